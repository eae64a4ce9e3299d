"""Document to Annotation: sentences and words by rule, everything else by the encoder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from typing import TYPE_CHECKING, Protocol

from reportedly.annotate.amounts import amounts_hung
from reportedly.annotate.annotation import Annotation, Sentence, Token
from reportedly.annotate.arms import tear_gas_joined
from reportedly.annotate.clauses import clauses_hung
from reportedly.annotate.fronted import places_fronted
from reportedly.annotate.gerunds import deeds_named
from reportedly.annotate.names import branches_named, craft_named, letters_bracketed, names_joined
from reportedly.annotate.objects import objects_behind_days, objects_joined, objects_pending
from reportedly.annotate.pairs import pairs_parted
from reportedly.annotate.parted import subjects_parted
from reportedly.annotate.recase import recased
from reportedly.annotate.reporting import claims_named, reports_said
from reportedly.annotate.results import results_hung, without_doers
from reportedly.annotate.sayings import sayings_hung
from reportedly.annotate.sentences import Segment, split_sentences
from reportedly.annotate.shootings import found_shot, shot_dead
from reportedly.annotate.toponyms import relabelled
from reportedly.bounds import Bound, note
from reportedly.model import Document

if TYPE_CHECKING:
    from reportedly.annotate.decode import Analysis

__all__ = ["Analyser", "Annotation", "annotate", "annotate_many"]


_LONG = 24
"""Words from which on a sentence must have two letters side by side to be read: a column of figures has none, nor have
texts of bare marks and letters, which have five times as many words to read as others of their length."""
_LETTERS = re.compile(r"[^\W\d_]{2}")


class Analyser(Protocol):
    """What `annotate` asks of the encoder."""

    def analyse(self, sentences: Sequence[Sequence[str]]) -> Sequence[Analysis]:
        """Lemmas, parts of speech, tree, entities and frames of each sentence, given its words."""
        ...


def annotate(document: Document, encoder: Analyser) -> Annotation:
    """Annotates the title and body of one document. The same document gives the same annotation, whatever came before.

    The encoder sees one document at a time: its int8 arithmetic depends on what shares a batch.
    """
    text = document.text
    found = split_sentences(document)
    segments = [s for s in found if len(s.words) < _LONG or _LETTERS.search(text, s.start, s.end)]
    note(Bound.ROWS, len(found) - len(segments))
    if not segments:
        return Annotation(())
    words = [[text[a:b] for a, b in segment.words] for segment in segments]
    analyses = encoder.analyse(recased(segments, words, encoder.analyse))
    return Annotation(relabelled(tuple(map(_sentence, segments, words, analyses))))


def annotate_many(documents: Iterable[Document], encoder: Analyser) -> Iterator[Annotation]:
    """Annotations of the documents, in their order, one at a time: memory does not grow with their number."""
    for document in documents:
        yield annotate(document, encoder)


def _sentence(segment: Segment, words: Sequence[str], analysis: Analysis) -> Sentence:
    """The segment and what the encoder found in it. Raises ValueError if the two differ in length."""
    analysis = tear_gas_joined(words, found_shot(words, analysis))
    analysis = reports_said(words, craft_named(words, names_joined(words, analysis)))
    analysis = shot_dead(words, claims_named(words, analysis))
    analysis = letters_bracketed(words, branches_named(words, deeds_named(words, analysis)))
    heads, deprels = results_hung(words, analysis.upos, analysis.heads, analysis.deprels)
    frames = without_doers(words, analysis.heads, heads, analysis.frames)
    heads, deprels = sayings_hung(words, analysis.upos, analysis.xpos, heads, deprels)
    heads, deprels, frames = clauses_hung(words, analysis.lemmas, analysis.xpos, heads, deprels, frames)
    heads, deprels, frames = subjects_parted(words, analysis.upos, heads, deprels, frames)
    heads, deprels, frames = places_fronted(words, analysis.upos, heads, deprels, frames, analysis.entities)
    heads, deprels = objects_joined(analysis.upos, heads, deprels, analysis.frames)
    deprels, frames = objects_behind_days(words, analysis.upos, heads, deprels, frames)
    upos, deprels, frames = objects_pending(words, analysis.upos, heads, deprels, frames)
    heads, deprels = pairs_parted(words, analysis.upos, heads, deprels)
    deprels, frames = amounts_hung(words, analysis.lemmas, heads, deprels, frames)
    starts, ends = zip(*segment.words, strict=True)
    columns = (
        starts,
        ends,
        words,
        analysis.lemmas,
        upos,
        analysis.xpos,
        heads,
        deprels,
    )
    tokens = tuple(starmap(Token, zip(*columns, strict=True)))
    return Sentence(
        segment.start,
        segment.end,
        segment.block,
        segment.paragraph,
        tokens,
        tuple(analysis.entities),
        tuple(frames),
        analysis.by_head,
        tuple(analysis.facts),
    )
