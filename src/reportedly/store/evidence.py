"""All that the store knows of an event and of the documents it rests on, with when each was recorded and by what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from reportedly.resolve.model import Event, Judgement, LinkedClaim, Pair
from reportedly.store import jsons, query, rows
from reportedly.store.query import Asked
from reportedly.store.resolution import event_id_of
from reportedly.store.sources import SourceRecord, source_records
from reportedly.store.tables import (
    claims,
    documents,
    entries,
    judgements,
    links,
    raws,
    sightings,
    versions,
    withdrawals,
)
from reportedly.store.versions import claims_in, event_of_row
from reportedly.store.watch_tables import fetches, visits

_AT_ONCE = 100  # events that are read together
_MOST_VISITS = 100  # of a page that is looked at again and again: so many of the first, and so many of the last


@dataclass(frozen=True, slots=True)
class Recorded:
    """The entry of the ledger that wrote something: its number, when, and which tool."""

    entry: int
    at: datetime
    tool: str


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """A version of an event; `event` is None where it went up in another (`redirect`) or lost all its claims."""

    version: int
    recorded: Recorded
    rules: str
    redirect: str | None
    event: Event | None


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    claim: LinkedClaim
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class LinkRecord:
    pair: Pair
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class Undoing:
    """That a judgement was taken back: the number of that record, by whom and why."""

    seq: int
    who: str
    because: str
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class JudgementRecord:
    judgement: Judgement
    recorded: Recorded
    undoing: Undoing | None


@dataclass(frozen=True, slots=True)
class WithdrawalRecord:
    """That a claim is withdrawn, or made again; `document_id` is the newer text of the page."""

    claim_id: str
    withdrawn: bool
    document_id: str
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event with all that it ever rested on.

    `claims` are those of every version, in the order of their arrival; `merged` the events that went up in it;
    `documents` the ids of those that its claims stand in, and of those that withdrew claims.
    """

    event: Event
    versions: tuple[VersionRecord, ...]
    merged: tuple[tuple[str, Recorded], ...]
    claims: tuple[ClaimRecord, ...]
    links: tuple[LinkRecord, ...]
    judgements: tuple[JudgementRecord, ...]
    withdrawals: tuple[WithdrawalRecord, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a document was seen: under which name, as which page, and when it was fetched there, where that is known.

    `live`: the watch fetched it there and then.
    """

    ref: str
    page: str | None
    fetched: datetime | None
    live: bool
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class Fetch:
    """An exchange with a server that brought a document, or led to the one that did; `headers` are the server's.

    `sha256` and `length` are of the body as unpacked, `outcome` what became of it (watching.Outcome).
    """

    number: int
    url: str
    at: datetime
    status: int | None
    headers: Sequence[tuple[str, str]] = field(hash=False)
    sha256: str | None
    length: int | None
    outcome: str | None
    problem: str | None
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as the contract has it, with `media_type`, `blocks` and `masked`; its bytes are asked for apart.

    `raw_sha256` and `raw_size` are None where none are kept. `fetches` are the first and the last that brought it.
    """

    document: Mapping[str, Any] = field(hash=False)
    raw_sha256: str | None
    raw_size: int | None
    recorded: Recorded
    sightings: tuple[Sighting, ...]
    fetches: tuple[Fetch, ...]
    fetches_left_out: int


class Evidence:
    """One state of the store, for as long as it is open."""

    def __init__(
        self,
        connection: Connection,
        as_of: datetime | None,
        sources: Callable[[Connection, int], list[SourceRecord]] = source_records,
    ) -> None:
        """`sources` works out how every source fared, as of an entry of the ledger."""
        self._connection = connection
        self._sources = sources
        self.entry = rows.last_entry(connection, as_of)
        """The last entry of the ledger that counts."""

    def recorded(self) -> Recorded | None:
        """When that entry was written; None for a store without any."""
        return _recorded(self._connection, {self.entry}).get(self.entry)

    def named(self, event_id: str) -> Event | None:
        """The event of an id or its beginning."""
        return query.find_event(self._connection, event_id, self.entry)

    def asked(self, asked: Asked) -> Iterator[Event]:
        """The events asked for, latest first."""
        return query.find_events(self._connection, asked, self.entry)

    def records(self, events: Iterable[Event]) -> Iterator[EventRecord]:
        """The record of each event, some hundred in memory at a time."""
        for part in rows.parts(events, _AT_ONCE):
            yield from _records(self._connection, part, self.entry)

    def document(self, document_id: str) -> DocumentRecord:
        """The record of a document that a claim or withdrawal names."""
        return _document(self._connection, document_id, self.entry)

    def raw(self, sha256: str) -> bytes:
        """The bytes of this hash, which a document's record gives."""
        found: bytes = self._connection.execute(select(raws.c.content).where(raws.c.hash == sha256)).scalar_one()
        return found

    def sources(self, *, most_events: int) -> list[SourceRecord] | None:
        """What each source asserted, and how it fared; None in a store of more events, all of which it would read."""
        if query.count_events(self._connection, self.entry) > most_events:
            return None
        return self._sources(self._connection, self.entry)


def _records(connection: Connection, events: Sequence[Event], entry: int) -> Iterator[EventRecord]:
    kept = _versions(connection, [event.event_id for event in events], entry)
    ids = {
        event.event_id: {c.claim_id for c in event.claims}
        | {claim_id for row in kept[event.event_id] if row.json is not None for claim_id in row.claims}
        for event in events
    }
    every = set().union(*ids.values()) if ids else set()
    told = rows.linked_claims(connection, every, entry)
    came = _entries_of(connection, every)
    found_links = _links(connection, every, entry)
    decided = _judgements(connection, every, entry)
    gone = _withdrawals(connection, every, entry)
    merged = _merged(connection, ids, entry)
    numbers = {row.entry for made in kept.values() for row in made} | set(came.values())
    numbers |= {number for _, number in found_links} | {number for _, number in gone}
    numbers |= {number for made in merged.values() for _, number in made}
    when = _recorded(connection, numbers)
    for event in events:
        mine = ids[event.event_id]
        withdrawn = [(one, when[number]) for one, number in gone if one[0] in mine]
        naming = {told[claim_id].document_id for claim_id in mine} | {one[2] for one, _ in withdrawn}
        order = dict.fromkeys(claim.document_id for claim_id, claim in told.items() if claim_id in mine)
        yield EventRecord(
            event=event,
            versions=tuple(row.record(when, told) for row in kept[event.event_id]),
            merged=tuple((name, when[number]) for name, number in merged.get(event.event_id, ())),
            claims=tuple(ClaimRecord(told[c], when[came[c]]) for c in told if c in mine),
            links=tuple(LinkRecord(p, when[n]) for p, n in found_links if p.a in mine and p.b in mine),
            judgements=tuple(one for one in decided if not mine.isdisjoint(one.judgement.claims)),
            withdrawals=tuple(WithdrawalRecord(*one, recorded) for one, recorded in withdrawn),
            documents=(*order, *sorted(naming - order.keys())),
        )


@dataclass(frozen=True, slots=True)
class _Version:
    """A row of a version, before its claims are read."""

    event_id: str
    version: int
    entry: int
    rules: str
    redirect: str | None
    json: Any

    @property
    def claims(self) -> list[str]:
        return claims_in(self.json)

    def record(self, when: Mapping[int, Recorded], told: Mapping[str, LinkedClaim]) -> VersionRecord:
        event = None if self.json is None else event_of_row(self.json, self.version, told)
        return VersionRecord(self.version, when[self.entry], self.rules, self.redirect, event)


def _versions(connection: Connection, ids: Sequence[str], entry: int) -> dict[str, list[_Version]]:
    found: dict[str, list[_Version]] = {event_id: [] for event_id in ids}
    asked = select(versions).where(versions.c.event_id.in_(ids), versions.c.entry <= entry)
    for row in connection.execute(asked.order_by(versions.c.event_id, versions.c.version)):
        kept = None if row.json is None else jsons.read(row.json)
        found[row.event_id].append(_Version(row.event_id, row.version, row.entry, row.rules, row.redirect, kept))
    return found


def _merged(connection: Connection, ids: Mapping[str, Collection[str]], entry: int) -> dict[str, list[tuple[str, int]]]:
    """The events that went up in these, with the entries in which they did. `ids` are the claims of each event, for an
    event that went up in it was named after one of them."""
    named = {event_id_of(claim_id) for mine in ids.values() for claim_id in mine}
    gone: dict[str, list[tuple[str, int]]] = {}
    for part in rows.parts(sorted(named)):
        asked = select(versions.c.event_id, versions.c.redirect, versions.c.entry)
        asked = asked.where(versions.c.event_id.in_(part), versions.c.redirect.is_not(None), versions.c.entry <= entry)
        for row in connection.execute(asked):
            gone.setdefault(row.redirect, []).append((row.event_id, row.entry))
    found: dict[str, list[tuple[str, int]]] = {}
    for event_id in ids:
        seen, waiting = {event_id}, [event_id]
        while waiting:
            for name, number in gone.get(waiting.pop(), ()):
                if name not in seen:
                    seen.add(name)
                    waiting.append(name)
                    found.setdefault(event_id, []).append((name, number))
    return {event_id: sorted(told, key=lambda one: (one[1], one[0])) for event_id, told in found.items()}


def _entries_of(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in rows.parts(sorted(ids)):
        asked = select(claims.c.claim_id, claims.c.entry).where(claims.c.claim_id.in_(part))
        found.update({row.claim_id: row.entry for row in connection.execute(asked)})
    return found


def _links(connection: Connection, ids: Collection[str], entry: int) -> list[tuple[Pair, int]]:
    """Links between two of the claims, with their entries."""
    found: list[tuple[Pair, int]] = []
    for part in rows.parts(sorted(ids)):
        for row in connection.execute(select(links).where(links.c.a.in_(part), links.c.entry <= entry)):
            if row.b in ids:
                kept = jsons.read(row.json)
                pair = Pair(row.a, row.b, kept["score"], tuple(kept["reasons"]), kept["barred"])
                found.append((pair, row.entry))
    return sorted(found, key=lambda one: (one[0].a, one[0].b))


def _judgements(connection: Connection, ids: Collection[str], entry: int) -> list[JudgementRecord]:
    made = rows.judgements_on(connection, ids, entry)
    numbers = [judgement.seq for judgement in made]
    columns = (judgements.c.number, judgements.c.undoes, judgements.c.who, judgements.c.because, judgements.c.entry)
    found: list[Any] = []
    for part in rows.parts(numbers):
        asked = select(*columns).where(judgements.c.number.in_(part) | judgements.c.undoes.in_(part))
        found.extend(connection.execute(asked.where(judgements.c.entry <= entry)))
    when = _recorded(connection, {row.entry for row in found})
    own = {row.number: when[row.entry] for row in found}
    undone = {row.undoes: Undoing(row.number, row.who, row.because, when[row.entry]) for row in found if row.undoes}
    return [JudgementRecord(one, own[one.seq], undone.get(one.seq)) for one in made]


def _withdrawals(connection: Connection, ids: Collection[str], entry: int) -> list[tuple[tuple[str, bool, str], int]]:
    found: list[tuple[tuple[str, bool, str], int]] = []
    for part in rows.parts(sorted(ids)):
        asked = select(withdrawals).where(withdrawals.c.claim_id.in_(part), withdrawals.c.entry <= entry)
        for row in connection.execute(asked):
            found.append(((row.claim_id, bool(row.withdrawn), row.document_id), row.entry))
    return sorted(found, key=lambda one: (one[1], one[0]))


def _document(connection: Connection, document_id: str, entry: int) -> DocumentRecord:
    size = func.length(raws.c.content).label("size")
    asked = select(documents.c.json, documents.c.entry, documents.c.raw, size)
    asked = asked.outerjoin(raws, raws.c.hash == documents.c.raw).where(documents.c.document_id == document_id)
    row = connection.execute(asked).one()
    seen = select(sightings, visits.c.fetched, visits.c.live)
    seen = seen.outerjoin(visits, visits.c.number == sightings.c.number)
    seen = seen.where(sightings.c.document_id == document_id, sightings.c.entry <= entry)
    places = connection.execute(seen.order_by(sightings.c.number)).all()
    exchanges, left_out = _exchanges(connection, document_id, entry)
    when = _recorded(connection, {row.entry, *(one.entry for one in (*places, *exchanges))})
    return DocumentRecord(
        document=jsons.read(row.json),
        raw_sha256=row.raw,
        raw_size=row.size,
        recorded=when[row.entry],
        sightings=tuple(_sighting(place, when) for place in places),
        fetches=tuple(_fetch(one, when) for one in exchanges),
        fetches_left_out=left_out,
    )


def _sighting(row: Any, when: Mapping[int, Recorded]) -> Sighting:
    fetched = datetime.fromisoformat(row.fetched) if row.fetched else None
    return Sighting(row.ref, row.page, fetched, bool(row.live), when[row.entry])


def _exchanges(connection: Connection, document_id: str, entry: int) -> tuple[list[Any], int]:
    """The exchanges of the requests that brought a document, and how many of such requests are left out."""
    asked = select(fetches.c.request).where(fetches.c.document_id == document_id, fetches.c.entry <= entry)
    requests = list(dict.fromkeys(connection.scalars(asked.order_by(fetches.c.number))))
    kept = requests if len(requests) <= 2 * _MOST_VISITS else requests[:_MOST_VISITS] + requests[-_MOST_VISITS:]
    found: list[Any] = []
    if kept:
        whole = select(fetches).where(fetches.c.request.in_(kept), fetches.c.entry <= entry)
        found.extend(connection.execute(whole.order_by(fetches.c.number)))
    return found, len(requests) - len(kept)


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


def _recorded(connection: Connection, numbers: Collection[int]) -> dict[int, Recorded]:
    found: dict[int, Recorded] = {}
    for part in rows.parts(sorted(numbers)):
        for row in connection.execute(select(entries).where(entries.c.entry.in_(part))):
            found[row.entry] = Recorded(row.entry, datetime.fromisoformat(row.recorded), row.tool)
    return found
