"""Distances on the ground."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_EARTH_KM = 6371.0


def kilometres(one: tuple[float, float], two: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees of latitude and longitude."""
    (north, east), (other_north, other_east) = (map(radians, p) for p in (one, two))
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))
