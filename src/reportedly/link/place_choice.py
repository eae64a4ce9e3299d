"""The choice among namesakes, all names of a text together, with its precision and its reason in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_names import fold, without_article
from reportedly.link.gazetteer_place import Kind, Place
from reportedly.link.place_context import Context, context_of, with_known
from reportedly.link.place_group import CONTAINED, SMALL, STATED, Group, read_group, soft
from reportedly.link.place_mentions import Mention, Relation, lands_beside, read_mention
from reportedly.link.place_settle import Scored, settle
from reportedly.model import Span

_FAR = 161.0  # kilometres (100 miles): namesakes nearer than that are one place to most readers
_UNSURE = 0.35  # difference of scores below which two far namesakes are not told apart
_ABOUT = 0.25  # part of what a text is about that makes it a text about that country
_LEAST, _PASSING = 0.05, 0.15  # parts of what a text is about that speak for a small place there; in passing, more
_LESS = 0.5  # of the weight of a country has one beside it
_LIKE = 0.6  # of their letters that two spellings of one name share
_LEADS = 0.5  # part of what a text is about that is its country's
_SAME = 20.0  # kilometres
_APART = 250.0  # kilometres from the middle of a division at which nothing of it lies
_BY_TOWN = 120.0  # kilometres from a town at which nothing is said to lie "north of" it
_KNOWN_TO_ALL = 500_000  # inhabitants of a city that readers know by each of its names
_LETTERS = 3  # of a name that is longer than an abbreviation
_SHORT = 5  # letters of a name that many places share
_CITY = 50_000  # inhabitants of a town that is as well known as a division abroad
_LIST = re.compile(r"^(?:,\s|,?\s(?:and|or|to|&)\s)(?:the\s|in\s)?$")
_OTHER = re.compile(r"\b(?:another|the other|the second|its namesake,?) (?:town of |village of |city of )?$")
_SAINT = "st "  # whose name churches and crossings of all lands have
_LONGEST = 40  # characters of these words
_ANOTHER = ("another",)
SOLE = "the only place of that name known"
GIVEN = "the document gives the name"
LIKELIEST = "namesakes the likeliest"  # in a text about its country
BEST_KNOWN = "namesakes the best known"  # in a text that nothing else puts there
UNKNOWN_OUTER = "is not known"  # what the text puts it in
_Key = tuple[str, Kind | None, tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """The place that a name means, how precisely the happening is placed by it, and why, in words."""

    start: int
    end: int
    place: Place
    precision: str
    reason: str


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
    context = with_known(context_of(text, gazetteer), known or {})
    context = with_known(context, _beside(context.countries))
    groups: dict[_Key, Group] = {}
    keys: list[tuple[_Key, Mention]] = []
    before: Group | None = None
    for span in sorted(toponyms, key=lambda s: (s.start, s.end)):
        fresh = read_group(read_mention(text, span.start, span.end), gazetteer)
        mention = fresh.mention
        key = (fresh.key, mention.kind, _told_in(fresh, text), mention.nature)
        group = groups.setdefault(key, fresh)
        if group is not fresh:
            group.count += 1
        if before is not None and before is not group and _LIST.match(text[keys[-1][1].end : span.start]):
            group.beside.append(before)
            before.beside.append(group)
        keys.append((key, mention))
        before = group
    _inherit(groups)
    scored = settle(list(groups.values()), context)
    chosen: dict[_Key, _Decision | None] = {}
    for i, (key, group) in sorted(enumerate(groups.items()), key=lambda item: item[1][0][2] == _ANOTHER):
        same = (k for k in chosen if k[0] == key[0] and key[2] == _ANOTHER and groups[k].inside is not None)
        taken = [told.place for k in same if (told := chosen[k]) is not None]
        free = [s for s in scored[i] if not any(_is_one_with(s.place, place) for place in taken)]
        chosen[key] = _decide(group, free, context)
    found = {(mention.start, mention.end): _answer(mention, chosen[key]) for key, mention in keys}
    return [found[s.start, s.end] for s in toponyms]


def _told_in(group: Group, text: str) -> tuple[str, ...]:
    """What the text says that a name lies in or beside, by which one of its places does; or that it is another of that
    name: "it was in another Orra that police fired"."""
    mention = group.mention
    if _OTHER.search(text, max(0, mention.start - _LONGEST), mention.start):
        return _ANOTHER
    return () if group.inside is None else mention.within or (mention.town or mention.headed,)


def _beside(countries: Mapping[str, float]) -> Mapping[str, float]:
    """The lands beside those that the text is about, of which it tells without their names, and how much they weigh."""
    found = ((land, weight) for code, weight in countries.items() for land in lands_beside(code))
    return {land: _LESS * weight for land, weight in found if land not in countries}


def _inherit(groups: Mapping[_Key, Group]) -> None:
    """A name told apart once ("Paris, Texas", "Victoria state") means the same, or what lies in it, elsewhere."""
    told: dict[str, tuple[Group, Place, float]] = {}
    for (name, kind, within, nature), group in groups.items():
        if within == _ANOTHER:
            continue
        if group.candidates and not nature and (within or kind is Kind.DIVISION):
            best = max(range(len(group.prior)), key=group.prior.__getitem__)
            told.setdefault(name, (group, group.candidates[best], CONTAINED if within else STATED))
    for (name, kind, within, nature), group in groups.items():
        if within or nature or kind is not None or name not in told:
            continue
        by, meant, bonus = told[name]
        if meant not in group.candidates and by.inside is not None:  # one letter differs in its name
            group.candidates = [*group.candidates, meant]
            group.prior = [*group.prior, by.prior[by.candidates.index(meant)] - bonus]
        group.prior = [
            s + (bonus if p == meant or p.within(meant) or meant.within(p) else 0.0)
            for s, p in zip(group.prior, group.candidates, strict=True)
        ]
        group.weights = soft(group.prior)


@dataclass(frozen=True, slots=True)
class _Decision:
    place: Place
    reason: str


def _decide(group: Group, scored: Iterable[Scored], context: Context) -> _Decision | None:
    """The best candidate, or none: where another far from it is as good, or nothing but a chance name speaks for it."""
    ranked = sorted(scored, key=lambda s: (-s.score, -s.place.population, s.place.id or ""))
    if not ranked:
        return None
    if group.mention.kind is Kind.TOWN and ranked[0].place.kind is Kind.DIVISION:  # "the mayor of Beni" is a town's
        ranked = [s for s in ranked if s.place.kind is Kind.TOWN and s.place.population >= _CITY] or ranked
    best = ranked[0]
    place = best.place
    for other in ranked[1:]:
        if best.score - other.score >= _UNSURE:
            break
        if other.place.kind is Kind.DIVISION and not other.share and best.leads and best.share >= _ABOUT:
            continue  # "Beni" in a text on Congo is no department of a land that it does not speak of
        if place.km_to(other.place) > _FAR and not other.place.within(place) and not place.within(other.place):
            return None
        if _are_villages_of_two_divisions(place, other.place):
            return None
    # A division abroad against a city: "Beni" alone may be either, and only one is where the story is.
    bare = group.mention.kind is None and group.inside is None and place.country not in context.countries
    if place.kind is Kind.DIVISION and bare:
        # "Signed in Washington", in a text on Sudan: the capital, not the state that lies elsewhere.
        best = next((s for s in ranked if s.place.is_capital and s.place.country == place.country), best)
        place = best.place
    if place.kind is Kind.DIVISION and bare:
        others = (s.place for s in ranked[1:] if s.place.kind is Kind.TOWN and s.place.population >= _CITY)
        if any(place.km_to(t) > _FAR and not t.within(place) for t in others):
            return None
    # A small place in a country that the text has nothing to do with is a chance namesake of the one that is meant.
    alone = all(_is_one_with(place, s.place) for s in ranked)
    supported = (
        best.share > (_LEAST if best.leads else _PASSING)
        or group.inside is not None
        or (alone and not context.countries)
    )
    if group.elsewhere and (best.share < _ABOUT or all(_is_far(place, o) for o in group.elsewhere)):
        return None
    told = best.leads and context.countries and group.mention.relation is not Relation.FACILITY
    if not told and group.inside is None and _has_another_name(group, place):
        return None  # of whatever land, "the Sarn orphanage" is in no village that has Sarn for its second name
    if group.inside is None and _is_foreign_name(group, place, context):
        return None
    if group.mention.relation is Relation.FACILITY and group.inside is None and _is_elsewhere(best):
        return None  # "the Shangri-La hotel" of a text on Colombo
    if group.inside is None and _is_chance_alias(group, place, context):
        return None
    if group.key.startswith(_SAINT) and group.inside is None and context.countries and not best.share:
        return None
    small = place.kind in (Kind.TOWN, Kind.SPOT) or place.precision == "admin2"
    if small and place.population < SMALL and not supported:
        return None
    return _Decision(place, _reason(group, best, len(ranked)))


def _are_villages_of_two_divisions(place: Place, other: Place) -> bool:
    """Namesakes of which no more is known than the divisions that they lie in: how near these are tells nothing."""
    both = place.kind is Kind.VILLAGE and other.kind is Kind.VILLAGE
    return both and (place.country, place.admin1) != (other.country, other.admin1)


def _is_one_with(place: Place, other: Place) -> bool:
    """A town, and the commune or the district that is called after it."""
    return place.km_to(other) < _SAME or place.within(other) or other.within(place)


def _is_far(place: Place, outer: Place) -> bool:
    """Whether a place that is not in the division or by the town that the text says is far from it too, or abroad.
    "North of the capital" may be far off."""
    known = outer.is_capital or outer.population >= _KNOWN_TO_ALL
    most = _BY_TOWN if outer.kind is Kind.TOWN and not known else _APART
    return place.country != outer.country or (outer.kind is not Kind.COUNTRY and place.km_to(outer) > most)


def _is_foreign_name(group: Group, place: Place, context: Context) -> bool:
    """ "Sarn town", "Al Qahirah district": what a text on one country calls a town or a district is not the city abroad
    that has the name beside its own; nor is a district of a text on no country."""
    theirs = context.countries.get(place.country or "", 0.0)
    if group.mention.kind is Kind.DIVISION and place.kind is Kind.TOWN and not theirs and fold(place.name) != group.key:
        return True
    most = max(context.countries.values(), default=0.0)
    lead = most >= _LEADS * sum(context.countries.values()) and not theirs
    told = group.mention.kind is not None and (group.mention.kind is not place.kind or not place.is_capital)
    return lead and told and place.kind is Kind.TOWN and _is_called_otherwise(group, place)


def _is_elsewhere(best: Scored) -> bool:
    """Whether a text speaks of another land, and of nothing in that of a town which is not known to all."""
    known = best.place.is_capital or best.place.population >= _KNOWN_TO_ALL
    return not best.leads and not best.share and best.place.kind is Kind.TOWN and not known


def _is_chance_alias(group: Group, place: Place, context: Context) -> bool:
    """Whether a short name is a town's only besides its own, and the text speaks for no other of its kind: the "Ber" of
    a text on Mali, or on no land, is not Greece's Veria."""
    if place.kind is Kind.DIVISION and len(group.key) < _LETTERS and fold(place.name) != group.key:
        return not context.countries.get(place.country or "", 0.0)  # "Mt" of "Mt Sisa"
    if place.kind is not Kind.TOWN or place.is_capital or len(group.key) >= _SHORT or fold(place.name) == group.key:
        return False
    if context.countries.get(place.country or "", 0.0):
        return False
    return _is_called_otherwise(group, place) or (bool(context.countries) and place.population < _KNOWN_TO_ALL)


def _is_called_otherwise(group: Group, place: Place) -> bool:
    own, called = without_article(fold(place.name)), without_article(group.key)
    return SequenceMatcher(None, own, called).ratio() < _LIKE


def _has_another_name(group: Group, place: Place) -> bool:
    """Whether a small town is called so only by another of its names, which is no spelling of the one that it has."""
    if place.kind is not Kind.TOWN or place.population >= SMALL:
        return False
    return _is_called_otherwise(group, place)


_KINDS = {
    Kind.COUNTRY: "a country",
    Kind.DIVISION: "a division",
    Kind.AREA: "an area",
    Kind.VILLAGE: "a village of which only the division is known",
}


def _reason(group: Group, best: Scored, many: int) -> str:
    place = best.place
    kind = _KINDS.get(place.kind)
    settled = place.kind in (Kind.TOWN, Kind.VILLAGE)
    what = kind or ("a capital" if place.is_capital else "a town" if settled else "a spot")
    if many == 1:
        return f"{SOLE}, {what}"
    if group.inside is not None and group.inside[group.candidates.index(place)]:
        outer = group.mention.within[0] if group.mention.within else group.mention.headed
        told = f"in {outer}" if outer else f"by {group.mention.town.rstrip('.')}"
        return f"{what}, the one of {many} namesakes {told}"
    if best.share >= _ABOUT:
        return f"{what}, of {many} {LIKELIEST} in a text about {place.country}"
    if settled:
        outer = "" if group.mention.listed or not group.mention.within else group.mention.within[0]
        return f"{what}, of {many} {BEST_KNOWN}" + (
            f"; {outer}, where the text puts it, {UNKNOWN_OUTER}" if outer else ""
        )
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
