"""What a party says that it will do is an agreement, a threat or a refusal; a forecast by others is none of them."""

from __future__ import annotations

import pytest

from reportedly.code.intent import intent
from reportedly.model import EventType, Modality


def told(
    event_type: EventType,
    mode: str | None = None,
    *,
    actor: str = "the Norlandic government",
    speaker: str | None = "Norlandic government",
    mark: str = "would",
    negated: bool = False,
    modality: Modality = Modality.FUTURE,
) -> tuple[str, str | None] | None:
    found = intent(
        event_type,
        mode,
        modality=modality,
        mark=mark,
        negated=negated,
        actors=[actor] if actor else [],
        speaker=speaker,
    )
    return (found.event_type.value, found.mode) if found else None


@pytest.mark.parametrize(
    ("event_type", "mode", "expected"),
    [
        (EventType.AID, None, ("AGREE", None)),
        (EventType.RETREAT, "withdraw", ("AGREE", None)),
        (EventType.CONSULT, "visit", ("AGREE", None)),
        (EventType.SANCTION, "discontinue", ("THREATEN", "relations")),
        (EventType.SANCTION, "expel", ("THREATEN", "expel")),
        (EventType.COERCE, "seize", ("THREATEN", "territory")),
        (EventType.COERCE, "curfew", ("THREATEN", "restrict")),
        (EventType.ASSAULT, "aerial", ("THREATEN", "violence")),
        (EventType.ACCUSE, None, None),
    ],
)
def test_of_itself(event_type: EventType, mode: str | None, expected: tuple[str, str | None] | None) -> None:
    assert told(event_type, mode) == expected


def test_a_refusal_of_cooperation() -> None:
    assert told(EventType.RETREAT, "withdraw", negated=True) == ("REJECT", "yield")
    assert told(EventType.CONSULT, negated=True) == ("REJECT", "meet")
    assert told(EventType.ASSAULT, negated=True) is None


def test_a_forecast_by_others_is_no_threat() -> None:
    assert told(EventType.ASSAULT, speaker="a Sudland analyst") is None
    assert told(EventType.RETREAT, negated=True, speaker="a Sudland analyst") is None


def test_a_country_speaks_through_its_officials() -> None:
    assert told(EventType.SANCTION, actor="France", speaker="the French foreign minister") == ("THREATEN", "restrict")


def test_in_the_publishers_own_voice_only_measures_are_threats() -> None:
    assert told(EventType.ASSAULT, speaker=None) is None
    assert told(EventType.PROTEST, speaker=None) is None
    assert told(EventType.AID, speaker=None, mark="will") is None
    assert told(EventType.COERCE, "restrict", speaker=None, mark="plans") == ("THREATEN", "restrict")


def test_an_unnamed_official_speaks_for_a_government_and_not_for_rebels() -> None:
    assert told(EventType.SANCTION, "discontinue", speaker="an official") == ("THREATEN", "relations")
    assert told(EventType.ASSAULT, actor="the rebels", speaker="an official") is None


def test_a_condition_makes_no_less_of_a_threat() -> None:
    assert told(EventType.ASSAULT, modality=Modality.HYPOTHETICAL) == ("THREATEN", "violence")
    assert told(EventType.ASSAULT, modality=Modality.HYPOTHETICAL, mark="could") is None


def test_what_is_expected_of_a_party_is_no_intent() -> None:
    assert told(EventType.AID, mark="expected") is None
    assert told(EventType.AID, modality=Modality.HYPOTHETICAL, speaker="a Sudland analyst") is None
    assert told(EventType.AID, actor="") is None
