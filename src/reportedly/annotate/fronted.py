"""Places told before their clause without a comma: "In Orra unknown gunmen shot a judge".

The encoder takes the name for a part of the subject, which has no preposition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.annotation import Argument, Entity, Frame

_WHERE = frozenset({"in", "near", "outside"})
_JOINING = frozenset({"while", "whereas", "and", "but"})
_BEFORE_NOUN = frozenset({"ADJ", "NUM", "DET", "NOUN", "VERB"})
_IN_SUBJECT = frozenset({"amod", "compound", "nmod", "nmod:desc"})
_LONGEST = 5  # words from the name to the subject's noun


def places_fronted(
    words: Sequence[str],
    upos: Sequence[str],
    heads: Sequence[int],
    deprels: Sequence[str],
    frames: Sequence[Frame],
    entities: Sequence[Entity],
) -> tuple[Sequence[int], Sequence[str], Sequence[Frame]]:
    """Heads, relations and frames with such a place hung on the verb; the same where there is none."""
    for at, word in enumerate(words[:-2]):
        if word.lower() not in _WHERE or upos[at] != "ADP" or not _opens(words, at):
            continue
        past = next((e.past for e in entities if e.first == at + 1 and e.kind == "LOC"), at + 1)
        noun = _subject(past, upos, deprels)
        name, verb = past - 1, heads[noun] if noun >= 0 else -1
        if name == at or verb <= noun or heads[name] != noun or deprels[name] not in _IN_SUBJECT:
            continue
        new_heads, new = list(heads), list(deprels)
        new_heads[name], new[name] = verb, "obl"
        new_heads[at], new[at] = name, "case"
        for i in range(at + 1, name):
            if heads[i] == noun:
                new_heads[i], new[i] = name, "compound"
        return new_heads, new, [_without(f, at, past, noun) if f.predicate == verb else f for f in frames]
    return heads, deprels, frames


def _opens(words: Sequence[str], at: int) -> bool:
    """Whether a word opens a sentence, or a clause behind a semicolon or a comma with "while" or the like."""
    return (
        at == 0
        or (at > 1 and words[at - 1] in _JOINING and words[at - 2] in (",", ";"))
        or (at > 1 and words[at - 1] == ";")
    )


def _subject(first: int, upos: Sequence[str], deprels: Sequence[str]) -> int:
    """The noun of the subject that begins with the word `first`, or -1."""
    for noun in range(first, min(len(upos), first + _LONGEST)):
        if upos[noun] == "NOUN" and deprels[noun].startswith("nsubj"):
            return noun
        if upos[noun] not in _BEFORE_NOUN:
            return -1
    return -1


def _without(frame: Frame, at: int, past: int, noun: int) -> Frame:
    """The frame whose argument with the subject does not hold the place, which is where it happened."""
    held = next((a for a in frame.arguments if a.first <= past - 1 and noun < a.past), None)
    if held is None:
        return frame
    others = [a for a in frame.arguments if a is not held]
    where = Argument(at, past, "ARGM-LOC")
    return replace(frame, arguments=(where, Argument(past, held.past, held.role), *others))
