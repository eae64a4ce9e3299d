"""The accuracy gate itself, on tiny gold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from evaluation.claims import compare, values
from evaluation.counters import Found, Right
from evaluation.gate import below, floors_of, written

from reportedly.model import Attribution, Claim, Count, EventType, Modality, Party, Span, Stance

_TEXT = "Rebels seized Orra on Friday, the army said. Two men died."


def _party(text: str) -> Party:
    start = _TEXT.index(text)
    return Party(Span(start, start + len(text)), text)


def _claim(trigger: str, **changes: Any) -> Claim:
    start = _TEXT.index(trigger)
    plain = Claim(
        id="",
        event_type=EventType.COERCE,
        mode=None,
        contexts=(),
        acled=None,
        trigger=Span(start, start + len(trigger)),
        evidence=Span(0, 44),
        actors=(),
        targets=(),
        place=None,
        time=None,
        attribution=(),
        modality=Modality.ACTUAL,
        hedged=False,
        background=False,
        counts=(),
    )
    return replace(plain, **changes)


_SEIZED: dict[str, Any] = {"phrase": "seized Orra", "types": ["COERCE"], "actor": ["Rebels"], "source": ["the army"]}
_SAID = (Attribution(_party("the army"), None, Stance.ASSERTS),)


def test_a_right_claim_is_right_in_all_fields() -> None:
    claim = _claim("seized", actors=(_party("Rebels"),), attribution=_SAID)
    assert all(values(_SEIZED, claim).values())


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"actors": (), "attribution": _SAID}, {"actor"}),
        ({"actors": (_party("Rebels"), _party("the army")), "attribution": _SAID}, {"actor"}),
        ({"actors": (_party("Rebels"),)}, {"source", "stance"}),
        ({"actors": (_party("Rebels"),), "attribution": _SAID, "hedged": True}, {"hedged"}),
        ({"actors": (_party("Rebels"),), "attribution": _SAID, "event_type": EventType.ASSAULT}, {"type"}),
    ],
)
def test_each_wrong_value_is_told(changes: dict[str, Any], wrong: set[str]) -> None:
    found = values(_SEIZED, _claim("seized", **changes))
    assert {name for name, ok in found.items() if not ok} == wrong


def test_counts_are_compared_by_their_low_end() -> None:
    label = {"phrase": "men died", "types": ["ASSAULT"], "killed": [2, 2]}
    told = Count("killed", "targets", 2, 2, Span(45, 48), "Two")
    assert values(label, _claim("died", event_type=EventType.ASSAULT, counts=(told,)))["counts"]
    assert not values(label, _claim("died", event_type=EventType.ASSAULT))["counts"]


def test_missed_and_extra_claims_are_counted_and_optional_ones_are_not() -> None:
    optional = {"phrase": "men died", "types": ["ASSAULT"], "optional": True}
    claims = [_claim("died"), _claim("Friday")]
    score = compare(_TEXT, claims, [_SEIZED, optional])
    assert score.found == Found(hits=0, missed=1, extra=1)
    assert score.failures == ("missed: 'seized Orra'", "extra: COERCE 'Friday'")


def test_a_label_that_is_not_in_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not stand"):
        compare(_TEXT, [], [{"phrase": "fled Orra", "types": ["RETREAT"]}])


def test_scores_of_documents_add_up() -> None:
    one = compare(_TEXT, [_claim("seized", actors=(_party("Rebels"),), attribution=_SAID)], [_SEIZED])
    none = compare(_TEXT, [], [_SEIZED])
    both = (one + none).figures()
    assert both["found"] == pytest.approx(2 / 3)
    assert (one + none).fields["actor"] == Right(1, 1)


def test_a_figure_below_its_floor_fails() -> None:
    assert below({"found": 0.9}, {"found": 0.9}) == []
    assert len(below({"found": 0.8}, {"found": 0.9})) == 1
    assert len(below({}, {"source": 0.5})) == 1


def test_floors_leave_room_for_one_answer() -> None:
    full = compare(_TEXT, [_claim("seized", actors=(_party("Rebels"),), attribution=_SAID)], [_SEIZED])
    floors = floors_of(full + full)
    assert floors["actor"] == 0.5
    assert floors["found"] == pytest.approx(2 / 3)
    assert below((full + full).figures(), floors) == []


def test_floors_are_written_with_corpus_and_reason() -> None:
    text = written({"found": 0.98765}, corpus="abc", count=3, reason="first floors")
    assert 'corpus = "abc"' in text
    assert "found = 0.988" in text
    assert 'reason = "first floors"' in text
