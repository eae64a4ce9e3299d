"""The state of the store that evidence is of, and what was read of it last."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

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
        for part in rows.parts(sorted(set(numbers) - self._known.keys())):
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
