"""Lists by the page, single documents and claims, and what is new: what a server asks of the store."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from reportedly.errors import InputError
from reportedly.resolve.model import Event, LinkedClaim
from reportedly.store import fulltext, jsons, query, rows
from reportedly.store.query import Asked, StoredDocument
from reportedly.store.tables import bounded, claims, documents, entries, judgements, raws, versions

_CURSOR = re.compile(r"(?P<entry>\d{1,12})~(?P<day>\d{4}-\d\d-\d\d|)~(?P<event>[0-9A-Za-z]{1,80})")
_NUMBERS = re.compile(r"(?P<entry>\d{1,12})~(?P<number>\d{1,12})")


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some events of a list, and where the next page begins: None at its end. All pages are of one state."""

    events: tuple[Event, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Some documents of a list, the last that came first."""

    documents: tuple[StoredDocument, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class News:
    """What one entry of the ledger brought: a document, another sighting of one, a judgement; and the events that have
    a new version through it."""

    entry: int
    recorded: datetime
    kind: str
    document_id: str | None
    title: str | None
    who: str | None
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Who gave an event its version and when. `kind` is what did it, `who` a person where it was a judgement."""

    event_id: str
    version: int
    recorded: datetime
    kind: str
    who: str | None


def event_page(connection: Connection, asked: Asked, entry: int, *, limit: int, after: str | None) -> EventPage:
    """The events in the order of `find_events`. Raises InputError for a cursor that is none."""
    begin = None
    if after is not None:
        entry, begin = _begin(after, entry)
    found = [*query.find_events(connection, asked, entry, begin=begin, limit=limit + 1)]
    if len(found) <= limit:
        return EventPage(tuple(found), None)
    last = found[limit - 1]
    day = last.time.latest.isoformat() if last.time and last.time.latest else ""
    return EventPage(tuple(found[:limit]), f"{entry}~{day}~{last.event_id}")


def _begin(after: str, entry: int) -> tuple[int, ColumnElement[bool]]:
    told = _CURSOR.fullmatch(after)
    if told is None:
        raise _no_cursor(after)
    later = versions.c.event_id > told["event"]
    if not told["day"]:  # those without a day come last
        return min(entry, int(told["entry"])), and_(versions.c.latest.is_(None), later)
    beyond = or_(versions.c.latest < told["day"], versions.c.latest.is_(None))
    return min(entry, int(told["entry"])), or_(beyond, and_(versions.c.latest == told["day"], later))


def _no_cursor(after: str) -> InputError:
    return InputError(ref=after[:40], problem="no place in a list", remedy="take the `next` of the page before")


def document_page(
    connection: Connection, entry: int, *, text: str | None, publisher: str | None, limit: int, after: str | None
) -> DocumentPage:
    """Documents, the last that came first. Raises InputError for a cursor that is none."""
    count = select(func.count()).where(claims.c.document_id == documents.c.document_id).scalar_subquery()
    found = select(documents.c.number, documents.c.json, entries.c.recorded, count.label("claims")).join(
        entries, entries.c.entry == documents.c.entry
    )
    if after is not None:
        told = _NUMBERS.fullmatch(after)
        if told is None:
            raise _no_cursor(after)
        entry = min(entry, int(told["entry"]))
        found = found.where(documents.c.number < int(told["number"]))
    if text is not None:
        numbers = fulltext.finding(connection, text)
        if numbers is None:
            return DocumentPage((), None)
        found = found.where(documents.c.number.in_(numbers))
    if publisher is not None:
        found = found.where(documents.c.publisher == publisher)
    found = found.where(documents.c.entry <= entry).order_by(documents.c.number.desc()).limit(limit + 1)
    made = connection.execute(found).all()
    stored = tuple(query.stored_document(row) for row in made[:limit])
    return DocumentPage(stored, f"{entry}~{made[limit - 1].number}" if len(made) > limit else None)


def document(connection: Connection, document_id: str, entry: int) -> Mapping[str, Any] | None:
    """A document as the JSON contract has it, with `media_type`, `blocks` and `masked` (see `model.Document`),
    `recorded`, the SHA-256 of its bytes (`raw`), and how many sentences ran into which bound (`bounds`)."""
    asked = (
        select(documents.c.json, documents.c.raw, entries.c.recorded)
        .join(entries, entries.c.entry == documents.c.entry)
        .where(documents.c.document_id == document_id, documents.c.entry <= entry)
    )
    row = connection.execute(asked).one_or_none()
    if row is None:
        return None
    met = connection.execute(
        select(bounded.c.bound, bounded.c.sentences)
        .where(bounded.c.document_id == document_id)
        .order_by(bounded.c.bound)
    )
    bounds = {one.bound: one.sentences for one in met}
    return {**jsons.read(row.json), "recorded": row.recorded, "raw": row.raw, "bounds": bounds}


def raw(connection: Connection, document_id: str, entry: int) -> bytes | None:
    """The bytes that a document was read from."""
    asked = select(raws.c.content).join(documents, documents.c.raw == raws.c.hash)
    found: bytes | None = connection.scalar(
        asked.where(documents.c.document_id == document_id, documents.c.entry <= entry)
    )
    return found


def claims_in(connection: Connection, document_id: str, entry: int) -> list[tuple[LinkedClaim, str | None]]:
    """The claims of a document in the order of its text, each with its event."""
    ids = connection.scalars(select(claims.c.claim_id).where(claims.c.document_id == document_id)).all()
    return _with_events(connection, ids, entry)


def claim(connection: Connection, claim_id: str, entry: int) -> tuple[LinkedClaim, str | None] | None:
    """A claim by its id, with its event."""
    found = _with_events(connection, [claim_id], entry)
    return found[0] if found else None


def _with_events(connection: Connection, ids: Any, entry: int) -> list[tuple[LinkedClaim, str | None]]:
    told = rows.linked_claims(connection, ids, entry)
    events = rows.events_of(connection, told, entry)
    found = [(one, events.get(claim_id)) for claim_id, one in told.items()]
    return sorted(found, key=lambda pair: (pair[0].claim["trigger"]["start"], pair[0].claim_id))


def news(connection: Connection, after: int, *, limit: int) -> list[News]:
    """The entries of the ledger after that one, in their order."""
    asked = (
        select(entries, documents.c.document_id, documents.c.json, judgements.c.who)
        .outerjoin(documents, documents.c.entry == entries.c.entry)
        .outerjoin(judgements, judgements.c.entry == entries.c.entry)
        .where(entries.c.entry > after)
        .order_by(entries.c.entry)
        .limit(limit)
    )
    made = connection.execute(asked).all()
    events: dict[int, list[str]] = {row.entry: [] for row in made}
    changed = select(versions.c.entry, versions.c.event_id).where(versions.c.entry.in_(list(events)))
    for row in connection.execute(changed.order_by(versions.c.entry, versions.c.event_id)):
        events[row.entry].append(row.event_id)
    return [
        News(
            entry=row.entry,
            recorded=datetime.fromisoformat(row.recorded),
            kind=row.kind,
            document_id=row.document_id,
            title=jsons.read(row.json)["title"] if row.json else None,
            who=row.who,
            events=tuple(events[row.entry]),
        )
        for row in made
    ]


def last_change(connection: Connection, event_id: str, entry: int) -> Change | None:
    """What gave the event its last version."""
    asked = (
        select(versions.c.version, entries.c.recorded, entries.c.kind, judgements.c.who)
        .join(entries, entries.c.entry == versions.c.entry)
        .outerjoin(judgements, judgements.c.entry == entries.c.entry)
        .where(versions.c.event_id == event_id, versions.c.entry <= entry)
        .order_by(versions.c.version.desc())
        .limit(1)
    )
    row = connection.execute(asked).one_or_none()
    if row is None:
        return None
    return Change(event_id, row.version, datetime.fromisoformat(row.recorded), row.kind, row.who)
