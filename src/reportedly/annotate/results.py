"""What becomes of somebody, hung on the verb that did it: "shot two unarmed men dead" and no "men dead".

The encoder takes the word behind the noun for one that describes it, the more often the more words stand between. In
news nobody shoots "men dead": behind the object of a verb it is what the verb led to. So it is with those whom a blast
left "wounded", of whom it makes one who was wounded before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.annotation import Frame

_RESULTS = frozenset({"dead", "deceased", "ablaze", "alight", "homeless", "unconscious", "lifeless"})
_HURT = frozenset({"wounded", "injured", "hurt", "maimed", "displaced", "stranded", "trapped"})
_TOLD = _RESULTS | _HURT
_LEFT = frozenset({"leave", "leaves", "leaving", "left"})
_MANY = 4  # nouns that stand beside or in each other


def results_hung(
    words: Sequence[str], upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> tuple[Sequence[int], Sequence[str]]:
    """Heads and relations of a sentence, such words as complements of the verb; the same where there are none."""
    if _TOLD.isdisjoint(words):
        return heads, deprels
    found = {
        i: verb
        for i, word in enumerate(words)
        if (word in _RESULTS and (verb := _verb(i, upos, heads, deprels)) is not None)
        or (word in _HURT and (verb := _leaver(i, words, upos, heads, deprels)) is not None)
    }
    if not found:
        return heads, deprels
    new_heads, new_deprels = list(heads), list(deprels)
    for i, verb in found.items():
        new_heads[i], new_deprels[i] = verb, "xcomp"
        for below in range(i + 1, len(words)):  # "leaving two men wounded and damaging a mill"
            if heads[below] == i and deprels[below] == "conj" and words[below].endswith("ing"):
                new_heads[below] = verb
    return new_heads, new_deprels


def without_doers(
    words: Sequence[str], before: Sequence[int], heads: Sequence[int], frames: Sequence[Frame]
) -> Sequence[Frame]:
    """The frames, those of clauses that hang elsewhere now without a doer: it is whoever did what they hang on."""
    if before is heads:
        return frames
    pairs = zip(words, before, heads, strict=False)
    moved = {i for i, (word, was, head) in enumerate(pairs) if was != head and word.endswith("ing")}
    if not moved:
        return frames
    return [
        replace(f, arguments=tuple(a for a in f.arguments if a.role != "ARG0")) if f.predicate in moved else f
        for f in frames
    ]


def _verb(word: int, upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]) -> int | None:
    """The verb whose object it ends, with nothing between it and its noun or the last of those beside that."""
    whole = _whole(word - 1, heads, deprels)
    if deprels[word] != "amod" or heads[word] not in (word - 1, whole) or deprels[whole] != "obj":
        return None
    return heads[whole] if upos[heads[whole]] == "VERB" else None


def _leaver(
    word: int, words: Sequence[str], upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> int | None:
    """The verb behind whose object it stands, which left those people so, whatever the parse hangs it on."""
    if not word or upos[word - 1] not in ("NOUN", "NUM", "PROPN"):
        return None
    if deprels[word] == "xcomp" and words[heads[word]] in _LEFT:
        return heads[word]
    whole = _whole(word - 1, heads, deprels)
    verb = heads[whole]
    if deprels[whole] != "obj" or words[verb] not in _LEFT or deprels[word] not in ("acl", "amod", "advcl"):
        return None
    own = (i for i, head in enumerate(heads) if head == word)
    return verb if all(deprels[i] in ("conj", "cc", "punct") for i in own) else None


def _whole(noun: int, heads: Sequence[int], deprels: Sequence[str]) -> int:
    """That of which the noun is told: the number of "shot nine of the men dead", the first of "two men and a boy"."""
    for _ in range(_MANY):
        if deprels[noun] not in ("nmod", "conj") or heads[noun] < 0:
            break
        noun = heads[noun]
    return noun
