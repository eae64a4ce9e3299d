"""The days of claims: their own, and those that the story lends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportedly.link.times import link_times
from reportedly.model import Claim, Document, EventType, Modality, Span, TimeRef

_TEXT = "on Saturday … on Monday … last year"
_DOCUMENT = Document(id="d", ref="d", text=_TEXT, blocks=(), published=date(2026, 4, 28))


def _claim(start: int, event_type: EventType = EventType.ASSAULT, *, words: str | None = None) -> Claim:
    at = _TEXT.index(words) if words else 0
    return Claim(
        id=str(start),
        event_type=event_type,
        mode=None,
        contexts=(),
        acled=None,
        trigger=Span(start, start + 1),
        evidence=Span(start, start + 5),
        actors=(),
        targets=(),
        place=None,
        time=TimeRef(Span(at, at + len(words)), words) if words else None,
        attribution=(),
        modality=Modality.ACTUAL,
        hedged=False,
        background=False,
        counts=(),
    )


def _days(*claims: Claim) -> list[date | None]:
    return [c.time.earliest if c.time else None for c in link_times(_DOCUMENT, claims)]


def test_own_words_are_read_against_publication() -> None:
    assert _days(_claim(0, words="on Saturday")) == [date(2026, 4, 25)]


def test_violence_lends_its_day_to_violence() -> None:
    assert _days(_claim(0, words="on Saturday"), _claim(10)) == [date(2026, 4, 25)] * 2


def test_deeds_lend_nothing_to_words() -> None:
    assert _days(_claim(0, words="on Saturday"), _claim(10, EventType.STATEMENT)) == [date(2026, 4, 25), None]


def test_a_story_of_several_days_lends_nothing() -> None:
    days = _days(_claim(0, words="on Saturday"), _claim(10, words="on Monday"), _claim(20))
    assert days == [date(2026, 4, 25), date(2026, 4, 27), None]


def test_history_and_plans_neither_lend_nor_take() -> None:
    past = replace(_claim(0, words="last year"), background=True)
    assert _days(past, _claim(10)) == [date(2025, 1, 1), None]
    planned = replace(_claim(10), modality=Modality.FUTURE)
    assert _days(_claim(0, words="on Saturday"), planned) == [date(2026, 4, 25), None]


def test_a_truce_takes_no_day_from_the_fight() -> None:
    truce = replace(_claim(10, EventType.RETREAT), mode="ceasefire")
    assert _days(_claim(0, words="on Saturday"), truce) == [date(2026, 4, 25), None]
