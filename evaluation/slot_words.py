"""What the wordings of parties name, as MUC-4's slots tell it: people, bodies, things, names of persons."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evaluation.ceaf import plain
from reportedly.code.nouns import load_nouns, singular

_WORD = re.compile(r"[\w'’.-]+")
_LISTED = re.compile(r",| and ")


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of slots.toml."""

    before: frozenset[str]
    unnamed: frozenset[str]
    ends: frozenset[str]
    titles: frozenset[str]
    nobody: frozenset[str]


@cache
def load_words() -> Words:
    data = tomllib.loads(Path(__file__).with_name("slots.toml").read_text(encoding="utf-8"))
    return Words(**{name: frozenset(w.strip() for w in text.split(",")) for name, text in data.items()})


def kind_of(wording: str) -> str:
    """What a wording names: "people", a "body" (an organisation), a "thing", a "name", or "nothing" of these."""
    words, nouns = load_words(), load_nouns()
    told = [w.strip(".'’") for w in _WORD.findall(wording.lower())]
    end = next((i for i, w in enumerate(told) if i and w in words.ends), len(told))
    head = [w for w in told[:end] if w not in ("a", "an", "the")]
    while len(head) > 1 and head[-1] in ("armed", "dressed"):  # "men armed with rifles"
        head.pop()
    if not head or head[-1] in words.nobody or head[-1].isdigit():
        return "nothing"
    last = singular(head[-1])
    if last in words.unnamed or head[-1] in words.unnamed or last in nouns.person:
        return "people"
    if last in nouns.facility:
        return "thing"
    if last in nouns.group or any(singular(w) in nouns.group for w in head):
        return "body"
    if last in nouns.thing or last in nouns.weapon or nouns.is_place(last):
        return "nothing"
    return "name"


def shortened(wording: str) -> str:
    """Without what tells how many or how sure, as long as a word is left."""
    words = plain(wording).split()
    while len(words) > 1 and (words[0] in load_words().before or words[0].isdigit()):
        del words[0]
    return " ".join(words)


def names(wording: str) -> Iterator[str]:
    """The names of persons in a wording, without rank and title: two words or more, none of them a common noun."""
    for part in _LISTED.split(wording):
        told = part.split()
        start = max((i + 1 for i, w in enumerate(told) if _is_title(w)), default=0)
        name = [plain(w) for w in told[start:]]
        if 2 <= len(name) <= 6 and not any(load_nouns().knows(singular(w)) or w.isdigit() for w in name):
            yield " ".join(name)


def _is_title(word: str) -> bool:
    bare = plain(word)
    return bare in load_words().titles or singular(bare) in load_nouns().person
