"""What is asked of the desk and of PostgreSQL, and what servers answer to the watch."""

from __future__ import annotations

import asyncio
import atexit
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import parse_qs

# --- the desk ---------------------------------------------------------------------------------------------------------

_PATHS = (
    *("events", "events/{}", "events/{}/history", "events/{}/claims", "claims/{}", "overview", "documents"),
    *("documents/{}", "documents/{}/text", "documents/{}/claims", "documents/{}/raw", "actors", "actors/{}", "places"),
    *("control", "sources", "judgements", "brief", "exports/jsonl", "exports/acled", "additions/{}"),
)
_PAGES = ("", "actor", "place", "source", "sources", "review", "events/{}", "documents/{}", "brief", "overview/parts")


@cache
def _desk() -> tuple[Any, list[str], asyncio.Runner]:
    """The application over a small store, some ids of it, and a loop to call it in."""
    from tests.store.made import TinyRules
    from tests.store.test_dump import fill

    from reportedly.store import open_store
    from reportedly.web.app import create_app

    place = Path(mkdtemp(prefix="fuzz")) / "desk.db"
    with open_store(place, rules=TinyRules()) as store:
        fill(store)
        found = store.events()
        ids = [found[0].event_id, found[0].claims[0].claim_id, found[0].claims[0].document_id]
    return create_app(place), ids, asyncio.Runner()


def api(data: bytes) -> object:
    """The first byte is the path, the next a known id or one of the bytes; the rest is the query string. Whatever is
    asked, the answer is no 500 (an exception comes through), and what calls itself JSON is."""
    app, ids, runner = _desk()
    which, told, rest = data[:1], data[1:2], data[2:]
    paths = [*(f"/api/v1/{path}" for path in _PATHS), *(f"/{path}" for path in _PAGES)]
    ident = [*ids, rest[:12].decode("utf-8", "replace")][sum(told) % (len(ids) + 1)]
    status, headers, body = runner.run(_called(app, paths[sum(which) % len(paths)].format(ident), rest))
    assert status < 500
    if headers.get("content-type", "").startswith("application/json"):
        json.loads(body)
    return status


async def _called(app: Any, path: str, query: bytes) -> tuple[int, Mapping[str, str], bytes]:
    """A GET as a server hands it on, with whatever bytes in its query string."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode("utf-8", "replace"),
        "query_string": query,
        "root_path": "",
        "headers": [(b"host", b"127.0.0.1:8420")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8420),
    }
    parts: list[Any] = []

    asked: list[Mapping[str, Any]] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Mapping[str, Any]:
        if not asked:
            await asyncio.Event().wait()  # the caller stays till the answer is whole
        return asked.pop()

    async def send(message: Mapping[str, Any]) -> None:
        parts.append(message)

    await app(scope, receive, send)
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in parts[0]["headers"]}
    return parts[0]["status"], headers, b"".join(part.get("body", b"") for part in parts[1:])


def questions() -> Sequence[bytes]:
    asked = (
        b"country=ML&place=Aba&actor=a&type=ASSAULT&since=2026-04-24&until=2026-05-01&standing=disputed&limit=5",
        b"text=%22a+b%22+c&as_of=2026-05-01T10:00:00.25Z&bbox=-12.3,10.1,4.3,25&sureness=2&page=abc&q=a&form=md",
        b"seen=3&zoom=4&box=-10,-10,10,10&order=latest&kind=md&key=publisher:a&name=Aba",
    )
    kinds = ("events", "claims", "documents")
    paths = [*_PATHS, *_PAGES]
    of = [next((k for k, kind in enumerate(kinds) if path.startswith(kind)), 3) for path in paths]
    return [bytes([n, of[n]]) + asked[n % 3] for n in range(len(paths))]


# --- PostgreSQL -------------------------------------------------------------------------------------------------------


@cache
def _postgres() -> Any:
    """A store on a server of its own, which ends with this process."""
    from tests.store.conftest import new_database
    from tests.store.made import TinyRules
    from tests.store.server import server
    from tests.store.test_dump import fill

    from reportedly.store import open_store

    running = server()
    url = running.__enter__()
    atexit.register(running.__exit__, None, None, None)
    store = open_store(new_database(url), rules=TinyRules())
    atexit.register(store.close)
    fill(store)
    return store


def postgres(data: bytes) -> object:
    """A page's query string, asked of a store on PostgreSQL; and as words to search its documents for."""
    from tests.web.asked import filters_from

    from reportedly.errors import InputError

    told = data.decode("utf-8", "replace")
    try:
        given = parse_qs(told, max_num_fields=100)
    except ValueError:
        given = {}
    page = given.pop("page", [None])[0]
    store = _postgres()
    with suppress(InputError):
        filters = filters_from(given)
        store.event_page(filters.asked(), limit=3, after=page, as_of=filters.as_of)
    return store.documents(text=told[:200])


# --- what servers answer ----------------------------------------------------------------------------------------------


class _World:
    """Answers with what it is given, one after the other, then with nothing."""

    def __init__(self, answers: Sequence[bytes]) -> None:
        from reportedly.read.fetch import Bounds

        self.bounds = Bounds()
        self._answers = list(answers)

    def request(self, url: str, *, headers: Mapping[str, str]) -> Any:  # noqa: ARG002 -- as a client is called
        """The status on the first line, headers on the next, the body behind an empty line."""
        from reportedly.errors import InputError
        from reportedly.read.fetch import Answer

        if not self._answers:
            raise InputError(ref=url, problem="no answer", remedy="none")
        head, _, body = self._answers.pop(0).partition(b"\n\n")
        status, *lines = head.decode("latin-1").split("\n")
        digits = "".join(char for char in status[:3] if char in "0123456789")
        told = tuple((name, value.strip()) for name, _, value in (line.partition(":") for line in lines) if name)
        return Answer(url=url, status=int(digits or 200), reason=status[3:], headers=told, wire=body, body=body)


class _Quiet:
    def added(self, ref: str, added: object) -> None: ...

    def trouble(self, error: object) -> None: ...


def watched(data: bytes) -> object:
    """What servers answer to a watch, one after the other, parted by a line `====`: nothing that they send ends it, and
    each request is closed by one fetch."""
    from tests.store.made import TinyRules
    from tests.watch.desk import START, Clock, Inline, code

    from reportedly.store import open_store
    from reportedly.watch.config import settings_of
    from reportedly.watch.fetcher import Fetcher
    from reportedly.watch.loop import Watcher
    from reportedly.watch.polite import Polite

    how, answers = sum(data[:1]), data[1:].split(b"\n====\n")
    kind = ("auto", "feed", "sitemap", "page")[how % 4]
    table = {"feed": [{"url": "https://a.example/feed", "kind": kind, "text": ("page", "feed")[how // 4 % 2]}]}
    settings = settings_of(table, ref="f", folder=Path())
    with open_store(_fresh(), rules=TinyRules()) as store:
        for hours in (0, 2):
            clock = Clock(START.replace(hour=START.hour + hours))
            polite, client = Polite(clock, rest=settings.delay), _World([b"404\n\n", *answers])
            known: Any = store.watch
            fetcher = Fetcher(client, polite, clock, known)  # type: ignore[arg-type]
            Watcher(store, settings, code, fetcher, polite, clock, executor=Inline(), teller=_Quiet()).run(once=True)
        return store.watch.feeds()


def _fresh() -> Path:
    """A copy of an empty store."""
    made = _folder() / "w.db"
    for path in _folder().glob("w.db*"):
        path.unlink()
    made.write_bytes(_empty())
    return made


@cache
def _folder() -> Path:
    return Path(mkdtemp(prefix="fuzz"))


@cache
def _empty() -> bytes:
    from reportedly.store import open_store

    path = _folder() / "empty.db"
    open_store(path).close()
    return path.read_bytes()


def answers() -> Sequence[bytes]:
    from tests.fuzz import seeds

    feed, page = seeds.feeds(), seeds.html()
    head = b'200 OK\nContent-Type: text/xml; charset=utf-8\nETag: "a"\nLast-Modified: Tue, 05 May 2026 10:00:00 GMT\n\n'
    article = b"200 OK\nContent-Type: text/html\n\n" + page[0]
    moved = b"302 Found\nLocation: /b?c=d#e\nRetry-After: 120\n\n"
    busy = b"503 Busy\nRetry-After: Tue, 05 May 2026 18:00:00 GMT\n\nlater"
    return [
        b"\0" + b"\n====\n".join((head + feed[0], article, moved, article, b"304\n\n")),
        b"\1" + b"\n====\n".join((busy, head + feed[0], b"410 Gone\n\n")),
        b"\2" + b"\n====\n".join((head + seeds.sitemaps()[1], head + seeds.sitemaps()[0], article)),
        b"\3" + b"\n====\n".join((moved, moved, article)),
        b"\5" + head + feed[1],
    ]
