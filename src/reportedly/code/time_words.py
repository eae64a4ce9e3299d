"""The words of data/lexicons/times.toml: those of time, and those that put a happening on a day of its own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words of data/lexicons/times.toml."""

    weekday: frozenset[str]
    month: frozenset[str]
    unit: frozenset[str]
    word: frozenset[str]
    longer: frozenset[str]
    history_unit: frozenset[str]
    history_word: frozenset[str]
    since: frozenset[str]
    era: frozenset[str]
    often: frozenset[str]
    alike: frozenset[str]
    row: frozenset[str]
    plans: frozenset[str]
    long_unit: frozenset[str]
    upheaval: frozenset[str]
    in_full: frozenset[str]
    at_large: frozenset[str]
    holding: frozenset[str]
    turns: frozenset[str]
    messages: frozenset[str]
    all_over: frozenset[str]
    over: frozenset[str]
    dated: frozenset[str]
    behind: frozenset[str]
    gathering: frozenset[str]
    back: frozenset[str]
    about: frozenset[str]
    held: frozenset[str]
    treat: frozenset[str]
    follow: frozenset[str]
    succeed: frozenset[str]
    occasion: frozenset[str]
    revenge: frozenset[str]
    lasting: frozenset[str]
    react: frozenset[str]
    attend: frozenset[str]
    accuse: frozenset[str]
    tells: frozenset[str]
    away: frozenset[str]
    court: frozenset[str]
    court_acts: frozenset[str]
    judged: frozenset[str]
    answer: frozenset[str]
    deed: frozenset[str]
    relative: frozenset[str]
    reviews: frozenset[str]
    looks_back: frozenset[str]


@cache
def load_times() -> TimeWords:
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/times.toml").read_text(encoding="utf-8"))
    return TimeWords(**{name: frozenset(data[name]) for name in TimeWords.__slots__})


def names_a_day(words: str) -> bool:
    """Whether words of time name a weekday or a month."""
    told, times = words.lower().split(), load_times()
    return not (times.weekday.isdisjoint(told) and times.month.isdisjoint(told))


def names_known_day(words: str) -> bool:
    """Whether the words are the date of a day that is known by it."""
    return any(words.strip() in entry.words for entry in _known_days())


def known_day(words: str, beside: frozenset[str], published: date | None) -> date | None:
    """The day that is known by its date alone ("the October 7 attack" of Hamas), if the lower-case words of its
    sentence tell that it is meant and the text is of a later year."""
    for entry in _known_days():
        if words.strip() in entry.words and not entry.near.isdisjoint(beside):
            return entry.day if published is None or published.year > entry.day.year else None
    return None


@dataclass(frozen=True, slots=True)
class _KnownDay:
    words: frozenset[str]
    near: frozenset[str]
    day: date


@cache
def _known_days() -> tuple[_KnownDay, ...]:
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/times.toml").read_text(encoding="utf-8"))
    return tuple(_KnownDay(frozenset(d["words"]), frozenset(d["near"]), d["day"]) for d in data["known_day"])
