"""One request of a host at a time, with a rest after each, and none while it has asked to be left alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from reportedly.watch.clock import Clock


class Polite:
    """Keeps for each host when it may be asked again. May be used from several threads."""

    def __init__(self, clock: Clock, *, rest: timedelta) -> None:
        self._clock, self._rest = clock, rest
        self._guard = threading.Lock()
        self._hosts: dict[str, threading.Lock] = {}
        self._free: dict[str, datetime] = {}
        self._rests: dict[str, timedelta] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Waits for its turn; the rest begins when the request is over."""
        with self._guard:
            lock = self._hosts.setdefault(host, threading.Lock())
        with lock:
            wait = (self.free_at(host) - self._clock.now()).total_seconds()
            if wait > 0:
                self._clock.sleep(wait)
            try:
                yield
            finally:
                self.asked(host, self._clock.now())

    def asked(self, host: str, at: datetime) -> None:
        """The host was asked at that time."""
        self.hold(host, at + max(self._rest, self._rests.get(host, timedelta(0))))

    def hold(self, host: str, until: datetime) -> None:
        """Not before that time."""
        with self._guard:
            self._free[host] = max(self._free.get(host, until), until)

    def set_rest(self, host: str, rest: timedelta) -> None:
        """What the host's robots.txt asks for (Crawl-delay)."""
        self._rests[host] = rest

    def free_at(self, host: str) -> datetime:
        """When the host may be asked next."""
        return self._free.get(host, datetime.min.replace(tzinfo=self._clock.now().tzinfo))
