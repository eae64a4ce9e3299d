"""The table: one claim a row, good to read in 100 columns, on a terminal and in a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Claim, Document
from reportedly.output.explain import explain_lines
from reportedly.output.grid import cell, heading_lines, row_lines, widths_of
from reportedly.output.text import clean, wrap
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
        rows = [[cell(parts) for parts in _row(c, text)] for c in claims]
        if rows:
            widths = widths_of(HEADINGS, rows, self._width)
            lines += ["", *heading_lines(HEADINGS, widths)]
        for i, (claim, row) in enumerate(zip(claims, rows, strict=True)):
            lines += [""] if i else []
            lines += row_lines(row, widths)
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
