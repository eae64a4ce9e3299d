"""What the API's endpoints share: parameters that are checked, tags of answers, JSON."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from reportedly import __version__
from reportedly.errors import InputError
from reportedly.moments import moment
from reportedly.resolve.linked import linked_json
from reportedly.resolve.model import LinkedClaim
from reportedly.store.plain import to_plain
from reportedly.web.desk import Desk, desk_of
from reportedly.web.errors import ERRORS, WebError

PREFIX = "/api/v1"
PER_PAGE, MOST_PER_PAGE = 50, 500

Id = Annotated[str, Path(pattern=r"^[0-9A-Za-z_.:-]{1,100}$", description="An id as the lists give it.")]
Limit = Annotated[int, Query(ge=1, le=MOST_PER_PAGE, description="How many at most.")]
TheDesk = Annotated[Desk, Depends(desk_of)]


def api_router(tag: str) -> APIRouter:
    return APIRouter(prefix=PREFIX, tags=[tag], responses=ERRORS)


def as_of_of(
    as_of: Annotated[
        str | None, Query(max_length=40, description="What the store knew then: a day (its end) or a time.")
    ] = None,
) -> datetime | None:
    """The time of knowledge that a request asks for; None is now. Raises InputError for a time that is none."""
    return moment_of("as_of", as_of)


def moment_of(name: str, told: str | None) -> datetime | None:
    """A time in UTC, None for a blank. Raises InputError for what is no time."""
    if not told or not told.strip():
        return None
    try:
        return moment(told.strip())
    except ValueError as error:
        problem, _, remedy = str(error).partition("; ")
        raise InputError(ref=name, problem=problem, remedy=remedy or "take a time of this age") from None


AsOf = Annotated[datetime | None, Depends(as_of_of)]


class Unchanged(Exception):  # noqa: N818 -- it is no error
    """The one who asks has this answer already."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def tagged(request: Request, response: Response, desk: TheDesk) -> None:
    """As a dependency of what the store answers: an ETag, and 304 for one who has that answer.

    An answer depends on the address, the ledger's last entry and the version of the code, and on nothing else.
    """
    told = f"{request.url.path}?{request.url.query} {desk.store.entry()} {__version__}"
    tag = f'W/"{hashlib.sha256(told.encode()).hexdigest()[:24]}"'
    known = [part.strip() for part in request.headers.get("If-None-Match", "").split(",")]
    if tag in known or "*" in known:
        raise Unchanged(tag)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"


def not_modified(_: Request, error: Exception) -> Response:
    assert isinstance(error, Unchanged)
    return Response(status_code=304, headers={"ETag": error.tag, "Cache-Control": "private, no-cache"})


def missing(ref: str, what: str) -> WebError:
    return WebError(404, ref=ref, problem=f"no such {what}", remedy="take an id that the lists give")


def plain(value: Any) -> Any:
    """A frozen data class as plain JSON values."""
    return to_plain(value)


def claim_of(claim: LinkedClaim) -> dict[str, Any]:
    """A claim with what resolution knows of it, without the sketch of its document."""
    return {name: value for name, value in linked_json(claim).items() if name != "sketch"}
