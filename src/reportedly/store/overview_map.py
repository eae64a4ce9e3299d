"""Events on a map: one mark a place, or one a cell where places stand close."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from reportedly.store.overview_now import STANDINGS, Mask, Now
from reportedly.store.overview_table import Ints, Spot
from reportedly.store.overview_where import Box, Where, where

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
    spots = now.table.spots
    if not spots:
        return [], True
    kinds = len(STANDINGS)
    wide = np.bincount(now.columns["spot"][mask] * kinds + now.by[mask], minlength=len(spots) * kinds)
    counts = wide.reshape(len(spots), kinds)
    drawn = {n: here for n in np.flatnonzero(counts.any(axis=1)).tolist() if (here := where(spots[n])) is not None}
    areas = [n for n, here in drawn.items() if here.pixels(zoom) >= _LEAST_PIXELS]
    found = sorted(_areas(now, {n: drawn[n] for n in areas}, counts), key=lambda mark: -mark["n"])[:MOST_MARKS]
    points = sorted(drawn.keys() - set(areas))
    if not points:
        return found, True
    at = np.array([drawn[n][:2] for n in points])
    seen = _seen(at, view) if len(points) > MOST_MARKS else np.ones(len(points), bool)
    if seen.any():
        found += _cells(now, np.array(points)[seen], at[seen], counts, zoom)
    return found, bool(seen.all())


def is_drawn(now: Now) -> Mask:
    """Which rows have a place that a map can show."""
    if not now.table.spots:
        return np.zeros(len(now), bool)
    return np.array([where(spot) is not None for spot in now.table.spots], bool)[now.columns["spot"]]


def _areas(now: Now, drawn: Mapping[int, Where], counts: Ints) -> Iterator[Mark]:
    """One mark an area: a division with its districts, which are drawn as the division."""
    together: dict[str, list[int]] = {}
    for n, here in drawn.items():
        if here.outline is None:
            yield _mark(now.table.spots[n], here, counts[n])
        else:
            together.setdefault(here.outline, []).append(n)
    for key, members in together.items():
        mark = _mark(now.table.spots[members[0]], drawn[members[0]], counts[members].sum(axis=0))
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


def _mark(spot: Spot, here: Where, counts: Ints) -> Mark:
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
            spot = now.table.spots[points[members[0]]]
            here = where(spot)
            assert here is not None
            found.append(_mark(spot, here, counts[points[members[0]]]))
            continue
        told, place = counts[points[members]], at[members]
        weight = told.sum(axis=1)
        middle = (place * weight[:, None]).sum(axis=0) / weight.sum()
        largest = now.table.spots[points[members[int(weight.argmax())]]]
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
