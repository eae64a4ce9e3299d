"""All versions of all events as arrays, kept in memory: a filter over very many of them is a few operations on each.

A `Table` never changes; `grown` gives one that has what the ledger wrote since. A row holds as of an entry if that lies
in `entry <= … < until`. Words are numbers into a vocabulary, -1 for none; days count from 1970-01-01, NO_DAY for none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from reportedly.store import jsons
from reportedly.store.tables import claims, documents, entries, glances, memberships

NONE = -1
NO_DAY = np.iinfo(np.int32).min
EVER = np.iinfo(np.int64).max
_EPOCH = date(1970, 1, 1).toordinal()
_WORDS = ("event_id", "event_type", "sub_event", "change", "standing", "reliability", "review", "time_precision")
_SPOT = ("latitude", "longitude", "place_precision", "place_id", "place", "admin1", "country")

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at a precision. Nothing but the precision is always there."""

    latitude: float | None
    longitude: float | None
    place_precision: str | None
    place_id: str | None
    place: str | None
    admin1: str | None
    country: str | None


@dataclass(frozen=True, eq=False)
class Table:
    """`columns` have one row a version, in the order of the ledger; `party_*` one row a party of a version, `told_*`
    one a claim's stay in an event. `words` are the vocabularies, `codes` the way back."""

    columns: Mapping[str, Ints] = field(default_factory=dict)
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    codes: Mapping[str, Mapping[Any, int]] = field(default_factory=dict)
    spots: Sequence[Spot] = ()
    parties: Sequence[str] = ()  # JSON, as `glances` has it
    recorded: Sequence[str] = ()  # of each entry, from the first
    last: int = 0

    def entry_at(self, stamp: str | None) -> int:
        """The last entry recorded by then; 0 where there was none."""
        if stamp is None:
            return self.last
        return bisect_right(self.recorded, stamp)

    def word(self, column: str, code: int) -> str | None:
        return None if code == NONE else self.words[column][code]


def day_number(day: date) -> int:
    return day.toordinal() - _EPOCH


def day_of(number: int) -> str | None:
    """YYYY-MM-DD."""
    return None if number == NO_DAY else date.fromordinal(int(number) + _EPOCH).isoformat()


def grown(table: Table, connection: Connection) -> Table:
    """The table with all that the ledger wrote since; itself where that is nothing."""
    last = connection.scalar(select(func.max(entries.c.entry))) or 0
    if last == table.last:
        return table
    growing = _Growing(table)
    between = entries.c.entry > table.last, entries.c.entry <= last
    recorded = connection.scalars(select(entries.c.recorded).where(*between).order_by(entries.c.entry)).all()
    asked = select(glances).where(glances.c.entry > table.last, glances.c.entry <= last)
    growing.versions(connection.execute(asked.order_by(glances.c.entry, glances.c.event_id)).all())
    told = (
        select(claims.c.number.label("claim"), memberships.c.entry, memberships.c.event_id, documents.c.number)
        .select_from(memberships)
        .join(claims, claims.c.claim_id == memberships.c.claim_id)
        .join(documents, documents.c.document_id == claims.c.document_id)
        .where(memberships.c.entry > table.last, memberships.c.entry <= last)
        .order_by(memberships.c.entry)
    )
    growing.memberships(connection.execute(told).all())
    return growing.done([*table.recorded, *recorded], last)


class _Growing:
    """A table to be: vocabularies are copied, arrays put together once."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.codes: dict[str, dict[Any, int]] = {name: dict(codes) for name, codes in table.codes.items()}
        self.words: dict[str, list[str]] = {name: list(words) for name, words in table.words.items()}
        self.spots = list(table.spots)
        self.parties = list(table.parties)
        self.new: dict[str, Ints] = {}

    def versions(self, made: Sequence[Any]) -> None:
        """Rows of `glances`."""
        told = _columns(made, [column.name for column in glances.columns])
        for name in _WORDS:
            self.new[name] = self._coded(name, told[name])
        for name in ("earliest", "latest"):
            self.new[name] = _numbers(told[name], {day: _day(day) for day in set(told[name])})
        for name in ("entry", "information", "killed"):
            self.new[name] = np.fromiter((NONE if value is None else value for value in told[name]), np.int64)
        self.new["spot"] = self._spots(told)
        self.new["until"] = np.full(len(made), EVER)
        self.parties.extend(parties or "[]" for parties in told["parties"])
        self._parties(told["parties"])

    def memberships(self, made: Sequence[Any]) -> None:
        told = _columns(made, ["claim", "entry", "event_id", "number"])
        self.new["told_event"] = self._coded("event_id", told["event_id"])
        for name in ("claim", "entry", "number"):
            self.new[f"told_{name}"] = np.array(told[name], np.int64)
        self.new["told_until"] = np.full(len(made), EVER)

    def done(self, recorded: Sequence[str], last: int) -> Table:
        old = self.table.columns
        columns = {name: np.concatenate((old[name], new)) if name in old else new for name, new in self.new.items()}
        _close(columns, "event_id", "entry", "until")
        _close(columns, "told_claim", "told_entry", "told_until")
        return Table(
            columns=MappingProxyType(columns),
            words=MappingProxyType(self.words),
            codes=MappingProxyType(self.codes),
            spots=self.spots,
            parties=self.parties,
            recorded=recorded,
            last=last,
        )

    def _spots(self, told: Mapping[str, Sequence[Any]]) -> Ints:
        """The number of each row's place; NONE where the event is no more."""
        keys = list(zip(*(told[name] for name in _SPOT), strict=True))
        codes = self.codes.setdefault("spot", {})
        for key in dict.fromkeys(keys):
            if key not in codes:
                codes[key] = len(self.spots)
                self.spots.append(Spot(*key))
        gone = np.array([kind is None for kind in told["event_type"]], bool)
        return np.where(gone, NONE, _numbers(keys, codes))

    def _parties(self, told: Sequence[str | None]) -> None:
        """Each party of each row, once in whatever roles."""
        first = len(self.table.parties)
        known = {text: {key: name for _, key, name in jsons.read(text)} for text in set(told) if text is not None}
        codes, words = self.codes.setdefault("party", {}), self.words.setdefault("party", [])
        for text in told:
            for key, name in known[text].items() if text is not None else ():
                if key not in codes:
                    codes[key] = len(words)
                    words.append(name)
        pairs = [
            (number, codes[key])
            for number, text in enumerate(told, first)
            for key in (known[text] if text is not None else ())
        ]
        self.new["party_row"], self.new["party_code"] = np.array(pairs, np.int64).reshape(len(pairs), 2).T.copy()

    def _coded(self, name: str, values: Sequence[str | None]) -> Ints:
        codes, words = self.codes.setdefault(name, {}), self.words.setdefault(name, [])
        for value in dict.fromkeys(values):
            if value is not None and value not in codes:
                codes[value] = len(words)
                words.append(value)
        return _numbers(values, {**codes, None: NONE})


def _columns(rows: Sequence[Any], names: Sequence[str]) -> dict[str, Sequence[Any]]:
    return dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())


def _numbers(values: Sequence[Any], codes: Mapping[Any, int]) -> Ints:
    return np.fromiter(map(codes.__getitem__, values), np.int64, len(values))


def _day(day: str | None) -> int:
    return NO_DAY if day is None else date.fromisoformat(day).toordinal() - _EPOCH


def _close(columns: dict[str, Ints], key: str, entry: str, until: str) -> None:
    """A row holds until the entry of the next row of its key."""
    order = np.argsort(columns[key], kind="stable")  # rows stand in the order of their entries
    keys, ends = columns[key][order], np.full(len(order), EVER)
    same = keys[1:] == keys[:-1]
    ends[:-1][same] = columns[entry][order][1:][same]
    columns[until] = np.empty(len(order), np.int64)
    columns[until][order] = ends
