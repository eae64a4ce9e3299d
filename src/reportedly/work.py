"""What the commands do with a document, told so that another process can take it up: what to load, then a function."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.annotate.annotation import Annotation
    from reportedly.annotate.encoder import Encoder
    from reportedly.code.attribution_list import Listed
    from reportedly.link.timex import Timex
    from reportedly.model import Claim, Document
    from reportedly.parts import Part


@dataclass(frozen=True, slots=True)
class Coding:
    """Claims, with the user's own actors and places where they are given."""

    actors: Path | None = None
    gazetteer: Path | None = None

    def load(self) -> Callable[[Document], tuple[Claim, ...]]:
        """Ready to code. Raises InputError if the actors or the places cannot be used."""
        from reportedly.annotate import annotate
        from reportedly.code import code
        from reportedly.link import link
        from reportedly.link.gazetteer import open_gazetteer
        from reportedly.link.registry import load_registry
        from reportedly.parallel import cores
        from reportedly.parts import annotated

        encoder = encoder_when_needed()
        registry, gazetteer = load_registry(extra=self.actors), open_gazetteer(self.gazetteer)

        def coded(document: Document, annotation: Annotation) -> tuple[Claim, ...]:
            return link(document, annotation, code(document, annotation), registry=registry, gazetteer=gazetteer)

        def claims(document: Document) -> tuple[Claim, ...]:
            parts = self.parts(document)
            if len(parts) == 1:
                return coded(document, annotate(document, encoder()))
            found = annotated(parts, encoder(), threads=cores())
            return self.joined([self.placed(part, coded(part.document, annotation)) for part, annotation in found])

        return claims

    def parts(self, document: Document) -> list[Part]:
        """Those of a very long document; each is coded by itself, also in another process."""
        from reportedly.parts import parted

        return parted(document)

    def placed(self, part: Part, made: tuple[Claim, ...]) -> tuple[Claim, ...]:
        """The claims of a part as claims of the whole document."""
        from reportedly.parts import moved

        return tuple(moved(part.document, made, part.start))

    def joined(self, made: Sequence[tuple[Claim, ...]]) -> tuple[Claim, ...]:
        """The claims of all parts."""
        return tuple(chain.from_iterable(made))


@dataclass(frozen=True, slots=True)
class Annotating:
    """Words, syntax, entities and roles."""

    def load(self) -> Callable[[Document], Annotation]:
        """Ready to annotate."""
        from reportedly.annotate import annotate
        from reportedly.annotate.annotation import Annotation
        from reportedly.parts import in_parts, is_long, sentence_moved

        encoder = encoder_when_needed()

        def annotated(document: Document) -> Annotation:
            if not is_long(document.blocks):
                return annotate(document, encoder())
            return Annotation(in_parts(document, encoder, lambda _, a: a.sentences, sentence_moved))

        return annotated


@dataclass(frozen=True, slots=True)
class Attributing:
    """Every attribution."""

    def load(self) -> Callable[[Document], Sequence[Listed]]:
        """Ready to list them."""
        from reportedly.code.attribution_list import listed
        from reportedly.parts import attribution_moved, in_parts

        encoder = encoder_when_needed()
        return lambda document: in_parts(document, encoder, listed, attribution_moved)


@dataclass(frozen=True, slots=True)
class Timing:
    """Every time expression."""

    def load(self) -> Callable[[Document], Sequence[Timex]]:
        """Ready to find them."""
        from reportedly.link.timex import expressions
        from reportedly.parts import in_parts, time_moved

        encoder = encoder_when_needed()
        return lambda document: in_parts(document, encoder, expressions, time_moved)


def encoder_when_needed() -> Callable[[], Encoder]:
    """Gives the encoder; it is loaded when the first document asks for it, not where every input has failed."""
    from reportedly.annotate.encoder import Encoder, ModelError

    @cache
    def load() -> Encoder:
        try:
            return Encoder.load()
        except ModelError as error:
            sys.exit(f"reportedly: {error}")  # out of another process too; cli.main says it once

    return load
