"""Coded claims against labelled ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from evaluation.claims import compare, values
from evaluation.counters import Found, Right

from reportedly.model import (
    AcledCode,
    Attribution,
    Claim,
    Count,
    EventType,
    Modality,
    Party,
    PlaceRef,
    Span,
    Stance,
    TimeRef,
)

_TEXT = "Rebels seized Orra on Friday, the army said. Two men died. Police fled."


def _span(words: str) -> Span:
    start = _TEXT.index(words)
    return Span(start, start + len(words))


def _party(text: str, name: str | None = None) -> Party:
    return Party(_span(text), text, name=name)


def _claim(trigger: str, **changes: Any) -> Claim:
    plain = Claim(
        id="",
        event_type=EventType.COERCE,
        mode=None,
        contexts=(),
        acled=None,
        trigger=_span(trigger),
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


_LABEL: dict[str, Any] = {
    "phrase": "seized Orra",
    "types": ["COERCE"],
    "acled": ["Non-state actor overtakes territory"],
    "actor": ["Rebels"],
    "place": ["Orra"],
    "from": "2026-04-24",
    "source": ["the army"],
}
_SAID = (Attribution(_party("the army"), None, Stance.ASSERTS),)
_ORRA = PlaceRef(_span("Orra"), "Orra")
_FRIDAY = TimeRef(_span("on Friday"), "on Friday", date(2026, 4, 24), date(2026, 4, 24), "day")
_SEIZED = _claim(
    "seized",
    actors=(_party("Rebels"),),
    attribution=_SAID,
    place=_ORRA,
    time=_FRIDAY,
    acled=AcledCode("Strategic developments", "Non-state actor overtakes territory", ""),
)


def test_a_right_claim_is_right_in_all_fields() -> None:
    assert all(values(_LABEL, _SEIZED).values())
    result = compare("one", _TEXT, [_SEIZED], [_LABEL])
    assert result.counts["whole F1"] == Found(hits=1)
    assert result.failures == ()


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"actors": ()}, {"actor"}),
        ({"actors": (_party("Police"), _party("Rebels"))}, {"actor"}),
        ({"attribution": ()}, {"source", "stance"}),
        ({"attribution": (Attribution(_party("the army"), None, Stance.DENIES),)}, {"stance"}),
        ({"hedged": True}, {"hedged"}),
        ({"background": True}, {"background"}),
        ({"modality": Modality.FUTURE}, {"modality"}),
        ({"event_type": EventType.ASSAULT}, {"type"}),
        ({"acled": None}, {"acled"}),
        ({"place": None}, {"place"}),
        ({"place": replace(_ORRA, text="a town", name="Orra")}, set()),
        ({"time": None}, {"dates"}),
        ({"time": replace(_FRIDAY, latest=date(2026, 4, 25))}, {"dates"}),
        ({"targets": (_party("the army"),)}, {"target"}),
        ({"counts": (Count("killed", "targets", 2, 2, Span(45, 48), "Two"),)}, {"killed"}),
    ],
)
def test_each_wrong_value_is_told(changes: dict[str, Any], wrong: set[str]) -> None:
    found = values(_LABEL, replace(_SEIZED, **changes))
    assert {name for name, ok in found.items() if not ok} == wrong


def test_a_party_of_another_sentence_is_not_judged_where_the_label_names_none() -> None:
    assert "target" not in values(_LABEL, replace(_SEIZED, targets=(_party("Police"),)))


def test_several_parties_are_a_list_of_lists() -> None:
    label = {**_LABEL, "actor": [["Rebels"], ["Police", "officers"]]}
    assert not values(label, _SEIZED)["actor"]
    assert values(label, replace(_SEIZED, actors=(_party("Rebels"), _party("Police"))))["actor"]


def test_of_a_speech_the_publisher_or_the_speaker_is_its_source_and_no_target_is_judged() -> None:
    label = {"phrase": "said", "types": ["STATEMENT"], "actor": ["the army"]}
    found = values(
        label, _claim("said", event_type=EventType.STATEMENT, attribution=_SAID, targets=(_party("Police"),))
    )
    assert found["source"]
    assert "target" not in found
    assert not values({**label, "actor": ["Police"]}, _claim("said", attribution=_SAID))["source"]


def test_who_passed_it_on_is_the_second_of_the_chain() -> None:
    label = {**_LABEL, "via": ["Police"]}
    assert not values(label, _SEIZED)["via"]
    passed = (*_SAID, Attribution(_party("Police"), None))
    assert values(label, replace(_SEIZED, attribution=passed))["via"]


def test_counts_are_compared_by_their_low_end_and_the_high_end_of_one_number() -> None:
    label = {"phrase": "men died", "types": ["ASSAULT"], "killed": [2, 2]}
    told = Count("killed", "targets", 2, 2, Span(45, 48), "Two")
    died = _claim("died", event_type=EventType.ASSAULT)
    assert values(label, replace(died, counts=(told,)))["killed"]
    assert values(label, replace(died, counts=(replace(told, high=None),)))["killed"]
    assert not values(label, replace(died, counts=(replace(told, high=3),)))["killed"]
    assert not values(label, died)["killed"]
    assert values({**label, "killed": [2, 9]}, replace(died, counts=(replace(told, high=3),)))["killed"]


def test_missed_and_extra_claims_are_counted_and_optional_ones_are_not() -> None:
    optional = {"phrase": "men died", "types": ["ASSAULT"], "optional": True}
    result = compare("one", _TEXT, [_claim("died"), _claim("Friday")], [_LABEL, optional])
    assert result.counts["found F1"] == Found(hits=0, missed=1, extra=1)
    assert [(f.figure, f.expected, f.got) for f in result.failures] == [
        ("found F1", "seized Orra", "nothing"),
        ("found F1", "nothing", "COERCE 'Friday'"),
    ]


def test_a_counted_label_chooses_before_one_that_is_not() -> None:
    again = {**_LABEL, "again": True}
    assert compare("one", _TEXT, [_SEIZED], [again, _LABEL]).counts["found F1"] == Found(hits=1)


def test_a_label_takes_the_claim_that_has_the_most_right() -> None:
    result = compare("one", _TEXT, [replace(_SEIZED, hedged=True), _SEIZED], [_LABEL])
    assert result.counts["hedged"] == Right(1, 1)


def test_a_claim_of_another_type_is_found_but_not_typed() -> None:
    result = compare("one", _TEXT, [replace(_SEIZED, event_type=EventType.AID)], [_LABEL])
    assert result.counts["found F1"] == Found(hits=1)
    assert result.counts["typed F1"] == result.counts["whole F1"] == Found(missed=1, extra=1)


def test_a_label_that_is_not_in_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not stand"):
        compare("one", _TEXT, [], [{"phrase": "fled Orra", "types": ["RETREAT"]}])
