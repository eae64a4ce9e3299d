"""All routers: pages/ for people, api/ for programs, one file a subject."""

from __future__ import annotations

from fastapi import APIRouter

from reportedly.web import static
from reportedly.web.api import (
    additions,
    briefs,
    documents,
    events,
    exports,
    judgements,
    me,
    news,
    world,
)
from reportedly.web.api import overview as overview_api
from reportedly.web.pages import (
    about,
    account,
    add,
    api_docs,
    brief,
    document,
    event,
    export,
    overview,
    review,
    voices,
)

ROUTERS: tuple[APIRouter, ...] = (
    static.router,
    overview.router,
    add.router,
    account.router,
    about.router,
    export.router,
    brief.router,
    event.router,
    document.router,
    voices.router,
    review.router,
    api_docs.router,
    overview_api.router,
    events.router,
    documents.router,
    world.router,
    judgements.router,
    news.router,
    additions.router,
    exports.router,
    briefs.router,
    me.router,
)
