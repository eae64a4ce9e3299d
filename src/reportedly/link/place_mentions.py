"""A place's name in its text: what the words around it say it is, and how the happening lies to it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from reportedly.code.demonyms import is_adjective
from reportedly.link.calendar import MONTHS, WEEKDAYS
from reportedly.link.gazetteer_place import Kind
from reportedly.link.particles import PARTICLE
from reportedly.model import Span

_ABBREVIATION = 4  # characters, as "Fla."; a longer name ends its sentence with the point
_BEFORE, _AFTER = 60, 90  # characters around a name that are read
_DISTANCE = r"(?:\d[\d.,]*|some|several|a few|dozens of|hundreds of|an?)[ -](?:km|kms|kilomet(?:er|re)s?|miles?|mi)\b"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
# "Paris, Texas", "Paris, Ky.", "Paris (Texas)": names after a comma, up to two of them.
_NAME = (
    rf"(?:(?:the )?{_CAPITAL}[\w’'-]*(?:\. ?{_CAPITAL}(?!\w)\.?|\.)*"
    rf"(?: (?:(?:of |and |the )|(?:{PARTICLE} ){{1,2}})?{_CAPITAL}[\w’'-]*){{0,3}})"
)
_CONTAINER = re.compile(rf"^\s?[,(]\s?(?:in )?({_NAME})(?:,\s({_NAME}))?")
# "Orra (governorate of Tolmin)", "Orra, province of Tolmin"
_KIND_CONTAINER = re.compile(rf"^\s?[,(]\s?(?:in )?(?:the )?([a-z-]+) (?:of|de) (?:the )?({_NAME})")
_OF_TOWN = re.compile(
    r"\b(?:quarter|neighbou?rhood|suburb|outskirts|street|mayor|town hall|market"
    r"|(?:police|railway|bus) station)s? of $",
    re.IGNORECASE,
)
_MORE = re.compile(rf"^,?\s(?:and|or)\s|^,\s{_CAPITAL}")
_PLAIN_WORD = re.compile(r"\w+")
_NEAR_WORDS = 8  # before a name, "near" and "the old northern town of the" with it
_HELD = re.compile(rf"({_NAME}),\s$")
_PART_OF = r"(?:\w+(?:ern|-?east|-?west|central)\s)?"
_IN_CONTAINER = re.compile(rf"^,?\s(?:in|of)\s(?:the\s)?({_PART_OF}{_NAME})")
# "Orra, in the department of Tolmin", "the Orra hills of Tolmin province", "Orra, a village in the north of Tolmin"
_IN_KIND = re.compile(
    rf"^,?\s(?:an?\s(?:[a-z-]+\s){{1,3}})?in\s((?:[a-z-]+\s){{0,4}}of\s)?(?:the\s)?({_PART_OF}{_NAME})"
)
# "Orra, the old town below the fort in Tolmin province", "Orra, a quarter in the north of Sarn": what lies between has
# no name that could be another place.
_APPOSED = re.compile(
    rf"^,\s(?:an?|the)\s[a-z][^,.;:\"“”()]{{2,60}}?\sin\s(?:the\s)?(?:(?:[a-z-]+\s){{1,3}}of\s(?:the\s)?)?({_NAME})"
)
# "Orra, a remote district of Norland's eastern Tolmin province"
_DISTRICT_OF = re.compile(
    rf"^,\s(?:an?|the)\s((?:[a-z-]+\s){{1,4}})of\s(?:the\s|{_CAPITAL}[\w-]+[’']s?\s)?(?:[a-z-]+\s)?({_NAME})"
)
# "Orra, on the old road to Sarn in the Tolmin region": what lies on its road lies in the division too
_BY_WAY = re.compile(
    rf"^,\s(?:on|along|beside|by|at|off|astride)\s(?:an?\s|the\s)?[a-z][^,.;:\"“”()]{{2,50}}?\sin\s(?:the\s)?({_NAME})"
)
# "Sarn township, Tolmin region", "Sarn zone of the Tolmin region": what lies in what, behind the word for its kind.
_NEXT = re.compile(rf"^(?:,\s(?:in\s)?|\s(?:in|of)\s)(?:the\s)?({_NAME})")
_KIND_AHEAD = re.compile(  # "Orra, District Tolmin"
    r"^(?:District|Distt?\.?|Tehsil|Taluka?|Block|Mandal|Upazila|Thana|Province|Region|County|Department|Governorate"
    rf"|Municipality|Commune|Cercle|Wilaya[ht]?|Oblast|Raion)\s(?:of\s|de\s)?(?={_CAPITAL})"
)
_DEEPEST = 3  # names of what a place lies in, one within the other
_ITSELF_NEARBY = re.compile(r"\b(?:the|in|at|to|from|of|on|into)\s$", re.IGNORECASE)  # "in nearby Orra" is in Orra
_OWNS = re.compile(r"(?<!People)[’']s\s")  # "Norland's Tolmin Province"
_BESIDE = re.compile(rf"^((?:\s[a-z-]+)?,?\s(?:[a-z\d.,-]+\s){{1,8}}?)({_NAME})")
_KILOMETRES = re.compile(r"(\d[\d.,]*)[ -](?:km|kilomet|mile)|\b(hundreds|a hundred|sixty|seventy|eighty|ninety)\b")
_FARTHEST = 50.0  # kilometres (or miles) from a town at which a place is still beside it
_FRAME = re.compile(
    rf"(?:(?:^|(?<=[.!?\n]\s)|(?<=\n))(?:[A-Z][a-z]+,\s)?[Ii]n\s(?:the\s)?(?:[a-z-]+\s(?:of\s)?){{0,3}})({_NAME})"
)
_SENTENCE = 300  # characters of a sentence before a name in which its beginning is looked for
_SENTENCE_ENDS = re.compile(r"[a-z\d)”\"][.!?][”\"]?\s[A-Z“\"]")
_HEADED = re.compile(rf"(?:[-•*–#]+ |\*\*)?((?:{_CAPITAL}[\w’'-]+ ){{1,3}}[A-Za-z]+)(?:\*\*)?[.:](?:\*\*)?\s")
_ARTICLE = re.compile(r"\b(?:al|el|as|ar|ad|az|at|an|ash)-$", re.IGNORECASE)
# "Norland's port city of Orra"; not "Norland's rocket attack on Orra", which is where somebody else lives
_POSSESSOR = re.compile(
    rf"({_CAPITAL}[\w-]+(?: {_CAPITAL}[\w-]+)?)[’']s?\s"
    r"(?:(?!(?:on|in|at|against|to|from|near|into|over|with|by|for|towards?|around|outside)\s)[a-z-]+\s){0,4}$"
)


class Relation(StrEnum):
    """How the happening lies to the place that is named."""

    AT = "at"
    NEAR = "near"
    PART = "part"
    BORDER = "border"
    FACILITY = "facility"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place at characters `start` to `end`: `name` to look it up by, `full` with the word for its kind.

    `within` are the names that stand beside it as what it lies in, the nearest first; `listed` says that these may be
    the next of a list; `holds` is the name before it and a comma, which may lie in it. `words` gave `relation`.
    `polity` says that it is a state by its form alone ("the Republic"), and no town of that name. `town` is a name that
    it is said to be in or beside by more than a comma, which may be a town's. `nature` is "water" of a river or a sea,
    "land" of a valley, a desert and the like, "faith" of a church or a mosque, which may have a saint's name. `headed`
    is the region that heads its paragraph, where nothing else says what it lies in: "Tolmin region. In Orra, …".
    """

    start: int
    end: int
    name: str
    full: str
    kind: Kind | None = None
    relation: Relation = Relation.AT
    words: str = ""
    within: tuple[str, ...] = ()
    listed: bool = False
    holds: str = ""
    lower_case: bool = False
    polity: bool = False
    by: Span | None = None
    by_words: str = ""
    town: str = ""
    nature: str = ""
    headed: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    kind_before: re.Pattern[str]
    kind_after: re.Pattern[str]
    kind_inside: re.Pattern[str]
    near: re.Pattern[str]
    part: re.Pattern[str]
    part_inside: re.Pattern[str]
    border: re.Pattern[str]
    border_after: re.Pattern[str]
    by_border: re.Pattern[str]
    facility: re.Pattern[str]
    site_after: re.Pattern[str]
    seat_after: re.Pattern[str]
    state_after: re.Pattern[str]
    water: re.Pattern[str]
    land: re.Pattern[str]
    called_after: frozenset[str]
    town: frozenset[str]
    settled: frozenset[str]
    kinds: frozenset[str]
    parts: frozenset[str]
    facilities: frozenset[str]
    mission_after: re.Pattern[str]
    mission_before: re.Pattern[str]
    polities: frozenset[str]
    last_of_kind: frozenset[str]
    last_of_near: frozenset[str]
    last_of_part: frozenset[str]
    site: re.Pattern[str]
    capitals: Mapping[str, str]
    beside: Mapping[str, Sequence[str]]
    forces: Mapping[str, Sequence[str]]
    peoples: frozenset[str]
    rural: frozenset[str]
    titles: frozenset[str]
    says: frozenset[str]
    own_land: frozenset[str]
    moved: re.Pattern[str]
    water_ahead: re.Pattern[str]
    on_water: re.Pattern[str]
    no_site: re.Pattern[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(files("reportedly").joinpath("data/places/words.toml").read_text("utf-8"))

    def any_of(*names: str) -> str:
        listed = {w for n in names for w in data[n]}
        return "|".join(re.escape(w) for w in sorted(listed, key=lambda w: (-len(w), w)))

    weak = "|".join(map(re.escape, data["needs_distance"]))
    strong = "|".join(
        re.escape(w) for w in sorted(data["near"], key=lambda w: (-len(w), w)) if w not in data["needs_distance"]
    )
    flags = re.IGNORECASE
    between = r"(?:the\s)?(?:\w+\s)?"  # "near the town of", "near the northern town of"
    town_of = rf"(?:{between}{between}(?:{any_of('town')})\s(?:of\s)?)?"
    return _Words(
        kind_before=re.compile(
            rf"\b({any_of('division', 'town')})\s(?:of\s)?(?:the\s)?$|\b({any_of('country_of')})\sof\s(?:the\s)?$",
            flags,
        ),
        kind_after=re.compile(rf"^[\s-]({any_of('division', 'town', 'country_of')})\b", flags),
        kind_inside=re.compile(rf"\s({any_of('division', 'town')})$", flags),
        near=re.compile(
            rf"\b((?:{_DISTANCE}\s(?:\([^()]*\)\s)?(?:to the )?(?:away )?)?(?:{strong})"
            rf"|{_DISTANCE}[^.,;]{{0,25}}?\s(?:{weak}))"
            rf"\s{town_of}(?:the\s)?$",
            flags,
        ),
        part=re.compile(rf"\b({any_of('part')})\s$", flags),
        part_inside=re.compile(rf"^({any_of('part', 'part_of_town')})\s(?=\S)", flags),
        border=re.compile(rf"\b((?:{any_of('border')})\s(?:with|between|of|to)\s(?:\w+\sand\s)?)(?:the\s)?$", flags),
        by_border=re.compile(
            rf"\s(?:{any_of('border')})\b(?!\s(?:{any_of('at_border', 'town', 'division')})\b)", flags
        ),
        border_after=re.compile(rf"^(?:[’']s)?[\s-](?:\w+\s)?({any_of('border')})\b", flags),
        facility=re.compile(rf"^(?:[’']s)?\s(?:\w+\s)?({any_of('facility')})\b", flags),
        site_after=re.compile(
            rf"^\s(?:[a-z-]+\s)?(?:{any_of('facility', 'land', 'town', 'division')})\b(?=,?\s(?:in|of)\s)"
        ),
        seat_after=re.compile(rf"\s(?:{any_of('seat')})\b"),
        state_after=re.compile(rf"\s(?:{any_of('state_has')})\b"),
        water=re.compile(rf"^\s({any_of('water')})\b", flags),
        land=re.compile(rf"^\s({any_of('no_country')})\b", flags),
        called_after=frozenset(data["no_country"]),
        town=frozenset(data["town"]),
        settled=frozenset((*data["town"], *data["site"])),
        kinds=frozenset(data["town"]) | frozenset(data["division"]),
        parts=frozenset(data["part"]) | frozenset(data["part_of_town"]),
        facilities=frozenset(data["facility"]),
        mission_after=re.compile(rf"^(?:[’']s)?\s({any_of('mission')})\b", flags),
        mission_before=re.compile(rf"\b(?:{any_of('mission')}) of (?:the )?$", flags),
        polities=frozenset(data["polity"]),
        last_of_kind=_last_words(data["division"], data["town"], data["country_of"]),
        last_of_near=_last_words(data["near"], data["needs_distance"]),
        last_of_part=_last_words(data["part"]),
        capitals=data["capitals"],
        beside=data["beside"],
        forces=data["forces"],
        peoples=frozenset(data["peoples"]),
        rural=frozenset(data["rural"]),
        titles=frozenset(data["title"]),
        says=frozenset(data["says"]),
        moved=re.compile(rf"\b(?:{any_of('moved')})\b[^.,;:]{{0,25}}\sto\s(?:the\s)?$", flags),
        water_ahead=re.compile(rf"(?:{any_of('water_ahead')})\s", flags),
        on_water=re.compile(rf"\b(?:{any_of('on_water')})\s(?:the\s)?$", flags),
        no_site=re.compile(rf"\b(?:{any_of('no_site')})$", flags),
        own_land=frozenset((*data["town"], *data["division"], *data["country_of"], *data["border"], *data["own_land"])),
        site=re.compile(
            rf"(?i:\b(?:{any_of('site')}))(?: [A-Z\d])?$|\b(?:{'|'.join(data['site_name'])})$"
            rf"|(?<![\w'’-])[A-Z][\w'’-]* (?:{any_of('site_named')})$"
        ),
    )


def _last_words(*lists: Iterable[str]) -> frozenset[str]:
    return frozenset(_PLAIN_WORD.findall(w)[-1] for listed in lists for w in listed)


def _ahead_of(words: _Words, before: str) -> tuple[re.Match[str] | None, re.Match[str] | None, re.Match[str] | None]:
    """The words for a kind, for nearness and for a part of a place that end right before its name. A pattern that ends
    where the text does is tried from each character on, so only where its last word is there."""
    told = _PLAIN_WORD.findall(before.lower())
    near = words.near.search(before) if not words.last_of_near.isdisjoint(told[-_NEAR_WORDS:]) else None
    if near is not None and near[1].lower() == "nearby" and _ITSELF_NEARBY.search(before, 0, near.start()):
        near = None
    part = words.part.search(before) if told and told[-1] in words.last_of_part else None
    last = [w for w in told[-3:] if w not in ("of", "the")]
    kind = words.kind_before.search(before) if last and last[-1] in words.last_of_kind else None
    return kind, near, part


@lru_cache(maxsize=128)  # a name is asked for again by each step that places it
def read_mention(text: str, start: int, end: int) -> Mention:
    """What stands at these characters of the text; it is not looked up here."""
    words = _words()
    raw = text[start:end]
    name = re.sub(r"^the\s+", "", raw.strip(), flags=re.IGNORECASE)
    name = re.sub(r"[’']s?$", "", name)
    name = " ".join(name.split())
    if article := _ARTICLE.search(text[max(0, start - _ABBREVIATION) : start]):  # "al-Turbah" is not any Turbah
        name = article[0] + name
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    full, kind, relation, found = name, None, Relation.AT, ""
    inside = words.kind_inside.search(name)
    beside = words.kind_after.match(after)
    if beside and words.seat_after.match(after, beside.end()):
        beside = None  # "the Tolmin municipality building" stands in the town
    ahead, near, part = _ahead_of(words, before)
    land = words.land.match(after)
    if inside:
        kind = _kind(words, inside[1])
        name = name[: inside.start()]
    elif beside:
        kind = _kind(words, beside[1])
        full = f"{name} {beside[1]}"
        after = after[beside.end() :]
    elif ahead:
        kind = _kind(words, ahead[1] or ahead[2])
    elif before[-4:].lower() == " of " and _OF_TOWN.search(before):
        kind = Kind.TOWN
    for match, meaning in (
        (words.border.search(before) or words.border_after.match(after), Relation.BORDER),
        (near, Relation.NEAR),
        (words.facility.match(after), Relation.FACILITY),
        (part, Relation.PART),
    ):
        if match:
            relation, found = meaning, match[1].strip()
            break
    water = words.water.match(after)
    if water:
        full = f"{name} {water[1]}"
    mission = words.mission_after.match(after) is not None or words.mission_before.search(before) is not None
    lake = words.water_ahead.match(name) is not None and words.on_water.search(before) is not None
    if relation is Relation.FACILITY and (site := words.facility.match(after)):
        full = f"{full} {site[1]}"  # a dam or a base may be known by its whole name
        after = after[site.end() :]  # "the Sarn prison in Orra" is in Orra
    within, listed, told_in = _within(before, after)
    by = _by(text[end : end + _AFTER])
    return Mention(
        start=start,
        end=end,
        name=name,
        full=full,
        kind=kind,
        relation=relation,
        words=found,
        within=within,
        listed=listed,
        holds=match[1] if before[-2:-1] == "," and (match := _HELD.search(before)) else "",
        lower_case=raw.islower(),
        polity=not within
        and full.lower() in words.polities
        and (before + raw).lower().rstrip().endswith(f"the {full.lower()}"),
        by=None if by is None else Span(end + by[0], end + by[1]),
        by_words="" if by is None else by[2],
        town="" if listed else text[end + by[0] : end + by[1]] if by is not None else _within_sentence(told_in),
        headed="" if within or by is not None else _head(text, start),
        nature="water" if water or lake else "land" if land else "mission" if mission else _faith(relation, found),
    )


_OF_FAITH = frozenset({"church", "mosque", "cathedral"})


def _faith(relation: Relation, word: str) -> str:
    return "faith" if relation is Relation.FACILITY and word.lower() in _OF_FAITH else ""


def _head(text: str, at: int) -> str:
    """The region that heads the paragraph which a name stands in: "Tolmin region. …", "Tolmin Province: …"."""
    begin = text.rfind("\n", 0, at) + 1
    match = _HEADED.match(text, begin, at)
    kind = match is not None and is_kind(match[1].rpartition(" ")[2]) and not is_town(match[1].rpartition(" ")[2])
    return match[1] if match is not None and kind else ""


def _by(after: str) -> tuple[int, int, str] | None:
    """Where the name begins and ends of the place that another is said to be beside, and the words for that: "Orra, a
    village near Sarn", "Orra dam east of Sarn"; not what is a day's journey away."""
    match = _BESIDE.match(after)
    told = None if match is None else _words().near.search(match[1])
    if match is None or told is None or match[2].partition(" ")[0].rstrip(".").lower() in _OF_TIME:
        return None  # "between Nov 17 and 18"
    far = _KILOMETRES.search(match[1])
    if far is not None and (far[2] or float(far[1].replace(",", "")) > _FARTHEST):
        return None
    return match.start(2), match.start(2) + len(_within_sentence(match[2])), told[1].strip()


def _within_sentence(name: str) -> str:
    """A name without the word that begins the next sentence: "east of Sarn. Norland said"; but "St. Louis"."""
    own, point, _ = name.partition(". ")
    return own if point and len(own) > _ABBREVIATION else name


_OF_TIME = frozenset({*MONTHS, *(m[:3] for m in MONTHS), "sept", *WEEKDAYS, *(w[:3] for w in WEEKDAYS)})


def frame_of(text: str, at: int) -> Span | None:
    """The name of the place that a sentence begins with, as what all behind its comma lies in: "In Tolmin state in the
    west, gunmen …"; None where the sentence begins otherwise, or the comma is behind `at`."""
    begin = max(text.rfind("\n", 0, at) + 1, at - _SENTENCE)
    for match in reversed([*_FRAME.finditer(text, begin, at)]):
        inside = text[match.end() : at]
        if not _SENTENCE_ENDS.search(inside):
            return Span(*match.span(1)) if "," in inside else None
    return None


_SIDES = frozenset({"North", "South", "East", "West", "Central"})  # behind the names of districts


def owner_in(name: str) -> int:
    """How many characters of a name are its owner's: "Norland's " of "Norland's Tolmin County"."""
    return max((match.end() for match in _OWNS.finditer(name)), default=0)


def part_of(name: str) -> tuple[str, str]:
    """ "Northern Mali", "Sarn South" apart: the word for the part, and the rest; no word where there is none."""
    match = _words().part_inside.match(name)
    if match:
        return match[1], name[match.end() :]
    rest, _, last = name.rpartition(" ")
    return (last, rest) if rest and last in _SIDES else ("", name)


def capital_of(code: str) -> str | None:
    """The name of the capital of a country whose seat of government is another, or disputed."""
    return _words().capitals.get(code)


def is_of_people(word: str) -> bool:
    """Whether a word with a capital only tells whose a place is: "an Indigenous reserve"."""
    return word.lower() in _words().peoples


def lands_beside(code: str) -> Sequence[str]:
    """The countries whose towns a text on this one may tell of without their names."""
    return _words().beside.get(code, ())


def forces_in(code: str) -> Sequence[str]:
    """The countries whose forces a text may tell of in the villages of this one without its name."""
    return _words().forces.get(code, ())


def is_kind(word: str) -> bool:
    """Whether it says what sort of place a name is ("region", "town")."""
    return word.lower() in _words().kinds


def is_polity(name: str) -> bool:
    """Whether it is a state by its form alone ("the Republic"), which names none."""
    return name.lower() in _words().polities


def is_by_border(text: str, at: int) -> bool:
    """Whether a country's adjective that ends here is that of its border, and no more: "near the Norlandic border",
    but not "the Norlandic border town of Orra" nor "border guards"."""
    return _words().by_border.match(text, at) is not None


def is_own_land(word: str) -> bool:
    """Whether what has a country's adjective before it lies there ("the Norlandic side"), as a base need not."""
    return word.lower() in _words().own_land


def goes_to(text: str, at: int) -> bool:
    """Whether somebody is told to be taken to the place whose name begins here: "was deported to Norland"."""
    return _words().moved.search(text, max(0, at - _BEFORE), at) is not None


def is_rural(mention: Mention) -> bool:
    """Whether the word for its kind says that it lies around a town and in none ("Orra upazila")."""
    return mention.full.removeprefix(mention.name).strip().lower() in _words().rural


def is_called_after(word: str) -> bool:
    """Whether what has a country's name before it is only called after it: "the Norland quarter", "Norland Street"."""
    return word.lower() in _words().called_after


def is_town(word: str) -> bool:
    """Whether it says of a name that it is a settlement ("village"), not a division."""
    return word.lower() in _words().town


def is_part(word: str) -> bool:
    """Whether it makes a part of a place ("northern")."""
    return word.lower() in _words().parts


def is_facility(word: str) -> bool:
    """Whether it is a building's or a camp's, not a town's ("airport")."""
    return word.lower() in _words().facilities


def is_site(words: str) -> bool:
    """Whether these words end in one for a street, a building or another part of a town."""
    return _words().site.search(words) is not None and _words().no_site.search(words) is None


def _kind(words: _Words, word: str) -> Kind:
    return Kind.TOWN if word.lower() in words.town else Kind.DIVISION


_NEXT_WORD = re.compile(r"\s(?:has\s|had\s|also\s|later\s)?([a-z]+)\b")


def _is_owner(name: str, after: str) -> bool:
    """ "Brought to Dosso, Norland's mediator said" puts no place into Norland, "Dosso, Norland's second town" does; so
    with "Norland's Interior Ministry" and "Norland's Tolmin Province". "Orra, Norlandic police said" has no region, nor
    has "Orra, Colonel Sarn said"."""
    if " " in name and name.partition(" ")[0].rstrip(".").lower() in _words().titles:
        return True  # "outside Orra's school, Mayor Sarn said"
    if (verb := _NEXT_WORD.match(after)) is not None and verb[1] in _words().says:
        return True  # "near Orra, Norland said"
    if is_adjective(name) and re.match(r"\s[a-z]", after):
        kind = _words().kind_after.match(after)
        return kind is None or _words().state_after.match(after, kind.end()) is not None
    if _OWNS.search(name):
        return name.rpartition(" ")[2].lower() not in _words().kinds and not _words().kind_after.match(after)
    if not re.search(r"[’']s?$", name):
        return False
    behind = re.match(r"(?:\s[a-z-]+){1,4}", after)
    return behind is not None and _words().kinds.isdisjoint(behind[0].split()) and "capital" not in behind[0]


def _apposed(after: str) -> re.Match[str] | None:
    match = _APPOSED.match(after)
    if match and not _words().settled.isdisjoint(match[0].split()):
        return match
    match = _BY_WAY.match(after)
    if match and _words().kind_after.match(after[match.end() :]):
        return match
    match = _DISTRICT_OF.match(after)
    is_part = match is not None and not _words().kinds.isdisjoint(match[1].split())
    return match if match and is_part and _words().kind_after.match(after[match.end() :]) else None


def _in_container(after: str) -> tuple[str, int] | None:
    """The name of what a place lies in, and where it ends: "mine in Tolmin", "in the department of Tolmin"."""
    words = _words()
    if match := _IN_CONTAINER.match(after):
        whose = _within_sentence(match[1]).rpartition(" ")[2]  # "the town of Orra of the Norlandic troops"
        return None if is_adjective(whose) and _is_owner(whose, after[match.end() :]) else (match[1], match.end())
    if site := words.site_after.match(after):
        match = _IN_CONTAINER.match(after[site.end() :])
        return (match[1], site.end() + match.end()) if match else None
    if (match := _IN_KIND.match(after)) and (
        not match[1] or not (words.kinds | words.parts).isdisjoint(match[1].split())
    ):
        return match[2], match.end()
    return None


def _within(before: str, after: str) -> tuple[tuple[str, ...], bool, str]:
    """The names of what it lies in, the nearest first; whether these may be the next of a list; and the first, if more
    than a comma says so."""
    found: list[str] = []
    words = _words()
    rest = re.sub(r"^[’']s\b", "", after)
    listed, end = False, 0
    match = _CONTAINER.match(rest)
    plainly = match is None or match[0].lstrip(" ,(").startswith("in ")
    if match and (plainly or not _is_owner(match[1], rest[match.end() :])):
        found += [g for g in match.groups() if g]
        listed = bool(match[2] or _MORE.match(rest[match.end() :])) and not match[1].endswith(".")
        end = match.end()
    elif (match := _KIND_CONTAINER.match(rest)) and match[1] in words.kinds:
        found.append(match[2])
        end, plainly = match.end(), True
    elif inner := _in_container(after):
        found.append(inner[0])
        end, plainly = inner[1], True
    elif match := _apposed(after):
        found.append(match[match.lastindex or 1])
        end, plainly = match.end(), True
    if found and words.water.match(after[end:]):
        found.pop()  # "in the valley of the Odra river": no town of that name
    told_in = found[0] if found and plainly else ""
    going = bool(found)
    while going and len(found) < _DEEPEST:  # "in Sarn township, Tolmin region", "Sarn zone of the Tolmin region"
        told = words.kind_after.match(after[end:])
        end += told.end() if told else 0
        match = (
            _NEXT.match(after[end:]) if told or words.kind_after.search(" " + found[-1].rpartition(" ")[2]) else None
        )
        going = match is not None
        if match is not None:
            found.append(match[1])
            end += match.end()
    owner = _POSSESSOR.search(before)
    if owner:
        found.append(owner[1])
    # "Norland's Tolmin Province", but there is a town of Cox's Bazar
    parted = dict.fromkeys(part for name in found for part in (name, *reversed(_OWNS.split(name))))
    names = (_KIND_AHEAD.sub("", _within_sentence(n).rstrip(",;:)")).removeprefix("the ") for n in parted)
    return tuple(n.rstrip(".") if len(n) > _ABBREVIATION else n for n in names), listed, told_in
