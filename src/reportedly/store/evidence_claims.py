"""Reading claims, and the links between them, for evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import DecodeError, Raw, Struct
from msgspec.json import Decoder
from sqlalchemy import select

from reportedly.resolve.model import LinkedClaim
from reportedly.store import jsons, rows
from reportedly.store.evidence_documents import Documents
from reportedly.store.evidence_records import ClaimRecord, DocumentRecord, LinkRecord, WithdrawalRecord
from reportedly.store.evidence_state import State
from reportedly.store.many import UP_TO, find_tuples
from reportedly.store.tables import claims, links
from reportedly.store.typed import raw_of, reader_of

_LINKS = select(links.c.a, links.c.b, links.c.entry, links.c.json).where(links.c.entry <= UP_TO)
_Head = tuple[str, str | None, str | None, tuple[str, ...], date | None]


class _Linked(Struct):
    """Whom a claim goes back to, and its sentence. By what else claims are compared is not in a pack."""

    origins: tuple[str, ...]
    interest: str | None
    evidence: str


_read_linked = reader_of(list[_Linked])


def claim_records(
    state: State, documents: Documents, ids: Iterable[str], gone: Iterable[WithdrawalRecord]
) -> dict[str, ClaimRecord]:
    """The claims by id, in the order of their arrival."""
    found = find_tuples(state.connection, rows.CLAIMS, claims.c.claim_id, ids, state.entry)
    found.sort()  # by their numbers
    named = documents.of({row[3] for row in found})
    last = {one.claim_id: one.withdrawn for one in gone}
    when = state.entries.of({row[2] for row in found})
    linked = _read_linked(f"[{','.join([row[4] for row in found])}]")
    told = jsons.read_all([row[5] for row in found])
    made: dict[str, ClaimRecord] = {}
    with jsons.reading_records():
        for (_, claim_id, number, document_id, _, text), link, said in zip(found, linked, told, strict=True):
            claim = LinkedClaim(
                *(claim_id, document_id, *_head(named[document_id]), said),
                origin=link.origins[0],
                origins=link.origins,
                interest=link.interest,
                evidence=link.evidence,
                withdrawn=last.get(claim_id, False),
            )
            made[claim_id] = ClaimRecord(claim, when[number], text)
    return made


def _head(record: DocumentRecord) -> _Head:
    """What claims have of their document: its name, address, publisher, the agencies that it credits, its day."""
    known: _Head | None = record.made.get("head")
    if known is None:
        told = record.document
        day = date.fromisoformat(told["published"]) if told["published"] else None
        known = told["ref"], told["url"], told["publisher"], tuple(told["agencies"]), day
        record.made["head"] = known
    return known


class _Kept(Struct):
    """A link as the store keeps it."""

    score: float
    reasons: Raw
    barred: bool


_read_kept = Decoder(list[_Kept]).decode


def link_records(state: State, owners: Mapping[str, Sequence[str]]) -> dict[str, list[LinkRecord]]:
    """Links between two claims of one event, by event. `owners` are the events of each claim."""
    found = find_tuples(state.connection, _LINKS, links.c.a, owners, state.entry)
    made = sorted([row for row in found if row[1] in owners])
    when = state.entries.of({row[2] for row in made})
    by_event: dict[str, list[LinkRecord]] = {}
    for (a, b, number, _), kept in zip(made, _kept([row[3] for row in made]), strict=True):
        link = LinkRecord(a, b, kept.score, kept.reasons, kept.barred, when[number])
        for event_id in owners[a]:
            if event_id in owners[b]:
                by_event.setdefault(event_id, []).append(link)
    return by_event


def _kept(texts: Sequence[str]) -> list[_Kept]:
    try:
        return _read_kept(f"[{','.join(texts)}]")
    except DecodeError:  # what an import let pass
        told: list[Any] = jsons.read_all(texts)
    with jsons.reading_records():
        return [_Kept(one["score"], raw_of(one["reasons"]), one["barred"]) for one in told]
