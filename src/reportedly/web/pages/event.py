"""An event: each value beside its claims, by party and time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from reportedly.output.events import standing_words, tolls
from reportedly.web.api.common import Id, TheDesk, missing
from reportedly.web.eventview import bars_of, parties_of, rows_of, versions_of
from reportedly.web.filters import Filters, filters_of

router = APIRouter(include_in_schema=False)


@router.get("/events/{event_id}", response_class=HTMLResponse)
def event(request: Request, desk: TheDesk, event_id: Id, filters: Annotated[Filters, Depends(filters_of)]) -> Response:
    """The event of an id or its beginning; one that went up in another leads there."""
    found = desk.store.event(event_id, filters.as_of)
    if found is None:
        raise missing(event_id, "event" if filters.as_of is None else "event at that time")
    if found.event_id != event_id:
        return RedirectResponse(filters.link(f"/events/{found.event_id}"), 303)
    parties = parties_of(found)
    return desk.page(
        request,
        "event.html",
        filters=filters,
        event=found,
        standing=standing_words(found),
        parties=parties,
        rows=rows_of(found, parties),
        tolls=[(name, toll, bars_of(toll.by_claimant)) for name, toll in tolls(found) if len(toll.by_claimant) > 1],
        versions=versions_of(desk.store.history(found.event_id, filters.as_of)),
        judgements=desk.store.judgements_of(found, filters.as_of),
        links=desk.store.links(found),
    )
