"""Bounds that a text ran into, so that not all of it was read: noted by the stage that has the bound, told by commands.

They keep a text that is made to keep a machine busy from doing so; the news hardly meets them. What a stage gives stays
what it is: notes go beside it, to whoever asked for them in this thread, as those of a log would.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum


class Bound(Enum):
    """What was bounded, and how a line tells of it after a number of sentences."""

    WORDS = "of more than 150 words (cut in pieces)"
    HAPPENINGS = "with 16 happenings or more (no more are looked for)"
    SAYINGS = "with 24 verbs of saying or more (no more are looked for)"
    ROLES = "among very many verbs (without roles)"
    ROWS = "of 24 figures, marks or letters or more without a word (left out)"


_notes: ContextVar[list[Bound] | None] = ContextVar("notes", default=None)


@contextmanager
def noting() -> Iterator[list[Bound]]:
    """What is noted meanwhile, once for each sentence. Threads that are to note beside this one are started in a copy
    of its context."""
    made: list[Bound] = []
    token = _notes.set(made)
    try:
        yield made
    finally:
        _notes.reset(token)


def note(bound: Bound, sentences: int = 1) -> None:
    """So many sentences ran into it. Nothing happens where nobody asked."""
    made = _notes.get()
    if made is not None:
        made.extend([bound] * sentences)


def counted(notes: Iterable[Bound]) -> dict[str, int]:
    """How many sentences ran into each, by its name in the store and in the API."""
    counts = Counter(notes)
    return {bound.name.lower(): counts[bound] for bound in Bound if counts[bound]}


def named(counts: Mapping[str, int]) -> Counter[Bound]:
    """The same by bound; names that this version does not know are left out."""
    known = {bound.name.lower(): bound for bound in Bound}
    return Counter({known[name]: number for name, number in counts.items() if name in known})


def told(notes: Iterable[Bound]) -> tuple[str, str] | None:
    """What is wrong with the text that ran into these, and what to do; None if there is none."""
    counts = Counter(notes)
    if not counts:
        return None
    parts = [f"{counts[bound]:,} {bound.value}" for bound in Bound if counts[bound]]
    problem = f"not read in full, of its sentences: {', '.join(parts)}"
    return problem, "to have all of it read, break long sentences up"
