"""The state of the store that evidence is of, and what was read of it last."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Table, exists, select

from reportedly.store import rows
from reportedly.store.evidence_records import Recorded
from reportedly.store.tables import entries

_MOST = 20_000  # entries in memory


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
        for part in rows.parts(sorted({number for number in numbers if number not in self._known})):
            asked = select(entries.c.entry, entries.c.recorded, entries.c.tool).where(entries.c.entry.in_(part))
            for number, recorded, tool in self._connection.execute(asked).all():
                self._known[number] = Recorded(number, datetime.fromisoformat(recorded), tool)
        return self._known


@dataclass(frozen=True, slots=True)
class State:
    """The store as it was after an entry."""

    connection: Connection
    entry: int
    entries: Entries
    _filled: dict[str, bool] = field(default_factory=dict)

    def has(self, table: Table) -> bool:
        """Whether the table has any row. Many stores have no withdrawals, judgements or fetches: none need be asked for
        with each hundred events."""
        known = self._filled.get(table.name)
        if known is None:
            known = self._filled[table.name] = self.connection.scalar(select(exists(select(table)))) or False
        return known
