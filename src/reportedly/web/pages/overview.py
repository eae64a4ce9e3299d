"""The overview: what happened where and when."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from reportedly.web.desk import Desk, desk_of
from reportedly.web.filters import Filters, filters_of

router = APIRouter(include_in_schema=False)
_MOST = 50


@router.get("/")
def overview(
    request: Request, desk: Annotated[Desk, Depends(desk_of)], filters: Annotated[Filters, Depends(filters_of)]
) -> HTMLResponse:
    """The latest events."""
    events = list(desk.store.each_event(filters.asked(_MOST), filters.as_of))
    return desk.page(request, "overview.html", here="overview", filters=filters, events=events)
