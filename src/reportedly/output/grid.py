"""Rows of cells in columns that fit a width; a cell is paragraphs, each wrapped by itself."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.output.text import columns, pad, wrap

GAP = "  "
NOTHING = "–"  # the text does not tell
_LEAST = 6  # columns of a column, or its heading's: with their gaps seven fit the narrowest table, of 60
_WORD = 14  # the longest word that is not broken: PLOVER's longest mode
_MOST_LINES = 5  # of a cell

Cell = Sequence[str]


def cell(parts: Sequence[str]) -> list[str]:
    """The paragraphs of a cell; a mark where there are none."""
    return [p for p in parts if p] or [NOTHING]


def heading_lines(headings: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [line(headings, widths), line(["─" * w for w in widths], widths)]


def widths_of(headings: Sequence[str], rows: Sequence[Sequence[Cell]], total: int) -> list[int]:
    """The columns' widths: what each needs if there is room; else the widest are narrowed, down to their floors.

    A floor is the column's longest word. Where not even the floors fit, the longest words are broken first, so that a
    day or an id stays whole as long as it can.
    """
    room = total - len(GAP) * (len(headings) - 1)
    widths, floors = [], []
    for i, heading in enumerate(headings):
        parts = [part for row in rows for part in row[i]]
        longest_word = max(columns(word) for part in parts for word in part.split(" "))
        widths.append(max(_LEAST, columns(heading), *map(columns, parts)))
        floors.append(max(_LEAST, columns(heading), min(_WORD, longest_word)))
    least = [max(_LEAST, columns(heading)) for heading in headings]
    return _narrowed(widths, _narrowed(floors, least, room), room)


def _narrowed(widths: Sequence[int], floors: Sequence[int], room: int) -> list[int]:
    """The widths, the widest narrowed by one until all fit or none is above its floor."""
    found = list(widths)
    while sum(found) > room:
        widest = max((i for i, width in enumerate(found) if width > floors[i]), key=found.__getitem__, default=None)
        if widest is None:
            break
        found[widest] -= 1
    return found


def row_lines(row: Sequence[Cell], widths: Sequence[int]) -> list[str]:
    """The lines of one row."""
    cells = [_cell_lines(parts, width) for parts, width in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    return [line([c[i] if i < len(c) else "" for c in cells], widths) for i in range(height)]


def _cell_lines(parts: Cell, width: int) -> list[str]:
    return [found for part in parts for found in wrap(part, width, lines=_MOST_LINES)]


def line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(pad(c, width) for c, width in zip(cells, widths, strict=True)).rstrip()
