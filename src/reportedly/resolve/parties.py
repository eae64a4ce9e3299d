"""How the parties of two claims stand to each other: the same, alike, or others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from reportedly.code.demonyms import countries_in
from reportedly.code.sides import Side, side_of
from reportedly.letters import bare
from reportedly.link.interest import stands_with
from reportedly.link.registry import load_registry
from reportedly.resolve.knowledge import groups, table, words

Party = Mapping[str, Any]
_WORD = re.compile(r"[^\W\d_]+")
ARMED = frozenset(("Rebel Groups", "Political Militias", "Identity Militias", "Rioters", "External/Other Forces"))
_UNARMED = frozenset(("Civilians", "Protesters"))


def relation(one: Sequence[Party], two: Sequence[Party], *, doing: bool = False) -> str | None:
    """ "person", "same", "like" or "other" by the best match of two sides; None where a side is not told or not known.

    "person": both name one person.

    Of doers (`doing`) those told only as people tell nothing: "men" may be anybody.
    """
    if doing:
        one, two = ([p for p in side if not _is_anybody(p)] for side in (one, two))
    found = {_match(a, b) for a in one for b in two}
    if any(_is_one_person(a, b) for a in one for b in two):
        return "person"
    for best in ("same", "like"):
        if best in found:
            return best
    return "other" if "other" in found and None not in found else None


def _is_anybody(party: Party) -> bool:
    """ "Two men", "a driver", whether or not they are linked to a land's civilians: no one in particular."""
    if party["actor_id"] is not None:
        return party["kind"] == "Civilians" and is_generic(party["actor_id"])
    return not person_in(party) and side_of(party["text"]) is Side.CIVILIAN


def _is_bare_weapon(party: Party) -> bool:
    """ "Warplanes", "two drones", "enemy aircraft": whose they are nobody says, whatever country they are taken to be
    of."""
    text = party["text"].rpartition(" - ")[2]  # "Arvo - Enemy warplanes": the line tells where it was written
    aside = words("origins", "determiners") | words("compare", "rules", "foes")
    told = [w for w in _WORD.findall(text) if w.lower() not in aside]
    tools = groups("compare", "tools")
    return bool(told) and all(w.lower() in tools for w in told)


def called(party: Party) -> str:
    return str(party["name"] or party["text"])


def _match(one: Party, two: Party) -> str | None:
    if one["actor_id"] is not None and two["actor_id"] is not None:
        found = _ids(one, two)
        return None if found == "other" and (_is_bare_weapon(one) or _is_bare_weapon(two)) else found
    shared = _head_words(one) & _head_words(two)
    if shared:
        return "same" if one["actor_id"] is None and two["actor_id"] is None else "like"
    return None


def person_in(party: Party) -> list[str]:
    """The words of a person's name, in lower case; [] where the wording has no name of two words or more."""
    told = [
        w for w in _WORD.findall(bare(party["text"])) if w[0].isupper() and w.lower() not in words("origins", "titles")
    ]
    return [w.lower() for w in told] if len(told) > 1 else []


def _is_one_person(one: Party, two: Party) -> bool:
    if one["actor_id"] is not None or two["actor_id"] is not None:
        return False
    first, second = frozenset(person_in(one)), frozenset(person_in(two))
    return bool(first and second) and (first <= second or second <= first)


def _ids(one: Party, two: Party) -> str:
    first, second = one["actor_id"], two["actor_id"]
    if first == second:
        return "like" if is_generic(first) else "same"
    kinds = (one["kind"], two["kind"])
    if is_generic(first) or is_generic(second):
        both = is_generic(first) and is_generic(second)
        people = all(k in _UNARMED for k in kinds) or (both and all(k in ARMED for k in kinds))
        if people and not (_tells_land(one) and _tells_land(two)):
            return "like"  # "a Dutch engineer" and "the woman": of the woman no land is told
        same_land = one["country"] is None or two["country"] is None or one["country"] == two["country"]
        if same_land and (all(k in ARMED for k in kinds) or all(k in _UNARMED for k in kinds)):
            return "like"
        if all(k in ARMED for k in kinds):
            if any(_is_of_other_people(a, b) for a, b in ((one, two), (two, one))):
                return "other"
            return "like" if is_generic(first) != is_generic(second) else "other"
        return "other"
    return "like" if _tied(*sorted((first, second))) else "other"


def _is_of_other_people(some: Party, known: Party) -> bool:
    """ "A Palestinian gunman" and Israeli settlers: a sort of people whose wording says of what nation they are."""
    nations = countries_in(some["text"]) if is_generic(some["actor_id"]) else frozenset()
    return bool(nations) and known["country"] is not None and known["country"] not in nations


def _tells_land(party: Party) -> bool:
    """Whether the wording itself names a country or its people, as every word with a capital may but the first."""
    return any(w[:1].isupper() for w in party["text"].split()[1:]) or bool(countries_in(party["text"]))


def is_generic(actor_id: str) -> bool:
    """Whether it names a sort of people and nobody in particular: unidentified gunmen, civilians."""
    return actor_id.startswith(tuple(table("origins")["generic_ids"]))


@lru_cache(maxsize=1 << 16)  # pairs of actors, of which an archive meets ever more
def _tied(one: str, two: str) -> bool:
    """Whether one is part of the other, or the two are allies; parts of one state are tied."""
    return stands_with(one, two, registry=load_registry(), on=None)


def _head_words(party: Party) -> frozenset[str]:
    told = (w.lower() for w in _WORD.findall(bare(called(party))))
    return frozenset(w for w in told if len(w) > 2 and w not in words("origins", "titles"))
