"""All names of a text weighed together: what the text is about, and what lies beside what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.frozen import dataclass
from reportedly.link.gazetteer_place import Kind, Place
from reportedly.link.place_context import Context
from reportedly.link.place_group import Group, soft

_ROUNDS = 3
# What a text about nothing else adds to a candidate in its country, and in its division; what a neighbour adds.
_COUNTRY, _DIVISION, _NEIGHBOUR, _LISTED = 5.0, 3.0, 1.5, 1.0
_CLOSE, _NEAR = 50.0, 161.0  # kilometres; 161 are 100 miles
_DEGREE = 111.0  # kilometres of a degree of latitude
_SURE = 0.6
_LISTS = 4  # names that stand in one list with another, at most


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate's score, and the part that its country has in what the text is about (0 to 1); `leads` says that no
    other country has more."""

    place: Place
    score: float
    share: float
    leads: bool = True


class _Tally:
    """What the text is about: countries and divisions with their weights."""

    def __init__(self, groups: Sequence[Group], context: Context, sorts: Mapping[Group, Sequence[_Sort]]) -> None:
        self._sorts = sorts
        self._countries = defaultdict(float, context.countries)
        self._divisions = defaultdict(float, context.divisions)
        self._own: dict[str, dict[str, float]] = {}  # of all groups of a name: "Bor County" says nothing about "Bor"
        self._much: dict[str, float] = defaultdict(float)
        self._likest: dict[Group, dict[_Sort, float]] = {}
        for group in groups:
            own = self._own.setdefault(group.key, defaultdict(float))
            much = group.much
            self._much[group.key] += much if group.candidates else 0.0
            for place, weight in zip(group.candidates, group.weights, strict=True):
                if place.country:
                    self._countries[place.country] += much * weight
                    own[place.country] += much * weight
                if place.admin1_id:
                    self._divisions[place.admin1_id] += much * weight
                    own[place.admin1_id] += much * weight
        self._sum = sum(self._countries.values()), sum(self._divisions.values())

    def rest(self, group: Group) -> _Rest:
        """The same, this name's own left out, whatever sort of place it is called."""
        own, mine = self._own[group.key], self._much[group.key]
        countries = {code: weight - own.get(code, 0.0) for code, weight in self._countries.items()}
        divisions = {key: self._divisions[key] - own[key] for key in own if key in self._divisions}
        first, second, *_ = (*sorted(countries.values(), reverse=True)[:2], 0.0, 0.0)
        return _Rest(countries, divisions, tuple(max(0.0, s - mine) + 1.0 for s in self._sum), first, second)

    def likest(self, group: Group) -> Mapping[_Sort, float]:
        """Of each sort of its candidates how likely the likeliest is."""
        if group not in self._likest:
            found: dict[_Sort, float] = {}
            for sort, weight in zip(self._sorts[group], group.weights, strict=True):
                found[sort] = max(found.get(sort, 0.0), weight)
            self._likest[group] = found
        return self._likest[group]


@dataclass(frozen=True, slots=True)
class _Rest:
    """What the rest of a text is about, for the candidates of one name: the weights of countries and of the divisions
    among them, all there is of either, and the two greatest weights of countries."""

    countries: Mapping[str, float]
    divisions: Mapping[str, float]
    totals: tuple[float, ...]
    first: float
    second: float

    def country(self, place: Place) -> float:
        """The part of the weight that it has; small where there is little weight at all."""
        return max(0.0, self.countries.get(place.country or "", 0.0)) / self.totals[0]

    def division(self, place: Place) -> float:
        return max(0.0, self.divisions.get(place.admin1_id or "", 0.0)) / self.totals[1]

    def leads(self, place: Place) -> bool:
        """Whether no other country has as much."""
        mine = self.countries.get(place.country or "")
        others = max(0.0, self.first) if mine is None else self.second if mine == self.first else self.first
        return (mine or 0.0) > others or not self.first > 0


def settle(groups: Sequence[Group], context: Context) -> list[list[Scored]]:
    """The scores of all candidates of each group, in the light of the others; weights are brought up to date."""
    scored: list[list[Scored]] = [[] for _ in groups]
    scores: list[list[float]] = [[] for _ in groups]
    several = [len(group.candidates) > 1 for group in groups]  # the weight of a sole candidate is 1 in each round
    sorts = {group: [_sort(place) for place in group.candidates] for group in groups}
    near: dict[Group, tuple[list[Place], list[float]]] = {}  # what was near in the round before often is again
    for left in range(_ROUNDS if any(several) else 1, 0, -1):
        tally = _Tally(groups, context, sorts)
        sure = [(g.key, p) for g in groups if (p := g.leader(_SURE)) is not None]
        for i, group in enumerate(groups):
            if not group.candidates or not (several[i] or left == 1):
                continue  # a name that no gazetteer has, or one whose score is that of the last round
            others = [p for key, p in sure if key != group.key and p.precision in ("exact", "admin2")]
            rest, listed = tally.rest(group), [tally.likest(other) for other in group.beside[:_LISTS]]
            if group not in near or near[group][0] != others:
                near[group] = others, [_beside(p, others) if _is_small(p) else 0.0 for p in group.candidates]
            weighed = zip(group.candidates, group.prior, near[group][1], sorts[group], strict=True)
            scores[i] = [_score(*told, rest, listed) for told in weighed]
            if left == 1:
                told = zip(group.candidates, scores[i], strict=True)
                scored[i] = [Scored(place, score, rest.country(place), rest.leads(place)) for place, score in told]
        for group, found in zip(groups, scores, strict=True):
            if found:
                group.weights = soft(found)
    return scored


def _score(
    place: Place, prior: float, near: float, sort: _Sort, rest: _Rest, listed: Sequence[Mapping[_Sort, float]]
) -> float:
    score = prior + _COUNTRY * rest.country(place)
    if place.country is None:
        score += 0.6 * _COUNTRY  # a sea or a continent: no text is about it alone
    if place.kind is not Kind.COUNTRY and not place.is_province:
        score += _DIVISION * rest.division(place)
    score += near
    for other in listed:
        score += _LISTED * other.get(sort, 0.0)
    return score


def _is_small(place: Place) -> bool:
    """Whether it is small enough to lie beside another."""
    return place.kind in (Kind.TOWN, Kind.SPOT) or place.precision == "admin2"


def _beside(place: Place, others: Sequence[Place]) -> float:
    """What nearness to other places of the text adds."""
    found = 0.0
    for other in others:
        if abs(place.latitude - other.latitude) * _DEGREE > _NEAR:
            continue
        away = place.km_to(other)
        found = max(found, _NEIGHBOUR if away < _CLOSE else 0.7 * _NEIGHBOUR if away < _NEAR else 0.0)
        if found == _NEIGHBOUR:
            break
    if place.admin2_id and any(o.id == place.admin2_id for o in others):
        found += _NEIGHBOUR
    return found


_Sort = tuple[Kind, str | None, str]


def _sort(place: Place) -> _Sort:
    """What places make one list with it: all countries, all states of one country, all towns."""
    return (place.kind, place.country, place.precision) if place.kind is Kind.DIVISION else (place.kind, None, "")
