"""One request of the watch, with all that it takes: robots.txt, redirects, a turn at each host, and a record of it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from reportedly.errors import InputError
from reportedly.read.addresses import AddressError, Target, target_of
from reportedly.read.fetch import REDIRECTS, Answer, Client, too_many_redirects
from reportedly.store.visits import Exchange, Last
from reportedly.watch.backoff import retry_after
from reportedly.watch.clock import Clock
from reportedly.watch.polite import Polite
from reportedly.watch.robots import KEPT, MOST_BYTES, MOST_REDIRECTS, Robots, robots_of

_TOO_MUCH = (429, 503)
_MOST_ORIGINS = 1_000  # whose rules are held; the pages of a feed may lie on any number of hosts
_HOLD = timedelta(minutes=1)  # of a server that says that it is too much, but not for how long


class Known(Protocol):
    """What was fetched before (the store's `WatchLog`)."""

    def last(self, url: str) -> Last | None: ...

    def kept_body(self, url: str, since: datetime) -> tuple[int | None, bytes] | None: ...


@dataclass(frozen=True, slots=True)
class Got:
    """What a request came to. `answer` is None where there was none (`problem` says why), or where it was not to be
    asked for: `refused`. `answers` are all that came, in their order, with when; `exchanges` are what is recorded."""

    exchanges: tuple[Exchange, ...]
    answers: tuple[tuple[Answer, datetime], ...]
    answer: Answer | None
    last: Last | None = None
    problem: str | None = None
    refused: bool = False
    wait: timedelta | None = None


class Fetcher:
    """May be used from several threads; of one host it asks one thing at a time."""

    def __init__(self, client: Client, polite: Polite, clock: Clock, known: Known) -> None:
        self._client, self._polite, self._clock, self._known = client, polite, clock, known
        self._robots: dict[str, tuple[datetime, Robots]] = {}
        self._guard = threading.Lock()

    def get(self, url: str) -> Got:
        """Fetch an address, or say why not. Nothing that a server does makes it raise."""
        return _Walk(self, url).run()

    def request(self, url: str, target: Target, headers: dict[str, str]) -> tuple[Answer, datetime]:
        """One exchange, when its host's turn has come, and when that was. Raises InputError."""
        with self._polite.turn(target.host):
            at = self._clock.now()
            answer = self._client.request(url, headers=headers)
        if answer.status in _TOO_MUCH:
            asked = retry_after(answer.header("Retry-After"), self._clock.now())
            self._polite.hold(target.host, self._clock.now() + (asked if asked is not None else _HOLD))
        return answer, at

    def robots(self, origin: str, host: str, fetch: Callable[[str], Robots]) -> Robots:
        """The rules of an origin: known, kept in the store, or fetched."""
        now = self._clock.now()
        with self._guard:
            at, found = self._robots.get(origin, (now, None))
        if found is None or at + (_HOLD if found.problem else KEPT) <= now:
            url = f"{origin}/robots.txt"
            kept = self._known.kept_body(url, now - KEPT) if found is None else None
            known = robots_of(*kept) if kept is not None and kept[0] not in REDIRECTS else None
            found = known if known is not None and known.problem is None else fetch(url)
            with self._guard:
                self._robots.pop(origin, None)
                self._robots[origin] = (now, found)
                while len(self._robots) > _MOST_ORIGINS:  # the others are in the store
                    del self._robots[next(iter(self._robots))]
        self._polite.set_rest(host, found.rest)
        return found

    def last(self, url: str) -> Last | None:
        return self._known.last(url)

    def now(self) -> datetime:
        return self._clock.now()

    @property
    def redirects(self) -> int:
        return self._client.bounds.redirects

    @property
    def client(self) -> Client:
        return self._client


class _Walk:
    """From the address that was asked for to where its redirects end."""

    def __init__(self, fetcher: Fetcher, url: str) -> None:
        self._fetcher, self._url = fetcher, url
        self._exchanges: list[Exchange] = []
        self._answers: list[tuple[Answer, datetime]] = []

    def run(self) -> Got:
        url = self._url
        try:
            for _ in range(self._fetcher.redirects + 1):
                target = target_of(url)
                robots = self._fetcher.robots(target.origin, target.host, self._fetch_robots)
                if not robots.allows(url):
                    return self._barred(url, robots)
                last = self._fetcher.last(url)
                answer = self._exchange(url, target, _conditions(last))
                if (onward := answer.location) is None:
                    return self._got(answer, last)
                url = onward
            raise too_many_redirects(self._url, self._fetcher.client.bounds)
        except InputError as error:
            return self._failed(url, error)

    def _exchange(self, url: str, target: Target, headers: dict[str, str], *, keep: bool = False) -> Answer:
        answer, at = self._fetcher.request(url, target, headers)
        body = answer.body[:MOST_BYTES] if keep else answer.body
        self._answers.append((answer, at))
        self._exchanges.append(
            Exchange(
                url=url,
                at=at,
                status=answer.status,
                headers=answer.headers,
                digest=hashlib.sha256(body).hexdigest() if body else None,
                length=len(answer.body),
                problem=f"leads to {answer.location}" if answer.location else None,
                kept=body if keep and answer.status == 200 else b"",
            )
        )
        return answer

    def _fetch_robots(self, url: str) -> Robots:
        """Its redirects are followed, up to five (RFC 9309, 2.3.1.2); of a longer file the rest does not count."""
        current = url
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = self._exchange(current, target_of(current), {}, keep=True)
            except InputError as error:
                self._exchanges.append(Exchange(url=current, at=self._fetcher.now(), problem=error.problem))
                if isinstance(error, AddressError):
                    raise
                return robots_of(None, b"")
            if (onward := answer.location) is None:
                return robots_of(answer.status, answer.body)
            current = onward
        return Robots(None)

    def _got(self, answer: Answer, last: Last | None) -> Got:
        wait = retry_after(answer.header("Retry-After"), self._fetcher.now())
        return Got(tuple(self._exchanges), tuple(self._answers), answer, last, wait=wait)

    def _barred(self, url: str, robots: Robots) -> Got:
        problem = robots.problem or f"the site's robots.txt does not allow {url}"
        self._exchanges.append(Exchange(url=url, at=self._fetcher.now(), problem=problem))
        return self._given_up(problem, refused=robots.problem is None)

    def _failed(self, url: str, error: InputError) -> Got:
        where = "" if url == self._url else f" ({url})"
        told = f"{error.problem}{where}"
        if isinstance(error, AddressError):
            told += f"; {error.remedy}"
        self._exchanges.append(Exchange(url=url, at=self._fetcher.now(), problem=told))
        return self._given_up(told, refused=isinstance(error, AddressError))

    def _given_up(self, problem: str, *, refused: bool) -> Got:
        return Got(tuple(self._exchanges), tuple(self._answers), None, problem=problem, refused=refused)


def _conditions(last: Last | None) -> dict[str, str]:
    """Asks for the body only where it has changed (RFC 9110, 13.1)."""
    told = {} if last is None else {"If-None-Match": last.etag, "If-Modified-Since": last.modified}
    return {name: value for name, value in told.items() if value and value.isascii() and value.isprintable()}
