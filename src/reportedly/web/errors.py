"""One shape for what goes wrong: JSON for programs, a page for people, a line for a part of a page.

{"error": {"status": 404, "ref": "e0123", "problem": "no such event", "remedy": "take an id that the list shows"}}
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from reportedly.errors import InputError
from reportedly.store import MovedError
from reportedly.store.plain import to_plain
from reportedly.web.http import AnyJson
from reportedly.web.security import HEADERS
from reportedly.web.templating import render

API = "/api/"
WHAT = {
    "document": "a new document",
    "sighting": "a document that came again",
    "judgement": "a judgement",
    "resolution": "new rules",
}
"""What an entry of the ledger is, for a reader."""
_REMEDIES = {
    404: "check the address, or go back to the overview",
    405: "see the documentation of the API at /api/docs",
    413: "send less at once",
}


class WebError(Exception):
    """What the one who asked can mend; `ref` is what they named, `more` goes into the JSON beside the rest."""

    def __init__(
        self,
        status: int,
        *,
        ref: str = "",
        problem: str,
        remedy: str,
        more: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(problem)
        self.status = status
        self.ref = ref
        self.problem = problem
        self.remedy = remedy
        self.more = dict(more or {})
        self.headers = dict(headers or {})


class Fault(BaseModel):
    """What went wrong, on what, and what to do."""

    status: int
    ref: str
    problem: str
    remedy: str
    more: dict[str, Any] = {}


class ErrorBody(BaseModel):
    """The one shape of an error."""

    error: Fault


ERRORS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": ErrorBody, "description": "What the one who asked can mend."},
    "5XX": {"model": ErrorBody, "description": "A fault of the desk."},
}
"""For `responses=` of the API's routers."""


def is_program(request: Request) -> bool:
    """Whether JSON is wanted: every answer of the API is JSON."""
    return request.url.path.startswith(API)


def answer(request: Request, error: WebError) -> Response:
    """The error in the shape that the one who asked can use."""
    told = Fault(status=error.status, ref=error.ref, problem=error.problem, remedy=error.remedy, more=error.more)
    if is_program(request):
        return AnyJson({"error": told.model_dump()}, error.status, headers=error.headers)
    part = request.headers.get("HX-Request") == "true"
    text = render(request, "error_part.html" if part else "error.html", error=told, name=_name(error.status))
    return HTMLResponse(text, error.status, headers=error.headers)


def _name(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def _web(request: Request, error: Exception) -> Response:
    assert isinstance(error, WebError)
    return answer(request, error)


def _input(request: Request, error: Exception) -> Response:
    assert isinstance(error, InputError)
    return answer(request, WebError(422, ref=error.ref, problem=error.problem, remedy=error.remedy))


def moved_words(error: MovedError) -> str:
    """Who moved an event, when, and what to do."""
    return f"{_moved_by(error)}; {_LOOK_AGAIN}"


_LOOK_AGAIN = "look at it as it is now, and decide again; nothing was recorded"


def _moved_by(error: MovedError) -> str:
    change = error.change
    who = "it is gone" if change is None else f"{change.who or WHAT.get(change.kind, change.kind)} changed it"
    return who + (f" on {change.recorded:%Y-%m-%d at %H:%M:%S} UTC" if change else "")


def _moved(request: Request, error: Exception) -> Response:
    """Somebody was quicker: who, when, and the event as it is now, so that the page can show both."""
    assert isinstance(error, MovedError)
    more = {"subject": error.subject, "change": to_plain(error.change)}
    return answer(request, WebError(409, ref=error.subject, problem=_moved_by(error), remedy=_LOOK_AGAIN, more=more))


def _invalid(request: Request, error: Exception) -> Response:
    """A parameter that is not what the API says; the first is told, for a person mends one at a time."""
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    first = found[0] if found else {"loc": (), "msg": "not what is asked for"}
    name = ".".join(str(part) for part in first["loc"][1:]) or "request"
    told = WebError(422, ref=name, problem=str(first["msg"]), remedy="see the documentation of the API at /api/docs")
    return answer(request, told)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    remedy = _REMEDIES.get(error.status_code, "go back to the overview")
    told = WebError(
        error.status_code, ref=request.url.path, problem=str(error.detail), remedy=remedy, headers=error.headers
    )
    return answer(request, told)


def _fault(request: Request, error: Exception) -> Response:
    problem = f"the desk failed on it ({type(error).__name__})"
    # Starlette answers this outside of the application's own layers, which would have added the headers.
    told = WebError(500, ref=request.url.path, problem=problem, remedy="please report how it came", headers=HEADERS)
    return answer(request, told)


def add_error_handlers(app: FastAPI) -> None:
    app.add_exception_handler(WebError, _web)
    app.add_exception_handler(InputError, _input)
    app.add_exception_handler(MovedError, _moved)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)
