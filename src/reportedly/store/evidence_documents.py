"""Reading the records of documents, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from reportedly.store import jsons, rows
from reportedly.store.evidence_records import DocumentRecord, Fetch, Recorded, Sighting
from reportedly.store.evidence_state import State
from reportedly.store.many import UP_TO, find
from reportedly.store.tables import documents, raws, sightings
from reportedly.store.watch_tables import fetches, visits

_MOST_VISITS = 100  # of a page that is looked at again and again: so many of the first, and so many of the last
_SIZE = func.length(raws.c.content).label("size")
_DOCUMENTS = select(*(documents.c[name] for name in ("document_id", "json", "entry", "raw")), _SIZE)
_DOCUMENTS = _DOCUMENTS.outerjoin(raws, raws.c.hash == documents.c.raw)
_SIGHTINGS = select(sightings, visits.c.fetched, visits.c.live)
_SIGHTINGS = _SIGHTINGS.outerjoin(visits, visits.c.number == sightings.c.number)
_SIGHTINGS = _SIGHTINGS.where(sightings.c.entry <= UP_TO).order_by(sightings.c.number)
_FETCHES = select(fetches.c.document_id, fetches.c.request).where(fetches.c.entry <= UP_TO).order_by(fetches.c.number)
_MOST_CHARACTERS = 8 << 20  # of the JSON of the documents that stay in memory


class Documents:
    """Records of documents, as they were after an entry. Those that were named last stay in memory, for the events that
    are told of next rest on many of the same."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._kept: dict[str, tuple[DocumentRecord, int]] = {}
        self._characters = 0

    def of(self, ids: Iterable[str]) -> dict[str, DocumentRecord]:
        """The records of those of these documents that are there, by their ids."""
        kept, wanted = self._kept, set(ids)
        for part in rows.parts(sorted([ident for ident in wanted if ident not in kept])):
            for ident, one in _records(self._state, part):
                kept[ident] = one
                self._characters += one[1]
        found = {}
        for ident in wanted:
            if ident in kept:
                one = kept[ident] = kept.pop(ident)  # the last to be forgotten
                found[ident] = one[0]
        if self._characters > _MOST_CHARACTERS:
            for ident in list(kept):
                self._characters -= kept.pop(ident)[1]
                if self._characters <= _MOST_CHARACTERS:
                    break
        return found


def _records(state: State, ids: Sequence[str]) -> Iterator[tuple[str, tuple[DocumentRecord, int]]]:
    """The records of these documents, each with how many characters its JSON has."""
    connection, entry = state.connection, state.entry
    made = find(connection, _DOCUMENTS, documents.c.document_id, ids, entry)
    places: dict[str, list[Any]] = {}
    for place in find(connection, _SIGHTINGS, sightings.c.document_id, ids, entry):
        places.setdefault(place.document_id, []).append(place)
    exchanges = _exchanges(connection, ids, entry) if state.has(fetches) else {}
    numbers = {row.entry for row in made} | {one.entry for told in places.values() for one in told}
    numbers |= {one.entry for told, _ in exchanges.values() for one in told}
    when = state.entries.of(numbers)
    for row, document in zip(made, jsons.read_all(row.json for row in made), strict=True):
        brought, left_out = exchanges.get(row.document_id, ([], 0))
        record = DocumentRecord(
            document=document,
            raw_sha256=row.raw,
            raw_size=row.size,
            recorded=when[row.entry],
            sightings=tuple(_sighting(place, when) for place in places.get(row.document_id, ())),
            fetches=tuple(_fetch(one, when) for one in brought),
            fetches_left_out=left_out,
        )
        yield row.document_id, (record, len(row.json))


def _sighting(row: Any, when: Mapping[int, Recorded]) -> Sighting:
    fetched = datetime.fromisoformat(row.fetched) if row.fetched else None
    return Sighting(row.ref, row.page, fetched, bool(row.live), when[row.entry])


def _exchanges(connection: Connection, ids: Sequence[str], entry: int) -> dict[str, tuple[list[Any], int]]:
    """The exchanges of the requests that brought each document, and how many of such requests are left out."""
    requests: dict[str, dict[int, None]] = {}
    for row in find(connection, _FETCHES, fetches.c.document_id, ids, entry):
        requests.setdefault(row.document_id, {})[row.request] = None
    kept = {ident: _first_and_last(list(told)) for ident, told in requests.items()}
    by_request: dict[int, list[Any]] = {}
    for part in rows.parts(sorted({request for told in kept.values() for request in told})):
        whole = select(fetches).where(fetches.c.request.in_(part), fetches.c.entry <= entry)
        for row in connection.execute(whole.order_by(fetches.c.number)):
            by_request.setdefault(row.request, []).append(row)
    return {
        ident: (
            sorted((row for request in told for row in by_request[request]), key=lambda row: int(row.number)),
            len(requests[ident]) - len(told),
        )
        for ident, told in kept.items()
    }


def _first_and_last(requests: list[int]) -> list[int]:
    return requests if len(requests) <= 2 * _MOST_VISITS else requests[:_MOST_VISITS] + requests[-_MOST_VISITS:]


def _fetch(row: Any, when: Mapping[int, Recorded]) -> Fetch:
    return Fetch(
        number=row.number,
        url=row.url,
        at=datetime.fromisoformat(row.at),
        status=row.status,
        headers=tuple((name, value) for name, value in jsons.read(row.headers)) if row.headers else (),
        sha256=row.hash,
        length=row.length,
        outcome=row.outcome,
        problem=row.problem,
        recorded=when[row.entry],
    )
