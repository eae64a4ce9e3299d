"""The day of a happening that is spoken of as known: "the ambush", "in those strikes", "during the operation"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.code.phrases import preposition
from reportedly.code.time_words import load_times
from reportedly.link.story_tellings import Telling, is_short, kind_of
from reportedly.link.story_times import Told
from reportedly.model import Claim, EventType, TimeRef

_DEFINITE = frozenset({"the", "that", "this", "those", "these"})
_OCCASION = frozenset({"in", "during"})
_REACH = 8  # sentences back in which it was told
_PRESENTED = frozenset({"person", "people", "man", "woman", "child", "civilian", "victim", "soldier", "innocent"})


def meant(
    annotation: Annotation, claims: Sequence[Claim], told: Sequence[Telling], times: Sequence[Told], number: int
) -> TimeRef | None:
    """The time with which the last sentence told the deed that a claim speaks of as known, in the same part of the
    text; None where no noun points back, or where it was told with several times or none."""
    here = told[number]
    sentence = annotation.sentences[here.sentence]
    lemmas = {sentence.tokens[w].low_lemma for w in _known_deeds(sentence, claims[number])}
    if not lemmas:
        return None
    for index in range(here.sentence - 1, max(-1, here.sentence - 1 - _REACH), -1):
        found = _told_with(annotation.sentences[index], index, lemmas, claims, told, times, here.part)
        if found is not None:
            return found if is_short(found) else None
    return None


def is_of_elsewhere(annotation: Annotation, claim: Claim, telling: Telling) -> bool:
    """Whether a deed is spoken of as known that this text has not told: "protested against the killing of the judge",
    of whom it says nothing before. Its day is none of the story's."""
    sentence = annotation.sentences[telling.sentence]
    word = next(iter(_definite_words(sentence, claim)), None)
    if word is None or telling.clause < 0 or claim.event_type is not EventType.ASSAULT:
        return False
    suffered = next((c for c in sentence.children[word] if preposition(sentence, c) == "of"), None)
    if suffered is None or sentence.tokens[suffered].low_lemma in _PRESENTED:
        return False
    below = sentence.tokens[suffered]
    owned = any(sentence.tokens[c].low in _DEFINITE for c in sentence.children[suffered]) or below.upos == "PROPN"
    own = {below.low_lemma, *(sentence.tokens[c].low_lemma for c in _describing(sentence, suffered))}
    before = annotation.sentences[: telling.sentence]
    return owned and all(own.isdisjoint(t.low_lemma for t in s.tokens) for s in before)


def _describing(sentence: Sentence, noun: int) -> Iterator[int]:
    return (c for c in sentence.children[noun] if sentence.tokens[c].relation in ("compound", "amod", "flat"))


def _definite_words(sentence: Sentence, claim: Claim) -> Iterator[int]:
    """The nouns of the trigger that stand with "the" or "that"."""
    for word in sentence.within(claim.trigger.start, claim.trigger.end):
        determiner = sentence.child(word, "det") if sentence.tokens[word].upos == "NOUN" else None
        if determiner is not None and sentence.tokens[determiner].low in _DEFINITE:
            yield word


def _known_deeds(sentence: Sentence, claim: Claim) -> Iterator[int]:
    """The nouns for deeds that the trigger holds, or in which it happened, told as known."""
    deeds = load_times().deed
    yield from (w for w in _definite_words(sentence, claim) if sentence.tokens[w].low_lemma in deeds)
    for word in sentence.within(claim.trigger.start, claim.trigger.end):
        for child in sentence.children[word]:
            if sentence.tokens[child].low_lemma not in deeds or preposition(sentence, child) not in _OCCASION:
                continue
            if any(sentence.tokens[c].low in _DEFINITE for c in sentence.children[child]):
                yield child


def _told_with(
    sentence: Sentence,
    index: int,
    lemmas: set[str],
    claims: Sequence[Claim],
    told: Sequence[Telling],
    times: Sequence[Told],
    part: int,
) -> TimeRef | None:
    """The time with which a sentence tells one of these deeds."""
    words = [i for i, t in enumerate(sentence.tokens) if t.low_lemma in lemmas and t.upos in ("NOUN", "VERB")]
    if not words:
        return None
    here = [t for t in times if t.sentence == index and t.part == part and t.moves]
    for word in words:
        start, end = sentence.tokens[word].start, sentence.tokens[word].end
        named = next((t.time for t in here if 0 < start - t.time.span.end <= len("'s ")), None)
        if named is not None:
            return named
        own = (
            c.time
            for c, at in zip(claims, told, strict=True)
            if at.sentence == index and c.trigger.start <= start and end <= c.trigger.end and kind_of(c) == 0
        )
        dated = next((t for t in own if t is not None and t.earliest is not None), None)
        if dated is not None:
            return dated
    days = {(t.time.earliest, t.time.latest): t.time for t in here}
    return next(iter(days.values())) if len(days) == 1 else None
