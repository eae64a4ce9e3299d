"""Attitudes that no verb tells: "is afraid that …", "has doubts about …", "the union's support for …".

They are for the list of all attributions alone: nobody is told to have said anything.
"""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.code.attributed import Attributed, Kind, Words
from reportedly.code.attribution_scene import Scene, is_negated, sourced, words
from reportedly.code.attribution_source import case_of, source_of, speaker_of, subject_of
from reportedly.code.attribution_spans import Range, cue_range, pieces
from reportedly.code.forms import lemma_of
from reportedly.model import Stance

_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl"})


def by_state(scene: Scene) -> list[Attributed]:
    """The attitudes of a sentence that adjectives and nouns tell."""
    found: list[Attributed] = []
    for word, token in enumerate(scene.sentence.tokens):
        if token.upos in ("ADJ", "VERB") and lemma_of(token) in scene.cues.classes["states.adjectives"]:
            found.extend(_adjective(scene, word))
        elif token.upos == "NOUN" and lemma_of(token) in scene.cues.classes["states.nouns"]:
            found.extend(_noun(scene, word))
    return found


def _adjective(scene: Scene, word: int) -> list[Attributed]:
    """ "is sure that", "were critical of", "it is unclear whether" (which names no source)."""
    sentence, tokens = scene.sentence, scene.sentence.tokens
    if sentence.child(word, "cop", "aux") is None:
        return []
    content, preposition = _complement(scene, word)
    if content is None:
        return []
    subject = subject_of(sentence, word)
    if subject is None:
        subject = sentence.child(word, "nsubj")
    impersonal = sentence.child(word, "expl") is not None or (subject is not None and tokens[subject].low == "it")
    if subject is None and not impersonal:
        return []
    span = _from_copula(sentence, word, preposition)
    if impersonal:
        low = sentence.child(word, "expl", "nsubj")
        if low is not None and low == span[0] - 1:
            span = (low, span[1])
    return [_made(scene, None if impersonal else source_of(sentence, word, scene.cues), span, content, word)]


def _complement(scene: Scene, word: int) -> tuple[Range | None, int | None]:
    """What an attitude is about, and the preposition that joins it."""
    sentence, tokens = scene.sentence, scene.sentence.tokens
    for child in sentence.children[word]:
        base = tokens[child].relation
        case = case_of(sentence, child)
        low, high = sentence.extent(child)
        if child < word or low <= word:
            continue
        if base in ("obl", "nmod", "advcl") and case in scene.cues.classes["states.prepositions"]:
            return (low + 1, high), low
        if base in _CLAUSES and (case in ("that", "to", "whether", "if", "") or base == "ccomp") and low == word + 1:
            return (low, high), None
    return None, None


def _from_copula(sentence: Sentence, word: int, preposition: int | None) -> Range:
    """The copula with its helpers, the adjective, and the preposition right after it."""
    tokens = sentence.tokens
    first = word
    while first > 0 and tokens[first - 1].head == word and tokens[first - 1].upos in ("AUX", "ADV", "PART"):
        first -= 1
    past = word + 1
    return first, past + 1 if preposition == past else past


def _noun(scene: Scene, word: int) -> list[Attributed]:
    """ "the union's support for", "expressed doubts about", "took aim at"."""
    sentence, tokens = scene.sentence, scene.sentence.tokens
    head = tokens[word].head
    light = (
        head >= 0
        and head < word
        and tokens[word].deprel == "obj"
        and tokens[head].upos == "VERB"
        and lemma_of(tokens[head]) in scene.cues.classes["states.light"]
    )
    content, preposition = _complement(scene, word)
    if content is None or (light and is_negated(scene, head) and not scene.every):
        return []
    owner = sentence.child(word, "nmod:poss")
    if light:
        source = source_of(sentence, head, scene.cues)
        span = (cue_range(sentence, head)[0], word + 1)
    elif owner is not None and owner < word:
        source = owner
        span = (_behind_owner(sentence, owner, word), word + 1)
    else:
        source = speaker_of(sentence, word, scene.cues)
        span = (word, word + 1)
    if source is None or content[0] <= source < content[1]:
        return []
    if preposition == span[1]:
        span = (span[0], span[1] + 1)
    return [_made(scene, source, span, content, word)]


def _behind_owner(sentence: Sentence, owner: int, word: int) -> int:
    first = sentence.extent(owner)[1]
    return min(max(first, owner + 1), word)


def _made(scene: Scene, source: int | None, span: Range, content: Range, word: int) -> Attributed:
    core, full = sourced(scene, source, span[0] if source is not None and source < span[0] else word)
    return Attributed(
        source=core,
        cue=Words(scene.number, *span),
        content=tuple(words(scene, r) for r in pieces(scene.sentence, range(*content))),
        head=(scene.number, word),
        kind=Kind.ATTITUDE,
        stance=Stance.ASSERTS,
        hedged=False,
        rule=f"state {lemma_of(scene.sentence.tokens[word])}",
        source_phrase=full,
    )
