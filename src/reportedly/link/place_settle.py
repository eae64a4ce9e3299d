"""All names of a text weighed together: what the text is about, and what lies beside what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.link.gazetteer_place import Kind, Place
from reportedly.link.place_context import Context
from reportedly.link.place_group import Group, soft

_ROUNDS = 3
# What a text about nothing else adds to a candidate in its country, and in its division; what a neighbour adds.
_COUNTRY, _DIVISION, _NEIGHBOUR, _LISTED = 5.0, 3.0, 1.5, 1.0
_CLOSE, _NEAR = 50.0, 161.0  # kilometres; 161 are 100 miles
_DEGREE = 111.0  # kilometres of a degree of latitude
_SURE = 0.6


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

    def __init__(self, groups: Sequence[Group], context: Context) -> None:
        self._all = defaultdict(float, context.countries)
        self._divisions = defaultdict(float, context.divisions)
        self._own: dict[Group, dict[str, float]] = {}
        for group in groups:
            own: dict[str, float] = defaultdict(float)
            for place, weight in zip(group.candidates, group.weights, strict=True):
                if place.country:
                    self._all[place.country] += group.much * weight
                    own[place.country] += group.much * weight
                if place.admin1_id:
                    self._divisions[place.admin1_id] += group.much * weight
                    own[place.admin1_id] += group.much * weight
            self._own[group] = own
        self._sum = sum(self._all.values()), sum(self._divisions.values())

    def country(self, group: Group, place: Place) -> float:
        return self._share(group, self._all, self._sum[0], place.country)

    def division(self, group: Group, place: Place) -> float:
        return self._share(group, self._divisions, self._sum[1], place.admin1_id)

    def leads(self, group: Group, place: Place) -> bool:
        """Whether no other country has as much, this name's own left out."""
        own = self._own[group]
        rest = {code: weight - own.get(code, 0.0) for code, weight in self._all.items()}
        mine = rest.pop(place.country or "", 0.0)
        return mine > max(rest.values(), default=0.0) or not any(weight > 0 for weight in (mine, *rest.values()))

    def _share(self, group: Group, tally: Mapping[str, float], total: float, key: str | None) -> float:
        """The part of the weight that it has, this name's own left out; small where there is little weight at all."""
        if not key:
            return 0.0
        mine = group.much if group.candidates else 0.0
        rest = tally.get(key, 0.0) - self._own[group].get(key, 0.0)
        return max(0.0, rest) / (max(0.0, total - mine) + 1.0)


def settle(groups: Sequence[Group], context: Context) -> list[list[Scored]]:
    """The scores of all candidates of each group, in the light of the others; weights are brought up to date."""
    scored: list[list[Scored]] = [[] for _ in groups]
    for _ in range(_ROUNDS):
        tally = _Tally(groups, context)
        sure = [(g.key, p) for g in groups if (p := g.leader(_SURE)) is not None]
        for i, group in enumerate(groups):
            others = [p for key, p in sure if key != group.key and p.precision in ("exact", "admin2")]
            scored[i] = [_score(group, j, tally, others) for j in range(len(group.candidates))]
        for group, found in zip(groups, scored, strict=True):
            group.weights = soft([s.score for s in found])
    return scored


def _score(group: Group, j: int, tally: _Tally, others: Sequence[Place]) -> Scored:
    place = group.candidates[j]
    share = tally.country(group, place)
    score = group.prior[j] + _COUNTRY * share
    if place.country is None:
        score += 0.6 * _COUNTRY  # a sea or a continent: no text is about it alone
    if place.kind is not Kind.COUNTRY and place.precision != "admin1":
        score += _DIVISION * tally.division(group, place)
    if place.kind in (Kind.TOWN, Kind.SPOT) or place.precision == "admin2":
        score += _beside(place, others)
    for other in group.beside[:4]:
        alike = (w for p, w in zip(other.candidates, other.weights, strict=True) if _alike(place, p))
        score += _LISTED * max(alike, default=0.0)
    return Scored(place, score, share, leads=tally.leads(group, place))


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


def _alike(one: Place, other: Place) -> bool:
    """Whether two places make one list: both countries, both states of one country, both towns."""
    if one.kind is not other.kind:
        return False
    return one.kind is not Kind.DIVISION or (one.country, one.precision) == (other.country, other.precision)
