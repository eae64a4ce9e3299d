"""Which claims PLOVER would code, and how its older records read today."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from evaluation.counters import Found
from evaluation.measures.plover import coded, compare, current

from reportedly.model import Attribution, Claim, EventType, Modality, Party, Span, Stance

TEXT = "The mayor accused the militia of burning the mill."


def claim(event_type: EventType, words: str, **changes: Any) -> Claim:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    plain = Claim(
        id="c",
        event_type=event_type,
        mode=None,
        contexts=(),
        acled=None,
        trigger=span,
        evidence=Span(0, len(TEXT)),
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


def said(cue: str, stance: Stance = Stance.ASSERTS) -> tuple[Attribution, ...]:
    start = TEXT.index(cue)
    source = Party(span=Span(0, 9), text="The mayor")
    return (Attribution(source=source, cue=Span(start, start + len(cue)), stance=stance),)


@pytest.mark.parametrize(
    ("event", "mode", "expected"),
    [
        ("FIGHT", "firearms", "ASSAULT"),
        ("DEMAND", None, "REQUEST"),
        ("INVESTIGATE", "", "ACCUSE"),
        ("COERCE", "destroy", "ASSAULT"),
        ("COERCE", "curfew", "COERCE"),
    ],
)
def test_current_types(event: str, mode: str | None, expected: str) -> None:
    assert current(event, mode) == expected


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        (claim(EventType.ASSAULT, "burning"), True),
        (claim(EventType.ASSAULT, "burning", modality=Modality.ATTEMPTED), True),
        (claim(EventType.ASSAULT, "burning", modality=Modality.FUTURE), False),
        (claim(EventType.THREATEN, "burning", modality=Modality.FUTURE), True),
        (claim(EventType.ASSAULT, "burning", modality=Modality.HYPOTHETICAL), False),
        (claim(EventType.ASSAULT, "burning", background=True), False),
        (claim(EventType.ASSAULT, "burning", attribution=said("accused", Stance.DENIES)), False),
        (claim(EventType.STATEMENT, "burning"), False),
    ],
)
def test_what_is_coded(told: Claim, counts: bool) -> None:
    assert bool(coded([told])) == counts


def test_the_content_of_a_speech_act_is_not_coded_beside_it() -> None:
    act = claim(EventType.ACCUSE, "accused")
    content = claim(EventType.ASSAULT, "burning", attribution=said("accused"))
    assert coded([act, content]) == [act]


def test_types_are_compared_as_sets() -> None:
    twice = [claim(EventType.ASSAULT, "burning"), claim(EventType.ASSAULT, "militia"), claim(EventType.AID, "mill")]
    result = compare("r", TEXT, {"ASSAULT", "ACCUSE"}, twice)
    assert result.counts["type F1"] == Found(hits=1, missed=1, extra=1)
    assert result.failures[0].expected == "ACCUSE, ASSAULT"
