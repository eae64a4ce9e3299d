"""Which clause of a sentence tells of another day than the sentence itself."""

from __future__ import annotations

from datetime import date

from reportedly.annotate.annotation import Sentence
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.place_names import place_words
from reportedly.code.time_words import load_times
from reportedly.code.times import bears_another_day, counted_from, time_phrases
from reportedly.code.times_apart import is_about, opening


def clause_of(sentence: Sentence, word: int, published: date | None, *, of_time: bool = False) -> int:
    """The head of the clause or phrase that tells of another day than the sentence's, or -1: what had befallen the
    people that it speaks of ("two nuns who were abducted were freed on Wednesday"), that over which something is done
    ("arrested on Thursday over a bombing that killed 12"), that for whose victims something is done ("visited survivors
    of the raid on Sunday"), that from which is counted ("three days after"), and a noun with a day of its own ("after
    the loss of Orra last week"). The time of what somebody is taken for is also when
    he was taken: `of_time` asks for a time's clause."""
    tokens, relative = sentence.tokens, -1
    dated = _dated_nouns(sentence, published)
    for at in (word, *sentence.ancestors(word)):
        if at in dated:
            return at
        relation = tokens[at].relation
        if relation == "acl" and (_is_suffered(sentence, at) or _was_before(sentence, at, published)):
            return at
        if is_about(sentence, at) and not (of_time and opening(sentence, at) == "for"):
            return at
        if at != word and _is_attended(sentence, at):
            return at
        if at in counted_from(sentence):
            return relative if relative >= 0 else at
        relative = at if relative < 0 and tokens[at].deprel == "acl:relcl" else relative
    return -1


def _is_attended(sentence: Sentence, noun: int) -> bool:
    """ "Visited survivors of the raid", "met with relatives of those who were shot": what befell them was before."""
    tokens, above = sentence.tokens, sentence.tokens[noun].head
    if above < 0 or tokens[above].low_lemma not in load_times().attend or tokens[above].upos != "VERB":
        return False
    return tokens[noun].deprel == "obj" or (tokens[noun].relation == "obl" and opening(sentence, noun) in _FOR)


_FOR = frozenset({"with", "for"})


def _dated_nouns(sentence: Sentence, published: date | None) -> frozenset[int]:
    """The nouns for a happening before the sentence's own, with its own time: "after the loss of Orra last week",
    "in reprisal for the deaths of ten rebels three days before"; but "was hurt in an attack two days ago"."""
    key = ("dated nouns", published)
    if key not in sentence.noted:
        sentence.noted[key] = frozenset(
            p.governor for p in time_phrases(sentence, published) if bears_another_day(sentence, p)
        )
    found: frozenset[int] = sentence.noted[key]
    return found


def _was_before(sentence: Sentence, verb: int, published: date | None) -> bool:
    """Whether a relative clause tells what had been before: "the raiders, who had shot two guards the day before", "the
    men who shot two guards a day earlier"."""
    tokens = sentence.tokens
    if tokens[verb].deprel != "acl:relcl":
        return False
    if tokens[verb].xpos != "VBN":
        return verb in _counted_back(sentence, published)
    return any(tokens[c].low == "had" and tokens[c].relation == "aux" for c in sentence.children[verb])


def _counted_back(sentence: Sentence, published: date | None) -> frozenset[int]:
    """The verbs whose day is counted back from that of the sentence: "a day earlier", "the night before"."""
    found = (p for p in time_phrases(sentence, published) if p.governor >= 0)
    return frozenset(p.governor for p in found if sentence.tokens[p.past - 1].low in ("earlier", "before"))


def _is_suffered(sentence: Sentence, verb: int) -> bool:
    """Whether the clause on a noun is in the passive: "killed by a sniper", "who were killed"; but the wounded are
    treated on the day."""
    noun = sentence.tokens[verb].head
    above = sentence.tokens[noun].head if noun >= 0 else -1
    if above >= 0 and sentence.tokens[above].low_lemma in load_times().treat:
        return False
    relations = {sentence.tokens[c].deprel for c in sentence.children[verb]}
    below = [sentence.tokens[c] for c in sentence.children[verb]]
    if any(t.low == "where" for t in below):
        return False  # "struck Orra, where two men were killed"
    if any(t.deprel == "obj" and t.low in load_times().relative for t in below):
        return True  # "the men whom rebels took"
    if sentence.tokens[verb].xpos != "VBN":
        return False
    return "aux:pass" in relations or not relations & {"nsubj", "aux"}


def place_told_of(sentence: Sentence, word: int) -> int:
    """The name of a place, else the noun with "a", of which the relative clause that a word stands in says what befell
    it: "bound for a town that rebels overran on Monday", "in Orra, where a mob burned the court"; -1 where there is
    none."""
    for at in (word, *sentence.ancestors(word)):
        if sentence.tokens[at].deprel == "acl:relcl":
            noun = sentence.tokens[at].head
            return noun if noun >= 0 and _is_new_place(sentence, noun) else -1
    return -1


def _is_new_place(sentence: Sentence, noun: int) -> bool:
    tokens = sentence.tokens
    if tokens[noun].upos == "PROPN":
        return any(e.kind == "LOC" and e.first <= noun < e.past for e in sentence.entities)
    if not any(tokens[c].low in ("a", "an") for c in sentence.children[noun] if c < noun):
        return False
    lemma = noun_of(tokens[noun])
    return load_nouns().is_place(lemma) or lemma in load_nouns().facility or lemma in place_words()["around"]
