"""Resolving anew what a change touched: the components of its claims and nothing else.

An event is named after the claim of its own that came first. So an event that grows keeps its name; of two that become
one the older name lives on and the other leads to it; of one that splits, the part with that claim keeps the name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, func, select

from reportedly.resolve.model import Event, Judgement, JudgementKind, LinkedClaim, Pair
from reportedly.store import jsons, rows
from reportedly.store.ledger import Entry
from reportedly.store.rules import Rules
from reportedly.store.tables import links, meetings, memberships, names, versions
from reportedly.store.versions import names_of, version_row

_MARK = "e"


def event_id_of(claim_id: str) -> str:
    """The name of the event whose first claim this is."""
    return _MARK + claim_id


def founding_claim(event_id: str) -> str:
    return event_id.removeprefix(_MARK)


def find_near(connection: Connection, probes: Iterable[str]) -> set[str]:
    """The claims under any of the keys."""
    found: set[str] = set()
    for part in rows.parts(sorted(set(probes))):
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


def reresolve(connection: Connection, entry: Entry, touched: Collection[str], rules: Rules) -> tuple[str, ...]:
    """Bring the events of these claims' components up to date; gives those of which there is a new version."""
    written: list[str] = []
    for component in _components(connection, touched, entry):
        written.extend(_settle(connection, entry, component, rules))
    return tuple(dict.fromkeys(written))


def _components(connection: Connection, touched: Collection[str], entry: Entry) -> Iterator[_Component]:
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
    claims = rows.linked_claims(connection, edges.keys(), entry.number)
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


def _settle(connection: Connection, entry: Entry, component: _Component, rules: Rules) -> Iterator[str]:
    claims = component.claims
    # Its event may have another name by now: the claim that it was named after leads to it.
    active = [replace(judgement, event=None) for judgement in component.judgements if not judgement.undone]
    arrival = {claim_id: number for number, claim_id in enumerate(claims)}
    before = rows.events_of(connection, claims, entry.number)
    after: dict[str, str] = {}
    events: list[Event] = []
    for cluster in rules.resolve(list(claims.values()), active, component.links):
        event_id = event_id_of(min(cluster, key=arrival.__getitem__))
        events.append(rules.event_of(cluster, claims, active, event_id))
        after.update(dict.fromkeys(cluster, event_id))
    _insert_memberships(connection, entry, before, after, claims)
    last = _last_versions(connection, {*before.values(), *after.values()})
    for event in sorted(events, key=lambda event: arrival[founding_claim(event.event_id)]):
        row = version_row(event)
        number, kept = last.get(event.event_id, (0, None))
        if row["json"] != kept:
            _insert_version(connection, entry, rules, number + 1, row)
            asked_by = names_of(event, number + 1)
            if asked_by:
                connection.execute(names.insert(), asked_by)
            yield event.event_id
    for event_id in sorted(set(before.values()) - set(after.values())):
        first = founding_claim(event_id)
        if first in claims:  # else its event is settled with another component
            number, _ = last[event_id]
            row = {"event_id": event_id, "redirect": after.get(first)}
            _insert_version(connection, entry, rules, number + 1, row)
            yield event_id


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


def _insert_version(connection: Connection, entry: Entry, rules: Rules, version: int, row: Mapping[str, Any]) -> None:
    values = {**row, "version": version, "entry": entry.number, "rules": rules.version}
    connection.execute(versions.insert().values(**values))
