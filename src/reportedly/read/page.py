"""Web pages: the main text by trafilatura, what the page says of itself, and no article where there is none.

The document's text is the title and the paragraphs, with an empty line between two.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from lxml.etree import ElementDefaultClassLookup, LxmlError, _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extract
from trafilatura.utils import HTML_PARSER, load_html

from reportedly.errors import InputError
from reportedly.model import BlockKind, Span
from reportedly.read.classify import Found, classified
from reportedly.read.furniture import agencies_in
from reportedly.read.layout import Piece, PieceKind
from reportedly.read.pagemeta import captions_of, page_words, published_of, publisher_of

for _name in ("trafilatura", "htmldate", "courlan"):  # their complaints are ours to report, in one line
    logging.getLogger(_name).addHandler(logging.NullHandler())

# Without the classes of forms and labels lxml need not ask what each element is, at each look, by a call of Python.
HTML_PARSER.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))

# What the libraries raise on markup that nobody wrote: an <svg> for a page, an element without a parent.
_BROKEN = (LxmlError, ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError)
_MIN_WORDS = 10  # in sentences; less is no article
_MOST_ELEMENTS = 15_000  # an article has some thousands; with more of them a second opinion (justext) takes minutes
_MOST_TAGS = 1_000_000
"""Tags that a page may have, beginning and ending: a parsed element takes a kilobyte, and 50 MB of them took 5 GB. The
longest live pages have some tens of thousands."""
_SENTENCE = re.compile(r".*[.!?…][\"'”’»)\]]*$", re.DOTALL)
_KINDS = {"head": PieceKind.HEADING, "item": PieceKind.ITEM, "quote": PieceKind.QUOTE}
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}


def read_page(html: str, *, ref: str, url: str | None = None, title: str | None = None) -> tuple[str, Found]:
    """The document's text and its parts. Raises InputError where the page holds no article, or is beyond bounds."""
    if html.count("<") > _MOST_TAGS:
        raise InputError(
            ref=ref,
            problem=f"more than {_MOST_TAGS:,} tags, and no article has so many",
            remedy="save the article's own text to a file and give that",
        )
    try:
        tree = load_html(html)
        if tree is None or len(tree) == 0:
            raise _no_article(ref)
        extract = _extract(tree, url)
    except _BROKEN as error:
        raise _no_article(ref) from error
    if extract is None:
        raise _no_article(ref)
    publisher = publisher_of(tree)
    title = title or _title(extract.title, publisher)
    text, pieces = _laid_out(extract.body, title, captions_of(tree))
    found = classified(text, pieces, title=title)
    if not _is_article(text, found):
        raise _no_article(ref)
    found.published = published_of(tree) or found.published
    found.publisher = publisher or found.publisher
    found.url = extract.url or found.url or url
    found.agencies = dict.fromkeys((*agencies_in(extract.author or ""), *found.agencies))
    return text, found


def _extract(tree: HtmlElement, url: str | None) -> Extract | None:
    found = bare_extraction(
        tree,
        url=url,
        fast=sum(1 for _ in tree.iter()) > _MOST_ELEMENTS,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
    )
    return cast("Extract | None", found)


def _no_article(ref: str) -> InputError:
    return InputError(
        ref=ref, problem="no article found in the page", remedy="save the article's own text to a file and give that"
    )


def _title(title: str | None, publisher: str | None) -> str | None:
    """Without the site's name behind it."""
    shown = " ".join((title or "").split())
    if publisher:
        shown = re.sub(rf"\s+[|–—·-]\s+{re.escape(publisher.strip())}\s*$", "", shown, flags=re.IGNORECASE)
    return shown or None


def _laid_out(body: _Element, title: str | None, captions: frozenset[str]) -> tuple[str, list[Piece]]:
    paragraphs = [(PieceKind.HEADING, 1, title)] if title else []
    for kind, level, text in _paragraphs(body):
        if text in captions:
            kind = PieceKind.CAPTION
        if kind is not PieceKind.CAPTION and title and text.casefold() == title.casefold():
            continue
        paragraphs.append((kind, level, text))
    pieces, at = [], 0
    for kind, level, text in paragraphs:
        end = at + len(text)
        pieces.append(Piece(start=at, end=end, kind=kind, level=level, lines=[Span(at, end)]))
        at = end + 2
    return "\n\n".join(text for _, _, text in paragraphs), pieces


def _paragraphs(body: _Element) -> list[tuple[PieceKind, int, str]]:
    """Kind, level and text of each paragraph; a line break ends one."""
    found: list[tuple[PieceKind, int, str]] = []
    _collect(body, PieceKind.PARAGRAPH, 0, found)
    return found


def _collect(element: _Element, kind: PieceKind, level: int, found: list[tuple[PieceKind, int, str]]) -> None:
    paragraph = _Paragraph(kind, level, found)
    paragraph.walk(element)
    paragraph.flush()


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read: what of its text has not been added to those found."""

    kind: PieceKind
    level: int
    found: list[tuple[PieceKind, int, str]]
    parts: list[str] = field(default_factory=list)

    def flush(self) -> None:
        for line in "".join(self.parts).split("\n"):
            if shown := " ".join(line.split()):
                self.found.append((self.kind, self.level, shown))
        self.parts.clear()

    def walk(self, node: _Element) -> None:
        self.parts.append(node.text or "")
        for child in node:
            if child.tag == "lb":
                self.parts.append("\n")
            elif child.tag in ("p", "head", "item", "quote", "list", "ab", "div", "table", "row", "cell", "code"):
                self.flush()
                _collect(child, _KINDS.get(child.tag, self.kind), _level(child), self.found)
            elif isinstance(child.tag, str):
                self.walk(child)
            self.parts.append(child.tail or "")


def _level(element: _Element) -> int:
    return int(element.get("rend", "h2")[-1]) if element.get("rend", "")[-1:].isdigit() else 2


@cache
def _no_article_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source) for source in page_words().no_article)


def _is_article(text: str, found: Found) -> bool:
    """Whether there are sentences enough, and they are not a server's excuse."""
    sentences = [
        shown
        for block in found.blocks
        if block.kind is BlockKind.BODY and _SENTENCE.fullmatch(shown := text[block.start : block.end])
    ]
    words = sum(len(sentence.split()) for sentence in sentences)
    if words < 60 and any(pattern.search(text) for pattern in _no_article_patterns()):
        return False
    return words >= _MIN_WORDS
