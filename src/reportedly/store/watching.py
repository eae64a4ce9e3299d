"""The watch's ledger: requests that are open, what came of each fetch, and what feeds were seen to say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, exists, select, text

from reportedly.store import jsons, watch_tables
from reportedly.store.ledger import Entry, following, insert_raw
from reportedly.store.rows import parts, stamp
from reportedly.store.tables import raws
from reportedly.store.visits import Exchange, Last, NewRequest, Outcome, Request, Role, Visit
from reportedly.store.watch_tables import feeds, fetches, requests, stories

# As the index of the fetches that gave a body says it: a feed may answer for months that nothing is new.
_GAVE_A_BODY = text(watch_tables.GAVE_A_BODY)


def insert_feeds(connection: Connection, entry: Entry, named: Mapping[str, str]) -> None:
    """Note the feeds (address → name) whose name is new."""
    known = feed_names(connection)
    number = following(connection, feeds)
    new = [(url, name) for url, name in named.items() if known.get(url) != name]
    for place, (url, name) in enumerate(new):
        connection.execute(
            feeds.insert().values(number=number + place, entry=entry.number, url=jsons.plain(url), name=name)
        )


def feed_names(connection: Connection) -> dict[str, str]:
    """The feeds by address, each with its last name, in the order in which they were first named."""
    return {row.url: row.name for row in connection.execute(select(feeds.c.url, feeds.c.name).order_by(feeds.c.number))}


def open_requests(connection: Connection, of: Collection[str]) -> list[Request]:
    """What is not fetched yet of these feeds, in the order in which it was noted.

    Of the polls of a feed at most the last is open, for the fetch that closes one brings the next: the others, very
    many after some months, are not looked at.
    """
    closed = exists().where(fetches.c.closes == requests.c.number)
    found: list[Any] = []
    for feed in sorted(of):
        mine = select(requests).where(requests.c.feed == feed)
        polls = mine.where(requests.c.role == Role.FEED.value)
        last = polls.where(requests.c.url == feed).order_by(requests.c.number.desc()).limit(1).subquery()
        for asked in (
            select(last).where(~exists().where(fetches.c.closes == last.c.number)),
            polls.where(requests.c.url < feed, ~closed),
            polls.where(requests.c.url > feed, ~closed),
            mine.where(requests.c.role == Role.PAGE.value, ~closed),
        ):
            found.extend(connection.execute(asked))
    return [_request(row) for row in sorted(found, key=lambda row: row.number)]


def _request(row: Any) -> Request:
    return Request(
        number=row.number,
        feed=row.feed,
        url=row.url,
        role=Role(row.role),
        due=datetime.fromisoformat(row.due),
        attempt=row.attempt,
        item=jsons.read(row.item) if row.item is not None else None,
    )


def was_refused(connection: Connection, request: Request) -> bool:
    """Whether the last request for its address was not allowed."""
    asked = (
        select(fetches.c.outcome)
        .join(requests, requests.c.number == fetches.c.closes)
        .where(requests.c.feed == request.feed, requests.c.url == request.url)
        .order_by(fetches.c.number.desc())
        .limit(1)
    )
    return connection.scalar(asked) == Outcome.REFUSED.value


def insert_requests(connection: Connection, entry: Entry, new: Sequence[NewRequest]) -> list[Request]:
    first = following(connection, requests)
    made = [
        Request(number=first + n, feed=r.feed, url=r.url, role=r.role, due=r.due, attempt=r.attempt, item=r.item)
        for n, r in enumerate(new)
    ]
    if made:
        connection.execute(
            requests.insert(),
            [
                {
                    "number": r.number,
                    "entry": entry.number,
                    "feed": jsons.plain(r.feed),
                    "url": jsons.plain(r.url),
                    "role": r.role.value,
                    "due": stamp(r.due),
                    "attempt": r.attempt,
                    "item": None if r.item is None else jsons.written(dict(r.item)),
                }
                for r in made
            ],
        )
    return made


def is_closed(connection: Connection, number: int) -> bool:
    return connection.scalar(select(fetches.c.number).where(fetches.c.closes == number)) is not None


def insert_visit(
    connection: Connection, entry: Entry, visit: Visit, *, outcome: Outcome, document_id: str | None
) -> tuple[Request, ...]:
    """The exchanges, what they came to and what follows; gives the new requests."""
    number = following(connection, fetches)
    last = len(visit.exchanges) - 1
    for place, exchange in enumerate(visit.exchanges):
        final = place == last
        connection.execute(
            fetches.insert().values(
                number=number + place,
                entry=entry.number,
                request=visit.request.number,
                closes=visit.request.number if final else None,
                url=jsons.plain(exchange.url),
                at=stamp(exchange.at),
                status=exchange.status,
                headers=jsons.written([list(pair) for pair in exchange.headers]) if exchange.status else None,
                hash=exchange.digest,
                length=exchange.length,
                outcome=outcome.value if final else None,
                problem=jsons.plain(visit.problem if final else exchange.problem),
                document_id=document_id if final else None,
            )
        )
        insert_raw(connection, entry, exchange.kept)
    for key, signature in unseen(connection, visit.request.feed, visit.stories):
        connection.execute(
            stories.insert().values(feed=visit.request.feed, key=key, signature=signature, entry=entry.number)
        )
    return tuple(insert_requests(connection, entry, visit.follow))


def unseen(connection: Connection, feed: str, told: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of (key, signature) that the feed did not say before, each once."""
    wanted = list(dict.fromkeys(told))
    known: set[tuple[str, str]] = set()
    for part in parts([key for key, _ in wanted]):
        asked = select(stories.c.key, stories.c.signature).where(stories.c.feed == feed, stories.c.key.in_(part))
        known.update((row.key, row.signature) for row in connection.execute(asked))
    return [pair for pair in wanted if pair not in known]


def has_stories(connection: Connection, feed: str) -> bool:
    """Whether the feed was read before."""
    return connection.scalar(select(stories.c.key).where(stories.c.feed == feed).limit(1)) is not None


def last_of(connection: Connection, url: str) -> Last | None:
    """The last fetch of this address with a body (not the ones that said that it is the same)."""
    asked = (
        select(fetches)
        .where(fetches.c.url == jsons.plain(url), _GAVE_A_BODY)
        .order_by(fetches.c.number.desc())
        .limit(1)
    )
    row = connection.execute(asked).one_or_none()
    if row is None:
        return None
    headers = {name.lower(): value for name, value in jsons.read(row.headers)}
    return Last(headers.get("etag"), headers.get("last-modified"), row.hash, row.document_id, Outcome(row.outcome))


def kept_body(connection: Connection, url: str, since: datetime) -> tuple[int | None, bytes] | None:
    """Status and stored body of the last fetch of this address since then; None where there was none."""
    asked = (
        select(fetches.c.status, raws.c.content)
        .outerjoin(raws, raws.c.hash == fetches.c.hash)
        .where(fetches.c.url == jsons.plain(url), fetches.c.at >= stamp(since))
        .order_by(fetches.c.number.desc())
        .limit(1)
    )
    row = connection.execute(asked).one_or_none()
    return None if row is None else (row.status, row.content or b"")


def recent(connection: Connection, since: datetime, *, throttled: bool) -> list[Exchange]:
    """Exchanges since then; with `throttled` only those in which a server said that it was too much (429, 503)."""
    asked = select(fetches).where(fetches.c.at >= stamp(since)).order_by(fetches.c.number)
    if throttled:
        asked = asked.where(fetches.c.status.in_([429, 503]))
    return [
        Exchange(
            url=row.url,
            at=datetime.fromisoformat(row.at),
            status=row.status,
            headers=tuple((name, value) for name, value in jsons.read(row.headers)) if row.headers else (),
        )
        for row in connection.execute(asked)
    ]
