"""Working out all events again after a change of rules, some at a time; what changes becomes a new version.

Each step is a transaction and an entry of the ledger whose tool says how far it went. So it can be ended at any moment
and goes on where it was; what came out as it was before is not looked at twice. Links keep the scores that they were
given: rules work out clusters and values again, they do not compare claims again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, exists, func, select

from reportedly.store import jsons, rows
from reportedly.store.engine import reading, writing
from reportedly.store.ledger import begin
from reportedly.store.resolution import reresolve
from reportedly.store.rules import Rules
from reportedly.store.tables import entries, versions
from reportedly.store.versions import claims_in

KIND = "resolution"
_AT_ONCE = 100  # events a step: a second or so, after which others may write
_ALL, _OTHERS, _DONE = "all events", "events of other rules", "done"


@dataclass(frozen=True, slots=True)
class Step:
    """How far it went: events looked at of how many, and how many of these have a new version."""

    looked_at: int
    of: int
    changed: int


def again(engine: Engine, rules: Rules, *, every: bool, at: datetime | None = None) -> Iterator[Step]:
    """Work out again the events that other rules made, or `every` one; a step each time that some are done."""
    work = f"{rules.version}, {_ALL if every else _OTHERS}: "
    with reading(engine) as connection:
        after = _reached(connection, work)
        left = _left(connection, rules, every=every, after=after)
        total = connection.scalar(select(func.count()).select_from(left.subquery())) or 0
    looked_at = changed = 0
    while True:
        with writing(engine) as connection:
            ids = connection.scalars(_left(connection, rules, every=every, after=after).limit(_AT_ONCE)).all()
            if not ids and looked_at == 0 and not after:
                return
            entry = begin(connection, kind=KIND, tool=work + (ids[-1] if ids else _DONE), at=at)
            if not ids:
                return
            new = reresolve(connection, entry, _claims_of(connection, ids, entry.number), rules)
        after = ids[-1]
        looked_at, changed = looked_at + len(ids), changed + len(new)
        yield Step(looked_at, max(total, looked_at), changed)


def _reached(connection: Connection, work: str) -> str:
    """The event after which to go on; "" to begin."""
    asked = select(entries.c.tool).where(entries.c.kind == KIND, entries.c.tool.startswith(work, autoescape=True))
    last = connection.scalar(asked.order_by(entries.c.entry.desc()).limit(1))
    return "" if last is None or last.endswith(_DONE) else last.removeprefix(work)


def _left(connection: Connection, rules: Rules, *, every: bool, after: str) -> Select[Any]:
    """The events that there are now, in the order of their ids, that are still to be looked at."""
    later = versions.alias("later")
    is_last = ~exists().where(later.c.event_id == versions.c.event_id, later.c.version > versions.c.version)
    found = select(versions.c.event_id).where(versions.c.event_id > after, versions.c.json.is_not(None), is_last)
    if not every:
        # What these rules have looked at and found as it was needs no second look.
        done = [f"{rules.version}, {work}: {_DONE}" for work in (_ALL, _OTHERS)]
        asked = select(func.max(entries.c.entry)).where(entries.c.kind == KIND, entries.c.tool.in_(done))
        since = connection.scalar(asked) or 0
        found = found.where(versions.c.rules != rules.version, versions.c.entry > since)
    return found.order_by(versions.c.event_id)


def _claims_of(connection: Connection, ids: Sequence[str], entry: int) -> set[str]:
    """The claims of the last versions of events."""
    found: set[str] = set()
    for part in rows.parts(ids):
        asked = select(versions.c.json).where(versions.c.event_id.in_(part), versions.c.json.is_not(None))
        for told in connection.scalars(asked.where(versions.c.entry <= entry)):
            found.update(claims_in(jsons.read(told)))
    return found
