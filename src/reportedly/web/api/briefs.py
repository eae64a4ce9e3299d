"""Situation reports."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query
from fastapi.responses import Response

from reportedly.brief import EVENTS
from reportedly.web.api.common import TheDesk, api_router, moment_of
from reportedly.web.briefs import MOST_EVENTS, Form, briefed
from reportedly.web.filters import Filters, filters_of

router = api_router("brief")


@router.get(
    "/brief",
    response_class=Response,
    responses={
        200: {
            "content": {"text/markdown": {}, "text/html": {}, "application/pdf": {}},
            "description": "The brief, in which no sentence says more than its sources.",
        }
    },
)
def brief(
    desk: TheDesk,
    filters: Annotated[Filters, Depends(filters_of)],
    form: Annotated[Form, Query(alias="format")] = Form.MARKDOWN,
    events: Annotated[int, Query(ge=1, le=MOST_EVENTS, description="Events that each part tells of.")] = EVENTS,
    changed_since: Annotated[
        str | None, Query(max_length=40, description="Tell only what is new or changed since: a day or a time.")
    ] = None,
) -> Response:
    """A situation report on the events that fit all that is asked."""
    since = moment_of("changed_since", changed_since)
    return briefed(desk, filters, form, events=events, changed_since=since, keep=True)
