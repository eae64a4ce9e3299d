"""What the pages and the API share: the store, how the desk is run, and the way a page is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from reportedly.store import Store
from reportedly.web.adding import Additions
from reportedly.web.limits import Attempts
from reportedly.web.news import Ledger
from reportedly.web.presence import Presence
from reportedly.web.settings import Settings
from reportedly.web.templating import render


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk; `desk_of` gives it to an endpoint. Endpoints are plain functions, which run in threads: the store's
    calls block."""

    store: Store
    settings: Settings
    news: Ledger
    additions: Additions
    attempts: Attempts = field(default_factory=Attempts)
    presence: Presence = field(default_factory=Presence)

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """A page, or a part of one; `here` is its key in the navigation, `filters` are those of the request."""
        return HTMLResponse(render(request, template, **values), status)


def desk_of(request: Request) -> Desk:
    """As a dependency: `desk: Annotated[Desk, Depends(desk_of)]`."""
    found: Desk = request.app.state.desk
    return found
