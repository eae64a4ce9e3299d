"""Deeds told by a gerund: "shelling by the army killed nine people", "fighting between two clans forced many to flee".

The encoder takes such a first word for a verb whose clause is the subject; it is the noun that the lists of event nouns
know, and whoever stands behind "by" or "between" did it. So is one behind an owner, whose "'s" it takes for "is": "the
teacher's stabbing shocked them".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.annotate.decode import Analysis

_DEEDS = frozenset({"shelling", "shooting", "bombing", "fighting", "killing", "looting", "rioting", "firing"})
_BEFALLS = frozenset({"killing", "shooting", "stabbing", "beating", "slaying", "lynching", "poisoning"})
_OWNS = frozenset({"'s", "’s"})
_LEADS = frozenset({"by", "between"})
_CLAUSAL = {"csubj": "nsubj", "csubj:pass": "nsubj:pass"}


def deeds_named(words: Sequence[str], analysis: Analysis) -> Analysis:
    """The analysis with such gerunds as nouns; the same where there is none."""
    low = [word.lower() for word in words]
    if _DEEDS.isdisjoint(low) and _BEFALLS.isdisjoint(low):
        return analysis
    analysis = _owned(low, analysis)
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


def _owned(low: Sequence[str], analysis: Analysis) -> Analysis:
    """The analysis with the gerunds behind an owner as nouns of his."""
    found = [i for i in range(2, len(low)) if _is_owned(i, low, analysis)]
    if not found:
        return analysis
    lemmas, upos, xpos = list(analysis.lemmas), list(analysis.upos), list(analysis.xpos)
    heads, deprels = list(analysis.heads), list(analysis.deprels)
    for i in found:
        owner = next(c for c, (h, d) in enumerate(_hung(analysis)) if h == i and d == "nsubj")
        lemmas[i], upos[i], xpos[i], deprels[i] = low[i], "NOUN", "NN", _CLAUSAL[deprels[i]]
        lemmas[i - 1], upos[i - 1], xpos[i - 1], deprels[i - 1] = "'s", "PART", "POS", "case"
        heads[i - 1], deprels[owner] = owner, "nmod:poss"
    return replace(
        analysis,
        lemmas=tuple(lemmas),
        upos=tuple(upos),
        xpos=tuple(xpos),
        heads=tuple(heads),
        deprels=tuple(deprels),
    )


def _is_owned(word: int, low: Sequence[str], analysis: Analysis) -> bool:
    if low[word] not in _BEFALLS or low[word - 1] not in _OWNS or analysis.upos[word - 1] != "AUX":
        return False
    if analysis.heads[word - 1] != word or analysis.deprels[word] not in _CLAUSAL:
        return False
    below = [(c, d) for c, (h, d) in enumerate(_hung(analysis)) if h == word]
    subjects = [c for c, d in below if d == "nsubj"]
    return len(subjects) == 1 and subjects[0] == word - 2 and all(d not in ("obj", "mark") for _, d in below)


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
