"""Days that are counted from another happening of the sentence: "troops returned on Sunday, three days after rebels
overran the town"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.changed import replace
from reportedly.code.time_words import load_times
from reportedly.code.times import TimePhrase, time_phrases
from reportedly.link import calendar
from reportedly.link.days import PRESENT, Days, resolve
from reportedly.link.times_back import Earlier
from reportedly.model import Span

_WORDS = re.compile(r"(?P<count>.*)\b(?P<unit>day|night|week|fortnight|month|year)s? (?P<way>after|before)", re.DOTALL)
_SOME = {"day": (1, 7), "week": (7, 42)}
"""How many days "days after" and "weeks after" are, at least and at most."""
_LONGEST = 7  # days of a time from which is counted
_UNCOUNTED = "so far from another happening, whose day is not told"


def counted_spans(annotation: Annotation, published: date | None) -> dict[Span, tuple[Sentence, TimePhrase]]:
    """The words that count from another happening, with their sentences."""
    return {
        Span(sentence.tokens[phrase.first].start, sentence.tokens[phrase.past - 1].end): (sentence, phrase)
        for sentence in annotation.sentences
        for phrase in time_phrases(sentence, published)
        if phrase.counted
    }


def counted_days(
    span: Span,
    sentence: Sentence,
    phrase: TimePhrase,
    told: Sequence[Earlier],
    *,
    text: str,
    published: date | None,
    anchor: date | None,
) -> Days:
    """The days of the happening from which is counted: so far before, or behind, the one that the sentence dates.

    `told` are the times of the text, `anchor` is the day that the story is at. Without a day from which to count, the
    words stay undated.
    """
    found = _WORDS.fullmatch(" ".join(span.of(text).lower().split()))
    start = _start(span, sentence, phrase, told, text, published, anchor) if found is not None else None
    if found is None or start is None:
        return Days("DATE", "XXXX-XX-XX", None, None, "unknown", _UNCOUNTED)
    back = found["way"] == "after"
    count = re.sub(r"^the\b", "a", found["count"].strip())
    if not count or re.search(r"\b(?:few|several|some|many)\b", count):
        return _vague(found["unit"], start, back=back)
    ends = [_moved(count, found["unit"], day, back=back) for day in start]
    if ends[0] is None or ends[1] is None or ends[0].earliest is None:
        return Days("DATE", "XXXX-XX-XX", None, None, "unknown", _UNCOUNTED)
    return replace(ends[0], latest=ends[1].latest)


def _moved(count: str, unit: str, day: date, *, back: bool) -> Days | None:
    words = f"{count} {unit}s {'ago' if back else 'later'}"
    return resolve(words, published=day, anchor=day)


def _vague(unit: str, start: tuple[date, date], *, back: bool) -> Days:
    least, most = _SOME.get(unit, (0, 0))
    near, far = (start[1], start[0]) if back else start
    ends = (calendar.shift(far, -most), calendar.shift(near, -least)) if back else (
        calendar.shift(near, least), calendar.shift(far, most)
    )  # fmt: skip
    if not most or ends[0] is None or ends[1] is None:
        return Days("DATE", "XXXX-XX-XX", None, None, "unknown", _UNCOUNTED)
    rule = f"some {unit}s {'before' if back else 'after'} {start[0].isoformat()}"
    return Days("DATE", ends[0].isoformat(), ends[0], ends[1], "week" if unit == "day" else "month", rule)


def _start(
    span: Span,
    sentence: Sentence,
    phrase: TimePhrase,
    told: Sequence[Earlier],
    text: str,
    published: date | None,
    anchor: date | None,
) -> tuple[date, date] | None:
    """The day from which is counted: told in the sentence, nearest before the words or else behind them; of a
    happening that is told elsewhere that of the story, or of one that is told in the present tense, publication."""
    here = [
        (t.days.earliest, t.days.latest, t.span)
        for t in told
        if sentence.start <= t.span.start < sentence.end and t.days.earliest and t.days.latest
        if PRESENT.search(t.span.of(text).lower()) is None  # "taken days before the raid, and now in a cell"
    ]
    short = [t for t in here if (t[1] - t[0]).days < _LONGEST]
    before, behind = [t for t in short if t[2].end <= span.start], [t for t in short if t[2].start >= span.end]
    near = before[-1] if before else next(iter(behind), None)
    if near is not None:
        return near[0], near[1]
    above = sentence.tokens[phrase.governor].head
    if above < 0:
        return None
    verb = sentence.tokens[above]
    if verb.low_lemma not in load_times().follow:
        return None
    day = published if verb.xpos in ("VBZ", "VBP") else anchor or published
    return (day, day) if day is not None else None
