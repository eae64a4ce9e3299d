"""Those who were killed behind "around": "gunmen killed around fifteen traders", and no gunmen who were killed.

Of a verb without an auxiliary the encoder at times makes a participle, its subject the victim, and of "around fifteen
traders" a place. A number of people behind such a verb is its object.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.annotation import Frame

_ABOUT = frozenset({"around", "about", "over", "nearly", "almost", "some", "under"})
_MEASURES = frozenset(
    {"kilometre", "kilometer", "km", "kms", "mile", "metre", "meter", "yard", "hour", "minute", "day", "week", "month"}
    | {"year", "a.m.", "p.m.", "am", "pm", "o'clock", "gmt", "percent", "%"}
)


def amounts_hung(
    words: Sequence[str],
    lemmas: Sequence[str],
    heads: Sequence[int],
    deprels: Sequence[str],
    frames: Sequence[Frame],
) -> tuple[Sequence[str], Sequence[Frame]]:
    """Relations and frames of a sentence, such numbers of people as objects; the same where there are none."""
    if _ABOUT.isdisjoint(words):
        return deprels, frames
    found = {
        verb: (noun, subject)
        for i in range(1, len(words) - 1)
        if words[i] in _ABOUT
        and (noun := heads[i]) > i
        and (verb := heads[noun]) == i - 1
        and deprels[noun] == "obl"
        and heads[i + 1] == noun
        and deprels[i + 1] == "nummod"
        and lemmas[noun].lower() not in _MEASURES
        and (subject := _subject(verb, heads, deprels)) is not None
    }
    if not found:
        return deprels, frames
    new = list(deprels)
    for noun, subject in found.values():
        new[noun], new[subject] = "obj", "nsubj"
    turned = [_turned(f, *found[f.predicate]) if f.predicate in found else f for f in frames]
    return new, turned


def _subject(verb: int, heads: Sequence[int], deprels: Sequence[str]) -> int | None:
    """The subject of a passive without an auxiliary."""
    own = [i for i, head in enumerate(heads) if head == verb]
    if any(deprels[i] in ("aux:pass", "obj") for i in own):
        return None
    return next((i for i in own if deprels[i] == "nsubj:pass" and i < verb), None)


def _turned(frame: Frame, noun: int, subject: int) -> Frame:
    """The frame with the subject as the one who did it, and the noun as the one to whom it was done."""
    arguments = []
    for part in frame.arguments:
        if part.first <= subject < part.past and part.role == "ARG1":
            arguments.append(replace(part, role="ARG0"))
        elif part.first <= noun < part.past:
            arguments.append(replace(part, role="ARG1"))
        else:
            arguments.append(part)
    return replace(frame, arguments=tuple(arguments))
