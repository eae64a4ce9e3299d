"""Documents: the list, one, its text, its bytes, its claims."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Query, Response
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel

from reportedly.web.api.common import PER_PAGE, AsOf, Id, Limit, TheDesk, api_router, claim_of, missing, plain, tagged
from reportedly.web.filters import LONGEST

router = api_router("documents")
_Words = Annotated[str | None, Query(max_length=LONGEST)]


class Documents(BaseModel):
    """Some documents without their texts, the last that came first, and the `page` at which the list goes on."""

    documents: list[dict[str, Any]]
    next: str | None


class DocumentClaims(BaseModel):
    """The claims of a document in the order of its text, each with its `event_id`."""

    claims: list[dict[str, Any]]


@router.get("/documents", dependencies=[Depends(tagged)])
def documents(
    desk: TheDesk,
    as_of: AsOf,
    text: _Words = None,
    publisher: _Words = None,
    page: _Words = None,
    limit: Limit = PER_PAGE,
) -> Documents:
    """Documents; `text` are words in them, "quoted" where they stand side by side."""
    found = desk.store.document_page(
        text=text or None, publisher=publisher or None, limit=limit, after=page or None, as_of=as_of
    )
    return Documents(documents=plain(found.documents), next=found.next)


@router.get("/documents/{document_id}", dependencies=[Depends(tagged)])
def document(desk: TheDesk, document_id: Id, as_of: AsOf) -> dict[str, Any]:
    """A document with its text, to which the offsets of its claims apply; `raw` is the SHA-256 of its bytes."""
    found = desk.store.document(document_id, as_of)
    if found is None:
        raise missing(document_id, "document")
    return dict(found)


@router.get("/documents/{document_id}/text", response_class=PlainTextResponse)
def text(desk: TheDesk, document_id: Id, as_of: AsOf) -> PlainTextResponse:
    """The text alone."""
    found = desk.store.document(document_id, as_of)
    if found is None:
        raise missing(document_id, "document")
    return PlainTextResponse(str(found["text"]).encode("utf-8", "replace"))


@router.get(
    "/documents/{document_id}/raw",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The bytes."}},
)
def raw(desk: TheDesk, document_id: Id, as_of: AsOf) -> Response:
    """The bytes that it was read from, to keep and never to show: a page from elsewhere is not run here."""
    found = desk.store.raw(document_id, as_of)
    if found is None:
        raise missing(document_id, "document, or none with its bytes")
    name = f'attachment; filename="{document_id[:16]}.bin"'
    return Response(found, media_type="application/octet-stream", headers={"Content-Disposition": name})


@router.get("/documents/{document_id}/claims", dependencies=[Depends(tagged)])
def claims_in(desk: TheDesk, document_id: Id, as_of: AsOf) -> DocumentClaims:
    """What a document asserts."""
    if desk.store.document(document_id, as_of) is None:
        raise missing(document_id, "document")
    found = desk.store.claims_in(document_id, as_of)
    return DocumentClaims(claims=[{**claim_of(claim), "event_id": event_id} for claim, event_id in found])
