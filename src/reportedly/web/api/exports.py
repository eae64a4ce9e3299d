"""Events in the forms of other tools."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Path, Query
from fastapi.responses import FileResponse
from pydantic import BaseModel

from reportedly.export.kinds import KINDS
from reportedly.web.api.common import AsOf, Id, TheDesk, api_router, missing
from reportedly.web.exporting import exported
from reportedly.web.filters import Filters, filters_of

router = api_router("export")


class Kinds(BaseModel):
    """The kinds of export, each with what it is."""

    kinds: list[dict[str, Any]]


@router.get("/exports")
def kinds() -> Kinds:
    """What events can be exported as."""
    return Kinds(kinds=[{"kind": name, "help": kind.help} for name, kind in KINDS.items()])


@router.get(
    "/exports/{kind}",
    response_class=FileResponse,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The file, or a zip of several."}},
)
def export(
    desk: TheDesk,
    kind: Annotated[str, Path(max_length=40)],
    filters: Annotated[Filters, Depends(filters_of)],
    bundle: Annotated[bool, Query(description="A zip with what was left out, and why, beside it.")] = False,
) -> FileResponse:
    """The events that fit all that is asked, in this form; the header X-Left-Out counts those that its codebook would
    not code."""
    return exported(desk, kind, filters, bundle=bundle)


@router.get(
    "/events/{event_id}/evidence",
    response_class=FileResponse,
    responses={200: {"content": {"application/zip": {}}, "description": "The pack."}},
)
def evidence(desk: TheDesk, event_id: Id, as_of: AsOf) -> FileResponse:
    """All that an event rests on, as an evidence pack; `reportedly verify` checks it."""
    found = desk.store.event(event_id, as_of)
    if found is None:
        raise missing(event_id, "event")
    return exported(desk, "evidence", Filters(as_of=as_of), event=found.event_id)
