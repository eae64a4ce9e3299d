"""The state of the store that evidence is of, and what was read of it last."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Table, exists, select

from reportedly.store.evidence_records import Recorded
from reportedly.store.many import UP_TO, find_tuples
from reportedly.store.tables import entries, versions

_MOST = 20_000  # entries in memory
_MOST_GONE = 50_000  # names of events in memory
_ENTRIES = select(entries.c.entry, entries.c.recorded, entries.c.tool).where(entries.c.entry <= UP_TO)
# A version with a redirect has no type, by which there is an index.
_GONE = select(versions.c.event_id).distinct()
_GONE = _GONE.where(versions.c.event_type.is_(None), versions.c.redirect.is_not(None)).limit(_MOST_GONE + 1)


class Entries:
    """Entries of the ledger. Those that were read stay in memory: what is read together was often written together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, Recorded] = {}

    def of(self, numbers: Collection[int]) -> Mapping[int, Recorded]:
        """The entries of these numbers, and perhaps others."""
        if len(self._known) > _MOST:
            self._known.clear()
        # To take the known ones from a set would go through them all.
        new = {number for number in numbers if number not in self._known}
        if new:
            for number, recorded, tool in find_tuples(self._connection, _ENTRIES, entries.c.entry, new, max(new)):
                self._known[number] = Recorded(number, datetime.fromisoformat(recorded), tool)
        return self._known


@dataclass(frozen=True, slots=True)
class State:
    """The store as it was after an entry."""

    connection: Connection
    entry: int
    entries: Entries
    _filled: dict[str, bool] = field(default_factory=dict)
    _gone: list[frozenset[str] | None] = field(default_factory=list)

    def has(self, table: Table) -> bool:
        """Whether the table has any row. Many stores have no withdrawals, judgements or fetches: none need be asked for
        with each hundred events."""
        known = self._filled.get(table.name)
        if known is None:
            known = self._filled[table.name] = self.connection.scalar(select(exists(select(table)))) or False
        return known

    def gone(self) -> frozenset[str] | None:
        """The events that ever went up in others, if they are few, as in most stores: the others need not be asked for.
        None where they are many."""
        if not self._gone:
            found = frozenset(self.connection.scalars(_GONE.where(versions.c.entry <= self.entry)))
            self._gone.append(found if len(found) <= _MOST_GONE else None)
        return self._gone[0]
