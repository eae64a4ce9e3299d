"""Where a deal was struck that the report of it does not place: in the town of its dateline, if that is no seat of a
party.

Who reports of talks writes from where they are held: from a town that is no capital, or from the capital of a host who
speaks of the deal ("ORRA, 3 May - Norland and Sudria agreed on a truce, Arva's foreign ministry said"). From its own
capital a party may announce what was agreed abroad, and bureaus cover their neighbours from theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from reportedly.annotate.annotation import Annotation
from reportedly.changed import replace
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_place import Kind
from reportedly.link.place_choice import PlaceChoice
from reportedly.link.place_context import context_in
from reportedly.link.place_surroundings import filled
from reportedly.model import BlockKind, Claim, Document, EventType, Modality, PlaceRef, Reason, Span

RULE = "the town that the report of the deal was written in"
_LEAD = 2  # sentences below the headlines
_DEALS = frozenset({EventType.AGREE, EventType.CONSULT})


def at_dateline(
    document: Document,
    annotation: Annotation,
    claims: Sequence[Claim],
    gazetteer: Gazetteer,
    dateline: Callable[[], PlaceChoice | None],
) -> tuple[Claim, ...]:
    """The claims, the deals among them that the beginning tells without a place at the town of the `dateline`."""
    body = [s for s in annotation.sentences if s.block is not BlockKind.TITLE]
    lead = body[min(_LEAD, len(body)) - 1].end if body else 0
    if not any(_is_unplaced(c, lead) for c in claims):
        return tuple(claims)
    choice = dateline()
    if choice is None or choice.place.kind is not Kind.TOWN:
        return tuple(claims)
    if choice.place.is_capital and not _is_host(choice.place.country, document.text, claims, gazetteer):
        return tuple(claims)
    span = Span(choice.start, choice.end)
    town = filled(PlaceRef(span, span.of(document.text)), choice, choice.precision, f"{RULE}; {choice.reason}")
    return tuple(_placed(c, town) if _is_unplaced(c, lead) else c for c in claims)


def _is_unplaced(claim: Claim, lead: int) -> bool:
    if claim.modality is not Modality.ACTUAL or claim.background or claim.place is not None:
        return False
    return claim.evidence.start < lead and (claim.event_type in _DEALS or _is_signing(claim))


def _is_signing(claim: Claim) -> bool:
    """ "Signed an agreement to work together": support by its type, and struck somewhere as a truce is."""
    return claim.acled is not None and claim.acled.sub_event_type == "Agreement"


def _is_host(country: str | None, text: str, claims: Sequence[Claim], gazetteer: Gazetteer) -> bool:
    """Whether those who tell of a deal are of this country, by the words for them, and none of its parties is."""
    for claim in claims:
        if claim.event_type in _DEALS:
            parties = [p.span.of(text) for p in (*claim.actors, *claim.targets)]
            speakers = [a.source.span.of(text) for a in claim.attribution]
            if any(country in _lands(words, gazetteer) for words in speakers):
                return not any(country in _lands(words, gazetteer) for words in parties)
    return False


@lru_cache(maxsize=1024)
def _lands(words: str, gazetteer: Gazetteer) -> frozenset[str]:
    return frozenset(context_in(words, gazetteer).countries)


def _placed(claim: Claim, town: PlaceRef) -> Claim:
    return replace(claim, place=town, reasons=(*claim.reasons, Reason("place", RULE, town.span)))
