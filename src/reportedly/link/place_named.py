"""The one town that a story names, for happenings that it tells of only as in a country or a region.

"Gang members stormed a farming town in central Norland", and the next sentence says how they "entered Sarn": where no
happening is told of a town and the text names just one, that is the town. Capitals, hospitals, where somebody
is from or goes, where officials are who speak of it, points to measure from and the sentences that tell of old days do
not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.code.demonyms import countries_in
from reportedly.code.place_parse import is_aside
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_names import fold
from reportedly.link.gazetteer_place import Kind
from reportedly.link.particles import PARTICLE
from reportedly.link.place_choice import PlaceChoice, choose_places
from reportedly.link.place_mentions import read_mention
from reportedly.link.place_surroundings import filled
from reportedly.model import BlockKind, Claim, Document, PlaceRef, Span

_BEFORE = 40  # characters
_MEASURED = re.compile(r"\b(?:km|kilomet(?:er|re)s|miles)\b[^.;]{0,25}(?:of|from)\s(?:the\s)?(?:capital,?\s)?$")
_LOCATED = re.compile(r"\b(?:in|near|at|outside|around|into|entered|reached|(?:town|village|settlement|city) of)\s$")
_OLD = timedelta(days=30)
_SETTLED = frozenset((Kind.TOWN, Kind.VILLAGE))
_FEW = 40  # names in a text that tells of one town
_WAY = re.compile(r"\b(?:to|towards?|for|from|direction of)\s(?:the\s(?:town|city|village)\sof\s)?$")
_SPEAKS = re.compile(
    r"\b(?:sources?|officials?|analysts?|diplomats?|journalists?|reporters?|correspondents?)\s(?:based\s)?in\s$"
)
_REST = re.compile(rf"(?:[ -]{PARTICLE}(?: la)?[ -](?:[dl]['’])?[^\W\d_a-zß-öø-ÿ][\w’'-]*)+")


def named_town(
    document: Document,
    annotation: Annotation,
    claims: Sequence[Claim],
    gazetteer: Gazetteer,
    named: Sequence[Span],
    known: Mapping[str, float],
    country: str,
) -> PlaceRef | None:
    """The one settlement of this country that the text names, in no gazetteer or in it; None where there are more."""
    if len(named) > _FEW:
        return None
    old = {c.evidence.start for c in claims if c.background or _is_old(c, document.published)}
    sentences = [s for s in annotation.sentences if s.start not in old and s.block is not BlockKind.TITLE]
    chosen = choose_places(named, text=document.text, gazetteer=gazetteer, known=known)
    found: dict[str, PlaceRef] = {}
    for span, choice in _told(named, chosen, sentences):
        ref = _settlement(document.text, span, choice, country)
        if ref is not None:
            found.setdefault(ref.place_id or fold(ref.text), ref)
    return next(iter(found.values())) if len(found) == 1 else None


def _is_old(claim: Claim, published: date | None) -> bool:
    latest = claim.time.latest if claim.time is not None else None
    return published is not None and latest is not None and published - latest > _OLD


def _told(
    named: Iterable[Span], chosen: Iterable[PlaceChoice | None], sentences: Sequence[Sentence]
) -> Iterator[tuple[Span, PlaceChoice | None]]:
    """The names in these sentences that are no hospital's and no aim's."""
    for span, choice in zip(named, chosen, strict=True):
        sentence = next((s for s in sentences if s.start <= span.start < s.end), None)
        if sentence is None:
            continue
        last = max(i for i, t in enumerate(sentence.tokens) if t.start < span.end)
        if not is_aside(sentence, last):
            yield span, choice


def _settlement(text: str, span: Span, choice: PlaceChoice | None, country: str) -> PlaceRef | None:
    before = text[max(0, span.start - _BEFORE) : span.start]
    if _MEASURED.search(before) or _WAY.search(before) or _SPEAKS.search(before):
        return None
    if choice is not None:
        place = choice.place
        if place.kind not in _SETTLED or place.is_capital or place.country != country:
            return None
        precision = "near" if choice.precision == "exact" else choice.precision
        return filled(PlaceRef(span, span.of(text)), choice, precision, choice.reason)
    if not _LOCATED.search(before) or countries_in(span.of(text)):
        return None
    more = _REST.match(text, span.end)
    span = Span(span.start, more.end()) if more else span
    name = " ".join(span.of(text).split())
    return PlaceRef(
        span,
        name,
        name=read_mention(text, span.start, span.end).name,
        country=country,
        reason="no place of that name is known",
    )
