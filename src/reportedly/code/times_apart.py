"""What a sentence tells besides its own happening: that over which something is done is of another day."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.time_words import load_times

_PHRASES = ("obl", "nmod", "advcl")
_BACK = frozenset({"earlier", "before", "ago", "previously"})
_OPENING = 3  # words of a sentence in which it turns to something else
_TAKEN = ("obj", "obl", "advcl")  # relations of what a verb reacts to


def turns(sentence: Sentence) -> bool:
    """Whether its first words turn to something else: "Separately, …", "In another attack, …"."""
    found: bool | None = sentence.noted.get(turns)
    if found is None:
        opening = [t.low for t in sentence.tokens[:_OPENING]]
        words = load_times().turns
        found = sentence.noted[turns] = any(" ".join(opening[:n]) in words for n in range(1, len(opening) + 1))
    return found


def is_about(sentence: Sentence, word: int) -> bool:
    """ "Over a bombing", "for stabbing a man", "in connection with the raid", "suspects in a bombing"; "condemned the
    raid", "accuse them of burning a mill"; "summoned the envoy after a man was shot"."""
    words = load_times()
    token = sentence.tokens[word]
    if is_reacted_to(sentence, word):
        return True
    if token.relation not in _PHRASES:
        return False
    opens = opening(sentence, word)
    if opens == "after" and token.deprel == "advcl" and token.head >= 0:
        return sentence.tokens[token.head].low_lemma in words.answer
    if opens == "in":
        above = sentence.tokens[token.head].low_lemma if token.head >= 0 else ""
        return token.low_lemma in words.about or above in words.held
    if opens == "over" and load_nouns().is_place(noun_of(token)):
        return False  # "were shot down over the Orra region"
    return opens in words.over or (opens == "for" and token.xpos == "VBG")


def is_dated_noun(sentence: Sentence, noun: int, last: str) -> bool:
    """Whether the time that a noun bears, of which `last` is the last word, parts its happening from that of the
    sentence: "after the loss of Orra last week", "angry at the deaths of ten miners three days before"; but "was hurt
    in an attack two days ago"."""
    token = sentence.tokens[noun]
    if token.upos != "NOUN" or token.relation not in ("obl", "nmod", "obj"):
        return False
    nouns, lemma = load_nouns(), noun_of(token)
    if nouns.is_people(lemma) or nouns.is_place(lemma) or lemma in nouns.facility:
        return False  # "after a march in the town on Friday": that was the march's day
    opens = opening(sentence, noun)
    words = load_times()
    if token.low_lemma in words.gathering:
        return False
    return opens in words.behind or (last in _BACK and opens in words.back)


def is_reacted_to(sentence: Sentence, word: int) -> bool:
    """Whether it is what a verb of the sentence reacts to."""
    token = sentence.tokens[word]
    if token.head < 0 or token.relation not in _TAKEN:
        return False
    above = sentence.tokens[token.head]
    return above.upos == "VERB" and above.low_lemma in load_times().react


def opening(sentence: Sentence, word: int) -> str:
    """The preposition or conjunction that opens a phrase or a clause."""
    tokens = sentence.tokens
    return next((tokens[c].low for c in sentence.children[word] if tokens[c].deprel in ("case", "mark")), "")
