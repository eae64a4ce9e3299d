"""The country of a local office by the town or division in its name: "the governor of Orra" and "a resident of Orra"
are of the land in which Orra lies, whatever country the text is about or its happening was in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportedly.link.actor_words import party_words
from reportedly.link.actors import leading
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_place import Kind
from reportedly.model import Party

_OFFICE = (
    r"(?i:(?:vice-|deputy )?governor|mayor|prefect|police chief|chief of police|municipality|governorate"
    r"|(?:state |regional )?prosecutors?)"
)
_PEOPLE = r"(?i:residents?|villagers?|inhabitants?|townspeople)"
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*?"
_NAME = rf"(?P<name>{_WORD}(?:[ -](?:al-|de |da |do |des |du )?{_WORD}){{0,3}})"
_SORT = r"(?:the (?:town|city|province|region|district) of )?"
_OF = re.compile(rf"\b(?:{_OFFICE}|(?P<people>{_PEOPLE})) of {_SORT}{_NAME}(?:[’']s?\b|[,.;]|\s[a-z]|$)")
_BEFORE = re.compile(rf"^(?:[Tt]he )?{_NAME}(?:[’']s)? {_OFFICE}\b")
_CLEARLY = 10  # times as many people as its namesakes have makes a place the one that is meant


def office_land(party: Party, *, gazetteer: Gazetteer, about: Mapping[str, float]) -> str | None:
    """The country whose local office a source is, or of whose people, if its words name a place in none of the text's
    own."""
    for wording in (party.text, party.name or ""):
        found = _OF.search(wording) or _BEFORE.match(wording)
        if found is None:
            continue
        land = (
            None if found["name"].lower() in party_words().neutral else _land(found["name"], gazetteer, leading(about))
        )
        # villages bear one name in many lands: of their people those are meant that the text is about
        return None if land not in about and found.groupdict().get("people") else land
    return None


def _land(name: str, gazetteer: Gazetteer, main: str | None) -> str | None:
    places = gazetteer.near_named(name)
    if not places or any(p.kind is Kind.COUNTRY for p in places):
        return None
    people: dict[str, int] = {}
    for place in places:
        if place.country is not None:
            people[place.country] = max(people.get(place.country, 0), place.population)
    if main in people:
        return main
    ranked = sorted(people, key=lambda code: (-people[code], code))
    if len(ranked) > 1 and people[ranked[0]] < _CLEARLY * max(1, people[ranked[1]]):
        return None
    return ranked[0] if ranked else None
