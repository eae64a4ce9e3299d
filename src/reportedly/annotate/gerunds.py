"""Deeds told by a gerund: "shelling by the army killed nine people", "fighting between two clans forced many to flee".

The encoder takes such a first word for a verb whose clause is the subject; it is the noun that the lists of event nouns
know, and whoever stands behind "by" or "between" did it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.annotate.decode import Analysis

_DEEDS = frozenset({"shelling", "shooting", "bombing", "fighting", "killing", "looting", "rioting", "firing"})
_LEADS = frozenset({"by", "between"})
_CLAUSAL = {"csubj": "nsubj", "csubj:pass": "nsubj:pass"}


def deeds_named(words: Sequence[str], analysis: Analysis) -> Analysis:
    """The analysis with such gerunds as nouns; the same where there is none."""
    if _DEEDS.isdisjoint(word.lower() for word in words):
        return analysis
    found = [i for i in range(len(words) - 1) if _names_a_deed(i, words, analysis)]
    if not found:
        return analysis
    lemmas, upos, xpos, deprels = map(list, (analysis.lemmas, analysis.upos, analysis.xpos, analysis.deprels))
    for i in found:
        lemmas[i], upos[i], xpos[i] = words[i].lower(), "NOUN", "NN"
        deprels[i] = _CLAUSAL.get(deprels[i], "nsubj" if deprels[i] == "advcl" else deprels[i])
        for child, head in enumerate(analysis.heads):
            if head == i and deprels[child].partition(":")[0] == "obl":
                deprels[child] = "nmod"
    return replace(analysis, lemmas=tuple(lemmas), upos=tuple(upos), xpos=tuple(xpos), deprels=tuple(deprels))


def _hung(analysis: Analysis) -> Iterator[tuple[int, str]]:
    return zip(analysis.heads, analysis.deprels, strict=True)


def _names_a_deed(word: int, words: Sequence[str], analysis: Analysis) -> bool:
    """Not "fighting rebels killed nine", nor "killing civilians is a crime": what has an object is done by somebody."""
    if words[word].lower() not in _DEEDS or analysis.upos[word] != "VERB" or words[word + 1].lower() not in _LEADS:
        return False
    head = analysis.heads[word]
    if analysis.deprels[word] == "advcl":  # of a verb that wants a subject
        if word or any(h == head and d.startswith("nsubj") for h, d in _hung(analysis)):
            return False
    elif analysis.deprels[word] not in (*_CLAUSAL, "nsubj", "nsubj:pass"):
        return False
    return not any(h == word and d in ("obj", "aux", "nsubj", "mark") for h, d in _hung(analysis))
