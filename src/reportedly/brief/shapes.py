"""A few shapes of which every picture is made, so that SVG and PDF show the same. Lengths are points; y grows down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    points: tuple[tuple[float, float], ...]
    width: float = 0.75
    gray: float = 0.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon; `rings` are closed by themselves, and holes are rings as well. `gray` None is no filling.

    `hatch` draws lines of that distance over it, so that it can be told apart without colour."""

    rings: tuple[tuple[tuple[float, float], ...], ...]
    gray: float | None = 0.92
    edge: float | None = 0.6
    width: float = 0.5
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    x: float
    y: float
    radius: float
    gray: float | None = None
    edge: float | None = 0.0
    width: float = 0.75
    dashed: bool = False
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; `anchor` is start, middle or end, (x, y) the end of its base line."""

    x: float
    y: float
    text: str
    size: float = 8.0
    anchor: str = "start"
    bold: bool = False
    gray: float = 0.0
    halo: bool = False


Shape = Line | Area | Circle | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they are drawn, on a white page of this size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
