"""Sources that stand in brackets behind what they tell, as lists of incidents have them: "six killed (governor)"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.annotate.annotation import Sentence
from reportedly.code.attributed import Attributed, Kind
from reportedly.code.attribution_scene import Scene, words
from reportedly.code.attribution_spans import Range, opening, trim
from reportedly.code.cues import load_cues
from reportedly.code.forms import lemma_of
from reportedly.code.nouns import load_nouns
from reportedly.model import Stance

_STOPS = frozenset({".", ",", ";", "!"})
_ONE = frozenset({"one", "1"})
_LONGEST = 7  # words in the brackets
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART", "ADP"})


def bracketed(scene: Scene) -> list[Attributed]:
    """ "Nine killed (health ministry); 14 wounded (mayor)": each source has said what stands before its brackets.

    Brackets also tell who the dead were ("four killed (soldiers)") and what a name or a place is ("the PNP (police)",
    "an institution (hospital)"): no source is one that may be that.
    """
    if ")" not in scene.sentence.forms:
        return []
    found, start = [], opening(scene.sentence)
    for first, past in _brackets(scene.sentence):
        if _is_source(scene, start, first, past):
            found.append(_said(scene, (start, first), (first + 1, past - 1)))
        start = past
    return found


def is_bracketed_source(sentence: Sentence, word: int) -> bool:
    """Whether a word stands in brackets that name a source: it has no part in what is told before them."""
    if ")" not in sentence.forms:
        return False
    found: frozenset[int] | None = sentence.noted.get(is_bracketed_source)
    if found is None:
        classes = load_cues().classes
        named = classes["brackets.persons"] | classes["brackets.bodies"]
        found = frozenset(
            i
            for first, past in _brackets(sentence)
            if past - first - 2 <= _LONGEST and _last(sentence, first, past) in named
            for i in range(first, past)
        )
        sentence.noted[is_bracketed_source] = found
    return word in found


def _last(sentence: Sentence, first: int, past: int) -> str:
    """The noun that tells who is meant: "our contact in Orra"."""
    told = sentence.tokens[first + 1 : past - 1]
    ends = next((i for i, t in enumerate(told) if i and t.upos == "ADP"), len(told))
    return lemma_of(told[ends - 1]) if told else ""


def _brackets(sentence: Sentence) -> Iterator[Range]:
    """From each opening bracket to past its closing one, where a clause or the sentence ends behind it."""
    tokens, opened = sentence.tokens, -1
    for i, token in enumerate(tokens):
        if token.text == "(":
            opened = i
        elif token.text == ")" and opened >= 0:
            if i + 1 == len(tokens) or tokens[i + 1].text in _STOPS:
                yield opened, i + 1
            opened = -1


def _is_source(scene: Scene, start: int, first: int, past: int) -> bool:
    tokens, classes = scene.sentence.tokens, scene.cues.classes
    inside = tokens[first + 1 : past - 1]
    if (
        not 0 < len(inside) <= _LONGEST
        or first <= start
        or not all(t.upos in _NAMING or t.low == "our" for t in inside)
    ):
        return False
    before, last = tokens[first - 1], _last(scene.sentence, first, past)
    if before.upos == "PROPN" and (len(inside) == 1 or before.text.isupper()):
        return False
    done = before.upos == "VERB" or before.low == "dead"
    if last in classes["brackets.forces"]:
        return done and not _is_bare_number(scene.sentence, first)
    people = load_nouns().is_people(lemma_of(before))
    if last in classes["brackets.persons"]:
        one = before.xpos == "NN" and people
        return not one and not any(t.low in _ONE for t in tokens[start:first])
    return last in classes["brackets.bodies"] and lemma_of(before) not in classes["brackets.glossed"]


def _is_bare_number(sentence: Sentence, first: int) -> bool:
    """ "Twelve killed (army)": they may be the army's; "twelve militants killed (army)" are not."""
    tokens = sentence.tokens
    return first > 1 and (tokens[first - 2].upos == "NUM" or tokens[first - 2].low in ("were", "was"))


def _said(scene: Scene, content: Range, source: Range) -> Attributed:
    tokens = scene.sentence.tokens
    first, past = trim(scene.sentence, *content)
    inside = [i for i in range(first, past) if not first <= tokens[i].head < past and tokens[i].upos != "PUNCT"]
    head = next((i for i in inside if tokens[i].upos == "VERB"), inside[0] if inside else None)
    named = words(scene, source)
    return Attributed(
        source=named,
        cue=words(scene, (source[0] - 1, source[0])),
        content=(words(scene, (first, past)),),
        head=(scene.number, head) if head is not None else None,
        kind=Kind.SPEECH,
        stance=Stance.ASSERTS,
        hedged=False,
        rule="in brackets",
        source_phrase=named,
    )
