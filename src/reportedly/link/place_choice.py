"""The choice among namesakes, all names of a text together: what a text speaks of, and what lies beside what.

A candidate's score is a sum of what speaks for it, in units of the logarithm of a population: a town of a million is
six. What a text is about outweighs size; a name of what it lies in ("Paris, Texas") outweighs all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp, log10

from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_names import fold
from reportedly.link.gazetteer_place import Kind, Place
from reportedly.link.place_context import Context, read_context
from reportedly.link.place_mentions import Mention, Relation, part_of, read_mention
from reportedly.model import Span

_ROUNDS = 3
_COUNTRY, _DIVISION, _NEIGHBOUR, _CONTAINED = 4.0, 3.0, 1.5, 8.0
_NAMED_AFTER = 400.0  # kilometres from a division's middle to the town that it shares its name with, at most
_LISTED = 1.0
_FAR = 161.0  # kilometres (100 miles): namesakes nearer than that are one place to most readers
_UNSURE = 0.35  # difference of scores below which two far namesakes are not told apart
_SMALL = 10_000  # inhabitants: a smaller town must have something else that speaks for it
_STATES = frozenset({"US", "CA", "AU", "GB", "IN", "DE", "BR", "MX"})  # whose divisions all the world's news names


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """The place that a name means, how precisely the happening is placed by it, and why, in words."""

    start: int
    end: int
    place: Place
    precision: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Scored:
    place: Place
    score: float
    share: float  # of its country in what the text is about


@dataclass(slots=True)
class _Group:
    """All mentions of one name, of one kind, within the same: they mean one place.

    `inside` are the candidates that lie where the text says; `beside` the groups that stand in one list with it.
    """

    mention: Mention
    candidates: list[Place]
    prior: list[float]
    weights: list[float]
    inside: list[bool] | None
    count: int = 1
    beside: list[_Group] = field(default_factory=list)


def choose_places(
    toponyms: Sequence[Span],
    *,
    text: str,
    gazetteer: Gazetteer,
    known: Mapping[str, float] | None = None,
) -> list[PlaceChoice | None]:
    """The place that each name of the text means, in their order; None where nothing tells.

    `known` are countries (ISO alpha-2) that the caller knows to matter, with weights (a mention in the text weighs 1).
    The same text and gazetteer give the same choice.
    """
    context = read_context(text, gazetteer.cues, known)
    groups: dict[_Key, _Group] = {}
    keys: list[tuple[_Key, Mention]] = []
    before: _Group | None = None
    for span in sorted(toponyms, key=lambda s: (s.start, s.end)):
        mention, candidates = _candidates(read_mention(text, span.start, span.end), gazetteer)
        inside = _inside(mention, candidates, gazetteer)
        key = (fold(mention.name), mention.kind, mention.within if inside is not None else ())
        group = groups.get(key)
        if group is None:
            prior = [_prior(mention, p, candidates) for p in candidates]
            if inside is not None:
                prior = [s + (_CONTAINED if good else -3.0) for s, good in zip(prior, inside, strict=True)]
            group = groups[key] = _Group(mention, candidates, prior, _soft(prior), inside)
        else:
            group.count += 1
        if before is not None and before is not group:
            _relate(before, group, text[keys[-1][1].end : span.start])
        keys.append((key, mention))
        before = group
    _inherit(groups)
    scored = _settle(list(groups.values()), context)
    chosen = {key: _decide(group, scored[i], context) for i, (key, group) in enumerate(groups.items())}
    found = {(mention.start, mention.end): _answer(mention, chosen[key]) for key, mention in keys}
    return [found[s.start, s.end] for s in toponyms]


_Key = tuple[str, Kind | None, tuple[str, ...]]
_LIST = re.compile(r"^(?:,\s|,?\s(?:and|or|to|&)\s)(?:the\s|in\s)?$")


def _relate(left: _Group, right: _Group, between: str) -> None:
    """Ties names that stand in one list; of "Rochester, New York" the second is what the first lies in."""
    if not _LIST.match(between):
        return
    if left.inside is not None and between.startswith(", "):
        for i, place in enumerate(right.candidates):
            if any(good and p.within(place) for p, good in zip(left.candidates, left.inside, strict=True)):
                right.prior[i] += 2.5
        right.weights = _soft(right.prior)
    else:
        left.beside.append(right)
        right.beside.append(left)


def _candidates(mention: Mention, gazetteer: Gazetteer) -> tuple[Mention, list[Place]]:
    """The places of that name, with the word for its kind first; "northern Mali" is looked up whole, then as Mali."""
    found: list[Place] = []
    if mention.full != mention.name:
        found = gazetteer.named(mention.full)
    found = found + [p for p in gazetteer.near_named(mention.name) if p not in found]
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
    for name in mention.within:
        _, plain = part_of(name)
        outer = [p for p in gazetteer.named(plain) if p.kind in (Kind.COUNTRY, Kind.DIVISION)]
        # "Canada, the United Kingdom" is a list, though a hamlet of that name lies there; "Georgia, USA" is none.
        inside = [any(p.within(o) for o in outer) and not (country and p.precision != "admin1") for p in candidates]
        if any(inside):
            return inside
    return None


def _prior(mention: Mention, place: Place, among: list[Place]) -> float:
    """How likely the name is to mean this place in news of anywhere."""
    if place.kind is Kind.COUNTRY:
        score = 7.5 + 0.1 * log10(place.population + 1)
    elif place.kind is Kind.TOWN:
        score = log10(place.population + 1) if place.population else 2.0
        score += 1.5 if place.is_capital else 0.0
    elif place.kind is Kind.DIVISION:
        score = (6.7 if place.country in _STATES else 5.8) if place.precision == "admin1" else 3.8
        # Of a town and a division of the same name, the bare name is the town where it is one of size.
        towns = (
            p for p in among if p.kind is Kind.TOWN and p.country == place.country and p.km_to(place) < _NAMED_AFTER
        )
        town = max((p.population for p in towns), default=0)
        if town >= _SMALL and mention.kind is not Kind.DIVISION:
            score = min(score, log10(town) - 0.5)
    elif place.kind is Kind.AREA:
        score = 7.0 if place.precision == "unknown" else 6.2
    else:
        score = 2.5
    if place.kind is Kind.TOWN and fold(place.name) != fold(mention.name):
        score -= 0.5 if place.is_capital or place.population > 500_000 else 1.5
    # Mexico and Kuwait are the countries.
    if mention.kind is None and any(p.kind is Kind.COUNTRY and place.within(p) for p in among):
        score -= 3.0
    if mention.kind is Kind.DIVISION:
        score += 4.0 if place.kind is Kind.DIVISION else 0.0 if place.kind in (Kind.AREA, Kind.COUNTRY) else -1.0
    elif mention.kind is Kind.TOWN:
        score += 2.0 if place.kind is Kind.TOWN else -2.0
    return score


def _inherit(groups: Mapping[tuple[str, Kind | None, tuple[str, ...]], _Group]) -> None:
    """A name that is told apart once ("Paris, Texas") means the same where it stands alone."""
    told: dict[str, _Group] = {}
    for (name, _, within), group in groups.items():
        if within and group.candidates:
            told.setdefault(name, group)
    for (name, kind, within), group in groups.items():
        other = told.get(name)
        if within or other is None or kind is not None:
            continue
        best = other.candidates[max(range(len(other.prior)), key=other.prior.__getitem__)]
        told_apart = zip(group.prior, group.candidates, strict=True)
        group.prior = [s + (_CONTAINED if p == best else 0.0) for s, p in told_apart]
        group.weights = _soft(group.prior)


def _settle(groups: list[_Group], context: Context) -> list[list[_Scored]]:
    """Scores all candidates in the light of the others, a few times over."""
    scored: list[list[_Scored]] = [[] for _ in groups]
    for _ in range(_ROUNDS):
        countries, divisions = _weigh(groups, context)
        leaders = [(g, max(range(len(g.weights)), key=g.weights.__getitem__)) for g in groups if g.weights]
        near = [(g, g.candidates[i]) for g, i in leaders if g.weights[i] > 0.6]
        for i, group in enumerate(groups):
            scored[i] = [
                _score(group, j, countries, divisions, [p for g, p in near if g is not group])
                for j in range(len(group.candidates))
            ]
        for i, group in enumerate(groups):
            group.weights = _soft([s.score for s in scored[i]])
    return scored


def _weigh(groups: list[_Group], context: Context) -> tuple[dict[str, float], dict[str, float]]:
    """What the text is about: its cues, and the countries and divisions of the candidates as they now stand."""
    countries = defaultdict(float, context.countries)
    divisions = defaultdict(float, context.divisions)
    for group in groups:
        much = min(3.0, 1 + 0.5 * (group.count - 1))
        for place, weight in zip(group.candidates, group.weights, strict=True):
            if place.country:
                countries[place.country] += much * weight
            if place.admin1_id:
                divisions[place.admin1_id] += much * weight
    return countries, divisions


def _score(
    group: _Group, j: int, countries: Mapping[str, float], divisions: Mapping[str, float], others: Sequence[Place]
) -> _Scored:
    place = group.candidates[j]
    much = min(3.0, 1 + 0.5 * (group.count - 1))
    own: defaultdict[str, float] = defaultdict(float)
    for p, w in zip(group.candidates, group.weights, strict=True):
        own[p.country or ""] += much * w
        own[p.admin1_id or ""] += much * w
    share = _share(countries, place.country, own, sum(group.weights) * much)
    score = group.prior[j] + _COUNTRY * share
    if place.country is None:
        score += 0.6 * _COUNTRY  # a sea or a continent: no text is about it alone
    if place.kind is not Kind.COUNTRY:
        score += _DIVISION * _share(divisions, place.admin1_id, own, sum(group.weights) * much)
    if place.kind in (Kind.TOWN, Kind.SPOT) or place.precision == "admin2":
        closest = min((place.km_to(o) for o in others if o.precision in ("exact", "admin2")), default=9e9)
        score += _NEIGHBOUR if closest < 50 else 0.7 * _NEIGHBOUR if closest < _FAR else 0.0
        if any(place.admin2_id and o.id == place.admin2_id for o in others):
            score += _NEIGHBOUR
    for other in group.beside[:4]:
        score += _LISTED * max(
            (w for p, w in zip(other.candidates, other.weights, strict=True) if _alike(place, p)), default=0.0
        )
    return _Scored(place, score, share)


def _alike(one: Place, other: Place) -> bool:
    """Whether two places make one list: both countries, both states of one country, both towns."""
    if one.kind is not other.kind:
        return False
    return one.kind is not Kind.DIVISION or (one.country, one.precision) == (other.country, other.precision)


def _share(tally: Mapping[str, float], key: str | None, own: Mapping[str, float], much: float) -> float:
    """The part of the weight that this country or division has, this name's own weight left out."""
    if not key:
        return 0.0
    total = sum(tally.values()) - much
    rest = tally.get(key, 0.0) - own.get(key, 0.0)
    return max(0.0, rest) / (max(0.0, total) + 1.0)


def _soft(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    parts = [exp(1.5 * (s - top)) for s in scores]
    total = sum(parts)
    return [p / total for p in parts]


@dataclass(frozen=True, slots=True)
class _Decision:
    place: Place
    reason: str


def _decide(group: _Group, scored: Iterable[_Scored], context: Context) -> _Decision | None:
    """The best candidate, or none: where another far from it is as good, or nothing but a chance name speaks for it."""
    ranked = sorted(scored, key=lambda s: (-s.score, -s.place.population, s.place.id or ""))
    if not ranked:
        return None
    best = ranked[0]
    place = best.place
    for other in ranked[1:]:
        if best.score - other.score >= _UNSURE:
            break
        if place.km_to(other.place) > _FAR and not other.place.within(place) and not place.within(other.place):
            return None
    # A small place in a country that the text has nothing to do with is a chance namesake of the one that is meant.
    supported = best.share > 0.05 or group.inside is not None or (len(ranked) == 1 and not context.countries)
    small = place.kind in (Kind.TOWN, Kind.SPOT) or place.precision == "admin2"
    if small and place.population < _SMALL and not supported:
        return None
    return _Decision(place, _reason(group, best, len(ranked)))


def _reason(group: _Group, best: _Scored, many: int) -> str:
    place = best.place
    kind = {Kind.COUNTRY: "a country", Kind.DIVISION: "a division", Kind.AREA: "an area"}.get(place.kind)
    what = kind or ("a capital" if place.is_capital else "a town" if place.kind is Kind.TOWN else "a spot")
    if many == 1:
        return f"the only place of that name known, {what}"
    if group.inside is not None and group.inside[group.candidates.index(place)]:
        return f"{what}, the one of {many} namesakes in {group.mention.within[0]}"
    if best.share >= 0.25:
        return f"{what}, of {many} namesakes the likeliest in a text about {place.country}"
    if place.kind is Kind.TOWN:
        return f"{what}, of {many} namesakes the best known"
    return f"{what}, the best known of {many} of that name"


def _answer(mention: Mention, decision: _Decision | None) -> PlaceChoice | None:
    if decision is None:
        return None
    place, precision, reason = decision.place, decision.place.precision, decision.reason
    if mention.relation is Relation.NEAR and precision == "exact":
        precision, reason = "near", f"{mention.words} it; {reason}"
    elif mention.relation is Relation.FACILITY and precision == "exact":
        precision, reason = "near", f"{mention.words} there; {reason}"
    elif mention.relation is Relation.PART:
        reason = f"its {mention.words} part, not told more closely; {reason}"
    elif mention.relation is Relation.BORDER:
        precision = "country" if place.kind is Kind.COUNTRY else precision
        reason = f"its border, on which side is not told; {reason}"
    return PlaceChoice(mention.start, mention.end, place, precision, reason)
