"""Outlines of countries and of their first-order divisions, generalized: areas for what is placed no more closely.

One file. Layout: eight bytes of magic, the length of the head, the head (JSON, zlib), then the areas: each a list of
polygons, each a list of rings, each a list of points as differences on a grid of `GRID` degrees, all numbers as
variable-length integers (LEB128; differences zigzag). data/places/NOTICE.md says where they come from.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "data/places/outlines.bin"
GRID = 0.01  # degrees; about a kilometre
_MAGIC = b"REPOUT01"

Ring = list[tuple[float, float]]
"""Longitude and latitude in degrees; the last point is the first. Outer rings run anticlockwise, holes clockwise."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An area. `of` are the names of what it is the outline of; `same`: that is the place itself, else it holds it."""

    polygons: list[list[Ring]]
    of: tuple[str, ...]
    same: bool


def outline(country: str, admin1: str | None = None) -> Outline | None:
    """The area of a country (ISO 3166 alpha-2), or of a division by the name that the gazetteer gives it."""
    head, body = _file()
    found = head.get(country if admin1 is None else f"{country}:{admin1}")
    if found is None:
        return None
    start, of, same = found
    return Outline(_polygons(body, start), tuple(of), same)


def divisions(country: str) -> list[str]:
    """The names of a country's divisions that have an outline."""
    return [key.partition(":")[2] for key in _file()[0] if key.startswith(f"{country}:")]


def packed(areas: Mapping[str, tuple[Sequence[Sequence[Sequence[tuple[int, int]]]], Sequence[str], bool]]) -> bytes:
    """The file's bytes: areas by key, their rings in steps of the grid, closed. The same areas give the same bytes."""
    body = bytearray()
    head: dict[str, tuple[int, Sequence[str], bool]] = {}
    at: dict[bytes, int] = {}
    for key, (polygons, of, same) in sorted(areas.items()):
        written = _written(polygons)
        start = at.setdefault(written, len(body))  # several divisions may lie in one old one
        if start == len(body):
            body += written
        head[key] = start, of, same
    kept = zlib.compress(json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    return _MAGIC + struct.pack("<I", len(kept)) + kept + bytes(body)


@cache
def _file() -> tuple[dict[str, tuple[int, list[str], bool]], bytes]:
    kept = files("reportedly").joinpath(FILE).read_bytes()
    if kept[:8] != _MAGIC:
        raise ValueError(f"{FILE} is of another version")
    (length,) = struct.unpack("<I", kept[8:12])
    return json.loads(zlib.decompress(kept[12 : 12 + length])), kept[12 + length :]


def _written(polygons: Sequence[Sequence[Sequence[tuple[int, int]]]]) -> bytes:
    numbers = [len(polygons)]
    for rings in polygons:
        numbers.append(len(rings))
        for ring in rings:
            numbers.append(len(ring) - 1)  # the last point is the first
            before = (0, 0)
            for point in ring[:-1]:
                numbers.extend(_zigzag(new - old) for new, old in zip(point, before, strict=True))
                before = point
    return b"".join(map(_varint, numbers))


def _polygons(body: bytes, start: int) -> list[list[Ring]]:
    numbers = _numbers(body, start)
    return [[_ring(numbers) for _ in range(next(numbers))] for _ in range(next(numbers))]


def _ring(numbers: Iterator[int]) -> Ring:
    x = y = 0
    points = []
    for _ in range(next(numbers)):
        x += _unzigzag(next(numbers))
        y += _unzigzag(next(numbers))
        points.append((round(x * GRID, 2), round(y * GRID, 2)))
    return [*points, points[0]]


def _numbers(body: bytes, at: int) -> Iterator[int]:
    while at < len(body):
        value = shift = 0
        while True:
            byte = body[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
            shift += 7
        yield value


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    made.append(value)
    return bytes(made)


def _zigzag(value: int) -> int:
    return value * 2 if value >= 0 else -value * 2 - 1


def _unzigzag(value: int) -> int:
    return value // 2 if value % 2 == 0 else -(value + 1) // 2
