"""The table: one claim a row, good to read in 100 columns, on a terminal and in a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Claim, Document
from reportedly.output.explain import explain_lines
from reportedly.output.text import clean, columns, pad, wrap
from reportedly.output.words import (
    count_words,
    party_words,
    quoted,
    source_words,
    sureness_words,
    type_words,
    when_words,
    where_words,
    without_markup,
)

HEADINGS = ("type", "who", "whom", "where", "when", "said by", "sureness")
_GAP = "  "
_NOTHING = "–"  # the text does not tell
_LEAST = 6  # columns of a column, or its heading's: with their gaps they fit the narrowest table, of 60
_WORD = 14  # the longest word that is not broken: PLOVER's longest mode
_MOST_LINES = 5  # of a cell


class TableWriter:
    """A heading for each document, then its claims. No line is wider than `width` columns."""

    def __init__(self, *, explain: bool, width: int) -> None:
        self._explain = explain
        self._width = width
        self._first = True

    def begin(self) -> str:
        return ""

    def document(self, document: Document, claims: Sequence[Claim]) -> str:
        lines = [] if self._first else ["", ""]
        self._first = False
        lines += _heading(document, len(claims), self._width)
        text = without_markup(document)
        rows = [[_cell(parts) for parts in _row(c, text)] for c in claims]
        if rows:
            widths = _widths(rows, self._width)
            lines += ["", _line(HEADINGS, widths), _line(["─" * w for w in widths], widths)]
        for i, (claim, row) in enumerate(zip(claims, rows, strict=True)):
            lines += [""] if i else []
            lines += _row_lines(row, widths)
            if self._explain:
                lines += explain_lines(claim, text, self._width)
        return "\n".join(lines) + "\n"

    def end(self) -> str:
        return ""


def _heading(document: Document, claims: int, width: int) -> list[str]:
    number = f"{claims} claim{'' if claims == 1 else 's'}" if claims else "no claims found"
    facts = [
        document.publisher,
        document.published.isoformat() if document.published else None,
        ", ".join(document.agencies),
        document.ref,
        number,
    ]
    title = wrap(clean(document.title), width, lines=3) if document.title else []
    return title + wrap(" · ".join(clean(f) for f in facts if f), width)


def _row(claim: Claim, text: str) -> tuple[list[str], ...]:
    """The cells of one claim; a cell is paragraphs, each wrapped by itself."""
    counts = [count_words(c) for c in claim.counts]
    return (
        [type_words(claim), quoted(claim.trigger, text), *counts],
        [party_words(claim.actors, claim)],
        [party_words(claim.targets, claim)],
        [where_words(claim)],
        [when_words(claim)],
        [source_words(claim.attribution)],
        [sureness_words(claim)],
    )


def _cell(parts: Sequence[str]) -> list[str]:
    return [p for p in parts if p] or [_NOTHING]


def _widths(rows: Sequence[Sequence[Sequence[str]]], total: int) -> list[int]:
    """The columns' widths: what each needs if there is room; else the widest are narrowed, down to their floors."""
    room = total - len(_GAP) * (len(HEADINGS) - 1)
    widths, floors = [], []
    for i, heading in enumerate(HEADINGS):
        parts = [part for row in rows for part in row[i]]
        longest_word = max(columns(word) for part in parts for word in part.split(" "))
        widths.append(max(_LEAST, columns(heading), *map(columns, parts)))
        floors.append(max(_LEAST, columns(heading), min(_WORD, longest_word)))
    if sum(floors) > room:
        floors = [max(_LEAST, columns(heading)) for heading in HEADINGS]
    while sum(widths) > room:
        widest = max((i for i, width in enumerate(widths) if width > floors[i]), key=widths.__getitem__)
        widths[widest] -= 1
    return widths


def _row_lines(row: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    cells = [_cell_lines(parts, width) for parts, width in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    return [_line([c[i] if i < len(c) else "" for c in cells], widths) for i in range(height)]


def _cell_lines(parts: Sequence[str], width: int) -> list[str]:
    return [line for part in parts for line in wrap(part, width, lines=_MOST_LINES)]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(pad(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()
