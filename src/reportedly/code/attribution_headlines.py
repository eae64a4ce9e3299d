"""Speech that marks alone attribute: "Army: 12 rebels killed", "Ten killed in raid – police", transcripts."""

from __future__ import annotations

import re

from reportedly.annotate.annotation import Sentence
from reportedly.code.attributed import Attributed, Kind
from reportedly.code.attribution_scene import Scene, words
from reportedly.code.attribution_spans import QUOTE_MARKS, Range, opening, trim
from reportedly.code.forms import lemma_of
from reportedly.code.nouns import load_nouns
from reportedly.model import BlockKind, Stance

BEFORE_COLON = "before a colon"
QUOTE_STOPS = frozenset({".", "!", "?"})
_DASHES = frozenset({"-", "–", "—", "--", "―"})
_MARKS = _DASHES | {":"}
_LONGEST_TITLE = 14  # words before a colon
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[ap]m|h)?$")
_SHORTEST = 3  # letters of a short name
_LONGEST_NAME = 7  # words, with the dash
_ONESELF = frozenset({"i", "we", "you"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "PUNCT", "CCONJ"})


def headline(scene: Scene) -> list[Attributed]:
    """ "Army: 12 rebels killed", "Ten killed in raid – police", "“…” — Ada Brun"."""
    tokens = scene.sentence.tokens
    count = len(tokens)
    if count < 2 or scene.sentence.forms.isdisjoint(_MARKS):
        return []
    signed = _signed(scene)
    if signed is not None:
        return [signed]
    if count < 4:
        return []
    start = _behind_clock(scene, opening(scene.sentence))
    for i in range(start + 1, min(start + _LONGEST_TITLE, count - 2)):
        if tokens[i].text == ":" and (
            (_speaks(scene, start, i, before_colon=True) and _is_headed(scene, start, i))
            or _is_someone(scene, start, i)
            or _writes(scene, start, i)
        ):
            first = start + 1 if tokens[start].text in QUOTE_MARKS else start
            if _writes(scene, first, i):
                return [_marked(scene, (first, i - 1), (i - 1, i + 1), (i + 1, count), BEFORE_COLON)]
            return [_marked(scene, (first, _without_note(scene, i)), (i, i + 1), (i + 1, count), BEFORE_COLON)]
    if not scene.heading:
        return []
    end = count - 1 if tokens[-1].text in QUOTE_STOPS else count
    for i in range(end - 2, max(end - 7, 2), -1):
        apart = tokens[i].start > tokens[i - 1].end  # news agencies write "town taken -residents"
        if tokens[i].text in _DASHES and apart and _speaks(scene, i + 1, end, before_colon=False):
            return [_marked(scene, (i + 1, end), (i, i + 1), (0, i), "after a dash")]
        if tokens[i].text == ":" and _speaks(scene, i + 1, end, before_colon=False):
            return [_marked(scene, (i + 1, end), (i, i + 1), (0, i), "after a colon")]
    return []


def _signed(scene: Scene) -> Attributed | None:
    """A name behind a quotation and a dash; the quotation is joined to it afterwards."""
    tokens = scene.sentence.tokens
    end = len(tokens) - 1 if tokens[-1].text in QUOTE_STOPS else len(tokens)
    dash = next((i for i in range(end - 1, max(end - _LONGEST_NAME, -1), -1) if tokens[i].text in _DASHES), None)
    if dash is None or dash + 1 >= end or (dash > 0 and tokens[dash - 1].text not in QUOTE_MARKS):
        return None
    if dash == 0 and tokens[0].end == tokens[1].start:
        return None
    if not all(t.upos == "PROPN" or t.text in {",", "."} for t in tokens[dash + 1 : end]):
        return None
    name = words(scene, (dash + 1, end))
    return Attributed(
        source=name,
        cue=words(scene, (dash, dash + 1)),
        content=(),
        head=None,
        kind=Kind.SPEECH,
        stance=Stance.ASSERTS,
        hedged=False,
        rule="signed after a dash",
        source_phrase=name,
    )


def _is_someone(scene: Scene, start: int, colon: int) -> bool:
    """Whether all before a colon names who says what follows: "The mayor, Ada Brun: “…”", "Police source: two fled"."""
    tokens = scene.sentence.tokens
    before, after = tokens[start : _without_note(scene, colon)], tokens[colon + 1 :]
    if not before or not after:
        return False
    if tokens[start].upos in ("ADP", "SCONJ", "CCONJ") or any(t.upos in ("VERB", "AUX") for t in before):
        return False
    quoted = colon + 1 in scene.quoted and after[0].text in QUOTE_MARKS
    if quoted and any(e.kind == "PER" and e.past == colon for e in scene.sentence.entities):
        return True
    if quoted and len(before) == 1 and before[0].text.isupper() and len(before[0].text) >= _SHORTEST:
        return True  # "NWB: “not one well is dry”"
    last = lemma_of(before[-1])
    speaks = last in load_nouns().person or last in scene.cues.classes["headline.speakers"]
    told = quoted or any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in after)
    named = quoted or all(t.upos in _NAMING or t.low == "of" for t in before)
    return speaks and told and named and before[-1].upos in ("NOUN", "PROPN")


def _behind_clock(scene: Scene, start: int) -> int:
    """Where the words begin behind the hour of an entry: "3:45pm: …", "14:10 - …"."""
    tokens = scene.sentence.tokens
    past = start
    if past < len(tokens) and _CLOCK.match(tokens[past].text):
        past += 1
        past += past < len(tokens) and tokens[past].low in ("am", "pm", "h", "hrs", "gmt", "utc")
        if past < len(tokens) and tokens[past].text in _DASHES | {":", "|"}:
            return past + 1
    return start


def _without_note(scene: Scene, colon: int) -> int:
    """Where a label ends before its colon without what stands in brackets behind the name: "MAYOR (recorded):"."""
    tokens = scene.sentence.tokens
    if tokens[colon - 1].text != ")":
        return colon
    return next((i for i in range(colon - 1, 0, -1) if tokens[i].text == "("), colon)


def _writes(scene: Scene, first: int, colon: int) -> bool:
    """ "A nurse texts: “…”": a verb in -s before a quotation, which a parse may take for the head of a noun."""
    tokens = scene.sentence.tokens
    if colon - first < 2 or colon + 1 not in scene.quoted or tokens[colon - 1].xpos != "NNS":
        return False
    cue = scene.cues.verbs.get(lemma_of(tokens[colon - 1]))
    return cue is not None and cue.kind is Kind.SPEECH and load_nouns().is_people(lemma_of(tokens[colon - 2]))


def _speaks(scene: Scene, first: int, past: int, *, before_colon: bool) -> bool:
    """Whether a headline's part names someone who can speak."""
    tokens, classes = scene.sentence.tokens, scene.cues.classes
    if past <= first or past - first > 7:
        return False
    text = " ".join(t.text for t in tokens[first:past]).lower()
    if text in classes["headline.labels"] or any(
        t.upos in ("VERB", "AUX") and t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in tokens[first:past]
    ):
        return False
    if not all(t.upos in _NAMING or t.low == "of" for t in tokens[first:past]):
        return False
    last = tokens[past - 1].low
    if text in classes["headline.speakers"] or last in classes["headline.speakers"]:
        return True
    return before_colon and any(e.kind in ("PER", "ORG", "GROUP") and e.past == past for e in scene.sentence.entities)


def _is_headed(scene: Scene, start: int, colon: int) -> bool:
    """Whether a headline, or a transcript, has a speaker before its colon, and a report no town ("Orra: Two men were
    shot, according to the mayor")."""
    if not scene.heading:
        return _transcript(scene, start, colon)
    return scene.sentence.block is BlockKind.TITLE or colon > start + 1 or not _is_reported(scene, colon + 1)


def _transcript(scene: Scene, start: int, colon: int) -> bool:
    """Whether a speaker's name stands before a colon: before a quotation, or in capitals and no town with which a paper
    begins its report ("ORRA: Two men were shot, the mayor said")."""
    if colon + 1 in scene.quoted:
        return True
    person = any(e.kind == "PER" and e.past == colon for e in scene.sentence.entities)
    town = colon == start + 1 and (not person or _is_reported(scene, colon + 1))
    return in_capitals(scene.sentence, colon) and not town


def _is_reported(scene: Scene, first: int) -> bool:
    """Whether somebody is told to say what stands behind a colon: "…, the mayor confirmed", "…, according to Roe", "by
    her brother's account"."""
    sentence = scene.sentence
    for i in range(first, len(sentence.tokens)):
        token = sentence.tokens[i]
        if token.low == "according" and i > first:
            return True
        if token.low_lemma in scene.cues.classes["prepositions.words"] and sentence.child(i, "nmod:poss") is not None:
            return True
        cue = scene.cues.verbs.get(lemma_of(token)) if token.xpos in ("VBD", "VBZ") else None
        subject = sentence.child(i, "nsubj") if cue is not None and cue.kind is Kind.SPEECH else None
        if subject is not None and sentence.tokens[subject].low not in _ONESELF:
            return True
    return False


def in_capitals(sentence: Sentence, colon: int) -> bool:
    """Whether all before a colon is in capitals, as a transcript writes its speakers."""
    return all(t.text.isupper() for t in sentence.tokens[:colon] if t.upos != "PUNCT")


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
