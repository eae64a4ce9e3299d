"""The overview: what happened where and when, what is disputed, what is new."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from reportedly.link.outlines import outline
from reportedly.store.overview import Overview
from reportedly.web.desk import Desk, desk_of
from reportedly.web.filters import Filters, filters_of
from reportedly.web.packed import packed_json
from reportedly.web.picked import groups, picked
from reportedly.web.templating import render
from reportedly.web.viewing import Viewing, viewing_of

router = APIRouter(include_in_schema=False)
_Desk = Annotated[Desk, Depends(desk_of)]
_Filters = Annotated[Filters, Depends(filters_of)]
_Viewing = Annotated[Viewing, Depends(viewing_of)]
# What the page's script draws; the rest of the answer comes as HTML, made by the same templates as the page.
_DRAWN = frozenset(
    ("entry", "newest", "steps", "matching", "fresh", "timeline", "marks", "complete", "unplaced", "contests")
)


@router.get("/")
def overview(request: Request, desk: _Desk, filters: _Filters, viewing: _Viewing) -> HTMLResponse:
    """The page with its filters and its list, which work without a script too."""
    found = _found(desk, filters, viewing)
    return desk.page(request, "overview.html", **_values(filters, viewing, found))


@router.get("/overview/parts")
def parts(request: Request, desk: _Desk, filters: _Filters, viewing: _Viewing) -> Response:
    """What changes on the page with the filters: data of map and timeline, and HTML."""
    found = _found(desk, filters, viewing)
    values = _values(filters, viewing, found)
    names = ("status", "picked", "counts", "contests", "events") if viewing.view.limit else ()
    html = {name: render(request, f"overview_{name}.html", **values) for name in names}
    drawn = {name: value for name, value in found.items() if name in _DRAWN}
    return packed_json(request, {**drawn, "html": html})


@router.get("/overview/outlines")
def outlines(request: Request, of: Annotated[list[str], Query(max_length=40)]) -> Response:
    """The outlines of divisions as GeoJSON geometries, by "CD:North Kivu"; without those that nobody has drawn."""
    found: dict[str, Any] = {}
    for key in of:
        country, _, admin1 = key.partition(":")
        known = outline(country, admin1) if admin1 else None
        if known is not None:
            found[key] = {"type": "MultiPolygon", "coordinates": known.polygons}
    answer = packed_json(request, found)
    answer.headers["Cache-Control"] = "private, max-age=86400"
    return answer


def _found(desk: Desk, filters: Filters, viewing: Viewing) -> Overview:
    return desk.store.overview(filters.asked(), viewing.view, as_of=filters.as_of, seen=viewing.seen)


def _values(filters: Filters, viewing: Viewing, found: Overview) -> dict[str, Any]:
    return {
        "here": "overview",
        "filters": filters,
        "viewing": viewing,
        "found": found,
        "groups": groups(filters, found),
        "picked": picked(filters, viewing, found),
        "kept": _kept(filters, viewing),
        "bare": Filters(as_of=filters.as_of).link("/"),
    }


def _kept(filters: Filters, viewing: Viewing) -> list[tuple[str, str]]:
    """What the form has no field to see for, blank where nothing is asked: its script fills them in."""
    told = dict(filters.pairs())
    looks = viewing.told()
    single = [(name, told.get(name, "")) for name in ("as_of", "bbox")]
    return [*single, *looks.items(), *(("place", place) for place in filters.place)]
