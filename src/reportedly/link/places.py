"""Claims' places put on the map: the words of each looked up, chosen among namesakes with all others of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reportedly.changed import replace
from reportedly.code.demonyms import countries_in, is_adjective
from reportedly.code.place_names import place_words
from reportedly.code.places import COUNTRY_RULE
from reportedly.code.setting import STORY_PLACES
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_names import fold
from reportedly.link.gazetteer_place import Kind, Place
from reportedly.link.particles import PARTICLE
from reportedly.link.place_choice import BEST_KNOWN, GIVEN, SOLE, PlaceChoice, choose_places
from reportedly.link.place_context import context_in, context_of, lands_told, with_known
from reportedly.link.place_group import SMALL
from reportedly.link.place_mentions import (
    Mention,
    Relation,
    forces_in,
    goes_to,
    is_kind,
    is_of_people,
    is_site,
    is_town,
    lands_beside,
    owner_in,
    read_mention,
)
from reportedly.link.place_namesakes import namesake_in
from reportedly.link.place_seats import capital_in, land_of_outlet, town_of_paper
from reportedly.link.place_sites import Scene, in_town, land_of_dateline, seat_of_story, towns, with_street
from reportedly.link.place_surroundings import (
    FINE,
    LARGE,
    NAMED,
    SHARED_BORDER,
    filled,
    in_country,
    is_river,
    sole_country,
    story_country,
    surroundings,
    whole_country,
)
from reportedly.model import Claim, Document, Modality, PlaceRef, Span

_LETTERS = 2  # of a state's code, which is a country's too
_NAME = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w’'-]*(?:\.(?=\w))?(?:[\w.]*)"
    r"(?:\s(?:of\s(?:the\s)?|and\s(?=\S+\s(?:Islands|Herzegovina|Barbuda|Tobago|Principe|Grenadines)))?"
    rf"(?:(?:{PARTICLE}[- ]){{0,2}}(?:[dl]['’])?)[^\W\d_a-zß-öø-ÿ][\w’'-]*)*"
)
_KIND = re.compile(r"(?:[a-z]|the [A-Z]|an? [A-Z])[\w ’'-]* (?:of )", re.DOTALL)  # "the northern Malian town of "
_OF_KIND = re.compile(r"(?:['’]s?)? (?:[a-z][a-z-]* ){0,3}?(?P<kind>[a-z][a-z-]*) of (?:the )?(?=[^\W\d_a-zß-öø-ÿ])")
_QUALITY = re.compile(r"[A-Z]\w+-[a-z]{4,}")  # "Sunni-majority", "Norland-held"
_REST = re.compile(rf"(?:(?: {PARTICLE}){{0,2}} [^\W\d_a-zß-öø-ÿ][\w’'-]*){{1,2}}")
# "Norland's southern border with", "Norlandic border with"
_ITS_BORDER = re.compile(r"(?:['’]s?)?\s(?:[a-z-]+\s){0,3}(?:border|frontier)s?(?:lands?)?\s(?:with|to)\s")
_BORDER_OF = re.compile(
    r"(\S+(?<!['’]s)(?<!['’]))(?:['’]s?)?\s(?:[a-z-]+\s){0,2}(?:border|frontier)\s(?:with|to)\s(?:the\s)?$"
)
# "The border between Norland and Tolmin", "the Norland-Tolmin border"
_SHARED = re.compile(
    rf"(?P<before>[^\W\d_a-zß-öø-ÿ]\w+)[-–/](?P<other>[^\W\d_a-zß-öø-ÿ]\w+)\s(?:border|frontier)s?\b"
    rf"|\b(?:border|frontier)s?(?:\s(?:area|region|zone|line)s?)?\s(?:between|of)\s(?:the\s)?(?P<one>{_NAME.pattern})"
    rf"\sand\s(?:the\s)?(?P<two>{_NAME.pattern})"
)
_BESIDE = re.compile(
    r"\s(?:some\s|about\s|just\s)?(?:\d+\s?(?:km|kilomet(?:re|er)s|miles)\s)?(?:to\sthe\s)?"
    r"(?:(?:north|south)?-?(?:east|west|north|south)\sof|near|outside)\s(?:the\s(?:town|city|village)\sof\s)?"
)
_BACK = 60  # characters
_WELL_KNOWN = 500_000  # people: a city that a text may name without its country
_MAIN = 0.5  # less of the weight of the country that leads has one named in passing
_ITS_CAPITAL = re.compile(r"[^\n,;]+[’']s? capital\b")
_OF_THE_CAPITAL = re.compile(r"(\b(?:the|[A-Z]\w+(?:['’]s)?)(?: [A-Z]\w+)? capital)['’]s (?:[a-z]+ )?$")
_COMPASS = re.compile(r"(?:the )?(?:north|south)?[- ]?(?:(?:east|west|north|south|central)(?:ern)?)", re.IGNORECASE)
_OCCUPIED = re.compile(r"\b[Oo]ccupied (?:Palestine|Palestinian (?:territory|territories|lands?))\b")
_TOGETHER = 250.0  # kilometres between two towns of which one text on a border tells
_NEXT = 12  # characters behind a name
_WITHIN_DIVISION = frozenset(("exact", "near", "admin2"))
_Key = tuple[int, int, str | None]
_PARTY = 0.5  # what a party's country weighs, beside a mention of the country in the text


def link_places(
    document: Document,
    claims: Sequence[Claim],
    gazetteer: Gazetteer,
    *,
    named: Sequence[Span] = (),
    about: Mapping[str, float] | None = None,
    capitals: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Claim, ...]:
    """The claims with id, name, country, division, degrees, precision and reason of each place that can be told.

    A `PlaceRef.name` that is set already is the name that the document gives to a description ("the capital"). `named`
    are other names of places in the text: they are not linked, but help to choose. `about` weighs the countries that
    the document is about (`document_countries`), by words that the gazetteer does not know; `capitals` are the names of
    countries' seats of government. A place that is not told keeps its empty values, and the reason says why.
    """
    text, about = _without_outlets(document), about or {}
    refs = {_key(c.place): c.place for c in claims if c.place is not None}
    spans = {key: with_street(text, at) if (at := _named_at(text, ref, gazetteer)) else at for key, ref in refs.items()}
    own = [s for s in spans.values() if s is not None]
    toponyms = sorted({*own, *(with_street(text, s) for s in named)}, key=lambda s: (s.start, s.end))
    known = _known(claims)
    paper = town_of_paper(document, gazetteer)
    home = land_of_outlet(document, gazetteer, toponyms, about) if paper is None else paper.country
    if home is not None:
        known = {**known, home: known.get(home, 0.0) + _PARTY}
    written_from = land_of_dateline(document, gazetteer)
    if home is None and written_from is not None:
        known = {**known, written_from: known.get(written_from, 0.0) + _PARTY}
    chosen = dict(zip(toponyms, choose_places(toponyms, text=text, gazetteer=gazetteer, known=known), strict=True))
    about = about if home is None else {**about, home: max(about.get(home, 0.0), NAMED)}
    beside = _large_by_country(chosen.values())
    sole = [c.place for c in chosen.values() if c is not None and _is_sole_town(c)]
    land = sole_country(about) or (home if home and about[home] >= max(about.values()) else None)
    same = namesake_in(text, own, gazetteer)

    def trusted(choice: PlaceChoice | None, at: Span) -> PlaceChoice | None:
        return _trusted(choice, text, PlaceRef(at, at.of(text)), gazetteer, about, beside, sole, known)

    sure = (trusted(choice, at) for at, choice in chosen.items())
    told_lands = story_country(about, chosen.values(), trusted=sure, home=home, dated=written_from)
    outlets = countries_in(document.publisher or "")
    theirs = {code for code in about if (country := gazetteer.country(code)) is not None and country.name in outlets}
    said = {*context_of(text, gazetteer).countries, *theirs, home, written_from}
    linked: dict[_Key, PlaceRef] = {}
    where: dict[_Key, PlaceChoice] = {}
    undecided: set[_Key] = set()
    for key, ref in refs.items():
        span = spans[key]
        seat = capital_in(_seat_words(text, ref, span), gazetteer, capitals or {}, land)
        quarter = None if span is None or seat is not None else _quarter(text, span, gazetteer, capitals or {}, land)
        if same is not None and span is not None and same.means(ref, span.of(text)):
            linked[key] = same.placed(ref, about, gazetteer)
        elif _is_shared_border(text, ref, gazetteer):
            linked[key] = replace(ref, name=None, reason=SHARED_BORDER)
            undecided.add(key)
        elif _OCCUPIED.search(ref.text):
            linked[key] = replace(ref, reason="to some the territories, to others Israel besides")
        elif seat is not None:
            found = PlaceChoice(ref.span.start, ref.span.end, seat, seat.precision, f"the capital of {seat.country}")
            words = read_mention(text, (span or ref.span).start, ref.span.end)
            linked[key] = filled(ref, found, *_relate(words, found.precision, found.reason))
            where[key] = found
        elif quarter is not None:
            linked[key] = quarter
        elif (span is None or (ref.name and chosen[span] is None)) and (
            written := seat_of_story(ref.text, document, gazetteer, toponyms, known)
        ) is not None:
            linked[key] = filled(ref, written, written.precision, "the town that the report was written in")
            where[key] = written
        elif span is None:
            linked[key] = whole_country(ref, gazetteer, told_lands[0] or _land_before(text, ref.span.start, gazetteer))
        elif (choice := _trusted(chosen[span], text, ref, gazetteer, about, beside, sole, known)) is None:
            linked[key] = surroundings(text, ref, span, gazetteer, known, chosen, trusted)
            if linked[key].country is None:
                mention = read_mention(text, span.start, span.end)
                linked[key] = in_country(linked[key], text, mention, gazetteer, told_lands, about, said)
        elif choice.place.kind is Kind.VILLAGE:
            beside_it = surroundings(text, ref, span, gazetteer, known, chosen, trusted)
            closer = beside_it.country == choice.place.country and beside_it.precision in _WITHIN_DIVISION
            linked[key] = beside_it if closer else _fill(text, ref, span, choice, gazetteer, known)
        else:
            linked[key] = _fill(text, ref, span, choice, gazetteer, known)
            where[key] = choice
    only = _only_land(claims, linked)
    alone = only in about and not known.keys() - {only}  # no party and no outlet of another land
    for key, ref in linked.items() if alone else ():
        span = spans[key]
        if ref.country is None and ref.precision == "unknown" and span is not None and key not in undecided:
            if context_in(_sentence_before(text, span.start), gazetteer).countries.keys() - {only}:
                continue  # "an attack on a Tolmic post at Orra", in a text on Norland
            mention = read_mention(text, span.start, span.end)
            if mention.nature == "faith":
                continue  # "the Sacred Heart church" is in the town of the story, or untold
            linked[key] = in_country(ref, text, mention, gazetteer, (only, only), about, {only})
    lost = [k for k, r in linked.items() if r.place_id is None and r.precision == "unknown" and k not in undecided]
    if lost:
        outside = {key for key in where if _is_outside(text, refs[key], spans[key])}
        news = [(c.trigger.start, _key(c.place)) for c in claims if c.place is not None and _is_news(c)]
        told = [(start, where.get(key)) for start, key in news if key not in outside]
        away = {spans[key] for key in outside}
        others = [
            (s.start, trusted(c, s)) for s, c in chosen.items() if s not in away and _is_of_story(text, s, c, about)
        ]
        local = paper if paper is not None and paper.country == land else None
        scene = Scene(document, gazetteer, towns(told), towns(others), toponyms, known, local)
        called: dict[str, PlaceRef] = {}
        for key in sorted(lost, key=lambda k: linked[k].span.start):
            ref, name = linked[key], spans[key]
            before = None if name is None else called.get(name.of(text))
            linked[key] = in_town(ref, name, text, scene) if before is None else _again(ref, before)
            if name is not None and linked[key].place_id is not None:
                called.setdefault(name.of(text), linked[key])
    for key, ref in refs.items():
        if _is_of_another_land(ref, linked[key], gazetteer):
            linked[key] = replace(ref, name=None, reason="in another land than the place that the document names")
    shown = {key: _shown(document.text, ref, spans[key]) for key, ref in linked.items()}
    placed = [c if c.place is None else replace(c, place=_honest(c, shown[_key(c.place)])) for c in claims]
    fine = {(c.place.country, c.place.place_id or c.place.name) for c in placed if c.place and _is_inside(c)}
    lands = Counter(country for country, _ in fine)
    return tuple(replace(c, place=None) if _is_elsewhere(c, text, about, lands) else c for c in placed)


def _again(ref: PlaceRef, before: PlaceRef) -> PlaceRef:
    """What is told by the name of a site before it ("the bridge") is where that was."""
    return replace(before, span=ref.span, text=ref.text)


def _is_of_story(text: str, at: Span, choice: PlaceChoice | None, about: Mapping[str, float]) -> bool:
    """Whether a name may be that of the town that the story is in: "the Orra road" leads there from one."""
    return not (_is_foreign_capital(choice, about) or _LEADS.match(text, at.end))


_LEADS = re.compile(r"(?:[-–]\w+)?\s(?:road|highway|motorway)\b")


def _is_outside(text: str, ref: PlaceRef, name: Span | None) -> bool:
    """ "A home outside Orra": what else is told of it is not in Orra."""
    return read_mention(text, (name or ref.span).start, ref.span.end).relation is Relation.NEAR


def _is_foreign_capital(choice: PlaceChoice | None, about: Mapping[str, float]) -> bool:
    """The capital of a country that the text is less about than another, which stands for its government ("the junta
    turned to Norville"): no market that the text tells of is there."""
    if choice is None or not choice.place.is_capital:
        return False
    return about.get(choice.place.country or "", 0.0) < max(about.values(), default=0.0)


def _is_shared_border(text: str, ref: PlaceRef, gazetteer: Gazetteer) -> bool:
    """Whether its words are for the border between two countries, both of which the text names besides, or neither."""
    match = _SHARED.search(text, ref.span.start, min(len(text), ref.span.end + _BACK))
    if match is None or match.start() > ref.span.end:
        return False
    lands = []
    for name in (match["before"] or match["one"], match["other"] or match["two"]):
        found = (p.country for p in gazetteer.named(name) if p.kind is Kind.COUNTRY)
        lands.append(next(found, None) or next(iter(context_in(name, gazetteer).countries), None))
    if None in lands:
        return False
    countries = context_of(text, gazetteer).countries
    named_besides = {countries.get(str(land), 0.0) > 1 for land in lands}
    return len(named_besides) == 1


def _seat_words(text: str, ref: PlaceRef, name: Span | None) -> str:
    """The words that may tell a capital: its own, or where only the owner's name was taken ("a hall in Norland's
    capital"), those with the next."""
    if ref.name is None:
        return ref.text
    owned = None if name is None else _ITS_CAPITAL.match(text, name.start, name.end + _NEXT)
    return owned[0] if owned else ""


def _sentence_before(text: str, at: int) -> str:
    """The words of its sentence before a place: those behind it may tell what it is near."""
    return text[max(text.rfind("\n", 0, at), text.rfind(". ", 0, at)) + 1 : at]


def _only_land(claims: Sequence[Claim], linked: Mapping[_Key, PlaceRef]) -> str | None:
    """The one country that all is in which the text tells as news, of what is known."""
    places = (linked[_key(c.place)] for c in claims if c.place is not None and _is_news(c))
    lands = {place.country for place in places if place.country is not None}
    return lands.pop() if len(lands) == 1 else None


def _land_before(text: str, at: int, gazetteer: Gazetteer) -> str | None:
    """The only country that its paragraph has named before, in a text on several."""
    lands = context_in(text[text.rfind("\n", 0, at) + 1 : at], gazetteer).countries
    return next(iter(lands)) if len(lands) == 1 else None


def _quarter(
    text: str, name: Span, gazetteer: Gazetteer, capitals: Mapping[str, tuple[str, ...]], land: str | None
) -> PlaceRef | None:
    """ "The capital's Sarn" is a quarter of it, whatever towns abroad are called so."""
    owned = _OF_THE_CAPITAL.search(text, max(0, name.start - _NEXT * 2), name.start)
    seat = None if owned is None else capital_in(owned[1], gazetteer, capitals, land)
    if seat is None:
        return None
    found = PlaceChoice(name.start, name.end, seat, "near", "")
    quarter = filled(PlaceRef(name, name.of(text)), found, "near", f"in {seat.name}, the capital of {seat.country}")
    return replace(quarter, place_id=None, name=name.of(text))


def _large_by_country(choices: Iterable[PlaceChoice | None]) -> Mapping[str, set[str | None]]:
    """The large towns and the divisions that a text names, by their countries, whether or not it names these."""
    found: dict[str, set[str | None]] = {}
    for choice in choices:
        place = choice.place if choice is not None else None
        if place is None or place.country is None:
            continue
        if place.kind is Kind.DIVISION or (place.kind is Kind.TOWN and place.population >= LARGE):
            found.setdefault(place.country, set()).add(place.id)
    return found


def _is_inside(claim: Claim) -> bool:
    """Whether more is told of its place than the country."""
    return claim.place is not None and claim.place.precision in (*FINE, "admin1", "admin2") and not claim.background


def _is_elsewhere(claim: Claim, text: str, about: Mapping[str, float], told: Mapping[str | None, int]) -> bool:
    """Whether its place is no more than a country named in passing, in a document that is about another, or whose
    happenings are told of more towns of others (`told`); or the one that somebody was taken to."""
    if claim.place is None:
        return False
    if claim.place.precision == "country" and goes_to(text, claim.place.span.start):
        return True
    if not any(r.rule == COUNTRY_RULE for r in claim.reasons if r.field == "place"):
        return False
    if told and told.get(claim.place.country, 0) < max(told.values()):
        return True
    most = max(about.values(), default=0.0)
    return about.get(claim.place.country or "", 0.0) < _MAIN * most


def _without_outlets(document: Document) -> str:
    """The text, the names of its outlet and its agencies blotted out: those of "Lakes Press" or "The Goma Lantern" tell
    nothing of where the news is. All offsets stay."""
    names = [n for n in (document.publisher, *document.agencies) if n and " " in n]
    if not names:
        return document.text
    pattern = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    return re.sub(pattern, lambda m: "x" * len(m[0]), document.text)


def _is_news(claim: Claim) -> bool:
    return not claim.background and claim.modality in (Modality.ACTUAL, Modality.ATTEMPTED)


def _key(ref: PlaceRef) -> _Key:
    return ref.span.start, ref.span.end, ref.name


def _named_at(text: str, ref: PlaceRef, gazetteer: Gazetteer) -> Span | None:
    """Where the name of the place stands: within its own words, or where the document gives it; None if nowhere."""
    start, end = ref.span.start, ref.span.end
    if ref.name:
        inside = text.find(ref.name, start, end)
        around = (text.rfind(ref.name, 0, start), text.find(ref.name, end))
        beside = min((at for at in around if at >= 0), key=lambda at: abs(at - start), default=-1)
        at = inside if inside >= 0 else beside
        if at >= 0:
            found = _whole(
                text, _trim(text, _unbroken(text, Span(at, at + len(ref.name)), gazetteer), gazetteer), gazetteer
            )
            return found if found is None else _town_of_part(text, found, gazetteer) or found
    found = _without_forces(text, _whole(text, _trim(text, ref.span, gazetteer), gazetteer), gazetteer)
    return found or _town_beside(text, end, gazetteer)


def _unbroken(text: str, span: Span, gazetteer: Gazetteer) -> Span:
    """A name with what a hyphen joins to it, where the whole is a place's: "Orra" of "Orra-U" is another."""
    more = _JOINED.match(text, span.end)
    return Span(span.start, more.end()) if more and gazetteer.named(text[span.start : more.end()]) else span


_JOINED = re.compile(r"(?:-\w+)+")


def _town_beside(text: str, end: int, gazetteer: Gazetteer) -> Span | None:
    """The name that tells where a site without one lies: "the road | north of Orra", "a village | near Sarn"."""
    match = _BESIDE.match(text, end)
    name = None if match is None else _NAME.match(text, match.end())
    if name is None:
        return None
    stop = name.end() - name[0].endswith(".")  # of the sentence
    return _whole(text, _trim(text, Span(name.start(), stop), gazetteer), gazetteer)


def _town_of_part(text: str, part: Span, gazetteer: Gazetteer) -> Span | None:
    """The name of what a part lies in, where no gazetteer has the part's: "the Mill quarter of Orra"."""
    match = _PART_OF.match(text, part.end)
    if match is None or match["kind"].lower() not in place_words()["part_of_whole"]:
        return None
    behind = _NAME.match(text, match.end())
    if behind is None or gazetteer.near_named(part.of(text)):
        return None
    kinds = {behind[0].split()[-1].lower(), *(w.lower() for w in text[behind.end() : behind.end() + 20].split()[:1])}
    if not kinds.isdisjoint(place_words()["division"] | {"state"}):  # "Orra district of Tolmin region" is Orra
        return None
    if not any(p.kind is Kind.TOWN for p in gazetteer.near_named(behind[0])):
        return None
    return Span(*behind.span())


_PART_OF = re.compile(r"\s(?P<kind>[\w-]+)\sof\s")


def _without_forces(text: str, span: Span | None, gazetteer: Gazetteer) -> Span | None:
    """The name that stands before that of a body ("Orra Police"), and none for the body itself ("a post of the National
    Guard"); a name that no body has as it is."""
    name = "" if span is None else span.of(text)
    town, _, last = name.rpartition(" ")
    if span is None or last.lower() not in place_words()["forces"] or gazetteer.near_named(name):
        return span
    return Span(span.start, span.start + len(town)) if town and gazetteer.near_named(town) else None


def _whole(text: str, span: Span | None, gazetteer: Gazetteer) -> Span | None:
    """A name with the capitalised words right behind it that it was cut off from, where no gazetteer has it or one has
    the whole."""
    match = None if span is None else _REST.match(text, span.end)
    if span is None or match is None:
        return span
    if gazetteer.near_named(span.of(text)):  # "Orra Odra" is another place than Orra
        return Span(span.start, match.end()) if gazetteer.named(text[span.start : match.end()]) else span
    return span if match is None else Span(span.start, match.end())


def _is_of_another_land(ref: PlaceRef, found: PlaceRef, gazetteer: Gazetteer) -> bool:
    """ "The Norlandic province" is none that the document names in another land."""
    if not ref.name or ref.name in ref.text or found.country is None or not is_kind(ref.text.rpartition(" ")[2]):
        return False
    lands, country = countries_in(ref.text), gazetteer.country(found.country)
    return bool(lands) and country is not None and country.name not in lands


def _honest(claim: Claim, place: PlaceRef) -> PlaceRef:
    """What is only where the story is was at its place or near it."""
    lent = next((r.rule for r in claim.reasons if r.field == "place" and r.rule in STORY_PLACES), None)
    if lent is None or place.precision != "exact":
        return place
    return replace(place, precision="near", reason=f"{lent}; {place.reason}")


def _shown(text: str, ref: PlaceRef, name: Span | None) -> PlaceRef:
    """The place by its name alone where its words only say what kind of settlement it is: "the town of Orra"."""
    if name is None or not ref.span.start < name.start < name.end == ref.span.end:
        return ref
    before = _KIND.fullmatch(text, ref.span.start, name.start)
    return replace(ref, span=name, text=name.of(text)) if before else ref


def _trim(text: str, span: Span, gazetteer: Gazetteer) -> Span | None:
    """The first name in these words ("the northern town of Gao" to "Gao"); None where there is none."""
    match = _NAME.search(text, span.start, span.end)
    while match and (
        match[0].lower() in ("the", "a", "an", "in", "at", "near")
        or _says_whose(text, match, span.end)
        or _owns_what_follows(text, match, span.end, gazetteer)
    ):
        match = _NAME.search(text, match.end(), span.end)
    if match is None:
        return None
    start, end = match.span()
    if not gazetteer.named(match[0]):
        start += owner_in(match[0])
        inner, _, outer = match[0].rpartition(" of ")  # "Orra Forest of Tolmin State" lies in what is known
        plain, _, kind = outer.rpartition(" ")
        found = [*gazetteer.named(outer), *(gazetteer.named(plain) if is_kind(kind) else ())] if inner else []
        lies = any(p.kind in (Kind.COUNTRY, Kind.DIVISION) for p in found)
        end -= len(match[0]) - len(inner) if lies else 0
    lead = re.match(r"(?:The|A|An|In|At|Near|Around|Outside)\s+", text[start:end])
    return Span(start + (lead.end() if lead else 0), end)


def _says_whose(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a word with a capital only says whose a place is, whose name comes yet: "the rebel-held Norlandic port of
    Orra", "the Tolmic-majority town of Orra", "Norland's port city of Orra"; not "the Sarn district of Orra"."""
    kind = _OF_KIND.match(text, match.end(), end)
    if kind is None:
        return False
    word, name = kind["kind"].split("-")[-1], match[0]
    return is_adjective(name) or _QUALITY.fullmatch(name) is not None or (is_town(word) and not is_site(word))


def _owns_what_follows(text: str, match: re.Match[str], end: int, gazetteer: Gazetteer) -> bool:
    """ "Norland's northern Telm state": the country of the place whose name comes yet."""
    owner, apart, _ = match[0].replace("’", "'").rpartition("'s")
    behind = _NAME.search(text, match.end(), end) if apart else None
    if behind is None or is_of_people(behind[0]):  # "Norland's largest Indigenous reserve" has no name
        return False
    return any(p.kind is Kind.COUNTRY for p in gazetteer.named(owner))


def _known(claims: Sequence[Claim]) -> Mapping[str, float]:
    """The countries of the parties, where they are linked already."""
    found: dict[str, float] = {}
    for claim in claims:
        for party in (*claim.actors, *claim.targets):
            if party.country and len(party.country) == 2:
                found[party.country] = min(2.0, found.get(party.country, 0.0) + _PARTY)
    return found


def _trusted(
    choice: PlaceChoice | None,
    text: str,
    ref: PlaceRef,
    gazetteer: Gazetteer,
    about: Mapping[str, float],
    beside: Mapping[str, set[str | None]],
    sole: Sequence[Place],
    known: Mapping[str, float],
) -> PlaceChoice | None:
    """No pin in a country that the words of place rule out ("the Pakistani town of"), nor in one that the text never
    names while it names others, unless the place is a country itself or a city that goes without saying, another city
    of that country is named (`beside`), or another town without a namesake lies near a town that has none (`sole`). In
    a text that names none, no town that is only the best known of its name is where neither the parties (`known`) nor
    such towns are."""
    if choice is not None and is_river(text, Span(choice.start, choice.end)):
        return None
    if choice is None or choice.place.country is None or choice.place.kind is Kind.COUNTRY:
        return choice
    if text[choice.start : choice.end].lower() in place_words()["holy"]:
        return None  # "the house of God"
    words = text[ref.span.start : ref.span.end]
    if ref.span.start <= choice.start and choice.end <= ref.span.end:  # "Niger state" tells of no Niger
        words = f"{text[ref.span.start : choice.start]}, {text[choice.end : ref.span.end]}"
    outer = read_mention(text, choice.start, choice.end).within  # "Orra in southern Norland"
    within = ", ".join(name for name in outer if len(name) > _LETTERS and name.lower() not in place_words()["rivers"])
    told = lands_told(words, gazetteer) or (lands_told(within, gazetteer) if within else {})
    if told:
        return choice if choice.place.country in told else None
    countries = context_of(text, gazetteer).countries
    named = {*countries, *(land for code in countries for land in lands_beside(code))}
    name, its = fold(text[choice.start : choice.end]), fold(choice.place.name)
    called = name == its or (choice.place.is_capital and name[:1] == its[:1])  # "Kiev"; Ankara is no "Enguri"
    size = _WELL_KNOWN if not _gives_its_name(choice.place, gazetteer, name) else LARGE
    well_known = (called and choice.place.population >= size) or about.get(choice.place.country, 0.0) >= NAMED
    alone = called and choice.reason.startswith(SOLE) and choice.place.population >= LARGE
    if named and choice.place.country not in countries and _COMPASS.fullmatch(text, choice.start, choice.end):
        return None  # "the North-East" of the land that is told of
    near = bool(beside.get(choice.place.country, set()) - {choice.place.id})
    fought = choice.place.kind in (Kind.VILLAGE, Kind.TOWN) and not countries.keys().isdisjoint(
        forces_in(choice.place.country)
    )
    if not named and not well_known and (BEST_KNOWN in choice.reason or not called):
        lands = {*known, *(land for code in known for land in lands_beside(code))}
        lands = lands or {town.country for town in sole if town.country is not None}
        lands = lands or {*about, *(code for code, ids in beside.items() if ids - {choice.place.id})}
        return choice if not lands or choice.place.country in lands else None
    if not named or choice.place.country in named or well_known or alone or near or fought:
        return choice
    together = _is_sole_town(choice) and any(
        town.id != choice.place.id and town.km_to(choice.place) <= _TOGETHER for town in sole
    )
    return choice if together else None


def _gives_its_name(town: Place, gazetteer: Gazetteer, name: str) -> bool:
    """Whether the province is called after the town too, as "Gaza" may mean either: readers know such a town."""
    return town.kind is Kind.TOWN and any(p.is_province and town.within(p) for p in gazetteer.named(name))


def _is_sole_town(choice: PlaceChoice) -> bool:
    """Whether it is a town of size that nothing else is called."""
    place = choice.place
    return choice.reason.startswith(SOLE) and place.kind is Kind.TOWN and place.population >= SMALL


def _fill(
    text: str, ref: PlaceRef, span: Span, choice: PlaceChoice, gazetteer: Gazetteer, known: Mapping[str, float]
) -> PlaceRef:
    words = read_mention(text, ref.span.start, ref.span.end)
    outer = read_mention(text, span.start, span.end)
    if Relation.BORDER in (words.relation, outer.relation) and choice.place.kind is Kind.COUNTRY:
        own = _own_side(text, span, choice, gazetteer)
        if own is not None:
            return filled(ref, replace(choice, place=own), "country", f"the border of {own.name}, on its side")
        return _at_border(text, ref, choice, gazetteer, known)
    precision, reason = choice.precision, choice.reason
    if not (ref.span.start <= span.start and span.end <= ref.span.end):
        called = text[span.start : span.end]
        reason = f"{GIVEN} {called}; {reason}"
        if words.relation is not Relation.NEAR or _DISTANT.search(words.words):  # "outside a mosque in Orra" is in Orra
            precision, reason = _relate(words, precision, reason)
        return replace(filled(ref, choice, precision, reason), name=" ".join(called.split()))
    if words.relation is Relation.NEAR and precision == "exact":
        precision, reason = _relate(words, precision, reason)
    return filled(ref, choice, precision, reason)


_DISTANT = re.compile(r"\d|\b(?:kms?|kilomet(?:er|re)s?|miles?)\b|\bof$", re.IGNORECASE)


def _relate(words: Mention, precision: str, reason: str) -> tuple[str, str]:
    if words.relation in (Relation.NEAR, Relation.FACILITY) and precision == "exact":
        return "near", f"{words.words} it; {reason}"
    return precision, reason


def _own_side(text: str, name: Span, choice: PlaceChoice, gazetteer: Gazetteer) -> Place | None:
    """The country whose border it is: "Norland's border with Tolmin", "the Norlandic frontier with Tolmin"."""
    if _ITS_BORDER.match(text, name.end):
        return choice.place
    match = _BORDER_OF.search(text, max(0, name.start - _BACK), name.start)
    owners = context_in(match[1], gazetteer).countries if match else {}
    return gazetteer.country(next(iter(owners))) if len(owners) == 1 else None


def _at_border(
    text: str, ref: PlaceRef, choice: PlaceChoice, gazetteer: Gazetteer, known: Mapping[str, float]
) -> PlaceRef:
    """ "The border with Niger" is placed in the country that the text is about, if that is another one."""
    context = with_known(context_of(text, gazetteer), known)
    other = choice.place.country
    ranked = sorted(context.countries.items(), key=lambda item: (-item[1], item[0]))
    home = next((c for c, weight in ranked if c != other and weight >= 1), None)
    place = gazetteer.country(home) if home else None
    side = f"the border with {choice.place.name}, on which side is not told"
    if place is None:
        return replace(ref, reason=side)
    return filled(ref, replace(choice, place=place), "country", f"{side}; the text is about {place.name}")
