"""Events on a line of days: counted by standing in bins of a day, a week, a month or a year."""

from __future__ import annotations

from typing import TypedDict

import numpy as np

from reportedly.store.overview_arrays import NO_DAY, Ints, Mask, day_of
from reportedly.store.overview_now import STANDINGS, Now

MOST_BINS = 120
SPANS = ("most", "all")
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
# What is told as history, and what is known to the year alone, would make the days that matter too small to see: a span
# that most events are in is enough.
_ENOUGH = 0.6
_KNOWN_DAYS = 31  # whose last day can be the end of the line
_TABLED = 10_000  # so many days, and their months are looked up
_MONDAY = 3  # day 0 was a Thursday


class Bin(TypedDict):
    """`by` counts the events whose days all lie in it, by standing; `perhaps` those that may have happened in it, for
    their days go beyond it."""

    first: str
    last: str
    by: list[int]
    perhaps: int


class Timeline(TypedDict):
    """`before` and `after` are events outside the bins, `undated` those of which nobody says when."""

    unit: str
    bins: list[Bin]
    before: int
    after: int
    undated: int


def timeline(now: Now, mask: Mask, *, span: str, days: tuple[int, int] | None) -> Timeline:
    """The bins for these rows. `span` is "most" of the days or "all"; `days`, which were picked, are always shown."""
    earliest, latest = now.columns["earliest"][mask], now.columns["latest"][mask]
    known = (earliest != NO_DAY) & (latest != NO_DAY)
    undated = int((~known).sum())
    first, last, by = earliest[known], latest[known], now.by[mask][known]
    if not len(first):
        return Timeline(unit="day", bins=[], before=0, after=0, undated=undated)
    start, end = _most(first, last) if span == "most" else (int(first.min()), int(last.max()))
    if days is not None:
        start, end = min(start, max(days[0], int(first.min()))), max(end, min(days[1], int(last.max())))
    unit = next((u for u in ("day", "week", "month") if _number(u, end) - _number(u, start) < MOST_BINS), "year")
    kinds = len(STANDINGS)
    low, size = _number(unit, start), _number(unit, end) - _number(unit, start) + 1
    begins, ends = _numbers(unit, first) - low, _numbers(unit, last) - low
    inside = (ends >= 0) & (begins < size)
    whole = inside & (begins == ends)
    wide = np.bincount(begins[whole] * kinds + by[whole], minlength=size * kinds).reshape(size, kinds)
    spread = inside & ~whole
    steps = np.bincount(np.maximum(begins[spread], 0), minlength=size + 1)
    steps -= np.bincount(np.minimum(ends[spread], size - 1) + 1, minlength=size + 1)
    perhaps = np.cumsum(steps)
    return Timeline(
        unit=unit,
        bins=[
            Bin(
                first=str(day_of(_start(unit, low + n))),
                last=str(day_of(_start(unit, low + n + 1) - 1)),
                by=wide[n].tolist(),
                perhaps=int(perhaps[n]),
            )
            for n in range(size)
        ],
        before=int((ends < 0).sum()),
        after=int((begins >= size).sum()),
        undated=undated,
    )


def _most(first: Ints, last: Ints) -> tuple[int, int]:
    """The shortest span, of as many bins as there may be of one unit, up to the end, that enough events are in."""
    near = last - first <= _KNOWN_DAYS
    end = int((last[near] if near.any() else last).max())
    for size in _UNITS.values():
        inside = (first > end - size * (MOST_BINS - 1)) & (first <= end)
        if np.count_nonzero(inside) >= _ENOUGH * len(first):
            return int(first[inside].min()), end
    return int(first.min()), end


def _number(unit: str, day: int) -> int:
    return int(_numbers(unit, np.array([day]))[0])


def _numbers(unit: str, days: Ints) -> Ints:
    """The number of the unit that each day is in."""
    if unit == "day":
        return days
    if unit == "week":
        return (days + _MONDAY) // 7
    if len(days) > _TABLED and (many := int(days.max()) - (low := int(days.min())) + 1) < len(days):
        return np.asarray(_numbers(unit, np.arange(low, low + many))[days - low])  # each day once
    return days.astype("M8[D]").astype("M8[M]" if unit == "month" else "M8[Y]").astype(np.int64)


def _start(unit: str, number: int) -> int:
    """The first day of a unit."""
    if unit == "day":
        return number
    if unit == "week":
        return number * 7 - _MONDAY
    return int(np.datetime64(number, "M" if unit == "month" else "Y").astype("M8[D]").astype(np.int64))
