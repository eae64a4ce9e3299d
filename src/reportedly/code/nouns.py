"""Classes of common nouns, from data/lexicons/nouns.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Nouns:
    """Lemmas, lower case, by what a noun phrase headed by them can be."""

    person: frozenset[str]
    group: frozenset[str]
    settlement: frozenset[str]
    area: frozenset[str]
    facility: frozenset[str]
    weapon: frozenset[str]
    thing: frozenset[str]
    pronoun: frozenset[str]

    def is_people(self, lemma: str) -> bool:
        return lemma in self.person or lemma in self.group

    def is_place(self, lemma: str) -> bool:
        return lemma in self.settlement or lemma in self.area


@cache
def load_nouns() -> Nouns:
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/nouns.toml").read_text(encoding="utf-8"))
    return Nouns(**{name: frozenset(data[name]) for name in Nouns.__slots__})
