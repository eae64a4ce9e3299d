"""The watch: takes what is due, fetches it when its host's turn has come, codes it, and writes down what came of it."""

from __future__ import annotations

import heapq
from collections import Counter, deque
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from reportedly import __version__
from reportedly.errors import InputError
from reportedly.model import Claim, Document
from reportedly.parallel import Fault, attempt
from reportedly.read.addresses import AddressError, target_of
from reportedly.remarks import of_finding, of_reading
from reportedly.store import Added, Store
from reportedly.store.store import Recorded
from reportedly.store.visits import Outcome, Request, Visit
from reportedly.watch.backoff import retry_after
from reportedly.watch.clock import Clock
from reportedly.watch.config import Settings
from reportedly.watch.fetcher import Fetcher, Got
from reportedly.watch.polite import Polite
from reportedly.watch.reader import Found, Reader

TOOL = f"reportedly {__version__} watch"
_LONGEST_NAP = 30.0  # seconds; events change by other hands too, and alerts wait for it
_UNREAD = (Outcome.FAILED, Outcome.REFUSED)
_LAST_ASKED = timedelta(hours=1)
_LAST_THROTTLED = timedelta(days=7)


class Teller(Protocol):
    """Whom the watch tells what it does."""

    def added(self, ref: str, added: Added) -> None: ...

    def trouble(self, error: InputError) -> None: ...


@dataclass(slots=True)
class _Queue:
    """Open requests: those to come by time, those that are due by host."""

    later: list[tuple[datetime, int, Request]] = field(default_factory=list)
    ready: dict[str, deque[Request]] = field(default_factory=dict)
    fresh: Counter[str] = field(default_factory=Counter)  # addresses of pages that were not fetched so far
    again: Counter[str] = field(default_factory=Counter)  # of those that wait to be fetched another time

    def put(self, request: Request) -> None:
        heapq.heappush(self.later, (request.due, request.number, request))
        self._count(request)[request.url] += 1

    def ripen(self, now: datetime) -> None:
        while self.later and self.later[0][0] <= now:
            request = heapq.heappop(self.later)[2]
            self.ready.setdefault(_host(request.url), deque()).append(request)

    def take(self, host: str) -> Request:
        request = self.ready[host].popleft()
        if not self.ready[host]:
            del self.ready[host]
        count = self._count(request)
        count[request.url] -= 1
        if not count[request.url]:
            del count[request.url]
        return request

    def _count(self, request: Request) -> Counter[str]:
        return self.again if request.attempt or (request.item or {}).get("looks") else self.fresh


class Watcher:
    """Fetches, codes and adds. It may be ended at any moment: each request is closed in one transaction with all that
    came of it, and what was not closed is open the next time."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        code: Callable[[Document], Sequence[Claim]],
        fetcher: Fetcher,
        polite: Polite,
        clock: Clock,
        *,
        executor: Executor,
        teller: Teller,
        keep: Callable[[Sequence[Any]], None] | None = None,
        tick: Callable[[], None] | None = None,
    ) -> None:
        """`keep` is given all answers before anything else is done with them (WARC); `tick` is called after each
        request and now and then (alerts)."""
        self._store, self._settings, self._fetcher, self._polite = store, settings, fetcher, polite
        self._clock, self._executor, self._teller = clock, executor, teller
        self._keep, self._tick = keep, tick
        self._feeds = {feed.url: feed for feed in settings.feeds}
        self._reader = Reader(store, settings, code)
        self._queue = _Queue()
        self._busy: dict[Future[Got], tuple[str, Request]] = {}
        self._unread: set[str] = set()

    def run(self, *, once: bool) -> Collection[str]:
        """Watch until an exception ends it; with `once` until all that is due was asked for once. Gives the feeds that
        could not be read when they were last asked for, by address."""
        names = {feed.url: feed.name for feed in self._settings.feeds}
        now = self._clock.now()
        self._remember(now)
        for request in self._store.watch.begin(names, at=now, tool=TOOL):
            self._queue.put(request)
        asked: set[str] = set()
        while True:
            self._start(asked if once else None)
            self._ticked()
            if self._busy:
                self._finish(self._nap())
            elif once and not self._more(asked):
                return frozenset(self._unread)
            else:
                self._clock.sleep(self._nap())

    def _remember(self, now: datetime) -> None:
        """Hosts that were asked a moment ago, or that wanted to be left alone, before the watch was ended."""
        for exchange in self._store.watch.recent(now - _LAST_ASKED):
            self._polite.asked(_host(exchange.url), exchange.at)
        for exchange in self._store.watch.recent(now - _LAST_THROTTLED, throttled=True):
            told = next((value for name, value in exchange.headers if name.lower() == "retry-after"), None)
            if (asked := retry_after(told, exchange.at)) is not None:
                self._polite.hold(_host(exchange.url), exchange.at + asked)

    def _start(self, asked: set[str] | None) -> None:
        """Send out what is due, one request a host."""
        now = self._clock.now()
        self._queue.ripen(now)
        busy = {host for host, _ in self._busy.values()}
        for host in [h for h in self._queue.ready if h not in busy and self._polite.free_at(h) <= now]:
            if len(self._busy) >= self._settings.at_once:
                return
            request = self._queue.take(host)
            if asked is not None:
                if request.url in asked:
                    continue
                asked.add(request.url)
            self._busy[self._executor.submit(self._fetcher.get, request.url)] = host, request

    def _more(self, asked: set[str]) -> bool:
        """Whether something that is due was not asked for in this run."""
        self._queue.ripen(self._clock.now())
        return any(request.url not in asked for waiting in self._queue.ready.values() for request in waiting)

    def _nap(self) -> float:
        """Seconds until something can be done."""
        now = self._clock.now()
        busy = {host for host, _ in self._busy.values()}
        times = [self._polite.free_at(host) for host in self._queue.ready if host not in busy]
        if len(self._busy) >= self._settings.at_once:
            times = []
        elif self._queue.later:
            times.append(self._queue.later[0][0])
        return min([_LONGEST_NAP, *(max(0.0, (at - now).total_seconds()) for at in times)])

    def _finish(self, seconds: float) -> None:
        done, _ = wait(self._busy, timeout=seconds, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=lambda f: self._busy[f][1].number):
            _, request = self._busy.pop(future)
            self._handle(request, future.result())
            self._ticked()

    def _ticked(self) -> None:
        if self._tick is not None:
            self._tick()

    def _handle(self, request: Request, got: Got) -> None:
        if self._keep is not None:
            self._keep(got.answers)
        now = self._clock.now()
        found = self._reader.read(request, self._feeds[request.feed], got, now, self._queue)
        recorded = self._record(request, got, found, now)
        if isinstance(recorded, Fault):  # of ours, in this one document: it costs no other
            problem = f"reportedly failed on it ({recorded.name}: {recorded.words})"
            found = replace(found, documents=(), outcome=Outcome.UNUSED, problem=problem)
            recorded = self._record(request, got, found, now)
        if isinstance(recorded, Fault):
            raise InputError(ref=request.url, problem=recorded.words, remedy="please report this with the address")
        for follow in recorded.follow:
            self._queue.put(follow)
        if request.url == request.feed:
            note = self._unread.add if found.outcome in _UNREAD else self._unread.discard
            note(request.feed)
        self._say(request, found, recorded.added)

    def _record(self, request: Request, got: Got, found: Found, now: datetime) -> Recorded | Fault:
        visit = Visit(
            request=request,
            exchanges=got.exchanges,
            outcome=found.outcome,
            problem=found.problem,
            follow=found.follow,
            stories=found.stories,
            again=found.again,
        )
        return attempt(self._store.record, visit, found.documents, tool=TOOL, at=now, bounds=found.bounds)

    def _say(self, request: Request, found: Found, added: Sequence[Added]) -> None:
        refs = [document.ref for document, _ in found.documents]
        for number, one in enumerate(added):
            if not one.known or one.events or one.withdrawn:
                self._teller.added(refs[number] if number < len(refs) else request.url, one)
        for (document, _), one in zip(found.documents, added, strict=False):
            if not one.known:
                bounds = found.bounds.get(document.id, ())
                for remark in (*of_reading(document, bounds), *of_finding(document.text)):
                    told = InputError(ref=document.ref, problem=remark.problem, remedy=remark.remedy)
                    self._teller.trouble(told)
        if found.problem is not None and found.outcome is not Outcome.UNUSED:
            if found.outcome in (Outcome.READ, Outcome.PART):
                remedy = "the others are read"
            else:
                remedy = "it is tried again" if found.follow else "it is not tried again"
            self._teller.trouble(InputError(ref=request.url, problem=found.problem, remedy=remedy))


def _host(url: str) -> str:
    try:
        return target_of(url).host
    except AddressError:
        return ""
