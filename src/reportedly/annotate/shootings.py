"""Who shot whom dead, where a preposition stands between: "two men on a scooter shot dead a teacher".

The encoder takes "shot" for a noun that the scooter describes, or the men for those who were shot: there is then no
shooting, or the wrong dead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.annotate.annotation import Argument, Frame

if TYPE_CHECKING:
    from reportedly.annotate.decode import Analysis

_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_OF_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_OF_NOUN = frozenset({"det", "amod", "nummod", "compound", "nmod", "nmod:poss", "case", "flat"})
_AT_LEAST = frozenset({("at", "least"), ("more", "than")})
_CLAUSES = frozenset({"root", "conj", "ccomp", "parataxis", "advcl"})


def shot_dead(words: Sequence[str], analysis: Analysis) -> Analysis:
    """The analysis with such a "shot" as the verb of whoever stands before the preposition; the same where there is
    none, or where the encoder has it so."""
    if "dead" not in words or "shot" not in words:
        return analysis
    at = words.index("dead") - 1
    if at < 1 or words[at] != "shot":
        return analysis
    doer, victim = _doer(at, analysis), _victim(at, words, analysis)
    if doer < 0 or victim < 0 or _is_passive(at, analysis) or _is_so(at, doer, victim, analysis):
        return analysis
    core = {at, at + 1, at - 1, doer, victim}
    tops = [i for i in sorted(core) if analysis.heads[i] not in core]
    if not tops or analysis.deprels[tops[0]] not in _CLAUSES:
        return analysis
    heads, deprels = _hung(at, doer, victim, analysis)
    heads[at], deprels[at] = analysis.heads[tops[0]], analysis.deprels[tops[0]]
    return replace(
        analysis,
        lemmas=(*analysis.lemmas[:at], "shoot", *analysis.lemmas[at + 1 :]),
        upos=(*analysis.upos[:at], "VERB", "ADJ", *analysis.upos[at + 2 :]),
        xpos=(*analysis.xpos[:at], "VBD", "JJ", *analysis.xpos[at + 2 :]),
        heads=tuple(heads),
        deprels=tuple(deprels),
        frames=tuple(_framed(at, doer, victim, analysis)),
    )


def found_shot(words: Sequence[str], analysis: Analysis) -> Analysis:
    """The analysis with those whom somebody "found shot dead" as the ones who were shot, and not as who shot."""
    if _FOUND.isdisjoint(words):
        return analysis
    heads, deprels = analysis.heads, analysis.deprels
    for at in range(2, len(words)):
        found = heads[at]
        if deprels[at] != "ccomp" or found < 0 or words[found] not in _FOUND or analysis.upos[at] != "VERB":
            continue
        if (
            deprels[at - 1] != "obj"
            or heads[at - 1] != found
            or any(h == at and d in ("nsubj", "mark", "obj", "aux") for h, d in zip(heads, deprels, strict=True))
        ):
            continue
        return replace(
            analysis,
            xpos=(*analysis.xpos[:at], "VBN", *analysis.xpos[at + 1 :]),
            deprels=(*deprels[:at], "xcomp", *deprels[at + 1 :]),
            frames=tuple(_suffered(f, at - 1) if f.predicate == at else f for f in analysis.frames),
        )
    return analysis


_FOUND = frozenset({"found", "discovered", "finds"})


def _suffered(frame: Frame, noun: int) -> Frame:
    """The frame with the noun as the one to whom it was done."""
    others = (a for a in frame.arguments if a.role not in ("ARG0", "ARG1"))
    return replace(frame, arguments=(Argument(noun, noun + 1, "ARG1"), *others))


def _doer(at: int, analysis: Analysis) -> int:
    """The noun before the preposition whose phrase ends at the verb; -1 where there is none."""
    led = _led(at, analysis)
    if led < 1 or analysis.upos[led - 1] not in _NOUNS:
        return -1
    before = led - 1
    outer = _led(before + 1, analysis)
    if outer > 0 and analysis.heads[before] == outer - 1 and analysis.upos[outer - 1] in _NOUNS:
        return outer - 1  # "men in the uniform of the army"
    return before


def _led(end: int, analysis: Analysis) -> int:
    """Where the preposition stands that leads in the noun phrase before a word; -1 where none does."""
    first = end - 1
    if first < 0 or analysis.upos[first] not in _NOUNS:
        return -1
    while first >= 0 and analysis.upos[first] in _OF_PHRASE:
        first -= 1
    return first if first >= 0 and analysis.upos[first] == "ADP" else -1


def _victim(at: int, words: Sequence[str], analysis: Analysis) -> int:
    """The head of the noun phrase right behind "dead"; -1 where something else stands there."""
    word = at + 2 + 2 * (tuple(words[at + 2 : at + 4]) in _AT_LEAST)
    if word >= len(analysis.heads) or analysis.upos[word] not in (*_OF_PHRASE, "PRON"):
        return -1
    while analysis.heads[word] > at + 1:
        word = analysis.heads[word]
    return word if analysis.upos[word] in _NOUNS else -1


def _is_passive(at: int, analysis: Analysis) -> bool:
    helped = zip(analysis.heads, analysis.deprels, strict=True)
    return any(head in (at, at + 1) and deprel in ("aux:pass", "aux") for head, deprel in helped)


def _is_so(at: int, doer: int, victim: int, analysis: Analysis) -> bool:
    told = [(analysis.heads[i], analysis.deprels[i]) for i in (doer, victim)]
    return analysis.upos[at] == "VERB" and told == [(at, "nsubj"), (at, "obj")]


def _hung(at: int, doer: int, victim: int, analysis: Analysis) -> tuple[list[int], list[str]]:
    """Heads and relations with all that stood on one of the wrong words where it belongs."""
    heads, deprels = list(analysis.heads), list(analysis.deprels)
    for i, (head, deprel) in enumerate(zip(analysis.heads, analysis.deprels, strict=True)):
        if i in (at, at + 1) or head not in (at, at + 1, at - 1, doer):
            continue
        if i > at + 1:
            heads[i], deprels[i] = at, "obl" if deprel == "nmod" else deprel
        elif doer < i < at:
            heads[i] = head if head in (doer, at - 1) and i != at - 1 else at - 1
        elif deprel not in _OF_NOUN:
            heads[i] = at
        elif head != doer:
            heads[i] = doer
    heads[at - 1], deprels[at - 1] = doer, "nmod"
    heads[doer], deprels[doer] = at, "nsubj"
    heads[victim], deprels[victim] = at, "obj"
    heads[at + 1], deprels[at + 1] = at, "xcomp"
    return heads, deprels


def _framed(at: int, doer: int, victim: int, analysis: Analysis) -> list[Frame]:
    """The frames with one of shooting, who did it before the verb and to whom behind it."""
    own = [f for f in analysis.frames if f.predicate in (at, at + 1)]
    others = [f for f in analysis.frames if f.predicate not in (at, at + 1)]
    around = {a for f in own for a in f.arguments if a.role.startswith("ARGM")}
    first = doer
    while first > 0 and analysis.heads[first - 1] == doer and analysis.deprels[first - 1] in _OF_NOUN:
        first -= 1
    told = (Argument(first, at, "ARG0"), Argument(at + 2, victim + 1, "ARG1"))
    later = sorted((a for a in around if a.past <= first or a.first > victim), key=lambda a: a.first)
    return sorted([*others, Frame(at, "shoot.02", (*told, *later))], key=lambda f: f.predicate)
