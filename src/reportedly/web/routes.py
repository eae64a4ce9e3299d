"""All routers: pages/ for people, api/ for programs, one file a subject."""

from __future__ import annotations

from fastapi import APIRouter

from reportedly.web import static
from reportedly.web.pages import overview

ROUTERS: tuple[APIRouter, ...] = (
    static.router,
    overview.router,
)
