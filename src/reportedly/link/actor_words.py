"""Common words for parties, from data/actors/words.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from reportedly.link.registry import BRANCHES, Term
from reportedly.link.registry_lines import term_of

_GENERIC_IDS = {
    "rebels": "unidentified-armed-group",
    "gang": "unidentified-gang",
    "communal": "unidentified-communal-militia",
}


@dataclass(frozen=True, slots=True)
class PartyWords:
    """`classes` gives, for a word or words, "soft" first where it may be, and a branch of `BRANCHES` or a key of
    `GENERICS`; `longest` is the most words that one of them has.
    `told_in_text` finds the words of each of its lists."""

    classes: Mapping[str, tuple[str, ...]]
    longest: int
    speakers: frozenset[str]
    armed: frozenset[str]
    arms: frozenset[str]
    drop: frozenset[str]
    keep: frozenset[str]
    of: frozenset[str]
    ends: frozenset[str]
    former: frozenset[str]
    numbers: frozenset[str]
    pronouns: frozenset[str]
    directions: frozenset[str]
    located: frozenset[str]
    neutral: frozenset[str]
    local: frozenset[str]
    abroad_for: frozenset[str]
    on_the_spot: frozenset[str]
    outlets: frozenset[str]
    troops_again: frozenset[str]
    posts_again: frozenset[str]
    spokesmen: frozenset[str]
    titles: frozenset[str]
    owners: frozenset[str]
    owned: frozenset[str]
    officials: frozenset[str]
    bodies: frozenset[str]
    formations: frozenset[str]
    ordinals: frozenset[str]
    desks: frozenset[str]
    posts: frozenset[str]
    whole_armies: frozenset[str]
    branches: frozenset[str]
    of_states: frozenset[str]
    carriers: frozenset[str]
    seats: frozenset[str]
    standing: frozenset[str]
    desk_of: frozenset[str]
    portfolios: frozenset[str]
    settlements: frozenset[str]
    societies: frozenset[str]
    business: frozenset[str]
    other_states: frozenset[str]
    borders: frozenset[str]
    abroad: frozenset[str]
    told_in_text: Mapping[str, re.Pattern[str]]
    officers: frozenset[str]
    before_officers: frozenset[str]
    juntas: Mapping[str, tuple[Term, ...]]
    armies: Mapping[str, str]
    held_seats: Mapping[str, tuple[str, Term]]
    offices: Mapping[str, Sequence[str]]


def are_officers(wording: str) -> bool:
    """Whether it tells of officers and not of what: "two officers"."""
    lexicon = party_words()
    *before, last = wording.lower().split() or [""]
    return last in lexicon.officers and all(w in lexicon.before_officers or w.isdecimal() for w in before)


def is_owned(wording: str) -> bool:
    """Whether it tells of somebody's people by a pronoun: "two of his men", "its fighters"."""
    lexicon = party_words()
    told = wording.lower().split()
    if lexicon.owners.isdisjoint(told):
        return False
    return any(one in lexicon.owners and two in lexicon.owned for one, two in pairwise(w for w in told if w != "own"))


def _holder(told: str) -> tuple[str, Term]:
    who, _, span = told.partition(" ")
    return who, term_of(span, "words.toml")


@cache
def party_words() -> PartyWords:
    """The tables, read once."""
    file = files("reportedly").joinpath("data/actors/words.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    classes: dict[str, tuple[str, ...]] = {}
    for word in data["soft"]["words"]:
        classes[word] = ("soft",)
    for branch in BRANCHES:
        for word in data["branch"][branch]:
            classes[word] = (*classes.get(word, ()), branch)
    for group, words in data["generic"].items():
        for word in words:
            classes[word] = (*classes.get(word, ()), _GENERIC_IDS.get(group, group))
    grammar = {name: frozenset(words) for name, words in data["grammar"].items()}
    return PartyWords(
        classes=classes,
        longest=max(word.count(" ") for word in classes) + 1,
        speakers=frozenset(data["soft"]["speakers"]),
        armed=frozenset(data["soft"]["armed"]),
        arms=frozenset(data["soft"]["arms"]),
        drop=frozenset(data["after_hyphen"]["drop"]),
        keep=frozenset(data["after_hyphen"]["keep"]),
        told_in_text={
            name: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b", re.IGNORECASE)
            for name, words in data["told_in_text"].items()
        },
        officers=frozenset(data["officers"]["words"]),
        before_officers=frozenset(data["officers"]["before"]),
        juntas={code: tuple(term_of(s, "words.toml") for s in spans) for code, spans in data["juntas"].items()},
        armies=data["armies"],
        held_seats={seat: _holder(told) for seat, told in data["held_seats"].items()},
        offices=data["offices"],
        **grammar,
    )
