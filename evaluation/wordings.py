"""Whether wordings name the same party or place: what a label accepts against what a claim says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from reportedly.model import Party, PlaceRef

_SKIPPED = frozenset({"the", "a", "an", "of", "and", "in", "by", "s", "its", "their", "his", "her"})


def words(text: str) -> list[str]:
    """The words that tell wordings apart, in lower case and without 's."""
    plain = text.replace("’", "'").casefold()
    return [w for w in re.findall(r"[\w']+", re.sub(r"'s\b", "", plain)) if w not in _SKIPPED]


def is_same(one: str, other: str) -> bool:
    """Whether two wordings name one party: equal words, or the last word of either stands in the other."""
    first, second = words(one), words(other)
    return bool(first and second) and (first == second or first[-1] in second or second[-1] in first)


def names_any(accepted: Sequence[Any], party: Party | None) -> bool:
    """Whether the party's wording or name is one of the accepted ones, which may be lists of lists."""
    wordings = [w for a in accepted for w in (a if isinstance(a, list) else [a])]
    texts = [t for t in (party.text, party.name) if t] if party else []
    return any(is_same(w, t) for w in wordings for t in texts)


def parties_right(accepted: Sequence[Any], parties: Sequence[Party]) -> bool:
    """Every labelled party is among the coded ones, and none beside them. A list of lists is one list a party."""
    groups = accepted if any(isinstance(a, list) for a in accepted) else [accepted] if accepted else []
    all_there = all(any(names_any(group, p) for p in parties) for group in groups)
    return all_there and all(any(names_any(group, p) for group in groups) for p in parties)


def place_right(accepted: Sequence[str], place: PlaceRef | None) -> bool:
    """Whether the place's wording, name or division is one of the accepted names, word for word."""
    texts = (place.text, place.name, place.admin1) if place else ()
    said = {" ".join(words(t)) for t in texts if t}
    return any(" ".join(words(a)) in said for a in accepted)
