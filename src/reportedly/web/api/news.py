"""What is new, as server-sent events."""

from __future__ import annotations

from typing import Annotated

from fastapi import Header, Query, Request
from fastapi.responses import Response, StreamingResponse

from reportedly.web.api.common import TheDesk, api_router
from reportedly.web.errors import WebError
from reportedly.web.news import MOST

router = api_router("news")


@router.get(
    "/news",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {}}, "description": "An event for each entry."}},
)
async def news(
    request: Request,
    desk: TheDesk,
    after: Annotated[int | None, Query(ge=0, le=2**53, description="The last entry that is known.")] = None,
    last_event_id: Annotated[str | None, Header(max_length=20)] = None,
) -> Response:
    """Each entry of the ledger as it comes: `document`, `sighting` or `judgement`, with the events that it changed."""
    if "head" in request.scope:
        return Response(media_type="text/event-stream")
    if desk.news.listening >= MOST:
        raise WebError(
            503, ref="news", problem="too many listen", remedy="close some pages", headers={"Retry-After": "30"}
        )
    known = int(last_event_id) if last_event_id and last_event_id.isascii() and last_event_id.isdecimal() else after
    headers = {"X-Accel-Buffering": "no"}  # nginx passes each event on as it comes
    return StreamingResponse(desk.news.listen(known), media_type="text/event-stream", headers=headers)
