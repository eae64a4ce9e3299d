"""Claims with their parties and sources linked to actors, and the interest of each source."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from reportedly.changed import replace
from reportedly.code.demonyms import countries_in, is_adjective
from reportedly.code.places import COUNTRY_RULE
from reportedly.code.stance import movement_words
from reportedly.link.actor_words import are_officers, is_owned, party_words
from reportedly.link.actors import ABOUT, HEADED, THERE, ActorLink, abroad, link_actor
from reportedly.link.context import document_countries, is_states_outlet, outlet_home
from reportedly.link.digest import entry_of
from reportedly.link.groups import with_groups
from reportedly.link.interest import interest_of, turned_if_averted, without_arrests
from reportedly.link.known_again import known_again
from reportedly.link.registry import ABROAD_KIND, UNDATED, Registry, Source, load_registry
from reportedly.link.sections import section_country
from reportedly.link.sources import link_source, state_media_of
from reportedly.link.speakers import speaks_locally, with_speakers
from reportedly.link.territory import with_takers
from reportedly.model import Claim, Document, EventType, Party, Reason, Span, Stance

_PLACE = 3.0  # a place where something happened tells as much as "in Mali"
_UNKNOWN = re.compile(
    r"(?:\w+ ){0,3}(?:unidentified|unknown|masked|hooded) (?:\w+ )?"
    r"(?:men|motorcyclists|persons?|people|individuals?|bikers)\b",
    re.IGNORECASE,
)
_LEAST = 1.5  # one capital named in passing does not tell what a document is about
_APPOSITION = re.compile(
    r",\s((?:(?:an?|the|its|their|(?:al[- ])?[A-Z][\w-]+[’']s?)\s"
    r"|(?=spokes\w+ (?:for|of)|(?:commander|head|leader|director|chief) of))"  # "Jan Odra, spokesman for the Front"
    r"[^,.;:\"“”()]{3,90})(?:\s\([A-Z][\w/-]{1,14}\))?[,.]"
)
_ALLIANCE = re.compile(
    r"\b(?:alliance|coalition|umbrella|group|grouping)\b.*\b(?:factions|militias|rebels|fighters|gangs|armed groups)\b"
    r"|\b(?:militia|armed group|rebel group|rebel movement)\b"
)
_HEADS = re.compile(
    r",\swho\s(?:heads|leads|commands|runs|directs|chairs|oversees|represents|speaks for)\s([^,.;:\"“”()]{3,90})[,.]"
)
# "The commissioner of police in the south, Jan Odra, said"; "The Director of Army Public Relations, Colonel Odra, said"
_PREPOSED = re.compile(r"[,.;\"”\n–—-]\s?((?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir)\s\w[^,.;:\"“”()\n]{3,90}),\s$")
_AHEAD = 110  # characters before a name in which they stand
# "… in South Norland", "… NORMIS", "… in Norland (NORMIS)"
_GOES_ON = re.compile(r"\s((?:in (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,3}|[A-Z]{4,}\b))")
# Words of a name right before another, in one line; hyphens may hold small ones: "Tehreek-i-Taliban "
_NAME_AHEAD = re.compile(r"\b[A-Z]\w+(?:[ -](?:[a-z]{1,2}[ -])?[A-Z]\w+)* $")
_NAME_BEHIND = re.compile(r"-(?:[a-z]{1,2}-)?[A-Z]\w+(?:[ -][A-Z]\w+)*")  # tied to it by a hyphen
_LONGEST_NAME = 60  # characters
_BEYOND = frozenset(("defence", "defense", "foreign", "war"))  # what ministries that speak of other lands are for
_THEM = frozenset(("them", "him", "her", "it"))
_OUR = re.compile(r"our\b", re.IGNORECASE)
_CROWDS = frozenset(("Civilians", "Protesters", "Rioters"))
_ARMED = frozenset(("State Forces", "Rebel Groups", "Political Militias", "Identity Militias"))
_BY_FORCES = frozenset((None, "aerial", "drone", "heavy-weapons"))  # modes of what a country's forces do
_BARE_SOLDIERS = re.compile(
    r"(?:at least |about |some |the )?(?:[a-z]+-?[a-z]+ |[\d,]+ )?(?:soldiers?|troops|servicemen)"
)
_SOLDIERS = re.compile(r"\b(?:forces|troops|soldiers|servicemen|army|navy|military)\b", re.IGNORECASE)
_TALKS = frozenset((EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE))  # are held anywhere
_AT_THE_PLACE = 2.0  # the country where it happened weighs as much more as the document's first


_ITS_MILITARY = re.compile(r"(?:the )?military spokes\w+", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_OUR_FORCES = re.compile(
    r"\b[Oo]ur (?:own |heroic |brave |valiant )?(?:forces|fighters|soldiers|troops|positions|units|movement)\b"
)
_ENEMY = re.compile(r"\b(?:enemy|enemies|adversary|foe)\b", re.IGNORECASE)
_OF_STATES = ("mil-", "gov-", "pol-", "sec-")


@dataclass(frozen=True)
class _Linker:
    """One document's linking; what was read once is not read again."""

    registry: Registry
    on: date | None
    countries: Mapping[str, float]
    text: str
    home: str | None = None
    publisher: str | None = None
    army: str | None = None
    where: str = ABOUT
    land_of: Callable[[Party], str | None] | None = None
    known: dict[tuple[str, str | None, str | None], ActorLink | None] = field(default_factory=dict)
    locals: dict[str, _Linker] = field(default_factory=dict)
    days: dict[date, _Linker] = field(default_factory=dict)

    @cached_property
    def sided(self) -> bool:
        """Whether the text speaks of its own forces in its own voice, though its outlet is no state's."""
        return self.army is None and _OUR_FORCES.search(_QUOTED.sub("", self.text)) is not None

    def at(self, place: str) -> _Linker:
        """The same linking for a text that is about the country `place` alone."""
        if place not in self.locals:
            self.locals[place] = replace(self, countries={place: 1.0}, where=THERE, known={}, locals={}, days={})
        return self.locals[place]

    def then(self, claim: Claim) -> _Linker:
        """The same linking on the day that the claim tells of: who ruled in 2015 is not who rules today."""
        day = claim.time.latest if claim.time is not None else None
        if day is None or (self.on is not None and day >= self.on):
            return self
        if day not in self.days:
            self.days[day] = replace(self, on=day, known={}, locals={}, days={})
        return self.days[day]

    def under(self, code: str | None) -> _Linker:
        """The same linking for a part of a text that is headed by a country."""
        return self if code is None else replace(self.at(code), where=HEADED)

    def outlet(self, span: Span) -> ActorLink | None:
        """The armed party whose outlet published the text, by its name: "Norland General Staff", "Reed Front Media"."""
        told = (self.publisher or "").split()
        while told and told[-1].lower() in party_words().outlets:
            told.pop()
        link = self.link(Party(span, " ".join(told)), None) if told else None
        return link if link is not None and link.kind in _ARMED else None

    def link(self, party: Party, place: str | None) -> ActorLink | None:
        key = (party.text, party.name, place)
        if key not in self.known:
            countries = self.countries
            if place is not None:
                most = max(countries.values(), default=1.0)
                countries = {**countries, place: countries.get(place, 0.0) + _AT_THE_PLACE * most}
            text, name = party.text, party.name
            if name and is_owned(text):  # "two of his men" are nobody in themselves
                text, name = name, None
            found = link_actor(
                text,
                name=name,
                registry=self.registry,
                on=self.on,
                countries=countries,
                home=self.home,
                where=self.where,
                army=self.army,
            )
            if found is not None and _is_of_an_enemy(f"{text} {name or ''}", found):
                found = None
            elif found is not None and _of_a_movement().search(text) and found.id.startswith(_OF_STATES):
                found = None  # "the group's military spokesman" is no state's
            elif found is not None and found.id.startswith("mil-") and _ITS_MILITARY.fullmatch(text) and self.sided:
                found = None  # of a text that speaks of "our positions", and is no state's
            self.known[key] = self._of_arms(party, found) if text != party.text or name else found
        return self.known[key]

    def _of_arms(self, party: Party, owner: ActorLink | None) -> ActorLink | None:
        """The army of the government whose soldiers are told of: "its troops" of "the defence ministry"."""
        if owner is None or not owner.id.startswith("gov-") or _SOLDIERS.search(party.text) is None:
            return owner
        army = self.registry.branch(owner.id.removeprefix("gov-").upper(), "mil", self.on or UNDATED)
        if army is None:
            return owner
        return ActorLink(army.id, army.name, army.kind, army.country, owner.score, f"its soldiers; {owner.reason}")


def link_actors(
    document: Document,
    claims: tuple[Claim, ...],
    *,
    registry: Registry | None = None,
    about: Mapping[str, float] | None = None,
    land_of: Callable[[Party], str | None] | None = None,
) -> tuple[Claim, ...]:
    """The claims with id, name, kind and country of their parties and sources, and each attribution's interest.

    Allegiance is that of `document.published`; whose the doers and the hurt were, that of the day it happened, where it
    is told. A party that is not linked keeps the name that the document gives it.
    Where a claim's place is linked already, its country helps to tell whose "police" are meant. `about` is what
    `document_countries` gives, for who has asked it; `land_of` gives the country of a local office: "the mayor of
    Orra".
    """
    known = registry or load_registry()
    countries = dict(document_countries(document, known) if about is None else about)
    happened = [c for c in claims if c.place and c.event_type not in _TALKS]
    # A country's bare name counts in the text already.
    told = {(c.place.place_id, c.place.country) for c in happened if c.place and c.place.precision != "country"}
    for code in sorted(code for _, code in told if code):
        countries[code] = countries.get(code, 0.0) + _PLACE
    if max(countries.values(), default=0.0) < _LEAST:
        countries = {}
    home = outlet_home(document, known, countries)
    linker = _Linker(
        known,
        document.published,
        countries,
        document.text,
        home,
        document.publisher,
        army=home if is_states_outlet(document.publisher, known) else None,
        land_of=land_of,
    )
    headed = (section_country(document.text, claim.trigger.start, known) for claim in claims)
    linked = tuple(_claim(claim, linker.under(code)) for claim, code in zip(claims, headed, strict=True))
    linked = with_groups(linked, text=document.text, registry=known, on=document.published)
    linked = known_again(linked, registry=known, on=document.published)
    linked = with_speakers(linked, text=document.text, registry=known, on=document.published)
    return with_takers(linked, known, document.published)


def _where(claim: Claim) -> str | None:
    """The country where it happened, if its words tell a place in it, or the country; not that of the whole text."""
    place = claim.place
    if place is None or claim.event_type in _TALKS:
        return None  # "talks between the government and rebels" of one land may be held in another
    of_text = any(r.field == "place" and r.rule == COUNTRY_RULE for r in claim.reasons)
    return None if of_text and place.precision == "country" else place.country


def _claim(claim: Claim, linker: _Linker) -> Claim:
    place = _where(claim)
    reasons: list[Reason] = []
    sources: list[tuple[Party, str | None]] = []
    for part in claim.attribution:
        speaker = sources[-1][0].country if sources else None
        sources.append(_source(part.source, speaker, place, linker, reasons, at=claim.trigger.start))
    owner = sources[0][0] if sources else None
    then = linker.then(claim)
    doing = [_as_gunmen(_with_forces(p, claim, then), claim) for told in claim.actors for p in _of_two_lands(told)]
    actors = tuple(_armed(_party(p, place, "actors", then, reasons, owner), p, claim, reasons) for p in doing)
    actors = tuple(_protesting(p, claim, linker) for p in actors)
    doers = {p.actor_id for p in actors}
    hurt = [p for told in claim.targets for p in _of_two_lands(told)]
    targets = tuple(_party(p, place, "targets", then, reasons, owner, doers) for p in hurt)
    if not sources:
        return replace(claim, actors=actors, targets=targets, reasons=(*claim.reasons, *reasons)) if reasons else claim
    linked = replace(claim, actors=actors, targets=targets) if reasons else claim
    attribution = tuple(
        replace(part, source=source, interest=_interest(source, stands_for, linked, part.stance, linker, reasons))
        for part, (source, stands_for) in zip(claim.attribution, sources, strict=True)
    )
    return replace(linked, attribution=attribution, reasons=(*claim.reasons, *reasons))


def _of_two_lands(party: Party) -> tuple[Party, ...]:
    """ "Norlandic and Lodran troops" are two parties, the first with its adjective for its words."""
    told = _OF_TWO_LANDS.fullmatch(party.text)
    if told is None or party.name or not (is_adjective(told["one"]) and is_adjective(told["two"])):
        return (party,)
    if not countries_in(told["one"]).isdisjoint(countries_in(told["two"])):
        return (party,)
    at = party.span.start
    first, second = (Span(at + told.start(name), at + told.end(name)) for name in ("one", "both"))
    return (
        Party(span=first, text=told["one"], name=f"{told['one']} {told['what']}"),
        Party(span=second, text=told["both"]),
    )


_OF_TWO_LANDS = re.compile(
    r"(?:(?:[Tt]he|some|several|more) )?(?P<one>[A-Z][\w-]+) and (?:the )?"
    r"(?P<both>(?P<two>[A-Z][\w-]+) (?P<what>[a-z][\w -]*))"
)


def _with_forces(party: Party, claim: Claim, linker: _Linker) -> Party:
    """ "Norlandic" of "a Norlandic air strike": whose people alone does it is done by its forces, which the document
    may name by that name alone."""
    if claim.event_type is not EventType.ASSAULT or party.name or " " in party.text:
        return party
    if claim.mode not in _BY_FORCES and not _is_of_arms(party, claim, linker.text):
        return party
    entries = linker.registry.index.get(party.text.lower(), ())
    if not entries or any(e.what not in ("adjective", "people") for e in entries):
        return party
    forces = linker.link(replace(party, text=f"{party.text} forces"), None)
    return replace(party, name=f"{party.text} forces") if forces and forces.id.startswith("mil-") else party


def _as_gunmen(party: Party, claim: Claim) -> Party:
    """ "Unidentified men on a motorcycle shot him": whoever attacks so is an armed group, though nobody says which."""
    if claim.event_type is not EventType.ASSAULT or party.name or _UNKNOWN.match(party.text) is None:
        return party
    return replace(party, name="gunmen")


def _armed(linked: Party, told: Party, claim: Claim, reasons: list[Reason]) -> Party:
    """ "Two men threw a bomb into a shop": civilians are unarmed, so whoever attacks is none, though nobody says who he
    is. A crowd is left to what links crowds."""
    if claim.event_type is not EventType.ASSAULT or linked.kind != "Civilians" or claim.mode == "crowd-control":
        return linked
    reasons[:] = [r for r in reasons if r.field != "actors" or r.span != told.span]
    return told


def _protesting(linked: Party, claim: Claim, linker: _Linker) -> Party:
    """ "Residents marched on the ministry": civilians who protest are its protesters, or its rioters (ACLED's codebook,
    actor types)."""
    group = _CROWD_OF.get(claim.mode or "") if claim.event_type is EventType.PROTEST else None
    if group is None or linked.kind != "Civilians" or linked.country is None:
        return linked
    crowd = linker.registry.unnamed(linked.country, group)
    return linked if crowd is None else replace(linked, actor_id=crowd.id, name=crowd.name, kind=crowd.kind)


_CROWD_OF = {"demo": "protesters", "obstruct": "protesters", "riot": "rioters"}


def _is_of_arms(party: Party, claim: Claim, text: str) -> bool:
    """ "Norlandic" of "Norlandic gunfire", "Norlandic tanks opened fire": arms and their fire that only forces have."""
    behind = re.match(r"\s([a-z]+)", text[party.span.end : party.span.end + _LONGEST_NAME])
    return claim.mode == "firearms" and behind is not None and behind[1] in party_words().arms


def _interest(
    source: Party, stands_for: str | None, claim: Claim, stance: Stance, linker: _Linker, reasons: list[Reason]
) -> str | None:
    """A mayor's or a governor's word is not that of the side that the government takes, unless it goes against it."""
    interest, why = interest_of(stands_for, claim, stance=stance, registry=linker.registry, on=linker.on)
    told = claim.trigger.of(linker.text)
    interest = without_arrests(turned_if_averted(interest, told), told, claim)
    if interest == "own" and speaks_locally(source):
        interest, why = "none", "an official of a town or a region speaks of it, not for the government's side"
    if stands_for is not None:
        reasons.append(Reason("attribution.interest", why, source.span))
    return interest


def _party(
    party: Party,
    place: str | None,
    role: str,
    linker: _Linker,
    reasons: list[Reason],
    owner: Party | None,
    doers: Collection[str | None] = (),
) -> Party:
    """`owner` is who tells it: "his men" that nothing else explains are those of an armed speaker. Whoever did it
    (`doers`) did it to nobody's men of their own."""
    party = _with_rest(_as_the_teller(party, owner), linker)
    link = _fuller(party, linker.link(party, place), place, linker)
    if is_owned(party.text) and (link.id if link else owner.actor_id if owner else None) in doers:
        return replace(party, name=None)
    if link is not None and link.id in doers and party.text.lower() in _THEM:
        return replace(party, name=None)  # "the army inflicted losses on them"
    if link is not None and link.id in doers and _is_some_of_theirs(party, link):
        return party  # "the army said it had hit a military camp": none of its own
    if _OUR.match(party.text) and (owner is None or owner.kind not in _ARMED):
        ours = linker.outlet(party.span) if owner is None else None
        by_country = link is not None and any(why in link.reason for why in (ABOUT, THERE, HEADED))
        link = ours or (None if by_country else link)  # whoever says "our" may be of any side
    if link is not None and role == "targets" and not any(doers) and _are_of_teller_abroad(party, link, owner):
        link = linker.at(owner.country).link(party, None) if owner is not None and owner.country else None
    if link is None and owner is not None and owner.kind in _ARMED and is_owned(party.text):
        reasons.append(Reason(role, f"{owner.name}: whoever tells it has them", party.span))
        return replace(party, actor_id=owner.actor_id, name=owner.name, kind=owner.kind, country=owner.country)
    if link is not None and _are_of_a_mission(party, link, owner, linker.text):
        return party
    if link is not None and link.kind not in _CROWDS and _FOR_OR_AGAINST.search(party.text) is not None:
        return party
    if link is not None and link.id.startswith("mil-") and _OF_AN_EMBASSY.search(party.text) is not None:
        return party
    if link is not None and role == "actors" and _may_be_of_teller(party, link, owner, linker):
        return party
    if link is None or _are_merchants(party, linker.text) or _is_an_alliance(party, link, linker.text):
        return party
    link = abroad(link, country=place)
    reasons.append(Reason(role, f"{link.name}: {link.reason}", party.span))
    return _filled(party, link)


def _as_the_teller(party: Party, owner: Party | None) -> Party:
    """ "The ministry in Orra said that its troops took it": they are those of the ministry in Orra, which is named by
    all of its words, wherever the place is that they took; so are the fighters of "a spokesman for the Coast Front
    Norland" no other Coast Front's."""
    if party.name is None or owner is None:
        return party
    before, name, rest = owner.text.partition(party.name)
    if not name or _MORE_OF_IT.match(rest) is None or before[-1:].isalnum():
        return party
    return replace(party, name=f"{name}{rest}")


_MORE_OF_IT = re.compile(r" in (?:the )?[A-Z]|[ -][A-Z]")


# who is for a government or a movement, or against it, is not it: "government supporters", "Front sympathisers"
_FOR_OR_AGAINST = re.compile(
    r"\b(?:supporter|sympathi[sz]er|critic|opponent|backer|follower|detractor|admirer|voter)s?$", re.IGNORECASE
)
# whose cars these are: no force of the land where they drive
_OF_AN_EMBASSY = re.compile(
    r"\b(?:embassy|consulate|consular|diplomatic) (?:convoys?|vehicles?|cars?)\b", re.IGNORECASE
)


def _is_some_of_theirs(party: Party, link: ActorLink) -> bool:
    """Whether "a camp", "an army post" was taken for one of a state's forces by the country alone."""
    by_country = any(why in link.reason for why in (ABOUT, THERE, HEADED))
    return by_country and link.id.startswith(_OF_STATES) and party.text.lower().startswith(("a ", "an "))


def _is_of_an_enemy(told: str, link: ActorLink) -> bool:
    """ "Enemy troops" are of whatever land, but not of the one that the text is about."""
    by_country = any(why in link.reason for why in (ABOUT, THERE, HEADED))
    return by_country and link.id.startswith(_OF_STATES) and _ENEMY.search(told) is not None


@cache
def _of_a_movement() -> re.Pattern[str]:
    """ "The group's military spokesman", "the rebels' military wing", "the military spokesman of the movement"."""
    group = "|".join(sorted(movement_words(), reverse=True))
    own = rf"^(?:the|this|that|a|our) (?:[a-z-]+ )?(?:{group})[’']s? "
    of = rf"\b(?:spokes\w+|wing|arm|command) (?:of|for) (?:the|this|that|a|our) (?:rebel |armed )?(?:{group})\b"
    return re.compile(f"{own}|{of}", re.IGNORECASE)


def _with_rest(party: Party, linker: _Linker) -> Party:
    """ "The Group" of "the Group for Support of Islam and Muslims (JNIM)": a parse may leave off the rest of a name,
    which the registry knows whole, or by the letters behind it."""
    if party.text.rpartition(" ")[2][:1].islower():
        return party
    rest = _REST_OF_NAME.match(linker.text, party.span.end)
    if rest is None:
        return party
    for name in (f"{party.text}{rest['name']}", rest["letters"]):
        link = linker.link(replace(party, text=name, name=None), None) if name else None
        if link is not None and link.id in linker.registry.actors:
            return replace(party, name=name)
    return party


_REST_OF_NAME = re.compile(
    r"(?P<name>\s(?:for|of|in)\s(?:the\s)?[A-Z][\w’'-]+(?:\s(?:(?:and|of|for|in)\s(?:the\s)?)?[A-Z][\w’'-]+){0,6})"
    r"(?:\s\((?P<letters>[A-Z][A-Z0-9-]{1,9})\))?"
)


def _are_of_a_mission(party: Party, link: ActorLink, owner: Party | None, text: str) -> bool:
    """ "The peacekeepers said a drone fell near one of their patrols, wounding a soldier": no soldier of the land."""
    if owner is None or owner.kind != "External/Other Forces" or not link.id.startswith("mil-"):
        return False
    if not any(why in link.reason for why in (ABOUT, THERE, HEADED)):
        return False
    told = text[text.rfind("\n", 0, party.span.start) + 1 : party.span.start]
    return _OF_A_MISSION.search(told) is not None


_OF_A_MISSION = re.compile(
    r"\b(?:[Pp]eacekeep\w+|(?:its|their|our) (?:own )?(?:\w+ )?(?:patrol|post|position|base|convoy)s?)\b"
)


def _are_of_teller_abroad(party: Party, link: ActorLink, owner: Party | None) -> bool:
    """ "Norland's defence ministry said twelve soldiers had died in Odra": its own, where nobody is told to have killed
    them, and no words say whose they are."""
    if (
        owner is None
        or owner.country in (None, link.country)
        or not (owner.actor_id or "").startswith(("mil-", "gov-"))
    ):
        return False
    by_country = any(why in link.reason for why in (ABOUT, THERE, HEADED))
    return link.id.startswith("mil-") and by_country and _BARE_SOLDIERS.fullmatch(party.text) is not None


def _may_be_of_teller(party: Party, link: ActorLink, owner: Party | None, linker: _Linker) -> bool:
    """ "Norland's state media said that the army had struck a base in Odra", in a text about both lands: no words say
    whose army it is."""
    if owner is None or not link.id.startswith("mil-") or _BARE_ARMY.fullmatch(party.text.lower()) is None:
        return False
    if not any(why in link.reason for why in (ABOUT, THERE, HEADED)):
        return False
    if owner.actor_id is not None and not owner.actor_id.startswith(("mil-", "gov-")):
        return False
    named, known = countries_in(owner.text), linker.registry.countries
    lands = {c for c in linker.countries if c == owner.country or (c in known and known[c].name in named)}
    most = max(linker.countries.values(), default=1.0)
    return link.country not in lands and any(linker.countries[c] >= _OF_BOTH * most for c in lands)


_OF_BOTH = 0.5  # of the weight of the land that a text is most about
_BARE_ARMY = re.compile(r"(?:the |its )?(?:army|military|air force|navy|soldiers|troops|armed forces)")


def _is_an_alliance(party: Party, link: ActorLink, text: str) -> bool:
    """ "The National Guard, an alliance of tribal factions, said": no force of the state, whatever it is called."""
    beside = _APPOSITION.match(text, party.span.end)
    return (
        link.id.startswith(("mil-", "pol-", "sec-")) and beside is not None and _ALLIANCE.search(beside[1]) is not None
    )


def _are_merchants(party: Party, text: str) -> bool:
    """Sailors of a text that tells of a ship which carries goods; else they are a navy's."""
    told = party_words().told_in_text
    return told["sailors"].search(party.text) is not None and told["merchants"].search(text) is not None


def _fuller(party: Party, link: ActorLink | None, place: str | None, linker: _Linker) -> ActorLink | None:
    """The mission of a body whose name goes on behind the words that were taken for it: "the UN Mission in Norland",
    "the UN force NORMIS"; an officer of a text that knows police and no soldiers is of the police."""
    if link is None and are_officers(party.text):
        told = party_words().told_in_text
        police = told["police"].search(linker.text) and not told["soldiers"].search(linker.text)
        return linker.link(replace(party, text="police officers", name=None), place) if police else None
    if link is None or link.kind != ABROAD_KIND or link.id not in linker.registry.actors:
        return link
    rest = _GOES_ON.match(linker.text, party.span.end)
    whole = linker.link(replace(party, text=f"{party.text} {rest[1]}", name=None), place) if rest else None
    body = linker.registry.actors.get(whole.id) if whole is not None else None
    return whole if body is not None and any(t.other == link.id for t in body.ties) else link


def _filled(party: Party, link: ActorLink) -> Party:
    """A pronoun keeps the document's own name for who is meant ("it": "The Kremlin"): its text shows a reader nothing,
    and the id leads to the registry's name."""
    meant = party.name if party.name and party.text.lower() in party_words().pronouns else link.name
    return replace(party, actor_id=link.id, name=meant, kind=link.kind, country=link.country)


def _source(
    party: Party, speaker: str | None, place: str | None, linker: _Linker, reasons: list[Reason], *, at: int
) -> tuple[Party, str | None]:
    """The source, linked, and whom it stands for: an actor's id, a country's code, or itself where independent.

    Medics, residents and police who tell of something are of the country where it happened, whomever the text is about;
    and so are a ministry and a committee in an entry of a digest. `at` is where they tell it.
    """
    party = _whole(party, linker)
    medium = link_source(party.text, registry=linker.registry)
    link = _fuller(party, linker.link(party, None), None, linker)
    land = linker.land_of(party) if linker.land_of is not None and (link is None or _is_local(party, link)) else None
    if land is not None:
        link = linker.at(land).link(party, None) or link
    elif place is not None and (link is None or _is_local(party, link) or _is_of_its_entry(party, link, at, linker)):
        local = linker.at(place).link(party, None)
        if local is not None and (_is_local(party, local) if link is None else local.id != link.id):
            link = local
    if medium is not None and (link is None or link.id.startswith("gov-")):
        reasons.append(Reason("attribution.source", f"{medium.name}: a publisher ({medium.kind})", party.span))
        return replace(party, actor_id=medium.id, name=medium.name, country=medium.country), _owner(medium)
    code = state_media_of(party.text, registry=linker.registry, speaker=speaker, countries=linker.countries)
    if code is not None:
        name = f"State media ({linker.registry.countries[code].name})"
        reasons.append(Reason("attribution.source", f"{name}: by its country or who spoke to it", party.span))
        return replace(party, name=name, country=code), code
    if link is not None and _is_an_alliance(party, link, linker.text):
        link = None
    if link is None:
        link = _beside(party, linker)
    if link is None:
        return party, None
    reasons.append(Reason("attribution.source", f"{link.name}: {link.reason}", party.span))
    return _filled(party, link), link.id


def _whole(party: Party, linker: _Linker) -> Party:
    """The source with all of a known body's name, of which a parse took only one end: "Pakistan" or "the outlawed
    Tehreek" of "the outlawed Tehreek-i-Taliban Pakistan". The longest name is the one that is meant; where the source
    begins is left as it is, for that is a part of the claim's id."""
    behind = _NAME_BEHIND.match(linker.text, party.span.end)
    if behind is None and " " in party.text:
        return party
    ahead = _NAME_AHEAD.search(linker.text, max(0, party.span.start - _LONGEST_NAME), party.span.start)
    if behind is None and ahead is None:
        return party
    end = behind.end() if behind else party.span.end
    span, own = Span(ahead.start() if ahead else party.span.start, end), Span(party.span.start, end)
    link = linker.link(party, None)
    body = linker.link(replace(party, text=span.of(linker.text), name=None), None)
    if body is None or body.id not in linker.registry.actors or (link is not None and not link.id.startswith("gov-")):
        return party
    return replace(party, span=own, text=own.of(linker.text), name=span.of(linker.text))


def _is_local(party: Party, link: ActorLink) -> bool:
    if link.kind in _CROWDS or link.id.startswith("pol-"):
        return True
    told = {w.strip(",.").lower().replace("’", "'") for w in f"{party.text} {party.name or ''}".split()}
    told |= {w.removesuffix("'s") for w in told}  # "the governor's office"
    by_country = any(reason in link.reason for reason in (ABOUT, THERE))
    return link.id.startswith("gov-") and by_country and not told.isdisjoint(party_words().on_the_spot)


def _is_of_its_entry(party: Party, link: ActorLink, at: int, linker: _Linker) -> bool:
    """ "The interior ministry", told in an entry of a digest on several lands: that of the land of the entry, but for
    those whose business is abroad, too."""
    if ABOUT not in link.reason or not link.id.startswith(("gov-", "unidentified-")):
        return False
    abroad = {w.strip(",.").lower() for w in party.text.split()} & _BEYOND
    return not abroad and entry_of(linker.text, at) is not None


def _beside(party: Party, linker: _Linker) -> ActorLink | None:
    """Whom a person speaks for by the words beside the name: "Jan Odra, a spokesman for the Front, said"."""
    if not any(word[:1].isupper() for word in party.text.split()):
        return None
    before = f"\n{linker.text}"[max(0, party.span.start + 1 - _AHEAD) : party.span.start + 1]
    behind = (_APPOSITION.match(linker.text, party.span.end), _HEADS.match(linker.text, party.span.end))
    for match in (*behind, _PREPOSED.search(before)):
        link = linker.link(Party(party.span, match[1]), None) if match is not None else None
        if link is not None and link.kind not in _CROWDS and not link.id.startswith("unidentified-"):
            return link
    return None


def _owner(source: Source) -> str:
    if source.of is not None:
        return source.of
    return source.country if source.kind == "state" and source.country is not None else source.id
