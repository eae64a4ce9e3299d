"""A watch to be tested: a server that behaves as it is told, a clock that does not wait, claims found by a pattern."""

# ruff: noqa: E501 (example texts are as long as they are)

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.read.badserver import Asked, BadServer, Reply, bad_server
from tests.store.made import TinyRules, Told, claims_in_text

from reportedly.bounds import Bound, note
from reportedly.errors import InputError
from reportedly.model import Claim, Document
from reportedly.output.report import added_words
from reportedly.store import Added, Store, open_store
from reportedly.store.feed_states import FeedState
from reportedly.watch.config import settings_of
from reportedly.watch.run import watch

START = datetime(2026, 5, 5, 12, tzinfo=UTC)
_SENTENCE = re.compile(r"rebels attacked (\w+) on May (\d+), and (?:(\d+) people died|people fled)")


class Clock:
    """Time passes only by waiting for it."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=max(seconds, 0.001))


class Inline(Executor):
    """Does what it is given at once."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@dataclass
class Lines:
    """What was said."""

    lines: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def added(self, ref: str, added: Added) -> None:
        self.lines.append(f"{ref}: {added_words(added)}")

    def trouble(self, error: InputError) -> None:
        self.troubles.append(str(error))


def code(document: Document) -> Sequence[Claim]:
    """A claim for each sentence "rebels attacked PLACE on May N, and …"; a text with figures runs into a bound."""
    if "1 2 3" in document.text:
        note(Bound.ROWS)
    told = [Told(m[1], int(m[2]), killed=int(m[3]) if m[3] else None) for m in _SENTENCE.finditer(document.text)]
    return claims_in_text(document, told)


@dataclass
class Desk:
    """A store, a server and a clock; `run` watches once, as cron would."""

    server: BadServer
    place: str
    folder: Path
    clock: Clock = field(default_factory=Clock)
    said: Lines = field(default_factory=Lines)
    feeds: list[dict[str, Any]] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    alerts: list[dict[str, Any]] = field(default_factory=list)
    hosts: tuple[str, ...] = ("127.0.0.1",)

    def run(self, hours: float = 0.0, *, warc: Path | None = None) -> list[str]:
        """Watch once after so many hours; gives the paths that were asked for, robots.txt left out."""
        self.clock.at += timedelta(hours=hours)
        before = len(self.server.asked)
        feeds = self.feeds or [{"url": f"{self.server.url}/feed", "name": "Courier"}]
        data = {"watch": {"timeout": "3s", "delay": "1s", **self.settings}, "feed": feeds, "alert": self.alerts}
        settings = settings_of(data, ref="feeds.toml", folder=self.folder)
        with self.store() as store:
            watch(
                store,
                settings,
                code,
                teller=self.said,
                once=True,
                allowed_hosts=self.hosts,
                warc=warc,
                clock=self.clock,
                executor=Inline(),
            )
        return [one.path for one in self.server.asked[before:] if one.path != "/robots.txt"]

    def store(self) -> Store:
        return open_store(self.place, rules=TinyRules())

    def state(self) -> FeedState:
        with self.store() as store:
            return store.watch.feeds()[0]

    def killed(self) -> Mapping[str, int | None]:
        """Who died where, as the store has it now; places that nobody tells of any more are left out."""
        with self.store() as store:
            events = [event for event in store.events() if event.standing is not None]
        return {event.place.name or "": event.killed.best for event in events if event.place}


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    with bad_server() as server:
        made = Desk(server, str(folder / "watch.db"), folder)
        made.server.routes["/feed"] = lambda _: Reply(rss(made.server, "1"), headers={"Content-Type": "text/xml"})
        yield made


def page(*told: Told, title: str = "News from the north", day: int | None = 5) -> str:
    """A page that a server may send."""
    more = "It was the third such attack this year, officials in the capital said."
    words = "".join(f"<p>{t.sentence} {more}</p>" for t in told)
    meta = f'<meta property="article:published_time" content="2026-05-{day:02}">' if day else ""
    return (
        f"<html><head><title>{title}</title>{meta}</head><body><article><h1>{title}</h1>{words}</article></body></html>"
    )


def rss(server: BadServer, *paths: str, guid: str | None = None, extra: str = "") -> str:
    """A feed of these paths."""
    items = "".join(
        f"<item><title>Story {path}{extra}</title><link>{server.url}/{path}</link><guid isPermaLink='false'>{guid or path}</guid>"
        f"<pubDate>Tue, 05 May 2026 08:00:00 GMT</pubDate></item>"
        for path in paths
    )
    return f"<rss version='2.0'><channel><title>Courier</title>{items}</channel></rss>"


def with_etag(body: str) -> Any:
    """A route that answers 304 where the client has that body."""
    tag = f'"{hash(body)}"'

    def route(asked: Asked) -> Reply:
        if asked.headers.get("If-None-Match") == tag:
            return Reply(status=304, headers={"ETag": tag})
        return Reply(body, headers={"ETag": tag})

    return route


__all__ = ["START", "Asked", "Clock", "Desk", "Reply", "Told", "code", "desk", "page", "replace", "rss", "with_etag"]
