"""What lies under a map's marks: water, land, divisions, countries with their names, and areas hatched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.brief.ground import country_name
from reportedly.brief.labels import Layout
from reportedly.brief.map_outlines import outline
from reportedly.brief.map_places import HEIGHT, MOST_WIDE, WIDTH, Areas, View, box_round
from reportedly.brief.shapes import Area, Label, Line, Shape
from reportedly.link.outlines import Ring, divisions
from reportedly.link.registry import load_registry


def land(view: View, areas: Areas) -> Iterator[Shape]:
    """Water in grey, land in white, divisions in thin and countries in thick lines, areas of events hatched."""
    frame = ((0.0, 0.0), (WIDTH, 0.0), (WIDTH, HEIGHT), (0.0, HEIGHT))
    yield Area((frame,), gray=0.9, edge=None)
    near = [code for code in sorted(load_registry().countries) if _overlaps(code, None, view)]
    wide = view.width > MOST_WIDE
    for code in near:
        yield from _outlined(code, None, view, Area((), gray=1.0, edge=None))
    for code in () if wide else near:
        for name in divisions(code):
            yield from _outlined(code, name, view, Area((), gray=None, edge=0.78, width=0.4))
    for code, name in areas:
        yield from _hatched(code, name, view)
    for code in near:
        yield from _outlined(code, None, view, Area((), gray=None, edge=0.35, width=0.5 if wide else 0.9))


def _overlaps(code: str, name: str | None, view: View) -> bool:
    found = outline(code, name)
    west, south, east, north = view.bounds
    for polygon in found.polygons if found else ():
        box = box_round(polygon[0])
        if box and box[0] < east and box[2] > west and box[1] < north and box[3] > south:
            return True
    return False


def _outlined(code: str, name: str | None, view: View, like: Area) -> Iterator[Area]:
    found = outline(code, name)
    for polygon in found.polygons if found else ():
        rings = tuple(cut for ring in polygon if (cut := _cut(ring, view)))
        if rings:
            yield Area(rings, like.gray, like.edge, like.width, like.dashed)


def _cut(ring: Ring, view: View) -> tuple[tuple[float, float], ...]:
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


def _hatched(code: str, name: str, view: View) -> Iterator[Shape]:
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


def middle_of(code: str, name: str | None, view: View) -> tuple[float, float] | None:
    """The middle of the largest part of an area that is on the page."""
    best: tuple[float, tuple[float, float]] | None = None
    found = outline(code, name)
    for polygon in found.polygons if found else ():
        cut = [(min(max(x, 0.0), WIDTH), min(max(y, 0.0), HEIGHT)) for x, y in _cut(polygon[0], view)]
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


def country_names(view: View, layout: Layout) -> Iterator[Label]:
    """Each country's name, in grey capitals, where there is room; on a map of the world they would be in the way."""
    if view.width > 2 * MOST_WIDE:
        return
    for code in sorted(load_registry().countries):
        middle = middle_of(code, None, view) if _overlaps(code, None, view) else None
        if middle is None:
            continue
        x, y = middle
        text = (country_name(code) or code).upper()
        shifts = ((0, 0), (0, 14), (0, -14), (0, 30), (0, -30), (40, 0), (-40, 0))
        placed = layout.place(Label(x + dx, y + dy, text, 7.0, "middle", gray=0.45, halo=True) for dx, dy in shifts)
        if placed is not None:
            yield placed
