"""Resolving anew what a change touched: the components of its claims and nothing else.

An event is named after the claim of its own that came first. So an event that grows keeps its name; of two that become
one the older name lives on and the other leads to it; of one that splits, the part with that claim keeps the name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, func, select

from reportedly.resolve.model import Event, Judgement, JudgementKind, LinkedClaim, Pair
from reportedly.store import jsons, rows
from reportedly.store.copying import insert_rows
from reportedly.store.glances import insert_glances
from reportedly.store.keys import key_of
from reportedly.store.ledger import Entry
from reportedly.store.rules import Rules
from reportedly.store.tables import links, meetings, memberships, names, versions
from reportedly.store.tallies import insert_tallies
from reportedly.store.versions import names_of, nothing_of, version_row

_MARK = "e"


def event_id_of(claim_id: str) -> str:
    """The name of the event whose first claim this is."""
    return _MARK + claim_id


def founding_claim(event_id: str) -> str:
    return event_id.removeprefix(_MARK)


def find_near(connection: Connection, probes: Iterable[str]) -> set[str]:
    """The claims under any of the keys."""
    found: set[str] = set()
    for part in rows.parts(sorted(set(map(key_of, probes)))):
        found.update(connection.scalars(select(meetings.c.claim_id).where(meetings.c.key.in_(part))))
    return found


def insert_links(connection: Connection, entry: Entry, pairs: Iterable[Pair]) -> None:
    kept = {(min(p.a, p.b), max(p.a, p.b)): p for p in pairs}
    if kept:
        connection.execute(
            links.insert(),
            [
                {
                    "a": a,
                    "b": b,
                    "entry": entry.number,
                    "json": jsons.written({"score": p.score, "reasons": list(p.reasons), "barred": p.barred}),
                }
                for (a, b), p in sorted(kept.items())
            ],
        )


@dataclass(frozen=True, slots=True)
class _Component:
    """Claims that links and judgements hold together, in the order of their arrival, with those."""

    claims: Mapping[str, LinkedClaim]
    links: Sequence[Pair]
    judgements: Sequence[Judgement]


def reresolve(
    connection: Connection,
    entry: Entry,
    touched: Collection[str],
    rules: Rules,
    *,
    known: Mapping[str, LinkedClaim] = MappingProxyType({}),
) -> tuple[str, ...]:
    """Bring the events of these claims' components up to date; gives those of which there is a new version.

    `known` are claims as they are now, which need not be read again.
    """
    claims: dict[str, LinkedClaim] = {}
    after: dict[str, str] = {}
    events: list[Event] = []
    for component in _components(connection, touched, entry, known):
        claims.update(component.claims)
        for event in _resolved(component, rules):
            events.append(event)
            after.update(dict.fromkeys((claim.claim_id for claim in event.claims), event.event_id))
    before = rows.events_of(connection, claims, entry.number)
    _insert_memberships(connection, entry, before, after, claims)
    # An event whose first claim is elsewhere is not gone: it is settled there.
    gone = {event_id for event_id in set(before.values()) - set(after.values()) if founding_claim(event_id) in claims}
    last = _last_versions(connection, {*after.values(), *gone})
    new: list[dict[str, Any]] = []
    asked_by: list[dict[str, Any]] = []
    for event in events:
        number, kept = last.get(event.event_id, (0, None))
        row = version_row(event)
        if row["json"] != kept:
            new.append({**row, "version": number + 1, "entry": entry.number, "rules": rules.version})
            asked_by.extend(names_of(event, number + 1))
    for event_id in sorted(gone):
        told = {"redirect": after.get(founding_claim(event_id)), "version": last[event_id][0] + 1}
        new.append({**nothing_of(event_id), **told, "entry": entry.number, "rules": rules.version})
    insert_versions(connection, new, asked_by)
    changed = [(row["json"], last.get(row["event_id"], (0, None))[1]) for row in new]
    insert_tallies(connection, entry.number, changed, claims)
    return tuple(row["event_id"] for row in new)


def insert_versions(
    connection: Connection, new: Sequence[Mapping[str, Any]], asked_by: Sequence[Mapping[str, Any]]
) -> None:
    """Rows of versions, with what they can be asked for by (`names_of`)."""
    insert_rows(connection, versions, new)
    insert_glances(connection, new)
    insert_rows(connection, names, asked_by)


def _resolved(component: _Component, rules: Rules) -> Iterator[Event]:
    """The events of a component, in the order of their first claims."""
    # A judged event may have another name by now: the claim that it was named after leads to it.
    active = [replace(judgement, event=None) for judgement in component.judgements if not judgement.undone]
    arrival = {claim_id: number for number, claim_id in enumerate(component.claims)}
    clusters = rules.resolve(list(component.claims.values()), active, component.links)
    firsts = {min(cluster, key=arrival.__getitem__): cluster for cluster in clusters}
    for first in sorted(firsts, key=arrival.__getitem__):
        yield rules.event_of(firsts[first], component.claims, active, event_id_of(first))


def _components(
    connection: Connection, touched: Collection[str], entry: Entry, known: Mapping[str, LinkedClaim]
) -> Iterator[_Component]:
    pairs: dict[tuple[str, str], Pair] = {}
    judgements: dict[int, Judgement] = {}
    edges: dict[str, set[str]] = {claim_id: set() for claim_id in touched}
    frontier = set(touched)
    while frontier:
        reached: list[Sequence[str]] = []
        for pair in rows.links_of(connection, frontier):
            pairs[pair.a, pair.b] = pair
            reached.append((pair.a, pair.b))
        for judgement in rows.judgements_on(connection, frontier, entry.number):
            judgements[judgement.seq] = judgement
            if judgement.kind is JudgementKind.SAME and not judgement.undone:
                reached.append(judgement.claims)
        frontier = {claim_id for ids in reached for claim_id in ids} - edges.keys()
        for ids in reached:
            for claim_id in ids:
                edges.setdefault(claim_id, set()).update(ids)
    claims = rows.linked_claims(connection, edges.keys(), entry.number, known=known)
    for members in _connected(edges, claims):
        yield _Component(
            claims={claim_id: claims[claim_id] for claim_id in claims if claim_id in members},
            links=[pairs[key] for key in sorted(pairs) if key[0] in members],
            judgements=[judgements[n] for n in sorted(judgements) if not members.isdisjoint(judgements[n].claims)],
        )


def _connected(edges: Mapping[str, set[str]], order: Iterable[str]) -> Iterator[set[str]]:
    """The connected parts, by the first claim of each in the order given."""
    seen: set[str] = set()
    for start in order:
        if start in seen:
            continue
        part, waiting = {start}, [start]
        while waiting:
            fresh = edges[waiting.pop()] - part
            part |= fresh
            waiting.extend(fresh)
        seen |= part
        yield part


def _insert_memberships(
    connection: Connection, entry: Entry, before: Mapping[str, str], after: Mapping[str, str], order: Iterable[str]
) -> None:
    changed = [
        {"claim_id": claim_id, "entry": entry.number, "event_id": after.get(claim_id)}
        for claim_id in order
        if before.get(claim_id) != after.get(claim_id)
    ]
    if changed:
        connection.execute(memberships.insert(), changed)


def _last_versions(connection: Connection, ids: Collection[str]) -> dict[str, tuple[int, str | None]]:
    """Number and JSON of the last version of each event that has one."""
    found: dict[str, tuple[int, str | None]] = {}
    for part in rows.parts(sorted(ids)):
        newest = (
            select(versions.c.event_id, func.max(versions.c.version).label("version"))
            .where(versions.c.event_id.in_(part))
            .group_by(versions.c.event_id)
            .subquery()
        )
        same = (versions.c.event_id == newest.c.event_id) & (versions.c.version == newest.c.version)
        columns = (versions.c.event_id, versions.c.version, versions.c.json)
        found.update(
            {row.event_id: (row.version, row.json) for row in connection.execute(select(*columns).join(newest, same))}
        )
    return found
