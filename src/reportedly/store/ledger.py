"""Writing what is told: documents, where they were seen, and their claims."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, select

from reportedly.bounds import Bound, counted
from reportedly.contract import document_json
from reportedly.model import Document
from reportedly.resolve.linked import linked_json
from reportedly.resolve.model import LinkedClaim
from reportedly.store import fulltext, jsons, rows
from reportedly.store.copying import insert_rows
from reportedly.store.keys import key_of, name_of
from reportedly.store.pages import page_of
from reportedly.store.tables import bounded, claims, documents, entries, meetings, raws, sightings
from reportedly.store.voices import insert_voices
from reportedly.store.watch_tables import visits

# What `linked_json` gives of the document, the same for all its claims.
_HEAD = ("document_id", "ref", "url", "publisher", "agencies", "published", "sketch")


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction of the ledger."""

    number: int
    recorded: datetime


@dataclass(frozen=True, slots=True)
class Visited:
    """When a text was fetched. `live`: by the watch, there and then, so that its page said so at that time."""

    at: datetime
    live: bool


def begin(connection: Connection, *, kind: str, tool: str, at: datetime | None) -> Entry:
    """A new entry, recorded at that time or now, but never before the entry before it."""
    at = datetime.now(UTC) if at is None else at
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    number = following(connection, entries, "entry")
    last = connection.scalar(select(entries.c.recorded).where(entries.c.entry == number - 1))
    recorded = max(rows.stamp(at), last or "")
    connection.execute(entries.insert().values(entry=number, recorded=recorded, kind=kind, tool=tool))
    return Entry(number, datetime.fromisoformat(recorded))


def following(connection: Connection, table: Table, column: str = "number") -> int:
    """The next number: there is one writer at a time, and rows are never deleted."""
    return (connection.scalar(select(func.max(table.c[column]))) or 0) + 1


def is_known(connection: Connection, document: Document) -> bool:
    """Whether the document was added and seen under this name and address."""
    seen = select(sightings.c.number).where(
        sightings.c.document_id == document.id,
        sightings.c.ref == (jsons.plain(document.ref) or ""),
        sightings.c.page.is_not_distinct_from(jsons.plain(page_of(document.url))),
    )
    return connection.scalar(seen.limit(1)) is not None


def has_document(connection: Connection, document_id: str) -> bool:
    return connection.scalar(select(documents.c.number).where(documents.c.document_id == document_id)) is not None


def insert_sighting(
    connection: Connection, entry: Entry, document_id: str, *, ref: str, page: str | None, visited: Visited | None
) -> None:
    """That the document was seen under this name, on this page (see `page_of`)."""
    number = following(connection, sightings)
    connection.execute(
        sightings.insert().values(
            number=number,
            entry=entry.number,
            document_id=document_id,
            ref=jsons.plain(ref),
            page=jsons.plain(page),
        )
    )
    if visited is not None:
        connection.execute(visits.insert().values(number=number, fetched=rows.stamp(visited.at), live=visited.live))


def insert_document(
    connection: Connection, entry: Entry, document: Document, sketch: Sequence[int], bounds: Iterable[Bound]
) -> None:
    """The document, and the bounds that it ran into when it was coded, once for each sentence."""
    number = following(connection, documents)
    whole = document_json(document)
    blocks = [[block.start, block.end, block.kind.value] for block in document.blocks]
    masked = [[span.start, span.end] for span in document.masked]
    connection.execute(
        documents.insert().values(
            number=number,
            document_id=document.id,
            entry=entry.number,
            publisher=jsons.plain(document.publisher),
            published=whole["published"],
            raw=insert_raw(connection, entry, document.raw),
            head=jsons.written(head_of(whole, sketch)),
            json=jsons.written({**whole, "media_type": document.media_type, "blocks": blocks, "masked": masked}),
        )
    )
    met = [{"bound": bound, "sentences": times} for bound, times in sorted(counted(bounds).items())]
    insert_rows(connection, bounded, [{"document_id": document.id, "entry": entry.number, **row} for row in met])
    fulltext.insert(connection, number, title=document.title, body=document.text)


def head_of(whole: Mapping[str, Any], sketch: Sequence[int]) -> dict[str, Any]:
    """What claims need of their document, as the JSON contract has it."""
    return {"document_id": whole["id"], **{key: whole[key] for key in _HEAD if key in whole}, "sketch": list(sketch)}


def linked_row(claim: LinkedClaim) -> dict[str, Any]:
    """What resolution knows of a claim beside its words and its document."""
    left_out = {*_HEAD, "claim_id", "claim", "withdrawn"}
    return {key: value for key, value in linked_json(claim).items() if key not in left_out}


def insert_raw(connection: Connection, entry: Entry, content: bytes) -> str | None:
    """Keep bytes under their SHA-256, which is given; of none there is none."""
    if not content:
        return None
    digest = hashlib.sha256(content).hexdigest()
    if connection.scalar(select(raws.c.hash).where(raws.c.hash == digest)) is None:
        connection.execute(raws.insert().values(hash=digest, entry=entry.number, content=content))
    return digest


def insert_claims(
    connection: Connection, entry: Entry, linked: Sequence[LinkedClaim], keys: Mapping[str, Sequence[str]]
) -> None:
    """Claims of one entry in their order, with the keys under which others find them."""
    first = following(connection, claims) if linked else 0
    insert_numbered(connection, [(entry.number, first + n, claim) for n, claim in enumerate(linked)], keys)


def insert_numbered(
    connection: Connection, told: Sequence[tuple[int, int, LinkedClaim]], keys: Mapping[str, Sequence[str]]
) -> None:
    """The same of any entries, each claim with the number of its entry and its own."""
    linked = [claim for _, _, claim in told]
    insert_rows(connection, claims, [_row(entry, number, claim) for entry, number, claim in told])
    insert_voices(connection, linked)
    posted = [
        {"key": key, "claim_id": c.claim_id} for c in linked for key in sorted(set(map(key_of, keys[c.claim_id])))
    ]
    insert_rows(connection, meetings, posted)


def _row(entry: int, number: int, claim: LinkedClaim) -> dict[str, Any]:
    told = claim.claim
    place, time = told["place"] or {}, told["time"] or {}
    name = place.get("name") or place.get("text")
    return {
        "number": number,
        "claim_id": claim.claim_id,
        "entry": entry,
        "document_id": claim.document_id,
        "event_type": told["event_type"],
        "sub_event": (told["acled"] or {}).get("sub_event_type"),
        "place_id": key_of(place["place_id"]) if place.get("place_id") else None,
        "place": name_of(name) if name else None,
        "country": place.get("country"),
        "earliest": time.get("earliest"),
        "latest": time.get("latest"),
        "linked": jsons.written(linked_row(claim)),
        "json": jsons.written(told),
    }
