"""Spans of days: weekdays, weeks, months, seasons and feasts, before or after a given day."""

from __future__ import annotations

import calendar as civil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Range:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Feasts:
    """The feasts of data/lexicons/calendar.toml: (month, day), or the first days by year; lengths in days."""

    fixed: Mapping[str, tuple[int, int]]
    moving: Mapping[str, tuple[date, ...]]
    length: Mapping[str, int]
    aliases: Mapping[str, str]
    seasons: Mapping[str, tuple[int, int]]


@cache
def load_feasts() -> Feasts:
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/calendar.toml").read_text(encoding="utf-8"))
    return Feasts(
        fixed={k: (int(v[:2]), int(v[3:])) for k, v in data["fixed"].items()},
        moving={k: tuple(date.fromisoformat(d) for d in v) for k, v in data["moving"].items()},
        length=data["length"],
        aliases=data["aliases"],
        seasons={k: (v[0], v[1]) for k, v in data["seasons"].items()},
    )


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where there is none of that number."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shift(start: date, days: int) -> date | None:
    """`days` later, or None past the calendar's ends."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def month(year: int, number: int) -> Range:
    return Range(date(year, number, 1), date(year, number, civil.monthrange(year, number)[1]))


def months_from(year: int, number: int, offset: int) -> Range | None:
    """The month that lies `offset` months after the given one."""
    index = year * 12 + number - 1 + offset
    return month(index // 12, index % 12 + 1) if 12 <= index < 9999 * 12 else None


def year(number: int) -> Range:
    return Range(date(number, 1, 1), date(number, 12, 31))


def week_of(given: date) -> Range | None:
    """Monday to Sunday."""
    first = shift(given, -given.weekday())
    last = shift(given, 6 - given.weekday())
    return Range(first, last) if first and last else None


def weekday(given: date, number: int, *, future: bool, strict: bool = False) -> date | None:
    """The nearest such weekday at or before `given` (at or after it where `future`); never that day if `strict`."""
    if future:
        ahead = (number - given.weekday()) % 7
        return shift(given, 7 if strict and ahead == 0 else ahead)
    back = (given.weekday() - number) % 7
    return shift(given, -(7 if strict and back == 0 else back))


def weekend(given: date, *, future: bool) -> Range | None:
    """Saturday and Sunday: those of `given` if it is one of them, else the last before (the next after) it."""
    saturday = weekday(given, 5, future=future and given.weekday() != 6)
    if given.weekday() == 6 and not future:
        saturday = shift(given, -1)
    sunday = shift(saturday, 1) if saturday else None
    return Range(saturday, sunday) if saturday and sunday else None


def season(name: str, of_year: int) -> Range:
    """The meteorological season of the northern half of the world; a winter begins in December of its year."""
    first, last = load_feasts().seasons[name]
    return Range(month(of_year, first).first, month(of_year + (last < first), last).last)


def feast(name: str, near: date, *, future: bool) -> Range | None:
    """The feast's last time at or before `near` (its next one where `future`), or None if the tables end."""
    feasts = load_feasts()
    name = feasts.aliases.get(name, name)
    if name == "eid":
        both = [feast(n, near, future=future) for n in ("eid al-fitr", "eid al-adha")]
        found = [f for f in both if f is not None]
        return (min if future else max)(found, key=lambda f: f.first) if found else None
    if name == "easter":
        starts = tuple(_easter(y) for y in range(near.year - 1, near.year + 2))
    elif name in feasts.fixed:
        starts = tuple(date(y, *feasts.fixed[name]) for y in range(near.year - 1, near.year + 2))
    else:
        starts = feasts.moving.get(name, ())
    length = feasts.length.get(name, 1)
    spans = [Range(s, s + timedelta(days=length - 1)) for s in starts]
    fits = [s for s in spans if (s.last >= near if future else s.first <= near)]
    if not fits:
        return None
    best = fits[0] if future else fits[-1]
    return best if abs((best.first - near).days) < 400 else None


def _easter(of_year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus."""
    a, b, c = of_year % 19, of_year // 100, of_year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    number, extra = divmod(h + m - 7 * n + 114, 31)
    return date(of_year, number, extra + 1)
