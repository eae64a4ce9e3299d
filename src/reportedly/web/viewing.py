"""How the overview is looked at, as the query string has it beside the filters: span, order, offset, map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query

from reportedly.errors import InputError
from reportedly.store.overview import View
from reportedly.store.overview_days import SPANS
from reportedly.store.overview_list import ORDERS
from reportedly.store.overview_where import Box
from reportedly.web.filters import Filters, box_of

PER_PAGE = 50
_FARTHEST = 1_000_000
_NEAREST = 24.0


@dataclass(frozen=True, slots=True)
class Viewing:
    """`view` is what the store is asked; `map` is the map's middle and zoom ("longitude,latitude,zoom"), which the page
    goes to, and None where it shows all that there is. `seen`: events that changed after this entry are new."""

    view: View
    map: str | None
    seen: int | None

    def link(self, filters: Filters, *, order: str | None = None, offset: int = 0, span: str | None = None) -> str:
        """The overview's address with the same filters, looked at otherwise."""
        looked = Viewing(
            replace(self.view, order=order or self.view.order, span=span or self.view.span), self.map, None
        )
        told = {**looked.told(), "offset": str(offset) if offset else ""}
        more = urlencode([(name, value) for name, value in told.items() if value])
        return "/?" + "&".join(part for part in (filters.query(page=None), more) if part)

    def told(self) -> dict[str, str]:
        """Names and values of the query string, blank where they are the usual ones."""
        view = self.view
        return {
            "span": view.span if view.span != SPANS[0] else "",
            "order": view.order if view.order != ORDERS[0] else "",
            "map": self.map or "",
        }


def viewing_of(
    span: Annotated[str, Query(pattern=f"^({'|'.join(SPANS)}|)$", description="Of days: most, or all.")] = "",
    order: Annotated[str, Query(pattern=f"^({'|'.join(ORDERS)}|)$", description="Of the list.")] = "",
    offset: Annotated[int, Query(ge=0, le=_FARTHEST, description="The first row of the list.")] = 0,
    limit: Annotated[int, Query(ge=0, le=200, description="The rows of the list.")] = PER_PAGE,
    map: Annotated[
        str | None, Query(max_length=100, description="The map's middle and zoom: longitude,latitude,zoom.")
    ] = None,
    frame: Annotated[
        str | None, Query(max_length=100, description="What the map shows: west,south,east,north.")
    ] = None,
    seen: Annotated[int | None, Query(ge=0, le=2**62, description="What changed after this entry is new.")] = None,
) -> Viewing:
    """How the overview of a request is looked at. Raises InputError for a map or a frame that is none."""
    zoom = _zoom(map)
    view = View(
        zoom=2.0 if zoom is None else zoom,
        frame=_frame(frame),
        span=span or SPANS[0],
        order=order or ORDERS[0],
        offset=offset,
        limit=limit,
    )
    return Viewing(view=view, map=map if zoom is not None else None, seen=seen)


def _frame(told: str | None) -> Box | None:
    return box_of(told, name="frame")


def _zoom(told: str | None) -> float | None:
    if not told:
        return None
    try:
        longitude, latitude, zoom = (float(part) for part in told.split(","))
    except ValueError:
        longitude = latitude = zoom = float("nan")
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90 and 0 <= zoom <= _NEAREST):
        raise InputError(ref="map", problem=f"{told!r} is no place", remedy="write longitude,latitude,zoom")
    return zoom
