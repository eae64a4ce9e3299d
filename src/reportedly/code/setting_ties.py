"""What ties a sentence to the one before, so that the story stays where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.annotate.annotation import Sentence
from reportedly.code.demonyms import is_country
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.told import Told

_PRONOUNS = frozenset({"he", "she", "they", "him", "them", "his", "her", "their", "there", "others", "also"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OTHER_TIME = frozenset({"after", "before", "since", "until"})
_MEMORY = 3  # sentences in which "the attackers" may have been told of before


def is_tied(sentences: Sequence[Sentence], told: Told) -> bool:
    """Whether a paragraph goes on with what was told before it: "his driver was also killed", "the attackers fled",
    "the blast", or bare numbers of those who came to harm."""
    sentence = sentences[told.index]
    if any(t.text.lower() in _PRONOUNS for t in sentence.tokens):
        return True
    if told.claim.counts and not told.claim.actors:
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


def _is_known(sentence: Sentence, word: int) -> bool:
    determiner = sentence.child(word, "det")
    return determiner is not None and sentence.tokens[determiner].text.lower() in _DEFINITE


def told_of_another_time(sentence: Sentence, word: int, other: int) -> bool:
    """Whether a clause with "after", "before" or the like parts the two words: what it tells was somewhere else."""
    one, two = [word, *sentence.ancestors(word)], [other, *sentence.ancestors(other)]
    return any(_has_time_mark(sentence, w) for w in {*one} ^ {*two})


def _has_time_mark(sentence: Sentence, word: int) -> bool:
    if sentence.tokens[word].deprel.split(":")[0] not in ("advcl", "obl"):
        return False
    return any(
        sentence.tokens[c].text.lower() in _OTHER_TIME and sentence.tokens[c].deprel in ("mark", "case", "advmod")
        for c in sentence.children[word]
    )


def holds(text: str, outer: str, inner: str) -> bool:
    """ "Orra in Tolmin province", "Orra, Tolmin": whether the text puts the one in the other; a country holds all."""
    if is_country(outer):
        return True
    between = r"(?:,| in)(?: the)?(?: [a-z-]+)* "
    return re.search(re.escape(inner) + between + re.escape(outer) + r"\b", text) is not None
