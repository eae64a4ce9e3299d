"""Export the events that the filters leave."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from reportedly.export.kinds import KINDS
from reportedly.web.api.common import TheDesk
from reportedly.web.exporting import exported
from reportedly.web.filters import Filters, filters_of

router = APIRouter(include_in_schema=False)
TheFilters = Annotated[Filters, Depends(filters_of)]


@router.get("/export")
def export_form(request: Request, desk: TheDesk, filters: TheFilters) -> HTMLResponse:
    """The kinds, and how many events there are to export."""
    matching = desk.store.overview(filters.asked(), as_of=filters.as_of)["matching"]
    return desk.page(request, "export.html", here="export", filters=filters, kinds=KINDS, matching=matching)


@router.get("/export/{kind}")
def export(desk: TheDesk, kind: str, filters: TheFilters, bundle: bool = False) -> Response:
    """The file."""
    return exported(desk, kind, filters, bundle=bundle)
