"""What becomes of somebody, hung on the verb that did it: "shot two unarmed men dead" and no "men dead".

The encoder takes the word behind the noun for one that describes it, the more often the more words stand between. In
news nobody shoots "men dead": behind the object of a verb it is what the verb led to.
"""

from __future__ import annotations

from collections.abc import Sequence

_RESULTS = frozenset({"dead", "ablaze", "alight", "homeless", "unconscious", "lifeless"})


def results_hung(
    words: Sequence[str], upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> tuple[Sequence[int], Sequence[str]]:
    """Heads and relations of a sentence, such words as complements of the verb; the same where there are none."""
    found = [i for i, word in enumerate(words) if word in _RESULTS and _is_behind(i, upos, heads, deprels)]
    if not found:
        return heads, deprels
    new_heads, new_deprels = list(heads), list(deprels)
    for i in found:
        new_heads[i], new_deprels[i] = heads[heads[i]], "xcomp"
    return new_heads, new_deprels


def _is_behind(word: int, upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]) -> bool:
    """Whether it ends the object of a verb, with nothing between it and its noun."""
    noun = heads[word]
    if noun != word - 1 or deprels[word] != "amod" or deprels[noun] != "obj":
        return False
    return upos[heads[noun]] == "VERB"
