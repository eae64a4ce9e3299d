"""Where talks are: what was said, agreed and discussed at them was there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.annotate.annotation import Sentence
from reportedly.changed import replace
from reportedly.code.context import Context
from reportedly.code.demonyms import is_adjective, is_country
from reportedly.code.events import place_ref
from reportedly.code.nouns import noun_of
from reportedly.code.phrases import Phrase, phrase, preposition
from reportedly.code.place_names import name_at, place_words
from reportedly.code.places import Where
from reportedly.code.told import Told
from reportedly.model import BlockKind, Claim, EventType, Modality, Reason

_HELD = frozenset({EventType.CONSULT, EventType.AGREE})
_LEAD = 2  # sentences below a headline that tell what talks a report is about
_BESIDE = "the place of the meeting told before it"
_TALKS = "the place of the talks that the beginning tells of"


def at_talks(context: Context, told: Sequence[Told]) -> tuple[Claim, ...]:
    """The claims; meetings and agreements without a place are where the meeting before them in their paragraph was,
    else where the talks are that the beginning of the document tells of, if these are at one place."""
    if not any(_wants(context, t.claim) for t in told):
        return tuple([t.claim for t in told])
    found: list[Claim] = []
    venue, only = place_ref(context, _venue(context)), _only(told)
    last: Told | None = None
    for before, item in zip((None, *told), told, strict=False):
        if before is not None and _lends(before):
            last = before
        claim = item.claim
        if not _wants(context, claim) or any(context.places.names.settlements(item.index)):
            found.append(claim)
            continue
        lender = last.claim if last is not None and _same_paragraph(context, last, item) else None
        rule = _TALKS if lender is None else _BESIDE
        if lender is None and venue is None:
            lender = only
        if lender is not None and _on_another_day(lender, claim):
            lender = None
        place = lender.place if lender is not None else venue
        if place is not None:
            reason = Reason("place", rule, place.span)
            claim = replace(claim, place=replace(place, reason=rule), reasons=(*claim.reasons, reason))
        found.append(claim)
    return tuple(found)


def _only(told: Sequence[Told]) -> Claim | None:
    """The meeting at the one place at which the document's meetings were."""
    places = {t.name: t.claim for t in told if _lends(t) and t.claim.event_type is EventType.CONSULT}
    return next(iter(places.values())) if len(places) == 1 else None


def _on_another_day(one: Claim, two: Claim) -> bool:
    """Whether both have words of time, and not the same: "will meet on 17 May", "their last meeting was in March"."""
    return one.time is not None and two.time is not None and one.time.text.lower() != two.time.text.lower()


def _wants(context: Context, claim: Claim) -> bool:
    if claim.place is not None or claim.modality is not Modality.ACTUAL or claim.background:
        return False
    if claim.event_type is EventType.REJECT:  # "the sides were unable to agree"
        return "agree" in claim.trigger.of(context.document.text).lower()
    return claim.event_type in _HELD


def _lends(lender: Told) -> bool:
    claim = lender.claim
    if claim.event_type not in _HELD or lender.name is None or claim.place is None or is_country(lender.name):
        return False
    return claim.modality is Modality.ACTUAL and not claim.background


def _same_paragraph(context: Context, one: Told, two: Told) -> bool:
    return context.sentence(one.index).paragraph == context.sentence(two.index).paragraph


def _venue(context: Context) -> Where | None:
    """The one town at which the headlines and the first sentences put talks."""
    sentences = context.annotation.sentences
    titles = sum(s.block is BlockKind.TITLE for s in sentences)
    found: dict[str, Where] = {}
    for index, sentence in enumerate(sentences[: titles + _LEAD]):
        for head in _named(sentence):
            if context.places.is_place(sentence, head):
                found.setdefault(name_at(sentence, head), Where(_alone(sentence, index, head), None, _TALKS))
    names = {n: w for n, w in found.items() if n != "capital"} or found  # "the Doha talks", "talks in Qatar's capital"
    return next(iter(names.values())) if len(names) == 1 else None


def _named(sentence: Sentence) -> Iterator[int]:
    """Names in "talks in Orra" and "the Orra talks", which no country's is: "the Mali talks" are about it."""
    for i, token in enumerate(sentence.tokens):
        is_capital = token.low_lemma == "capital" and _is_a_country_s(sentence, i)
        named = token.upos == "PROPN" and not is_country(name_at(sentence, i))
        if token.head < 0 or not (named or is_capital):
            continue
        above = sentence.tokens[token.head]
        if above.upos != "NOUN" or noun_of(above) not in place_words()["talks"]:
            continue
        if token.deprel == "compound" or (token.deprel == "nmod" and preposition(sentence, i) in ("in", "at")):
            yield i


def _is_a_country_s(sentence: Sentence, capital: int) -> bool:
    """ "Norland's capital", "the Norlandic capital"."""
    before = (sentence.tokens[c] for c in sentence.children[capital] if c < capital)
    return any(t.deprel == "nmod:poss" or is_adjective(t.text) for t in before)


def _alone(sentence: Sentence, index: int, head: int) -> Phrase:
    found = phrase(sentence, index, head)
    if sentence.tokens[head].upos != "PROPN":
        return found
    first = min([head, *(e.first for e in sentence.entities if e.kind == "LOC" and e.first <= head < e.past)])
    while first > found.first and sentence.tokens[first - 1].upos == "PROPN":
        first -= 1
    return replace(found, first=max(first, found.first))
