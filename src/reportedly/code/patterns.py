"""The pattern language of the ontology's data.

One entry of a `verbs`, `nouns` or `adjectives` list is a lemma with conditions:

    lemma          the verb, noun or adjective
    lemma+up       a verb with its particle
    lemma*         a noun that reports an event only with a light verb ("imposed a curfew", "violence broke out")
    >a|b|@class    the object (of a passive: its subject) is one of these lemmas or of this class of nouns
    =a|b           the same, and that noun is the word that carries the event ("open =fire")
    for>           a complement with this preposition, any filler; `for>a|@class`; `under=fire` as above
    s>             the subject; c> a compound or adjective before a noun; adv> an adverb; x> an infinitive or participle
    c>             after a noun that a verb's pattern names: before that noun ("hold =exercise c>joint")
    p>             a finite clause; pre> the preposition before a noun; near> any word of the sentence
    #fire.01       the frame's roleset, where the model gives one
    !              before any of these: must not hold
    ?              in place of `>`: holds too where there is no such word, or only a pronoun or number
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

_NAMED_PATHS = {
    "": "obj",
    "s": "subj",
    "c": "mod",
    "adv": "adv",
    "x": "inf",
    "p": "clause",
    "pre": "case",
    "near": "near",
}


class OntologyError(Exception):
    """A data file of the ontology holds an entry that cannot be used; the message names file and entry."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """One condition on a word's dependents: `path` is what stands left of `>`, in full."""

    path: str
    fillers: frozenset[str] = frozenset()
    classes: tuple[str, ...] = ()
    negated: bool = False
    soft: bool = False
    carries: bool = False

    @property
    def names_words(self) -> bool:
        """Whether it holds for nothing but words that it names: not for their class, nor for a roleset."""
        return bool(self.fillers) and not (self.classes or self.negated or self.soft or self.path == "roleset")


def parse_pattern(text: str, *, where: str = "pattern") -> tuple[str, tuple[Constraint, ...]]:
    """A pattern's lemma and constraints. Raises `OntologyError` for a condition that cannot be read."""
    head, *conditions = text.split()
    lemma, _, particle = head.partition("+")
    constraints = [Constraint(path="prt", fillers=frozenset({particle}))] if particle else []
    for condition in conditions:
        constraint = _constraint(condition)
        if constraint is None:
            raise OntologyError(f"{where}: {condition!r} is no condition")
        constraints.append(constraint)
    return lemma, tuple(constraints)


@cache
def _constraint(text: str) -> Constraint | None:
    """One condition, or None where it cannot be read. Many patterns share theirs."""
    negated = text.startswith("!")
    body = text[1:] if negated else text
    if body.startswith("#"):
        return Constraint(path="roleset", fillers=frozenset({body[1:]}), negated=negated)
    at = min((body.index(op) for op in ">=?" if op in body), default=-1)
    if at < 0:
        return None
    name, fillers = body[:at], _alternatives(body[at + 1 :])
    return Constraint(
        path=_NAMED_PATHS.get(name, f"obl:{name}"),
        fillers=frozenset(f for f in fillers if f[0] != "@"),
        classes=tuple(f[1:] for f in fillers if f[0] == "@"),
        negated=negated,
        soft=body[at] == "?",
        carries=body[at] == "=",
    )


def _alternatives(text: str) -> Iterable[str]:
    return text.split("|") if text else ()
