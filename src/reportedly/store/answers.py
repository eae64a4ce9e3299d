"""What can be asked of a store: events, claims, documents, voices, as they were known at any time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, select

from reportedly.resolve.model import Event, Judgement, LinkedClaim, Pair, Standing
from reportedly.store import (
    dump,
    extras,
    jsons,
    listing,
    query,
    rows,
    voices,
)
from reportedly.store.control import Control, control_of
from reportedly.store.engine import reading
from reportedly.store.evidence import Evidence
from reportedly.store.listing import Change, DocumentPage, EventPage, News
from reportedly.store.query import Asked, StoredDocument
from reportedly.store.sources import KeptRecords, SourceRecord
from reportedly.store.tables import documents
from reportedly.store.voices import Spoken

if TYPE_CHECKING:
    from reportedly.store.overview import Overview, Overviews, View


class Answers:
    """The questions of an open store. All take `as_of`, a time with its zone: the answer is what was known then."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sources = KeptRecords()

    def judgements(self, *, as_of: datetime | None = None) -> list[Judgement]:
        """All judgements, those taken back too, in the order in which they were made."""
        with reading(self._engine) as connection:
            return rows.all_judgements(connection, rows.last_entry(connection, as_of))

    def judgements_of(self, event: Event, as_of: datetime | None = None) -> list[Judgement]:
        """The judgements on claims of an event, those taken back too, in the order in which they were made."""
        with reading(self._engine) as connection:
            ids = [claim.claim_id for claim in event.claims]
            return rows.judgements_on(connection, ids, rows.last_entry(connection, as_of))

    def events(
        self,
        *,
        country: str | Sequence[str] | None = None,
        place: str | Sequence[str] | None = None,
        actor: str | Sequence[str] | None = None,
        event_type: str | Sequence[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        standing: Standing | Sequence[Standing] | None = None,
        text: str | None = None,
        as_of: datetime | None = None,
        limit: int | None = None,
    ) -> list[Event]:
        """The events that fit all that is asked, latest first (see `query.Asked`); of several values any will do."""
        asked = Asked(
            country=_all(country),
            place=_all(place),
            actor=_all(actor),
            event_type=_all(event_type),
            since=since,
            until=until,
            standing=(standing,) if isinstance(standing, Standing) else tuple(standing or ()),
            text=text,
            limit=limit,
        )
        return list(self.each_event(asked, as_of))

    def each_event(self, asked: Asked, as_of: datetime | None = None) -> Iterator[Event]:
        """The same, some hundred in memory at a time, all of one state of the store."""
        with reading(self._engine) as connection:
            yield from query.find_events(connection, asked, rows.last_entry(connection, as_of))

    def overview(
        self, asked: Asked, view: View | None = None, *, as_of: datetime | None = None, seen: int | None = None
    ) -> Overview:
        """Map, timeline, counts and a part of the list of the events that fit; `asked.limit` counts for nothing.

        Events of which there is a version after the entry `seen` are marked as new. The first question reads all events
        into memory, where they stay; the others take milliseconds each.
        """
        return self._overviews.ask(asked, view, as_of, seen=seen)

    def prepare_overview(self) -> None:
        """Read into memory what the questions of `overview` need: seconds for each hundred thousand events."""
        self._overviews.prepare()

    @cached_property
    def _overviews(self) -> Overviews:
        from reportedly.store.overview import Overviews  # needs arrays, which other questions do without

        return Overviews(self._engine)

    def count_events(self, as_of: datetime | None = None) -> int:
        """How many events there are."""
        with reading(self._engine) as connection:
            return query.count_events(connection, rows.last_entry(connection, as_of))

    def event(self, event_id: str, as_of: datetime | None = None) -> Event | None:
        """The event of this id, or the one it went up in; a beginning of more than four characters is enough."""
        with reading(self._engine) as connection:
            return query.find_event(connection, event_id, rows.last_entry(connection, as_of))

    def meant_by(self, event_id: str, as_of: datetime | None = None) -> list[str]:
        """The ids of the events that an id or its beginning can mean: several where more of it is needed."""
        with reading(self._engine) as connection:
            return query.meant_by(connection, event_id, rows.last_entry(connection, as_of))

    def history(self, event_id: str, as_of: datetime | None = None) -> list[tuple[datetime, Event]]:
        """The versions of an event, each with the time at which it was recorded."""
        with reading(self._engine) as connection:
            return query.history(connection, event_id, rows.last_entry(connection, as_of))

    def claims_of(self, event: Event | str, as_of: datetime | None = None) -> list[LinkedClaim]:
        """The claims of an event in the order of their arrival."""
        with reading(self._engine) as connection:
            entry = rows.last_entry(connection, as_of)
            found = query.find_event(connection, event if isinstance(event, str) else event.event_id, entry)
            ids = [claim.claim_id for claim in found.claims] if found else []
            return list(rows.linked_claims(connection, ids, entry).values())

    def links(self, event: Event) -> list[Pair]:
        """The pairs among the claims of an event that were found to be of one happening, with the reasons."""
        ids = {claim.claim_id for claim in event.claims}
        with reading(self._engine) as connection:
            return [pair for pair in rows.links_of(connection, ids) if pair.a in ids and pair.b in ids]

    def documents(
        self,
        *,
        text: str | None = None,
        publisher: str | None = None,
        as_of: datetime | None = None,
        limit: int | None = None,
    ) -> list[StoredDocument]:
        """Documents in the order of their arrival; `text` are words in them, "quoted" where they stand side by side."""
        with reading(self._engine) as connection:
            entry = rows.last_entry(connection, as_of)
            return query.find_documents(connection, entry, text=text, publisher=publisher, limit=limit)

    def headlines(self, document_ids: Iterable[str]) -> dict[str, extras.Headline]:
        """The title and language of each document, by its id."""
        with reading(self._engine) as connection:
            return extras.headlines(connection, document_ids)

    def recorded(self, events: Iterable[Event]) -> dict[str, datetime]:
        """When these versions of events were recorded, by the event's id."""
        with reading(self._engine) as connection:
            return extras.recorded_at(connection, events)

    def last_recorded(self, as_of: datetime | None = None) -> datetime | None:
        """When the last entry of the store was recorded; None in an empty store."""
        with reading(self._engine) as connection:
            return query.last_recorded(connection, rows.last_entry(connection, as_of))

    def claims_told(self, document_ids: Collection[str], as_of: datetime | None = None) -> Iterator[LinkedClaim]:
        """All claims of these documents, those of no event too; some hundred documents' at a time in memory."""
        with reading(self._engine) as connection:
            entry = rows.last_entry(connection, as_of)
            for part in rows.parts(sorted(document_ids), 300):
                ids = query.claim_ids_in(connection, part)
                yield from rows.linked_claims(connection, ids, entry).values()

    def text(self, document_id: str) -> str | None:
        """The text of a document, to which the offsets of its claims apply."""
        with reading(self._engine) as connection:
            kept = connection.scalar(select(documents.c.json).where(documents.c.document_id == document_id))
            return None if kept is None else str(jsons.read(kept)["text"])

    def raw(self, document_id: str, as_of: datetime | None = None) -> bytes | None:
        """The bytes that a document was read from, where the reader gave any."""
        with reading(self._engine) as connection:
            return listing.raw(connection, document_id, rows.last_entry(connection, as_of))

    def entry(self, as_of: datetime | None = None) -> int:
        """The number of the last entry of the ledger: while it stays the same, so does every answer."""
        with reading(self._engine) as connection:
            return rows.last_entry(connection, as_of)

    def event_page(
        self, asked: Asked, *, limit: int, after: str | None = None, as_of: datetime | None = None
    ) -> EventPage:
        """At most `limit` events after the place `after` in the list. Raises InputError where that is no such place."""
        with reading(self._engine) as connection:
            entry = rows.last_entry(connection, as_of)
            return listing.event_page(connection, asked, entry, limit=limit, after=after)

    def document_page(
        self,
        *,
        text: str | None = None,
        publisher: str | None = None,
        limit: int,
        after: str | None = None,
        as_of: datetime | None = None,
    ) -> DocumentPage:
        """The same of documents, the last that came first."""
        with reading(self._engine) as connection:
            entry = rows.last_entry(connection, as_of)
            return listing.document_page(connection, entry, text=text, publisher=publisher, limit=limit, after=after)

    def document(self, document_id: str, as_of: datetime | None = None) -> Mapping[str, Any] | None:
        """A document as `listing.document` gives it, its text too."""
        with reading(self._engine) as connection:
            return listing.document(connection, document_id, rows.last_entry(connection, as_of))

    def claims_in(self, document_id: str, as_of: datetime | None = None) -> list[tuple[LinkedClaim, str | None]]:
        """The claims of a document in the order of its text, each with the id of its event."""
        with reading(self._engine) as connection:
            return listing.claims_in(connection, document_id, rows.last_entry(connection, as_of))

    def claim(self, claim_id: str, as_of: datetime | None = None) -> tuple[LinkedClaim, str | None] | None:
        """A claim by its whole id, with the id of its event."""
        with reading(self._engine) as connection:
            return listing.claim(connection, claim_id, rows.last_entry(connection, as_of))

    def news(self, after: int, *, limit: int = 100) -> list[News]:
        """What the entries of the ledger after that one brought."""
        with reading(self._engine) as connection:
            return listing.news(connection, after, limit=limit)

    def last_change(self, event_id: str, as_of: datetime | None = None) -> Change | None:
        """Who or what gave an event, by its whole id, its last version."""
        with reading(self._engine) as connection:
            return listing.last_change(connection, event_id, rows.last_entry(connection, as_of))

    @contextmanager
    def evidence(self, as_of: datetime | None = None, *, entry: int | None = None) -> Iterator[Evidence]:
        """All that is known of events and what they rest on, of one state of the store for as long as it is open.

        `entry` of the ledger names the state instead, for another process that is at the same work.
        """
        with reading(self._engine) as connection:
            last = rows.last_entry(connection, as_of) if entry is None else entry
            yield Evidence(connection, last, self._sources.ask)

    @property
    def url(self) -> str:
        """What opens this store again, in another process; with its password, so it is not for showing."""
        return self._engine.url.render_as_string(hide_password=False)

    def dump(self, asked: Asked, as_of: datetime | None = None) -> Iterator[tuple[str, bytes]]:
        """The store as lines of JSON, each with the name of its table; with a filter, what those events rest on."""
        with reading(self._engine) as connection:
            yield from dump.dump(connection, asked, rows.last_entry(connection, as_of))

    def control(self, place: str, as_of: datetime | None = None) -> list[Control]:
        """Claims of taking, leaving and holding a place (its id or name), over time."""
        with reading(self._engine) as connection:
            return control_of(connection, place, rows.last_entry(connection, as_of))

    def spoken(self, key: str, *, limit: int, before: int | None = None, as_of: datetime | None = None) -> Spoken:
        """What a voice says or is cited with; `key` is that of an origin, or `actor:` and an actor's id."""
        with reading(self._engine) as connection:
            return voices.spoken(connection, key, rows.last_entry(connection, as_of), limit=limit, before=before)

    def sources(self, as_of: datetime | None = None) -> list[SourceRecord]:
        """What each source asserted, and how it fared; the one with most claims first."""
        with reading(self._engine) as connection:
            return self._sources.ask(connection, rows.last_entry(connection, as_of))


def _all(told: str | Sequence[str] | None) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else tuple(told or ())
