"""Places that no gazetteer has, put where the text puts them: in a division, beside a town, in its country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import islice

from reportedly.changed import replace
from reportedly.code.demonyms import is_adjective
from reportedly.code.place_names import place_words
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_names import fold
from reportedly.link.gazetteer_place import Kind
from reportedly.link.place_choice import SOLE, PlaceChoice, choose_places
from reportedly.link.place_context import context_in, is_bare_water, lands_told
from reportedly.link.place_mentions import (
    Mention,
    Relation,
    forces_in,
    frame_of,
    is_kind,
    is_rural,
    is_site,
    part_of,
    read_mention,
)
from reportedly.model import PlaceRef, Span

ABOUT = "the text is about"  # in the reason of a country that no words tell of a place
NAMED = 1.0  # what a country weighs at least that a text names, by an adjective or by those who are of it
LARGE = 100_000  # people: a city without a namesake that a text may name without its country
SHARED_BORDER = "the border of two countries, on which side is not told"
FINE = frozenset(("exact", "near"))
Trust = Callable[[PlaceChoice | None, Span], PlaceChoice | None]
_ALONE = 0.75  # the share of what a text is about from which a place that no gazetteer has is taken to be there
_ENOUGH = 2.5  # words for the only country that a text tells of, and places there
_LEADING = 0.5  # less of the weight of the country most named has one that the text is hardly about
_FEW = 60  # names of places in a text
_MENTIONS = 20  # of one name that are looked at for what it lies in
_LETTERS = 2  # of a state's code, which is a country's too
_BESIDE = 90  # characters between a name and that of what it lies in
# "the southern Norlandic town of ", "Norland's port city of "
_WHOSE = re.compile(
    r"(?P<whose>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:['’]s)? "
    r"(?:(?!the |an? |in |of |at )[a-z-]+ )?(?P<kind>(?!of )[a-z-]+) (?:of )?$"
)
_QUALITY = re.compile(r"[A-Z]\w+-[a-z]{4,}")  # "the Sunni-majority north"
_CODED = re.compile(r"(?: [a-z]+)? \(([A-Z]{2})\)")
_ENDS = re.compile(r"\b")
_SIDE = r"(?:far )?(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west|centre|center|interior)"
_INNER = frozenset((Kind.TOWN, Kind.DIVISION))
_COUNTRY = re.compile(
    rf"(?:all of |much of |(?:the )?{_SIDE} of |(?:\w+ )*parts? of )?"
    rf"(?:the|this) (?:whole |entire )?(?:country|nation)(?:['’]s {_SIDE})?"
)


def filled(ref: PlaceRef, choice: PlaceChoice, precision: str, reason: str) -> PlaceRef:
    place = choice.place
    return replace(
        ref,
        place_id=place.id,
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=precision,
        reason=reason,
    )


def surroundings(
    text: str,
    ref: PlaceRef,
    span: Span,
    gazetteer: Gazetteer,
    known: Mapping[str, float],
    chosen: Mapping[Span, PlaceChoice | None],
    trusted: Trust,
) -> PlaceRef:
    """A village that no gazetteer has, "in the Kidal region", is placed there: in the region, not at a point of it. A
    district or a building "in Kidal" that is no village is in that town. What it lies in may stand with the name
    elsewhere in the text. `chosen` are the places found already; `trusted` drops a namesake abroad."""
    told = (_surroundings_at(text, ref, at, gazetteer, known, chosen, trusted) for at in (span, *_again(text, span)))
    found = next(told)
    if found.country is not None or read_mention(text, span.start, span.end).within:
        return found
    others = [here for here in told if here.country is not None]
    return others[0] if len({(here.country, here.admin1) for here in others}) == 1 else found


def _again(text: str, span: Span) -> Iterator[Span]:
    """Where the same name stands with what it lies in or beside, in the order of the text."""
    for at in islice(_standing(text, span.of(text)), _MENTIONS):
        if at != span and ((mention := read_mention(text, at.start, at.end)).within or mention.by is not None):
            yield at


def _standing(text: str, name: str) -> Iterator[Span]:
    """Where a name stands as words of their own. A search by pattern takes many times as long."""
    past = 0
    while (start := text.find(name, past)) >= 0:
        past = start + len(name)
        if _ENDS.match(text, start) and _ENDS.match(text, past):
            yield Span(start, past)
        else:
            past = start + 1


def is_river(text: str, at: Span) -> bool:
    """ "In the inner delta of the Niger": the water, and not the country of its name."""
    return at.of(text).lower() in place_words()["rivers"] and is_bare_water(text, at.start, at.end)


def _surroundings_at(
    text: str,
    ref: PlaceRef,
    span: Span,
    gazetteer: Gazetteer,
    known: Mapping[str, float],
    chosen: Mapping[Span, PlaceChoice | None],
    trusted: Trust,
) -> PlaceRef:
    mention = read_mention(text, span.start, span.end)
    why = _why_not(mention.name, gazetteer)

    def one(at: Span) -> PlaceChoice | None:
        if chosen.get(at) is not None:
            return trusted(chosen[at], at)
        (found,) = choose_places([at], text=text, gazetteer=gazetteer, known=known)
        if found is None and len(chosen) <= _FEW:  # not in so long a text that this would take long
            found, *_ = choose_places([at, *chosen], text=text, gazetteer=gazetteer, known=known)
        return trusted(found, at)

    outers = [one(at) for at in _around(text, span, mention.within) if not is_river(text, at)]
    lies_in = [outer for outer in outers if outer is not None]
    for outer in lies_in:
        if (
            outer.place.kind in (Kind.TOWN, Kind.VILLAGE)
            and mention.kind is not Kind.TOWN
            and not _is_division(text, outer)
        ):
            if is_rural(mention):  # "Orra upazila in Sarn" is of the division that is called after the town
                return _around_town(ref, mention.name, outer, why)
            inside = filled(ref, outer, outer.precision, f"in {outer.place.name}, as the text says; {why}")
            if (
                is_site(mention.name)
                or mention.relation is Relation.FACILITY  # "the Sarn mosque in Orra" is in Orra
                or mention.nature in ("mission", "land")
                or " of " in mention.name
                or not _is_a_name(mention.name, gazetteer)
                or mention.kind is not None
            ):
                return inside
            return replace(
                inside,
                place_id=None,
                name=mention.name,
                precision="near" if outer.precision == "exact" else outer.precision,
            )
    beside = None if mention.by is None else one(mention.by)
    if beside is not None and beside.place.kind is Kind.TOWN and beside.precision in FINE:
        near = filled(ref, beside, "near", f"{mention.by_words} {beside.place.name}, as the text says; {why}")
        return replace(near, place_id=None, name=mention.name)  # an id is that of the other place
    frame = frame_of(text, span.start)
    framed = None if frame is None else one(frame)
    for outer in (*lies_in, *([framed] if framed is not None else [])):
        told = f"in {outer.place.name}, as the text says; {why}"
        if outer.place.kind in (Kind.COUNTRY, Kind.DIVISION) or outer.place.precision in ("admin1", "admin2"):
            inside = filled(ref, outer, outer.precision, told)
            if _QUALITY.fullmatch(mention.name):
                return inside
            return replace(inside, place_id=None, name=mention.name)  # what it is called, not what it lies in
        if outer.place.kind is Kind.TOWN and outer.precision in FINE and outer is not framed:
            near = filled(ref, outer, "near", told)  # of the commune that is called after the town
            return replace(near, place_id=None, name=mention.name)
    return replace(ref, reason=why)


def _around_town(ref: PlaceRef, name: str, town: PlaceChoice, why: str) -> PlaceRef:
    """At no point of the region that the town is in."""
    place = town.place
    precision = "country" if place.admin1 is None else "admin1"
    near = filled(ref, town, precision, f"in the land around {place.name}, as the text says; {why}")
    return replace(near, place_id=None, name=name, latitude=None, longitude=None)


def _is_division(text: str, choice: PlaceChoice) -> bool:
    """Whether the text calls it a district or the like, and not the town that this is named after."""
    return read_mention(text, choice.start, choice.end).kind is Kind.DIVISION


def _around(text: str, span: Span, names: Iterable[str]) -> Iterator[Span]:
    """Where the names stand of what a place lies in: behind it, else before ("Kidal's Orra district")."""
    for name in names:
        at = text.find(name, span.end, span.end + _BESIDE)
        if at < 0:
            at = text.find(name, max(0, span.start - _BESIDE), span.start)
        if at >= 0:
            yield Span(at, at + len(name))


def in_country(
    ref: PlaceRef,
    text: str,
    mention: Mention,
    gazetteer: Gazetteer,
    lands: tuple[str | None, str | None],
    about: Container[str],
    said: Container[str | None],
) -> PlaceRef:
    """A name that no gazetteer has, or only of small places abroad, without words for what it lies in, is of the
    country that the words before it tell ("the Norlandic town of Orra"), else of the one that the text is about, if
    that is clear: at no point of it. `lands` are those of `story_country`: what other places are called too is not in
    the second. All whose name it is may lie in one country that the text is `about` besides: it is in that. `said` are
    the countries that the text or its outlet names, and not only some armed group of theirs.
    """
    namesakes = gazetteer.near_named(mention.name)
    great = any(p.is_province or p.precision == "country" or p.population >= LARGE for p in namesakes)
    if mention.kind is not None and lands[0] is not None and not any(p.country in about for p in namesakes):
        great = False  # "the Sarn district" of the land told of, though a city abroad is called so too
    elsewhere = any(gazetteer.near_named(part_of(name)[1]) for name in mention.within)
    told = told_before(text, mention.start, gazetteer) or _coded(text, mention, gazetteer)
    outer = [name for name in mention.within if len(name) > _LETTERS and name.lower() not in place_words()["rivers"]]
    inside = lands_told(", ".join((*outer, ref.text.replace(mention.name, "", 1))), gazetteer)
    if told is None and len(inside) == 1:
        told = next(iter(inside))  # "Orra, Norland"
    theirs = {p.country for p in namesakes}
    if lands[0] is not None and theirs and lands[0] not in theirs:
        only = next(iter(theirs)) if len(theirs) == 1 else None
        # rockets fired from the land told of fall in a town of the next one, and who fights may fight abroad
        great = great or lands[0] not in said or (only is not None and _fights_in(only, lands[0]))
    if told is None and len(theirs) == 1 and not elsewhere and (their := next(iter(theirs))) is not None:
        told = their if their in about else None
    country = told or (None if elsewhere or great else lands[0] or (None if namesakes else lands[1]))
    if country is None or (place := gazetteer.country(country)) is None:
        return ref
    called = mention.name if _is_a_name(mention.name, gazetteer) else ref.name
    why = f"in {place.name}" if told else f"{ABOUT} {place.name}"
    return replace(ref, country=country, name=called, reason=f"{ref.reason}; {why}")


def _fights_in(one: str, two: str) -> bool:
    """Whether the forces of one of two lands are told of in villages of the other."""
    return one in forces_in(two) or two in forces_in(one)


def told_before(text: str, start: int, gazetteer: Gazetteer) -> str | None:
    """The country whose adjective stands with the word for a settlement or a division before a name."""
    found = _WHOSE.search(text, max(0, start - _BESIDE), start)
    if found is None or not is_kind(found["kind"]):
        return None
    lands = context_in(found["whose"], gazetteer).countries
    return next(iter(lands)) if len(lands) == 1 else None


def _is_a_name(name: str, gazetteer: Gazetteer) -> bool:
    """No letter or initials ("pavilion B"), nor whose it is ("the Turkish capital")."""
    whose = gazetteer.cues.get(fold(name), "").startswith("~") or is_adjective(name) or _QUALITY.fullmatch(name)
    return any(c.islower() for c in name) and not whose


def _coded(text: str, mention: Mention, gazetteer: Gazetteer) -> str | None:
    """ "Orra (XX)", "Orra airfield (XX)": the country by ISO's letters; not those of a state of another ("(CA)")."""
    match = _CODED.match(text, mention.end)
    return match[1] if match and not gazetteer.named(match[1]) and gazetteer.country(match[1]) else None


def whole_country(ref: PlaceRef, gazetteer: Gazetteer, sole: str | None) -> PlaceRef:
    """ "The country", in a text that names none but is about one; other words without a name tell nothing."""
    place = gazetteer.country(sole) if sole is not None and _COUNTRY.fullmatch(ref.text) else None
    if place is None:
        return replace(ref, reason="no place is named")
    choice = PlaceChoice(ref.span.start, ref.span.end, place, place.precision, "")
    return filled(ref, choice, place.precision, f"the text is about {place.name}")


def story_country(
    about: Mapping[str, float],
    choices: Iterable[PlaceChoice | None],
    *,
    trusted: Iterable[PlaceChoice | None] | None = None,
    home: str | None = None,
    dated: str | None = None,
) -> tuple[str | None, str | None]:
    """The country that the text is about alone, if no more of its places are in another: a text on "Russian drones" is
    of the land on which they fall.

    Where its words for countries do not tell, the one that all its divisions and towns are in. The second is less sure:
    the only one that it speaks of at all, if that is of the town that its outlet is called after (`home`) or is told
    more than once; home, too, of a text that names no place and no country."""
    found = [c for c in choices if c is not None and c.place.country is not None]
    inner = {c.place.id: c for c in found if c.place.kind in _INNER}.values()
    sole = sole_country(about)
    if sole is not None:
        placed = Counter(c.place.country for c in found)
        towns = {c.place.id: c.place for c in (found if trusted is None else trusted) if c and c.place.kind in _INNER}
        lie = Counter(p.country for p in towns.values() if not p.is_capital)
        if dated is not None or home in lie:
            lie[dated or home] += 1
        leads = all(n[sole] >= max(n.values(), default=0) for n in (placed, lie))
        return (sole if leads else None), None
    lands = {c.place.country for c in inner}
    likely = _likely_country(about, found, home)
    if not lands:
        return None, likely
    land = next(iter(lands))
    sure = len(inner) > 1 or all(c.reason.startswith(SOLE) and c.precision == "admin1" for c in inner)
    alone = len(lands) == 1 and about.get(land or "", 0.0) >= _LEADING * max(about.values(), default=0.0)
    return (land, None) if sure and alone else (None, likely)


def _likely_country(about: Mapping[str, float], found: Iterable[PlaceChoice], home: str | None) -> str | None:
    places = {c.place.id: c.place.country for c in found}
    every = {*about, *places.values()}
    if len(every) != 1:
        return None if every else home
    land = every.pop()
    return land if land == home or sum(about.values()) + len(places) >= _ENOUGH else None


def sole_country(about: Mapping[str, float]) -> str | None:
    most = max(about, key=lambda code: (about[code], code), default=None)
    if most is None or len(most) != 2 or about[most] < 2 * NAMED:
        return None
    return most if about[most] >= _ALONE * sum(about.values()) else None


def _why_not(name: str, gazetteer: Gazetteer) -> str:
    if gazetteer.near_named(name):
        return "nothing tells which of the places of that name it is"
    return "no place of that name is known"
