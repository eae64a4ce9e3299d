"""Lines into pieces: paragraphs, headings, list items, quotations, tables and rules of plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from reportedly.model import Span
from reportedly.read.markup import inline_masks, merged

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"  # str.strip knows all other white space
_WIDE = 160  # characters: no text is wrapped by hand as wide as this
_ROOM = 12  # characters left on a line, beyond the next word, that say that the break was meant

_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_HEADING_TAIL = re.compile(r"(?<!\s)\s+#+$")  # from where white space begins: not once more from each of its characters
_RULE = re.compile(r"(?:[-*_=~•·—–#+.]\s*+){3,}+")
_SETEXT = re.compile(r"=+|-+")
_TABLE = re.compile(r"\|.*\||:?-{3,}:?\s*\|.*")
_BULLET = re.compile(r"(?:[-+*•‣▪●◦■►]|\(?\d{1,3}[.)])\s+(?=\S)")
_QUOTE = re.compile(r"(?:>\s?)++")
_FENCE = re.compile(r"(?:```|~~~).*")
FRONT = re.compile(r"\s*(?:---|\+\+\+)[ \t]*\r?\n(?P<body>(?:.*\n){0,60}?)(?:---|\+\+\+)[ \t]*(?:\r?\n|\Z)")


class PieceKind(Enum):
    PARAGRAPH = auto()
    HEADING = auto()
    ITEM = auto()
    QUOTE = auto()
    TABLE = auto()
    CODE = auto()
    CAPTION = auto()
    FRONT_MATTER = auto()


@dataclass(slots=True, kw_only=True)
class Piece:
    """A stretch of lines that belong together. `level` is a heading's; `masks` are the marks inside it."""

    start: int
    end: int
    kind: PieceKind
    level: int = 0
    lines: list[Span] = field(default_factory=list)
    masks: list[Span] = field(default_factory=list)


def pieces_of(text: str, *, markdown: bool = True) -> list[Piece]:
    """The pieces of `text` in order, disjoint; white space and the marks at the beginning of lines are outside."""
    front = FRONT.match(text) if markdown else None
    found: list[Piece] = []
    if front and ":" in front["body"]:
        found.append(Piece(start=front.start("body"), end=front.end("body"), kind=PieceKind.FRONT_MATTER))
    for run in _runs(text, front.end() if found and front else 0):
        if markdown:
            found.extend(_pieces_of_run(text, run))
        else:
            found.append(Piece(start=run[0].start, end=run[-1].end, kind=PieceKind.PARAGRAPH, lines=run))
    for piece in found:
        if markdown and piece.kind not in (PieceKind.CODE, PieceKind.FRONT_MATTER):
            piece.masks = merged(piece.masks + inline_masks(text, piece.start, piece.end))
    return found


def trimmed(text: str, start: int, end: int) -> Span:
    """`text[start:end]` without white space and characters of no width at its ends."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return Span(start, end)


def _runs(text: str, start: int) -> Iterator[list[Span]]:
    """Lines between blank lines; what a pair of code fences holds is one run."""
    run: list[Span] = []
    fence: list[Span] | None = None
    for line in _lines(text, start):
        shown = text[line.start : line.end]
        if fence is not None:
            fence.append(line)
            if _FENCE.fullmatch(shown):
                yield fence
                fence = None
        elif _FENCE.fullmatch(shown) and _FENCE.match(text, line.start):
            if run:
                yield run
            run, fence = [], [line]
        elif line.start == line.end:
            if run:
                yield run
            run = []
        else:
            run.append(line)
    for line in fence or ():  # never closed: no code, but lines like others
        if line.start < line.end:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _lines(text: str, start: int) -> Iterator[Span]:
    at = start
    for line in text[start:].splitlines(keepends=True):
        yield trimmed(text, at, at + len(line))
        at += len(line)


def _pieces_of_run(text: str, run: list[Span]) -> list[Piece]:
    if len(run) > 1 and _FENCE.fullmatch(run[0].of(text)) and _FENCE.fullmatch(run[-1].of(text)):
        return [Piece(start=run[0].start, end=run[-1].end, kind=PieceKind.CODE)]
    width = max(line.end - line.start for line in run)
    found: list[Piece] = []
    open_piece: Piece | None = None  # the one that the next line may continue
    for index, line in enumerate(run):
        shown = line.of(text)
        if open_piece and len(open_piece.lines) == 1 and len(shown) > 2 and _SETEXT.fullmatch(shown):
            open_piece.kind, open_piece.level = PieceKind.HEADING, 1 if shown[0] == "=" else 2
            open_piece = None
        elif _RULE.fullmatch(shown):
            open_piece = None
        elif special := _special(text, line, index=index, after=open_piece):
            found.append(special)
            open_piece = special if special.kind in (PieceKind.ITEM, PieceKind.QUOTE) else None
        elif open_piece and not _meant_break(text, run[index - 1], line, width):
            open_piece.end = line.end
            open_piece.lines.append(line)
        else:
            open_piece = Piece(start=line.start, end=line.end, kind=PieceKind.PARAGRAPH, lines=[line])
            found.append(open_piece)
        found, open_piece = _continued_quote(text, found, open_piece, line)
    return found


def _special(text: str, line: Span, *, index: int, after: Piece | None) -> Piece | None:
    """A heading, table row, list item or quotation that begins with this line."""
    shown = line.of(text)
    if heading := _HEADING.match(shown):
        tail = _HEADING_TAIL.search(shown)
        end = line.start + tail.start() if tail else line.end
        return Piece(
            start=line.start + heading.end(), end=end, kind=PieceKind.HEADING, level=len(heading[1]), lines=[line]
        )
    if _TABLE.fullmatch(shown):
        return Piece(start=line.start, end=line.end, kind=PieceKind.TABLE, lines=[line])
    bullet = _BULLET.match(shown)
    if bullet and (
        index == 0 or not bullet[0].strip().strip("(.)").isdigit() or (after and after.kind is PieceKind.ITEM)
    ):
        start = line.start + bullet.end()
        return Piece(start=start, end=line.end, kind=PieceKind.ITEM, lines=[Span(start, line.end)])
    quote = _QUOTE.match(shown)
    if quote and quote.end() < len(shown) and not (after and after.kind is PieceKind.QUOTE):
        start = line.start + quote.end()
        return Piece(start=start, end=line.end, kind=PieceKind.QUOTE, lines=[Span(start, line.end)])
    return None


def _continued_quote(
    text: str, found: list[Piece], open_piece: Piece | None, line: Span
) -> tuple[list[Piece], Piece | None]:
    """Mask the mark of a quotation's further lines; a line of the mark alone ends it."""
    if open_piece is None or open_piece.kind is not PieceKind.QUOTE or len(open_piece.lines) < 2:
        return found, open_piece
    mark = _QUOTE.match(line.of(text))
    if not mark or open_piece.lines[-1] != line:
        return found, open_piece
    if mark.end() == line.end - line.start:
        open_piece.lines.pop()
        open_piece.end = open_piece.lines[-1].end
        return found, None
    open_piece.masks.append(Span(line.start, line.start + mark.end()))
    open_piece.lines[-1] = Span(line.start + mark.end(), line.end)
    return found, open_piece


def _meant_break(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the writer, not a margin, ended the line: the next word would have fitted on it."""
    if width > _WIDE:
        return True
    word = text[following.start : following.end].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) + _ROOM <= width
