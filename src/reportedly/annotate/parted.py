"""Subjects that who says so parts from their verb: "bandits killed two; troops, the governor said, shot four of them".

The encoder hangs the troops beside the verb before, and of their own verb makes a second one of the bandits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.annotation import Argument, Frame

_SAYING = frozenset({"said", "says", "added", "adds", "reported", "stated", "told", "announced"})
_JOINED = frozenset({"conj", "parataxis", "ccomp"})
_OWN = frozenset({"nsubj", "nsubj:pass", "aux:pass"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_LONGEST = 8  # words of who says so


def subjects_parted(
    words: Sequence[str],
    upos: Sequence[str],
    heads: Sequence[int],
    deprels: Sequence[str],
    frames: Sequence[Frame],
) -> tuple[Sequence[int], Sequence[str], Sequence[Frame]]:
    """Heads, relations and frames of a sentence with such subjects at their verbs; the same where there are none."""
    if _SAYING.isdisjoint(words):
        return heads, deprels, frames
    for said in range(3, len(words) - 2):
        if words[said] not in _SAYING or words[said + 1] != ",":
            continue
        verb, noun = said + 2, _before(said, words, upos)
        if noun < 0 or upos[verb] != "VERB" or deprels[verb] not in _JOINED or not 0 <= heads[noun] < noun:
            continue
        if not (heads[verb] == said or 0 <= heads[verb] < noun) or any(
            h == verb and d in _OWN for h, d in zip(heads, deprels, strict=True)
        ):
            continue
        new_heads, new = list(heads), list(deprels)
        new_heads[noun], new[noun] = verb, "nsubj"
        for i in range(noun):
            if heads[i] == noun and deprels[i] in ("cc", "punct"):
                new_heads[i] = verb
        return new_heads, new, [_with_doer(f, noun) if f.predicate == verb else f for f in frames]
    return heads, deprels, frames


def _before(said: int, words: Sequence[str], upos: Sequence[str]) -> int:
    """The noun right before the comma behind which it is told who says so, where it opens a clause of its own; else
    -1."""
    comma = next((i for i in range(said - 1, max(1, said - _LONGEST), -1) if words[i] == ","), -1)
    noun = comma - 1
    if noun < 2 or upos[noun] not in _NOMINAL:
        return -1
    first = noun
    while first > 0 and upos[first - 1] in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        first -= 1
    opens = words[first - 1] == ";" or (words[first - 1] in ("and", "but", "while") and words[first - 2] == ",")
    return noun if first > 1 and opens else -1


def _with_doer(frame: Frame, noun: int) -> Frame:
    """The frame with the noun as the one who did it."""
    others = [a for a in frame.arguments if a.role != "ARG0" and not a.first <= noun < a.past]
    return replace(frame, arguments=(Argument(noun, noun + 1, "ARG0"), *others))
