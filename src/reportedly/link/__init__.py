"""Claims linked to the world: who they speak of, where, and when."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from reportedly.link.context import document_countries
from reportedly.link.datelines import written_on
from reportedly.link.digest import headed, located
from reportedly.link.live import told_live
from reportedly.link.office_lands import office_land
from reportedly.link.parties import link_actors
from reportedly.link.place_bodies import without_bodies
from reportedly.link.place_deals import at_dateline
from reportedly.link.place_finding import find_places
from reportedly.link.place_here import at_here, titled
from reportedly.link.place_named import named_town
from reportedly.link.place_seats import town_of_paper, with_towns
from reportedly.link.place_sites import dateline, land_of_dateline, written_in
from reportedly.link.place_story import lend_town
from reportedly.link.place_surroundings import filled
from reportedly.link.places import link_places
from reportedly.link.sections import under_heads
from reportedly.link.times import link_times
from reportedly.model import PlaceRef, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.annotate.annotation import Annotation
    from reportedly.link.gazetteer import Gazetteer
    from reportedly.link.registry import Registry
    from reportedly.model import Claim, Document

__all__ = ["link", "link_actors", "link_places", "link_times"]


def link(
    document: Document,
    annotation: Annotation,
    claims: tuple[Claim, ...],
    *,
    registry: Registry,
    gazetteer: Gazetteer,
) -> tuple[Claim, ...]:
    """The claims with days, places, actors and interests, as far as they can be told, each with its reason.

    Days come first and actors last: whose "police" are meant depends on the place.
    """
    written = written_on(document)
    found = told_live(document.text, written.published, headed(document.text, claims))
    dated = link_times(written, found, annotation)
    about = with_home(document_countries(document, registry), document, gazetteer)
    named = find_places(annotation, gazetteer)
    about = with_towns(about, document, named, gazetteer)
    on_map = partial(link_places, document, gazetteer=gazetteer, named=named, about=about, capitals=_capitals(registry))
    placed = without_bodies(located(document.text, dated, on_map), registry)
    placed = lend_town(
        annotation,
        placed,
        lambda: _dateline_town(document, gazetteer, named),
        lambda country: named_town(document, annotation, placed, gazetteer, named, about, country),
        lambda: titled(document, named, placed, on_map),
    )
    written_at = partial(dateline, document, gazetteer, named, about)
    placed = at_dateline(document, annotation, placed, gazetteer, written_at)
    placed = at_here(document, annotation, placed, written_at)
    placed = under_heads(document.text, placed, registry)
    land_of = partial(office_land, gazetteer=gazetteer, about=about)
    return link_actors(document, placed, registry=registry, about=about, land_of=land_of)


def with_home(about: Mapping[str, float], document: Document, gazetteer: Gazetteer) -> Mapping[str, float]:
    """The countries that a text is about, with that of a local paper which writes from a town of its own country: "the
    navy" of the Orra Post that arrests Norlandic fishermen is no Norlandic navy, though no other country is named."""
    paper = town_of_paper(document, gazetteer)
    land = None if paper is None or not about else land_of_dateline(document, gazetteer)
    if paper is None or land is None or land != paper.country or land in about:
        return about
    return {**about, land: _OWN_LAND * max(about.values())}


_OWN_LAND = 2.5  # so that it leads clearly


def _dateline_town(document: Document, gazetteer: Gazetteer, named: Sequence[Span]) -> PlaceRef | None:
    """The town that a local story was written in, as a place of what happened near it."""
    found = written_in(document, gazetteer, named, {}, alone=True)
    if found is None:
        return None
    span = Span(found.start, found.end)
    return filled(PlaceRef(span, span.of(document.text)), found, "near", found.reason)


@lru_cache(maxsize=2)
def _capitals(registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """The names of each country's capitals, by its code."""
    return {code: tuple(a.text for a in c.capitals) for code, c in registry.countries.items()}
