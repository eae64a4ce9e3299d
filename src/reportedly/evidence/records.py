"""The records of a pack of a document as plain values, and what all records have (docs/evidence.md)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from reportedly.read.build import content_id
from reportedly.store.evidence import DocumentRecord, Fetch, Recorded, Sighting

# What a document's id may be the hash of: its text alone, or with what was given beside it (reportedly.read.build).
ID_OF = (("text",), ("text", "publisher"), ("text", "title", "url", "publisher", "published"))
_PLAIN = re.compile(r"[A-Za-z0-9]{1,100}")
TEXT = "text.txt"
RAW = "raw.bin"  # whatever it is: a stranger's page is not to be opened by a slip
Plain = dict[str, Any]


@lru_cache(maxsize=4096)
def folder_name(ident: str) -> str:
    """An id as a folder's name. An id from elsewhere that could not be one is named by its hash."""
    return ident if _PLAIN.fullmatch(ident) else hashlib.sha256(ident.encode("utf-8", "replace")).hexdigest()


class Text(NamedTuple):
    """A document's text in bytes, their SHA-256, and the file that has the bytes as they came: the text's own where
    they are the same, as of plain text; None where none were kept."""

    content: bytes
    sha256: str
    raw: str | None


def text_of(record: DocumentRecord) -> Text:
    """The text as its id was made of it."""
    known: Text | None = record.made.get("text")
    if known is None:
        content = str(record.document["text"]).encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(content).hexdigest()
        raw = None
        if record.raw_sha256 is not None:
            raw = TEXT if record.raw_sha256 == digest else RAW
        known = record.made["text"] = Text(content, digest, raw)
    return known


def id_of(document: Mapping[str, Any], text: str) -> list[str] | None:
    """Of which values of a document its id is the hash; None where one of them was not kept as it came."""
    for names in ID_OF:
        if content_id(text, *(document[name] for name in names[1:])) == document["id"]:
            return list(names)
    return None


def document_record(record: DocumentRecord) -> Plain:
    """`document.json`: what is known of a document beside its text and its bytes, which are files of their own."""
    told, text = record.document, text_of(record)
    raw = None
    if text.raw is not None:
        raw = {"file": text.raw, "sha256": record.raw_sha256, "bytes": record.raw_size}
    return {
        **{key: value for key, value in told.items() if key != "text"},
        "text": {"file": TEXT, "sha256": text.sha256, "characters": len(told["text"])},
        "id_of": id_of(told, told["text"]),
        "raw": raw,
        **recorded_as(record.recorded),
        "sightings": [_sighting(seen) for seen in record.sightings],
        "fetches_left_out": record.fetches_left_out,
    }


def _sighting(seen: Sighting) -> Plain:
    fetched = stamp(seen.fetched) if seen.fetched else None
    return {"ref": seen.ref, "page": seen.page, "fetched": fetched, "live": seen.live, **recorded_as(seen.recorded)}


def fetch_record(fetch: Fetch) -> Plain:
    """A line of `fetches.jsonl`."""
    return {
        "number": fetch.number,
        "url": fetch.url,
        "at": stamp(fetch.at),
        "status": fetch.status,
        "headers": [list(pair) for pair in fetch.headers],
        "sha256": fetch.sha256,
        "length": fetch.length,
        "outcome": fetch.outcome,
        "problem": fetch.problem,
        **recorded_as(fetch.recorded),
    }


@lru_cache(maxsize=4096)
def stamp(at: datetime) -> str:
    """A time in UTC, to the microsecond; what was recorded together has one."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@lru_cache(maxsize=4096)
def moment(at: datetime) -> str:
    """A time to read, to the second, in UTC."""
    return f"{stamp(at)[:19].replace('T', ' ')} UTC"


def recorded_as(recorded: Recorded) -> Plain:
    """When, by which entry of the ledger and by which tool something was recorded."""
    return {"recorded": stamp(recorded.at), "entry": recorded.entry, "tool": recorded.tool}
