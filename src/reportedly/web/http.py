"""Queries in ASCII, HEAD for every address that GET has, JSON of any text, and answers of the API made smaller."""

from __future__ import annotations

import json
import string
from typing import Any
from urllib.parse import quote

from fastapi.responses import JSONResponse
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class AnyJson(JSONResponse):
    """JSON of texts that UTF-8 cannot hold too: a lone surrogate, as a line of JSON may bring it, stays an escape."""

    def render(self, content: Any) -> bytes:
        try:
            return super().render(content)
        except UnicodeEncodeError:
            return json.dumps(content, allow_nan=False, separators=(",", ":")).encode()


class Heads:
    """Answers HEAD as GET, without the body; what never ends looks for `head` in the scope."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET", "head": True}, receive, sending)


class PlainQuery:
    """Quotes the bytes of a query string that are not ASCII, as a browser would have done: further in ASCII is taken
    for granted."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not (query := scope.get("query_string", b"")).isascii():
            scope = {**scope, "query_string": quote(query, safe=string.printable).encode()}
        await self.app(scope, receive, send)


class PackedApi:
    """Compresses what the API answers. Pages are not: the token of their forms could be guessed from their sizes."""

    def __init__(self, app: ASGIApp) -> None:
        self.plain = app
        self.packed = GZipMiddleware(app, minimum_size=1024, compresslevel=5)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        packed = scope["type"] == "http" and scope["path"].startswith("/api/")
        await (self.packed if packed else self.plain)(scope, receive, send)
