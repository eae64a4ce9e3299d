"""Reading the records of events, many at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from reportedly.resolve.model import Pair
from reportedly.store import jsons, rows
from reportedly.store.evidence_records import (
    ClaimRecord,
    EventRecord,
    JudgementRecord,
    LinkRecord,
    Recorded,
    Undoing,
    VersionRecord,
    WithdrawalRecord,
)
from reportedly.store.resolution import event_id_of
from reportedly.store.tables import claims, entries, judgements, links, versions, withdrawals
from reportedly.store.versions import claims_in, event_of_row


def event_records(connection: Connection, ids: Sequence[str], entry: int) -> Iterator[EventRecord]:
    """The records of these events, as they were after an entry, in this order; each is one that was not lost then."""
    kept = _versions(connection, ids, entry)
    mine = {event_id: {claim_id for row in kept[event_id] for claim_id in row.claims} for event_id in ids}
    every = set().union(*mine.values()) if mine else set()
    told = rows.linked_claims(connection, every, entry)
    came = _entries_of(connection, every)
    owners = _owners(mine)
    of_links = _links(connection, every, owners, entry)
    decided = _judgements(connection, every, entry)
    gone = _withdrawals(connection, every, owners, entry)
    merged = _merged(connection, mine, entry)
    numbers = {row.entry for made in kept.values() for row in made} | set(came.values())
    numbers |= {number for found in of_links.values() for _, number in found}
    numbers |= {number for found in gone.values() for _, number in found}
    numbers |= {number for made in merged.values() for _, number in made}
    when = recorded_of(connection, numbers)
    made_claims = {claim_id: ClaimRecord(claim, when[came[claim_id]]) for claim_id, claim in told.items()}
    place = {claim_id: n for n, claim_id in enumerate(told)}
    for event_id in ids:
        order = sorted(mine[event_id], key=place.__getitem__)
        withdrawn = [WithdrawalRecord(*one, when[number]) for one, number in gone.get(event_id, ())]
        naming = dict.fromkeys(told[claim_id].document_id for claim_id in order)
        rows_of = kept[event_id]
        last = rows_of[-1]
        yield EventRecord(
            event=event_of_row(last.json, last.version, told),
            versions=tuple(VersionRecord(v.version, when[v.entry], v.rules, v.redirect, v.json) for v in rows_of),
            merged=tuple((name, when[number]) for name, number in merged.get(event_id, ())),
            claims=tuple(made_claims[claim_id] for claim_id in order),
            links=tuple(LinkRecord(pair, when[number]) for pair, number in of_links.get(event_id, ())),
            judgements=tuple(one for one in decided if not mine[event_id].isdisjoint(one.judgement.claims)),
            withdrawals=tuple(withdrawn),
            documents=(*naming, *sorted({one.document_id for one in withdrawn} - naming.keys())),
        )


def recorded_of(connection: Connection, numbers: Collection[int]) -> dict[int, Recorded]:
    """The entries of the ledger by number."""
    found: dict[int, Recorded] = {}
    for part in rows.parts(sorted(numbers)):
        asked = select(entries.c.entry, entries.c.recorded, entries.c.tool).where(entries.c.entry.in_(part))
        for number, recorded, tool in connection.execute(asked).all():
            found[number] = Recorded(number, datetime.fromisoformat(recorded), tool)
    return found


@dataclass(frozen=True, slots=True)
class _Version:
    """A row of a version, before its claims are read."""

    version: int
    entry: int
    rules: str
    redirect: str | None
    json: Any

    @property
    def claims(self) -> list[str]:
        return claims_in(self.json) if self.json is not None else []


def _versions(connection: Connection, ids: Sequence[str], entry: int) -> dict[str, list[_Version]]:
    found: dict[str, list[_Version]] = {event_id: [] for event_id in ids}
    columns = ("event_id", "version", "entry", "rules", "redirect", "json")
    asked = select(*(versions.c[name] for name in columns))
    asked = asked.where(versions.c.event_id.in_(ids), versions.c.entry <= entry)
    made = connection.execute(asked.order_by(versions.c.event_id, versions.c.version)).all()
    told = jsons.read_all("null" if row[-1] is None else row[-1] for row in made)
    for (event_id, version, number, rules, redirect, _), kept in zip(made, told, strict=True):
        found[event_id].append(_Version(version, number, rules, redirect, kept))
    return found


def _owners(mine: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """The events of each claim, those that it left too."""
    found: dict[str, list[str]] = {}
    for event_id, ids in mine.items():
        for claim_id in ids:
            found.setdefault(claim_id, []).append(event_id)
    return found


def _merged(connection: Connection, ids: Mapping[str, Collection[str]], entry: int) -> dict[str, list[tuple[str, int]]]:
    """The events that went up in these, with the entries in which they did. `ids` are the claims of each event, for an
    event that went up in it was named after one of them."""
    named = {event_id_of(claim_id) for mine in ids.values() for claim_id in mine}
    gone: dict[str, list[tuple[str, int]]] = {}
    for part in rows.parts(sorted(named)):
        asked = select(versions.c.event_id, versions.c.redirect, versions.c.entry)
        asked = asked.where(versions.c.event_id.in_(part), versions.c.redirect.is_not(None), versions.c.entry <= entry)
        for name, redirect, number in connection.execute(asked).all():
            gone.setdefault(redirect, []).append((name, number))
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
        found.update((claim_id, entry) for claim_id, entry in connection.execute(asked).all())
    return found


def _links(
    connection: Connection, ids: Collection[str], owners: Mapping[str, Sequence[str]], entry: int
) -> dict[str, list[tuple[Pair, int]]]:
    """Links between two claims of one event, with their entries, by event."""
    made: list[tuple[str, str, int, str]] = []
    columns = (links.c.a, links.c.b, links.c.entry, links.c.json)
    for part in rows.parts(sorted(ids)):
        found = connection.execute(select(*columns).where(links.c.a.in_(part), links.c.entry <= entry))
        made.extend((a, b, number, told) for a, b, number, told in found.all() if b in ids)
    made.sort()
    by_event: dict[str, list[tuple[Pair, int]]] = {}
    with jsons.reading_records():
        for (a, b, number, _), kept in zip(made, jsons.read_all(row[3] for row in made), strict=True):
            pair = Pair(a, b, kept["score"], tuple(kept["reasons"]), kept["barred"])
            for event_id in owners[a]:
                if event_id in owners[b]:
                    by_event.setdefault(event_id, []).append((pair, number))
    return by_event


def _judgements(connection: Connection, ids: Collection[str], entry: int) -> list[JudgementRecord]:
    made = rows.judgements_on(connection, ids, entry)
    numbers = [judgement.seq for judgement in made]
    columns = (judgements.c.number, judgements.c.undoes, judgements.c.who, judgements.c.because, judgements.c.entry)
    found: list[Any] = []
    for part in rows.parts(numbers):
        asked = select(*columns).where(judgements.c.number.in_(part) | judgements.c.undoes.in_(part))
        found.extend(connection.execute(asked.where(judgements.c.entry <= entry)))
    when = recorded_of(connection, {row.entry for row in found})
    own = {row.number: when[row.entry] for row in found}
    undone = {row.undoes: Undoing(row.number, row.who, row.because, when[row.entry]) for row in found if row.undoes}
    return [JudgementRecord(one, own[one.seq], undone.get(one.seq)) for one in made]


def _withdrawals(
    connection: Connection, ids: Collection[str], owners: Mapping[str, Sequence[str]], entry: int
) -> dict[str, list[tuple[tuple[str, bool, str], int]]]:
    """That claims were withdrawn or made again, in the order in which that was recorded, by event."""
    made: list[Any] = []
    for part in rows.parts(sorted(ids)):
        asked = select(withdrawals).where(withdrawals.c.claim_id.in_(part), withdrawals.c.entry <= entry)
        made.extend(connection.execute(asked))
    by_event: dict[str, list[tuple[tuple[str, bool, str], int]]] = {}
    for row in sorted(made, key=lambda row: (row.entry, row.claim_id)):
        for event_id in owners[row.claim_id]:
            one = (row.claim_id, bool(row.withdrawn), row.document_id)
            by_event.setdefault(event_id, []).append((one, row.entry))
    return by_event
