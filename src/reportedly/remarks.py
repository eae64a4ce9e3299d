"""How a document was read, where that was not as a whole and in full: told by commands, the watch and the desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.bounds import Bound, named, told
from reportedly.model import Block, BlockKind, Document
from reportedly.parts import is_long, long_told


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong, and what to do."""

    problem: str
    remedy: str


def of_reading(document: Document, bounds: Iterable[Bound]) -> Iterator[Remark]:
    """Those on a document that ran into these bounds when it was coded."""
    yield from _of_reading(document.blocks, bounds)


def of_finding(text: str) -> Iterator[Remark]:
    """Those on a text in a store."""
    from reportedly.store.fulltext import MOST_FOUND

    if len(text) > MOST_FOUND:
        found = f"events --text finds it by the words of its first {MOST_FOUND:,} characters"
        yield Remark(found, "to find the rest too, give chapters as texts of their own")


def of_stored(document: Mapping[str, Any]) -> Iterator[Remark]:
    """Those on a document as `Store.document` gives it."""
    blocks = [Block(start, end, BlockKind(kind)) for start, end, kind in document["blocks"]]
    yield from _of_reading(blocks, named(document["bounds"]).elements())
    yield from of_finding(document["text"])


def is_in_full(document: Document, bounds: Iterable[Bound]) -> bool:
    """Whether nothing of a document was left out that ran into these bounds when it was coded."""
    return not any(bounds) and not any(_beyond(document.blocks))


def _of_reading(blocks: Sequence[Block], bounds: Iterable[Bound]) -> Iterator[Remark]:
    if is_long(blocks):
        yield Remark(*long_told())
    if beyond := list(_beyond(blocks)):
        left = sum(block.end - block.start for block in beyond)
        problem = f"not read in full: only its first {beyond[0].start:,} characters, and {left:,} are left out"
        yield Remark(problem, "to have all of it read, divide it")
    if (bounded := told(bounds)) is not None:
        yield Remark(*bounded)


def _beyond(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if block.kind is BlockKind.BEYOND)
