"""How each feed that is watched fares: what it gave, when it was tried, and what went wrong last.

Asked of what came and of what went wrong, never of all polls, most of which brought nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select, text

from reportedly.store import watching
from reportedly.store.tables import claims
from reportedly.store.visits import Outcome, Role
from reportedly.store.watch_tables import WENT_WRONG, fetches, requests, stories

_BAD = (Outcome.FAILED.value, Outcome.REFUSED.value)


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


def feed_states(connection: Connection, of: Collection[str] | None = None) -> list[FeedState]:
    """In the order in which they were first named; of these addresses or of all."""
    names = watching.feed_names(connection)
    waiting = watching.open_requests(connection, names)
    told = _stories(connection)
    gave, asserted = _documents(connection)
    unused, trouble = _troubles(connection)
    found = []
    for url, name in names.items():
        if of is not None and url not in of:
            continue
        mine = [r for r in waiting if r.feed == url]
        poll = next((r for r in mine if r.role is Role.FEED and r.url == url), None)
        problem = trouble.get(url)
        found.append(
            FeedState(
                url=url,
                name=name,
                stories=told.get(url, 0),
                documents=gave.get(url, 0),
                claims=asserted.get(url, 0),
                unused=unused.get(url, 0),
                failing=sum(r.attempt > 0 for r in mine if r is not poll),
                last_try=_at(connection, _polls(url)),
                last_success=_at(connection, _polls(url).where(fetches.c.outcome.not_in(_BAD))),
                next_try=poll.due if poll else None,
                failures=poll.attempt if poll else 0,
                problem=problem.problem if problem is not None else None,
                problem_at=datetime.fromisoformat(problem.at) if problem is not None else None,
            )
        )
    return found


def _polls(url: str) -> Select[Any]:
    """The fetches of the feed itself, the last first."""
    asked = select(fetches.c.at).join(requests, requests.c.number == fetches.c.closes)
    asked = asked.where(requests.c.feed == url, requests.c.role == Role.FEED.value, requests.c.url == url)
    return asked.order_by(requests.c.number.desc()).limit(1)


def _at(connection: Connection, asked: Select[Any]) -> datetime | None:
    told: str | None = connection.scalar(asked)
    return None if told is None else datetime.fromisoformat(told)


def _stories(connection: Connection) -> Mapping[str, int]:
    asked = select(stories.c.feed, func.count(stories.c.key.distinct())).group_by(stories.c.feed)
    return {row.feed: row[1] for row in connection.execute(asked)}


def _documents(connection: Connection) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How many documents each feed gave, and how many claims these make."""
    came = (
        select(fetches.c.closes, fetches.c.document_id).where(fetches.c.document_id.is_not(None)).distinct().subquery()
    )
    brought = (
        select(requests.c.feed, came.c.document_id)
        .join(requests, requests.c.number == came.c.closes)
        .distinct()
        .subquery()
    )
    made = (
        select(brought.c.feed, func.count(brought.c.document_id.distinct()), func.count(claims.c.claim_id))
        .outerjoin(claims, claims.c.document_id == brought.c.document_id)
        .group_by(brought.c.feed)
    )
    rows = connection.execute(made).all()
    return {feed: number for feed, number, _ in rows}, {feed: number for feed, _, number in rows}


def _troubles(connection: Connection) -> tuple[Mapping[str, int], Mapping[str, Any]]:
    """How many pages of each feed could not be used, and what went wrong with it last."""
    asked = (
        select(requests.c.feed, requests.c.url, fetches.c.outcome, fetches.c.problem, fetches.c.at)
        .join(requests, requests.c.number == fetches.c.closes)
        .where(text(WENT_WRONG))
        .order_by(fetches.c.number)
    )
    pages: set[tuple[str, str]] = set()
    last: dict[str, Any] = {}
    for row in connection.execute(asked):
        if row.outcome in _BAD:
            last[row.feed] = row
        else:
            pages.add((row.feed, row.url))
    return Counter(feed for feed, _ in pages), last
