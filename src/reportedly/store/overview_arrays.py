"""Columns of whole numbers, in four bytes each where that is enough: there may be millions of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

NONE = -1
NO_DAY = int(np.iinfo(np.int32).min)
EVER = int(np.iinfo(np.int32).max)
_EPOCH = date(1970, 1, 1).toordinal()

Ints = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]


def whole_numbers(values: Iterable[int], *, wide: bool = False) -> Ints:
    """`wide` for what four bytes may not hold."""
    return np.fromiter(values, np.int64 if wide else np.int32)


def coded(values: Sequence[Any], codes: Mapping[Any, int]) -> Ints:
    """The number of each value."""
    return np.fromiter(map(codes.__getitem__, values), np.int32, len(values))


def joined(parts: Sequence[Ints], *, wide: bool = False) -> Ints:
    """One column of its parts."""
    return np.concatenate(parts) if parts else np.empty(0, np.int64 if wide else np.int32)


def closed(until: Ints, keys: Ints, entry: Ints, newest: Ints, first: int) -> tuple[Ints, Ints]:
    """Until when rows hold, and the newest row of each key, now that there are rows from `first` on.

    A row holds until the entry of the next row of its key; rows stand in the order of their entries. `newest` is NONE
    for a key that has no row yet, and may be too short for new keys.
    """
    many = max(int(keys[first:].max(initial=NONE)) + 1, len(newest))
    newest = np.concatenate((newest, np.full(many - len(newest), NONE, np.int32)))
    before = np.unique(newest[keys[first:]])
    rows = np.concatenate((before[before != NONE], np.arange(first, len(keys), dtype=np.int32)))
    rows = rows[np.argsort(keys[rows], kind="stable")]
    same = keys[rows[1:]] == keys[rows[:-1]]
    until = until.copy()
    until[rows[:-1][same]] = entry[rows[1:][same]]
    last = np.append(~same, True)[: len(rows)]
    newest[keys[rows[last]]] = rows[last]
    return until, newest


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> str | None:
    """YYYY-MM-DD."""
    return None if number == NO_DAY else date.fromordinal(int(number) + _EPOCH).isoformat()


def number_of_day(day: str | None) -> int:
    return NO_DAY if day is None else date.fromisoformat(day).toordinal() - _EPOCH
