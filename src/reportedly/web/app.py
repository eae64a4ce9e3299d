"""The desk as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import Depends, FastAPI

from reportedly import __version__
from reportedly.store import open_store
from reportedly.web.adding import Additions
from reportedly.web.api.common import Unchanged, not_modified
from reportedly.web.desk import Desk
from reportedly.web.errors import add_error_handlers
from reportedly.web.http import AnyJson, Heads, PackedApi, PlainQuery
from reportedly.web.limits import BodyLimit
from reportedly.web.news import Ledger
from reportedly.web.people import SignInError, guard, sign_in
from reportedly.web.routes import ROUTERS
from reportedly.web.security import KnownHosts, SecurityHeaders
from reportedly.web.settings import Settings


def create_app(store_url: str | Path, settings: Settings | None = None) -> FastAPI:
    """The desk over the store at this path or URL, which is made where it is missing. Raises InputError."""
    settings = settings if settings is not None else Settings()
    store = open_store(store_url)

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        yield
        app.state.desk.additions.close()
        store.close()

    app = FastAPI(
        title="reportedly",
        version=__version__,
        summary="Events as the claims about them have it, each value traceable to its words.",
        lifespan=living,
        default_response_class=AnyJson,
        dependencies=[Depends(guard)],
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # Swagger's page loads its scripts from elsewhere; ours is /api/docs
        redoc_url=None,
    )
    additions = Additions(store, settings)
    app.state.desk = Desk(store=store, settings=settings, news=Ledger(store), additions=additions)
    for router in ROUTERS:
        app.include_router(router)
    add_error_handlers(app)
    app.add_exception_handler(Unchanged, not_modified)
    app.add_exception_handler(SignInError, sign_in)
    app.add_middleware(PackedApi)
    app.add_middleware(Heads)
    app.add_middleware(BodyLimit)
    app.add_middleware(PlainQuery)
    app.add_middleware(KnownHosts, hosts=settings.hosts)
    app.add_middleware(SecurityHeaders)  # the outermost: refusals carry the headers too
    return app
