"""Which countries a document is about, by what it names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from reportedly.code.place_names import place_words
from reportedly.link.actor_words import party_words
from reportedly.link.mention import names_in
from reportedly.link.place_mentions import is_called_after
from reportedly.link.registry import ABROAD_KIND, Entry, Registry
from reportedly.link.registry_index import countries_of, words_with_keys
from reportedly.link.sources import link_source
from reportedly.model import BlockKind, Document

# What a mention of each sort tells about where the news is: a capital or a palace is often only where somebody spoke.
_TOLD = {"country": 2.0, "adjective": 1.0, "people": 1.0, "capital": 0.5, "building": 0.25, "actor": 1.0}
_STRIKES = 0.25  # "a Norlandic missile" tells where it came from
_LOCATED = 3.0  # "in Mali", "northern Mali", "the Malian town"
# "PORT SUDAN - ", "KINSHASA, Sept 7 (Agency) - ": where it was written, which alone tells what "the ministry" is.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’.]+[ -]?){1,3}(?=,|\s?\(|\s[-–—])(?:,\s[A-Z]\w+(?:\s[A-Z]\w+){0,2}(?=,|\s?\(|\s[-–—]))?"
)
_WRITTEN_THERE, _SEAT = 1.0, 0.5
_AT_HOME = 2.0  # what the home of a text's outlet tells, where the text itself hardly names a country
# An army's own report names the enemy at every turn; "our paratroopers" are those of its country.
_FORCES = re.compile(
    r"\b(?:armed forces|army|defen[cs]e forces?|general staff|ministry of defen[cs]e|defen[cs]e ministry|air force)\b",
    re.IGNORECASE,
)
_LANDS = 3
_NAMED = 1.0  # what a country weighs that a text names at all
_FOREMOST, _FIRST_BLOCKS = 2.0, 3  # the headline and the first paragraphs count twice


def document_countries(document: Document, registry: Registry) -> Mapping[str, float]:
    """Weights by ISO code, of all sizes; they need not sum to one. Captions and furniture do not count."""
    weights: dict[str, float] = {}
    shared: list[tuple[tuple[str, ...], float]] = []
    telling = [b for b in document.blocks if b.kind in (BlockKind.TITLE, BlockKind.BODY)]
    texts = [document.text[b.start : b.end] for b in telling]
    if document.title and not any(b.kind is BlockKind.TITLE for b in telling):
        texts.insert(0, document.title)  # of a text whose headline stands with its date and publisher above it
    at_home = is_states_outlet(document.publisher, registry)  # what comes from abroad strikes there
    for number, text in enumerate(texts):
        factor = _FOREMOST if number < _FIRST_BLOCKS else 1.0
        for codes, weight in _told(text, registry, struck=at_home):
            if len(codes) > 1:
                shared.append((codes, factor * weight))
                continue
            weights[codes[0]] = weights.get(codes[0], 0.0) + factor * weight
    for block in document.blocks:
        line = _DATELINE.match(document.text, block.start, block.end) if block.kind is BlockKind.FURNITURE else None
        for codes, weight in _told(line[0].title(), registry) if line is not None else ():
            weights[codes[0]] = weights.get(codes[0], 0.0) + min(weight, _SEAT) + _WRITTEN_THERE
    mine = {codes: next((c for c in codes if c in weights), codes[0]) for codes, _ in shared}
    for codes, weight in shared:
        weights[mine[codes]] = weights.get(mine[codes], 0.0) + weight
    most = max(weights.values(), default=0.0)
    own = _FORCES.search(document.publisher or "") is not None
    if own or most < _AT_HOME / 2:
        home = outlet_home(document, registry)
        if home is not None:
            weights[home] = weights.get(home, 0.0) + (max(_AT_HOME, most) if own else _AT_HOME)
    return weights


def is_states_outlet(publisher: str | None, registry: Registry) -> bool:
    """Whether an outlet is a state's own, as the registry or its name has it: "Norland State Radio"."""
    if not publisher:
        return False
    outlet = link_source(publisher, registry=registry)
    if outlet is not None:
        return outlet.kind == "state"
    return not party_words().of_states.isdisjoint(publisher.lower().split())


def outlet_home(document: Document, registry: Registry, weights: Mapping[str, float] | None = None) -> str | None:
    """The country of a state's outlet, or of one that has the country in its name: "the capital" and "the ministry" of
    a national broadcaster are its own.

    With `weights`, those of `document_countries`, a capital in its name tells as much; and where the text is about
    other countries and not about that one, its name tells nothing: a paper of the Gulf of Guinea reports on Cameroon.
    """
    outlet = link_source(document.publisher, registry=registry) if document.publisher else None
    if outlet is not None:  # others may be abroad, in exile
        return outlet.country if outlet.kind == "state" else None
    least = _TOLD["adjective" if weights is None else "capital"]
    codes = {found[0] for found, weight in _told(document.publisher or "", registry) if weight >= least}
    code = codes.pop() if len(codes) == 1 else None
    if code is None or weights is None or weights.get(code, 0.0) >= _NAMED:
        return code
    return code if max(weights.values(), default=0.0) <= _AT_HOME else None


def _told(text: str, registry: Registry, *, struck: bool = False) -> list[tuple[tuple[str, ...], float]]:
    """The countries that each name tells of, with its weight: more than one, the best known first, if others' forces
    or bodies go by the name too. `struck`: where a weapon came from tells nothing ("a drone launched from Norland")."""
    lexicon = party_words()
    words, keys = words_with_keys(text)
    told: list[tuple[tuple[str, ...], float]] = []
    for at, size, entries in names_in(words, keys, registry):
        entry = _sole(entries)
        if entry is None:
            continue
        codes = countries_of(entry.ref, registry.actors)
        before, after = keys[at - 1] if at else "", keys[at + size] if at + size < len(keys) else ""
        border = after in lexicon.borders or (before == "with" and at > 1 and keys[at - 2] in lexicon.borders)
        if entry.what == "country" and (is_called_after(after) or (at and words[at - 1] == "New")):
            continue  # "New Jersey" is no Jersey
        if _is_river(keys, at, at + size) or _leads_there(keys, at):
            continue
        if struck and before == "from" and at > 1 and keys[at - 2] in place_words()["fired_from"]:
            continue
        if before == "by" and at > 1 and keys[at - 2] in place_words()["brokered"]:
            continue  # "under a deal brokered by Norland"
        if after in place_words()["flags"] and f"{words[at + size - 1]}-{words[at + size]}" in text:
            continue  # "a Norland-flagged ship"
        if border or (entry.what == "adjective" and (after == "ocean" or _is_other_side(keys, at, at + size))):
            continue
        if entry.what == "adjective" and after in place_words()["goods"]:
            continue  # "a sack of Norlandic flour"
        where = before in lexicon.located and entry.what == "country"
        where = where or (entry.what == "adjective" and after in lexicon.settlements)
        strikes = _strikes(entry, keys, at + size)
        weight, where = (_STRIKES, False) if strikes else (_TOLD[entry.what], where)
        home = registry.actors[entry.ref].country if entry.ref in registry.actors else next(iter(codes), None)
        if entry.ref in _networks(registry) or entry.ref in lexicon.abroad or _is_sent_abroad(entry, registry):
            home = None  # "Islamic State" tells nothing of Iraq, nor "Red Cross" of Switzerland
        if home is not None:
            rivals = [e for e in entries if e.what == "actor" and not e.mark] if entry.mark == "*" else []
            others = {code for e in rivals for code in countries_of(e.ref, registry.actors)} - {home}
            told.append(((home, *sorted(others)), weight + (_LOCATED if where else 0.0)))
    return told


def _is_sent_abroad(entry: Entry, registry: Registry) -> bool:
    """Whether it is a force that fights in several lands, none of which is its own: "Africa Corps"."""
    actor = registry.actors.get(entry.ref)
    return actor is not None and actor.kind == ABROAD_KIND and len(actor.countries) > _LANDS


def _is_river(keys: Sequence[str], at: int, past: int) -> bool:
    """ "The inner delta of the Niger", "the Niger river": the water of that name, and not the country, nor that whose
    capital has the name of a river that flows elsewhere too."""
    after = keys[past] if past < len(keys) else ""
    if keys[at] not in place_words()["rivers"]:
        return after in place_words()["streams"]
    alone = keys[at - 1 : at] == ["the"] and after not in party_words().classes
    return alone or after in place_words()["waters"]


def _leads_there(keys: Sequence[str], at: int) -> bool:
    """ "The road to Norland", "the bridge to Norland": where one gets by it, and not where the news is."""
    return at > 1 and keys[at - 1] in ("to", "into", "towards") and keys[at - 2] in place_words()["leads_to"]


def _strikes(entry: Entry, keys: Sequence[str], past: int) -> bool:
    """ "A Norlandic missile", "Norlandic air strikes", "Norland shelled": what comes from a land falls on another more
    often than not; and so do the troops of a land which fight beyond its border."""
    lexicon, told = place_words(), [*keys[past : past + 2], "", ""]
    if entry.what == "country":
        return told[0] in lexicon["strike_from_afar"]
    if entry.what != "adjective":
        return False
    abroad = told[0] in lexicon["troops"] and entry.ref.lower() in lexicon["fight_abroad"]
    return abroad or told[0] in lexicon["from_afar"] or (told[0] == "air" and told[1] in lexicon["from_the_air"])


def _is_other_side(keys: Sequence[str], at: int, past: int) -> bool:
    """ "We have asked the Norlandic side": who else has a part in it; "on the Norlandic side" is where it is."""
    told = [*keys[past : past + 2], "", ""]
    return told[0] == "side" and told[1] != "of" and list(keys[max(0, at - 2) : at])[:1] != ["on"]


@lru_cache(maxsize=4)
def _networks(registry: Registry) -> frozenset[str]:
    """The movements that have branches in countries where they are not themselves."""
    actors = registry.actors
    ties = ((actor, tie.other) for actor in actors.values() for tie in actor.ties if tie.relation == "parent")
    return frozenset(up for actor, up in ties if up in actors and not set(actor.countries) & set(actors[up].countries))


def _sole(entries: tuple[Entry, ...]) -> Entry | None:
    """The one thing that a wording stands for; a namesake of two tells nothing, nor does one known only by context."""
    known = [e for e in entries if e.what in _TOLD]
    marked = [e for e in known if e.mark == "*"] or known
    if not marked or len({e.ref for e in marked}) > 1 or marked[0].mark == "?":
        return None
    return marked[0]
