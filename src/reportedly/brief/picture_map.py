"""A map of the events: outlines of countries and divisions, and a mark where events were, never more exact than told.

A town that is named is a mark with its number of dead as size; “near” it a dashed ring of 25 km (`export/geometry.py`);
what is known by its division alone is the division, hatched. Marks differ by form, not colour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians, sqrt

from reportedly.brief.gate import refusal
from reportedly.brief.ground import Ground, country_name
from reportedly.brief.labels import Layout, around
from reportedly.brief.model import Picture, Run, Sentence, Style
from reportedly.brief.shapes import Area, Circle, Drawing, Label, Line, Shape
from reportedly.brief.wording import wording
from reportedly.export.geometry import NEAR_KM
from reportedly.link.outlines import Outline, Ring, divisions
from reportedly.link.outlines import outline as read_outline
from reportedly.link.registry import load_registry
from reportedly.output.text import clean
from reportedly.resolve.model import Event, Place, Standing
from reportedly.store.fulltext import folded

WIDTH, HEIGHT = 520.0, 322.0
_KEY = 34.0  # the legend's height
_LEAST = 5.0  # degrees that a map is wide at least
_MOST_WIDE = 30.0
_LABELLED = 16
_DEGREE_KM = 111.32
_MUCH = 1.25
_ALONE = 3
_BESIDE = 40.0


@dataclass(frozen=True, slots=True)
class _Spot:
    """The events at one place; `killed` is the sum of their best figures."""

    place: Place
    events: tuple[Event, ...]

    @property
    def killed(self) -> int:
        return sum(event.killed.best or 0 for event in self.events)

    @property
    def is_disputed(self) -> bool:
        return any(event.standing is Standing.DISPUTED for event in self.events)

    @property
    def radius(self) -> float:
        return min(12.0, 2.8 + 1.1 * sqrt(self.killed))


@dataclass(frozen=True, slots=True)
class _View:
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
        return self.west, self.north - (HEIGHT - _KEY) / self.scale, east, self.north


def event_map(events: Sequence[Event], ground: Ground) -> Picture | None:
    """The map; None where no event has a place that can be drawn."""
    spots = _spots(events)
    areas = _areas(events)
    country = _main_country(spots, areas)
    view = _view(spots, areas, country)
    if view is None:
        return None
    shown = [spot for spot in spots if _is_in(spot.place, view)]
    layout = Layout(WIDTH, HEIGHT - _KEY)
    marks = [shape for spot in sorted(shown, key=lambda s: -s.radius) for shape in _mark(spot, view)]
    for spot in shown:
        layout.take(_box(spot, view))
    labels = list(_labels(shown, areas, view, layout, ground))
    names = list(_country_names(view, layout))
    shapes = [*_land(view, areas), *names, *marks, *labels, *_frame(view, _key(shown, areas, view))]
    words, drawn = wording()["picture"], sum(len(spot.events) for spot in shown)
    drawn += sum(len(found) for key, found in areas.items() if _area_is_in(key, view))
    note = words["map_rest"].format(number=f"{len(events) - drawn:,}") if len(events) > drawn else ""
    alt = "; ".join([*map(_plain, shown), *(_plain_area(name, told) for (_, name), told in areas.items())])
    return Picture("map", words["map"], Drawing(WIDTH, HEIGHT, tuple(shapes)), alt, note)


def _spots(events: Sequence[Event]) -> list[_Spot]:
    found: dict[tuple[float, float, str], list[Event]] = {}
    for event in events:
        place = event.place
        if place and place.latitude is not None and place.longitude is not None:
            found.setdefault((place.latitude, place.longitude, place.precision), []).append(event)
    made = []
    for told in found.values():
        place = told[0].place
        if place is not None:
            made.append(_Spot(place, tuple(told)))
    return sorted(made, key=lambda s: (-s.killed, -len(s.events), s.place.name or ""))


def _areas(events: Sequence[Event]) -> dict[tuple[str, str], list[Event]]:
    """The events that are known by their division alone."""
    found: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        place = event.place
        if place and place.latitude is None and place.country and place.admin1:
            found.setdefault((place.country, place.admin1), []).append(event)
    return {key: told for key, told in found.items() if outline(*key) is not None}


def _main_country(spots: Sequence[_Spot], areas: dict[tuple[str, str], list[Event]]) -> str | None:
    often: Counter[str] = Counter()
    for spot in spots:
        often[spot.place.country or ""] += len(spot.events) + spot.killed
    for (code, _), told in areas.items():
        often[code] += len(told) + sum(event.killed.best or 0 for event in told)
    return min(often, key=lambda c: (-often[c], c), default=None)


def _view(spots: Sequence[_Spot], areas: dict[tuple[str, str], list[Event]], country: str | None) -> _View | None:
    """Round all places of violence, with some room; a place or two with the country round them."""
    near = _together(spots)
    everywhere = [_corner(spot.place) for spot in near] + [c for key in areas for c in _corners(*key)]
    if len(everywhere) < _ALONE and country:  # a place or two say little without the country round them
        around = _round([point for part in _polygons(country) for point in part])
        if around is not None and around[2] - around[0] < _MOST_WIDE:
            everywhere += [(around[0], around[1]), (around[2], around[3])]
    box = _round(everywhere)
    if box is None:
        return None
    west, south, east, north = box
    middle = (south + north) / 2
    squeeze = max(0.2, cos(radians(middle)))
    width = max((east - west) * 1.3, _LEAST / squeeze)
    height = max((north - south) * 1.35, _LEAST * 0.5)
    scale = min(WIDTH / (width * squeeze), (HEIGHT - _KEY) / height)
    return _View(
        (west + east) / 2 - WIDTH / (scale * squeeze) / 2, middle + (HEIGHT - _KEY) / scale / 2, scale, squeeze
    )


def _together(spots: Sequence[_Spot]) -> list[_Spot]:
    """The places of violence, and of the others those that make the map no much wider; the note counts the rest."""
    kept = [spot for spot in spots if spot.killed or any(_is_violent(event) for event in spot.events)]
    others = [spot for spot in spots if spot not in kept]
    if not kept:
        return others
    for spot in sorted(others, key=lambda s: (_extent([*kept, s]), s.place.name or "")):
        if _extent([*kept, spot]) <= max(_MUCH * _extent(kept), _LEAST):
            kept.append(spot)
    return kept


def _is_violent(event: Event) -> bool:
    return event.event_type == "ASSAULT" and event.acled is not None


def _extent(spots: Sequence[_Spot]) -> float:
    box = _round([_corner(spot.place) for spot in spots])
    return max(box[2] - box[0], box[3] - box[1], 0.5) if box else 0.0


@lru_cache(maxsize=4096)
def outline(country: str, admin1: str | None = None) -> Outline | None:
    """Read once: a map asks for the same areas several times."""
    return read_outline(country, admin1)


def _polygons(country: str) -> list[Ring]:
    found = outline(country)
    return [polygon[0] for polygon in found.polygons] if found else []


def _corner(place: Place) -> tuple[float, float]:
    return place.longitude or 0.0, place.latitude or 0.0


def _corners(country: str, admin1: str) -> list[tuple[float, float]]:
    found = outline(country, admin1)
    return [point for polygon in found.polygons for point in polygon[0]] if found else []


def _round(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float] | None:
    if not points:
        return None
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_in(place: Place, view: _View) -> bool:
    west, south, east, north = view.bounds
    longitude, latitude = _corner(place)
    return west < longitude < east and south < latitude < north


def _area_is_in(key: tuple[str, str], view: _View) -> bool:
    west, south, east, north = view.bounds
    return any(west < x < east and south < y < north for x, y in _corners(*key))


def _land(view: _View, areas: dict[tuple[str, str], list[Event]]) -> Iterator[Shape]:
    """Water in grey, land in white, divisions in thin and countries in thick lines, areas of events hatched."""
    frame = ((0.0, 0.0), (WIDTH, 0.0), (WIDTH, HEIGHT - _KEY), (0.0, HEIGHT - _KEY))
    yield Area((frame,), gray=0.9, edge=None)
    near = [code for code in sorted(load_registry().countries) if _overlaps(code, None, view)]
    wide = view.width > _MOST_WIDE
    for code in near:
        yield from _outlined(code, None, view, Area((), gray=1.0, edge=None))
    for code in () if wide else near:
        for name in divisions(code):
            yield from _outlined(code, name, view, Area((), gray=None, edge=0.78, width=0.4))
    for code, name in areas:
        yield from _hatched(code, name, view)
    for code in near:
        yield from _outlined(code, None, view, Area((), gray=None, edge=0.35, width=0.5 if wide else 0.9))


def _overlaps(code: str, name: str | None, view: _View) -> bool:
    found = outline(code, name)
    west, south, east, north = view.bounds
    for polygon in found.polygons if found else ():
        box = _round(polygon[0])
        if box and box[0] < east and box[2] > west and box[1] < north and box[3] > south:
            return True
    return False


def _outlined(code: str, name: str | None, view: _View, like: Area) -> Iterator[Area]:
    found = outline(code, name)
    for polygon in found.polygons if found else ():
        rings = tuple(cut for ring in polygon if (cut := _cut(ring, view)))
        if rings:
            yield Area(rings, like.gray, like.edge, like.width, like.dashed)


def _cut(ring: Ring, view: _View) -> tuple[tuple[float, float], ...]:
    """The ring on the page, without what lies far outside (Sutherland and Hodgman, with a rim that hides the cut)."""
    points = [view.at(x, y) for x, y in ring]
    rim = 40.0
    for axis, edge, side in ((0, -rim, 1), (0, WIDTH + rim, -1), (1, -rim, 1), (1, HEIGHT + rim, -1)):
        kept: list[tuple[float, float]] = []
        for one, two in zip(points, [*points[1:], *points[:1]], strict=True):
            inside, after = (one[axis] - edge) * side >= 0, (two[axis] - edge) * side >= 0
            if inside:
                kept.append(one)
            if inside != after:
                share = (edge - one[axis]) / (two[axis] - one[axis])
                kept.append((one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share))
        points = kept
        if len(points) < 3:
            return ()
    return tuple((round(x, 2), round(y, 2)) for x, y in points)


def _hatched(code: str, name: str, view: _View) -> Iterator[Shape]:
    """Slanted lines over a division, each from where it enters to where it leaves."""
    found = outline(code, name)
    rings = [cut for polygon in (found.polygons if found else ()) for ring in polygon if (cut := _cut(ring, view))]
    for offset in range(-int(HEIGHT), int(WIDTH), 7):
        crossings = sorted(x for ring in rings for x in _crossings(ring, float(offset)))
        for enter, leave in zip(crossings[::2], crossings[1::2], strict=False):
            yield Line(((enter, enter - offset), (leave, leave - offset)), width=0.5, gray=0.45)


def _crossings(ring: tuple[tuple[float, float], ...], offset: float) -> Iterator[float]:
    """Where the line x - y = offset meets the ring."""
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        one, two = x0 - y0 - offset, x1 - y1 - offset
        if (one < 0) != (two < 0):
            yield x0 + (x1 - x0) * one / (one - two)


def _mark(spot: _Spot, view: _View) -> Iterator[Shape]:
    x, y = view.at(*_corner(spot.place))
    if spot.place.precision == "near":
        reach = NEAR_KM / _DEGREE_KM * view.scale
        yield Circle(x, y, max(reach, spot.radius + 2), edge=0.15, width=0.8, dashed=True)
        if spot.killed or spot.is_disputed:
            yield from _disc(x, y, spot, gray=1.0 if spot.is_disputed else 0.55)
        return
    yield from _disc(x, y, spot, gray=1.0 if spot.is_disputed else 0.25)


def _disc(x: float, y: float, spot: _Spot, *, gray: float) -> Iterator[Shape]:
    yield Circle(x, y, spot.radius + 0.8, gray=1.0, edge=None)
    yield Circle(x, y, spot.radius, gray=gray, edge=0.0, width=1.1)
    if spot.is_disputed:
        arm = spot.radius * 0.62
        yield Line(((x - arm, y - arm), (x + arm, y + arm)), width=1.1)
        yield Line(((x - arm, y + arm), (x + arm, y - arm)), width=1.1)


def _box(spot: _Spot, view: _View) -> tuple[float, float, float, float]:
    x, y = view.at(*_corner(spot.place))
    return x - spot.radius, y - spot.radius, x + spot.radius, y + spot.radius


def _labels(
    spots: Sequence[_Spot],
    areas: dict[tuple[str, str], list[Event]],
    view: _View,
    layout: Layout,
    ground: Ground,
) -> Iterator[Label]:
    """Names with their dead, those of the deadliest first; each name past the gate."""
    named: dict[str, tuple[float, float]] = {}
    for spot in spots[:_LABELLED]:
        name = clean(spot.place.name or "")
        x, y = view.at(*_corner(spot.place))
        before = named.get(folded(name))
        if before and not spot.killed and hypot(x - before[0], y - before[1]) < _BESIDE:
            continue  # in the town and near it: the name stands there already
        if not name or not _is_licensed(name, spot.events, ground):
            continue
        text = f"{name} ({spot.killed:,})" if spot.killed else name
        placed = layout.place(around(x, y, spot.radius, text, 8.5, bold=spot.killed > 0))
        if placed is not None:
            named.setdefault(folded(name), (x, y))
            yield placed
    for (code, name), told in areas.items():
        if not _area_is_in((code, name), view) or not _is_licensed(name, tuple(told), ground):
            continue
        middle = _middle(code, name, view)
        if middle is None:
            continue
        killed = sum(event.killed.best or 0 for event in told)
        text = f"{clean(name)} ({killed:,})" if killed else clean(name)
        placed = layout.place(around(*middle, 0.0, text, 8.5, bold=killed > 0))
        if placed is not None:
            yield placed


def _is_licensed(name: str, events: Sequence[Event], ground: Ground) -> bool:
    claims = tuple(claim.claim_id for event in events for claim in event.claims)
    return refusal(Sentence((Run(name, Style.STRONG),), claims), ground) is None


def _middle(code: str, name: str | None, view: _View) -> tuple[float, float] | None:
    """The middle of the largest part of an area that is on the page."""
    best: tuple[float, tuple[float, float]] | None = None
    found = outline(code, name)
    for polygon in found.polygons if found else ():
        cut = [(min(max(x, 0.0), WIDTH), min(max(y, 0.0), HEIGHT - _KEY)) for x, y in _cut(polygon[0], view)]
        size = abs(_size(cut))
        if cut and size > 60 and (best is None or size > best[0]):
            best = size, _centroid(cut)
    return best[1] if best else None


def _size(ring: Sequence[tuple[float, float]]) -> float:
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2


def _centroid(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    area, sx, sy = _size(ring), 0.0, 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        turn = x0 * y1 - x1 * y0
        sx += (x0 + x1) * turn
        sy += (y0 + y1) * turn
    return (sx / (6 * area), sy / (6 * area)) if area else ring[0]


def _country_names(view: _View, layout: Layout) -> Iterator[Label]:
    """Each country's name, in grey capitals, where there is room; on a map of the world they would be in the way."""
    if view.width > 2 * _MOST_WIDE:
        return
    for code in sorted(load_registry().countries):
        middle = _middle(code, None, view) if _overlaps(code, None, view) else None
        if middle is None:
            continue
        x, y = middle
        text = (country_name(code) or code).upper()
        shifts = ((0, 0), (0, 14), (0, -14), (0, 30), (0, -30), (40, 0), (-40, 0))
        placed = layout.place(Label(x + dx, y + dy, text, 7.0, "middle", gray=0.45, halo=True) for dx, dy in shifts)
        if placed is not None:
            yield placed


def _key(spots: Sequence[_Spot], areas: Mapping[tuple[str, str], object], view: _View) -> list[str]:
    """The marks that the map has and the key must explain."""
    found = []
    if any(spot.place.precision != "near" and not spot.is_disputed for spot in spots):
        found.append("key_killed")
    if any(spot.place.precision == "near" for spot in spots):
        found.append("key_near")
    if any(spot.is_disputed for spot in spots):
        found.append("key_disputed")
    if any(_area_is_in(key, view) for key in areas):
        found.append("key_area")
    return found


def _frame(view: _View, key: Sequence[str]) -> Iterator[Shape]:
    """The rim, the key and the scale."""
    bottom = HEIGHT - _KEY
    yield Area((((-50, bottom), (WIDTH + 50, bottom), (WIDTH + 50, HEIGHT + 50), (-50, HEIGHT + 50)),), 1.0, None)
    rim = ((0.4, 0.4), (WIDTH - 0.4, 0.4), (WIDTH - 0.4, bottom), (0.4, bottom))
    yield Area((rim,), gray=None, edge=0.35, width=0.8)
    for number, name in enumerate(key):
        x, y = 8 + 206 * (number % 2), bottom + 13 + 13 * (number // 2)
        yield from _sample(name, x, y)
        yield Label(x + 11, y, wording()["picture"][name], 7.5)
    yield from _scale_bar(view, bottom)


def _sample(name: str, x: float, y: float) -> Iterator[Shape]:
    """A mark as the key shows it."""
    if name == "key_killed":
        yield Circle(x, y - 3, 4.5, gray=0.25, edge=0.0)
    elif name == "key_near":
        yield Circle(x, y - 3, 5.0, edge=0.15, width=0.8, dashed=True)
    elif name == "key_area":
        for n in range(3):
            yield Line(((x - 8 + n * 5, y), (x - 2 + n * 5, y - 6)), width=0.5, gray=0.45)
    else:
        yield Circle(x, y - 3, 4.5, gray=1.0, edge=0.0, width=1.1)
        yield Line(((x - 2.8, y - 5.8), (x + 2.8, y - 0.2)), width=1.1)
        yield Line(((x - 2.8, y - 0.2), (x + 2.8, y - 5.8)), width=1.1)


def _scale_bar(view: _View, bottom: float) -> Iterator[Shape]:
    km_point = _DEGREE_KM / view.scale
    steps = (5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
    km = next((n for n in steps if n / km_point < 110), 1)
    length, y = km / km_point, bottom + 9
    left = WIDTH - length - 4
    yield Line(((left, y - 3), (left, y), (left + length, y), (left + length, y - 3)), width=0.8)
    yield Label(left + length / 2, y + 9, f"{km:,} km", 7.5, "middle")


def _plain(spot: _Spot) -> str:
    return _plain_area(spot.place.name or "", spot.events)


def _plain_area(name: str, events: Sequence[Event]) -> str:
    """“Beni: 2 events, 17 killed”."""
    number, dead = len(events), sum(event.killed.best or 0 for event in events)
    noun = wording()["headline"]["event"]["singular" if number == 1 else "plural"]
    killed = f", {dead:,} {wording()['grammar']['harm']['killed']}" if dead else ""
    return f"{clean(name)}: {number} {noun}{killed}"
