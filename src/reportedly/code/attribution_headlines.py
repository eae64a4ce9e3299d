"""Speech that marks alone attribute: "Army: 12 rebels killed", "Ten killed in raid – police", transcripts."""

from __future__ import annotations

from reportedly.code.attributed import Attributed, Kind
from reportedly.code.attribution_scene import Scene, words
from reportedly.code.attribution_spans import Range, trim
from reportedly.model import BlockKind, Stance


def headline(scene: Scene) -> list[Attributed]:
    """ "Army: 12 rebels killed", "Ten killed in raid – police"."""
    sentence, tokens = scene.sentence, scene.sentence.tokens
    count = len(tokens)
    if count < 4:
        return []
    for i in range(1, min(8, count - 2)):
        if (
            tokens[i].text == ":"
            and _speaks(scene, 0, i, before_colon=True)
            and (sentence.block is BlockKind.TITLE or _transcript(scene, i))
        ):
            return [_marked(scene, (0, i), (i, i + 1), (i + 1, count), "before a colon")]
    if sentence.block is not BlockKind.TITLE:
        return []
    end = count - 1 if tokens[-1].text in QUOTE_STOPS else count
    for i in range(end - 2, max(end - 7, 2), -1):
        apart = tokens[i].start > tokens[i - 1].end and i + 1 < count and tokens[i + 1].start > tokens[i].end
        if tokens[i].text in {"-", "–", "—", "--"} and apart and _speaks(scene, i + 1, end, before_colon=False):
            return [_marked(scene, (i + 1, end), (i, i + 1), (0, i), "after a dash")]
    return []


QUOTE_STOPS = frozenset({".", "!", "?"})


def _speaks(scene: Scene, first: int, past: int, *, before_colon: bool) -> bool:
    """Whether a headline's part names someone who can speak."""
    tokens, classes = scene.sentence.tokens, scene.cues.classes
    if past <= first or past - first > 6:
        return False
    text = " ".join(t.text for t in tokens[first:past]).lower()
    if text in classes["headline.labels"] or any(
        t.upos in ("VERB", "AUX") and t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in tokens[first:past]
    ):
        return False
    last = tokens[past - 1].text.lower()
    if text in classes["headline.speakers"] or last in classes["headline.speakers"]:
        return True
    return before_colon and any(e.kind in ("PER", "ORG", "GROUP") and e.past == past for e in scene.sentence.entities)


def _transcript(scene: Scene, colon: int) -> bool:
    tokens = scene.sentence.tokens
    return all(t.text.isupper() for t in tokens[:colon] if t.upos != "PUNCT") or colon + 1 in scene.quoted


def _marked(scene: Scene, source: Range, cue: Range, content: Range, rule: str) -> Attributed:
    tokens = scene.sentence.tokens
    span = trim(scene.sentence, *content)
    inside = [i for i in range(*span) if not span[0] <= tokens[i].head < span[1] and tokens[i].upos != "PUNCT"]
    head = next((i for i in inside if tokens[i].upos in ("VERB", "AUX")), inside[0] if inside else None)
    named = words(scene, source)
    return Attributed(
        source=named,
        cue=words(scene, cue),
        content=(words(scene, span),),
        head=(scene.number, head) if head is not None else None,
        kind=Kind.SPEECH,
        stance=Stance.ASSERTS,
        hedged=False,
        rule=rule,
        source_phrase=named,
    )
