"""A document: its text with every claim marked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from reportedly.model import BlockKind
from reportedly.remarks import of_stored
from reportedly.web import families
from reportedly.web.api.common import Id, TheDesk, missing
from reportedly.web.eventview import told_of
from reportedly.web.filters import Filters, filters_of
from reportedly.web.marked import Mark, marks_of, segments

router = APIRouter(include_in_schema=False)
_MOST = 300_000  # characters that a page shows
_PASSED = frozenset(kind.value for kind in BlockKind if not kind.is_read)


@router.get("/documents/{document_id}")
def document(
    request: Request, desk: TheDesk, document_id: Id, filters: Annotated[Filters, Depends(filters_of)]
) -> HTMLResponse:
    """The text; each claim's words are coloured by its type and underlined by whose word it is."""
    found = desk.store.document(document_id, filters.as_of)
    if found is None:
        raise missing(document_id, "document" if filters.as_of is None else "document at that time")
    claims = desk.store.claims_in(document_id, filters.as_of)
    told = [(told_of(claim), event_id) for claim, event_id in claims]
    text = str(found["text"])
    marks = [
        Mark(start, end, "passed", "not read as news", "") for start, end, kind in found["blocks"] if kind in _PASSED
    ]
    marks += [mark for claim, _ in claims for mark in marks_of(claim.claim_id, claim.claim)]
    url = str(found["url"] or "")
    return desk.page(
        request,
        "document.html",
        filters=filters,
        document=found,
        link=url if url.startswith(("http://", "https://")) else None,
        segments=segments(text[:_MOST], marks),
        cut=len(text) > _MOST,
        remarks=list(of_stored(found)),
        told=told,
        by_claim={one.claim.claim_id: one for one, _ in told},
        families=families.names(),
    )
