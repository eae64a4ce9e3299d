"""Where an event was, as a geometry that shows how closely that is known: a point, a circle, an outline, or nothing.

Geometries are GeoJSON objects (RFC 7946): longitude before latitude, degrees of WGS 84, outer rings anticlockwise, and
what crosses the antimeridian cut in two along it (sections 3.1.6 and 3.1.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import asin, atan2, ceil, cos, degrees, pi, radians, sin
from typing import Any

from reportedly.code.numbers import number_in
from reportedly.link.outlines import Outline, Ring, outline
from reportedly.resolve.model import Event, Place

# "Near" a town: UCDP GED's codebook (where_prec 2) takes 25 km for "a limited area around a specified location".
NEAR_KM = 25.0
_MOST_KM = 500.0
_MILE_KM = 1.609344
_DISTANCE = re.compile(r"([^;]{0,40}?)[\s-]*(km|kms|kilomet(?:re|er)s?|miles?)\b[^;]*;", re.IGNORECASE)
_CORNERS = 48
_EARTH_KM = 6371.0088  # mean radius; a circle on it is within 0.6 % of one on the ellipsoid


@dataclass(frozen=True, slots=True)
class Shape:
    """A geometry and what it is: point, circle, outline (of the place), outline around (what holds it), or none.

    `note` says it in words; `radius_km` is a circle's.
    """

    geometry: dict[str, Any] | None
    geometry_is: str
    note: str
    radius_km: float | None = None


def shape_of_event(event: Event) -> Shape:
    """The geometry of an event's place; "40 miles outside Kidal" is within more than what is near Kidal."""
    place = event.place
    if place is None:
        return shape_of(None)
    told = (claim.claim["place"] for claim in event.claims if claim.claim["place"])
    here = [p["reason"] or "" for p in told if p["precision"] == "near" and p["place_id"] == place.place_id]
    return shape_of(place, told_km=max((km for km in map(distance_in, here) if km is not None), default=None))


def distance_in(reason: str) -> float | None:
    """The kilometres that the reason of a place's precision repeats from the text: "15 km from it; a town"."""
    told = _DISTANCE.match(reason)
    if told is None:
        return None
    digits = re.findall(r"\d+(?:\.\d+)?", told[1].replace(",", ""))
    number = float(digits[-1]) if digits else number_in(told[1])
    return None if number is None else number * (_MILE_KM if told[2].lower().startswith("mi") else 1)


def shape_of(place: Place | None, *, told_km: float | None = None) -> Shape:
    """The geometry of a place; `told_km` is how far from it the text says that it was. What is known to be in an area
    is never given as a point."""
    if place is None:
        return Shape(None, "none", "no claim says where")
    if place.latitude is not None and place.longitude is not None:
        if place.precision == "exact":
            spot = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
            return Shape(spot, "point", f"the middle of {place.name}")
        if place.precision == "near":
            km = NEAR_KM if told_km is None or told_km <= NEAR_KM else min(5.0 * ceil(told_km / 5), _MOST_KM)
            around = circle(place.latitude, place.longitude, km)
            far = "" if km == NEAR_KM else ": that far is told"
            return Shape(around, "circle", f"within {km:g} km of {place.name}{far}", km)
    return _area(place)


def _area(place: Place) -> Shape:
    if place.country is None:
        return Shape(None, "none", f"no one place is known for {place.name}" if place.name else "no place is known")
    if place.precision in ("admin1", "admin2") and place.admin1 is not None:
        found = outline(place.country, place.admin1)
        if found is not None:
            return _outlined(place, found, itself=place.precision == "admin1" and found.same)
    if place.precision == "unknown":
        return Shape(None, "none", f"how much {place.name} covers is not known")
    found = outline(place.country)
    if found is None:
        return Shape(None, "none", f"no outline of {place.country} is at hand")
    return _outlined(place, found, itself=place.precision == "country")


def _outlined(place: Place, found: Outline, *, itself: bool) -> Shape:
    area = multipolygon(found.polygons)
    if itself:
        return Shape(area, "outline", f"the outline of {place.name or place.admin1 or place.country}")
    around = ", ".join(found.of[:4]) + (" and others" if len(found.of) > 4 else "")
    return Shape(area, "outline around", f"the outline of {around}, which holds {place.name or place.admin1}")


def multipolygon(polygons: Sequence[Sequence[Ring]]) -> dict[str, Any]:
    """A polygon, or several as one geometry."""
    told = [[[list(point) for point in ring] for ring in rings] for rings in polygons]
    if len(told) == 1:
        return {"type": "Polygon", "coordinates": told[0]}
    return {"type": "MultiPolygon", "coordinates": told}


def circle(latitude: float, longitude: float, km: float) -> dict[str, Any]:
    """A polygon whose corners lie so many kilometres from a point; cut where it crosses the antimeridian."""
    corners = list(_corners(latitude, longitude, km))
    if abs(corners[-1][0] - corners[0][0]) > 180:  # round a pole, so that east and west never meet
        edge = 90.0 if latitude > 0 else -90.0
        inner = sorted(((_wrapped(x), y) for x, y in corners[:-1]), reverse=latitude < 0)
        meets = sum(y for _, y in (inner[0], inner[-1])) / 2
        first, last = (-180.0, 180.0) if latitude > 0 else (180.0, -180.0)
        ring = [(first, meets), *inner, (last, meets), (last, edge), (first, edge)]
        return multipolygon([[_closed(ring)]])
    pieces = [
        [_closed([(x - shift, y) for x, y in part])]
        for shift in (-360.0, 0.0, 360.0)
        if (part := _between(corners[:-1], shift - 180.0, shift + 180.0))
    ]
    return multipolygon(pieces)


def _corners(latitude: float, longitude: float, km: float) -> Iterator[tuple[float, float]]:
    """Anticlockwise from the north, the first once more at the end; longitudes run on beyond 180."""
    lat, angle, before = radians(latitude), km / _EARTH_KM, longitude
    for n in range(_CORNERS + 1):
        bearing = -2 * pi * n / _CORNERS
        north = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(bearing))
        east = atan2(sin(bearing) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(north))
        x = longitude + degrees(east)
        x += 360 * round((before - x) / 360)
        before = x
        yield x, degrees(north)


def _between(ring: Sequence[tuple[float, float]], west: float, east: float) -> list[tuple[float, float]]:
    """What of a ring lies between two meridians (Sutherland and Hodgman)."""
    for edge, side in ((west, 1), (east, -1)):
        kept: list[tuple[float, float]] = []
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            if (x0 - edge) * side >= 0:
                kept.append((x0, y0))
            if (x0 - edge) * (x1 - edge) < 0:
                kept.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
        ring = kept
        if len({x for x, _ in ring}) < 2:
            return []
    return list(ring)


def _wrapped(x: float) -> float:
    return (x + 180) % 360 - 180


def _closed(ring: Iterable[tuple[float, float]]) -> Ring:
    told = [(round(x, 5), round(y, 5)) for x, y in ring]
    return [*told, told[0]]


Bounds = tuple[float, float, float, float]
"""West, south, east, north; west is greater than east where it reaches over the antimeridian (RFC 7946, 5.2)."""


def bounds(geometry: dict[str, Any] | None) -> Bounds | None:
    """The box round a geometry."""
    if geometry is None:
        return None
    if geometry["type"] == "Point":
        x, y = geometry["coordinates"]
        return x, y, x, y
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    boxes = [_box(rings[0]) for rings in parts]
    west, east = min(b[0] for b in boxes), max(b[2] for b in boxes)
    if west < -179.5 and east > 179.5:
        west, east = _narrowest(boxes)
    return west, min(b[1] for b in boxes), east, max(b[3] for b in boxes)


def together(one: Bounds | None, other: Bounds | None) -> Bounds | None:
    """The box round both; all the way round where either reaches over the antimeridian."""
    if one is None or other is None:
        return one or other
    south, north = min(one[1], other[1]), max(one[3], other[3])
    if one[0] > one[2] or other[0] > other[2]:
        return -180.0, south, 180.0, north
    return min(one[0], other[0]), south, max(one[2], other[2]), north


def _narrowest(boxes: Sequence[Bounds]) -> tuple[float, float]:
    """From where to where, eastward, all boxes lie: all but the widest gap between them."""
    spans = sorted((b[0], b[2]) for b in boxes)
    gaps, reached = [], spans[0][1]
    for west, east in spans[1:]:
        gaps.append((west - reached, west, reached))
        reached = max(reached, east)
    wide, west, east = max(gaps, default=(0.0, -180.0, 180.0))
    return (west, east) if wide > 0 else (-180.0, 180.0)


def _box(ring: Sequence[Sequence[float]]) -> Bounds:
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return min(xs), min(ys), max(xs), max(ys)
