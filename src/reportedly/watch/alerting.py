"""Alerts: what changed is held against the rules, and who is to be told is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from reportedly import __version__
from reportedly.errors import InputError
from reportedly.output.events import event_page
from reportedly.read.fetch import Client
from reportedly.resolve.jsons import event_json
from reportedly.resolve.model import Event
from reportedly.store.alerts import AlertLog
from reportedly.store.outbox import Undelivered
from reportedly.watch import backoff
from reportedly.watch.atom import write_atom
from reportedly.watch.clock import Clock
from reportedly.watch.mail import write_mail
from reportedly.watch.rules import Rule, Webhook
from reportedly.watch.webhook import post, secret_of

_TOOL = f"reportedly {__version__} alerts"
_EVERY = timedelta(seconds=15)  # what others did to the store can wait so long
_LONGEST = timedelta(seconds=5)
_MOST_FAILURES = 3  # of one place in one round
_WIDTH = 76


class Alerting:
    """Called now and then; each call looks once and tries once to deliver what is due."""

    def __init__(
        self, log: AlertLog, rules: Sequence[Rule], client: Client, clock: Clock, trouble: Callable[[InputError], None]
    ) -> None:
        """Raises InputError for a webhook's secret that is not there."""
        self._log, self._client, self._clock, self._trouble = log, client, clock, trouble
        self._rules = {rule.name: rule for rule in rules}
        self._secrets = {rule.name: secret_of(rule.webhook) for rule in rules if rule.webhook is not None}
        self._stale = {rule.name for rule in rules if rule.atom is not None}
        self._next: datetime | None = None

    def tick(self, *, now: bool = False) -> None:
        """Look and deliver; at most every quarter of a minute and for some seconds, unless `now`."""
        at = self._clock.now()
        if not self._rules or (self._next is not None and at < self._next and not now):
            return
        self._next = at + _EVERY
        if self._log.look(list(self._rules.values()), told_of, at=at, tool=_TOOL):
            self._stale = {name for name, rule in self._rules.items() if rule.atom is not None}
        for name in sorted(self._stale):
            self._write_atom(self._rules[name])
        self._deliver(at, until=None if now else at + _LONGEST)

    def _write_atom(self, rule: Rule) -> None:
        try:
            write_atom(rule, self._log)
            self._stale.discard(rule.name)
        except OSError as error:
            self._trouble(_disk(str(rule.atom), error))

    def _deliver(self, at: datetime, *, until: datetime | None) -> None:
        """One after the other; a place that fails some times is left alone for the rest of this round."""
        failed: Counter[str] = Counter()
        for waiting in self._log.undelivered(self._rules):
            if until is not None and self._clock.now() > until:
                return  # the pages wait, too
            rule = self._rules.get(waiting.alert.rule)
            if rule is None or waiting.channel not in rule.outbox or (waiting.due is not None and waiting.due > at):
                continue
            place = rule.webhook.url if waiting.channel == "webhook" and rule.webhook else str(rule.mail)
            if failed[place] >= _MOST_FAILURES:
                continue
            try:
                self._send(rule, waiting, at)
            except (InputError, OSError) as error:
                failed[place] += 1
                told = error if isinstance(error, InputError) else _disk(str(rule.mail and rule.mail.folder), error)
                due = at + backoff.delay(waiting.tries, seed=f"{waiting.alert.alert_id} {waiting.channel}")
                self._log.tried(waiting, at=at, done=False, due=due, problem=told.problem, tool=_TOOL)
                self._trouble(told)
            else:
                self._log.tried(waiting, at=self._clock.now(), done=True, due=None, problem=None, tool=_TOOL)

    def _send(self, rule: Rule, waiting: Undelivered, at: datetime) -> None:
        if waiting.channel == "webhook":
            assert isinstance(rule.webhook, Webhook)
            post(self._client, rule.webhook, self._secrets[rule.name], waiting.alert, at)
        elif rule.mail is not None:
            write_mail(rule.mail, waiting.alert)


def told_of(event: Event) -> Mapping[str, Any]:
    """What an alert says of an event: as the JSON contract has it, and as a page to read."""
    return {"event": event_json(event), "page": event_page(event, width=_WIDTH)}


def _disk(ref: str, error: OSError) -> InputError:
    return InputError(ref=ref, problem=error.strerror or "cannot be written to", remedy="it is tried again")
