"""A watch that runs for months, on a clock of its own: `python benchmarks/watching.py`. README.md says what of it."""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import newsroom
from reportedly.code.identity import claim_id
from reportedly.errors import InputError
from reportedly.model import Claim, Document, Span
from reportedly.read.fetch import Answer, Bounds
from reportedly.store import Added, Store, open_store
from reportedly.store.engine import reading
from reportedly.store.watching import open_requests
from reportedly.watch import loop
from reportedly.watch.alerting import Alerting
from reportedly.watch.config import settings_of
from reportedly.watch.fetcher import Fetcher
from reportedly.watch.loop import Watcher
from reportedly.watch.polite import Polite

loop._LONGEST_NAP = 900.0  # a watch at rest looks each half minute whether there is something to tell: left out
START = datetime(2026, 1, 1, tzinfo=UTC)
_STORY = timedelta(hours=12)  # a feed has a new story so often
_SHOWN = 20  # stories of a feed
_SENTENCE = re.compile(
    r"\w[\w ]* said Group (\d) (\w+(?: in)?) Town (\d+) on (\S+?)(?: and (\d+) people died)?: [^.]*, (\w\w)\."
)


class EndedError(Exception):
    """The months are over."""


class Clock:
    """Passes when it is waited for; at the end of each window the run is measured."""

    def __init__(self, run: Run, days: int) -> None:
        self.at, self._run = START, run
        self._end, self._next = START + timedelta(days=days), START + run.window

    def now(self) -> datetime:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=max(seconds, 0.001))
        while self.at >= self._next:
            self._run.measure((self._next - START).days)
            self._next += self._run.window
        if self.at >= self._end:
            raise EndedError


class World:
    """Answers in place of servers, as a `Client` does: feeds that seldom change, pages that never do."""

    def __init__(self, clock: Clock) -> None:
        self.bounds = Bounds()
        self._clock = clock
        self.requests = 0

    def request(self, url: str, *, headers: Mapping[str, str]) -> Answer:
        self.requests += 1
        host, _, path = url.removeprefix("https://").partition("/")
        feed = int(host.partition(".")[0].removeprefix("paper"))
        if path == "robots.txt":
            return self._answer(url, 404, b"")
        newest = int((self._clock.at - START + feed * timedelta(hours=1)) / _STORY)
        tag = f'"{newest}"' if path == "feed" else '"page"'
        if headers.get("If-None-Match") == tag:
            return self._answer(url, 304, b"", ETag=tag)
        body = _feed(feed, newest) if path == "feed" else _page(feed, int(path))
        kind = "application/rss+xml" if path == "feed" else "text/html"
        return self._answer(url, 200, body.encode(), ETag=tag, **{"Content-Type": kind, "Server": "nginx/1.24.0"})

    def _answer(self, url: str, status: int, body: bytes, **headers: str) -> Answer:
        told = {"Date": format_datetime(self._clock.at, usegmt=True), "Content-Length": str(len(body)), **headers}
        return Answer(url=url, status=status, reason="", headers=tuple(told.items()), wire=body, body=body)


def _feed(feed: int, newest: int) -> str:
    items = "".join(
        f"<item><title>Story {n} of paper {feed}</title><link>https://paper{feed}.example/{n}</link>"
        f"<guid>{feed}-{n}</guid></item>"
        for n in range(newest, max(-1, newest - _SHOWN), -1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Paper {feed}</title>{items}</channel></rss>'


def _page(feed: int, story: int) -> str:
    chance = random.Random(f"{feed} {story}")
    day = (START + story * _STORY).date()
    told = [newsroom._happening(day, chance) for _ in range(3)]
    words = (f"{newsroom._sentence(h, f'Paper {feed}', 1, chance)[:-1]}, {h.country}." for h in told)
    text = "".join(
        f"<p>{sentence} It was the third such report of the week, people there said.</p>" for sentence in words
    )
    meta = f'<meta property="article:published_time" content="{day}">'
    title = f"Story {story} of paper {feed}"
    return (
        f"<html><head><title>{title}</title>{meta}</head><body><article><h1>{title}</h1>{text}</article></body></html>"
    )


def code(document: Document) -> Sequence[Claim]:
    """A claim for each sentence of a happening, in place of the coder, whose time does not depend on the store."""
    verbs = {verb: number for number, (_, verb, _, _) in enumerate(newsroom._KINDS)}
    found = []
    for match in _SENTENCE.finditer(document.text):
        group, verb, town, day, killed, country = match.groups()
        told = newsroom.Happening(
            datetime.fromisoformat(day).date(), country, int(town), verbs[verb], int(group), int(killed or 0)
        )
        found.append(claim_id(document, newsroom._claim(document.text, Span(match.start(), match.end()), told)))
    return found


class Inline(Executor):
    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


class Silent:
    """Counts what would be said."""

    troubles = 0

    def added(self, ref: str, added: Added) -> None: ...

    def trouble(self, error: InputError) -> None:  # noqa: ARG002
        self.troubles += 1


@dataclass(frozen=True)
class Window:
    """Figures of some days. `request_cpu_ms` is of what the watch did, the stand-in servers with it."""

    day: int
    requests: int
    request_cpu_ms: float
    bytes_per_request: float
    megabytes: float
    rss_mb: float
    begin_cpu_ms: float
    feeds_cpu_ms: float


@dataclass
class Run:
    """One run, measured at the end of each window."""

    store: Store
    file: Path
    feeds: Mapping[str, str]
    window: timedelta
    world: World = field(init=False)
    windows: list[Window] = field(default_factory=list)
    cpu: float = field(default_factory=time.process_time)
    requests: int = 0
    size: int = 0

    def _begun(self) -> None:
        """What is open, as a watch that begins asks for it."""
        with reading(self.store._engine) as connection:
            open_requests(connection, self.feeds)

    def measure(self, day: int) -> None:
        cpu = time.process_time() - self.cpu
        requests = self.world.requests - self.requests
        size = sum(path.stat().st_size for path in self.file.parent.glob(f"{self.file.name}*"))
        waiting = _cpu_ms(lambda: self._begun())
        feeds = _cpu_ms(self.store.watch.feeds)
        self.windows.append(
            Window(
                day=day,
                requests=requests,
                request_cpu_ms=1000 * cpu / max(1, requests),
                bytes_per_request=(size - self.size) / max(1, requests),
                megabytes=size / 1e6,
                rss_mb=_rss_mb(),
                begin_cpu_ms=waiting,
                feeds_cpu_ms=feeds,
            )
        )
        print(self.windows[-1], file=sys.stderr, flush=True)
        self.requests, self.size, self.cpu = self.world.requests, size, time.process_time()


def _cpu_ms(ask: Any) -> float:
    begun = time.process_time()
    ask()
    return 1000 * (time.process_time() - begun)


def _rss_mb() -> float:
    told = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+)", told)
    assert found is not None
    return int(found[1]) / 1000


def watched(folder: Path, *, feeds: int, days: int, window: int, alerts: bool) -> list[Window]:
    """Watch so many feeds for so many days."""
    file = folder / "watch.db"
    mail = {"folder": "outbox", "to": "a@desk.example", "from": "b@desk.example"}
    rules = [{"name": "towns", "type": "ASSAULT", "country": ["ML", "SD"], "atom": "towns.atom", "mail": mail}]
    table = {
        "feed": [{"url": f"https://paper{n}.example/feed", "name": f"Paper {n}"} for n in range(feeds)],
        "alert": rules if alerts else [],
    }
    settings = settings_of(table, ref="feeds.toml", folder=folder)
    with open_store(file) as store:
        names = {feed.url: feed.name for feed in settings.feeds}
        run = Run(store, file, names, timedelta(days=window))
        clock = Clock(run, days)
        run.world = World(clock)
        polite, teller = Polite(clock, rest=settings.delay), Silent()
        client: Any = run.world
        watcher = Watcher(
            store,
            settings,
            code,
            Fetcher(client, polite, clock, store.watch),
            polite,
            clock,
            executor=Inline(),
            teller=teller,
            tick=Alerting(store.alerts, settings.rules, client, clock, teller.trouble).tick,
        )
        with suppress(EndedError):
            watcher.run(once=False)
        if teller.troubles:
            sys.exit(f"{teller.troubles} troubles")
    return run.windows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=20)
    parser.add_argument("--days", type=int, default=180)
    parser.add_argument("--window", type=int, default=10, help="days that are measured together")
    parser.add_argument("--no-alerts", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = watched(
            Path(folder), feeds=options.feeds, days=options.days, window=options.window, alerts=not options.no_alerts
        )
    first, last = found[1] if len(found) > 2 else found[0], found[-1]
    report = {
        "windows": [asdict(window) for window in found],
        "growth_cpu": last.request_cpu_ms / first.request_cpu_ms,
        "growth_bytes": last.bytes_per_request / first.bytes_per_request,
        "rise_mb": last.rss_mb - first.rss_mb,
    }
    print(json.dumps(json.loads(json.dumps(report), parse_float=lambda f: round(float(f), 3)), indent=2))


if __name__ == "__main__":
    main()
