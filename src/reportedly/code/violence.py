"""Whether a sentence, or what stands around it, tells of violence: people also die in their beds and in floods."""

from __future__ import annotations

from functools import lru_cache

from reportedly.annotate.annotation import Sentence
from reportedly.code.arguments import direct_object, is_passive, subject, surface_subject
from reportedly.code.lemmas import lemmas_of
from reportedly.code.matching import best_sense, is_class
from reportedly.code.ontology import Ontology, Sense

_CONTENT = frozenset({"NOUN", "PROPN", "VERB"})


def is_violent_enough(
    sentence: Sentence,
    word: int,
    sense: Sense,
    ontology: Ontology,
    *,
    amid_violence: bool,
    after_violence: bool = False,
    after_deed: bool = False,
) -> bool:
    """People also die in their beds and in floods: harm counts where violence is named, or at least no disaster is; a
    word that tells violence only amid violence ("the second one hit the roof") where it is named.

    `amid_violence`: the sentences before tell of violence; `after_violence`: any before does; `after_deed`: any before
    tells a deed of violence by itself, and none behind that a disaster.
    """
    if "amid" in sense.rules:
        told = amid_violence or _violence_near(sentence, word, ontology)
        return told and not _disaster_near(sentence, ontology)
    if "harm" not in sense.rules:
        return True
    disaster = _disaster_near(sentence, ontology) and not (amid_violence and _only_ruins(sentence, ontology))
    if "violent" not in sense.rules and not disaster:
        return True
    if _violence_near(sentence, word, ontology):
        return True
    if disaster:
        return False
    counted = after_violence and (_dead_are_counted(sentence, word) or _bodies_are_counted(sentence, word, sense))
    counted = counted or (after_deed and _hurt_are_counted(sentence, word, sense))
    return amid_violence or counted or _are_troops(sentence, word, sense, ontology)


def _disaster_near(sentence: Sentence, ontology: Ontology) -> bool:
    """Whether the sentence names a disaster or tells an accident ("when a bus plunged into a ravine", "a boiler
    exploded")."""
    found: bool | None = sentence.noted.get((_disaster_near, ontology))
    if found is None:
        lemmas = lemmas_of(sentence, ontology)
        disasters, accidents = _members(ontology, "disaster"), _members(ontology, "accident")
        organs = _members(ontology, "organ")  # "a heart attack", not "in the heart of the city"
        found = sentence.noted[_disaster_near, ontology] = any(
            sentence.tokens[i].upos == upos and lemma in words
            for upos, words in (("NOUN", disasters), ("VERB", accidents))
            if not words.isdisjoint(lemmas)
            for i, lemma in enumerate(lemmas)
        ) or (
            not organs.isdisjoint(lemmas)
            and any(lemma in organs and sentence.tokens[i].relation == "compound" for i, lemma in enumerate(lemmas))
        )
        if not (found or _BLASTS.isdisjoint(lemmas)):
            blasts = [i for i, lemma in enumerate(lemmas) if lemma in _BLASTS]
            found = sentence.noted[_disaster_near, ontology] = any(_is_none(sentence, i, ontology) for i in blasts)
    return found


_BLASTS = frozenset({"explosion", "blast", "explode", "blow"})


def _only_ruins(sentence: Sentence, ontology: Ontology) -> bool:
    """ "A body was pulled from a collapsed house", told behind a bombing: what it brought down, and no disaster."""
    if "collapsed" not in sentence.forms:
        return False
    disasters = _members(ontology, "disaster", "accident", "organ")
    return all(
        sentence.tokens[i].low == "collapsed" and sentence.tokens[i].deprel == "amod"
        for i, lemma in enumerate(lemmas_of(sentence, ontology))
        if lemma in disasters and sentence.tokens[i].upos in _CONTENT
    )


def _are_troops(sentence: Sentence, word: int, sense: Sense, ontology: Ontology) -> bool:
    """Whether soldiers or police are hurt, or several of them "died", "lost their lives", "met their end": an accident
    would be told."""
    loser = subject(sentence, word) if sense.lemma == "lose" else None  # "the front had lost 14 fighters"
    kind = "force" if loser is not None and sentence.tokens[loser].upos == "PRON" else "troops"
    if loser is not None and is_class(sentence, loser, kind, ontology):
        return True  # "the army had lost 14 men"
    lost = direct_object(sentence, word) if loser is not None else None
    if lost is not None and sentence.child(lost, "nummod") is not None:
        return any(is_class(sentence, lost, side, ontology) for side in ("troops", "rebel"))
    victim = direct_object(sentence, word) if is_passive(sentence, word) else None
    if victim is None and "nsubj" in sense.target and _dead_are_counted(sentence, word):
        victim = subject(sentence, word)
    return victim is not None and is_class(sentence, victim, "troops", ontology)


def _dead_are_counted(sentence: Sentence, word: int) -> bool:
    """ "Six of his friends died", "28 soldiers lost their lives"."""
    dead = subject(sentence, word)
    if dead is None:
        return False
    return sentence.tokens[dead].upos == "NUM" or sentence.child(dead, "nummod") is not None


def _hurt_are_counted(sentence: Sentence, word: int, sense: Sense) -> bool:
    """ "Eleven people were hurt", wherever in a text on an attack."""
    if ("wounded", "target") not in sense.counts:
        return False
    hurt = direct_object(sentence, word) if is_passive(sentence, word) else surface_subject(sentence, word)
    return hurt is not None and hurt < word and sentence.child(hurt, "nummod") is not None


def _bodies_are_counted(sentence: Sentence, word: int, sense: Sense) -> bool:
    """ "A nurse said she had counted [11] bodies", wherever in a text on an attack."""
    counts = "counted" in sense.rules or "seen" in sense.rules
    found = direct_object(sentence, word) if counts else None
    return found is not None and sentence.child(found, "nummod") is not None


def names_disaster(sentence: Sentence, ontology: Ontology) -> bool:
    """Whether a sentence names a disaster or tells an accident."""
    return _disaster_near(sentence, ontology)


def names_violence(sentence: Sentence, ontology: Ontology) -> bool:
    """Whether a sentence names violence or a weapon."""
    return _violence_near(sentence, -1, ontology)


def _violence_near(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """Whether another word of the sentence names violence or a weapon: people also die in their beds."""
    found: tuple[int, ...] | None = sentence.noted.get((_violence_near, ontology))
    if found is None:
        words, lemmas = _members(ontology, "violence", "weapon", "killing"), lemmas_of(sentence, ontology)
        found = sentence.noted[_violence_near, ontology] = (
            ()
            if words.isdisjoint(lemmas)
            else tuple(
                i
                for i, m in enumerate(lemmas)
                if m in words and sentence.tokens[i].upos in _CONTENT and not _is_none(sentence, i, ontology)
            )
        )
    return bool(found) and found != (word,)


def _is_none(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """Whether a word of violence tells of none here: "the boiler exploded", "a car crash and explosion"."""
    pos = "verb" if sentence.tokens[word].upos == "VERB" else "noun"
    match = best_sense(sentence, word, pos, ontology)
    if match is None and sentence.tokens[word].relation == "compound":
        match = best_sense(sentence, sentence.tokens[word].head, "noun", ontology)  # the gas of "a gas tank"
    return match is not None and match.sense.event_type is None


@lru_cache
def _members(ontology: Ontology, *names: str) -> frozenset[str]:
    """All lemmas of these classes."""
    return frozenset(lemma for lemma, classes in ontology.classes.items() if not classes.isdisjoint(names))
