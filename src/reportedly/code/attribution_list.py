"""Every attribution of a document as three spans: who, with which words, what.

The claims cut sources and contents to what an analyst needs as evidence. This list is for reading attributions as such,
and follows the conventions of PolNeAR's annotation (Newell et al., LREC 2018), as its corpus has them:

source   the whole noun phrase with its title, appositions and relative clauses, and with the comma or dash that closes
         them where the cue comes right after ("Ada Brun, the mayor, | said"); a relative pronoun where that is the
         subject ("the men who | said"); a participle that tells what the source did meanwhile is not part of it.
cue      the verb with its auxiliaries, negation and adverbs, and the verbs that govern it ("appeared to suggest"); the
         preposition that joins the content ("spoke about"); the colon right after it ("said:"). Hearers, times and
         places are no part of it.
content  all that is attributed, with "that" and its quotation marks, without the stop that only ends the sentence;
         of a label both terms ("called | the raid a crime"); of a passive without an agent the subject too ("The men
         are believed to have fled"). Where it stands around the cue it is the whole stretch; `parts` are its pieces.

PolNeAR annotates no attribution within the content of another; here such a one is `nested` in the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.annotate.annotation import Annotation
from reportedly.code.attributed import Attributed, Words
from reportedly.code.attribution import attributions
from reportedly.code.attribution_content import content_words
from reportedly.code.attribution_extents import cue_words, source_words
from reportedly.model import Document, Span, Stance


@dataclass(frozen=True, slots=True)
class Listed:
    """One attribution. `content` reaches from the first to the last character of `parts`, which are in order.

    `source` is None where the text names none, `cue` where the words go on without one. `nested` are the attributions
    that are themselves part of the content ("the mayor said [the army denied that …]").
    """

    source: Span | None
    cue: Span | None
    content: Span | None
    parts: tuple[Span, ...]
    stance: Stance
    rule: str
    nested: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shaped:
    """An attribution whose words have their full extent."""

    item: Attributed
    source: Words | None
    cue: Words | None
    content: tuple[Words, ...]

    @property
    def size(self) -> int:
        return sum(w.past - w.first for w in self.content)

    def holds(self, other: _Shaped) -> bool:
        """Whether the other's cue is part of this one's content."""
        return other.cue is not None and any(
            w.holds(other.cue.sentence, other.cue.first) and w.holds(other.cue.sentence, other.cue.past - 1)
            for w in self.content
        )


def listed(document: Document, annotation: Annotation) -> tuple[Listed, ...]:
    """Every attribution of the document's title and body, in the order of their cues, those within another nested."""
    found = attributions(document, annotation, attitudes=True)
    goes_on = _continued(found)
    shaped = [
        _shaped(annotation, item, [found[n] for n in goes_on.get(number, ())])
        for number, item in enumerate(found)
        if item.origin is None
    ]
    within: dict[int | None, list[int]] = {}
    for number, above in enumerate(_above(shaped)):
        within.setdefault(above, []).append(number)
    return tuple(_listed(annotation, shaped, within, n) for n in within.get(None, ()))


def _continued(found: tuple[Attributed, ...]) -> dict[int, list[int]]:
    """Attribution -> those that carry it on without a cue of their own."""
    groups: dict[int, list[int]] = {}
    for number, item in enumerate(found):
        if item.origin is not None:
            groups.setdefault(item.origin, []).append(number)
    return groups


def _shaped(annotation: Annotation, item: Attributed, further: Iterable[Attributed]) -> _Shaped:
    cue = cue_words(annotation, item)
    source = source_words(annotation, item, cue)
    words = content_words(annotation, item, cue, source)
    for more in further:
        words = (*words, *more.content)
    return _Shaped(item, source, cue, words)


def _above(shaped: list[_Shaped]) -> list[int | None]:
    """For each attribution the smallest one that it is part of, if any.

    Of two that hold each other's cue the larger is above. No attribution is above itself, by whatever way.
    """
    above: list[int | None] = [None] * len(shaped)
    reached: dict[int, set[int]] = {}
    for n, one in enumerate(shaped):
        for words in one.content:
            reached.setdefault(words.sentence, set()).add(n)
    for n, inner in enumerate(shaped):
        near = sorted(reached.get(inner.cue.sentence, ())) if inner.cue is not None else []
        around = [m for m in near if m != n and shaped[m].holds(inner)]
        around = [m for m in around if not inner.holds(shaped[m]) or (shaped[m].size, -m) > (inner.size, -n)]
        for m in sorted(around, key=lambda m: shaped[m].size):
            if not _leads_to(above, m, n):
                above[n] = m
                break
    return above


def _leads_to(above: list[int | None], start: int, goal: int) -> bool:
    at: int | None = start
    while at is not None and at != goal:
        at = above[at]
    return at == goal


def _listed(annotation: Annotation, shaped: list[_Shaped], within: dict[int | None, list[int]], number: int) -> Listed:
    one = shaped[number]
    parts = tuple(sorted((w.span(annotation) for w in one.content), key=lambda s: s.start))
    return Listed(
        source=one.source.span(annotation) if one.source else None,
        cue=one.cue.span(annotation) if one.cue else None,
        content=Span(parts[0].start, max(p.end for p in parts)) if parts else None,
        parts=parts,
        stance=one.item.stance,
        rule=one.item.rule,
        nested=tuple(_listed(annotation, shaped, within, n) for n in within.get(number, ())),
    )
