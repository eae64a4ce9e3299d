"""Map, timeline, counts and list of very many events in one answer."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Response
from pydantic import BaseModel

from reportedly.web.api.common import TheDesk, api_router, tagged
from reportedly.web.filters import Filters, filters_of
from reportedly.web.http import AnyJson
from reportedly.web.viewing import Viewing, viewing_of

router = api_router("overview")


class Overview(BaseModel):
    """`total` counts the events there were, `matching` those that fit, `fresh` those of them that changed after `seen`.

    `entry` is the ledger's entry that the answer is as of, `newest` its last, `steps` are entries to go back to. Every
    `by` counts by standing: disputed, admitted, corroborated, reported, claimed, none. `marks` are places, or cells
    with a `box` where `complete` is false; `unplaced` counts events without a known point or country.
    """

    entry: int
    newest: int
    recorded: str | None
    steps: list[dict[str, Any]]
    total: int
    matching: int
    fresh: int
    counts: dict[str, list[dict[str, Any]]]
    timeline: dict[str, Any]
    marks: list[dict[str, Any]]
    complete: bool
    unplaced: int
    contests: list[dict[str, Any]]
    events: list[dict[str, Any]]


@router.get("/overview", dependencies=[Depends(tagged)], response_model=Overview)
def overview(
    response: Response,
    desk: TheDesk,
    filters: Annotated[Filters, Depends(filters_of)],
    viewing: Annotated[Viewing, Depends(viewing_of)],
) -> Response:
    """What the events that fit come to: marks of a map, a timeline, counts of what can be picked, some of the list."""
    found = desk.store.overview(filters.asked(), viewing.view, as_of=filters.as_of, seen=viewing.seen)
    # As it is: checking it against its own description would take longer than making it.
    return AnyJson(found, headers=dict(response.headers))
