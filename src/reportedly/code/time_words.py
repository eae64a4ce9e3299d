"""The words of data/lexicons/times.toml: those of time, and those that put a happening on a day of its own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
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
    upheaval: frozenset[str]
    at_large: frozenset[str]
    turns: frozenset[str]
    over: frozenset[str]
    behind: frozenset[str]
    gathering: frozenset[str]
    back: frozenset[str]
    about: frozenset[str]
    held: frozenset[str]
    treat: frozenset[str]
    follow: frozenset[str]
    lasting: frozenset[str]
    react: frozenset[str]
    answer: frozenset[str]
    relative: frozenset[str]


@cache
def load_times() -> TimeWords:
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/times.toml").read_text(encoding="utf-8"))
    return TimeWords(**{name: frozenset(data[name]) for name in TimeWords.__slots__})
