"""Refusing to say: "declined to comment", "would not confirm", "gave no details", "referred questions to"."""

from __future__ import annotations

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.changed import replace
from reportedly.code.attributed import Attributed, Kind, Words
from reportedly.code.attribution_scene import Scene, is_negated, sourced, words
from reportedly.code.attribution_source import is_passive, source_of
from reportedly.code.attribution_spans import cue_range
from reportedly.code.cues import load_cues
from reportedly.code.forms import lemma_of
from reportedly.model import Stance


def is_of_the_interview(sentence: Sentence, word: int) -> bool:
    """Whether a verb only tells on which terms somebody speaks: "requested anonymity", "asked not to be named"."""
    classes = load_cues().classes
    if lemma_of(sentence.tokens[word]) not in classes["silence.asking"]:
        return False
    below = [c for child in sentence.children[word] if child > word for c in (child, *sentence.children[child])]
    # "demanded a ransom, a man said on condition of anonymity": the terms are his, whatever the parse hung them on
    kept = (
        sentence.tokens[c] for c in below if c > word and sentence.tokens[sentence.tokens[c].head].text != "condition"
    )
    return any(t.low in classes["silence.unnamed"] and t.xpos != "VB" for t in kept)


def as_silence(annotation: Annotation, item: Attributed) -> Attributed:
    """ "No comment", which is nothing said."""
    if item.kind is not Kind.SPEECH or len(item.content) != 1:
        return item
    piece = item.content[0]
    said = annotation.sentences[piece.sentence].tokens[piece.first : piece.past]
    spoken = [t.low for t in said if t.upos != "PUNCT"]
    return replace(item, stance=Stance.DECLINES) if spoken == ["no", "comment"] else item


def silence(scene: Scene, verb: int) -> Attributed | None:
    """Refusing to say: "declined to comment", "would not confirm", "gave no details", "referred questions to"."""
    sentence, classes = scene.sentence, scene.cues.classes
    tokens, token = sentence.tokens, sentence.tokens[verb]
    lemma = lemma_of(token)
    if lemma not in scene.cues.silent:
        return None
    item = sentence.child(verb, "obj")
    act = verb
    rule: str | None = None
    if lemma in classes["silence.refuse"]:
        said = sentence.child(verb, "xcomp")
        if said is not None and is_passive(sentence, said):
            return None  # "declined to be named": of the interview, not of the news
        if said is not None and lemma_of(tokens[said]) in classes["silence.unsaid"] and _unsaid_object(scene, said):
            if lemma != "fail" or lemma_of(tokens[said]) in (
                "comment",
                "respond",
                "reply",
                "answer",
                "elaborate",
                "explain",
                "specify",
            ):
                act, rule = said, f"{lemma} to {lemma_of(tokens[said])}"
        elif (
            said is None
            and lemma == "decline"
            and item is not None
            and lemma_of(tokens[item]) in classes["silence.comment"] | {"request", "interview"}
        ):
            rule = "declined comment"
    elif (
        lemma in classes["silence.unsaid"]
        and is_negated(scene, verb)
        and _unsaid_object(scene, verb)
        and not is_passive(sentence, verb)
    ):
        if _conditional(scene, verb) or _cannot(scene, verb):
            return None
        rule = f"not {lemma}"
    elif (
        lemma in ("give", "provide", "offer", "release", "disclose")
        and item is not None
        and _no(scene, item)
        and lemma_of(tokens[item]) in classes["silence.details"]
    ):
        rule = f"{lemma} no {lemma_of(tokens[item])}"
    elif (
        lemma in classes["silence.deflect"]
        and item is not None
        and lemma_of(tokens[item]) in classes["silence.inquiries"]
    ):
        rule = f"{lemma} {lemma_of(tokens[item])}"
    elif (
        lemma in ("have", "make", "offer")
        and item is not None
        and _no(scene, item)
        and lemma_of(tokens[item]) in classes["silence.comment"]
    ):
        rule = f"{lemma} no {lemma_of(tokens[item])}"
    elif lemma in ("draw", "press") and is_passive(sentence, verb) and is_negated(scene, verb):
        rule = f"not {lemma}n" if lemma == "draw" else "not pressed"  # "would not be drawn on the figures"
    elif lemma == "reach" and is_passive(sentence, verb) and is_negated(scene, verb):
        reason = next((c for c in sentence.children[verb] if lemma_of(tokens[c]) in classes["silence.comment"]), None)
        rule = "not reached for comment" if reason is not None else None
    if rule is None:
        return None
    reached = lemma in ("reach", "draw", "press")
    source = sentence.child(verb, "nsubj:pass") if reached else source_of(sentence, verb, scene.cues)
    if source is None:
        return None
    core, full = sourced(scene, source, verb)
    first, _ = cue_range(sentence, verb)
    past = max(act + 1, cue_range(sentence, act)[1])
    held, topic = _withheld(scene, act, past)
    return Attributed(
        source=core,
        cue=words(scene, (first, past)),
        content=(words(scene, (first, held)),),
        head=(scene.number, verb),
        kind=Kind.SILENCE,
        stance=Stance.DECLINES,
        hedged=False,
        rule=rule,
        source_phrase=full,
        topic=topic,
    )


def _withheld(scene: Scene, act: int, past: int) -> tuple[int, Words | None]:
    """Where the refusal ends, with what is withheld; and what was only asked about ("to comment on [the raid]")."""
    sentence = scene.sentence
    held = lemma_of(sentence.tokens[act]) in scene.cues.classes["silence.withheld"]
    high = past
    for child in sentence.children[act]:
        base = sentence.tokens[child].relation
        low, end = sentence.extent(child)
        if child > act and base in ("ccomp", "obj", "xcomp", "obl", "advcl") and low <= high + 1:
            high = max(high, end)
    if high == past:
        return past, None
    return (high, None) if held else (past, words(scene, (past, high)))


def _unsaid_object(scene: Scene, verb: int) -> bool:
    """Verbs of giving are silence only with words as their object: "did not provide details"."""
    sentence, classes = scene.sentence, scene.cues.classes
    lemma = lemma_of(sentence.tokens[verb])
    item = sentence.child(verb, "obj")
    if lemma in ("provide", "give", "return", "release", "announce"):
        return item is not None and lemma_of(sentence.tokens[item]) in classes["silence.details"]
    return True


def _no(scene: Scene, noun: int) -> bool:
    determiner = scene.sentence.child(noun, "det")
    return determiner is not None and scene.sentence.tokens[determiner].low in ("no", "few", "little")


def _cannot(scene: Scene, verb: int) -> bool:
    """ "The agency could not confirm": it does not refuse, it does not know."""
    sentence = scene.sentence
    return any(sentence.tokens[c].low in ("can", "could", "ca") for c in sentence.children[verb])


def _conditional(scene: Scene, verb: int) -> bool:
    mark = scene.sentence.child(verb, "mark")
    return mark is not None and scene.sentence.tokens[mark].low in scene.cues.classes["cues.conditions"]
