"""Claims with their parties and sources linked to actors, and the interest of each source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from reportedly.link.actor_words import party_words
from reportedly.link.actors import ActorLink, abroad, link_actor
from reportedly.link.context import document_countries
from reportedly.link.interest import interest_of
from reportedly.link.registry import Registry, Source, load_registry
from reportedly.link.sources import link_source, state_media_of
from reportedly.model import Attribution, Claim, Document, Party, Reason

_PLACE = 3.0  # a place where something happened tells as much as "in Mali"
_LEAST = 1.5  # one capital named in passing does not tell what a document is about
_AT_THE_PLACE = 1.0  # the country where it happened weighs as much more as the document's first


@dataclass(frozen=True, slots=True)
class _Linker:
    """One document's linking; what was read once is not read again."""

    registry: Registry
    on: date | None
    countries: Mapping[str, float]
    known: dict[tuple[str, str | None, str | None], ActorLink | None] = field(default_factory=dict)

    def link(self, party: Party, place: str | None) -> ActorLink | None:
        key = (party.text, party.name, place)
        if key not in self.known:
            countries = self.countries
            if place is not None:
                most = max(countries.values(), default=1.0)
                countries = {**countries, place: countries.get(place, 0.0) + _AT_THE_PLACE * most}
            self.known[key] = link_actor(
                party.text, name=party.name, registry=self.registry, on=self.on, countries=countries
            )
        return self.known[key]


def link_actors(
    document: Document, claims: tuple[Claim, ...], *, registry: Registry | None = None
) -> tuple[Claim, ...]:
    """The claims with id, name, kind and country of their parties and sources, and each attribution's interest.

    Allegiance is that of `document.published`. A party that is not linked keeps the name that the document gives it.
    Where a claim's place is linked already, its country helps to tell whose "police" are meant.
    """
    known = registry or load_registry()
    countries = dict(document_countries(document, known))
    for code in sorted(code for _, code in {(c.place.place_id, _where(c)) for c in claims if c.place} if code):
        countries[code] = countries.get(code, 0.0) + _PLACE
    if max(countries.values(), default=0.0) < _LEAST:
        countries = {}
    linker = _Linker(known, document.published, countries)
    return tuple(_claim(claim, linker) for claim in claims)


def _where(claim: Claim) -> str | None:
    """The country where it happened, if a place in it is known; its bare name counts in the text already."""
    place = claim.place
    return place.country if place is not None and place.precision != "country" else None


def _claim(claim: Claim, linker: _Linker) -> Claim:
    place = _where(claim)
    reasons: list[Reason] = []
    actors = tuple(_party(p, place, "actors", linker, reasons) for p in claim.actors)
    targets = tuple(_party(p, place, "targets", linker, reasons) for p in claim.targets)
    linked = replace(claim, actors=actors, targets=targets) if reasons else claim
    attribution: list[Attribution] = []
    for part in claim.attribution:
        speaker = attribution[-1].source.country if attribution else None
        source, stands_for = _source(part.source, speaker, linker, reasons)
        interest, why = interest_of(stands_for, linked, stance=part.stance, registry=linker.registry, on=linker.on)
        if stands_for is not None:
            reasons.append(Reason("attribution.interest", why, source.span))
        attribution.append(replace(part, source=source, interest=interest))
    if not reasons and not attribution:
        return linked
    return replace(linked, attribution=tuple(attribution), reasons=(*claim.reasons, *reasons))


def _party(party: Party, place: str | None, role: str, linker: _Linker, reasons: list[Reason]) -> Party:
    link = linker.link(party, place)
    if link is None:
        return party
    link = abroad(link, country=place)
    reasons.append(Reason(role, f"{link.name}: {link.reason}", party.span))
    return _filled(party, link)


def _filled(party: Party, link: ActorLink) -> Party:
    """A pronoun keeps the document's own name for who is meant ("it": "The Kremlin"): its text shows a reader nothing,
    and the id leads to the registry's name."""
    meant = party.name if party.name and party.text.lower() in party_words().pronouns else link.name
    return replace(party, actor_id=link.id, name=meant, kind=link.kind, country=link.country)


def _source(party: Party, speaker: str | None, linker: _Linker, reasons: list[Reason]) -> tuple[Party, str | None]:
    """The source, linked, and whom it stands for: an actor's id, a country's code, or itself where independent."""
    medium = link_source(party.text, registry=linker.registry)
    link = linker.link(party, None)
    if medium is not None and (link is None or link.id.startswith("gov-")):
        reasons.append(Reason("attribution.source", f"{medium.name}: a publisher ({medium.kind})", party.span))
        return replace(party, actor_id=medium.id, name=medium.name, country=medium.country), _owner(medium)
    code = state_media_of(party.text, registry=linker.registry, speaker=speaker, countries=linker.countries)
    if code is not None:
        name = f"State media ({linker.registry.countries[code].name})"
        reasons.append(Reason("attribution.source", f"{name}: by its country or who spoke to it", party.span))
        return replace(party, name=name, country=code), code
    if link is None:
        return party, None
    reasons.append(Reason("attribution.source", f"{link.name}: {link.reason}", party.span))
    return _filled(party, link), link.id


def _owner(source: Source) -> str:
    if source.of is not None:
        return source.of
    return source.country if source.kind == "state" and source.country is not None else source.id
