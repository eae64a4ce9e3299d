"""Classes of common nouns, from data/lexicons/nouns.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from reportedly.annotate.annotation import Token

_PLURALS = (("men", "man"), ("women", "woman"), ("ies", "y"), ("ches", "ch"), ("ses", "s"), ("s", ""))


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
    female: frozenset[str]
    male: frozenset[str]
    measure: frozenset[str]
    befalls: frozenset[str]
    kin: frozenset[str]
    manner: frozenset[str]
    outlet: frozenset[str]
    figure: frozenset[str]
    ridden: frozenset[str]

    def is_people(self, lemma: str) -> bool:
        return lemma in self.person or lemma in self.group

    def knows(self, lemma: str) -> bool:
        """Whether any class of nouns has the lemma."""
        return any(lemma in getattr(self, name) for name in _CLASSES)

    def is_place(self, lemma: str) -> bool:
        return lemma in self.settlement or lemma in self.area


_CLASSES = tuple(
    name
    for name in Nouns.__slots__
    if name not in ("measure", "befalls", "kin", "manner", "outlet", "figure", "ridden")
)


def noun_of(token: Token) -> str:
    """The token's lemma in lower case; where no class has it, the singular of the word as written that one has.

    A statistical lemmatiser errs on rare plurals ("watchme" of "watchmen").
    """
    return _noun(token.low_lemma, token.low)


def singular(word: str) -> str:
    """The form of a lower-case word that a class of nouns has: itself, or what it is a plural of; else the word."""
    return _noun(word, word)


@lru_cache(maxsize=16384)
def _noun(lemma: str, text: str) -> str:
    nouns = load_nouns()
    if text == "corpses":
        return "corpse"  # a lemmatiser's "corps"
    if nouns.knows(lemma):
        return lemma
    forms = (text, *(text.removesuffix(ending) + single for ending, single in _PLURALS if text.endswith(ending)))
    return next((form for form in forms if nouns.knows(form)), lemma)


@lru_cache(maxsize=256)
def written(nouns: frozenset[str]) -> frozenset[str]:
    """All that a word may be, as written or by its lemma, for which `noun_of` gives one of these."""
    plurals = (n.removesuffix(single) + ending for n in nouns for ending, single in _PLURALS if n.endswith(single))
    return nouns.union(plurals, ("corpses",) if "corpse" in nouns else ())


@cache
def load_nouns() -> Nouns:
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/nouns.toml").read_text(encoding="utf-8"))
    return Nouns(**{name: frozenset(data[name]) for name in Nouns.__slots__})
