"""What a rule has to tell, and what of it waits for whom: the rows of alerts and of their delivery."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, case, func, select

from reportedly.resolve.model import Event
from reportedly.store import jsons, ledger, query, rows
from reportedly.store.query import Asked
from reportedly.store.tables import entries, versions
from reportedly.store.watch_tables import alerts, deliveries, marks

NEW, CHANGED, GONE = "new", "changed", "gone"
_AT_ONCE = 400  # events that are looked at in one go


class AlertRule(Protocol):
    """What the store needs to know of a rule."""

    @property
    def name(self) -> str: ...

    @property
    def asked(self) -> Asked: ...

    @property
    def history(self) -> bool:
        """Whether to tell of what is only recalled, too."""

    @property
    def outbox(self) -> tuple[str, ...]:
        """The channels to which alerts are delivered one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What there is to tell: `change` is new, changed or gone (the event is no longer what the rule asks for). `told`
    is what was made of the event then."""

    number: int
    alert_id: str
    rule: str
    event_id: str
    version: int
    change: str
    recorded: datetime
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """An alert that waits for a channel: how often it was tried, when it may be again, and what went wrong last."""

    alert: Alert
    channel: str
    tries: int
    due: datetime | None
    problem: str | None


def mark_of(connection: Connection, rule: str) -> int | None:
    """The entry up to which the rule has looked; None where it has not."""
    upto: int | None = connection.scalar(select(func.max(marks.c.upto)).where(marks.c.rule == jsons.plain(rule)))
    return upto


def has_news(connection: Connection, rule: AlertRule) -> bool:
    """Whether there are versions of events that the rule has not seen."""
    upto = mark_of(connection, rule.name)
    if upto is None:
        return True
    return connection.scalar(select(versions.c.entry).where(versions.c.entry > upto).limit(1)) is not None


def look_at(
    connection: Connection,
    entry: ledger.Entry,
    rule: AlertRule,
    upto: int,
    tell: Callable[[Event], Mapping[str, Any]],
) -> int:
    """Hold the events that have new versions against a rule; gives how many alerts that made."""
    fresh = select(versions.c.event_id).where(versions.c.entry > upto).distinct().order_by(versions.c.event_id)
    made = 0
    for part in rows.parts(connection.scalars(fresh).all(), _AT_ONCE):
        found = query.find_events(connection, replace(rule.asked, events=tuple(part)), entry.number)
        fitting = {event.event_id: event for event in found if _is_news(event, rule)}
        before = _said(connection, rule.name, part)
        for event_id in part:
            event, said = fitting.get(event_id), before.get(event_id)
            now = fingerprint(event) if event is not None else None
            if now == said or (event is None and said in (None, GONE)):
                continue
            change = GONE if event is None else NEW if said in (None, GONE) else CHANGED
            present = event if event is not None else query.find_event(connection, event_id, entry.number)
            told = tell(present) if present is not None else {"event_id": event_id}
            _insert(connection, entry, rule, event_id, change, now or GONE, told)
            made += 1
    return made


def _is_news(event: Event, rule: AlertRule) -> bool:
    """Somebody tells of it still, and, unless the rule asks for history too, not just in passing."""
    told = [claim for claim in event.claims if not claim.withdrawn]
    return event.standing is not None and (rule.history or any(not claim.claim["background"] for claim in told))


def fingerprint(event: Event) -> str:
    """What an alert says of an event, in short: where it stays the same there is nothing new to tell."""
    place, time = event.place, event.time
    told = [
        event.event_type,
        event.mode,
        event.acled.get("sub_event_type") if event.acled else None,
        event.standing.value if event.standing else None,
        [place.place_id, place.name, place.country] if place else None,
        [str(time.earliest), str(time.latest)] if time else None,
        [[side.key for side in sides] for sides in (event.actors, event.targets)],
        [[toll.low, toll.best, toll.high] for toll in (event.killed, event.wounded, event.detained)],
        event.review,
    ]
    return hashlib.sha256(jsons.written(told).encode()).hexdigest()[:32]


def _said(connection: Connection, rule: str, ids: Collection[str]) -> dict[str, str]:
    """What was said last of each event."""
    asked = select(alerts.c.event_id, alerts.c.said).where(
        alerts.c.rule == jsons.plain(rule), alerts.c.event_id.in_(ids)
    )
    return {row.event_id: row.said for row in connection.execute(asked.order_by(alerts.c.number))}


def _insert(
    connection: Connection,
    entry: ledger.Entry,
    rule: AlertRule,
    event_id: str,
    change: str,
    said: str,
    told: Mapping[str, Any],
) -> None:
    version = connection.scalar(
        select(func.max(versions.c.version)).where(versions.c.event_id == event_id, versions.c.entry <= entry.number)
    )
    named = hashlib.sha256("\0".join((rule.name, event_id, str(version), said)).encode("utf-8", "replace")).hexdigest()
    number = ledger.following(connection, alerts)
    connection.execute(
        alerts.insert().values(
            number=number,
            entry=entry.number,
            alert_id=f"a{named[:24]}",
            rule=jsons.plain(rule.name),
            event_id=event_id,
            version=version or 0,
            said=said,
            json=jsons.written({"change": change, "told": dict(told)}),
        )
    )
    first = ledger.following(connection, deliveries)
    now = rows.stamp(entry.recorded)
    for place, channel in enumerate(rule.outbox):
        connection.execute(
            deliveries.insert().values(
                number=first + place, entry=entry.number, alert=number, channel=channel, at=now, done=False
            )
        )


def waiting_pairs(
    connection: Connection, first: int, rules: Collection[str] | None, limit: int
) -> list[tuple[int, str]]:
    """Alerts and channels of the outbox that have no delivery on record."""
    done = func.sum(case((deliveries.c.done, 1), else_=0))
    asked = (
        select(deliveries.c.alert, deliveries.c.channel)
        .where(deliveries.c.alert >= first)
        .group_by(deliveries.c.alert, deliveries.c.channel)
        .having(done == 0)
        .order_by(deliveries.c.alert, deliveries.c.channel)
        .limit(limit)
    )
    if rules is not None:
        asked = asked.join(alerts, alerts.c.number == deliveries.c.alert).where(
            alerts.c.rule.in_([jsons.plain(rule) for rule in rules])
        )
    return [(row.alert, row.channel) for row in connection.execute(asked)]


def read_alerts(connection: Connection, asked: Any) -> list[Alert]:
    """The alerts of a query, with when they were recorded."""
    found = connection.execute(asked).all()
    when = {
        row.entry: row.recorded
        for row in connection.execute(
            select(entries.c.entry, entries.c.recorded).where(entries.c.entry.in_({row.entry for row in found}))
        )
    }
    made = []
    for row in found:
        kept = jsons.read(row.json)
        made.append(
            Alert(
                number=row.number,
                alert_id=row.alert_id,
                rule=row.rule,
                event_id=row.event_id,
                version=row.version,
                change=kept["change"],
                recorded=datetime.fromisoformat(when[row.entry]),
                told=kept["told"],
            )
        )
    return made


def read_waiting(connection: Connection, alert: Alert, channel: str) -> Undelivered:
    """The first row put it into the outbox; each other is a try."""
    asked = select(deliveries).where(deliveries.c.alert == alert.number, deliveries.c.channel == channel)
    found = connection.execute(asked.order_by(deliveries.c.number)).all()
    last = found[-1]
    return Undelivered(
        alert=alert,
        channel=channel,
        tries=len(found) - 1,
        due=datetime.fromisoformat(last.due) if last.due else None,
        problem=last.problem,
    )
