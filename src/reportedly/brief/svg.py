"""Shapes as SVG, for a page that loads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from reportedly.brief.shapes import Area, Circle, Drawing, Label, Line, Shape

_FONT = "DejaVu Sans, Verdana, Arial, sans-serif"


def svg(drawing: Drawing, alt: str) -> str:
    """One svg element with its description."""
    size = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{_FONT}">'
    page = f'<svg width="{_n(drawing.width)}" height="{_n(drawing.height)}">'  # cuts off what lies beyond it
    return "\n".join([head, f"<title>{escape(alt)}</title>", page, *map(_shape, drawing.shapes), "</svg>", "</svg>"])


def _shape(shape: Shape) -> str:
    match shape:
        case Line():
            return f'<path d="{_path(shape.points)}" fill="none" {_stroke(shape.gray, shape.width, shape.dashed)}/>'
        case Area():
            data = " ".join(f"{_path(ring)}Z" for ring in shape.rings)
            fill = f'fill="{_gray(shape.gray)}" fill-rule="evenodd"' if shape.gray is not None else 'fill="none"'
            return f'<path d="{data}" {fill} {_stroke(shape.edge, shape.width, shape.dashed)}/>'
        case Circle():
            fill = _gray(shape.gray) if shape.gray is not None else "none"
            place = f'cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}"'
            return f'<circle {place} fill="{fill}" {_stroke(shape.edge, shape.width, shape.dashed)}/>'
        case Label():
            return "".join(_label(shape))


def _label(label: Label) -> Iterator[str]:
    weight = ' font-weight="bold"' if label.bold else ""
    halo = ' stroke="#fff" stroke-width="2.5" paint-order="stroke" stroke-linejoin="round"' if label.halo else ""
    yield f'<text x="{_n(label.x)}" y="{_n(label.y)}" font-size="{_n(label.size)}" text-anchor="{label.anchor}"'
    yield f'{weight}{halo} fill="{_gray(label.gray)}">{escape(label.text)}</text>'


def _path(points: tuple[tuple[float, float], ...]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _stroke(gray: float | None, width: float, dashed: bool) -> str:
    if gray is None:
        return 'stroke="none"'
    dashes = ' stroke-dasharray="3 2"' if dashed else ""
    return f'stroke="{_gray(gray)}" stroke-width="{_n(width)}"{dashes}'


def _gray(value: float) -> str:
    return "#" + f"{round(max(0.0, min(1.0, value)) * 255):02x}" * 3


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
