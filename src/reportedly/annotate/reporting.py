"""Who reports it, at a sentence's end: "Two were killed near Orra, Tolmin Radio reports."

The encoder takes "reports" for the plural of a noun, or for a verb that nobody does, and the outlet before it for a
part of its name. Nothing is then told by anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.annotate.decode import Analysis

_ENDS = frozenset({".", ",", ";", ":", "”", '"'})
_OF_NAME = frozenset({"PROPN", "NOUN", "DET", "NUM", "ADJ"})
_LONGEST = 6  # words of an outlet's name


def reports_said(words: Sequence[str], analysis: Analysis) -> Analysis:
    """The analysis, such a "reports" as the verb of the outlet before it; the same where there is none."""
    if "reports" not in words:
        return analysis
    at = words.index("reports")
    first = _name_before(at, words, analysis)
    ended = at + 1 >= len(words) or words[at + 1] in _ENDS
    if first < 0 or not ended or analysis.deprels[at] != "parataxis" or analysis.heads[at] >= first:
        return analysis
    heads, deprels = list(analysis.heads), list(analysis.deprels)
    main, outlet = heads[at], at - 1
    for i in range(first, outlet):
        if heads[i] == at:
            heads[i], deprels[i] = outlet, "det" if analysis.upos[i] == "DET" else "compound"
    heads[outlet], deprels[outlet] = at, "nsubj"
    behind = [i for i in range(at + 1, len(words)) if heads[i] == main]
    if analysis.heads[main] < 0 and all(words[i] in _ENDS for i in behind):  # it ends the sentence
        for i in behind:
            heads[i] = at
        heads[at], deprels[at], heads[main], deprels[main] = -1, "root", at, "ccomp"
    return replace(
        analysis,
        lemmas=(*analysis.lemmas[:at], "report", *analysis.lemmas[at + 1 :]),
        upos=(*analysis.upos[:at], "VERB", *analysis.upos[at + 1 :]),
        xpos=(*analysis.xpos[:at], "VBZ", *analysis.xpos[at + 1 :]),
        heads=tuple(heads),
        deprels=tuple(deprels),
    )


def claims_named(words: Sequence[str], analysis: Analysis) -> Analysis:
    """The analysis, the "claims" of "dismissed as propaganda claims that …" as what is dismissed, which the encoder
    takes for a verb that nobody does; the same where there is none."""
    at = next((i for i, w in enumerate(words) if w in _TOLD), -1)
    if at < 0 or analysis.xpos[at] != "VBZ" or "as" not in words[max(0, at - _AS) : at]:
        return analysis
    verb, below = analysis.heads[at], [i for i, head in enumerate(analysis.heads) if head == at]
    held = any(analysis.deprels[i].startswith(("nsubj", "obj")) for i in below)
    if held or verb < 0 or analysis.upos[verb] != "VERB" or "as" not in words[verb + 1 : at] or words[at - 1] == "as":
        return analysis
    deprels = list(analysis.deprels)
    deprels[at] = "obj"
    for i in below:
        deprels[i] = "acl" if deprels[i] == "ccomp" else deprels[i]
    return replace(
        analysis,
        lemmas=(*analysis.lemmas[:at], words[at][:-1], *analysis.lemmas[at + 1 :]),
        upos=(*analysis.upos[:at], "NOUN", *analysis.upos[at + 1 :]),
        xpos=(*analysis.xpos[:at], "NNS", *analysis.xpos[at + 1 :]),
        deprels=tuple(deprels),
    )


_TOLD = frozenset({"claims", "reports"})
_AS = 4  # words from "as" to what is called so


def _name_before(at: int, words: Sequence[str], analysis: Analysis) -> int:
    """Where the name begins that stands between a comma and the word; -1 where there is none."""
    first = at
    while first > 0 and at - first < _LONGEST and analysis.upos[first - 1] in _OF_NAME:
        first -= 1
    named = first < at and words[at - 1][:1].isupper() and analysis.upos[at - 1] in ("PROPN", "NOUN")
    return first if named and first > 1 and words[first - 1] in (",", "”", '"') else -1
