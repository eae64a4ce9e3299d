"""Clauses that the encoder at times hangs on the wrong word, so that the wrong side is the one who did it.

"The raiders, believed to be smugglers, attacked at dawn": of the verb behind what is told of them the encoder makes a
participle, and of the raiders those who were attacked. "The army foiled an attempt by rebels to cross, killing six of
them", "soldiers clashed with rebels who came from the hills, killing four rebels": an outcome belongs to whoever
foiled and fought, not to those whom it befell: "shells hit a school where families were sheltering, killing six".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.annotation import Argument, Frame

_STRIKING = frozenset({"attack", "ambush", "raid", "strike", "fire", "advance", "invade"})
_FOILING = frozenset({"foil", "thwart", "repel", "repulse", "prevent", "stop", "frustrate", "avert", "confront"})
_FIGHTING = frozenset({"clash", "fight", "battle", "engage", "confront", "intercept", "ambush", "repel", "pursue"})
_DONE_TO_THEM = frozenset(
    {"kill", "shoot", "eliminate", "neutralise", "neutralize", "arrest", "detain", "apprehend", "capture", "engage"}
    | {"attack", "strike", "wound", "disarm", "pursue", "beat", "lynch"}
)
_PASSIVE = frozenset({"aux:pass", "obj"})
_OUTCOMES = frozenset(
    {
        "kill",
        "wound",
        "injure",
        "capture",
        "arrest",
        "eliminate",
        "neutralise",
        "neutralize",
        "leave",
        "abduct",
        "kidnap",
    }
)
_AT_PEACE = frozenset(
    {
        "shelter",
        "live",
        "stay",
        "gather",
        "pray",
        "sleep",
        "wait",
        "work",
        "hide",
        "camp",
        "reside",
        "celebrate",
        "attend",
    }
    | {"house", "host", "seek", "travel", "flee", "return", "farm", "harvest", "graze", "carry", "transport", "belong"}
    | {"queue", "shop", "play", "collect", "fetch", "fish", "bring"}
)
_OF_THEM = frozenset({"them", "several", "many", "most", "all"})


def clauses_hung(
    words: Sequence[str],
    lemmas: Sequence[str],
    xpos: Sequence[str],
    heads: Sequence[int],
    deprels: Sequence[str],
    frames: Sequence[Frame],
) -> tuple[Sequence[int], Sequence[str], Sequence[Frame]]:
    """Heads, relations and frames of a sentence with such clauses in their place; the same where there are none."""
    striking = {}
    if not _STRIKING.isdisjoint(lemmas):
        striking = {
            heads[i]: i
            for i, deprel in enumerate(deprels)
            if deprel == "nsubj:pass" and _strikes(i, words, lemmas, heads, deprels)
        }
    outcomes = {
        i: verb
        for i, deprel in enumerate(deprels)
        if deprel == "advcl"
        and xpos[i] == "VBG"
        and i
        and words[i - 1] == ","
        and (verb := _victor(i, words, lemmas, heads, deprels)) is not None
    }
    if "acl:relcl" in deprels:
        outcomes |= {
            i: verb
            for i, deprel in enumerate(deprels)
            if deprel == "conj" and (verb := _finder(i, words, lemmas, heads, deprels)) is not None
        }
    if not (striking or outcomes):
        return heads, deprels, frames
    new_heads, new = list(heads), list(deprels)
    for subject in striking.values():
        new[subject] = "nsubj"
    for clause, verb in outcomes.items():
        new_heads[clause] = verb
    return new_heads, new, [_mended(f, striking, outcomes, heads) for f in frames]


def _strikes(
    subject: int, words: Sequence[str], lemmas: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> bool:
    """Whether what is told of a noun between commas parts it from a verb of attack without an auxiliary."""
    verb = heads[subject]
    if not subject < verb or lemmas[verb] not in _STRIKING or words[verb - 1] != ",":
        return False
    told = list(enumerate(zip(heads, deprels, strict=True)))
    if words[verb + 1 : verb + 2] == ["by"] or any(h == verb and d in _PASSIVE for _, (h, d) in told):
        return False
    return any((h, d, words[i - 1]) == (subject, "acl", ",") and subject < i < verb for i, (h, d) in told)


def _victor(
    clause: int, words: Sequence[str], lemmas: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> int | None:
    """The verb of those who foiled an attempt or fought a foe, where the outcome hangs on the attempt or the foe."""
    inner = heads[clause]
    if deprels[inner] not in ("acl", "acl:relcl"):
        return None
    noun = heads[inner]
    verb = heads[noun]
    if verb < 0 or not verb < noun < inner < clause:
        return None
    if deprels[inner] == "acl" and lemmas[verb] in _FOILING and deprels[noun] == "obj":
        return verb
    ends = {clause, *(i for i, h in enumerate(heads) if h == clause and deprels[i] == "conj")}
    if not any(lemmas[i] in _OUTCOMES for i in ends):
        return None
    if lemmas[inner] in _AT_PEACE:
        above = verb if deprels[noun] in ("obj", "obl") else heads[verb]  # "hit a school in Orra where …"
        return above if above >= 0 and deprels[noun] in ("obj", "obl", "nmod") else None
    if lemmas[verb] not in _FIGHTING or deprels[inner] == "acl":
        return None
    foe = {
        lemmas[i]
        for i in range(verb + 1, inner)
        if i == noun or (heads[i] == noun and deprels[i] in ("amod", "compound"))
    }
    hurt = {lemmas[i] for i, h in enumerate(heads) if h in ends and deprels[i] == "obj"}
    hurt |= {words[i] for i in range(clause, len(words)) if words[i] in _OF_THEM}
    return verb if hurt & (foe | _OF_THEM) else None


def _finder(
    clause: int, words: Sequence[str], lemmas: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> int | None:
    """The verb of those who "found three men who were leaving a hut and shot them", where "shot" hangs on the men's."""
    inner = heads[clause]
    if lemmas[clause] not in _DONE_TO_THEM or inner < 0 or deprels[inner] != "acl:relcl" or not inner < clause:
        return None
    told = list(enumerate(zip(heads, deprels, strict=True)))
    if not any(h == clause and d == "obj" and words[i] in ("them", "him", "her") for i, (h, d) in told):
        return None
    if any(h == inner and d == "obj" for _, (h, d) in told):
        return None  # "men who had held two boys and killed them"
    noun = heads[inner]
    verb = heads[noun]
    return verb if verb >= 0 and deprels[noun] == "obj" and verb < noun < inner else None


def _mended(frame: Frame, striking: dict[int, int], outcomes: dict[int, int], heads: Sequence[int]) -> Frame:
    """The frame with the subject as the one who did it; of an outcome, without a doer, who is the clause's above."""
    subject = striking.get(frame.predicate)
    if subject is not None:
        turned = (_turned(a, subject) for a in frame.arguments)
        return replace(frame, arguments=tuple(turned))
    own = frame.predicate in outcomes or heads[frame.predicate] in outcomes
    if own:
        return replace(frame, arguments=tuple(a for a in frame.arguments if not a.role.endswith("ARG0")))
    return frame


def _turned(part: Argument, subject: int) -> Argument:
    return replace(part, role="ARG0") if part.first <= subject < part.past and part.role == "ARG1" else part
