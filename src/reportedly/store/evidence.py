"""All that the store knows of an event and of the documents it rests on, with when each was recorded and by what."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection, select

from reportedly.resolve.model import Event
from reportedly.store import query, rows
from reportedly.store.evidence_documents import Documents
from reportedly.store.evidence_records import (
    ClaimRecord,
    DocumentRecord,
    EventRecord,
    Fetch,
    JudgementRecord,
    LinkRecord,
    Recorded,
    Sighting,
    Undoing,
    VersionRecord,
    WithdrawalRecord,
)
from reportedly.store.evidence_state import Entries, State
from reportedly.store.query import Asked
from reportedly.store.sources import SourceRecord, source_records
from reportedly.store.tables import raws

AT_ONCE = 100
"""Events that are read together."""
_AHEAD = 128 << 10  # bytes of a file that are asked for at once: of more the system may fetch the first part alone

__all__ = [
    "AT_ONCE",
    "ClaimRecord",
    "DocumentRecord",
    "EventRecord",
    "Evidence",
    "Fetch",
    "JudgementRecord",
    "LinkRecord",
    "Recorded",
    "Sighting",
    "Undoing",
    "VersionRecord",
    "WithdrawalRecord",
]


class Evidence:
    """One state of the store, for as long as it is open."""

    def __init__(
        self,
        connection: Connection,
        entry: int,
        sources: Callable[[Connection, int], list[SourceRecord]] = source_records,
    ) -> None:
        """The state after this entry of the ledger. `sources` works out how every source fared, as of an entry."""
        self._connection = connection
        self._sources = sources
        self.entry = entry
        self._state = State(connection, entry, Entries(connection))
        self._documents = Documents(self._state)

    def read_ahead(self) -> None:
        """Ask the system to fetch a SQLite store's file in the order in which it lies on the disk, as far as a quarter
        of memory holds it. Who reads all of it reads it by the page, from everywhere, which takes much longer."""
        file = self._connection.engine.url.database if self._connection.dialect.name == "sqlite" else None
        if file and hasattr(os, "posix_fadvise"):
            most = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 4
            with Path(file).open("rb") as opened:
                for start in range(0, min(most, os.fstat(opened.fileno()).st_size), _AHEAD):
                    os.posix_fadvise(opened.fileno(), start, _AHEAD, os.POSIX_FADV_WILLNEED)

    def recorded(self) -> Recorded | None:
        """When that entry was written; None for a store without any."""
        return self._state.entries.of({self.entry}).get(self.entry)

    def named(self, event_id: str) -> Event | None:
        """The event of an id or its beginning."""
        return query.find_event(self._connection, event_id, self.entry)

    def count(self) -> int:
        """How many events there are."""
        return query.count_events(self._connection, self.entry)

    def asked(self, asked: Asked) -> list[str]:
        """The ids of the events asked for, latest first."""
        return query.event_ids(self._connection, asked, self.entry)

    def records(self, ids: Iterable[str]) -> Iterator[EventRecord]:
        """The record of each of these events, some hundred in memory at a time. Needs msgspec."""
        from reportedly.store.evidence_events import event_records

        for part in rows.parts(ids, AT_ONCE):
            yield from event_records(self._state, self._documents, part)

    def documents(self, ids: Collection[str]) -> dict[str, DocumentRecord]:
        """The records of documents that claims or withdrawals name, by their ids."""
        return self._documents.of(ids)

    def raws(self, hashes: Collection[str]) -> dict[str, bytes]:
        """The bytes of these hashes, which documents' records give."""
        found: dict[str, bytes] = {}
        for part in rows.parts(sorted(hashes)):
            asked = select(raws.c.hash, raws.c.content).where(raws.c.hash.in_(part))
            found.update({row.hash: row.content for row in self._connection.execute(asked)})
        return found

    def sources(self, *, most_events: int) -> list[SourceRecord] | None:
        """What each source asserted, and how it fared; None in a store of more events, all of which it would read."""
        if self.count() > most_events:
            return None
        return self._sources(self._connection, self.entry)
