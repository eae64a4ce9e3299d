"""A document's attributions: an object a line, or a table to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reportedly.model import Document, Span, Stance
from reportedly.output.jsons import json_text
from reportedly.output.text import clean, pad, wrap
from reportedly.output.words import without_markup

if TYPE_CHECKING:
    from reportedly.code.attribution_list import Listed

HEADINGS = ("who", "with which words", "what")
_NOTHING = "–"  # the text does not tell
_GAP = "  "
_MOST_LINES = 6  # of a cell
_INDENT = "· "  # before the source of an attribution within another


def attributions_line(document: Document, found: Iterable[Listed]) -> str:
    """One line of JSON, `{"ref", "text", "attributions"}`; offsets are characters of `text`."""
    listed = [_object(one) for one in found]
    return json_text({"ref": document.ref, "text": document.text, "attributions": listed}) + "\n"


def _object(one: Listed) -> dict[str, Any]:
    return {
        "source": _span(one.source),
        "cue": _span(one.cue),
        "content": _span(one.content),
        "parts": [_span(part) for part in one.parts],
        "stance": one.stance.value,
        "nested": [_object(inner) for inner in one.nested],
    }


def _span(span: Span | None) -> dict[str, int] | None:
    return {"start": span.start, "end": span.end} if span is not None else None


class AttributionTable:
    """A heading for each document, then a row for each attribution. No line is wider than `width` columns."""

    def __init__(self, *, width: int) -> None:
        free = width - len(_GAP) * (len(HEADINGS) - 1)
        who, cue = free * 3 // 10, max(len(HEADINGS[1]), free // 5)
        self._widths = (who, cue, free - who - cue)
        self._width = width
        self._first = True

    def document(self, document: Document, found: Sequence[Listed]) -> str:
        """The text to print for one document."""
        lines = [] if self._first else ["", ""]
        self._first = False
        rows = list(_rows(found, depth=0))
        number = f"{len(rows)} attribution{'' if len(rows) == 1 else 's'}" if rows else "no attributions found"
        if document.title:
            lines += wrap(clean(document.title), self._width, lines=3)
        lines += wrap(f"{clean(document.ref)} · {number}", self._width)
        if rows:
            lines += ["", self._line(HEADINGS), self._line(["─" * w for w in self._widths])]
        text = without_markup(document)
        for n, (depth, one) in enumerate(rows):
            lines += [""] if n else []
            lines += self._row(depth, one, text)
        return "\n".join(lines) + "\n"

    def _row(self, depth: int, one: Listed, text: str) -> list[str]:
        said = " … ".join(clean(part.of(text)) for part in one.parts)
        cue = clean(one.cue.of(text)) if one.cue else _NOTHING
        source = clean(one.source.of(text)) if one.source else _NOTHING
        mark = "" if one.stance is Stance.ASSERTS else f" ({one.stance.value})"
        cells = (_INDENT * depth + source, cue + mark, said or _NOTHING)
        wrapped = [wrap(cell, width, lines=_MOST_LINES) for cell, width in zip(cells, self._widths, strict=True)]
        height = max(map(len, wrapped))
        return [self._line([w[i] if i < len(w) else "" for w in wrapped]) for i in range(height)]

    def _line(self, cells: Sequence[str]) -> str:
        return _GAP.join(pad(cell, width) for cell, width in zip(cells, self._widths, strict=True)).rstrip()


def _rows(found: Iterable[Listed], *, depth: int) -> Iterator[tuple[int, Listed]]:
    for one in found:
        yield depth, one
        yield from _rows(one.nested, depth=depth + 1)
