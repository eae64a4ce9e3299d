"""Seats: capitals told without their names ("the Ukrainian capital"), and the towns that papers are named after."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportedly.code.demonyms import is_adjective
from reportedly.code.nouns import load_nouns, singular
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_names import fold
from reportedly.link.gazetteer_place import Kind, Place
from reportedly.link.place_context import context_in
from reportedly.link.place_mentions import capital_of
from reportedly.model import BlockKind, Document, Span

_CAPITAL = re.compile(r"\bcapital(?: city)?(?: of (?P<of>[A-Z][^,;.]*))?$")
_OF_REGION = re.compile(
    r"\b(?:provincial|regional|state|district|county|commercial|economic|former|cultural)\s+$", re.I
)

_LARGE = 100_000  # people
_NAME = 4  # letters of a region's name


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


def land_of_outlet(
    document: Document, gazetteer: Gazetteer, toponyms: Sequence[Span], about: Mapping[str, float]
) -> str | None:
    """The country of the region that an outlet is named after ("Voice of Casamance") or, where its text is `about` no
    country and tells no dateline and no large town, of the province ("Guayas Hoy"), unless a large town abroad is
    called so. What has a common word for its name, as "Northern", "Delta" and "Highlands", tells nothing."""
    told = (document.publisher or "").removeprefix("The ").split()
    dated = any(b.kind is BlockKind.FURNITURE for b in document.blocks)  # its dateline tells where it is
    silent = not (about or dated or any(_is_large(span.of(document.text), gazetteer) for span in toponyms))
    for size in (2, 1):
        for at in range(len(told) - size + 1):
            if at and told[at - 1].lower() not in _NAMED_AFTER:
                continue
            land = _land_called(" ".join(told[at : at + size]), gazetteer, divisions=silent)
            if land is not None:
                return land
    return None


def with_towns(
    about: Mapping[str, float], document: Document, toponyms: Sequence[Span], gazetteer: Gazetteer
) -> Mapping[str, float]:
    """The countries that a text is about, with the one that alone has the towns which it names, where it names another
    land in passing and no town that is only there: "soldiers were taken off a bus to Orra … the singer from Sudria"."""
    if not about or sum(about.values()) > _IN_PASSING:
        return about
    towns: dict[str, set[str]] = {}
    for name in {span.of(document.text) for span in toponyms}:
        lands = {p.country for p in gazetteer.named(name) if p.country}
        if len(lands) == 1 and not any(p.kind is Kind.COUNTRY for p in gazetteer.named(name)):
            towns.setdefault(lands.pop(), set()).add(name)
    if len(towns) != 1:
        return about
    land, names = next(iter(towns.items()))
    told = land not in about and len(names) >= _SEVERAL
    return {**about, land: _OWN * max(about.values())} if told else about


_IN_PASSING = 2.0  # of a land that is named once
_SEVERAL = 2
_OWN = 2.5  # so that it leads clearly
_TRADE = frozenset({"southern", "northern", "eastern", "western", "central", "capital", "maritime", "unity", "liberty"})
_NAMED_AFTER = frozenset({"of", "de", "del", "du", "radio", "la", "voice"})


def _is_large(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a capital or a large town is called so."""
    return any(p.is_capital or p.population >= _LARGE for p in gazetteer.named(name) if p.kind is Kind.TOWN)


def _land_called(name: str, gazetteer: Gazetteer, *, divisions: bool) -> str | None:
    common = load_nouns().knows(singular(name.lower()))
    if not name[:1].isupper() or len(name) < _NAME or common or is_adjective(name) or name.lower() in _TRADE:
        return None
    places = gazetteer.named(name)
    own = [p for p in places if fold(p.name) == fold(name)]
    found = [p for p in own if p.kind is Kind.AREA or (divisions and p.is_province)]
    lands = {p.country for p in found}
    large = {p.country for p in places if p.kind is Kind.TOWN and p.population >= _LARGE}
    return lands.pop() if len(lands) == 1 and large <= lands else None


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
