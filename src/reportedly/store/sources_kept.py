"""How sources fared, kept from one question to the next: of events that changed since, what they told before is taken
off, and what they tell now put on. So what is new costs what is new, and not a look at every event."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from sqlalchemy import Connection, select

from reportedly.resolve.model import Standing
from reportedly.store import jsons, rows
from reportedly.store.query import is_last
from reportedly.store.sources import SourceRecord, Tally, Tellers, records_of, source_records, tallies_of, told_apart
from reportedly.store.tables import claims, versions

_MOST_CHANGED = 20_000  # events; of more, all are read anew
_AT_ONCE = 400


class KeptRecords:
    """The records as of the last entry that was asked for. Threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._tellers = Tellers()
        self._entry = -1
        self._tallies: dict[str, Tally] = {}
        self._given: tuple[int, list[SourceRecord]] = -1, []

    def ask(self, connection: Connection, entry: int) -> list[SourceRecord]:
        """The sources as they were after an entry, the one with most claims first."""
        with self._lock:
            known, records = self._given
            if known != entry:  # what there was after an entry never changes
                records = self._asked(connection, entry)
                self._given = entry, records
            return list(records)

    def _asked(self, connection: Connection, entry: int) -> list[SourceRecord]:
        if entry < self._entry:
            return source_records(connection, entry, self._tellers)
        changed = self._changed(connection, entry)
        if changed is None:
            self._tallies = tallies_of(connection, entry, self._tellers)
        else:
            self._tellers.learn(connection)
            self._count(connection, changed, self._entry, by=-1)
            self._count(connection, changed, entry, by=1)
        self._entry = entry
        return records_of(self._tallies)

    def _changed(self, connection: Connection, entry: int) -> Sequence[str] | None:
        """The events with a version since; None where all are to be read."""
        if self._entry < 0:
            return None
        asked = select(versions.c.event_id).where(versions.c.entry > self._entry, versions.c.entry <= entry)
        found = connection.scalars(asked.distinct().limit(_MOST_CHANGED + 1)).all()
        return None if len(found) > _MOST_CHANGED else found

    def _count(self, connection: Connection, events: Sequence[str], entry: int, *, by: int) -> None:
        for part in rows.parts(events, _AT_ONCE):
            asked = select(versions.c.standing, versions.c.json).where(
                versions.c.event_id.in_(part), versions.c.entry <= entry, is_last(entry)
            )
            found = [row for row in connection.execute(asked).all() if row.json is not None]
            told = jsons.read_all(row.json for row in found)
            number = _numbers(connection, [claim_id for event in told for claim_id, _ in event["claims"]])
            for row, event in zip(found, told, strict=True):
                apart, met = told_apart(event), set()
                corroborated = Standing.CORROBORATED in (row.standing, *event["also"])
                for claim_id, gone in event["claims"]:
                    claim = self._tellers.of(number[claim_id])
                    tally = self._tallies.setdefault(claim.origin, Tally())
                    asserts = tally.add(claim, withdrawn=gone, contradicted=claim_id in apart, by=by)
                    if asserts and claim.origin not in met:
                        met.add(claim.origin)
                        tally.meet(row.standing, corroborated=corroborated, by=by)


def _numbers(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in rows.parts(ids):
        asked = select(claims.c.claim_id, claims.c.number).where(claims.c.claim_id.in_(part))
        found.update({row.claim_id: row.number for row in connection.execute(asked)})
    return found
