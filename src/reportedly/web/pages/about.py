"""What the desk is, what may be seen in it, and what its words mean."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from reportedly.web.api.common import TheDesk

router = APIRouter(include_in_schema=False)


@router.get("/about")
def about(request: Request, desk: TheDesk) -> HTMLResponse:
    return desk.page(request, "about.html", here="about", entry=desk.store.entry(), count=desk.store.count_events())
