"""Events on a map: one mark a place, or one a cell where there are too many; and who is said to hold which place."""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

from reportedly.store.overview_now import Mask, Now
from reportedly.store.overview_table import NO_DAY, NONE, Ints, Spot, day_of

MOST_MARKS = 1200
_CELLS = 8  # to a side of the world's map, at zoom 0: 64 pixels each
_KM_A_PIXEL = 40075.017 / 512  # on the equator, at zoom 0 of maps that are 512 pixels wide there
_LEAST_PIXELS = 12.0
_APART = 11.0  # the zoom from which places are never put together
_MOST_PLACES = 150
_MOST_HOLDERS = 8
# Two parties that are said to have taken or to hold a place within so many days of each other compete for it; a month
# apart, it has changed hands.
_DAYS_OF_CONTEST = 14
Box = tuple[float, float, float, float]


class Mark(TypedDict):
    """`n` events at a place, or in a cell (`kind` is "cell", and `box` says where its places are: west, south, east,
    north). Otherwise `kind` is the precision of the place, and `km` the radius of the area to draw. `by` counts by
    standing."""

    kind: str
    longitude: float | None
    latitude: float | None
    n: int
    by: list[int]
    name: str | None
    country: str | None
    place_id: str | None
    km: float | None
    box: list[float] | None


class Held(TypedDict):
    """The last that is said of one party and a place; `change` is taken, left or held."""

    holder: str | None
    change: str
    earliest: str | None
    latest: str | None
    standing: str | None
    event_id: str


class Contest(TypedDict):
    """What is said of who holds a place, the latest first; `contested` where two claims compete or one is disputed."""

    place_id: str | None
    name: str | None
    country: str | None
    longitude: float | None
    latitude: float | None
    contested: bool
    said: list[Held]


def marks(now: Now, mask: Mask, by: Ints, kinds: int, *, zoom: float, view: Box | None) -> tuple[list[Mark], bool]:
    """The marks of these rows at this zoom, and whether they are all there are in the world; else those of the view.

    An area that is large enough to be seen stands for itself; places that stand close are put together in cells. `by`
    has a number below `kinds` for each row, of its standing.
    """
    spots = now.table.spots
    if not spots:
        return [], True
    wide = np.bincount(now.columns["spot"][mask] * kinds + by[mask], minlength=len(spots) * kinds)
    counts = wide.reshape(len(spots), kinds)
    there = [n for n in np.flatnonzero(counts.any(axis=1)).tolist() if _drawn(spots[n])]
    areas = [n for n in there if _pixels(spots[n], zoom) >= _LEAST_PIXELS]
    areas = sorted(areas, key=lambda n: (-int(counts[n].sum()), n))[:MOST_MARKS]
    found = [_mark(spots[n], counts[n]) for n in areas]
    points = np.array(sorted(set(there).difference(areas)), np.int64)
    if not len(points):
        return found, True
    where = np.array([(spots[n].longitude, spots[n].latitude) for n in points.tolist()])
    seen = _seen(where, view) if len(points) > MOST_MARKS else np.ones(len(points), bool)
    if seen.any():
        found += _cells(now, points[seen], where[seen], counts, zoom)
    return found, bool(seen.all())


def _pixels(spot: Spot, zoom: float) -> float:
    """How far an area reaches on the map; a point nowhere, a country always far enough."""
    if spot.place_precision == "country":
        return _LEAST_PIXELS
    km = areas().get(spot.place_precision or "", 0.0)
    return km * 2**zoom / (_KM_A_PIXEL * math.cos(math.radians(min(abs(spot.latitude or 0.0), 85.0))))


def _drawn(spot: Spot) -> bool:
    if spot.place_precision == "country":
        return spot.country is not None
    return spot.place_precision != "unknown" and spot.latitude is not None and spot.longitude is not None


def _seen(where: NDArray[np.float64], view: Box | None) -> Mask:
    if view is None:
        return np.ones(len(where), bool)
    west, south, east, north = view
    across = where[:, 0] >= west, where[:, 0] <= east
    inside = across[0] & across[1] if west <= east else across[0] | across[1]
    return np.asarray(inside & (where[:, 1] >= south) & (where[:, 1] <= north))


def _mark(spot: Spot, counts: Ints) -> Mark:
    precision = spot.place_precision or "unknown"
    return Mark(
        kind=precision,
        longitude=spot.longitude,
        latitude=spot.latitude,
        n=int(counts.sum()),
        by=counts.tolist(),
        name=spot.place,
        country=spot.country,
        place_id=spot.place_id,
        km=areas().get(precision),
        box=None,
    )


def _cells(now: Now, points: Ints, where: NDArray[np.float64], counts: Ints, zoom: float) -> list[Mark]:
    """One mark a cell of the map (Web Mercator), coarser until there are few enough."""
    north = np.radians(np.clip(where[:, 1], -85, 85))
    across, down = (where[:, 0] + 180) / 360, 0.5 - np.log(np.tan(np.pi / 4 + north / 2)) / (2 * np.pi)
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
            found.append(_mark(now.table.spots[points[members[0]]], counts[points[members[0]]]))
            continue
        told, place = counts[points[members]], where[members]
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
                box=box,
            )
        )
    return found


def contests(now: Now, mask: Mask) -> list[Contest]:
    """Places of which these rows say who took, left or holds them: the contested first, then the latest."""
    columns, spots = now.columns, now.table.spots
    if not len(now):
        return []
    party = np.full(len(now), NONE)
    party[now.party_row[::-1]] = now.party_code[::-1]  # the first of each row
    rows = np.flatnonzero(mask & (columns["change"] != NONE))
    rows = rows[np.lexsort((rows, -columns["latest"][rows]))]
    # The last that is said of each place and party.
    _, last = np.unique(columns["spot"][rows] * len(now.table.words["event_id"]) + party[rows], return_index=True)
    said: defaultdict[tuple[Any, ...], dict[int, int]] = defaultdict(dict)
    for row in rows[np.sort(last)]:
        spot = spots[columns["spot"][row]]
        if spot.place_id is None and spot.place is None:
            continue
        said[spot.place_id or spot.place, spot.latitude, spot.longitude].setdefault(int(party[row]), int(row))
    # The contested first; each as of its latest word.
    found = sorted(said.values(), key=lambda here: not _contested(now, here))[:_MOST_PLACES]
    return [_contest(now, here) for here in found]


def _contested(now: Now, rows: Mapping[int, int]) -> bool:
    """Whether the claims of two parties compete, or the latest is disputed. `rows` are the last of each party."""
    columns, table = now.columns, now.table
    if table.word("standing", int(columns["standing"][next(iter(rows.values()))])) == "disputed":
        return True
    left = table.codes.get("change", {}).get("left", NONE)
    holding = [row for party, row in rows.items() if party != NONE and columns["change"][row] != left]
    days = [int(columns["latest"][row]) for row in holding if columns["latest"][row] != NO_DAY]
    return len(days) > 1 and days[0] - days[1] <= _DAYS_OF_CONTEST


def _contest(now: Now, rows: Mapping[int, int]) -> Contest:
    """`rows` are the last of each party, the latest first."""
    spot = now.table.spots[now.columns["spot"][next(iter(rows.values()))]]
    return Contest(
        place_id=spot.place_id,
        name=spot.place,
        country=spot.country,
        longitude=spot.longitude,
        latitude=spot.latitude,
        contested=_contested(now, rows),
        said=[_held(now, row, party) for party, row in list(rows.items())[:_MOST_HOLDERS]],
    )


def _held(now: Now, row: int, party: int) -> Held:
    table, columns = now.table, now.columns
    return Held(
        holder=table.word("party", party),
        change=str(table.word("change", int(columns["change"][row]))),
        earliest=day_of(columns["earliest"][row]),
        latest=day_of(columns["latest"][row]),
        standing=table.word("standing", int(columns["standing"][row])),
        event_id=str(table.word("event_id", int(table.columns["event_id"][now.rows[row]]))),
    )


@cache
def areas() -> Mapping[str, float]:
    """Kilometres about its point within which a place of a precision is drawn."""
    text = (resources.files("reportedly") / "data" / "store" / "areas.toml").read_text(encoding="utf-8")
    return {name: float(km) for name, km in tomllib.loads(text).items()}
