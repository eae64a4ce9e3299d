"""What a watch asks of its store, after months of polls that brought nothing: `python benchmarks/polls.py`."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select

from reportedly.store import open_store
from reportedly.store.engine import engine_for, reading, writing
from reportedly.store.rows import stamp
from reportedly.store.tables import entries
from reportedly.store.watch_tables import fetches, requests
from reportedly.store.watching import open_requests

FEEDS = 20
A_DAY = 96  # polls of a feed, one each quarter of an hour
DAYS = (1, 30, 90, 180)
START = datetime(2026, 1, 1, tzinfo=UTC)
_AT_ONCE = 5_000
_HEADERS = '[["Date","Tue, 05 May 2026 10:00:00 GMT"],["ETag","\\"a\\""],["Content-Length","0"]]'


class Ledger:
    """Writes polls as the watch does, many at a time: an entry, a fetch and the next request for each."""

    def __init__(self, engine: Engine, feeds: list[str]) -> None:
        self._engine, self._feeds, self._polls = engine, feeds, 0
        self._open = {feed: number for number, feed in enumerate(feeds, start=1)}
        with engine.connect() as connection:
            self._entry = connection.scalar(select(func.max(entries.c.entry))) or 0
        self._request, self._fetch = len(feeds), 0

    def poll_till(self, polls: int) -> None:
        """So many polls of each feed; the first gave the feed, the others that nothing is new."""
        made: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = []
        while self._polls < polls:
            at = START + timedelta(days=1) / A_DAY * self._polls
            made.extend(self._poll(feed, at) for feed in self._feeds)
            self._polls += 1
        with writing(self._engine) as connection:
            for first in range(0, len(made), _AT_ONCE):
                part = made[first : first + _AT_ONCE]
                for place, table in enumerate((entries, requests, fetches)):
                    connection.execute(table.insert(), [rows[place] for rows in part])

    def _poll(self, feed: str, at: datetime) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        self._entry, self._request, self._fetch = self._entry + 1, self._request + 1, self._fetch + 1
        done, self._open[feed] = self._open[feed], self._request
        told = (200, "a" * 64, "read") if self._polls == 0 else (304, None, "unchanged")
        due = stamp(at + timedelta(days=1) / A_DAY)
        return (
            {"entry": self._entry, "recorded": stamp(at), "kind": "visit", "tool": "benchmark"},
            {
                "number": self._request,
                "entry": self._entry,
                "feed": feed,
                "url": feed,
                "role": "feed",
                "due": due,
                "attempt": 0,
            },
            {
                "number": self._fetch,
                "entry": self._entry,
                "request": done,
                "closes": done,
                "url": feed,
                "at": stamp(at),
                "status": told[0],
                "headers": _HEADERS,
                "hash": told[1],
                "length": 0,
                "outcome": told[2],
            },
        )


def cpu_ms(ask: Callable[[], object], times: int) -> float:
    """The processor's time for one."""
    begun = time.process_time()
    for _ in range(times):
        ask()
    return 1000 * (time.process_time() - begun) / times


def main() -> None:
    found = []
    names = {f"https://paper{n}.example/feed": f"Paper {n}" for n in range(FEEDS)}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "watch.db"
        with open_store(file) as store:
            store.watch.begin(names, at=START, tool="benchmark")
            engine = engine_for(file)
            ledger = Ledger(engine, list(names))

            def begin() -> None:
                with reading(engine) as connection:
                    open_requests(connection, names)

            for days in DAYS:
                ledger.poll_till(days * A_DAY)
                size = file.stat().st_size
                found.append(
                    {
                        "days": days,
                        "polls": days * A_DAY * FEEDS,
                        "last_cpu_ms": cpu_ms(lambda: store.watch.last(next(iter(names))), 20),
                        "begin_cpu_ms": cpu_ms(begin, 3),
                        "feeds_cpu_ms": cpu_ms(store.watch.feeds, 3),
                        "bytes_a_poll": size / (days * A_DAY * FEEDS),
                    }
                )
            engine.dispose()
    print(json.dumps(json.loads(json.dumps(found), parse_float=lambda f: round(float(f), 2)), indent=2))


if __name__ == "__main__":
    main()
