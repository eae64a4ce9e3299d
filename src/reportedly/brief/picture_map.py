"""A map of the events: outlines of countries and divisions, and a mark where events were, never more exact than told.

A town that is named is a mark with its number of dead as size; “near” it a dashed ring of 25 km (`export/geometry.py`);
what is known by its division alone is the division, hatched. Marks differ by form, not colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import hypot

from reportedly.brief.gate import refusal
from reportedly.brief.gather import is_recalled
from reportedly.brief.ground import Ground
from reportedly.brief.labels import Layout, around
from reportedly.brief.map_land import country_names, land, middle_of
from reportedly.brief.map_places import (
    HEIGHT,
    WIDTH,
    Areas,
    Spot,
    View,
    area_is_in,
    areas_of,
    corner,
    dead_in,
    is_in,
    spots_of,
    view_of,
)
from reportedly.brief.model import Picture, Run, Sentence, Style
from reportedly.brief.naming import plain_name
from reportedly.brief.shapes import Area, Circle, Drawing, Label, Line, Shape
from reportedly.brief.wording import wording
from reportedly.export.geometry import NEAR_KM
from reportedly.output.text import clean
from reportedly.resolve.model import Event
from reportedly.store.fulltext import folded

_KEY = 34.0  # the key's height
_LABELLED = 24
_DEGREE_KM = 111.32
_BESIDE = 40.0


def event_map(events: Sequence[Event], ground: Ground) -> Picture | None:
    """The map; None where no event has a place that can be drawn."""
    news = [event for event in events if not is_recalled(event)]
    spots = spots_of(news)
    areas = areas_of(news)
    view = view_of(spots, areas)
    if view is None:
        return None
    shown = [spot for spot in spots if is_in(spot.place, view)]
    layout = Layout(WIDTH, HEIGHT)
    marks = [shape for spot in sorted(shown, key=lambda s: -s.radius) for shape in _mark(spot, view)]
    for spot in shown:
        layout.take(_box(spot, view))
    labels = list(_labels(shown, areas, view, layout, ground))
    names = list(country_names(view, layout))
    shapes = [*land(view, areas), *names, *marks, *labels, *_frame(view, _key(shown, areas, view))]
    words, drawn = wording()["picture"], sum(len(spot.events) for spot in shown)
    drawn += sum(len(found) for key, found in areas.items() if area_is_in(key, view))
    note = words["map_rest"].format(number=f"{len(events) - drawn:,}") if len(events) > drawn else ""
    alt = "; ".join(
        [*(_plain(spot, shown) for spot in shown), *(_plain_area(name, told) for (_, name), told in areas.items())]
    )
    return Picture("map", words["map"], Drawing(WIDTH, HEIGHT + _KEY, tuple(shapes)), alt, note)


def _mark(spot: Spot, view: View) -> Iterator[Shape]:
    x, y = view.at(*corner(spot.place))
    if spot.place.precision == "near":
        reach = NEAR_KM / _DEGREE_KM * view.scale
        yield Circle(x, y, max(reach, spot.radius + 2), edge=0.15, width=0.8, dashed=True)
        if spot.killed or spot.is_disputed:
            yield from _disc(x, y, spot, gray=1.0 if spot.is_disputed else 0.55)
        return
    yield from _disc(x, y, spot, gray=1.0 if spot.is_disputed else 0.25)


def _disc(x: float, y: float, spot: Spot, *, gray: float) -> Iterator[Shape]:
    yield Circle(x, y, spot.radius + 0.8, gray=1.0, edge=None)
    yield Circle(x, y, spot.radius, gray=gray, edge=0.0, width=1.1)
    if spot.is_disputed:
        arm = spot.radius * 0.62
        yield Line(((x - arm, y - arm), (x + arm, y + arm)), width=1.1)
        yield Line(((x - arm, y + arm), (x + arm, y - arm)), width=1.1)


def _box(spot: Spot, view: View) -> tuple[float, float, float, float]:
    x, y = view.at(*corner(spot.place))
    return x - spot.radius, y - spot.radius, x + spot.radius, y + spot.radius


def _labels(
    spots: Sequence[Spot],
    areas: Areas,
    view: View,
    layout: Layout,
    ground: Ground,
) -> Iterator[Label]:
    """Names with their dead, those of the deadliest first; each name past the gate."""
    named: dict[str, tuple[float, float]] = {}
    for spot in spots[:_LABELLED]:
        name = clean(spot.place.name or "")
        x, y = view.at(*corner(spot.place))
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
        if not area_is_in((code, name), view) or not _is_licensed(name, tuple(told), ground):
            continue
        middle = middle_of(code, name, view)
        if middle is None:
            continue
        killed = dead_in(told)
        text = f"{plain_name(name)} ({killed:,})" if killed else plain_name(name)
        placed = layout.place(around(*middle, 0.0, text, 8.5, bold=killed > 0))
        if placed is not None:
            yield placed


def _is_licensed(name: str, events: Sequence[Event], ground: Ground) -> bool:
    claims = tuple(claim.claim_id for event in events for claim in event.claims)
    return refusal(Sentence((Run(name, Style.STRONG),), claims), ground) is None


def _key(spots: Sequence[Spot], areas: Mapping[tuple[str, str], object], view: View) -> list[str]:
    """The marks that the map has and the key must explain."""
    found = []
    if any(spot.place.precision != "near" and not spot.is_disputed for spot in spots):
        found.append("key_killed")
    if any(spot.place.precision == "near" for spot in spots):
        found.append("key_near")
    if any(spot.is_disputed for spot in spots):
        found.append("key_disputed")
    if any(area_is_in(key, view) for key in areas):
        found.append("key_area")
    return found


def _frame(view: View, key: Sequence[str]) -> Iterator[Shape]:
    """The rim, the key and the scale."""
    bottom, below = HEIGHT, HEIGHT + _KEY + 50
    yield Area((((-50, bottom), (WIDTH + 50, bottom), (WIDTH + 50, below), (-50, below)),), gray=1.0, edge=None)
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


def _scale_bar(view: View, bottom: float) -> Iterator[Shape]:
    km_point = _DEGREE_KM / view.scale
    steps = (5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
    km = next((n for n in steps if n / km_point < 110), 1)
    length, y = km / km_point, bottom + 9
    left = WIDTH - length - 4
    yield Line(((left, y - 3), (left, y), (left + length, y), (left + length, y - 3)), width=0.8)
    yield Label(left + length / 2, y + 9, f"{km:,} km", 7.5, "middle")


def _plain(spot: Spot, shown: Sequence[Spot]) -> str:
    """With what tells two places of one name apart."""
    place, name = spot.place, spot.place.name or ""
    others = [other.place for other in shown if other is not spot and other.place.name == place.name]
    near = f"{wording()['area']['near']} {name}" if place.precision == "near" else name
    apart = any((o.admin1, o.country) != (place.admin1, place.country) for o in others)
    return _plain_area(", ".join([near, *([place.admin1] if apart and place.admin1 else [])]), spot.events)


def _plain_area(name: str, events: Sequence[Event]) -> str:
    """“Beni: 2 events, 17 killed”."""
    number, dead = len(events), dead_in(events)
    noun = wording()["headline"]["event"]["singular" if number == 1 else "plural"]
    killed = f", {dead:,} {wording()['grammar']['harm']['killed']}" if dead else ""
    return f"{plain_name(name)}: {number} {noun}{killed}"
