"""The claims of a text of one's own, end to end: coded with the model and the rules, and linked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Claim, Document
from reportedly.read import ReadOptions, read_content

Telling = Callable[[str], tuple[Claim, ...]]
PUBLISHED = date(2026, 11, 20)  # a Friday


def linking(publisher: str | None = None, published: date | None = PUBLISHED) -> Telling:
    """Text, its paragraphs parted by a blank line, to claims with their actors, places and days."""
    encoder, registry, gazetteer = Encoder.load(threads=1), load_registry(), packaged_gazetteer()

    def told(text: str) -> tuple[Claim, ...]:
        document = replace(_document(text), publisher=publisher, published=published)
        seen = annotate(document, encoder)
        return link(document, seen, code(document, seen), registry=registry, gazetteer=gazetteer)

    return told


def coding() -> Telling:
    """Text to its claims of happenings, which are not linked."""
    encoder = Encoder.load(threads=1)

    def told(text: str) -> tuple[Claim, ...]:
        document = _document(text)
        return tuple(c for c in code(document, annotate(document, encoder)) if c.event_type.value != "STATEMENT")

    return told


def printing() -> Telling:
    """Text, as a report of the Sarn Mirror under the title "Sarn", to all its claims, which are not linked."""
    encoder = Encoder.load(threads=1)

    def told(text: str) -> tuple[Claim, ...]:
        page = f"---\ntitle: Sarn\npublisher: The Sarn Mirror\npublished: {PUBLISHED}\n---\n\n{text}\n"
        document = next(read_content(page.encode(), ref="a.txt", name="a.txt", options=ReadOptions()))
        assert isinstance(document, Document)
        return code(document, annotate(document, encoder))

    return told


def at(claims: tuple[Claim, ...], word: str, text: str) -> Claim:
    """The one claim whose trigger has this word."""
    found = [c for c in claims if word in c.trigger.of(text)]
    assert len(found) == 1, [c.trigger.of(text) for c in claims]
    return found[0]


def place(claim: Claim) -> str | None:
    return claim.place.name or claim.place.text if claim.place else None


def first_day(claim: Claim) -> date | None:
    return claim.time.earliest if claim.time else None


def _document(text: str) -> Document:
    blocks = tuple(Block(start := text.index(part), start + len(part), BlockKind.BODY) for part in text.split("\n\n"))
    return Document(id="d", ref="d.txt", text=text, blocks=blocks, published=PUBLISHED)
