"""Geometries as well-known binary (OGC 06-103r4, section 8), little-endian."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

_POINT, _POLYGON, _MULTIPOLYGON = 1, 3, 6


def wkb(geometry: dict[str, Any]) -> bytes:
    """The bytes of a GeoJSON point, polygon or multipolygon."""
    told = geometry["coordinates"]
    if geometry["type"] == "Point":
        return _head(_POINT) + struct.pack("<2d", *told)
    if geometry["type"] == "Polygon":
        return _polygon(told)
    return _head(_MULTIPOLYGON) + struct.pack("<I", len(told)) + b"".join(map(_polygon, told))


def _polygon(rings: Sequence[Sequence[Sequence[float]]]) -> bytes:
    made = [_head(_POLYGON), struct.pack("<I", len(rings))]
    for ring in rings:
        numbers = [number for point in ring for number in point]
        made.append(struct.pack(f"<I{len(numbers)}d", len(ring), *numbers))
    return b"".join(made)


def _head(kind: int) -> bytes:
    return struct.pack("<BI", 1, kind)
