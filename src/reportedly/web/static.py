"""Static files under the hash of them all, so that a browser keeps them for ever and never keeps an old one."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from functools import cache, lru_cache
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

router = APIRouter()
FOLDER = Path(__file__).parent / "static"
_TEXT = ("text/", "application/json", "image/svg+xml")
# What the machine's own tables may not know or tell otherwise.
_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_FOR_EVER = "public, max-age=31536000, immutable"


@cache
def _files() -> dict[str, Path]:
    return {path.relative_to(FOLDER).as_posix(): path for path in sorted(FOLDER.rglob("*")) if path.is_file()}


@cache
def version() -> str:
    """The hash of all files and their names. One for all, so that a module finds its neighbours by relative names."""
    digest = hashlib.sha256()
    for name, path in _files().items():
        digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def static_url(name: str) -> str:
    """The address of a static file. Raises KeyError for one that is not there: a slip in a template."""
    return f"/static/{version()}/{_files()[name].relative_to(FOLDER).as_posix()}"


@lru_cache(maxsize=64)
def _content(name: str) -> tuple[bytes, bytes | None]:
    """The bytes, and compressed where that helps."""
    plain = _files()[name].read_bytes()
    if len(plain) < 1024 or not _type(name).startswith(_TEXT):
        return plain, None
    return plain, gzip.compress(plain, mtime=0)


def _type(name: str) -> str:
    return _TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


@router.get("/static/{tree}/{name:path}", include_in_schema=False)
def static(request: Request, tree: str, name: str) -> Response:
    """A file by its name in the list made at the start: no address leads out of the folder."""
    if name not in _files():
        raise HTTPException(404, "no such file")
    plain, packed = _content(name)
    headers = {"Cache-Control": _FOR_EVER if tree == version() else "no-cache", "Vary": "Accept-Encoding"}
    kind = _type(name)
    if packed is not None and "gzip" in request.headers.get("Accept-Encoding", ""):
        return Response(packed, media_type=kind, headers={**headers, "Content-Encoding": "gzip"})
    return Response(plain, media_type=kind, headers=headers)


@router.get("/favicon.ico", include_in_schema=False)
def favicon(request: Request) -> Response:
    return static(request, version(), "icon.svg")
