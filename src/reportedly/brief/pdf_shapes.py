"""Shapes on a page of fpdf2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.brief.shapes import Area, Circle, Drawing, Label, Line, Shape

if TYPE_CHECKING:
    from fpdf import FPDF

_POINT = 0.352778  # millimetres
_HALO = ((-0.25, 0), (0.25, 0), (0, -0.25), (0, 0.25), (-0.18, -0.18), (0.18, 0.18), (-0.18, 0.18), (0.18, -0.18))


def draw(page: FPDF, drawing: Drawing, left: float, top: float, width: float) -> None:
    """The drawing with its upper left corner there, as wide as that (millimetres)."""
    scale = width / drawing.width
    with page.local_context(), page.rect_clip(left, top, width, drawing.height * scale):
        for shape in drawing.shapes:
            _shape(page, shape, left, top, scale)


def _shape(page: FPDF, shape: Shape, left: float, top: float, scale: float) -> None:
    match shape:
        case Line():
            _pen(page, shape.gray, shape.width * scale, shape.dashed)
            page.polyline([(left + x * scale, top + y * scale) for x, y in shape.points])
        case Area():
            _area(page, shape, left, top, scale)
        case Circle():
            if shape.edge is not None:
                _pen(page, shape.edge, shape.width * scale, shape.dashed)
            if shape.gray is not None:
                page.set_fill_color(round(shape.gray * 255))
            style = ("D" if shape.edge is not None else "") + ("F" if shape.gray is not None else "")
            page.circle(left + shape.x * scale, top + shape.y * scale, shape.radius * scale, style=style)
        case Label():
            _label(page, shape, left, top, scale)


def _area(page: FPDF, shape: Area, left: float, top: float, scale: float) -> None:
    if shape.edge is not None:
        _pen(page, shape.edge, shape.width * scale, shape.dashed)
    if shape.gray is not None:
        page.set_fill_color(round(shape.gray * 255))
    style = ("D" if shape.edge is not None else "") + ("F" if shape.gray is not None else "")
    for ring in shape.rings:
        page.polygon([(left + x * scale, top + y * scale) for x, y in ring], style=style)


def _pen(page: FPDF, gray: float, width: float, dashed: bool) -> None:
    page.set_draw_color(round(gray * 255))
    page.set_line_width(max(width, 0.05))
    page.set_dash_pattern(*((1.0, 0.7) if dashed else (0, 0)))


def _label(page: FPDF, label: Label, left: float, top: float, scale: float) -> None:
    page.set_font("DejaVu", "B" if label.bold else "", label.size * scale / _POINT)
    width = page.get_string_width(label.text)
    shift = {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    x, y = left + label.x * scale - shift, top + label.y * scale
    if label.halo:
        page.set_text_color(255)
        for dx, dy in _HALO:
            page.text(x + dx, y + dy, label.text)
    page.set_text_color(round(label.gray * 255))
    page.text(x, y, label.text)
