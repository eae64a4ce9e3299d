"""Whose work a deed is called, and whose mark it is said to bear: "the raid was the work of the Front"."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.code.arguments import preposition
from reportedly.code.modality_case import lexicon


def author_of(sentence: Sentence, deed: int) -> int | None:
    """Who is told to have done it by a noun behind the deed, or None: "was the work of rebels", "is thought to be the
    handiwork of rebels", "bore the hallmarks of rebels"; not where it is said not to be."""
    words, tokens = lexicon(), sentence.tokens
    verb = tokens[deed].head
    if verb < 0 or tokens[deed].relation != "nsubj" or sentence.forms.isdisjoint(words["authorship.nouns"]):
        return None
    noun = next((c for c in (verb, *sentence.children[verb]) if tokens[c].low in words["authorship.nouns"]), None)
    if noun is None or noun == deed or any(_is_denied(sentence, w) for w in (verb, noun)):
        return None
    if tokens[noun].low in words["authorship.marks"]:
        held = tokens[noun].deprel == "obj" and tokens[verb].low_lemma in words["authorship.bearing"]
    else:
        held = sentence.child(noun, "cop") is not None
    return next((c for c in sentence.children[noun] if held and preposition(sentence, c) == "of"), None)


def bears_mark(sentence: Sentence, deed: int) -> bool:
    """Whether it only looks like the deed of its author: "bore the hallmarks of rebels"."""
    above = sentence.tokens[deed].head
    marks = lexicon()["authorship.marks"]
    return above >= 0 and any(sentence.tokens[c].low in marks for c in sentence.children[above])


def _is_denied(sentence: Sentence, word: int) -> bool:
    return any(sentence.tokens[c].low in lexicon()["negation.words"] for c in sentence.children[word])
