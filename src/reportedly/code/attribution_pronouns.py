"""Which speaker "he" or "she" is, where the nearest name is only somebody that a speaker speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.code.attributed import Attributed, Words
from reportedly.code.coreference import Referents
from reportedly.code.nouns import load_nouns
from reportedly.code.phrases import Phrase

_HE = frozenset({"he", "she"})
_SPEAKING = _HE | {"it"}
_REACH = 3  # sentences


def speaker_meant(
    annotation: Annotation, referents: Referents, made: Sequence[Attributed], number: int, meant: Phrase
) -> Phrase | None:
    """Who the source "he" of attribution `number` is, where `meant`, whom the pronoun would stand for, is no speaker.

    "The bomber wore a uniform, the general said. “He shot at us,” he added": whoever spoke of the bomber speaks on.
    "“They shot my cousin,” he said": not the cousin, but whom the sentences before are about, or the last speaker; None
    where there is neither. Anybody else that is meant is handed back.
    """
    item = made[number]
    source = item.source
    if source is None or source.past - source.first != 1 or item.cue is None:
        return meant
    pronoun = annotation.sentences[source.sentence].tokens[source.first].low
    if pronoun not in _SPEAKING or any(_is_source(other, meant) for other in made):
        return meant
    fitting = {
        (m.phrase.sentence, m.phrase.head): m
        for index in range(max(0, source.sentence - _REACH), source.sentence + 1)
        for m in referents.mentions(index)
        if referents.fits(m, pronoun)
        and not item.holds(m.phrase.sentence, m.phrase.head)
        and (m.phrase.sentence, m.phrase.past) <= (source.sentence, source.first)
    }
    own = item.holds(meant.sentence, meant.head)
    if own:
        subjects = [
            m.phrase
            for m in fitting.values()
            if m.subject and m.phrase.sentence < source.sentence and not _is_told_of(made, m.phrase)
        ]
        paragraph = annotation.sentences[source.sentence].paragraph
        if subjects and annotation.sentences[subjects[-1].sentence].paragraph == paragraph:
            return subjects[-1]
    for other in reversed(made[:number]):
        if other.source is not None and (own or other.holds(meant.sentence, meant.head)):
            for mention in fitting.values():
                if _is_source(other, mention.phrase):
                    return Phrase(other.source.sentence, mention.phrase.head, other.source.first, other.source.past)
    return None if own else meant


def last_speaker(annotation: Annotation, made: Sequence[Attributed], source: Phrase) -> Words | None:
    """The words for the one person, by a noun and no name, who is told to speak last before "he" or "she": "A teacher
    said that they had come in from the south. She had seen seven bodies, she said"."""
    pronoun = annotation.sentences[source.sentence].tokens[source.first].low
    if source.past - source.first != 1 or pronoun not in _HE:
        return None
    here = (source.sentence, source.first)
    before = [o.source for o in made if o.source is not None and (o.source.sentence, o.source.first) < here]
    before = [w for w in before if w.sentence >= source.sentence - _REACH and not _is_pronoun(annotation, w)]
    last = max(before, key=lambda w: (w.sentence, w.first), default=None)
    return last if last is not None and _is_one(annotation.sentences[last.sentence], last, pronoun) else None


def _is_pronoun(annotation: Annotation, words: Words) -> bool:
    tokens = annotation.sentences[words.sentence].tokens[words.first : words.past]
    return all(t.upos == "PRON" for t in tokens)


def _is_one(sentence: Sentence, words: Words, pronoun: str) -> bool:
    """Whether words are for one person: no body, not several, and nobody whom the pronoun does not fit."""
    tokens, nouns = sentence.tokens, load_nouns()
    head = next((i for i in range(words.first, words.past) if not words.first <= tokens[i].head < words.past), None)
    if head is None or tokens[head].xpos != "NN" or tokens[head].low_lemma in nouns.group:
        return False
    others = nouns.male if pronoun == "she" else nouns.female
    told = {t.low for t in tokens[words.first : words.past]}
    joined = any(tokens[c].deprel == "conj" for c in sentence.children[head])
    return not joined and others.isdisjoint(told)


def _is_told_of(made: Sequence[Attributed], phrase: Phrase) -> bool:
    return any(other.holds(phrase.sentence, phrase.head) for other in made)


def _is_source(item: Attributed, phrase: Phrase) -> bool:
    source = item.source
    return source is not None and source.holds(phrase.sentence, phrase.head)
