"""Where a place is drawn: as a point only if it is known so, else as the area that it lies in."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from reportedly.link.outlines import outline

Box = tuple[float, float, float, float]
_KM_A_DEGREE = 111.32
_PIXELS = 512  # around the world at zoom 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at a precision. Nothing but the precision is always there."""

    latitude: float | None
    longitude: float | None
    place_precision: str | None
    place_id: str | None
    place: str | None
    admin1: str | None
    country: str | None


class Where(NamedTuple):
    """The middle of it; `km` about it for a circle, or the key and the box of an outline; neither for a point."""

    longitude: float
    latitude: float
    km: float | None = None
    outline: str | None = None
    box: Box | None = None

    def pixels(self, zoom: float) -> float:
        """How far it reaches on a map of this zoom (Web Mercator)."""
        degrees = 0.0
        if self.km is not None:
            degrees = self.km / _KM_A_DEGREE / math.cos(math.radians(min(abs(self.latitude), 85.0)))
        elif self.box is not None:
            degrees = (self.box[2] - self.box[0]) / 2
        return degrees / 360 * _PIXELS * math.exp2(zoom)


@lru_cache(maxsize=1 << 16)
def where(spot: Spot) -> Where | None:
    """None for a place that no map can show: nobody said where, or how much it covers is not known."""
    precision = spot.place_precision or "unknown"
    if precision == "unknown":
        return None
    if spot.latitude is not None and spot.longitude is not None:
        return Where(spot.longitude, spot.latitude, km=circles().get(precision))
    if spot.country is None or precision not in ("admin2", "admin1", "country"):
        return None
    return _outlined(spot.country, None if precision == "country" else spot.admin1)


def outline_of(spot: Spot) -> str | None:
    """The key of the outline that it is drawn as, if any."""
    return here.outline if (here := where(spot)) is not None else None


@lru_cache(maxsize=4096)
def _outlined(country: str, admin1: str | None) -> Where | None:
    """A division, or the country; a division that nobody has drawn is somewhere in the country."""
    found = outline(country, admin1)
    if found is None:
        return None if admin1 is None else _outlined(country, None)
    boxes = [_box(polygon[0]) for polygon in found.polygons]
    west, south, east, north = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    key = country if admin1 is None else f"{country}:{admin1}"
    middle = round((west + east) / 2, 3), round((south + north) / 2, 3)
    return Where(*middle, outline=key, box=(west, south, east, north))


def _box(ring: list[tuple[float, float]]) -> Box:
    across, up = [point[0] for point in ring], [point[1] for point in ring]
    return min(across), min(up), max(across), max(up)


@cache
def circles() -> Mapping[str, float]:
    """Kilometres about its point within which a place of a precision is drawn."""
    text = (resources.files("reportedly") / "data" / "store" / "areas.toml").read_text(encoding="utf-8")
    return {name: float(km) for name, km in tomllib.loads(text).items()}
