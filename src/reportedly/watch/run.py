"""Puts the watch together: the store, the client, the clock, and what hears of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from reportedly.model import Claim, Document
from reportedly.read.fetch import USER_AGENT, Bounds, Client
from reportedly.store import Store
from reportedly.watch.alerting import Alerting
from reportedly.watch.clock import Clock, SystemClock
from reportedly.watch.config import Settings
from reportedly.watch.fetcher import Fetcher
from reportedly.watch.loop import Teller, Watcher
from reportedly.watch.polite import Polite
from reportedly.watch.warc import WarcFolder


def watch(
    store: Store,
    settings: Settings,
    code: Callable[[Document], Sequence[Claim]],
    *,
    teller: Teller,
    once: bool = False,
    allowed_hosts: Collection[str] = (),
    warc: Path | None = None,
    clock: Clock | None = None,
    executor: Executor | None = None,
) -> Collection[str]:
    """Watch until something ends it, or `once`; gives the addresses of the feeds that could not be read then.

    Raises InputError for a store that fails or is watched already.
    """
    clock = clock or SystemClock()
    folder = WarcFolder(warc, clock.now) if warc is not None else None
    client = Client(bounds=_bounds(settings), allowed_hosts=allowed_hosts, headers=_headers(settings))
    alerting = Alerting(store.alerts, settings.rules, _poster(allowed_hosts), clock, teller.trouble)
    polite = Polite(clock, rest=settings.delay)
    pool = executor or ThreadPoolExecutor(settings.at_once, thread_name_prefix="fetch")
    watcher = Watcher(
        store,
        settings,
        code,
        Fetcher(client, polite, clock, store.watch),
        polite,
        clock,
        executor=pool,
        teller=teller,
        keep=folder.write if folder is not None else None,
        tick=alerting.tick,
    )
    try:
        with store.watch.alone():
            alerting.tick(now=True)
            unread = watcher.run(once=once)
            alerting.tick(now=True)
            return unread
    finally:
        client.abort()
        pool.shutdown(wait=True, cancel_futures=True)
        if folder is not None:
            folder.close()


def _poster(allowed_hosts: Collection[str]) -> Client:
    """For webhooks, which should answer soon."""
    return Client(bounds=Bounds(connect=5, read=10, whole=20, max_bytes=1_000_000), allowed_hosts=allowed_hosts)


def _bounds(settings: Settings) -> Bounds:
    whole = settings.timeout / timedelta(seconds=1)
    return Bounds(connect=min(10.0, whole), read=min(20.0, whole), whole=whole, max_bytes=settings.max_bytes)


def _headers(settings: Settings) -> dict[str, str]:
    return {"User-Agent": f"{USER_AGENT} (+{settings.contact})"} if settings.contact else {}
