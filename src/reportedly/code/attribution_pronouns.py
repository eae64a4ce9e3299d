"""Which speaker "he" or "she" is, where the nearest name is only somebody that a speaker speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.annotate.annotation import Annotation
from reportedly.code.attributed import Attributed
from reportedly.code.coreference import Referents
from reportedly.code.phrases import Phrase

_HE = frozenset({"he", "she"})
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
    if pronoun not in _HE or any(_is_source(other, meant) for other in made):
        return meant
    fitting = {
        (m.phrase.sentence, m.phrase.head): m
        for mentions in referents.mentions[max(0, source.sentence - _REACH) : source.sentence + 1]
        for m in mentions
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


def _is_told_of(made: Sequence[Attributed], phrase: Phrase) -> bool:
    return any(other.holds(phrase.sentence, phrase.head) for other in made)


def _is_source(item: Attributed, phrase: Phrase) -> bool:
    source = item.source
    return source is not None and source.holds(phrase.sentence, phrase.head)
