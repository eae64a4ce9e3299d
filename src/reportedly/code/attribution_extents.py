"""How far the spans of a listed attribution reach; see `attribution_list` for the conventions."""

from __future__ import annotations

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.code.attributed import Attributed, Kind, Words

_CLOSING = frozenset({",", "–", "—", "-", "--", "―"})
_RELATIVES = frozenset({"who", "which", "that"})
_STRAY = frozenset({"all", "both", "each", "also", "even", "only"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CHAIN = frozenset({"VERB", "AUX", "ADV", "PART", "ADJ", "SCONJ", "ADP"})


def cue_words(annotation: Annotation, item: Attributed) -> Words | None:
    cue = item.cue
    if cue is None:
        return None
    sentence = annotation.sentences[cue.sentence]
    first, past = cue.first, cue.past
    if item.kind is Kind.SILENCE:
        past = _refusal_end(sentence, first, past)
    first = _chain_start(sentence, item, first)
    if past < len(sentence.tokens) and sentence.tokens[past].text == ":" and _says_on(item, past):
        past += 1
    return Words(cue.sentence, first, past)


def _refusal_end(sentence: Sentence, first: int, past: int) -> int:
    """A refusal without what is refused: "declined | to comment"."""
    return next((i for i in range(first + 1, past) if sentence.tokens[i].low == "to"), past)


def _says_on(item: Attributed, colon: int) -> bool:
    """Whether the content stands behind the colon."""
    cue = item.cue
    return cue is not None and any(
        w.sentence > cue.sentence or (w.sentence == cue.sentence and w.first > colon) for w in item.content
    )


def _chain_start(sentence: Sentence, item: Attributed, first: int) -> int:
    """Where the verbs begin that lead to the cue: right behind its source, if nothing but verbs stands between."""
    source = item.source_phrase or item.source
    if source is None or item.cue is None or source.sentence != item.cue.sentence or source.past >= first:
        return first
    start = source.past
    between = sentence.tokens[start:first]
    if all(t.upos in _CHAIN for t in between) and any(t.upos in ("VERB", "AUX") for t in between):
        return start
    return first


def source_words(annotation: Annotation, item: Attributed, cue: Words | None) -> Words | None:
    phrase, core = item.source_phrase or item.source, item.source
    if phrase is None or core is None:
        return None
    sentence = annotation.sentences[phrase.sentence]
    tokens = sentence.tokens
    if cue is not None and cue.sentence == phrase.sentence:
        pronoun = _relative(sentence, cue)
        if pronoun is not None and phrase.past <= pronoun:
            return Words(phrase.sentence, pronoun, pronoun + 1)
        if pronoun is not None and phrase.first <= pronoun < phrase.past:
            return Words(phrase.sentence, pronoun, pronoun + 1)
    first, past = phrase.first, phrase.past
    past = _without_participle(sentence, core, past)
    while first < core.first and tokens[first].low in _STRAY:
        first += 1
    if tokens[first].text in {'"', "“", "''", "``"} and first + 1 < past:
        first += 1
    if past < len(tokens) and tokens[past].text in {"(", "["}:
        end = next((i for i in range(past, min(past + 6, len(tokens))) if tokens[i].text in {")", "]"}), None)
        if end is not None:
            past = end + 1
    if _closes(sentence, first, past):
        past += 1
    return Words(phrase.sentence, first, past)


def _relative(sentence: Sentence, cue: Words) -> int | None:
    """The relative pronoun that is the subject of the cue's verb, right before it."""
    before = cue.first - 1
    tokens = sentence.tokens
    if before < 0 or tokens[before].low not in _RELATIVES:
        return None
    if tokens[before].relation not in ("nsubj",):
        return None
    return before


def _closes(sentence: Sentence, first: int, past: int) -> bool:
    """Whether a mark behind the source closes an apposition within it, and its verb comes right after."""
    tokens = sentence.tokens
    if past + 1 >= len(tokens) or tokens[past].text not in _CLOSING:
        return False
    goes_on = tokens[past + 1].xpos in _FINITE or tokens[past + 1].upos == "ADV"
    return goes_on and any(t.text in _CLOSING for t in tokens[first:past])


def _without_participle(sentence: Sentence, core: Words, past: int) -> int:
    """Where the source ends, without ", speaking in Nara": what it did meanwhile."""
    tokens = sentence.tokens
    for i in range(core.past, past - 1):
        if tokens[i].text == "," and tokens[i + 1].xpos == "VBG":
            return i
    return past
