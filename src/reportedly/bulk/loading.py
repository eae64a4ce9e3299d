"""A folder's documents, claims and events as the lines of a store, which `reportedly import` takes in."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from reportedly.bulk.folder import Folder
from reportedly.bulk.resolving import events_of, linked_pairs
from reportedly.bulk.steps import arrival_of, read
from reportedly.bulk.turned import dropped, unit_of
from reportedly.output.jsons import harmless_json
from reportedly.resolve.linked import linked_of
from reportedly.store import jsons, portable
from reportedly.store.ledger import head_of, linked_row
from reportedly.store.pages import page_of
from reportedly.store.rows import stamp

_Row = dict[str, Any]


def write_lines(folder: Folder, out: BinaryIO, *, tool: str, at: datetime | None = None) -> None:
    """The whole folder, resolved; every document is an entry of the ledger, all recorded now (or `at`)."""
    recorded = stamp(at or datetime.now(UTC))
    documents = {row["document_id"]: row for row in _documents(folder)}
    order = sorted(documents, key=lambda name: (documents[name]["published"] or "9999", name))
    entry = {name: number for number, name in enumerate(order, start=1)}
    hashed, many = hashlib.sha256(), 0

    def line(name: str, told: _Row) -> None:
        nonlocal many
        written = f'{{"{name}": {harmless_json(json.dumps(told, ensure_ascii=False))}}}\n'.encode()
        hashed.update(written)
        many += name != portable.HEADER
        out.write(written)

    events = sorted(events_of(folder), key=lambda row: row["event_id"])
    line(portable.HEADER, {"format": portable.FORMAT, "whole": True, "events": len(events)})
    for name in order:
        line("entries", {"entry": entry[name], "recorded": recorded, "kind": "document", "tool": tool})
    raws = {hashlib.sha256(row["raw"]).hexdigest(): name for name, row in documents.items() if row["raw"]}
    for digest, name in sorted(raws.items()):
        content = base64.b64encode(documents[name]["raw"]).decode()
        line("raws", {"hash": digest, "entry": entry[name], "content": content})
    claims = sorted(_claims(folder), key=lambda claim: claim[0])
    sketches = {told["document_id"]: told["sketch"] for _, told in claims}
    for number, name in enumerate(order, start=1):
        line("documents", _document(documents[name], number, sketches.get(name, [])))
    for number, name in enumerate(order, start=1):
        row = documents[name]
        line(
            "sightings",
            {
                "number": number,
                "entry": entry[name],
                "document_id": name,
                "ref": row["ref"] or "",
                "page": jsons.plain(page_of(row["url"])),
            },
        )
    fetched = [(number, documents[name]["fetched"]) for number, name in enumerate(order, start=1)]
    for number, told in fetched:
        if told:
            line("visits", {"number": number, "fetched": stamp(datetime.fromisoformat(told)), "live": False})
    for name in sorted(documents):
        for bound, sentences in sorted(json.loads(documents[name].get("bounds") or "{}").items()):
            line("bounded", {"document_id": name, "bound": bound, "entry": entry[name], "sentences": sentences})
    for number, (_, told) in enumerate(claims, start=1):
        row = linked_row(linked_of(told))
        kept = {"number": number, "claim_id": told["claim_id"], "entry": entry[told["document_id"]]}
        line("claims", {**kept, "document_id": told["document_id"], "linked": row, "json": told["claim"]})
    of_claim = {told["claim_id"]: entry[told["document_id"]] for _, told in claims}
    for one in linked_pairs(folder):
        told = {"score": one.score, "reasons": list(one.reasons), "barred": one.barred}
        line("links", {"a": one.a, "b": one.b, "entry": max(of_claim[one.a], of_claim[one.b]), "json": told})
    last = len(order)
    member = {claim_id: row["event_id"] for row in events for claim_id in row["claims"]}
    for claim_id in sorted(member):
        line("memberships", {"claim_id": claim_id, "entry": last, "event_id": member[claim_id]})
    for row in events:
        told = {"event_id": row["event_id"], "version": 1, "entry": last, "rules": tool, "redirect": None}
        line("versions", {**told, "json": jsons.read(row["json"])})
    ended = json.dumps({"rows": many, "sha256": hashed.hexdigest()})
    out.write(f'{{"{portable.END}": {ended}}}\n'.encode())


def _documents(folder: Folder) -> Iterator[_Row]:
    """Each once, of the part from which its claims are."""
    for path in folder.tables("documents"):
        left_out = dropped(folder, unit_of(path))
        yield from (row for row in read(folder, path) if row["document_id"] not in left_out)


def _claims(folder: Folder) -> Iterator[tuple[str, _Row]]:
    seen: set[str] = set()
    left_out: dict[str, frozenset[str]] = {}
    for path in folder.tables("claims"):
        unit = unit_of(path)
        if unit not in left_out:
            left_out[unit] = dropped(folder, unit)
        for row in read(folder, path, ["document_id", "linked", "number"]):
            told = jsons.read(row["linked"])
            if row["document_id"] not in left_out[unit] and told["claim_id"] not in seen:
                seen.add(told["claim_id"])
                yield arrival_of(linked_of(told), row["number"]), told


def _document(row: _Row, number: int, sketch: list[int]) -> _Row:
    whole = jsons.read(row["json"])
    more = jsons.read(row["blocks"])
    return {
        "number": number,
        "document_id": row["document_id"],
        "entry": number,
        "raw": hashlib.sha256(row["raw"]).hexdigest() if row["raw"] else None,
        "head": head_of(whole, sketch),
        "json": {**whole, "media_type": row["media_type"], **more},
    }
