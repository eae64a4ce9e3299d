"""Evidence packs: everything that events rest on, in a zip that a stranger can check (docs/evidence.md).

The files of an event and of the documents that no earlier event named are written one event after the other, so that
a pack takes little memory however many events it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from reportedly import __version__
from reportedly.errors import InputError
from reportedly.evidence.bags import BagWriter, Spool
from reportedly.evidence.exchanges import exchange_files
from reportedly.evidence.keys import Signer
from reportedly.evidence.pages import event_page, index_page, index_row, readme
from reportedly.evidence.prov import provenance
from reportedly.evidence.records import (
    RAW,
    claim_record,
    document_record,
    event_record,
    fetch_record,
    folder_name,
    stamp,
    text_bytes,
    version_record,
)
from reportedly.export.export import Export
from reportedly.output.jsons import json_page, json_text
from reportedly.resolve.model import Event
from reportedly.store import SourceRecord
from reportedly.store.evidence import DocumentRecord, EventRecord, Evidence, Recorded
from reportedly.store.plain import to_plain

_KEPT = 1000  # documents that are held, for the next event that names them
_MOST_EVENTS = 20_000  # of a store in which it is worked out how every source fared


def write(export: Export) -> None:
    """The pack. Options: `events`, ids in place of what is asked; `sign`, the file of a private key;
    `warc`, the folder of what was sent and came.

    Raises InputError for an unknown event, or a key that cannot be used.
    """
    named: list[str] = export.options.get("events") or []
    key: Path | None = export.options.get("sign")
    if key is not None:
        from reportedly.evidence.keys import load_signer

        signer = load_signer(key)
    else:
        signer = None
    with ExitStack() as stack:
        view = stack.enter_context(export.store.evidence(export.as_of))
        events = _named(view, named) if named else view.asked(export.asked)
        pack = _Pack(export, view, _asked_words(export, named), signer)
        out = stack.enter_context(export.out.open("wb"))
        pack.write(BagWriter(out, pack.base), events)


class _Pack:
    """One pack under way."""

    def __init__(self, export: Export, view: Evidence, asked: str, signer: Signer | None) -> None:
        self._export = export
        self._view = view
        self._asked = asked
        self._signer = signer
        self._recorded = view.recorded()
        self._state = _state_words(self._recorded)
        self._document = lru_cache(maxsize=_KEPT)(view.document)
        self._seen: set[str] = set()
        self.base = f"evidence-{sha256(f'{asked} {self._state}'.encode()).hexdigest()[:12]}"

    def write(self, bag: BagWriter, events: Iterable[Event]) -> None:
        index = Spool()
        for piece in index_page(self._rows(bag, events), self._asked, self._state):
            index.write(piece.encode())
        bag.add_spooled("index.html", index)
        if (archive := self._export.options.get("warc")) is not None:
            for name, content in exchange_files(map(self._document, sorted(self._seen)), archive):
                bag.add(name, content)
        fingerprint = self._signer.fingerprint if self._signer else None
        counts = f"Events: {self._export.written:,}. Documents: {len(self._seen):,}."
        told = readme(asked=self._asked, state=self._state, counts=counts, fingerprint=fingerprint)
        bag.finish(self._info(fingerprint), told, self._signer)

    def _info(self, fingerprint: str | None) -> dict[str, str]:
        info = {
            "Bag-Software-Agent": f"reportedly {__version__}",
            "External-Description": f"Evidence pack. {self._asked}",
            "Internal-Sender-Description": self._state,
        }
        return info | ({"Signed-With": f"Ed25519 {fingerprint}"} if fingerprint else {})

    def _rows(self, bag: BagWriter, events: Iterable[Event]) -> Iterator[tuple[str, str, str, str]]:
        """Writes each event; gives its row of the index."""
        sources = {record.key: record for record in self._view.sources(most_events=_MOST_EVENTS) or ()}
        names = {key: record.name for key, record in sources.items()}
        for number, record in enumerate(self._view.records(events), start=1):
            documents = {ident: self._document(ident) for ident in record.documents}
            for ident, document in documents.items():
                if ident not in self._seen:
                    self._seen.add(ident)
                    self._add_document(bag, document)
            self._add_event(bag, record, documents, sources, names)
            self._export.written += 1
            self._export.progress(number)
            yield index_row(record.event)

    def _add_event(
        self,
        bag: BagWriter,
        record: EventRecord,
        documents: dict[str, DocumentRecord],
        sources: dict[str, SourceRecord],
        names: dict[str, str],
    ) -> None:
        event_id = record.event.event_id
        folder = f"events/{folder_name(event_id)}"
        page = event_page(record, documents, sources, self._state)
        bag.add(f"{folder}/report.html", page.encode("utf-8", "replace"))
        bag.add(f"{folder}/event.json", _json(json_page(event_record(record, names))))
        bag.add(f"{folder}/claims.jsonl", _json(*(json_text(claim_record(c)) + "\n" for c in record.claims)))
        versions = (json_text(version_record(event_id, version)) + "\n" for version in record.versions)
        bag.add(f"{folder}/versions.jsonl", _json(*versions))
        bag.add(f"{folder}/prov.json", _json(json_text(provenance(record, list(documents.values()))), "\n"))

    def _add_document(self, bag: BagWriter, record: DocumentRecord) -> None:
        folder = f"documents/{folder_name(record.document['id'])}"
        bag.add(f"{folder}/text.txt", text_bytes(record.document))
        if record.raw_sha256 is not None:
            bag.add(f"{folder}/{RAW}", self._view.raw(record.raw_sha256))
        if record.fetches:
            bag.add(f"{folder}/fetches.jsonl", _json(*(json_text(fetch_record(f)) + "\n" for f in record.fetches)))
        bag.add(f"{folder}/document.json", _json(json_page(document_record(record))))


def _json(*parts: str) -> bytes:
    """Halves of characters, which UTF-8 cannot hold, are written as JSON's escapes."""
    return "".join(parts).encode("utf-8", "backslashreplace")


def _named(view: Evidence, names: Iterable[str]) -> list[Event]:
    found: dict[str, Event] = {}
    for name in names:
        event = view.named(name)
        if event is None:
            remedy = "give the ten characters that reportedly events prints"
            raise InputError(ref=name, problem="no event of that id, or too little of it", remedy=remedy)
        found[event.event_id] = event
    return list(found.values())


def _asked_words(export: Export, named: list[str]) -> str:
    """What the pack is of, in one line."""
    if named:
        return f"Asked for: {', '.join(named)}."
    told = {key: value for key, value in to_plain(export.asked).items() if value not in (None, [])}
    shown = [f"{key} {', '.join(map(str, value)) if isinstance(value, list) else value}" for key, value in told.items()]
    return f"Asked for: {'; '.join(shown) or 'all events'}."


def _state_words(recorded: Recorded | None) -> str:
    if recorded is None:
        return "The store was empty."
    return f"As the store was after its entry {recorded.entry}, recorded {stamp(recorded.at)}."
