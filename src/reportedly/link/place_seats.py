"""Seats: capitals told without their names ("the Ukrainian capital"), and the towns that papers are named after."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportedly.code.demonyms import is_adjective
from reportedly.code.nouns import load_nouns, singular
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_place import Kind, Place
from reportedly.link.place_context import context_in
from reportedly.link.place_mentions import capital_of
from reportedly.model import Document

_CAPITAL = re.compile(r"\bcapital(?: city)?(?: of (?P<of>[A-Z][^,;.]*))?$")
_OF_REGION = re.compile(
    r"\b(?:provincial|regional|state|district|county|commercial|economic|former|cultural)\s+$", re.I
)

_LARGE = 100_000  # people


def capital_in(
    words: str, gazetteer: Gazetteer, capitals: Mapping[str, tuple[str, ...]], country: str | None
) -> Place | None:
    """The capital that these words tell, or None: of the one country that they name, else of `country`.

    `capitals` are the names of each country's seats of government.
    """
    found = _CAPITAL.search(" ".join(words.split()))
    if found is None or _OF_REGION.search(" ".join(words.split())[: found.start()]):
        return None
    told = context_in(words, gazetteer).countries
    if len(told) > 1 or (found["of"] and not told):
        return None
    code = next(iter(told), country)
    other = capital_of(code or "")
    names = capitals.get(code or "") or (() if other is None else (other,))
    seats = (p for name in names for p in gazetteer.named(name))
    return next((p for p in seats if p.is_capital and p.country == code), None)


def land_of_outlet(document: Document, gazetteer: Gazetteer) -> str | None:
    """The country of the one region that an outlet is named after ("Voice of Casamance"), which is no division and has
    no common word for its name, as "Northern", "Delta" and "Highlands" are."""
    told = (w for w in (document.publisher or "").split() if w[0].isupper() and not is_adjective(w))
    told = (w for w in told if not load_nouns().is_place(singular(w.lower())))
    lands = {p.country for word in told for p in gazetteer.named(word) if p.kind is Kind.AREA}
    return lands.pop() if len(lands) == 1 else None


def town_of_paper(document: Document, gazetteer: Gazetteer) -> Place | None:
    """The one large town that a paper is named after ("The Aden Ledger"): it tells most of its own country, and does
    not say so."""
    told = (document.publisher or "").removeprefix("The ").split()
    for size in (2, 1):
        name = " ".join(told[:size])
        if len(told) <= size or not name or is_adjective(name):  # "The Thai Bulletin" is of no town called Thai
            continue
        towns = [p for p in gazetteer.named(name) if p.kind is Kind.TOWN and p.population >= _LARGE]
        if len({p.country for p in towns}) == 1:
            return towns[0]
    return None
