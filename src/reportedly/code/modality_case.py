"""A judgement on modality in the making, and what its rules ask of the parse."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from reportedly.annotate.annotation import Sentence
from reportedly.code.forms import lemma_of
from reportedly.frozen import dataclass
from reportedly.model import Modality, Span

Lexicon = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgement on one trigger; `span` is the character span of the words that decided it, `rule` says which."""

    modality: Modality = Modality.ACTUAL
    hedged: bool = False
    negated: bool = False
    rule: str = "told as fact"
    span: Span | None = None


@cache
def lexicon() -> Lexicon:
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/modality.toml").read_text(encoding="utf-8"))
    return {f"{table}.{key}": frozenset(words) for table, keys in data.items() for key, words in keys.items()}


@dataclass(slots=True)
class Case:
    """A judgement in the making: the nearest mark of each kind wins.

    `settled` says that a word tells it as having come about ("forced to retreat"), so that nothing else need decide.
    """

    sentence: Sentence
    lexicon: Lexicon
    judged: Judged
    settled: bool = False

    def mark(self, modality: Modality, word: int, why: str, *, hedged: bool = False, negated: bool = False) -> None:
        now = self.judged
        untried = now.modality is Modality.ATTEMPTED and modality in (Modality.FUTURE, Modality.HYPOTHETICAL)
        decided = now.modality is not Modality.ACTUAL and not untried  # "may try to seize" has not been tried
        token = self.sentence.tokens[word]
        first = now.span is None or (not decided and modality is not Modality.ACTUAL)
        self.judged = Judged(
            modality=now.modality if decided else modality,
            hedged=now.hedged or hedged,
            negated=now.negated or negated,
            rule=f"{why}: {token.text}" if first else now.rule,
            span=Span(token.start, token.end) if first else now.span,
        )

    def among(self, word: int, name: str) -> bool:
        return lemma_of(self.sentence.tokens[word]) in self.lexicon[name]


def preposition(sentence: Sentence, word: int) -> str:
    case = sentence.child(word, "case", "mark")
    return "" if case is None or case > word else sentence.tokens[case].low


def is_infinitive(sentence: Sentence, word: int) -> bool:
    return "to" in sentence.forms and any(
        sentence.tokens[c].low == "to" and sentence.tokens[c].relation in ("mark", "aux")
        for c in sentence.children[word]
        if c < word
    )


def is_perfect(sentence: Sentence, word: int) -> bool:
    return any(
        lemma_of(sentence.tokens[c]) == "have" and sentence.tokens[c].deprel.startswith("aux")
        for c in sentence.children[word]
    )


def is_known_deed(case: Case, word: int) -> bool:
    """ "Ordered the killing of the judge", "the order for the attack": one that has happened, unless it tells of what
    is to come ("ordered the attack to begin at dawn")."""
    if not case.among(word, "ordered.done"):
        return False
    tokens, below = case.sentence.tokens, case.sentence.children[word]
    known = any(tokens[c].low == "the" or tokens[c].deprel == "nmod:poss" for c in below if c < word)
    above = tokens[word].head
    beside = case.sentence.children[above] if above >= 0 else ()
    return known and not any(is_infinitive(case.sentence, c) for c in (*below, *beside) if c > word)
