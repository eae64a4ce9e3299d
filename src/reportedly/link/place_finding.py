"""Names of places in an annotated text: the model's, cut down to the name, and those that the cues tell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_names import first_word, fold
from reportedly.link.place_mentions import is_facility, is_kind, is_part
from reportedly.model import Span

_LONGEST = 5  # words of a country's name
_SMALL_WORDS = frozenset(
    {"of", "the", "and", "de", "la", "del", "al", "el", "du", "da", "do", "di", "e", "-", "–", "'", "’", "."}
)


def find_places(annotation: Annotation, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """Where names of places stand, in the order of the text; they do not overlap.

    A name that is a place's in one sentence is one wherever it stands alone; a country's name always is one, unless it
    is a part of another name ("Bank of China").
    """
    seen = [list(_names(sentence, gazetteer)) for sentence in annotation.sentences]
    named = {_key(sentence, *s) for sentence, spans in zip(annotation.sentences, seen, strict=True) for s in spans}
    begin = _first_words(gazetteer), frozenset(map(first_word, named))
    result: list[Span] = []
    for sentence, taken in zip(annotation.sentences, seen, strict=True):
        taken += [s for s in _told(sentence, gazetteer, named, begin) if not any(_overlap(s, t) for t in taken)]
        result += [Span(sentence.tokens[a].start, sentence.tokens[b - 1].end) for a, b in sorted(taken)]
    return tuple(result)


def _names(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    for entity in sentence.entities:
        if entity.kind == "LOC" and (name := _name(sentence, entity.first, entity.past, gazetteer)):
            yield name


def _name(sentence: Sentence, first: int, past: int, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """The name within an entity: "the village of Konna" to Konna, "Kidal region" to Kidal; None for a building's."""
    words = {i: sentence.tokens[i].text for i in range(first, past)}
    while past > first and not _is_name(words[past - 1]):
        past -= 1
    if past - first > 2 and gazetteer.named(_key(sentence, first, past)):
        return first, past  # "Deir ez-Zor"
    runs = [i for i in range(first, past) if not _is_name(words[i]) and words[i].lower() not in _SMALL_WORDS]
    if runs:
        first = runs[-1] + 1
    while first < past and (words[first].lower() in _SMALL_WORDS or not _is_name(words[first])):
        first += 1
    if first >= past:
        return None
    key = _key(sentence, first, past)
    if not gazetteer.named(key):
        if gazetteer.cues.get(key, "").startswith("~"):
            return None  # an adjective of people
        # "Kenya's capital Nairobi" and "Abu Shok Camp" are not known as a whole.
        if is_facility(words[past - 1]) and past - first > 1:
            return None
        if past - first > 1 and is_part(words[first]) and gazetteer.named(_key(sentence, first + 1, past)):
            first += 1
        elif past - first > 1 and is_kind(words[past - 1]) and words[past - 1].islower():
            past -= 1
    return first, past


@lru_cache(maxsize=4)
def _first_words(gazetteer: Gazetteer) -> frozenset[str]:
    """How the names of the cues begin, but for adjectives."""
    return frozenset(first_word(key) for key, cue in gazetteer.cues.items() if not cue.startswith("~"))


def _told(
    sentence: Sentence, gazetteer: Gazetteer, named: set[str], begin: tuple[frozenset[str], frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """Countries, divisions of the cues and names already found, where the model has seen no other name around them.

    `begin` are the first words of the former and of the latter."""
    of_cues, of_named = begin
    tokens, past = sentence.tokens, 0
    for i in [i for i, token in enumerate(tokens) if token.text[:1].isupper()]:
        if i < past:
            continue
        first = first_word(fold(tokens[i].text))
        if first in of_cues or first in of_named:
            for n in range(min(_LONGEST, len(tokens) - i), 0, -1):
                if not _is_name(tokens[i + n - 1].text):
                    continue
                key = _key(sentence, i, i + n)
                cue = gazetteer.cues.get(key, "~")
                if (not cue.startswith("~") or key in named) and _stands_alone(sentence, i, i + n):
                    yield i, i + n
                    past = i + n
                    break


def _stands_alone(sentence: Sentence, first: int, past: int) -> bool:
    """Whether no longer name holds these words."""
    for entity in sentence.entities:
        if entity.first <= first and past <= entity.past and entity.past - entity.first > past - first:
            return False
    before = sentence.tokens[first - 1] if first else None
    after = sentence.tokens[past] if past < len(sentence.tokens) else None
    if before is not None and before.upos == "PROPN" and before.head in range(first, past):
        return False
    return after is None or after.upos != "PROPN" or not _is_name(after.text)


def _key(sentence: Sentence, first: int, past: int) -> str:
    return fold(" ".join(t.text for t in sentence.tokens[first:past]))


def _is_name(word: str) -> bool:
    return word[:1].isupper()


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
