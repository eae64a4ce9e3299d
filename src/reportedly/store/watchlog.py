"""What the watch asks of the store, each question in a transaction of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from reportedly.store import ledger, watching
from reportedly.store.engine import reading, writing
from reportedly.store.tables import claims
from reportedly.store.visits import Exchange, Last, NewRequest, Outcome, Request, Role
from reportedly.store.watch_tables import fetches, requests, stories
from reportedly.store.watchlock import alone


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What a feed gave so far, and how it fares: `failing` are pages that wait to be tried again."""

    url: str
    name: str
    stories: int
    documents: int
    claims: int
    unused: int
    failing: int
    last_try: datetime | None
    last_success: datetime | None
    next_try: datetime | None
    failures: int
    problem: str | None
    problem_at: datetime | None


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

    def waiting(self, of: Collection[str]) -> list[Request]:
        """What is open for these feeds."""
        with reading(self._engine) as connection:
            return watching.open_requests(connection, of)

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
            names = watching.feed_names(connection)
            waiting = watching.open_requests(connection, names)
            return [
                _state(connection, url, name, [r for r in waiting if r.feed == url])
                for url, name in names.items()
                if of is None or url in of
            ]


def _state(connection: Connection, url: str, name: str, waiting: Sequence[Request]) -> FeedState:
    of_feed = select(fetches).join(requests, requests.c.number == fetches.c.closes).where(requests.c.feed == url)
    own = of_feed.where(requests.c.role == Role.FEED.value, requests.c.url == url)
    good = own.where(fetches.c.outcome.not_in([Outcome.FAILED.value, Outcome.REFUSED.value]))
    bad = of_feed.where(fetches.c.outcome.in_([Outcome.FAILED.value, Outcome.REFUSED.value]))
    tried, worked, failed = (_latest(connection, asked) for asked in (own, good, bad))
    poll = next((r for r in waiting if r.role is Role.FEED and r.url == url), None)
    found = of_feed.where(fetches.c.document_id.is_not(None)).subquery()
    made = (
        select(func.count()).select_from(claims).where(claims.c.document_id.in_(select(found.c.document_id).distinct()))
    )
    return FeedState(
        url=url,
        name=name,
        stories=_count(connection, select(func.count(stories.c.key.distinct())).where(stories.c.feed == url)),
        documents=_count(connection, select(func.count(found.c.document_id.distinct()))),
        claims=_count(connection, made),
        unused=_count(
            connection,
            select(func.count(requests.c.url.distinct()))
            .join(fetches, fetches.c.closes == requests.c.number)
            .where(requests.c.feed == url, fetches.c.outcome == Outcome.UNUSED.value),
        ),
        failing=sum(r.attempt > 0 for r in waiting if r is not poll),
        last_try=_at(tried),
        last_success=_at(worked),
        next_try=poll.due if poll else None,
        failures=poll.attempt if poll else 0,
        problem=failed.problem if failed is not None else None,
        problem_at=_at(failed),
    )


def _latest(connection: Connection, asked: Any) -> Any:
    return connection.execute(asked.order_by(fetches.c.number.desc()).limit(1)).one_or_none()


def _at(row: Any) -> datetime | None:
    return None if row is None else datetime.fromisoformat(row.at)


def _count(connection: Connection, asked: Any) -> int:
    return connection.scalar(asked) or 0
