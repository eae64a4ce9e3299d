"""What ties a sentence to the one before, so that the story stays where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportedly.annotate.annotation import Sentence
from reportedly.cached import cached_property
from reportedly.code.demonyms import is_country
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.sides import Side, side_of
from reportedly.code.times import apart_in_time
from reportedly.code.told import Told

_PRONOUNS = frozenset({"he", "she", "they", "him", "them", "his", "her", "their", "there", "others", "also"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OTHER_TIME = frozenset({"after", "before", "since", "until"})
_MENTIONS = 100
_WITHIN = r"(?:,| in)(?: the)?(?: [a-z-]{1,30}){0,20} "
_GOES_ON = re.compile(r",| in ")
_LAST_WORD = re.compile(r"(?:\w+|[^\w\s])\Z")
_WORD_CHARS = 64
_MEMORY = 3  # sentences in which "the attackers" may have been told of before


def is_tied(sentences: Sequence[Sentence], told: Told) -> bool:
    """Whether a paragraph goes on with what was told before it: "his driver was also killed", "the attackers fled",
    "the blast", or bare numbers of those who came to harm."""
    sentence = sentences[told.index]
    if told.claim.mode != "arrest" and any(t.low in _PRONOUNS for t in sentence.tokens):
        return True
    counted = [c for c in told.claim.counts if c.kind != "detained" or _are_of_a_crowd(told)]
    if counted and not told.claim.actors:
        return True
    known = [
        noun_of(token) for i, token in enumerate(sentence.tokens) if token.upos == "NOUN" and _is_known(sentence, i)
    ]
    if not known:
        return False
    before = {noun_of(t) for s in sentences[max(0, told.index - _MEMORY) : told.index] for t in s.tokens}
    before |= load_nouns().thing
    # "the attackers" are tied to an attack, and "the attack" to attackers
    return any(n in before or f"{n}er" in before or (n.endswith("er") and n[:-2] in before) for n in known)


def _are_of_a_crowd(told: Told) -> bool:
    """ "Twenty demonstrators were detained", and not all who were arrested in a land."""
    return any(side_of(t.text) in (Side.PROTESTER, Side.MOB) for t in told.claim.targets)


def _is_known(sentence: Sentence, word: int) -> bool:
    determiner = sentence.child(word, "det")
    return determiner is not None and sentence.tokens[determiner].low in _DEFINITE


def told_of_another_time(sentence: Sentence, word: int, other: int) -> bool:
    """Whether a clause with "after", "before" or the like parts the two words: what it tells was somewhere else."""
    one, two = [word, *sentence.ancestors(word)], [other, *sentence.ancestors(other)]
    apart = apart_in_time(sentence)
    return (word in apart) != (other in apart) or any(_has_time_mark(sentence, w) for w in {*one} ^ {*two})


def _has_time_mark(sentence: Sentence, word: int) -> bool:
    if sentence.tokens[word].relation not in ("advcl", "obl"):
        return False
    return any(
        sentence.tokens[c].low in _OTHER_TIME and sentence.tokens[c].deprel in ("mark", "case", "advmod")
        for c in sentence.children[word]
    )


class Containment:
    """Which of the places that a text names it puts in another. It remembers what it was asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._told: dict[tuple[str, str], bool] = {}
        self._innermost: dict[frozenset[str], frozenset[str]] = {}

    def innermost(self, names: Iterable[str]) -> frozenset[str]:
        """The names of places without those in which the text puts another one of them."""
        asked = frozenset(names)
        if asked not in self._innermost:
            found = frozenset(n for n in asked if not any(o != n and self.holds(n, o) for o in asked))
            self._innermost[asked] = found
        return self._innermost[asked]

    def holds(self, outer: str, inner: str) -> bool:
        """ "Orra in Tolmin province", "Orra, Tolmin": whether the text puts the one in the other; a country holds all.

        Only the first hundred mentions of the inner one are looked at.
        """
        if is_country(outer):
            return True
        pair = outer, inner
        if pair not in self._told:
            text, within = self._text, re.compile(f"{_WITHIN}{re.escape(outer)}\\b")
            self._told[pair] = any(within.match(text, end) for end in self._ends(inner))
        return self._told[pair]

    def _ends(self, name: str) -> list[int]:
        """Where a name ends that may be told to lie in another."""
        word = _last_word(name, len(name))
        return [end for end in self._followed.get(word, ()) if self._text.endswith(name, 0, end)]

    @cached_property
    def _followed(self) -> dict[str, list[int]]:
        """Where each word ends that a comma or "in" follows, at most a hundred times."""
        found: dict[str, list[int]] = {}
        for match in _GOES_ON.finditer(self._text):
            end = match.start()
            ends = found.setdefault(_last_word(self._text, end), [])
            if len(ends) < _MENTIONS:
                ends.append(end)
        return found


def _last_word(text: str, end: int) -> str:
    found = _LAST_WORD.search(text[max(0, end - _WORD_CHARS) : end])
    return "" if found is None else found[0]
