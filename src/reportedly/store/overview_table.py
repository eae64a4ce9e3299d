"""All versions of all events as arrays, kept in memory: a filter over very many of them is a few operations on each.

A `Table` never changes; `grown` gives one that has what the ledger wrote since. A row holds as of an entry if that lies
in `entry <= … < until`. Words are numbers into a vocabulary, -1 for none; days count from 1970-01-01, NO_DAY for none.
No text is kept once a row, so that a version costs some hundred bytes; rows are read from the store in parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, func, select

from reportedly.store.overview_arrays import EVER, NONE, Ints, closed, coded, joined, number_of_day, whole_numbers
from reportedly.store.overview_ids import Ids, Names, names_of
from reportedly.store.overview_parties import Parties
from reportedly.store.overview_places import Places
from reportedly.store.overview_where import Spot
from reportedly.store.tables import entries, glances

_WORDS = ("event_type", "sub_event", "change", "standing", "reliability", "review", "time_precision")
_SPOT = ("latitude", "longitude", "place_precision", "place_id", "place", "admin1", "country")
_WIDE = frozenset(("killed",))  # what four bytes may not hold
AT_ONCE = 20_000  # rows of the store in memory
COLUMNS = (*_WORDS, "event_id", "earliest", "latest", "entry", "until", "information", "killed", "spot")


@dataclass(frozen=True, eq=False)
class Table:
    """`columns` have one row a version, in the order of the ledger. `words` are the vocabularies, `codes` the way
    back; `newest` is the last row of each event, `recorded` the time of each entry from the first, in ASCII."""

    columns: Mapping[str, Ints] = field(
        default_factory=lambda: {name: whole_numbers((), wide=name in _WIDE) for name in COLUMNS}
    )
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    codes: Mapping[str, Mapping[Any, int]] = field(default_factory=dict)
    events: Ids = field(default_factory=Ids)
    places: Places = field(default_factory=Places)
    parties: Parties = field(default_factory=Parties)
    newest: Ints = field(default_factory=lambda: whole_numbers(()))
    recorded: Names = field(default_factory=lambda: names_of(()))
    last: int = 0

    def __len__(self) -> int:
        return len(self.columns["entry"])

    def entry_at(self, stamp: str | None) -> int:
        """The last entry recorded by then; 0 where there was none."""
        if stamp is None:
            return self.last
        return int(np.searchsorted(self.recorded, np.bytes_(stamp.encode()), side="right"))

    def recorded_at(self, entry: int) -> str:
        return bytes(self.recorded[entry - 1]).decode()

    def word(self, column: str, code: int) -> str | None:
        return None if code == NONE else self.words[column][code]


def grown(table: Table, connection: Connection) -> Table:
    """The table with all that the ledger wrote since; itself where that is nothing."""
    last = connection.scalar(select(func.max(entries.c.entry))) or 0
    if last == table.last:
        return table
    growing = _Growing(table)
    # From the first on all is read as it lies, which is far faster than by entries; no row is of a later entry, for a
    # reader sees one picture of the store.
    asked = select(glances)
    if table.last:
        asked = asked.where(glances.c.entry > table.last)
    for rows in in_parts(connection, asked):
        growing.add(rows)
    recorded = select(entries.c.recorded).where(entries.c.entry > table.last).order_by(entries.c.entry)
    return growing.done(names_of(connection.scalars(recorded)), last)


def in_parts(connection: Connection, asked: Select[Any]) -> Iterator[Sequence[Any]]:
    """The rows of a question, some at a time: neither the driver nor we hold them all."""
    yield from connection.execute(asked, execution_options={"yield_per": AT_ONCE}).partitions()


class _Growing:
    """A table to be: vocabularies are copied where there is something new, arrays put together once."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.codes: dict[str, Mapping[Any, int]] = dict(table.codes)
        self.words: dict[str, Sequence[str]] = dict(table.words)
        self.spots: list[Spot] = []
        self.parties = table.parties.growing(len(table))
        self.parts: dict[str, list[Ints]] = {name: [] for name in COLUMNS}
        self.ids: list[Names] = []

    def add(self, rows: Sequence[Any]) -> None:
        """Rows of `glances`."""
        told = dict(zip((column.name for column in glances.columns), zip(*rows, strict=True), strict=True))
        self.ids.append(names_of(told["event_id"]))
        for name in _WORDS:
            self.parts[name].append(self._coded(name, told[name]))
        for name in ("earliest", "latest"):
            self.parts[name].append(coded(told[name], {day: number_of_day(day) for day in set(told[name])}))
        for name in ("entry", "information", "killed"):
            numbers = (NONE if value is None else value for value in told[name])
            self.parts[name].append(whole_numbers(numbers, wide=name in _WIDE))
        self.parts["spot"].append(self._spots(told))
        self.parties.add(told["parties"])

    def done(self, recorded: Names, last: int) -> Table:
        old = self.table
        new = {name: joined(parts, wide=name in _WIDE) for name, parts in self.parts.items()}
        order = np.argsort(new["entry"], kind="stable")
        ids = np.concatenate(self.ids) if self.ids else names_of(())
        events, new["event_id"] = old.events.grown(ids[order])
        columns = {
            name: np.concatenate((old.columns[name], part if name == "event_id" else part[order]))
            for name, part in new.items()
            if name != "until"
        }
        until = np.concatenate((old.columns["until"], np.full(len(order), EVER, np.int32)))
        columns["until"], newest = closed(until, columns["event_id"], columns["entry"], old.newest, len(old))
        return Table(
            columns=MappingProxyType(columns),
            words=MappingProxyType(self.words),
            codes=MappingProxyType(self.codes),
            events=events,
            places=old.places.grown(self.spots),
            parties=self.parties.done(order),
            newest=newest,
            recorded=np.concatenate((old.recorded, recorded)),
            last=last,
        )

    def _spots(self, told: Mapping[str, Sequence[Any]]) -> Ints:
        """The number of each row's place; NONE where the event is no more."""
        keys = [
            None if kind is None else key
            for kind, key in zip(told["event_type"], zip(*(told[name] for name in _SPOT), strict=True), strict=True)
        ]
        known = self.codes.get("spot", {})
        fresh = [key for key in dict.fromkeys(keys) if key is not None and key not in known]
        if fresh:
            self.codes["spot"] = known = {**known, **{key: n for n, key in enumerate(fresh, len(known))}}
            self.spots += [Spot(*key) for key in fresh]
        return whole_numbers(NONE if key is None else known[key] for key in keys)

    def _coded(self, name: str, values: Sequence[str | None]) -> Ints:
        known = self.codes.setdefault(name, {})
        fresh = [value for value in dict.fromkeys(values) if value is not None and value not in known]
        if fresh:
            self.codes[name] = known = {**known, **{value: n for n, value in enumerate(fresh, len(known))}}
            self.words[name] = [*self.words.get(name, ()), *fresh]
        return coded(values, {**known, None: NONE})
