"""Those who pass on what others said: "citing officials", "a statement carried by state media", "told state radio"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.annotate.annotation import Sentence
from reportedly.changed import replace
from reportedly.code.attributed import Attributed, Kind
from reportedly.code.attribution_scene import Scene, sourced, words
from reportedly.code.attribution_source import agent, author, case_of, is_passive, source_of
from reportedly.code.attribution_spans import cue_range, source_core
from reportedly.code.cues import load_cues
from reportedly.code.forms import lemma_of, written
from reportedly.code.nouns import load_nouns
from reportedly.model import Stance


def passed_on(scene: Scene, made: Sequence[Attributed]) -> list[tuple[Attributed, int]]:
    """Attributions to those who pass on what others said, each with the index in `made` of what it passes on, and how.

    "citing officials": the cited said it first, so the index is of the outer; "a statement carried by state media": the
    carrier is the outer. The caller tells them apart by their rule ("citing …" and "carried …").
    """
    if not made:
        return []
    sentence, tokens, classes = scene.sentence, scene.sentence.tokens, scene.cues.classes
    found: list[tuple[Attributed, int]] = []
    heads = {
        _cue_word(sentence, a): i for i, a in enumerate(made) if a.cue is not None and a.cue.sentence == scene.number
    }
    passes = not sentence.forms.isdisjoint(_passing())
    for word in [i for i in sentence.of_upos("VERB") if passes or i in heads]:
        token = tokens[word]
        lemma = lemma_of(token)
        citing = lemma in classes["passing_on.citing"]
        if word in heads and not scene.every and (outlet := _outlet_told(scene, word)) is not None:
            told = _like(scene, made[heads[word]], outlet, word, "carried: told to an outlet")
            found.append((replace(told, cue=None), heads[word]))
        if citing and token.xpos == "VBG":
            cited = sentence.child(word, "obj") if case_of(sentence, word) not in ("without", "before") else None
            index = next((heads[a] for a in sentence.ancestors(word) if a in heads), None)
            if cited is not None and index is not None and made[index].content and _can_say(scene, cited):
                found.append((_like(scene, made[index], cited, word, f"citing: {lemma}"), index))
        elif citing and (said := _as_saying(scene, word)) in heads:
            teller = agent(sentence, word) if is_passive(sentence, word) else source_of(sentence, word, scene.cues)
            if teller is None and said is not None:
                teller = agent(sentence, said)
            index = heads[said]
            if teller is not None and made[index].content:
                found.append((_like(scene, made[index], teller, word, "carried: quoted as saying"), index))
        elif citing and token.deprel == "acl" and is_passive(sentence, word):
            by = agent(sentence, word)  # "the minister, quoted by state media, said …"
            index = _spoken_by(scene, made, token.head)
            if by is not None and index is not None and made[index].content:
                found.append((_like(scene, made[index], by, word, "carried: quoted by"), index))
        elif lemma in classes["passing_on.verbs"] and token.deprel == "acl" and is_passive(sentence, word):
            by = agent(sentence, word)
            carrier = lemma_of(tokens[token.head]) in classes["nouns.carriers"]
            index = next((heads[a] for a in sentence.ancestors(token.head) if a in heads), None)
            if tokens[token.head].deprel == "obj" and index is not None and made[index].stance is Stance.DENIES:
                continue  # "rejects reports carried by": these are not its own
            if by is not None and carrier and index is not None and made[index].content:
                found.append((_like(scene, made[index], by, word, f"carried: {lemma}"), index))
    return found


@cache
def _passing() -> frozenset[str]:
    """All forms of the verbs of citing and passing on."""
    classes = load_cues().classes
    return written(classes["passing_on.citing"] | classes["passing_on.verbs"])


def _can_say(scene: Scene, cited: int) -> bool:
    """Whether who is cited is somebody: of "citing an email" or "citing the cost" only the one who cites it speaks."""
    token = scene.sentence.tokens[cited]
    if token.upos == "PROPN" or token.xpos == "PRP" or load_nouns().is_people(lemma_of(token)):
        return True
    return (
        author(scene.sentence, cited, scene.cues) != cited or lemma_of(token) in scene.cues.classes["headline.speakers"]
    )


def _spoken_by(scene: Scene, made: Sequence[Attributed], speaker: int) -> int | None:
    """The attribution of this sentence whose source holds the word."""
    return next((n for n, a in enumerate(made) if a.source is not None and a.source.holds(scene.number, speaker)), None)


def _outlet_told(scene: Scene, word: int) -> int | None:
    """The station or paper that somebody tells something: it passes the words on ("told Radio Sarn that …")."""
    sentence, tokens, classes = scene.sentence, scene.sentence.tokens, scene.cues.classes
    if lemma_of(tokens[word]) not in classes["passing_on.telling"]:
        return None
    for child in sentence.children[word]:
        if child > word and tokens[child].relation in ("obj", "iobj"):
            low, high = source_core(sentence, child, word)
            names = [t.low for t in tokens[low:high]]
            if names[0] in ("this", "our") or lemma_of(tokens[child]) in classes["passing_on.gatherings"]:
                continue
            if _is_outlet_name(scene, low, high):
                return child
            named = " ".join(names).removeprefix("the ") in scene.cues.agencies
            if named or classes["passing_on.media"].intersection(names):
                return child
    return None


def _is_outlet_name(scene: Scene, first: int, past: int) -> bool:
    """Whether who is told bears the name of an organisation that is no assembly, office or force: mostly an outlet."""
    tokens, nouns = scene.sentence.tokens[first:past], load_nouns()
    kinds = {e.kind for e in scene.sentence.entities if e.first <= past - 1 < e.past}
    names = {t.low for t in tokens}
    if names & scene.cues.classes["passing_on.hearers"] or any(map(nouns.is_people, names)):
        return False
    return kinds == {"ORG"} and tokens[-1].upos == "PROPN"


def _as_saying(scene: Scene, word: int) -> int | None:
    """The verb behind "quoted her as": "quoted a surgeon as saying that …"."""
    sentence, tokens = scene.sentence, scene.sentence.tokens
    return next(
        (c for c in sentence.children[word] if c > word and tokens[c].xpos == "VBG" and case_of(sentence, c) == "as"),
        None,
    )


def _like(scene: Scene, other: Attributed, source: int, cue: int, rule: str) -> Attributed:
    core, full = sourced(scene, source, cue)
    return Attributed(
        source=core,
        cue=words(scene, cue_range(scene.sentence, cue)),
        content=other.content,
        head=other.head,
        kind=Kind.SPEECH,
        stance=Stance.ASSERTS,
        hedged=False,
        rule=rule,
        source_phrase=full,
        topic=other.topic,
    )


def _cue_word(sentence: Sentence, item: Attributed) -> int:
    """The verb among the words of a cue: the one whose head lies outside."""
    cue = item.cue
    assert cue is not None
    inside = range(cue.first, cue.past)
    return next((i for i in inside if sentence.tokens[i].head not in inside), cue.first)
