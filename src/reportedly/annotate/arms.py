"""Arms that were read as a deed: in "fired pellets and tear gas" nobody tears anything.

Where a noun and "and" stand before it, "tear" belongs to the gas, which is used as the noun before it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.annotate.decode import Analysis

_JOINING = frozenset({"and", "or", ","})
_NOUNS = frozenset({"NOUN", "PROPN"})


def tear_gas_joined(words: Sequence[str], analysis: Analysis) -> Analysis:
    """The analysis with "tear gas" as one of the things told before it; the same where no such verb was seen."""
    if "tear" not in words or "gas" not in words:
        return analysis
    at = words.index("tear")
    if at < 2 or words[at + 1 : at + 2] != ["gas"] or analysis.upos[at] != "VERB":
        return analysis
    if words[at - 1] not in _JOINING or analysis.upos[at - 2] not in _NOUNS:
        return analysis
    first, gas = at - 2, at + 1
    above = analysis.heads[first]
    if _hangs_on(first, at, analysis.heads):
        return analysis
    above = first if above < 0 else above
    heads = [above if h == at and i not in (at - 1, gas) else h for i, h in enumerate(analysis.heads)]
    heads[at], heads[gas], heads[at - 1] = gas, first, gas
    deprels = list(analysis.deprels)
    deprels[at], deprels[gas] = "compound", "conj"
    return replace(
        analysis,
        upos=(*analysis.upos[:at], "NOUN", *analysis.upos[at + 1 :]),
        xpos=(*analysis.xpos[:at], "NN", *analysis.xpos[at + 1 :]),
        heads=tuple(heads),
        deprels=tuple(deprels),
        frames=tuple(f for f in analysis.frames if f.predicate != at),
    )


def _hangs_on(word: int, verb: int, heads: Sequence[int]) -> bool:
    """Whether a word stands under the verb in the tree."""
    for _ in heads:
        if word < 0 or word == verb:
            break
        word = heads[word]
    return word == verb
