"""CEAF-REE of Du et al. (2021), GRIT: role fillers as entities, each a set of wordings, aligned one to one.

In its strict form a predicted entity is worth 1 against a gold entity if all its wordings are the gold entity's, and
else nothing.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Sequence

Entity = frozenset[str]
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_MARKS = str.maketrans("", "", string.punctuation)


def plain(wording: str) -> str:
    """A wording in lower case, without punctuation, articles and extra blanks: as wordings are compared."""
    return " ".join(_ARTICLES.sub(" ", wording.lower().translate(_MARKS)).split())


def merged(entities: Iterable[Iterable[str]]) -> list[Entity]:
    """The entities of a document's templates as one list: one that holds another, or is held by it, is the same."""
    kept: list[frozenset[str]] = []
    for wordings in map(frozenset, entities):
        if wordings and not any(wordings <= other or other <= wordings for other in kept):
            kept.append(wordings)
    return [frozenset(map(plain, entity)) for entity in kept]


def aligned(ours: Sequence[Entity], gold: Sequence[Entity]) -> dict[int, int]:
    """The largest set of pairs in which each of ours is wholly within a gold entity: gold's index -> ours."""
    pairs: dict[int, int] = {}
    for one in range(len(ours)):
        _place(one, ours, gold, pairs, set())
    return pairs


def _place(one: int, ours: Sequence[Entity], gold: Sequence[Entity], pairs: dict[int, int], tried: set[int]) -> bool:
    """Whether `one` of ours gets a gold entity, if need be by moving those that have one already."""
    for g, entity in enumerate(gold):
        if g not in tried and ours[one] <= entity:
            tried.add(g)
            if g not in pairs or _place(pairs[g], ours, gold, pairs, tried):
                pairs[g] = one
                return True
    return False
