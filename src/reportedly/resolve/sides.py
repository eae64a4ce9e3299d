"""Which parties a reader is told of an event's two sides: what tells no more about who it was is left to the claims.

Reports call one party by many words. Beside "Military Forces of Norland", "the base" and "two armoured vehicles" are no
further sides; beside the Front, "the fighters" are its own; and "Six people" or "19" are a toll and no party.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from reportedly.code.nouns import load_nouns, singular
from reportedly.code.numbers import load_numbers
from reportedly.resolve.knowledge import rarity, words
from reportedly.resolve.model import Side
from reportedly.resolve.parties import ARMED, is_generic

_OF_STATE = ("mil-", "pol-", "gov-")


def worth_telling(sides: Sequence[Side]) -> tuple[Side, ...]:
    """The parties without common nouns beside a party that is known, and without the unidentified armed group beside a
    movement; of numbers of people the first, and none beside who is known."""
    known = any(s.actor_id is not None for s in sides)
    people = any(s.actor_id is not None and not _is_of_state(s) for s in sides)
    movement = any(s.kind in ARMED and not _is_of_state(s) and not is_generic(s.key) for s in sides)
    numbers = [s for s in sides if s.actor_id is None and _is_number_of_people(_words(s))]
    kept = []
    for side in sides:
        if side.actor_id is not None:
            more = not (movement and is_generic(side.actor_id) and side.kind in ARMED)
        elif side in numbers:
            more = not known and side is next((s for s in numbers if _has_noun(s)), None)
        else:
            more = not ((people if _are_others(side) else known) and _is_common(side))
        if more:
            kept.append(side)
    return tuple(kept)


def _is_of_state(side: Side) -> bool:
    return side.key.startswith(_OF_STATE)


def _are_others(side: Side) -> bool:
    """Whether a wording's last word is one for people who need be no state's: "the fighters", "fishermen of Orra"."""
    last = next(reversed([*takewhile(lambda word: word not in words("origins", "after_head"), _words(side))]), "")
    return last not in words("origins", "rank_and_file") and load_nouns().is_people(singular(last))


def _has_noun(side: Side) -> bool:
    return not all(word in _amounts() or word[0].isdigit() for word in _words(side))


def _words(side: Side) -> list[str]:
    return (side.name or side.key).lower().split()


def _is_number_of_people(told: Sequence[str]) -> bool:
    return all(w in _amounts() or w in words("happenings", "sides", "people") or w[0].isdigit() for w in told)


def _is_common(side: Side) -> bool:
    """Whether no word of it is a name: none has a capital but the first, which any sentence may begin with."""
    name, first = side.name or side.key, _words(side)[0]
    if any(c.isupper() for word in name.split()[1:] for c in word):
        return False
    return name[0].islower() or first in _amounts() or first in rarity() or load_nouns().knows(singular(first))


@cache
def _amounts() -> frozenset[str]:
    numbers = load_numbers()
    bounds = (word for phrase in numbers.bounds for word in phrase)
    return frozenset((*numbers.words, *numbers.scales, *numbers.vague, *bounds)) | words("origins", "determiners")
