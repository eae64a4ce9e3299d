"""What the watch asks of the store, each question in a transaction of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Engine

from reportedly.store import ledger, watching
from reportedly.store.engine import reading, writing
from reportedly.store.feed_states import FeedState, feed_states
from reportedly.store.visits import Exchange, Last, NewRequest, Request, Role
from reportedly.store.watchlock import alone


class WatchLog:
    """Reads and writes the watch's part of the store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def alone(self) -> AbstractContextManager[None]:
        """Holds the store for one watch. Raises WatchedError where another is at work."""
        return alone(self._engine)

    def begin(self, named: Mapping[str, str], *, at: datetime, tool: str) -> list[Request]:
        """Note the feeds (address → name); gives what is open for them. A feed that nothing is open for is due now, and
        so is one that was refused: whoever starts the watch anew may have allowed its host."""
        with writing(self._engine) as connection:
            entry = ledger.begin(connection, kind="fetch", tool=tool, at=at)
            watching.insert_feeds(connection, entry, named)
            found = [
                replace(r, due=min(r.due, at)) if r.attempt and watching.was_refused(connection, r) else r
                for r in watching.open_requests(connection, named)
            ]
            waiting = {r.feed for r in found if r.role is Role.FEED and r.url == r.feed}
            new = [NewRequest(feed=url, url=url, role=Role.FEED, due=at) for url in named if url not in waiting]
            return found + watching.insert_requests(connection, entry, new)

    def last(self, url: str) -> Last | None:
        """The last fetch of an address that gave a body."""
        with reading(self._engine) as connection:
            return watching.last_of(connection, url)

    def kept_body(self, url: str, since: datetime) -> tuple[int | None, bytes] | None:
        """Status and body of the last fetch of an address since then, where such bodies are kept (robots.txt)."""
        with reading(self._engine) as connection:
            return watching.kept_body(connection, url, since)

    def recent(self, since: datetime, *, throttled: bool = False) -> list[Exchange]:
        """Exchanges since then; with `throttled` only those in which a server said that it was too much."""
        with reading(self._engine) as connection:
            return watching.recent(connection, since, throttled=throttled)

    def unseen(self, feed: str, told: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """What the feed did not say before."""
        with reading(self._engine) as connection:
            return watching.unseen(connection, feed, told)

    def feeds(self, of: Collection[str] | None = None) -> list[FeedState]:
        """How each feed fares, in the order in which they were first named; of these addresses or of all."""
        with reading(self._engine) as connection:
            return feed_states(connection, of)
