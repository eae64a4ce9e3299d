"""How words of place stand in a sentence: parts and wholes, ways and clauses, and which country a document is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.code.demonyms import countries_in, is_country
from reportedly.code.nouns import noun_of
from reportedly.code.phrases import Phrase, phrase, preposition
from reportedly.code.place_names import name_at, place_words
from reportedly.model import BlockKind

_DIRECTION = frozenset({"to", "toward", "towards", "into", "for"})
_CLAUSES = frozenset({"ccomp", "parataxis"})


def story_country(text: str, sentences: Sequence[Sentence]) -> Phrase | None:
    """The country that the document is about: the one that it names most, with its people, and most of the time, or
    that it says things to happen in."""
    found: dict[str, Phrase] = {}
    inside: set[str] = set()
    for index, sentence in enumerate(sentences):
        for i, token in enumerate(sentence.tokens):
            if token.upos == "PROPN" and is_country(name_at(sentence, i)):
                for country in countries_in(name_at(sentence, i)):
                    better = preposition(sentence, i) in ("in", "across", "throughout")
                    if country not in found or (better and country not in inside):
                        found[country] = phrase(sentence, index, i)
                    inside |= {country} if better else set()
    mentions = Counter(c for s in sentences for c in countries_in(text[s.start : s.end]))
    best = max(found, key=lambda c: (c in inside, mentions[c]), default=None)
    if best is None or mentions[best] < max(mentions.values(), default=1):
        return None
    if (4 if best in inside else 2) * mentions[best] <= mentions.total():
        return None
    return found[best]


def ahead(sentence: Sentence, *words: int) -> Iterator[int]:
    """Where somebody withdraws to, or is to be."""
    for word in words:
        for child in sentence.children[word]:
            if preposition(sentence, child) in _DIRECTION:
                yield child


def around(sentence: Sentence, word: int, apart: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The words above it, each with the one below, as far as no speech begins and no happening apart."""
    below = word
    for above in sentence.ancestors(word):
        if sentence.tokens[below].deprel in _CLAUSES or above in apart:
            return
        yield below, above
        below = above


def whole(sentence: Sentence, head: int) -> Iterator[int]:
    """Of a part what it is a part of, then itself: "in front of the school", "in the rest of Tolmin"."""
    if noun_of(sentence.tokens[head]) in place_words()["part"]:
        yield from (c for c in sentence.children[head] if c > head and preposition(sentence, c) == "of")
    yield head


def own_name(sentence: Sentence, found: Phrase) -> Phrase:
    """ "Orra County" of "Orra County of Tolmin State"."""
    if sentence.tokens[found.head].lemma.lower() not in place_words()["division"]:
        return found
    for child in sentence.children[found.head]:
        if child > found.head and preposition(sentence, child) in ("of", "in"):
            return replace(found, past=min(found.past, sentence.extent(child)[0]))
    return found


def is_one(sentence: Sentence, head: int) -> bool:
    """Whether a noun tells of some place, not of a kind ("life in prison", "in areas", "in part"); headlines leave
    articles out."""
    if sentence.block is BlockKind.TITLE:
        return True
    return sentence.child(head, "det", "nmod:poss", "nummod", "compound") is not None


def kinds_by_name(annotation: Annotation) -> dict[str, str]:
    """For each name, the kind that the document's mentions of it have most often."""
    votes: dict[str, Counter[str]] = {}
    for sentence in annotation.sentences:
        for entity in sentence.entities:
            if sentence.tokens[entity.past - 1].upos == "PROPN" and entity.kind in ("LOC", "PER", "ORG", "GROUP"):
                name = name_at(sentence, entity.past - 1)
                votes.setdefault(name, Counter())[entity.kind] += 1
    return {name: counter.most_common(1)[0][0] for name, counter in votes.items()}
