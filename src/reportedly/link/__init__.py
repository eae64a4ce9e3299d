"""Claims linked to the world: who they speak of, where, and when."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.link.context import document_countries
from reportedly.link.parties import link_actors
from reportedly.link.place_finding import find_places
from reportedly.link.places import link_places
from reportedly.link.times import link_times

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    dated = link_times(document, claims, annotation)
    about = document_countries(document, registry)
    named = find_places(annotation, gazetteer)
    placed = link_places(document, dated, gazetteer, named=named, about=about, capitals=_capitals(registry))
    return link_actors(document, placed, registry=registry, about=about)


@lru_cache(maxsize=2)
def _capitals(registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """The names of each country's capitals, by its code."""
    return {code: tuple(a.text for a in c.capitals) for code, c in registry.countries.items()}
