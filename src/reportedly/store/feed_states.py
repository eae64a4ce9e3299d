"""How each feed that is watched fares: what it gave, when it was tried, and what went wrong last.

Asked of what came and of what went wrong, never of all polls, most of which brought nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Subquery, func, select

from reportedly.store import watching
from reportedly.store.tables import bounded, claims
from reportedly.store.visits import Outcome, Role
from reportedly.store.watch_tables import fetches, requests, stories

_BAD = (Outcome.FAILED.value, Outcome.REFUSED.value)
_READ = (Outcome.READ.value, Outcome.PART.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What a feed gave so far, and how it fares: `failing` are pages that wait to be tried again, `bounded` its
    documents that were not read in full, `cut` what of the feed itself was not read when it last was."""

    url: str
    name: str
    stories: int
    documents: int
    claims: int
    bounded: int
    cut: str | None
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
    partly = _bounded(connection)
    unused, trouble, cut = _troubles(connection)
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
                bounded=partly.get(url, 0),
                cut=_cut(connection, url, cut.get(url, ())),
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
    brought = _brought()
    made = (
        select(brought.c.feed, func.count(brought.c.document_id.distinct()), func.count(claims.c.claim_id))
        .outerjoin(claims, claims.c.document_id == brought.c.document_id)
        .group_by(brought.c.feed)
    )
    rows = connection.execute(made).all()
    return {feed: number for feed, number, _ in rows}, {feed: number for feed, _, number in rows}


def _brought() -> Subquery:
    """The documents that each feed gave."""
    came = (
        select(fetches.c.closes, fetches.c.document_id).where(fetches.c.document_id.is_not(None)).distinct().subquery()
    )
    asked = select(requests.c.feed, came.c.document_id).join(requests, requests.c.number == came.c.closes)
    return asked.distinct().subquery()


def _bounded(connection: Connection) -> Mapping[str, int]:
    """How many of them were not read in full."""
    brought = _brought()
    asked = (
        select(brought.c.feed, func.count(brought.c.document_id.distinct()))
        .join(bounded, bounded.c.document_id == brought.c.document_id)
        .group_by(brought.c.feed)
    )
    return {row.feed: row[1] for row in connection.execute(asked)}


def _troubles(connection: Connection) -> tuple[Mapping[str, int], Mapping[str, Any], Mapping[str, set[str]]]:
    """How many pages of each feed could not be used, what went wrong with it last, and which of its addresses (its own,
    those of its site maps) were read though something was wrong."""
    asked = (
        select(requests.c.feed, requests.c.url, fetches.c.outcome, fetches.c.problem, fetches.c.at)
        .join(requests, requests.c.number == fetches.c.closes)
        .where(fetches.c.problem.is_not(None))
        .order_by(fetches.c.number)
    )
    pages: set[tuple[str, str]] = set()
    last: dict[str, Any] = {}
    read: defaultdict[str, set[str]] = defaultdict(set)
    for row in connection.execute(asked):
        if row.outcome in _BAD:
            last[row.feed] = row
        elif row.outcome in _READ:
            read[row.feed].add(row.url)
        else:
            pages.add((row.feed, row.url))
    return Counter(feed for feed, _ in pages), last, read


def _cut(connection: Connection, feed: str, urls: Collection[str]) -> str | None:
    """What is still wrong with one of these addresses of a feed: when each was last read."""
    for url in sorted(urls):
        asked = select(fetches.c.problem).join(requests, requests.c.number == fetches.c.closes)
        asked = asked.where(requests.c.feed == feed, requests.c.role == Role.FEED.value, requests.c.url == url)
        asked = asked.where(fetches.c.outcome.in_(_READ)).order_by(requests.c.number.desc()).limit(1)
        problem: str | None = connection.scalar(asked)
        if problem is not None:
            return problem
    return None
