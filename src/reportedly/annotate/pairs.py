"""Two in one phrase: "the army and Fano militia fought", of which the encoder makes a militia called after both.

A common noun that is joined to a name, where both stand before the noun that the name belongs to, is one of two: it
takes the place of that noun, which stands beside it. A name right before a noun, each joined to the same, says whose
the noun is: "Norland and M5 rebels" are two, not three.
"""

from __future__ import annotations

from collections.abc import Sequence


def pairs_parted(
    words: Sequence[str], upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> tuple[Sequence[int], Sequence[str]]:
    """Heads and relations of a sentence, such pairs parted; the same where there is none."""
    if "and" not in words:
        return heads, deprels
    new_heads, new_deprels = list(heads), list(deprels)
    for name in range(2, len(words) - 1):
        first, last = heads[name], name + 1
        joined = deprels[name] == "conj" and words[name - 1] == "and" and first == name - 2
        if not joined or upos[name] != "PROPN" or upos[first] != "NOUN" or upos[last] != "NOUN":
            continue
        if heads[first] != last or deprels[first] != "compound":
            continue
        for child, head in enumerate(heads):
            if head == last and child < first and deprels[child] in _OF_FIRST:
                new_heads[child] = first
        new_heads[first], new_deprels[first] = heads[last], deprels[last]
        new_heads[last], new_deprels[last] = first, "conj"
        new_heads[name], new_deprels[name] = last, "compound"
        new_heads[name - 1], new_deprels[name - 1] = last, "cc"
    for i, head in enumerate(heads):  # "the army [and] Fano militia": no part of the name
        after = i + 1 < len(words) and (heads[i + 1], deprels[i + 1], upos[i + 1]) == (head, "conj", "NOUN")
        if upos[i] == "PROPN" and deprels[i] == "conj" and after:
            new_heads[i], new_deprels[i] = i + 1, "compound"
        if deprels[i] != "cc" or not i < head < heads[head] or deprels[head] not in _NAMING:
            continue
        if deprels[heads[head]] == "conj" and heads[heads[head]] < i:
            new_heads[i] = heads[head]
    return new_heads, new_deprels


_NAMING = frozenset({"compound", "flat", "amod"})
_OF_FIRST = frozenset({"det", "nmod:poss", "amod", "nummod", "compound", "case"})
