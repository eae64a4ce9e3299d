"""A party's wording to an actor of the registry, on the day, given the countries that the document is about.

What decides, first to last: a person in office; a known name; a country (its name, adjective, capital or a building
that stands for its government) with a common word ("Malian soldiers"); a country alone; a common word alone, with the
country that the document is about ("gunmen"). Where two actors have the same wording, days and then countries decide,
then the registry's mark; where none does, and where a wording only describes, there is no link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from reportedly.changed import replace
from reportedly.code.demonyms import is_adjective
from reportedly.frozen import dataclass
from reportedly.link.actor_words import party_words
from reportedly.link.formations import formation_in
from reportedly.link.mention import Item, head_and_tail, segments
from reportedly.link.place_mentions import is_site
from reportedly.link.registry import ABROAD_KIND, BRANCHES, GENERICS, UNDATED, Actor, Entry, Registry
from reportedly.link.registry_index import countries_of

PLAIN, LIKELY, FROM_CONTEXT, PAST = 0.95, 0.85, 0.7, 0.6
ABOUT, THERE = "in the document's country", "where it happened"
NAMED = "of the only land with such an office that the document names"
HEADED = "in the country that heads this part of the text"
_CLEARLY = 1.4  # by so many times a country leads the next
_PRESENT = 0.12  # less of the weight is a country named in passing
_PLACES = frozenset(("country", "adjective", "people", "capital", "building"))
_SPECIFIC = frozenset(("actor", "person"))
_ARMED = frozenset(("Rebel Groups", "Political Militias", "Identity Militias", ABROAD_KIND))
_CROWDS = frozenset(("civilians", "protesters", "rioters"))


@dataclass(frozen=True, slots=True)
class ActorLink:
    """The actor with the name it had on the day; `score` from 0 to 1, and the reason in words."""

    id: str
    name: str
    kind: str
    country: str | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a wording is read in the light of."""

    registry: Registry
    on: date | None
    countries: Mapping[str, float]
    home: str | None = None
    where: str = ABOUT
    army: str | None = None

    def share(self, codes: Iterable[str]) -> float:
        total = sum(self.countries.values())
        return max((self.countries.get(code, 0.0) for code in codes), default=0.0) / total if total else 0.0

    def main(self) -> str | None:
        return leading(self.countries)

    def link(self, actor: Actor | None, score: float, reason: str) -> ActorLink | None:
        return ActorLink(actor.id, actor.name, actor.kind, actor.country, score, reason) if actor else None


def link_actor(
    text: str,
    *,
    name: str | None = None,
    registry: Registry,
    on: date | None,
    countries: Mapping[str, float],
    kind: str | None = None,
    home: str | None = None,
    where: str = ABOUT,
    army: str | None = None,
) -> ActorLink | None:
    """Link a wording, or the fuller name that the document gives the same party; None where unsure.

    `countries` gives, by ISO code, how much the document is about each. `kind`, one of ACLED's eight, asks for it.
    `home` is the country of a national outlet: "the ministry" is its own. `where` is what reasons call the countries.
    `army` is the country of a state's own outlet, to which "the army" is its own wherever it strikes.
    """
    scene = _Scene(registry, on, countries, home, where, army)
    best: ActorLink | None = None
    for wording in (text,) if not name or name == text else (text, name):
        found = _read(wording, scene) if wording else None
        if found and kind and found.kind != kind:
            continue
        better = best is None or (found is not None and found.score > best.score)
        if found and (better or (best and found.score == best.score and best.id.startswith("civilians-"))):
            best = found  # "nine men" are civilians only where nobody tells whose men they are
    return best


def leading(countries: Mapping[str, float]) -> str | None:
    """The country that leads clearly, or None."""
    code, most, second = "", 0.0, 0.0
    for other, weight in countries.items():
        if weight > most or (weight == most > 0.0 and other < code):
            code, most, second = other, weight, most
        else:
            second = max(second, weight)
    return code if code and most >= _CLEARLY * second else None


def abroad(link: ActorLink, *, country: str | None) -> ActorLink:
    """ACLED's kind for state forces outside their own country (codebook, actor types: External/Other Forces)."""
    acts_abroad = country is not None and link.country is not None and link.country != country
    return replace(link, kind=ABROAD_KIND) if acts_abroad and link.id.startswith(("mil-", "pol-", "sec-")) else link


# "Queen's Gate station": the name of a place, and no king
_CROWNED = re.compile(r"^(?:[Tt]he )?(?:King|Queen|Prince|Bishop|Abbot)[’']s (?=[A-Z])")


# "The mayor's son" is of no government.
_KIN = re.compile(
    r"^.*[’']s (?:[a-z-]+ ){0,2}(?=(?:sons?|daughters?|wife|husband|brothers?|sisters?|mother|father|parents|child"
    r"|children|family|relatives?|nephew|niece|cousin|uncle|aunt|widow)\b)"
)


# "Dan Roe and Jan Odra — both from Norland": whence people are, and not who
_WHENCE_THEY_ARE = re.compile(r" ?[,(—–-] ?(?:both |all |each |originally )?from [A-Z][^,;:]{0,60}$")


def _read(wording: str, scene: _Scene) -> ActorLink | None:
    told = _KIN.sub("", _CROWNED.sub("", _WHENCE_THEY_ARE.sub("", wording)))
    wording = _OF_TWO_NATIONS.sub(_without_nations, told)
    parted = segments(wording, scene.registry)
    for number, segment in enumerate(parted):
        if number and segment[0].key in _WHENCE:
            continue  # "Dan Roe, 27, from Norland"
        if number and _is_land_of_a_town(segment, parted[number - 1]):
            continue  # "tanks captured near Orra, Norland"
        found = _segment(segment, scene)
        if found:
            of_none = found.id.startswith(_STATE) and (wording != told or _is_of_no_state(wording, found))
            return None if of_none else found  # of two states, and of no third
    return None


_WORD = re.compile(r"[A-Za-z-]+")
_AIRLINE = re.compile(r"\bAir (?!Force|Defen[cs]e|Corps|Marshal|Base|Wing|Command|Chief|Vice|Commodore|Staff)[A-Z]")
_STATES = frozenset({"government", "governments", "state", "states", "country", "countries", "army", "armies", "power"})


def _is_of_no_state(wording: str, found: ActorLink) -> bool:
    """ "General Motors", "Air Norland", "the vice president of the firm"; "a foreign government", which is not that of
    the land that the text is about."""
    words = [w.lower() for w in _WORD.findall(wording)]
    lexicon = party_words()
    if not lexicon.business.isdisjoint(words) or _AIRLINE.search(wording) is not None:
        return True
    context = found.score <= FROM_CONTEXT
    return context and any(a in lexicon.other_states and b in _STATES for a, b in pairwise(words))


# "A Norlandic-Lodran gunman" is of one land as of the other
_OF_TWO_NATIONS = re.compile(r"\b([A-Z][a-z]+)-([A-Z][a-z]+) (?=[a-z])")


def _without_nations(told: re.Match[str]) -> str:
    return "" if is_adjective(told[1]) and is_adjective(told[2]) else told[0]


def _is_land_of_a_town(segment: Sequence[Item], before: Sequence[Item]) -> bool:
    """Whether a country behind a comma only tells in which land the town before it lies."""
    lands = len(segment) == 1 and any(e.what == "country" for e in segment[0].entries)
    return lands and len(before) > 2 and before[-2].key in _WHENCE | {"outside", "around"}


_WHENCE = frozenset({"from", "in", "at", "near", "of"})
"""What opens a piece behind a comma that tells where somebody is, and not who."""


def _segment(segment: Sequence[Item], scene: _Scene) -> ActorLink | None:
    lexicon = party_words()
    if len(segment) == 1 and segment[0].key in lexicon.pronouns and segment[0].text != "US":
        return None
    head, preposition, tail = head_and_tail(segment)
    if not lexicon.former.isdisjoint([item.key for item in head]):
        return None
    words = [i for i in head if not i.aside]
    named = _last(words, _SPECIFIC)
    if named is not None and (_in_a_persons_name(named, words) or _is_where_it_stands(named, words)):
        named = None
    formation = formation_in(words) if named is None else None
    if formation is not None and preposition == "of":
        owner = _segment(tail, scene)  # "the Third Brigade of the Front"
        if owner is None or not (owner.id.startswith(_STATE) or _is_movement(owner, tail, scene)):
            return None
    common = formation or _common(words)
    if named is not None and named.text[1:].islower() and named is words[-1] and preposition == "of":
        body = _segment(tail, scene)  # "the brigands of the Coast Front", by whatever word others are known too
        if body is not None and body.id in scene.registry.actors and _last(tail, _SPECIFIC) is not None:
            return replace(body, score=min(body.score, LIKELY), reason=f"{named.key!r} of it; {body.reason}")
    if named is not None and not _only_owns(named, words, common, scene):
        actor, score, reason = _named(named, scene)
        if actor and not _is_namesake(named, actor, words, scene) and not _is_anothers(actor, segment):
            return _with_common(actor, common, score, reason, scene)
        plain = _by_its_words(named, scene)
        if plain is not None:
            return _segment([plain if item is named else item for item in segment], scene)
    posted = common is not None and preposition in ("of", "for") and common.key in lexicon.posts and common is words[-1]
    named_so = common is not None and (_in_a_name(words, common) or _of_unknown_body(words, common))
    if named_so and not posted and formation is None:
        return None
    led = preposition == "for" and common is not None and common.key in lexicon.posts
    if common is not None and (preposition == "of" or led) and _is_armed(common):
        body = _segment(tail, scene)  # "Norlandic rebels of the Coast Front" are the Front's
        if body is not None and _is_movement(body, tail, scene):
            return replace(body, score=min(body.score, LIKELY), reason=f"{common.key!r} of it; {body.reason}")
    code = _country(words, scene)
    if code is not None:
        return _of_country(code, words, common, scene)
    if common is not None and (named is None or "civilians" not in common.classes):
        seat = _held_seat(common, segment, scene)
        if seat is not None:
            return seat
        return _commonly(common, head, preposition, tail, scene)
    if common is None and named is None and tail and preposition == "of" and _is_person(head):
        body = _segment(tail, scene)  # "Colonel Odra of the Coast Guard" speaks for it
        if body is not None and body.id in scene.registry.actors and _last(tail, _SPECIFIC) is not None:
            return replace(body, score=min(body.score, LIKELY), reason=f"of it; {body.reason}")
    return None


def _is_namesake(named: Item, actor: Actor, words: Sequence[Item], scene: _Scene) -> bool:
    """ "Defence Minister Jan Roe" of a text on Norland is not the Jan Roe who governs a country that it never names."""
    if not any(e.what == "person" for e in named.entries) or not scene.main():
        return False
    at = next(i for i, item in enumerate(words) if item is named)
    titled = any(i.key in party_words().portfolios for i in words[:at])
    return titled and scene.share(actor.countries or ((actor.country,) if actor.country else ())) == 0.0


def _is_anothers(actor: Actor, words: Sequence[Item]) -> bool:
    """ "The Security Service of Norland", "the Norlandic Security Service" is no other state's service of that name."""
    if actor.kind != "State Forces" or actor.country is None:
        return False
    told = {e.ref for at, item in enumerate(words) for e in item.entries if _owns_a_body(e.what, words, at)}
    return bool(told) and told.isdisjoint({actor.country, *actor.countries})


def _by_its_words(named: Item, scene: _Scene) -> Item | None:
    """What the words of a state body's name say of themselves, where it is not that state's: "the State Security
    Service" is a security service everywhere."""
    known = [scene.registry.actors[e.ref] for e in named.entries if e.ref in scene.registry.actors]
    last = " ".join(named.key.split()[-2:])
    classes = party_words().classes.get(last, ())
    if last == named.key or not classes or classes[-1] not in BRANCHES:
        return None
    if not known or any(a.kind != "State Forces" for a in known):
        return None
    return named._replace(key=last, text=last, entries=(), classes=classes)


def _owns_a_body(what: str, words: Sequence[Item], at: int) -> bool:
    before = words[at - 1].key if at else ""
    return what == "adjective" or (what == "country" and (words[at].owner or before == "of"))


def _is_person(head: Sequence[Item]) -> bool:
    """Whether it is a name of two words or more that the registry does not have."""
    return len(head) > 1 and all(i.text[:1].isupper() and not (i.entries or i.classes) for i in head)


def _in_a_persons_name(named: Item, words: Sequence[Item]) -> bool:
    """Whether a known body's name is a first name here: "spokesman Al-Fateh Gurashi" speaks for no Fatah."""
    if any(e.what == "person" for e in named.entries):
        return False
    at = next(i for i, item in enumerate(words) if item is named)
    before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
    titled = before is not None and before.classes == ("soft",) and before.text.islower()
    return (titled or _is_bare_name(before)) and _is_bare_name(after) and not named.owner


def _is_where_it_stands(named: Item, words: Sequence[Item]) -> bool:
    """Whether a city that stands for a body is only where something stands: "Brussels airport" is no Union's."""
    lexicon = party_words()
    return named.key in lexicon.seats and not lexicon.standing.isdisjoint([i.key for i in words if i is not named])


def _is_bare_name(item: Item | None) -> bool:
    return item is not None and item.text[:1].isupper() and not (item.entries or item.classes)


def _last(words: Sequence[Item], kinds: frozenset[str]) -> Item | None:
    return next((i for i in reversed(words) if i.entries and any(e.what in kinds for e in i.entries)), None)


def _common(words: Sequence[Item]) -> Item | None:
    """The common word that decides: the last, unless it is soft and one before it tells more ("rebel forces")."""
    said = [i for at, i in enumerate(words) if i.classes and not (at and _is_of_an_office(words[at - 1], i))]
    if not said:
        return None
    last = said[-1]
    if last.classes == ("soft",):
        harder = next((i for i in reversed(said[:-1]) if i.classes != ("soft",)), None)
        if harder is not None:
            rank = last.key in party_words().titles  # "Governor Colonel Jan Odra"
            carried = harder.owner and last.key in party_words().carriers  # "the governor's convoy"
            armed_state = harder.classes == ("gov",) and last.key in party_words().armed and not (rank or carried)
            return last._replace(classes=("mil",)) if armed_state else harder
    return last


def _is_of_an_office(before: Item, word: Item) -> bool:
    """ "The department's antitrust division": no soldiers."""
    return word.key == "division" and before.key in party_words().desk_of


def _in_a_name(words: Sequence[Item], common: Item) -> bool:
    """Whether the common word belongs to a name that the registry does not know ("the Free Coast Army"), or only
    describes something else ("a girls' school")."""
    at = next(i for i, item in enumerate(words) if item.key == common.key)
    before = words[at - 1] if at else None
    group = common.classes[-1]
    if group not in ("gov", "pol") and common.text[:1].isupper() and before is not None:
        if before.key in _OF_A_STATE:  # "the National Army", "the Norlandic State Security Service" is the state's own
            return at > 1 and not _is_of_a_country(words[at - 2]) and words[at - 2].text[:1].isupper()
        return not (before.entries or before.classes) and before.text[:1].isupper() and at > 1
    last = words[-1]
    return group in _CROWDS and not (last.classes or last.entries) and last.text.islower()


_OF_A_STATE = frozenset({"national", "state", "federal"})


def _is_of_a_country(item: Item) -> bool:
    return item.key in ("the", "our") or any(e.what in ("adjective", "country") for e in item.entries)


def _of_unknown_body(words: Sequence[Item], common: Item) -> bool:
    """ "Two Coast Defence Forces fighters": whose they are is told, though the registry does not know it."""
    if common.classes[-1] != "unidentified-armed-group" or common.text[:1].isupper():
        return False
    before = words[: next(i for i, item in enumerate(words) if item is common)]
    named = [i for i in before if i.text[:1].isupper() and not i.entries]
    return len(named) > 1 and named[-1].key.rpartition(" ")[2] in party_words().bodies


def _only_owns(named: Item, words: Sequence[Item], common: Item | None, scene: _Scene) -> bool:
    """Whether the name is no more than the owner, the victim or the addressee of what the head names."""
    if common is None or (common.classes[-1] not in GENERICS and common.classes[-1] not in BRANCHES):
        return False
    if common.classes[0] == "soft":
        return False
    group = common.classes[-1]
    if group == "gov" and any(e.ref in scene.registry.actors for e in named.entries if e.what == "actor"):
        bodies = [scene.registry.actors[e.ref] for e in named.entries if e.ref in scene.registry.actors]
        return all(not b.countries for b in bodies) and _last(words, _PLACES) is not None
    return group == "civilians" and not any(e.what == "person" for e in named.entries)


def _with_common(actor: Actor, common: Item | None, score: float, reason: str, scene: _Scene) -> ActorLink | None:
    """The named actor; its supporters in the street are protesters or rioters of its country."""
    group = common.classes[-1] if common is not None else ""
    if group in ("protesters", "rioters") and actor.country and actor.kind not in ("Protesters", "Rioters"):
        return scene.link(scene.registry.unnamed(actor.country, group), FROM_CONTEXT, f"{group} of {actor.name}")
    return scene.link(actor, score, reason)


def _named(item: Item, scene: _Scene) -> tuple[Actor | None, float, str]:
    """The actor that a known name means on that day, in those countries; None where nothing tells between two."""
    known = [e for e in item.entries if e.what in _SPECIFIC and not _too_short(e, item, scene)]
    if scene.on is None and _followed(known):
        return None, 0.0, ""
    held = [e for e in known if e.term.holds(scene.on)]
    score, reason = PLAIN, f"known as {item.key!r}"
    if not held:
        begun = [e for e in known if scene.on is None or e.term.since is None or e.term.since <= scene.on]
        held = [e for e in begun if e.what == "actor"]  # who has left office speaks for nobody
        held = sorted(held, key=lambda e: e.term.until or date.max)[-1:]
        score, reason = PAST, f"known as {item.key!r} in the past"
    held = [e for e in held if e.mark != "?" or scene.share(_countries(e, scene)) >= _PRESENT]
    chosen = _choose(held, scene)
    if chosen is None:
        return None, 0.0, ""
    if len({e.ref for e in held}) > 1 or chosen.mark == "?":
        score, reason = LIKELY, reason + ", by the document's country"
    actor = scene.registry.actor(chosen.ref, scene.on or UNDATED)
    if actor is not None and chosen.what == "person":
        return actor, score, f"{item.key!r} spoke for it on the day"
    local = _local_branch(actor, scene) if actor else None
    return (local, FROM_CONTEXT, f"{reason}; its branch there") if local else (actor, score, reason)


def _followed(known: Sequence[Entry]) -> bool:
    """Whether a wording meant one party until a day and another from then on: of a text without a date nobody knows
    which. Who has left an office is not counted, for the words of the office tell."""
    of_days = [e for e in known if e.what == "actor" and (e.term.since or e.term.until)]
    return any(
        a.ref != b.ref and a.term.until and b.term.since and a.term.until < b.term.since
        for a in of_days
        for b in of_days
    )


def _too_short(entry: Entry, item: Item, scene: _Scene) -> bool:
    """A family name alone counts only where the document is about the person's country."""
    return entry.what == "person" and " " not in item.key and scene.share(_countries(entry, scene)) < _PRESENT


def _countries(entry: Entry, scene: _Scene) -> frozenset[str]:
    return countries_of(entry.ref, scene.registry.actors)


def _choose(held: Sequence[Entry], scene: _Scene) -> Entry | None:
    if len({e.ref for e in held}) <= 1:
        return held[0] if held else None
    each = {e.ref: e for e in held}.values()
    ranked = sorted(each, key=lambda e: -scene.share(_countries(e, scene)))
    first, second = (scene.share(_countries(e, scene)) for e in ranked[:2])
    if first > second and (first >= _PRESENT or not second):
        return ranked[0]
    marked = [e for e in held if e.mark == "*"]
    return marked[0] if len({e.ref for e in marked}) == 1 else None


def _local_branch(actor: Actor, scene: _Scene) -> Actor | None:
    """The one branch that a network has in the document's country: "Islamic State" in a report on Mozambique."""
    code = scene.main()
    if code is None or code in actor.countries or actor.kind != "Rebel Groups":
        return None
    return _only_one(actor.id, code, scene)


_OTHERS = frozenset({"after", "ally"})
"""Ties between two bodies that are two: an ally is no branch."""


def _only_one(parent: str, code: str, scene: _Scene) -> Actor | None:
    """The one armed group of a country that belongs to another actor, or is backed by it, on the day."""
    found = [
        a
        for a in scene.registry.actors.values()
        if a.country == code
        and a.term.holds(scene.on)
        and any(t.other == parent and t.relation not in _OTHERS and t.term.holds(scene.on) for t in a.ties)
        and a.kind in ("Rebel Groups", "Political Militias")
    ]
    return found[0] if len(found) == 1 else None


def _country(words: Sequence[Item], scene: _Scene) -> str | None:
    """The country that the head names: the last one said, which a namesake gives up to the document's country."""
    lexicon = party_words()
    for at in range(len(words) - 1, -1, -1):
        entries = words[at].entries
        places = [e for e in entries if e.what in _PLACES] if entries else ()
        if not places or (at and words[at - 1].key in lexicon.directions):
            continue
        seats = all(e.what == "capital" for e in places)
        if seats and all(e.mark != "*" and scene.share((e.ref,)) < _PRESENT for e in places):
            continue
        chosen = _choose(places, scene)
        return chosen.ref if chosen else None
    return None


def _of_country(code: str, words: Sequence[Item], common: Item | None, scene: _Scene) -> ActorLink | None:
    lexicon = party_words()
    if common is not None:
        group = _group_with_country(common)
        return _group(group, code, LIKELY, f"{common.key!r} with the country", scene) if group else None
    item = words[-1]
    if not item.entries or (item.owner and len(words) == 1) or _ends_a_name(words):
        return None
    whats = {e.what for e in item.entries}
    if whats & {"country", "capital", "building"}:
        score = LIKELY if "capital" not in whats else FROM_CONTEXT
        return _group("gov", code, score, f"{item.key!r} stands for the government", scene)
    counted = any(w.key.isdigit() or w.key in lexicon.numbers for w in words[:-1])
    if "people" in whats and counted:
        return _group("civilians", code, PAST, "people of that country", scene)
    return None


def _held_seat(common: Item, segment: Sequence[Item], scene: _Scene) -> ActorLink | None:
    """Who holds a capital in place of the state that is recognised abroad: a ministry there, or of it, is theirs."""
    seats = party_words().held_seats
    if seats.keys().isdisjoint([item.key for item in segment]) or _group_with_country(common) not in BRANCHES:
        return None
    for at, item in enumerate(segment):
        who, term = seats.get(item.key, ("", None))
        there = (at and segment[at - 1].key == "in") or at < segment.index(common)
        if term is not None and there and term.holds(scene.on):
            return scene.link(scene.registry.actor(who, scene.on or UNDATED), LIKELY, f"it holds {item.key!r}")
    return None


def _ends_a_name(words: Sequence[Item]) -> bool:
    """Whether a country is the last word of the name of a body that no registry knows ("Lodra Watch Norland"), or a
    capital that of a house that is called after it ("the Hotel Sarn")."""
    before = words[:-1]
    return (len(before) > 1 and all(_is_bare_name(i) for i in before)) or any(is_site(i.key) for i in before)


def _group_with_country(common: Item) -> str | None:
    lexicon = party_words()
    if common.classes != ("soft",):
        return common.classes[-1]
    if common.key in lexicon.speakers:
        return "gov"
    return "mil" if common.key in lexicon.armed else None


def _group(group: str, code: str, score: float, reason: str, scene: _Scene) -> ActorLink | None:
    code = party_words().armies.get(code, code) if group == "mil" else code
    actor = scene.registry.branch(code, group, scene.on or UNDATED) or scene.registry.unnamed(code, group)
    return scene.link(actor, score, reason)


def _commonly(
    common: Item, head: Sequence[Item], preposition: str, tail: Sequence[Item], scene: _Scene
) -> ActorLink | None:
    """A common word without name or country before it: what follows "of" and "for" tells, or the document does."""
    lexicon = party_words()
    soft = common.classes[0] == "soft"
    serves = common.key in lexicon.abroad_for
    if tail and preposition in (_SERVED if serves else lexicon.of):
        nested = _segment(tail, scene)
        if tail[-1].key in lexicon.societies | lexicon.business and (nested is None or nested.id.startswith(_STATE)):
            return None  # "the president of Norland's teachers' union" is no state's
        if nested is None and preposition == "of" and "minist" in common.key:
            nested = _state_behind(tail, scene)
        if nested is None and soft and preposition in ("of", "for"):
            nested = _body_behind_a_desk(tail, scene)
        owned = head[0].key in lexicon.owners and common.classes == ("soft",)  # "its director for Norland"
        if owned and nested and nested.id.startswith("gov-"):
            return None
        theirs = soft or (preposition == "of" and _is_armed(common) and _is_movement(nested, tail, scene))
        if nested and theirs and (preposition != "in" or (soft and _is_body(tail))):
            return replace(nested, score=min(nested.score, LIKELY), reason=f"{common.key!r} of it; {nested.reason}")
        if nested and common.classes[-1] == "gov" and preposition == "of" and nested.id in scene.registry.actors:
            return replace(nested, score=min(nested.score, LIKELY), reason=f"{common.key!r} of it; {nested.reason}")
        state = _STATE if preposition == "of" else "gov-"
        named = preposition != "in" and _ends_in_a_name(tail)  # "a spokesman for Norland Railways" is no government's
        land = None if named or nested is not None else _land_in(tail)
        code = nested.country if nested and nested.id.startswith(state) else land
        group = _group_with_country(common)
        if code and group:
            return _group(group, code, LIKELY, f"{common.key!r} {preposition} the country", scene)
    if serves:
        return None
    if common.key in lexicon.officials:
        neutral = all(i.key in lexicon.neutral or i.key in lexicon.officials or i.key.isdigit() for i in head)
        common = common._replace(classes=("gov",) if neutral else ("soft",))
    if common.classes == ("soft",) or _is_owned(common, (*head, *tail)):
        return None
    described = _described(common.classes[-1], head, scene)
    if described:
        return described
    if common.key == "junta":
        code = _juntas_country(scene)
    elif scene.army is not None and common.classes[-1] == "mil" and common.key in lexicon.whole_armies:
        return _group("mil", scene.army, FROM_CONTEXT, f"{common.key!r} of a state's own outlet", scene)
    elif _is_of_the_capital(common):
        code = _seat_in(tail if preposition == "in" else ()) or scene.home or scene.main()
    else:
        code = scene.main() or (scene.home if scene.home and scene.share((scene.home,)) >= _PRESENT else None)
    having = lexicon.offices.get(common.key)
    if code is None or (having is not None and code not in having):
        lands = [land for land in having or () if scene.share((land,)) > 0.0]
        return _group("gov", lands[0], PAST, f"{common.key!r} {NAMED}", scene) if len(lands) == 1 else None
    return _group(common.classes[-1], code, FROM_CONTEXT, f"{common.key!r} {scene.where}", scene)


_SERVED = frozenset({"of", "from"})
"""Behind a diplomat, before the state that he serves; "in" is where he is."""


def _ends_in_a_name(tail: Sequence[Item]) -> bool:
    """Whether a country's name opens that of a body which no registry knows: "Norland Railways"."""
    first, *rest = tail
    lands = any(e.what == "country" for e in first.entries) and not first.owner
    return lands and bool(rest) and all(_is_bare_name(i) for i in rest)


def _state_behind(tail: Sequence[Item], scene: _Scene) -> ActorLink | None:
    """ "The Ministry of Defence of Norland", or of a movement that calls itself a government: whose it is stands behind
    what it is for."""
    for _ in range(len(tail)):
        _, preposition, tail = head_and_tail(tail)
        if preposition != "of":
            return None
        nested = _segment(tail, scene)
        if nested is not None:
            rules = nested.id.startswith("gov-") or nested.kind == "State Forces" or _is_movement(nested, tail, scene)
            return nested if rules else None
    return None


def _body_behind_a_desk(tail: Sequence[Item], scene: _Scene) -> ActorLink | None:
    """ "The director of public relations of the Air Force": he speaks for the body whose office it is."""
    desk, preposition, owner = head_and_tail(tail)
    if preposition == "and":  # "of public relations and information of …"
        more, preposition, owner = head_and_tail(owner)
        desk += more
    if preposition != "of" or not owner or party_words().desks.isdisjoint([i.key for i in desk]):
        return None
    body = _segment(owner, scene)
    return body if body is not None and (body.id.startswith(_STATE) or body.kind in _ARMED) else None


_STATE = ("gov-", "mil-", "sec-", "pol-")


def _land_in(tail: Sequence[Item]) -> str | None:
    """ "In southern Norland", "in neighbouring Norland", "of Norland's Tolmin region": the country told first."""
    at = next((i for i in tail if i.key not in party_words().directions and i.key != "the"), None)
    found = {e.ref for e in at.entries if e.what == "country"} if at is not None else set()
    return found.pop() if len(found) == 1 else None


def _is_body(tail: Sequence[Item]) -> bool:
    """Whether "a source in" is followed by a body ("the Ministry of Defence", "the army") and by no place."""
    head, _, _ = head_and_tail(tail)
    common = _common([i for i in head if not i.aside])
    return common is not None and common.classes != ("soft",) and common.classes[-1] in BRANCHES


def _is_armed(common: Item) -> bool:
    """ "The military command", "men", "troops": where they are a movement's, they are it."""
    return common.classes[-1] in ("mil", "pol", "sec", "unidentified-armed-group") or (
        common.key in party_words().owned | party_words().armed
    )


def _is_movement(nested: ActorLink | None, tail: Sequence[Item], scene: _Scene) -> bool:
    """Whether the words behind "of" name an armed movement, or a force of a state that has a name of its own."""
    known = nested is not None and nested.id in scene.registry.actors and _last(tail, _SPECIFIC) is not None
    if not known or nested is None:
        return False
    return nested.kind in _ARMED or (nested.kind == "State Forces" and not nested.id.startswith("gov-"))


def _is_of_the_capital(common: Item) -> bool:
    """Whether it is a body that a country has one of: "the Defence Ministry", "the government"."""
    return common.classes[-1] == "gov" and (
        "minist" in common.key or common.key in ("government", "parliament", "cabinet")
    )


def _seat_in(tail: Sequence[Item]) -> str | None:
    """ "The Foreign Ministry in Bamako": the country of that capital."""
    seats = {e.ref for item in tail for e in item.entries if e.what == "capital"}
    return seats.pop() if len(seats) == 1 else None


def _is_owned(common: Item, words: Sequence[Item]) -> bool:
    """ "Six of its men": civilians they are not, and whose they are nobody tells."""
    lexicon = party_words()
    found = (
        a.key in lexicon.owners and b.key in lexicon.owned for a, b in pairwise(w for w in words if w.key != "own")
    )
    return "civilians" in common.classes and any(found)


def _described(group: str, head: Sequence[Item], scene: _Scene) -> ActorLink | None:
    """ "Al-Qaeda-linked militants": the one group of the document's country that belongs to it or is backed by it."""
    code = scene.main()
    if group != "unidentified-armed-group" or code is None:
        return None
    for item in head:
        for entry in item.entries if item.aside else ():
            found = _only_one(entry.ref, code, scene) if entry.term.holds(scene.on) else None
            if found:
                return scene.link(found, FROM_CONTEXT, f"the one group there tied to {item.key!r}")
    return None


def _juntas_country(scene: _Scene) -> str | None:
    ruled = {
        code: weight
        for code, weight in scene.countries.items()
        if any(term.holds(scene.on) for term in party_words().juntas.get(code, ()))
    }
    return leading(ruled)
