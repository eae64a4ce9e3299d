"""One object that was read as two: "captured the army's Battalion 346 headquarters" took no battalion besides.

Where two nouns stand side by side as objects of one verb, and in one of its roles, the first is a name of the second.

And one that was read as none: the port of "rebels seized on Sunday the mill of Orra", which stands behind the day,
is what they captured, and no words of time or place; nor were the troops captured.

"Detained pending trial" detained no trial: who was indicted and detained is the one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.annotation import Argument, Frame

_OWN = frozenset({"det", "nmod:poss", "amod"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_BEHIND_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_TIMES = frozenset({"hour", "day", "week", "month", "year", "time", "morning", "afternoon", "evening", "night"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OBJECTS = frozenset({"obj", "aux:pass", "cop", "ccomp", "xcomp"})


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


def objects_behind_days(
    words: Sequence[str], upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str], frames: Sequence[Frame]
) -> tuple[Sequence[str], Sequence[Frame]]:
    """Relations and frames of a sentence, what stands behind the day as the object; the same where there is none."""
    low = [word.lower() for word in words]
    if _DAYS.isdisjoint(low):
        return deprels, frames
    for noun, (verb, deprel) in enumerate(zip(heads, deprels, strict=True)):
        if deprel not in ("obl", "obj") or not 0 <= verb < noun or upos[verb] != "VERB":
            continue
        if not _stands_bare(noun, low, upos, heads):
            continue
        below = [i for i, head in enumerate(heads) if head == verb]
        subject = next((i for i in below if i < verb and deprels[i] in _SUBJECTS), None)
        if subject is None or (deprel == "obj" and deprels[subject] == "nsubj"):
            continue
        if any(deprels[i] in _OBJECTS for i in below if i != noun) or not _behind_day(noun, verb, low, heads):
            continue
        new = list(deprels)
        new[noun], new[subject] = "obj", "nsubj"
        return new, [_turned(f, subject, noun) if f.predicate == verb else f for f in frames]
    return deprels, frames


def objects_pending(
    words: Sequence[str], upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str], frames: Sequence[Frame]
) -> tuple[Sequence[str], Sequence[str], Sequence[Frame]]:
    """Parts of speech, relations and frames, "pending" as the preposition that it is; the same where there is none.

    Right behind a verb or its place, it leads in what stands bare behind it: no "pending trials" of anybody's."""
    low = [word.lower() for word in words]
    if "pending" not in low:
        return upos, deprels, frames
    for at, word in enumerate(low):
        noun = heads[at]
        if word != "pending" or not at < noun or deprels[noun] != "obj" or upos[noun] not in ("NOUN", "PROPN"):
            continue
        verb = heads[noun]
        if verb != at - 1 or upos[verb] != "VERB":
            continue  # "heard the pending cases"
        tags, new = list(upos), list(deprels)
        tags[at], new[at], new[noun] = "ADP", "case", "obl"
        return tags, new, [_led_in(f, noun) if f.predicate == verb else f for f in frames]
    return upos, deprels, frames


def _led_in(frame: Frame, noun: int) -> Frame:
    """The frame without the noun as the one to whom it was done; the one who was told to do it is that one."""
    done_to = any(a.role == "ARG1" and a.first <= noun < a.past for a in frame.arguments)
    if not done_to:
        return frame
    kept = [a for a in frame.arguments if not (a.role == "ARG1" and a.first <= noun < a.past)]
    return replace(frame, arguments=tuple(replace(a, role="ARG1") if a.role == "ARG0" else a for a in kept))


def _stands_bare(noun: int, low: Sequence[str], upos: Sequence[str], heads: Sequence[int]) -> bool:
    """Whether no preposition leads the noun in, and it tells no time."""
    if upos[noun] not in ("NOUN", "PROPN") or low[noun] in _DAYS or low[noun].rstrip("s") in _TIMES:
        return False
    return all(upos[i] != "ADP" for i, head in enumerate(heads) if head == noun and i < noun)


def _behind_day(noun: int, verb: int, low: Sequence[str], heads: Sequence[int]) -> bool:
    """Whether nothing but the day, led in by "on", stands between the verb and the phrase of the noun."""
    first = min([noun, *(i for i, head in enumerate(heads) if head == noun and i > verb)])
    last = first - 1
    day = last - 1 if low[last] in _BEHIND_DAY else last
    if low[day] not in _DAYS or low[day - 1] != "on" or low[first] in _DAYS:
        return False
    return day - 2 == verb or (day - 3 == verb and low[day - 2] in ("late", "early"))


def _turned(frame: Frame, subject: int, noun: int) -> Frame:
    """The frame with the subject as the one who did it, and the noun as the one to whom it was done."""

    def role(part: Argument) -> str:
        if part.first <= subject < part.past:
            return "ARG0"
        return "ARG1" if part.first <= noun < part.past else part.role

    return replace(frame, arguments=tuple(replace(a, role=role(a)) for a in frame.arguments))
