"""Event nouns that no lexicon has, by the verb that they are made from."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.changed import replace
from reportedly.code.lemmas import base_forms
from reportedly.code.matching import Match, fits
from reportedly.code.ontology import Ontology

_ACTOR = ("nmod:by", "nmod:poss", "compound", "amod")
_TARGET = ("nmod:of", "nmod:against", "nmod:on")


def nominal_sense(sentence: Sentence, word: int, ontology: Ontology) -> Match | None:
    """The sense of the verb that a noun without senses of its own is made from, as its roleset or its -ing tells.

    "The dispatch of 300 marines" is dispatching marines: what is the verb's object stands behind "of", its subject
    behind "by" or before "'s". Only verbs whose pattern names what it is done to count, and that must be told.
    """
    lemma, particle = _verb_of(sentence, word, ontology)
    for sense in ontology.senses.get(("verb", lemma), ()):
        asked = [c for c in sense.constraints if not c.negated]
        ready = all(c.path in ("obj", "subj") and not c.carries for c in asked if c.path != "prt")
        named = any(c.path == "obj" and (c.fillers or c.classes) and not c.soft for c in asked)
        if not ready or not named or {particle} - {""} != {p for c in asked if c.path == "prt" for p in c.fillers}:
            continue
        plain = replace(sense, constraints=tuple(c for c in sense.constraints if c.path in ("obj", "subj")))
        match = fits(sentence, word, plain, ontology, nominal=True)
        if match is not None:
            if "owned" in sense.rules and sentence.tokens[word].xpos == "NNS":
                return None  # "claims of attacks" say that there were attacks, and not whose they were
            noun = replace(plain, pos="noun", actor=_ACTOR, target=_TARGET)
            return None if sense.event_type is None else replace(match, sense=noun)
    return None


def may_be_made(sentence: Sentence, word: int) -> bool:
    """Whether a noun may be made from a verb: few are."""
    return word in sentence.frame_of or sentence.tokens[word].low.endswith("ing")


def _verb_of(sentence: Sentence, word: int, ontology: Ontology) -> tuple[str, str]:
    """The verb, with its particle or "", that a noun is made from; "" if that cannot be told."""
    frame = sentence.frame_of.get(word)
    if frame is not None and frame.roleset:
        lemma, _, particle = frame.roleset.rpartition(".")[0].partition("_")
        return lemma, particle
    text = sentence.tokens[word].low
    if not text.endswith("ing"):
        return "", ""
    return next((form for form in base_forms(text) if ("verb", form) in ontology.senses), ""), ""
