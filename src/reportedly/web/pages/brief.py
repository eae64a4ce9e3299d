"""Brief: what to report on, and the report."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response

from reportedly.brief import EVENTS
from reportedly.web.api.common import TheDesk, moment_of
from reportedly.web.briefs import MOST_EVENTS, Form, briefed
from reportedly.web.filters import Filters, filters_of

router = APIRouter(include_in_schema=False)
TheFilters = Annotated[Filters, Depends(filters_of)]
_Events = Annotated[int, Query(ge=1, le=MOST_EVENTS)]
_Since = Annotated[str, Query(max_length=40)]


@router.get("/brief")
def brief_form(
    request: Request, desk: TheDesk, filters: TheFilters, events: _Events = EVENTS, changed_since: _Since = ""
) -> HTMLResponse:
    """What to report on, and how many events there are."""
    matching = desk.store.overview(filters.asked(), as_of=filters.as_of)["matching"]
    told: dict[str, Any] = {"events": events, "most": MOST_EVENTS, "changed_since": changed_since}
    return desk.page(request, "brief.html", here="brief", filters=filters, matching=matching, **told)


@router.get("/brief/{form}")
def brief(
    desk: TheDesk,
    form: Form,
    filters: TheFilters,
    events: _Events = EVENTS,
    changed_since: _Since = "",
) -> Response:
    """The brief: HTML to read, Markdown and PDF to keep."""
    since = moment_of("changed_since", changed_since)
    return briefed(desk, filters, form, events=events, changed_since=since, keep=form is not Form.HTML)
