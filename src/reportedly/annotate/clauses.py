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
_HARM = frozenset({"kill", "wound", "injure", "hurt", "destroy", "damage", "leave", "maim"})
_BLOWS = frozenset(
    {"shell", "rocket", "missile", "mortar", "bomb", "drone", "mine", "grenade", "strike", "airstrike", "blast"}
    | {"attack", "explosion", "raid", "ambush", "bombing", "shelling", "assault", "fire", "bullet", "shot"}
)
_ANSWERS = frozenset(
    {"summon", "protest", "condemn", "investigate", "probe", "denounce", "mourn", "examine", "complain", "deplore"}
    | {"discuss", "describe", "blame", "report", "apologise", "apologize", "deny", "confirm", "call", "lodge", "say"}
)
_HELD = frozenset(
    {"hold", "detain", "keep", "imprison", "jail", "capture", "seize", "kidnap", "abduct", "arrest", "take"}
)
_LED = frozenset({"since", "after", "during", "in", "near", "from", "at"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
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
    outcomes = {}
    if "advcl" in deprels:
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
            if deprel == "conj"
            and (
                (verb := _finder(i, words, lemmas, heads, deprels)) is not None
                or (verb := _blow(i, lemmas, heads, deprels)) is not None
            )
        }
    if "nsubj:pass" in deprels and not _HELD.isdisjoint(lemmas):
        passive = (i for i, d in enumerate(deprels) if d == "nsubj:pass")
        led = next((i for i in passive if _is_led_in(i, words, lemmas, xpos, heads, deprels)), -1)
        if led >= 0:
            return _unfolded(led, heads, deprels, frames)
    if not (striking or outcomes):
        return heads, deprels, frames
    new_heads, new = list(heads), list(deprels)
    for subject in striking.values():
        new[subject] = "nsubj"
    for clause, verb in outcomes.items():
        new_heads[clause] = verb
    return new_heads, new, [_mended(f, striking, outcomes, heads) for f in frames]


def _is_led_in(
    noun: int,
    words: Sequence[str],
    lemmas: Sequence[str],
    xpos: Sequence[str],
    heads: Sequence[int],
    deprels: Sequence[str],
) -> bool:
    """Whether a preposition leads in what the parse makes the subject of a passive: "three men held since the attack on
    Orra were freed", read as "held since … were freed"."""
    verb = heads[noun]
    first = heads[verb] if verb >= 0 else -1
    if first < 0 or not first < noun < verb or deprels[verb] not in ("advcl", "ccomp") or deprels[first] != "root":
        return False
    if lemmas[first] not in _HELD or xpos[first] not in ("VBN", "VBD") or words[first + 1] not in _LED:
        return False
    below = [(d, i) for i, (h, d) in enumerate(zip(heads, deprels, strict=True)) if h == first]
    if heads[first - 1] != first or deprels[first - 1] not in _SUBJECTS or any(d in ("obj", "aux") for d, _ in below):
        return False
    return (heads[first + 1], deprels[first + 1]) in ((noun, "case"), (verb, "mark"))


def _unfolded(
    noun: int, heads: Sequence[int], deprels: Sequence[str], frames: Sequence[Frame]
) -> tuple[Sequence[int], Sequence[str], Sequence[Frame]]:
    """The sentence with the passive as its verb, and the one before it as what is told of its subject."""
    verb = heads[noun]
    first = heads[verb]
    subject = first - 1
    new_heads, new = list(heads), list(deprels)
    for i, head in enumerate(heads):
        if head == first and i > verb:
            new_heads[i] = verb
    new_heads[verb], new[verb] = heads[first], deprels[first]
    new_heads[first], new[first] = subject, "acl"
    new_heads[subject], new[subject] = verb, "nsubj:pass"
    new_heads[noun], new[noun] = first, "obl"
    new_heads[first + 1], new[first + 1] = noun, "case"
    return new_heads, new, [_without(f, verb, first, noun) for f in frames]


def _without(frame: Frame, verb: int, first: int, noun: int) -> Frame:
    """The frame without what crosses from one of the two verbs to the other."""
    if frame.predicate == verb:
        return replace(frame, arguments=tuple(a for a in frame.arguments if not a.first <= noun < a.past))
    if frame.predicate == first:
        return replace(frame, arguments=tuple(a for a in frame.arguments if a.past <= verb and a.role != "ARG0"))
    return frame


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


def _blow(clause: int, lemmas: Sequence[str], heads: Sequence[int], deprels: Sequence[str]) -> int | None:
    """The verb of what came down, where its harm hangs on the verb of those who speak of it: "summoned the envoy over
    shells that landed in Orra and killed a girl"."""
    spoken = heads[clause]
    if spoken < 0 or lemmas[clause] not in _HARM or lemmas[spoken] not in _ANSWERS:
        return None
    if any(h == clause and d.startswith("nsubj") for h, d in zip(heads, deprels, strict=True)):
        return None
    between = (i for i in range(clause - 1, spoken, -1) if deprels[i] == "acl:relcl")
    inner = next(between, -1)
    return inner if inner >= 0 and lemmas[heads[inner]] in _BLOWS and spoken < heads[inner] < inner else None


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
