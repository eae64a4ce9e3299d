"""Papers, messages and sources without a name that speak again: whose "the statement" is that "added …"."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.code.attributed import Attributed, Words
from reportedly.code.cues import load_cues
from reportedly.code.forms import lemma_of

_PEOPLE = frozenset({"source"})  # who has no name: "a military source said …. The source added …"
_KNOWN = frozenset({"the", "this", "that", "its", "his", "her", "their"})


def issuer(annotation: Annotation, made: Sequence[Attributed], number: int) -> Words | None:
    """Who put out the paper or message that is the source of attribution `number`, as named further up; None if untold.

    "The army said in a statement that …. The statement added …": the nearest speaker before who is told to speak in a
    thing of that name, or who is told to have put one out ("issued a statement").
    """
    source = made[number].source
    if source is not None and source.past - source.first == 1:
        again = _speaker_again(annotation, made, number, source)
        if again is not None:
            return again
        if reads(annotation, made[number]):
            return _paper_before(annotation, made, number, source)
    if source is None or not _is_known_carrier(annotation.sentences[source.sentence], source):
        return None
    wanted = lemma_of(annotation.sentences[source.sentence].tokens[source.past - 1])
    for item in reversed(made[:number]):
        cue, speaker = item.cue, item.source
        if cue is None or speaker is None or _is_known_carrier(annotation.sentences[speaker.sentence], speaker):
            continue
        if item.rule.startswith("carried"):
            continue  # who published it is not whose it is
        tokens = annotation.sentences[cue.sentence].tokens
        if lemma_of(annotation.sentences[speaker.sentence].tokens[speaker.past - 1]) == wanted:
            return speaker
        if wanted not in _PEOPLE and any(
            lemma_of(t) == wanted and not item.holds(cue.sentence, w) for w, t in enumerate(tokens)
        ):
            return speaker
    return None


def _speaker_again(annotation: Annotation, made: Sequence[Attributed], number: int, source: Words) -> Words | None:
    """Who "they" are that say more: the nearest speakers before, in the same paragraph, who are several."""
    sentences = annotation.sentences
    if sentences[source.sentence].tokens[source.first].low != "they":
        return None
    for item in reversed(made[:number]):
        speaker = item.source
        if speaker is None or sentences[speaker.sentence].paragraph != sentences[source.sentence].paragraph:
            continue
        tokens = sentences[speaker.sentence].tokens[speaker.first : speaker.past]
        several = any(t.xpos in ("NNS", "NNPS") or t.deprel == "conj" for t in tokens)
        return speaker if several and tokens[0].upos != "PRON" and speaker.sentence < source.sentence else None
    return None


def reads(annotation: Annotation, item: Attributed) -> bool:
    """Whether an attribution is "it read", which only a paper or a message does."""
    source, cue = item.source, item.cue
    if source is None or cue is None or source.past - source.first != 1:
        return False
    tokens = annotation.sentences[cue.sentence].tokens
    it = annotation.sentences[source.sentence].tokens[source.first].low == "it"
    return it and cue.past - cue.first == 1 and lemma_of(tokens[cue.first]) == "read"


def _paper_before(annotation: Annotation, made: Sequence[Attributed], number: int, source: Words) -> Words | None:
    """Whose paper "it" is: that of the last speaker named before it, or the paper itself where nobody is told of."""
    for item in reversed(made[:number]):
        speaker = item.source
        if speaker is not None and (speaker.sentence, speaker.past) <= (source.sentence, source.first):
            plain = speaker.past - speaker.first == 1
            if not (plain and annotation.sentences[speaker.sentence].tokens[speaker.first].upos == "PRON"):
                return speaker
    return None


def _is_known_carrier(sentence: Sentence, source: Words) -> bool:
    """Whether the source is a paper or message that has been spoken of: "the statement"."""
    tokens = sentence.tokens[source.first : source.past]
    if len(tokens) > 2 or tokens[0].low not in _KNOWN:
        return False
    lemma = lemma_of(tokens[-1])
    return lemma in _PEOPLE or lemma in load_cues().classes["nouns.carriers"]
