"""Those who were killed behind "around": "gunmen killed around fifteen traders", and no gunmen who were killed.

Of a verb without an auxiliary the encoder at times makes a participle, its subject the victim, and of "around fifteen
traders", "between 20 and 30 people", "up to 30 people" a place. A number of people behind such a verb is its object.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.annotation import Frame

_ABOUT = frozenset({"around", "about", "between", "up", "over", "nearly", "almost", "some", "under"})
_DONE_TO_THEM = frozenset(
    {"kill", "wound", "injure", "hurt", "maim", "abduct", "kidnap", "execute", "behead", "massacre", "slaughter"}
    | {"arrest", "detain", "capture", "displace", "uproot", "free", "release", "rescue"}
)
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
    if "more" in words:
        deprels = _more_told(words, heads, deprels)
    if _ABOUT.isdisjoint(words):
        return deprels, frames
    found = {
        verb: (noun, subject)
        for i in range(1, len(words) - 1)
        if words[i] in _ABOUT
        and (noun := _counted(i, heads, deprels)) > i
        and (verb := heads[noun]) == i - 1
        and deprels[noun] == "obl"
        and any(heads[n] == noun and deprels[n] == "nummod" for n in range(i + 1, min(noun, i + _NEAR)))
        and lemmas[noun].lower() not in _MEASURES
        and (subject := _subject(verb, heads, deprels, done=lemmas[verb] in _DONE_TO_THEM)) is not None
    }
    if not found:
        return deprels, frames
    new = list(deprels)
    for noun, subject in found.values():
        new[noun], new[subject] = "obj", "nsubj"
    turned = [_turned(f, *found[f.predicate]) if f.predicate in found else f for f in frames]
    return new, turned


def _more_told(words: Sequence[str], heads: Sequence[int], deprels: Sequence[str]) -> Sequence[str]:
    """The relations with "more" as the subject of "two died and three more suffered burns", which the encoder at times
    makes an adverb of the verb that lacks one."""
    for i, word in enumerate(words[:-1]):
        if word != "more" or deprels[i] != "advmod" or heads[i] != i + 1 or not i or deprels[i - 1] != "nummod":
            continue
        if heads[i - 1] == i and not any(h == i + 1 and d in _SUBJECTS for h, d in zip(heads, deprels, strict=True)):
            return [*deprels[:i], "nsubj", *deprels[i + 1 :]]
    return deprels


_SUBJECTS = ("nsubj", "nsubj:pass")
_NEAR = 3  # words: "up to 30 people"


def _counted(word: int, heads: Sequence[int], deprels: Sequence[str]) -> int:
    """The noun for whose number a word stands: "between 20 and 30 people" hangs it on the first number."""
    number = heads[word]
    return heads[number] if number > word and deprels[number] == "nummod" else number


def _subject(verb: int, heads: Sequence[int], deprels: Sequence[str], *, done: bool) -> int | None:
    """The subject of a passive without an auxiliary; `done`, of a verb that does something to people, that of an active
    one, too: nobody is only wounded "up to 30 people"."""
    own = [i for i, head in enumerate(heads) if head == verb]
    if any(deprels[i] in ("aux:pass", "obj") for i in own):
        return None
    subjects = ("nsubj:pass", "nsubj") if done else ("nsubj:pass",)
    return next((i for i in own if deprels[i] in subjects and i < verb), None)


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
