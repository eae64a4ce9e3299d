"""Placing labels on a drawing so that none lies over another, or over what it must not hide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reportedly.brief.shapes import Label

_WIDE, _BOLD = 0.58, 0.64
"""Widths of DejaVu Sans for a point of size: the mean of English text and names, with something to spare."""
_CAPITAL = 0.12
_APART = 2.0
"""Points between two labels, for “Aden” and “Abyan” not to be one word."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide it is, rather too wide than too narrow."""
    capitals = sum(char.isupper() for char in text)
    return size * (len(text) * (_BOLD if bold else _WIDE) + capitals * _CAPITAL)


def box_of(label: Label) -> Box:
    """What the label covers."""
    width = width_of(label.text, label.size, bold=label.bold)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - label.size * 0.8, left + width, label.y + label.size * 0.25


@dataclass(slots=True)
class Layout:
    """The boxes that are taken on a page of this size."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> None:
        self.taken.append(box)

    def place(self, candidates: Iterable[Label]) -> Label | None:
        """The first of the places that is free and on the page; it is taken then."""
        for label in candidates:
            box = box_of(label)
            if self._is_free(box):
                self.take(box)
                return label
        return None

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < 2 or top < 2 or right > self.width - 2 or bottom > self.height - 2:
            return False
        apart = _APART
        return not any(left - apart < r and right + apart > x and top < b and bottom > y for x, y, r, b in self.taken)


def around(x: float, y: float, radius: float, text: str, size: float, *, bold: bool = False) -> Iterator[Label]:
    """Places for a label beside a mark: right, left, above, below, and at the corners, near and then farther."""
    for gap in (2.5, 8.0, 15.0):
        away = radius + gap
        middle = y + size * 0.3
        yield Label(x + away, middle, text, size, "start", bold, halo=True)
        yield Label(x - away, middle, text, size, "end", bold, halo=True)
        yield Label(x, y - away, text, size, "middle", bold, halo=True)
        yield Label(x, y + away + size * 0.8, text, size, "middle", bold, halo=True)
        slant = away * 0.75
        yield Label(x + slant, y - slant, text, size, "start", bold, halo=True)
        yield Label(x + slant, y + slant + size * 0.6, text, size, "start", bold, halo=True)
        yield Label(x - slant, y - slant, text, size, "end", bold, halo=True)
        yield Label(x - slant, y + slant + size * 0.6, text, size, "end", bold, halo=True)
