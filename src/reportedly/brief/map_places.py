"""Which places a map shows, and which part of the world: events by place and by division, and the view round them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

from reportedly.brief.headline import is_counted
from reportedly.brief.map_outlines import outline
from reportedly.link.outlines import Ring
from reportedly.resolve.model import Event, Place, Standing

WIDTH, HEIGHT = 520.0, 288.0
"""The map without its key, in points."""
MOST_WIDE = 30.0
"""Degrees up to which a map has room for divisions."""
_LEAST = 5.0  # degrees that a map is wide at least
_MUCH = 1.25
_ALONE = 3
_LITTLE = 0.1  # of all events

Areas = dict[tuple[str, str], list[Event]]
"""Events by country and division, of which no more is known."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The events at one place; `killed` is the sum of their best figures."""

    place: Place
    events: tuple[Event, ...]

    @property
    def killed(self) -> int:
        return dead_in(self.events)

    @property
    def is_disputed(self) -> bool:
        return any(event.standing is Standing.DISPUTED for event in self.events)

    @property
    def radius(self) -> float:
        return min(12.0, 2.8 + 1.1 * sqrt(self.killed))


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world that is shown, equirectangular, true to scale along its middle."""

    west: float
    north: float
    scale: float  # points a degree of latitude
    squeeze: float  # of longitude

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (longitude - self.west) * self.scale * self.squeeze, (self.north - latitude) * self.scale

    @property
    def width(self) -> float:
        """Degrees of longitude."""
        return WIDTH / (self.scale * self.squeeze)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        east = self.west + self.width
        return self.west, self.north - (HEIGHT) / self.scale, east, self.north


def dead_in(events: Iterable[Event]) -> int:
    """The sum of their best figures, of those events that the headline's figures count."""
    return sum(event.killed.best or 0 for event in events if is_counted(event))


def spots_of(events: Sequence[Event]) -> list[Spot]:
    found: dict[tuple[float, float, str], list[Event]] = {}
    for event in events:
        place = event.place
        if place and place.latitude is not None and place.longitude is not None:
            found.setdefault((place.latitude, place.longitude, place.precision), []).append(event)
    made = []
    for told in found.values():
        place = told[0].place
        if place is not None:
            made.append(Spot(place, tuple(told)))
    return sorted(made, key=lambda s: (-s.killed, -len(s.events), s.place.name or ""))


def areas_of(events: Sequence[Event]) -> Areas:
    """The events that are known by their division alone."""
    found: Areas = {}
    for event in events:
        place = event.place
        if place and place.latitude is None and place.country and place.admin1:
            found.setdefault((place.country, place.admin1), []).append(event)
    return {key: told for key, told in found.items() if outline(*key) is not None}


def _main_country(spots: Sequence[Spot], areas: Areas) -> str | None:
    often: Counter[str] = Counter()
    for spot in spots:
        often[spot.place.country or ""] += len(spot.events) + spot.killed
    for (code, _), told in areas.items():
        often[code] += len(told) + dead_in(told)
    return min(often, key=lambda c: (-often[c], c), default=None)


def view_of(spots: Sequence[Spot], areas: Areas) -> View | None:
    """Round all places of violence, with some room; a place or two with the country round them."""
    country, near = _main_country(spots, areas), _but_far(_together(spots))
    everywhere = [corner(spot.place) for spot in near] + [c for key in areas for c in _corners(*key)]
    if len(everywhere) < _ALONE and country:  # a place or two say little without the country round them
        around = box_round([point for part in _polygons(country) for point in part])
        if around is not None and around[2] - around[0] < MOST_WIDE:
            everywhere += [(around[0], around[1]), (around[2], around[3])]
    box = box_round(everywhere)
    if box is None:
        return None
    west, south, east, north = box
    middle = (south + north) / 2
    squeeze = max(0.2, cos(radians(middle)))
    width = max((east - west) * 1.3, _LEAST / squeeze)
    height = max((north - south) * 1.35, _LEAST * 0.5)
    scale = min(WIDTH / (width * squeeze), (HEIGHT) / height)
    return View((west + east) / 2 - WIDTH / (scale * squeeze) / 2, middle + (HEIGHT) / scale / 2, scale, squeeze)


def _together(spots: Sequence[Spot]) -> list[Spot]:
    """The places of violence, and of the others those that make the map no much wider; the note counts the rest."""
    kept = [spot for spot in spots if spot.killed or any(_is_violent(event) for event in spot.events)]
    others = [spot for spot in spots if spot not in kept]
    if not kept:
        return others
    for spot in sorted(others, key=lambda s: (_extent([*kept, s]), s.place.name or "")):
        if _extent([*kept, spot]) <= max(_MUCH * _extent(kept), _LEAST):
            kept.append(spot)
    return kept


def _but_far(spots: Sequence[Spot]) -> list[Spot]:
    """Without a place at which nobody died and little happened, where the map would be twice as wide for it."""
    kept = list(spots)
    while len(kept) > _ALONE:
        events = sum(len(spot.events) for spot in kept)
        small = [spot for spot in kept if not spot.killed and len(spot.events) <= _LITTLE * events]
        extents = {_extent([s for s in kept if s is not spot]): spot for spot in small}
        if not extents or min(extents) > _extent(kept) / 2:
            break
        kept.remove(extents[min(extents)])
    return kept


def _is_violent(event: Event) -> bool:
    return event.event_type == "ASSAULT" and event.acled is not None


def _extent(spots: Sequence[Spot]) -> float:
    box = box_round([corner(spot.place) for spot in spots])
    return max(box[2] - box[0], box[3] - box[1], 0.5) if box else 0.0


def _polygons(country: str) -> list[Ring]:
    found = outline(country)
    return [polygon[0] for polygon in found.polygons] if found else []


def corner(place: Place) -> tuple[float, float]:
    return place.longitude or 0.0, place.latitude or 0.0


def _corners(country: str, admin1: str) -> list[tuple[float, float]]:
    found = outline(country, admin1)
    return [point for polygon in found.polygons for point in polygon[0]] if found else []


def box_round(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float] | None:
    if not points:
        return None
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def is_in(place: Place, view: View) -> bool:
    west, south, east, north = view.bounds
    longitude, latitude = corner(place)
    return west < longitude < east and south < latitude < north


def area_is_in(key: tuple[str, str], view: View) -> bool:
    west, south, east, north = view.bounds
    return any(west < x < east and south < y < north for x, y in _corners(*key))
