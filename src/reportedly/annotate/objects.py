"""One object that was read as two: "captured the army's Battalion 346 headquarters" took no battalion besides.

Where two nouns stand side by side as objects of one verb, and in one of its roles, the first is a name of the second.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.annotate.annotation import Frame

_OWN = frozenset({"det", "nmod:poss", "amod"})


def objects_joined(
    upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str], frames: Sequence[Frame]
) -> tuple[Sequence[int], Sequence[str]]:
    """Heads and relations of a sentence, such a first noun as part of the second; the same where there are none."""
    if deprels.count("obj") < 2:
        return heads, deprels
    told = [i for i, deprel in enumerate(deprels) if deprel == "obj"]
    for frame in frames:
        objects = [i for i in told if heads[i] == frame.predicate and deprels[i] == "obj"]
        if len(objects) != 2:
            continue
        first, last = objects
        if _are_one(first, last, upos, heads, frame):
            heads, deprels = _joined(first, last, heads, deprels)
    return heads, deprels


def _are_one(first: int, last: int, upos: Sequence[str], heads: Sequence[int], frame: Frame) -> bool:
    """Whether a name and a noun stand in one role, with nothing between them that is not part of the name."""
    if upos[first] != "PROPN" or upos[last] != "NOUN" or first < frame.predicate:
        return False
    if not any(a.first <= first and last < a.past and a.role == "ARG1" for a in frame.arguments):
        return False
    return all(heads[i] == first and upos[i] in ("NUM", "PROPN") for i in range(first + 1, last))


def _joined(first: int, last: int, heads: Sequence[int], deprels: Sequence[str]) -> tuple[Sequence[int], Sequence[str]]:
    new_heads, new_deprels = list(heads), list(deprels)
    for i in range(first):
        if heads[i] == first and deprels[i] in _OWN:
            new_heads[i] = last
    new_heads[first], new_deprels[first] = last, "compound"
    return new_heads, new_deprels
