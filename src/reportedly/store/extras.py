"""What an export says beside an event: when its version was recorded, and the headlines of its documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from reportedly.resolve.model import Event
from reportedly.store import jsons
from reportedly.store.rows import parts
from reportedly.store.tables import documents, entries, versions


@dataclass(frozen=True, slots=True)
class Headline:
    """A document's title and language (ISO 639-1); None where it tells none."""

    title: str | None
    language: str | None


def recorded_at(connection: Connection, events: Iterable[Event]) -> dict[str, datetime]:
    """When the version of each event was recorded, by the event's id."""
    found = {}
    columns = (versions.c.event_id, versions.c.version, entries.c.recorded)
    for part in parts({event.event_id: event.version for event in events}.items(), 400):
        wanted = dict(part)
        asked = select(*columns).join(entries, entries.c.entry == versions.c.entry)
        for row in connection.execute(asked.where(versions.c.event_id.in_(wanted))).all():
            if row.version == wanted[row.event_id]:
                found[row.event_id] = datetime.fromisoformat(row.recorded)
    return found


def headlines(connection: Connection, ids: Iterable[str]) -> dict[str, Headline]:
    """The headline of each document that is there, by its id."""
    found = {}
    for part in parts(sorted(set(ids))):
        asked = select(documents.c.document_id, documents.c.json).where(documents.c.document_id.in_(part))
        for row in connection.execute(asked):
            kept = jsons.read(row.json)
            found[row.document_id] = Headline(kept.get("title"), kept.get("language"))
    return found
