"""Pieces into blocks: what is title, body, caption and furniture, and what the furniture says of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from reportedly.model import Block, BlockKind, Span
from reportedly.read.days import find_day, find_time
from reportedly.read.frontmatter import front_matter
from reportedly.read.furniture import Match, agencies_in, match_end, match_line, match_start
from reportedly.read.joined import FINAL, LOWER_START, joined
from reportedly.read.layout import Piece, PieceKind, trimmed
from reportedly.read.markup import merged, unmasked, visible

_HEAD_WORDS = 45  # a body paragraph longer than this, or a second one, ends the head of an article
_TAIL_PIECES = 5
_TITLE_CHARS = 250
_TITLE_WORDS = 30
_NAME_WORDS = 4
_HEADLINE_WORDS = 5  # section headings of fewer words are labels ("The background"), no assertions

_STOP = re.compile(r"[a-z0-9][.!?] ")
_BOLD = re.compile(r"(\*\*|__).+\1", re.DOTALL)
_ITALIC = re.compile(r"(\*|_)(?!\1).+(?<!\1)\1", re.DOTALL)
# What it has read it keeps: a link may also be read as marks one by one, and n links in 2 to the power of n ways.
_LINKS = re.compile(r"(?:!?\[[^\[\]]*\]\([^()]*\)|!?\[!?\[[^\[\]]*\]\([^()]*\)\]\([^()]*\)|\W)++")
_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]\n]*)\]\([^()\n]*\)|\[!\[[^\[\]\n]*\]\([^()\n]*\)\]\([^()\n]*\)")
_QUESTION = re.compile(r"(?i:what|how|why|who|where|when|which|is|are|can|could|will|does|did)\b|.*\?\W*$")


@dataclass(slots=True, kw_only=True)
class Found:
    """The blocks of a text, the marks inside them, and the values that the text itself gives."""

    blocks: list[Block] = field(default_factory=list)
    masked: list[Span] = field(default_factory=list)
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    fetched: datetime | None = None
    url: str | None = None
    agencies: dict[str, None] = field(default_factory=dict)  # a set that keeps order


def classified(text: str, pieces: list[Piece], *, title: str | None = None) -> Found:
    """Say what each piece is; `title` is the one already known (from the record or the page), if any."""
    walk = _Walk(text, pieces, title)
    for index in range(len(pieces)):
        walk.take(index)
    return walk.result()


class _Walk:
    """One pass over the pieces: what a line is depends on what stood before it."""

    def __init__(self, text: str, pieces: list[Piece], title: str | None) -> None:
        self.text, self.pieces, self.found = text, pieces, Found(title=title)
        self.masks: list[Span] = merged([mask for piece in pieces for mask in piece.masks])
        self.body_words = self.body_pieces = 0
        self.titled = False
        self.label: str | None = None  # the pattern that matched the line before: "Original url:"
        self.after_image = False
        self.dateline: date | None = None

    @property
    def head(self) -> bool:
        return self.body_pieces < 2 and self.body_words <= _HEAD_WORDS

    def take(self, index: int) -> None:
        piece, image = self.pieces[index], self.after_image
        self.after_image = False
        match piece.kind:
            case PieceKind.FRONT_MATTER:
                self._front_matter(piece)
            case PieceKind.TABLE | PieceKind.CODE:
                self._add(piece.start, piece.end, BlockKind.FURNITURE)
            case PieceKind.CAPTION:
                self._add(piece.start, piece.end, BlockKind.CAPTION)
            case PieceKind.HEADING:
                self._heading(piece)
            case _:
                first = True
                for span in self._standing_lines(piece, index):
                    self._paragraph(piece, index, span, first=first, after_image=image and first)
                    first = False

    def result(self) -> Found:
        self.found.published = self.found.published or self.dateline
        self.found.blocks, self.found.masked = joined(self.text, self.found.blocks, self.masks)
        return self.found

    # --- pieces ----------------------------------------------------------------------------------------------------

    def _front_matter(self, piece: Piece) -> None:
        found, values = self.found, front_matter(piece_text := self.text[piece.start : piece.end])
        found.title = found.title or values.get("title")
        found.publisher = found.publisher or values.get("publisher")
        found.url = found.url or values.get("url")
        found.published = found.published or find_day(values.get("published", ""))
        found.fetched = found.fetched or find_time(values.get("fetched", ""))
        self.titled = self.titled or found.title is not None
        for agency in agencies_in(values.get("author", "")):
            found.agencies[agency] = None
        self._add(piece.start, piece.start + len(piece_text), BlockKind.FURNITURE)

    def _heading(self, piece: Piece) -> None:
        shown = visible(self.text, piece.start, piece.end, self.masks)
        if not self.titled and (self.head or self.found.title is None):
            self._title(piece.start, piece.end, shown)
        elif _same(shown, self.found.title):
            self._add(piece.start, piece.end, BlockKind.TITLE)
        else:
            match = match_line(shown, head=self.head, tail=True)
            if match:
                self._note(match)
            self._add(piece.start, piece.end, _heading_kind(shown) if match is None else BlockKind.FURNITURE)

    def _standing_lines(self, piece: Piece, index: int) -> list[Span]:
        """The piece as one span; lines of furniture at its beginning or end are spans of their own."""
        lines = [line for line in piece.lines if line.start < line.end]
        if len(lines) < 2:
            return [Span(piece.start, piece.end)]
        first, last = 0, len(lines)
        while first < last and self._is_furniture(lines[first], index):
            first += 1
        while last > first and self._is_furniture(lines[last - 1], index):
            last -= 1
        body = [Span(lines[first].start, lines[last - 1].end)] if first < last else []
        return [*lines[:first], *body, *lines[last:]]

    def _is_furniture(self, line: Span, index: int) -> bool:
        shown = visible(self.text, line.start, line.end, self.masks)
        return (
            match_line(shown, head=self.head, tail=self._tail(index), first=index == 0 and not self.titled) is not None
        )

    def _paragraph(self, piece: Piece, index: int, span: Span, *, first: bool, after_image: bool) -> None:
        raw, shown = span.of(self.text), visible(self.text, span.start, span.end, self.masks)
        if image := _IMAGE.fullmatch(raw):
            alt = image.span("alt")
            self.after_image = True
            self._add(span.start, span.end, BlockKind.CAPTION if alt[1] > alt[0] else BlockKind.FURNITURE, marks=True)
            return
        if not shown or _LINKS.fullmatch(raw):
            if match := match_line(raw, head=self.head):  # an address in angle brackets
                self._note(match)
            self._add(span.start, span.end, BlockKind.FURNITURE, marks=True)
        elif _same(shown, self.found.title) and not self.titled:
            self._title(span.start, span.end, shown)
        elif match := match_line(shown, head=self.head, tail=self._tail(index), first=index == 0 and not self.titled):
            self._note(match)
            self._add(span.start, span.end, match.pattern.kind)
        elif after_image and _ITALIC.fullmatch(raw):
            self._add(span.start, span.end, BlockKind.CAPTION)
        elif not self.titled and first and self._looks_like_title(piece, index, span, shown):
            self._title(span.start, span.end, shown)
        elif self._is_label(piece, index, raw, shown):
            self._add(span.start, span.end, _heading_kind(shown) if not self.head else BlockKind.FURNITURE)
        else:
            self._body(span, shown)

    # --- decisions -------------------------------------------------------------------------------------------------

    def _tail(self, index: int) -> bool:
        return index >= len(self.pieces) - _TAIL_PIECES and index > 2

    def _looks_like_title(self, piece: Piece, index: int, span: Span, shown: str) -> bool:
        """A short first line without a full stop, with more text behind it."""
        if self.body_pieces or self.found.title is not None or piece.kind is not PieceKind.PARAGRAPH:
            return False
        words = len(shown.split())
        more = index + 1 < len(self.pieces) or span.end < piece.end
        if not more or words > _TITLE_WORDS or len(shown) > _TITLE_CHARS or shown.endswith((".", ",", ";", ":", "…")):
            return False
        if match_start(self.text, span.start, span.end, first=True)[0] > span.start or self._continues(index):
            return False
        return words > 2 or not self._looks_like_headline(index + 1)

    def _looks_like_headline(self, index: int) -> bool:
        if index >= len(self.pieces) or self.pieces[index].kind not in (PieceKind.PARAGRAPH, PieceKind.HEADING):
            return False
        shown = visible(self.text, self.pieces[index].start, self.pieces[index].end, self.masks)
        return (
            3 <= len(shown.split()) <= _TITLE_WORDS and not FINAL.search(shown) and match_line(shown, head=True) is None
        )

    def _is_label(self, piece: Piece, index: int, raw: str, shown: str) -> bool:
        """A short line that is no sentence: a name under the headline, a bold credit, a crosshead."""
        words = shown.split()
        if FINAL.search(shown) or shown.endswith((",", ";", ":", "-", "–", "—")) or LOWER_START.match(shown):
            return False
        if piece.kind is not PieceKind.PARAGRAPH or _STOP.search(shown) or self._continues(index):
            return False
        if _BOLD.fullmatch(raw) and len(raw) < _TITLE_CHARS:
            return len(words) <= 12
        if len(self.pieces) < 4 or len(words) > _NAME_WORDS:
            return False
        return not self.head or all(word[0].isupper() or not word[0].isalpha() for word in words)

    def _continues(self, index: int) -> bool:
        """Whether the next piece begins in mid-sentence, or is what this one introduces."""
        following = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        if following is None or following.kind is not PieceKind.PARAGRAPH:
            return following is not None and following.kind is PieceKind.ITEM and self.body_pieces > 0
        return LOWER_START.match(self.text, following.start, following.end) is not None

    # --- results ---------------------------------------------------------------------------------------------------

    def _title(self, start: int, end: int, shown: str) -> None:
        self.titled = True
        self.found.title = self.found.title or shown
        self._add(start, end, BlockKind.TITLE)

    def _body(self, span: Span, shown: str) -> None:
        start, end = span.start, span.end
        begin, credited = match_start(self.text, start, end, first=self.body_pieces == 0)
        if begin > start:
            self.dateline = self.dateline or find_day(self.text[start:begin])
            self._add(start, begin, BlockKind.FURNITURE)
            self.found.agencies.update(dict.fromkeys(credited))
        stop, credited = match_end(self.text, begin, end)
        self.found.agencies.update(dict.fromkeys(credited))
        self.body_pieces += 1
        self.body_words += len(shown.split())
        self._add(begin, stop, BlockKind.BODY)
        if stop < end:
            self._add(stop, end, BlockKind.FURNITURE)

    def _note(self, match: Match) -> None:
        """Record what a line of furniture says of the article; what was said first holds."""
        found, values, name = self.found, match.values, match.pattern.name
        found.agencies.update(dict.fromkeys(match.agencies))
        if "title" in values and found.title is None:
            found.title = values["title"]
            self.titled = True
        publisher = values.get("publisher", ".")
        if found.publisher is None and not publisher.endswith(".") and (self.head or not match.agencies):
            found.publisher = publisher
        if "published" in values and found.published is None and (self.head or name == "published-line"):
            found.published = find_day(values["published"])
        if (
            "url" in values
            and found.url is None
            and (self.body_pieces == 0 or name == "url-line" or self.label == "url-label")
        ):
            url = values["url"].strip("<>")
            found.url = url if "://" in url else f"https://{url}"
        self.label = name

    def _add(self, start: int, end: int, kind: BlockKind, *, marks: bool = False) -> None:
        """Add a block without the white space and the marks at its ends (`marks`: there is nothing else in it)."""
        span = trimmed(self.text, start, end)
        while not marks:  # marks may stand behind white space, and white space behind marks
            inner = unmasked(span.start, span.end, self.masks)
            inner = trimmed(self.text, inner.start, inner.end)
            if inner == span:
                break
            span = inner
        if span.start < span.end:
            self.found.blocks.append(Block(span.start, span.end, kind))


def _heading_kind(shown: str) -> BlockKind:
    """Long section headings are headlines of their own; labels and questions assert nothing."""
    if len(shown.split()) < _HEADLINE_WORDS or _QUESTION.match(shown):
        return BlockKind.FURNITURE
    return BlockKind.TITLE


def _same(shown: str, title: str | None) -> bool:
    return title is not None and shown.casefold().strip(' .*"“”') == " ".join(title.split()).casefold().strip(' .*"“”')
