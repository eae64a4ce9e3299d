"""Events on a map: one mark a place, or one a cell where places stand close."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from reportedly.store.overview_arrays import Ints, Mask
from reportedly.store.overview_now import STANDINGS, Now
from reportedly.store.overview_where import Box, Spot, outline_of, where

MOST_MARKS = 1200
_CELLS = 8  # to a side of the world's map, at zoom 0: 64 pixels each
_LEAST_PIXELS = 12.0
_APART = 11.0  # the zoom from which places are never put together


class Mark(TypedDict):
    """`n` events at a place, or in a cell (`kind` is "cell", and `box` says where its places are: west, south, east,
    north). Otherwise `kind` is the precision of the place; one that is known as an area has the radius of a circle in
    `km`, or the key of an outline ("CD", "CD:Ituri") and its `box`. `by` counts by standing."""

    kind: str
    longitude: float
    latitude: float
    n: int
    by: list[int]
    name: str | None
    country: str | None
    place_id: str | None
    km: float | None
    outline: str | None
    box: list[float] | None


def marks(now: Now, mask: Mask, *, zoom: float, view: Box | None) -> tuple[list[Mark], bool]:
    """The marks of these rows at this zoom, and whether they are all there are in the world; else those of the view.

    An area that is large enough to be seen stands for itself; places that stand close are put together in cells.
    """
    places = now.table.places
    kinds = len(STANDINGS)
    wide = np.bincount(now.columns["spot"][mask] * kinds + now.by[mask], minlength=len(places) * kinds)
    counts = wide.reshape(len(places), kinds)
    drawn = np.flatnonzero(counts.any(axis=1) & places.drawn)
    large = places.reach[drawn] * 2**zoom >= _LEAST_PIXELS
    found = sorted(_areas(now, drawn[large], counts), key=lambda mark: -mark["n"])[:MOST_MARKS]
    points = drawn[~large]
    if not len(points):
        return found, True
    at = places.at[points]
    seen = _seen(at, view) if len(points) > MOST_MARKS else np.ones(len(points), bool)
    if seen.any():
        found += _cells(now, points[seen], at[seen], counts, zoom)
    return found, bool(seen.all())


def _areas(now: Now, drawn: Ints, counts: Ints) -> Iterator[Mark]:
    """One mark an area: a division with its districts, which are drawn as the division. Circles are those of most
    events, as many as a map may have."""
    together: dict[str, list[int]] = {}
    spots, circles = now.table.places.spots, []
    for n in drawn.tolist():
        key = outline_of(spots[n])
        if key is None:
            circles.append(n)
        else:
            together.setdefault(key, []).append(n)
    many = counts[np.array(circles, np.int64)].sum(axis=1)
    for place in sorted(np.argsort(-many, kind="stable")[:MOST_MARKS].tolist()):
        yield _mark(spots[circles[place]], counts[circles[place]])
    for key, members in together.items():
        mark = _mark(spots[members[0]], counts[members].sum(axis=0))
        if len(members) > 1:
            country, _, division = key.partition(":")
            mark["kind"], mark["name"] = ("admin1", division) if division else ("country", country)
            mark["place_id"] = None
        yield mark


def _seen(at: NDArray[np.float64], view: Box | None) -> Mask:
    if view is None:
        return np.ones(len(at), bool)
    west, south, east, north = view
    across = at[:, 0] >= west, at[:, 0] <= east
    inside = across[0] & across[1] if west <= east else across[0] | across[1]
    return np.asarray(inside & (at[:, 1] >= south) & (at[:, 1] <= north))


def _mark(spot: Spot, counts: Ints) -> Mark:
    here = where(spot)
    assert here is not None  # of a place that is drawn
    return Mark(
        kind=spot.place_precision or "unknown",
        longitude=here.longitude,
        latitude=here.latitude,
        n=int(counts.sum()),
        by=counts.tolist(),
        name=spot.place,
        country=spot.country,
        place_id=spot.place_id,
        km=here.km,
        outline=here.outline,
        box=None if here.box is None else list(here.box),
    )


def _cells(now: Now, points: Ints, at: NDArray[np.float64], counts: Ints, zoom: float) -> list[Mark]:
    """One mark a cell of the map (Web Mercator), coarser until there are few enough."""
    north = np.radians(np.clip(at[:, 1], -85, 85))
    across, down = (at[:, 0] + 180) / 360, 0.5 - np.log(np.tan(np.pi / 4 + north / 2)) / (2 * np.pi)
    cells = _CELLS * 2 ** max(0, round(zoom if zoom < _APART else 24))
    while True:
        key = np.floor(across * cells).astype(np.int64) * cells + np.floor(down * cells).astype(np.int64)
        _, cell = np.unique(key, return_inverse=True)
        if cell.max() < MOST_MARKS or cells == 1:
            break
        cells = max(1, cells // 2)
    order = np.argsort(cell, kind="stable")
    found = []
    for members in np.split(order, np.flatnonzero(np.diff(cell[order])) + 1):
        if len(members) == 1:
            found.append(_mark(now.table.places.spots[points[members[0]]], counts[points[members[0]]]))
            continue
        told, place = counts[points[members]], at[members]
        weight = told.sum(axis=1)
        middle = (place * weight[:, None]).sum(axis=0) / weight.sum()
        largest = now.table.places.spots[points[members[int(weight.argmax())]]]
        box = [*place.min(axis=0).tolist(), *place.max(axis=0).tolist()]
        found.append(
            Mark(
                kind="cell",
                longitude=round(float(middle[0]), 4),
                latitude=round(float(middle[1]), 4),
                n=int(weight.sum()),
                by=told.sum(axis=0).tolist(),
                name=largest.place,
                country=None,
                place_id=None,
                km=None,
                outline=None,
                box=box,
            )
        )
    return found
