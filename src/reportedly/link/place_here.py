"""Places that only a dateline or a headline names: "gunmen here shot two men", "Orra counts its dead"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.changed import replace
from reportedly.code.demonyms import countries_in
from reportedly.link.place_choice import PlaceChoice
from reportedly.link.place_surroundings import filled
from reportedly.model import Claim, Document, EventType, PlaceRef, Reason, Span

HERE = '"here" is where the report was written'
TITLED = "the only place that the headline names, in a text that places nothing"
_OWN = frozenset({"the happening's words of place", "what was taken or hit is a place"})
_KINDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.PROTEST, EventType.AGREE})


def at_here(
    document: Document, annotation: Annotation, claims: Sequence[Claim], dateline: Callable[[], PlaceChoice | None]
) -> tuple[Claim, ...]:
    """The claims, those told as of "here" at the dateline; not what somebody quoted says so."""
    here = {s.start: s for s in annotation.sentences if "here" in s.forms}
    if not any(_is_here(c, here.get(c.evidence.start), document.text) for c in claims):
        return tuple(claims)
    choice = dateline()
    if choice is None:
        return tuple(claims)
    span = Span(choice.start, choice.end)
    town = filled(PlaceRef(span, span.of(document.text)), choice, choice.precision, f"{HERE}; {choice.reason}")
    return tuple(
        _placed(c, town, HERE) if _is_here(c, here.get(c.evidence.start), document.text) else c for c in claims
    )


def _is_here(claim: Claim, sentence: Sentence | None, text: str) -> bool:
    if sentence is None or claim.event_type not in _KINDS or claim.background:
        return False
    if any(r.field == "place" and r.rule in _OWN for r in claim.reasons):
        return False
    inside = [i for i, t in enumerate(sentence.tokens) if claim.trigger.start <= t.start < claim.trigger.end]
    words = {*inside, *(a for i in inside[:1] for a in sentence.ancestors(i))}
    for token in sentence.tokens:
        if token.low != "here" or token.deprel != "advmod" or token.head < 0:
            continue
        noun = sentence.tokens[token.head]
        near = token.head in words or noun.head in inside  # "before the police here"
        if near and not any(q in text[sentence.start : token.start] for q in '"“'):
            return True
    return False


def titled(
    document: Document,
    named: Iterable[Span],
    claims: Sequence[Claim],
    link: Callable[[Sequence[Claim]], Sequence[Claim]],
) -> PlaceRef | None:
    """The one place of those that the text names which stands in its headline too, linked as a claim's."""
    title, text = document.title or "", document.text
    found: dict[str, Span] = {}
    for span in named:
        name = span.of(text)
        if re.search(rf"\b{re.escape(name)}\b", title) and not countries_in(name):
            found.setdefault(name, span)
    if len(found) != 1 or not claims:
        return None
    name, span = next(iter(found.items()))
    (claim,) = link([replace(claims[0], place=PlaceRef(span, name), background=False, reasons=())])
    if claim.place is None:
        return None
    return claim.place if claim.place.name else replace(claim.place, name=name)


def _placed(claim: Claim, place: PlaceRef, rule: str) -> Claim:
    kept = tuple(r for r in claim.reasons if r.field != "place")
    return replace(claim, place=place, reasons=(*kept, Reason("place", rule, place.span)))
