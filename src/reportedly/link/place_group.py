"""The places that one name may mean, and what speaks for each before the rest of the text is looked at.

Scores are in units of the logarithm of a population: a town of a million is six. A name of what it lies in ("Paris,
Texas") outweighs all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from difflib import SequenceMatcher
from math import exp, log10

from reportedly.cached import cached_property
from reportedly.changed import replace
from reportedly.frozen import dataclass
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_names import fold, without_article
from reportedly.link.gazetteer_place import Kind, Place
from reportedly.link.place_context import STATES
from reportedly.link.place_mentions import Mention, Relation, is_facility, is_kind, part_of

CONTAINED, STATED = 8.0, 2.5
_WHOLE_NAME = 2.5  # for what has a name with the word for its kind
_CITY = 50_000  # inhabitants of a town after which a church or a mosque is called more than after a person
SMALL = 10_000  # inhabitants: a smaller town must have something else that speaks for it
_NAMED_AFTER = 400.0  # kilometres from a division's middle to the town that it shares its name with, at most
_FAR_OFF = 150.0  # kilometres, at least, from a district to what does not lie in one of its name
_BESIDE_TOWN = 60.0  # kilometres, at most, from a town to what is said to be in or beside it
_OF_SIZE, _NAMED_BESIDE = 50_000, 5_000  # people
_GREAT, _TIMES, _OVERSHADOWED = 1_000_000, 50, 3.0
"""People of a city that all readers know, how many times a namesake's these must be, and what it takes off that one."""
_IN_THE_NEWS = 20_000  # people of a town that is as well known as a village of which news of war tells
_UNCOUNTED = 1_000  # people of a town of which no number is known
_FORMER = 3.0  # what speaks against a town by one of its names that others of its land have for their own
_LIKE = 0.6  # of their letters that two spellings of one name share
_SEAT = 1.0  # what speaks against a town by another of its names, by which its district is called
_MOST = 60  # candidates that are weighed; there are more than a hundred Santa Rosas


@dataclass(eq=False)
class Group:
    """All mentions of one name, of one kind, within the same: they mean one place.

    `prior` and `weights` go with `candidates`: a score each, and how likely each is (they add up to 1). `inside` are
    the candidates that lie where the text says; `elsewhere` are the divisions and countries that it names and none
    of them lies in. `beside` are the groups that stand in one list with it.
    """

    mention: Mention
    candidates: list[Place]
    prior: list[float]
    weights: list[float]
    inside: list[bool] | None
    elsewhere: tuple[Place, ...] = ()
    count: int = 1
    beside: list[Group] = field(default_factory=list)

    @cached_property
    def key(self) -> str:
        return fold(self.mention.name)

    @property
    def much(self) -> float:
        """What its mentions weigh; the third tells less than the first."""
        return min(3.0, 1 + 0.5 * (self.count - 1))

    def leader(self, least: float) -> Place | None:
        """The candidate that is at least that likely."""
        best = max(range(len(self.weights)), key=self.weights.__getitem__, default=None)
        return None if best is None or self.weights[best] <= least else self.candidates[best]


def read_group(mention: Mention, gazetteer: Gazetteer) -> Group:
    """The group of a first mention: its candidates, and what the words beside it say of them."""
    mention, candidates = _candidates(mention, gazetteer)
    inside = _inside(mention, candidates, gazetteer) or _below_head(mention, candidates, gazetteer)
    told = _elsewhere(mention, candidates, inside, gazetteer)
    if told and candidates and (respelt := _respelt_in(mention, told, gazetteer)):
        candidates, inside, told = [*respelt, *candidates], [True] * len(respelt) + [False] * len(candidates), ()
    among = _Among.of(candidates)
    prior = [_prior(mention, p, among) for p in candidates]
    if mention.full != mention.name:  # "Isabela City", where one of several Isabelas has that name
        whole = [p for p in gazetteer.named(mention.full) if p.kind is Kind.TOWN]
        prior = [s + (_WHOLE_NAME if p in whole else 0.0) for s, p in zip(prior, candidates, strict=True)]
    if inside is not None:
        prior = [s + (CONTAINED if good else -3.0) for s, good in zip(prior, inside, strict=True)]
    if mention.holds:
        prior = [s + _holds(p, mention.holds, gazetteer) for s, p in zip(prior, candidates, strict=True)]
    return Group(mention, candidates, prior, soft(prior), inside, told)


def soft(scores: Sequence[float]) -> list[float]:
    """Scores as parts of 1."""
    if len(scores) < 2:
        return [1.0] * len(scores)
    top = max(scores)
    parts = [exp(1.5 * (s - top)) for s in scores]
    total = sum(parts)
    return [p / total for p in parts]


def _candidates(mention: Mention, gazetteer: Gazetteer) -> tuple[Mention, list[Place]]:
    """The places of that name, with the word for its kind first; "northern Mali" is looked up whole, then as Mali."""
    found: list[Place] = []
    if mention.polity:
        return mention, found
    if is_facility(mention.name) and not mention.within:
        return mention, found  # "the Airport quarter" is by no town that is called so
    if mention.nature == "water":
        return mention, [p for p in gazetteer.named(mention.full) if p.kind in (Kind.AREA, Kind.SPOT)]
    if mention.full != mention.name:
        found = gazetteer.named(mention.full)
    found = found + [p for p in gazetteer.near_named(mention.name) if p not in found]
    if mention.nature == "faith" and not mention.within:  # "the Sacred Heart church" is in no village of that name
        found = [p for p in found if p.kind is not Kind.TOWN or p.population >= _CITY]
        if not found:
            return mention, found
    if mention.nature == "mission" and any(p.kind is Kind.COUNTRY for p in found):
        return mention, []  # "the US embassy" is nowhere in its country
    if mention.nature == "land":
        found = [p for p in found if p.kind is not Kind.COUNTRY]
    if found:
        return mention, found
    part, rest = part_of(mention.name)
    if part:
        mention = replace(mention, name=rest, full=rest, relation=Relation.PART, words=part)
        return mention, gazetteer.near_named(rest)
    return mention, []


def _inside(mention: Mention, candidates: list[Place], gazetteer: Gazetteer) -> list[bool] | None:
    """Which candidates lie in what the text says they lie in; None where it says nothing of use."""
    country = any(p.kind is Kind.COUNTRY for p in candidates)
    towns = _towns(mention, gazetteer)
    near = [bool(towns) and any(p.km_to(town) <= _BESIDE_TOWN for town in towns) for p in candidates]
    for name in mention.within:
        if mention.listed and any(p.is_province or p.precision == "country" for p in candidates):
            break  # "Ohio, Michigan and Indiana"
        _, plain = part_of(name)
        outer = _wider(name, gazetteer) or _wider(plain, gazetteer)  # "South Sudan" is no part of Sudan
        # "Canada, the United Kingdom" is a list, though a hamlet of that name lies there; "Georgia, USA" is none.
        lands = country and any(o.kind is Kind.COUNTRY for o in outer)
        inside = [any(p.within(o) for o in outer) and not (lands and not p.is_province) for p in candidates]
        both = [a and b for a, b in zip(inside, near, strict=True)]
        if any(both):
            return both
        if any(inside):
            return inside
        coded = [p.country == name and p.kind is not Kind.COUNTRY for p in candidates]  # "Orra (XX)", by ISO's letters
        if any(coded):
            return coded
    return near if any(near) else None


def _below_head(mention: Mention, candidates: list[Place], gazetteer: Gazetteer) -> list[bool] | None:
    """Which candidates lie in the region that heads the paragraph; None where none does, for it may name others."""
    if not mention.headed or mention.town:
        return None
    outer = _wider(mention.headed, gazetteer)
    inside = [p.kind is not Kind.COUNTRY and not p.is_province and any(p.within(o) for o in outer) for p in candidates]
    return inside if any(inside) else None


def _towns(mention: Mention, gazetteer: Gazetteer) -> list[Place]:
    """The towns of size that the name is said to be in, or any that it is said to be beside."""
    found = gazetteer.near_named(mention.town) if mention.town else []
    least = _OF_SIZE if mention.by is None else _NAMED_BESIDE
    return [p for p in found if p.kind is Kind.TOWN and p.population >= least]


def _wider(name: str, gazetteer: Gazetteer) -> list[Place]:
    """The countries and divisions of a name; where it is only a town's, the divisions that are called after the town:
    "Mahwit" is short for Al Mahwit Governorate."""
    found = [p for p in gazetteer.named(name) if p.kind in (Kind.COUNTRY, Kind.DIVISION)]
    if found:
        return found
    plain, _, last = name.rpartition(" ")
    if plain and is_kind(last):
        return _wider(plain, gazetteer)
    key = without_article(fold(name))
    towns = [p for p in gazetteer.near_named(name) if p.kind is Kind.TOWN and p.admin1]
    after = {p.admin1 for p in towns if p.admin1 and key in without_article(fold(p.admin1)).split()}
    return [p for town in sorted(after) for p in gazetteer.named(town) if p.is_province]


def _elsewhere(
    mention: Mention, candidates: list[Place], inside: list[bool] | None, gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """The countries, divisions or towns that the text puts the name in, if none of its candidates lies there."""
    if mention.listed or not (mention.within or mention.town):
        return ()
    # "the village of Sarn" is no state of that name, nor is "the Sarn prison in Orra" one
    wide = mention.kind is not Kind.TOWN and mention.relation is not Relation.FACILITY
    outer = _wider(mention.within[0], gazetteer) if mention.within else []
    outer_ones = tuple(p for p in outer if p.kind is Kind.COUNTRY or p.is_province)
    if wide and (outer_ones or not outer) and any(p.is_province or p.precision == "country" for p in candidates):
        return _province_abroad(outer, candidates)  # but no province lies in a district
    if inside is not None:  # in the land that the text says: so are namesakes far from the town told beside them
        towns = _towns(mention, gazetteer) if mention.within and mention.by is not None else []
        told = [p for p, lies in zip(candidates, inside, strict=True) if lies]
        return () if any(p.km_to(town) <= _BESIDE_TOWN for p in told for town in towns) else tuple(towns)
    return outer_ones or tuple(_towns(mention, gazetteer)) or _districts_far_off(outer, candidates)


def _districts_far_off(outer: Sequence[Place], candidates: Sequence[Place]) -> tuple[Place, ...]:
    """The districts, if all are far from every candidate: one nearby may be called after that of the text, over a
    border, or have another name there."""
    return tuple(outer) if all(p.km_to(o) > _FAR_OFF for p in candidates for o in outer) else ()


def _province_abroad(outer: Sequence[Place], candidates: Sequence[Place]) -> tuple[Place, ...]:
    """The provinces that a country's name is said to lie in, of other lands: "Chad, a village in Odra province"."""
    provinces = tuple(p for p in outer if p.is_province)
    if any(p.is_province for p in candidates) or any(p.kind is Kind.COUNTRY for p in outer):
        return ()
    lands = {p.country for p in candidates if p.kind is Kind.COUNTRY}
    return () if any(p.country in lands for p in provinces) else provinces


def _respelt_in(mention: Mention, outer: Sequence[Place], gazetteer: Gazetteer) -> list[Place]:
    """The town or district of the province that the text names which is spelt with another vowel than a namesake
    elsewhere: "Sarna in Odra", where there is a Sarno, and a Sarna far off. A Sarda there is another place."""
    provinces = [p for p in outer if p.is_province]
    if not provinces or mention.relation is Relation.FACILITY:
        return []
    sound = _consonants(mention.name)
    found = (c.place for c in gazetteer.find(mention.name) if len(sound) >= _FEWEST)
    alike = (p for p in found if _consonants(p.name) == sound)
    near = [p for p in alike if any(p.within(o) for o in provinces) and p.kind in (Kind.TOWN, Kind.DIVISION)]
    return [p for p in near if p.km_to(near[0]) <= _BESIDE_TOWN]


def _consonants(name: str) -> str:
    """The letters of a name that no transliteration varies: "Surobi" and "Sarobi" are both "srb"."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", fold(name)))


_VOWELS = re.compile(r"[aeiouy\W]")
_DOUBLED = re.compile(r"(.)\1")
_FEWEST = 3  # consonants that make a name known by them


def _holds(place: Place, name: str, gazetteer: Gazetteer) -> float:
    """What speaks for the state in "Rochester, New York": that a town of the name before the comma lies there."""
    if place.kind not in (Kind.DIVISION, Kind.COUNTRY):
        return 0.0
    return STATED if any(p.kind is Kind.TOWN and p.within(place) for p in gazetteer.named(name)) else 0.0


@dataclass(frozen=True, slots=True)
class _Among:
    """The candidates of a name that tell on the others: its countries, its towns by their country, the great cities
    among these, and its districts."""

    countries: tuple[Place, ...]
    towns: dict[str | None, list[Place]]
    great: tuple[Place, ...]
    districts: tuple[Place, ...]

    @classmethod
    def of(cls, candidates: Sequence[Place]) -> _Among:
        towns: dict[str | None, list[Place]] = {}
        countries, great = [], []
        for place in candidates:
            if place.kind is Kind.TOWN:
                towns.setdefault(place.country, []).append(place)
                if place.population >= _GREAT:
                    great.append(place)
            elif place.kind is Kind.COUNTRY:
                countries.append(place)
        districts = tuple(p for p in candidates if p.kind is Kind.DIVISION and p.precision == "admin2")
        return cls(tuple(countries), towns, tuple(great), districts)

    @property
    def cities(self) -> list[Place]:
        """Its towns of size, of whatever land."""
        return [p for towns in self.towns.values() for p in towns if p.population >= _CITY]

    def is_seat(self, town: Place, name: str) -> bool:
        """Whether a town that has another main name, or another spelling of it, lies in a district that is called by
        this one: news calls the town as the district is called."""
        key = fold(name)
        return fold(town.name) != key and any(fold(d.name) == key and town.within(d) for d in self.districts)

    def is_of_others(self, town: Place, name: str) -> bool:
        """Whether others of its land have for their own name what is one of its old names: the villages that are called
        so are meant, and not the city that nobody calls so any more."""
        key, own = without_article(fold(name)), without_article(fold(town.name))
        if own == key or SequenceMatcher(None, own, key).ratio() >= _LIKE:
            return False
        return any(p != town and fold(p.name) == fold(name) for p in self.towns.get(town.country, ()))

    def overshadows(self, town: Place) -> bool:
        """Whether a great city abroad is called so: "Dhaka", though a small town in India has the name too. Who means
        the small one says where it lies."""
        least = _TIMES * town.population
        return bool(self.great) and any(p.country != town.country and p.population >= least for p in self.great)


def _prior(mention: Mention, place: Place, among: _Among) -> float:
    """How likely the name is to mean this place in news of anywhere."""
    if place.kind is Kind.COUNTRY:
        score = 7.5 + 0.1 * log10(place.population + 1)
    elif place.kind is Kind.VILLAGE:
        score = _size(_IN_THE_NEWS)
    elif place.kind is Kind.TOWN:
        score = _size(place.population)
        score += 1.0 if place.is_capital else 0.0
    elif place.kind is Kind.DIVISION:
        score = (8.2 if place.country in STATES else 7.3) if place.precision == "admin1" else 3.8
        # Of a town and a division of the same name, the bare name is the town; of a province only where it is of size.
        namesakes = [p for p in among.towns.get(place.country, ()) if p.km_to(place) < _NAMED_AFTER]
        town = max((p.population for p in namesakes), default=-1)
        if mention.kind is not Kind.DIVISION and town >= (SMALL if place.precision == "admin1" else 0):
            spelt = _respelt if fold(place.name) == fold(mention.name) else _other_spelling
            score = min(score, max(_size(p.population) - spelt(mention, p) for p in namesakes) - 0.5)
        elif mention.kind is None and place.country not in STATES and fold(place.name) != fold(mention.name):
            # Nor is "Gaza" the province abroad that is called "Gaza Province" in full, unless the text speaks of it.
            score = min(
                [score, *(_size(p.population) - 0.5 for p in among.cities if fold(p.name) == fold(mention.name))]
            )
    elif place.kind is Kind.AREA:
        score = 7.0 if place.precision == "unknown" else 6.2
    else:
        score = 2.5
    if place.kind is Kind.TOWN:
        score -= _SEAT if among.is_seat(place, mention.name) else _other_spelling(mention, place)
        score -= _FORMER if among.is_of_others(place, mention.name) else 0.0
        score -= _OVERSHADOWED if among.overshadows(place) else 0.0
    # Mexico and Kuwait are the countries.
    if mention.kind is None and among.countries and any(place.within(p) for p in among.countries):
        score -= 3.0
    if mention.kind is Kind.DIVISION:
        score += 4.0 if place.kind is Kind.DIVISION else 0.0 if place.kind in (Kind.AREA, Kind.COUNTRY) else -1.0
    elif mention.kind is Kind.TOWN:
        score += 2.0 if place.kind in (Kind.TOWN, Kind.VILLAGE) else -2.0
    return score


def _other_spelling(mention: Mention, town: Place) -> float:
    """What speaks against a town that has another name or spelling for its main one."""
    if fold(town.name) == fold(mention.name):
        return 0.0
    return 1.0 if town.is_capital or town.population > 500_000 else 2.5


def _respelt(mention: Mention, town: Place) -> float:
    """The same for one spelling of its name and another: New York City is not New York respelt."""
    same = len(town.name.split()) == len(mention.name.split())
    return _other_spelling(mention, town) if same else 0.0


def _size(people: int) -> float:
    """The logarithm of a town's inhabitants; one whose number is not known is a small one."""
    return log10(people or _UNCOUNTED)
