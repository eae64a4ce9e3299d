"""Asking for events and documents, as they were after an entry of the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, TextualSelect, and_, exists, func, or_, select

from reportedly.model import EventType
from reportedly.resolve.model import Event, Standing
from reportedly.store import fulltext, jsons, rows
from reportedly.store.fulltext import folded
from reportedly.store.keys import name_of
from reportedly.store.resolution import event_id_of, founding_claim
from reportedly.store.tables import claims, documents, entries, glances, memberships, names, versions
from reportedly.store.versions import claims_in, event_of_row

_MANY = 4000  # documents with some words; of fewer it takes less to look for all the events that they tell of
_MANY_EVENTS = 4000  # of which it takes less to read all that there are and to sort them here
_LEAST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events; an empty field asks for nothing, and of several values any will do. `country` are ISO 3166 codes,
    `place` and `actor` ids or names, `event_type` PLOVER's types or ACLED's sub-events; `since` and `until` are days on
    which it may have happened, both included; `text` are words of a document that tells of it. `bbox` is an area (west,
    south, east, north in degrees; west of 180° to east of it where west is the greater) in which its place's point is;
    with `sureness` the Admiralty pair's information is this or better (1 to 5; 6 says that it cannot be judged).
    `events` are ids, of which there may be some hundreds."""

    country: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    event_type: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    standing: tuple[Standing, ...] = ()
    text: str | None = None
    bbox: tuple[float, float, float, float] | None = None
    sureness: int | None = None
    limit: int | None = None
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of the store, without its text and bytes; `claims` counts what it asserts."""

    document_id: str
    ref: str
    url: str | None
    title: str | None
    publisher: str | None
    published: date | None
    agencies: tuple[str, ...]
    recorded: datetime
    claims: int


def find_events(
    connection: Connection,
    asked: Asked,
    entry: int,
    *,
    begin: ColumnElement[bool] | None = None,
    limit: int | None = None,
    newest: bool = False,
) -> Iterator[Event]:
    """The events, latest first, those without a day last; some hundred are in memory at a time.

    `begin` leaves out those before some place of that order, `limit` is in place of what is asked. `newest`: those that
    changed last come first.
    """
    most = asked.limit if limit is None else limit
    wanted = _conditions(connection, asked, entry, few=most is not None)
    if wanted is None:
        return
    last = (versions.c.entry <= entry, is_last(entry))
    found = select(versions.c.event_id).where(*wanted, *last)
    first = versions.c.entry.desc() if newest else versions.c.latest.desc().nulls_last()
    found = found.order_by(first, versions.c.event_id)
    if begin is not None:
        found = found.where(begin)
    if most is not None:
        # Without a limit those that are no more are dropped below: an index answers all else.
        found = found.where(versions.c.json.is_not(None)).limit(most)
    for part in rows.parts(connection.scalars(found).all(), 400):
        # Not by pairs of id and version: SQLite would read the whole table for them.
        named = select(versions).where(versions.c.event_id.in_(part), *last)
        made = {row.event_id: row for row in connection.execute(named).all()}
        kept = [made[event_id] for event_id in part if made[event_id].json is not None]
        yield from _events(connection, kept, entry)


def event_ids(connection: Connection, asked: Asked, entry: int) -> list[str]:
    """The ids of the events, in the same order."""
    wanted = _conditions(connection, asked, entry, few=asked.limit is not None)
    if wanted is None:
        return []
    # An event that is no more has no type. SQLite finds those that have one in an index, where it would read the whole
    # table to see whether there is JSON, and so it would with "is not null".
    wanted += (versions.c.entry <= entry, versions.c.event_type >= "", is_last(entry))
    found = select(versions.c.event_id).where(*wanted)
    if asked.limit is not None and asked.limit < _MANY_EVENTS:
        latest_first = versions.c.latest.desc().nulls_last(), versions.c.event_id
        return list(connection.scalars(found.order_by(*latest_first).limit(asked.limit)))
    # Asked for in this order, SQLite takes the index that has it, which has not the type.
    made = sorted((row[0], row[1] or "") for row in connection.execute(found.add_columns(versions.c.latest)))
    made.sort(key=itemgetter(1), reverse=True)
    return [event_id for event_id, _ in made[: asked.limit]]


def count_events(connection: Connection, entry: int) -> int:
    """How many events there are: those that ever were, but those that are no more."""
    ever = select(versions.c.event_id).where(versions.c.entry <= entry).group_by(versions.c.event_id).subquery()
    gone = select(func.count()).where(versions.c.event_type.is_(None), versions.c.entry <= entry, is_last(entry))
    return (connection.scalar(select(func.count()).select_from(ever)) or 0) - (connection.scalar(gone) or 0)


def is_last(entry: int) -> ColumnElement[bool]:
    later = versions.alias("later")
    return ~exists().where(
        later.c.event_id == versions.c.event_id, later.c.version > versions.c.version, later.c.entry <= entry
    )


def _conditions(connection: Connection, asked: Asked, entry: int, *, few: bool) -> list[ColumnElement[bool]] | None:
    """What to look for; None where nothing can be found. `few`: only the first few are wanted."""
    wanted: list[ColumnElement[bool]] = []
    told = None
    if asked.text is not None:
        if (numbers := fulltext.finding(connection, asked.text)) is None:
            return None
        few = few or bool(asked.events or asked.country or asked.place or asked.actor)
        told = _told_by(numbers, entry) if few and _are_many(connection, numbers) else None
        wanted.append(versions.c.event_id.in_(telling(numbers, entry)) if told is None else told)
    if asked.events:
        wanted.append(versions.c.event_id.in_(asked.events))
    if asked.country:
        wanted.append(versions.c.country.in_([code.upper() for code in asked.country]))
    if asked.since is not None:
        wanted.append(versions.c.latest >= asked.since.isoformat())
    if asked.until is not None:
        wanted.append(versions.c.earliest <= asked.until.isoformat())
    by_words = asked.text is not None and told is None
    narrowed = bool(asked.events or asked.country or asked.place or asked.actor or by_words)
    if asked.standing:
        standing = _beside(versions.c.standing, narrowed)
        wanted.append(standing.in_([one.value for one in asked.standing]))
    if asked.event_type:
        wanted.append(_of_types(asked.event_type, narrowed))
    wanted.extend(_named(role, told) for role, told in (("place", asked.place), ("actor", asked.actor)) if told)
    if asked.bbox is not None or asked.sureness is not None:
        wanted.append(_glanced(asked))
    return wanted


def _of_types(types: Sequence[str], narrowed: bool) -> ColumnElement[bool]:
    """A name is PLOVER's or ACLED's, and so one index finds it."""
    plover = {kind.upper() for kind in types} & {kind.value for kind in EventType}
    acled = [folded(kind) for kind in types if kind.upper() not in plover]
    fits = []
    if plover:
        fits.append(_beside(versions.c.event_type, narrowed).in_(sorted(plover)))
    if acled:
        fits.append(_beside(versions.c.sub_event, narrowed).in_(acled))
    return or_(*fits)


def _beside(column: Column[Any], narrowed: bool) -> ColumnElement[Any]:
    """The column, as no index knows it where something else asks for fewer events: without statistics SQLite takes any
    index for as good as another."""
    return column.concat("") if narrowed else column


def _glanced(asked: Asked) -> ColumnElement[bool]:
    """What the row of few words beside a version tells."""
    wanted = [glances.c.event_id == versions.c.event_id, glances.c.version == versions.c.version]
    if asked.sureness is not None:
        wanted.append(glances.c.information <= asked.sureness)
    if asked.bbox is not None:
        west, south, east, north = asked.bbox
        across = glances.c.longitude >= west, glances.c.longitude <= east
        wanted.append(and_(*across) if west <= east else or_(*across))
        wanted.append(glances.c.latitude.between(south, north))
    return exists().where(*wanted)


def _named(role: str, told: Sequence[str]) -> ColumnElement[bool]:
    known = (names.c.role == role) & names.c.name.in_([name_of(name) for name in told])
    this = (names.c.event_id == versions.c.event_id) & (names.c.version == versions.c.version)
    # The first part finds the few events of that name, the second those versions of them that have it.
    return and_(versions.c.event_id.in_(select(names.c.event_id).where(known)), exists().where(known, this))


def _are_many(connection: Connection, numbers: TextualSelect) -> bool:
    some = select(numbers.subquery().c.number).limit(_MANY + 1).subquery()
    return (connection.scalar(select(func.count()).select_from(some)) or 0) > _MANY


def _told_by(numbers: TextualSelect, entry: int) -> ColumnElement[bool]:
    """Whether one of very many documents tells of an event, looked up event by event until there are enough."""
    # The sum keeps a database from beginning with all the documents at each event.
    told = telling_of(documents.c.number + 0, numbers, entry).where(memberships.c.event_id == versions.c.event_id)
    return told.correlate(versions).exists()


def telling(numbers: TextualSelect | Sequence[int], entry: int) -> Select[tuple[str]]:
    """The events that any of the documents tells of; of numbers there may be some hundred."""
    return telling_of(documents.c.number, numbers, entry)


def telling_of(number: ColumnElement[int], numbers: TextualSelect | Sequence[int], entry: int) -> Select[tuple[str]]:
    """The same, with the number of a document as the query is to see it."""
    later = memberships.alias("later_membership")
    moved = exists().where(
        later.c.claim_id == memberships.c.claim_id, later.c.entry > memberships.c.entry, later.c.entry <= entry
    )
    return (
        select(memberships.c.event_id)
        .join(claims, claims.c.claim_id == memberships.c.claim_id)
        .join(documents, documents.c.document_id == claims.c.document_id)
        .where(number.in_(numbers), memberships.c.entry <= entry, ~moved)
        .where(memberships.c.event_id.is_not(None))
    )


def find_event(connection: Connection, event_id: str, entry: int) -> Event | None:
    """The event of this id, of which it went up in, or the only one whose id begins so; None where there is none."""
    meant = meant_by(connection, event_id, entry)
    if len(meant) != 1:
        return None
    found = select(versions).where(versions.c.event_id == meant[0], versions.c.entry <= entry)
    row = connection.execute(found.order_by(versions.c.version.desc()).limit(1)).one_or_none()
    return None if row is None or row.json is None else _events(connection, [row], entry)[0]


def meant_by(connection: Connection, event_id: str, entry: int) -> list[str]:
    """The events that an id, or its beginning, leads to now; several where more of it is needed."""
    first = founding_claim(event_id)
    if len(event_id) <= _LEAST_PREFIX:
        return []
    asked = select(claims.c.claim_id).where(
        claims.c.entry <= entry,
        claims.c.claim_id >= first,
        claims.c.claim_id < first + "g",  # after every hexadecimal digit
    )
    known = [event_id_of(claim_id) for claim_id in connection.scalars(asked.limit(1000))]
    if event_id in known:
        known = [event_id]
    named: set[str] = set()
    for part in rows.parts(known):
        asked_for = select(versions.c.event_id).where(versions.c.event_id.in_(part), versions.c.entry <= entry)
        named.update(connection.scalars(asked_for))
    return sorted(set(rows.events_of(connection, sorted(map(founding_claim, named)), entry).values()))


def history(connection: Connection, event_id: str, entry: int) -> list[tuple[datetime, Event]]:
    """Every version of an event under its own id, with when it was recorded."""
    found = (
        select(versions, entries.c.recorded)
        .join(entries, entries.c.entry == versions.c.entry)
        .where(versions.c.event_id == event_id, versions.c.entry <= entry, versions.c.json.is_not(None))
        .order_by(versions.c.version)
    )
    made = connection.execute(found).all()
    events = _events(connection, made, entry)
    return [(datetime.fromisoformat(row.recorded), event) for row, event in zip(made, events, strict=True)]


def _events(connection: Connection, made: Sequence[Row[Any]], entry: int) -> list[Event]:
    kept = jsons.read_all(row.json for row in made)
    ids = {claim_id for event in kept for claim_id in claims_in(event)}
    told = rows.linked_claims(connection, ids, entry)
    return [event_of_row(event, row.version, told) for event, row in zip(kept, made, strict=True)]


def find_documents(
    connection: Connection, entry: int, *, text: str | None, publisher: str | None, limit: int | None
) -> list[StoredDocument]:
    """Documents in the order of their arrival."""
    count = select(func.count()).where(claims.c.document_id == documents.c.document_id).scalar_subquery()
    found = (
        select(documents.c.json, entries.c.recorded, count.label("claims"))
        .join(entries, entries.c.entry == documents.c.entry)
        .where(documents.c.entry <= entry)
        .order_by(documents.c.number)
    )
    if text is not None:
        numbers = fulltext.finding(connection, text)
        if numbers is None:
            return []
        found = found.where(documents.c.number.in_(numbers))
    if publisher is not None:
        found = found.where(documents.c.publisher == publisher)
    if limit is not None:
        found = found.limit(limit)
    return [stored_document(row) for row in connection.execute(found).all()]


def stored_document(row: Any) -> StoredDocument:
    """Of a row with the document's `json`, when it was `recorded`, and the number of its `claims`."""
    kept = jsons.read(row.json)
    return StoredDocument(
        document_id=kept["id"],
        ref=kept["ref"],
        url=kept["url"],
        title=kept["title"],
        publisher=kept["publisher"],
        published=date.fromisoformat(kept["published"]) if kept["published"] else None,
        agencies=tuple(kept["agencies"]),
        recorded=datetime.fromisoformat(row.recorded),
        claims=row.claims,
    )


def last_recorded(connection: Connection, entry: int) -> datetime | None:
    """When an entry was recorded."""
    found = connection.scalar(select(entries.c.recorded).where(entries.c.entry == entry))
    return datetime.fromisoformat(found) if found else None


def claim_ids_in(connection: Connection, document_ids: Collection[str]) -> list[str]:
    """The claims of these documents."""
    found: list[str] = []
    for part in rows.parts(sorted(document_ids)):
        found.extend(connection.scalars(select(claims.c.claim_id).where(claims.c.document_id.in_(part))))
    return found
