"""What every rule of attribution needs of a sentence, and the phrases of its sources."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.code.attributed import Words
from reportedly.code.attribution_spans import QUOTE_MARKS, Range, opening, source_core, source_full
from reportedly.code.cues import Cues
from reportedly.frozen import dataclass

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What every rule needs: the sentence, its number, its words in quotation marks, the lexicon."""

    sentence: Sentence
    number: int
    quoted: frozenset[int]
    cues: Cues
    heading: bool = False  # whether it is a title, or stands alone where one would
    every: bool = False  # also what is not said, or not yet, and attitudes: "would say", "did not mention", "is afraid"


def words(scene: Scene, span: Range) -> Words:
    return Words(scene.number, *span)


def sourced(scene: Scene, head: int | None, barred: int) -> tuple[Words | None, Words | None]:
    """The source's core and full phrase, from its head word."""
    if head is None:
        return None, None
    core = source_core(scene.sentence, head, barred)
    before = core[0] - 1  # a title that the parse did not join to its name
    if before >= 0 and _twin(scene.sentence, before, head):
        core = (source_core(scene.sentence, before)[0], core[1])
    core = _whole_name(scene.sentence, head, core)
    if core[0] <= barred < core[1] or core[0] >= core[1]:
        core = (head, head + 1)
    full = source_full(scene.sentence, head, core, barred)
    start = max(_past_what_leads(scene.sentence, full[0], head), min(opening(scene.sentence), head))
    core = (max(start, core[0]), core[1])
    if core[0] >= core[1]:  # a head that is tagged as a mark is trimmed away
        core = (head, head + 1)
    full = (min(max(start, full[0]), core[0]), max(full[1], core[1]))
    return words(scene, core), words(scene, full)


def _whole_name(sentence: Sentence, head: int, core: Range) -> Range:
    """The source with the whole of its name, where a parse tore the name of a body apart."""
    named = next((e for e in sentence.entities if e.kind == "ORG" and e.first <= head < e.past), None)
    if named is None or all(
        core[0] <= i < core[1] or sentence.tokens[i].upos == "PUNCT" for i in range(named.first, named.past)
    ):
        return core
    return min(core[0], named.first), max(core[1], named.past)


def _past_what_leads(sentence: Sentence, first: int, head: int) -> int:
    """Where a source begins that a parse began too early: behind "Back in Nara, " or a quotation's end."""
    tokens = sentence.tokens
    marks = [i for i in range(first, head) if tokens[i].text in QUOTE_MARKS and tokens[i].xpos != "POS"]
    at = next((i for i in range(head - 1, first, -1) if tokens[i].text == "," or i in marks), None)
    if at is None:
        return first
    leads = tokens[first].upos in ("ADP", "ADV", "SCONJ")
    return at + 1 if leads or marks or any(t.xpos in _FINITE for t in tokens[first:at]) else first


def _twin(sentence: Sentence, one: int, other: int) -> bool:
    first, second = sentence.tokens[one], sentence.tokens[other]
    return first.deprel == second.deprel == "nsubj" and first.head == second.head and second.upos == "PROPN"


def _is_yet_to(sentence: Sentence, verb: int) -> bool:
    """ "Have yet to say", "is yet to comment": they have not."""
    tokens, first = sentence.tokens, verb - 1
    if verb < 2 or tokens[first].low != "to":
        return False
    before = tokens[max(0, verb - 4) : first - 1]
    return tokens[first - 1].low == "yet" and any(t.low_lemma in ("have", "be") for t in before)


def is_negated(scene: Scene, verb: int) -> bool:
    sentence, negations = scene.sentence, scene.cues.classes["cues.negations"]
    if _is_yet_to(sentence, verb):
        return True
    for child in sentence.children[verb]:
        token = sentence.tokens[child]
        if token.low in negations and token.relation in ("advmod", "aux", "cc"):
            return True
        if token.relation == "nsubj" and child < verb:
            determiner = sentence.child(child, "det")
            if token.low in ("nobody", "none", "neither") or (
                determiner is not None and sentence.tokens[determiner].low in ("no", "neither")
            ):
                return True
    return False
