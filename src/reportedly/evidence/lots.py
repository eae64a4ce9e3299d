"""The files of a pack, some at a time: of up to a hundred events, and of some documents. Each lot is made of the store
alone, so that several processes can make lots side by side, and the pack is the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from reportedly.evidence.event_records import claim_lines, event_line, version_lines
from reportedly.evidence.files import File, file_of
from reportedly.evidence.lines import json_lines
from reportedly.evidence.prov import Provenance
from reportedly.evidence.records import RAW, TEXT, document_record, fetch_record, folder_name, text_of
from reportedly.evidence.report import Report
from reportedly.evidence.values import index_row
from reportedly.store import SourceRecord
from reportedly.store.evidence import EventRecord, Evidence

PROV = "prov.json"
DOCUMENTS_AT_ONCE = 50
"""Documents of a lot: their bytes are in memory together."""
_MOST_CLAIMS = 2000  # of the events that share files: no file of a lot is too large to look into


@dataclass(frozen=True, slots=True)
class Lot:
    """The files of some events, their rows of the index, and the documents that they name, in order."""

    files: tuple[File, ...]
    rows: tuple[tuple[str, str, str, str], ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LotMaker:
    """What all lots have in common: what is known of sources (nothing in a large store), and the state in words."""

    sources: tuple[SourceRecord, ...]
    state: str

    def events(self, view: Evidence, ids: Sequence[str]) -> list[Lot]:
        """The lots of these events; one, unless they rest on very many claims."""
        sources = {record.key: record for record in self.sources}
        return [self._lot(view, part, sources) for part in _parts(view.records(ids))]

    def _lot(self, view: Evidence, events: list[EventRecord], sources: Mapping[str, SourceRecord]) -> Lot:
        """The lot of these events, which are taken from the list."""
        named = tuple(dict.fromkeys(ident for record in events for ident in record.documents))
        documents = view.documents(named)
        names = {key: record.name for key, record in sources.items()}
        report, graph = Report(documents, sources, self.state), Provenance()
        told, claims, versions = list[bytes](), list[bytes](), list[bytes]()
        rows = tuple([index_row(record.event) for record in events])
        # All that is made of an event is made while the processor has its values at hand, and then they are let go: so
        # the next one has the same memory.
        events.reverse()
        while events:
            record = events.pop()
            report.add(record)
            graph.add(record)
            told.append(json_lines((event_line(record, names),)))
            claims.append(json_lines(claim_lines(record)))
            versions.append(json_lines(version_lines(record)))
        files = (
            file_of("report.html", report.page()),
            file_of("events.jsonl", b"".join(told)),
            file_of("claims.jsonl", b"".join(claims)),
            file_of("versions.jsonl", b"".join(versions)),
            file_of(PROV, graph.json().encode("utf-8", "backslashreplace")),
        )
        return Lot(files, rows, named)

    def documents(self, view: Evidence, ids: Sequence[str]) -> list[File]:
        """The files of these documents, in this order, and after them PROV, which tells of all of them."""
        found = view.documents(ids)
        texts = {ident: text_of(found[ident]) for ident in ids}
        raws = view.raws({str(found[ident].raw_sha256) for ident, text in texts.items() if text.raw == RAW})
        files: list[File] = []
        graph = Provenance()
        for ident, text in texts.items():
            record, folder = found[ident], folder_name(ident)
            files.append(File(f"{folder}/{TEXT}", text.content, crc32(text.content), text.sha256))
            if text.raw == RAW:
                files.append(file_of(f"{folder}/{RAW}", raws[str(record.raw_sha256)]))
            if record.fetches:
                files.append(file_of(f"{folder}/fetches.jsonl", json_lines(map(fetch_record, record.fetches))))
            files.append(file_of(f"{folder}/document.json", json_lines((document_record(record),))))
            graph.add_document(record)
        files.append(file_of(PROV, graph.json().encode("utf-8", "backslashreplace")))
        return files


def _parts(records: Iterator[EventRecord]) -> Iterator[list[EventRecord]]:
    part: list[EventRecord] = []
    claims = 0
    for record in records:
        if part and claims + len(record.claims) > _MOST_CLAIMS:
            yield part
            part, claims = [], 0
        part.append(record)
        claims += len(record.claims)
    if part:
        yield part
