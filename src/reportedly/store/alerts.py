"""Alerts: what is new that a rule asks for, and an outbox from which each is delivered once to each who is told.

An alert is written in one transaction with the mark that says how far the rule has looked, and with a row of the outbox
for each channel, so that none is lost and none made twice; it stays in the outbox until its delivery is on record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, func, select

from reportedly.resolve.model import Event
from reportedly.store import jsons, ledger, rows
from reportedly.store.engine import reading, writing
from reportedly.store.outbox import (
    Alert,
    AlertRule,
    Undelivered,
    has_news,
    look_at,
    mark_of,
    read_alerts,
    read_waiting,
    waiting_pairs,
)
from reportedly.store.watch_tables import alerts, deliveries, marks

_AT_ONCE = 400  # alerts that are read in one go


class AlertLog:
    """Writes and reads the alerts of a store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._settled = 0  # alerts below this number wait for nobody

    def look(
        self, rules: Sequence[AlertRule], tell: Callable[[Event], Mapping[str, Any]], *, at: datetime, tool: str
    ) -> int:
        """Hold what is new against the rules; gives how many alerts that made. A rule begins with what comes after it:
        the first look only marks where it began. `tell` makes of an event what is to be told of it."""
        with reading(self._engine) as connection:
            if not any(has_news(connection, rule) for rule in rules):
                return 0
        made = 0
        with writing(self._engine) as connection:
            entry = ledger.begin(connection, kind="alert", tool=tool, at=at)
            for rule in rules:
                upto = mark_of(connection, rule.name)
                if upto is not None:
                    made += look_at(connection, entry, rule, upto, tell)
                connection.execute(
                    marks.insert().values(
                        number=ledger.following(connection, marks),
                        entry=entry.number,
                        rule=jsons.plain(rule.name),
                        upto=entry.number,
                    )
                )
        return made

    def undelivered(self, rules: Collection[str] | None = None, limit: int = _AT_ONCE) -> list[Undelivered]:
        """What waits in the outbox, the oldest first; of the rules of these names, or all of it."""
        with reading(self._engine) as connection:
            first = self._settled if rules is not None else 0
            waiting = waiting_pairs(connection, first, rules, limit)
            if rules is not None:
                last = connection.scalar(select(func.max(alerts.c.number))) or 0
                self._settled = waiting[0][0] if waiting else last + 1
            asked = select(alerts).where(alerts.c.number.in_({number for number, _ in waiting}))
            found = {alert.number: alert for alert in read_alerts(connection, asked)}
            return [read_waiting(connection, found[number], channel) for number, channel in waiting]

    def latest(self, rule: str, limit: int) -> list[Alert]:
        """The last alerts of a rule, the newest first."""
        asked = select(alerts).where(alerts.c.rule == jsons.plain(rule)).order_by(alerts.c.number.desc()).limit(limit)
        with reading(self._engine) as connection:
            return read_alerts(connection, asked)

    def tried(
        self, waiting: Undelivered, *, at: datetime, done: bool, due: datetime | None, problem: str | None, tool: str
    ) -> None:
        """Record a try to deliver."""
        with writing(self._engine) as connection:
            entry = ledger.begin(connection, kind="alert", tool=tool, at=at)
            connection.execute(
                deliveries.insert().values(
                    number=ledger.following(connection, deliveries),
                    entry=entry.number,
                    alert=waiting.alert.number,
                    channel=waiting.channel,
                    at=rows.stamp(at),
                    done=done,
                    due=None if due is None else rows.stamp(due),
                    problem=jsons.plain(problem),
                )
            )
