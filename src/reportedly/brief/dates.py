"""Days in words: “4 June 2026”, “4–6 June 2026”, “June 2026”; and how a wording is taken apart again."""

from __future__ import annotations

import calendar
from datetime import date, datetime

from reportedly.brief.wording import wording


def day_words(day: date) -> str:
    return f"{day.day} {month(day.month)} {day.year}"


def month(number: int) -> str:
    """The name of a month, from the wording's own list: no locale has a say in it."""
    names: list[str] = wording()["dates"]["months"]
    return names[number - 1]


def span_words(earliest: date | None, latest: date | None) -> str:
    """The days from the first to the last, shortened where month or year are the same; "" where none is known."""
    if earliest is None and latest is None:
        return ""
    first, last = earliest or latest, latest or earliest
    assert first is not None
    assert last is not None
    if first == last:
        return day_words(first)
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return f"{month(first.month)} {first.year}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month(first.month)} {first.year}"
    if first.year == last.year:
        return f"{first.day} {month(first.month)} – {last.day} {month(last.month)} {first.year}"
    return f"{day_words(first)} – {day_words(last)}"


def when_words(earliest: date | None, latest: date | None) -> str:
    """With its preposition: “on 4 June 2026”, “in June 2026”, “between 4 and 6 June 2026” as a span."""
    words = span_words(earliest, latest)
    if not words:
        return ""
    exact = earliest == latest or earliest is None or latest is None
    preposition = "on" if exact else "in" if "–" not in words else "some time during"
    return f"{preposition} {words}"


def moment_words(at: datetime) -> str:
    return f"{day_words(at.date())}, {at:%H:%M} UTC"
