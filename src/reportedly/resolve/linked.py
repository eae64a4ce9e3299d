"""A claim of the JSON contract and its document to what resolution needs, and that to JSON and back.

Everything that needs the document's text or the registry of sources is settled here, once, when a document is added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from reportedly.letters import bare
from reportedly.link.actor_words import party_words
from reportedly.link.actors import link_actor
from reportedly.link.digest import entry_of
from reportedly.link.interest import interest_of, turned_if_averted
from reportedly.link.live import update_of
from reportedly.link.registry import Registry, Source, load_registry
from reportedly.link.sources import link_source, source_of_url, state_media_of
from reportedly.model import Claim, EventType, Modality, Party, Span, Stance
from reportedly.resolve.about import abouts_of
from reportedly.resolve.course import courses_of
from reportedly.resolve.facts import FINE, roams
from reportedly.resolve.knowledge import table, words
from reportedly.resolve.letterhead import issuer
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.naming import is_name_of
from reportedly.resolve.sketch import sketch
from reportedly.resolve.speaking import (
    body_beside,
    body_headed,
    country_named,
    is_army,
    is_official,
    names_land,
    only_ministry,
    says_police,
    side_taken,
    state_of,
    with_police,
)
from reportedly.resolve.telling import context_of
from reportedly.resolve.testimony import witnessed
from reportedly.resolve.turns import turns_of
from reportedly.resolve.unnamed import is_described
from reportedly.resolve.unverified import is_unverified
from reportedly.resolve.wholes import body_called, titles_beside, with_whole_name

_NAME = re.compile(r"[^\W_]+")
_TITLE = 30  # characters before a name in which its title stands
_NAMED_WITHIN = 600  # characters from "the governor" to the sentence that gives his name
_SENTENCE = re.compile(r"(?<=\w{3})[.!?][\"”’]?\s|\n")  # where one ends; no "Gen. "
_ISSUED = re.compile(
    r"^\s(?:(?:issued|released|published|posted|put out|circulated|signed|sent)\s)?(?:by|from)\s"
    r"(?:the\s|an?\s)?((?:[A-Za-z-]+\s){0,2}?(?:[A-Z][\w’'-]*|police|army|military)(?:\s(?:[A-Z][\w’'-]*|of|for))*)"
)
_ISSUES = re.compile(
    r"^(?:The\s)?([A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*).{0,120}?"
    r"\b(?:issued|released|published|posted|circulated|carried|distributed|put out|sent out)\s$"
)
_ISSUER = 90  # characters behind "a statement" in which whose it is stands
_THE_BODY = re.compile(r"^(?:the|its)\s([a-z]+)(?:['’]s\s[a-z ]+)?$")
_NAMED = re.compile(r"^, ((?:[A-Z][\w.'’-]*\s?){2,5}),")  # "the army's spokesman, Colonel Jan Odra,"
_ARMY_POST = re.compile(r"(?:the )?(?:army|military|armed forces) (?:chief|commander|head|leader)\b", re.IGNORECASE)
_STATE_GOVERNMENT = re.compile(  # of a federation's state: "Odra state", "the state government"
    r"^(?:[Tt]he\s)?(?:state government|(?:[A-Z][\w’'-]*\s(?:d[aeo]s?\s)?)+state(?: government)?)$"
)
_NOWHERE = Span(0, 0)


def linked(document: Mapping[str, Any], claim: Mapping[str, Any], *, withdrawn: bool = False) -> LinkedClaim:
    """One claim, with its document as `contract.document_json` gives it (with its text)."""
    return linked_all(document, [claim], withdrawn=withdrawn)[0]


def linked_all(
    document: Mapping[str, Any], claims: Iterable[Mapping[str, Any]], *, withdrawn: bool = False
) -> tuple[LinkedClaim, ...]:
    """All claims of one document; its text is sketched once."""
    registry = load_registry()
    text = document["text"]
    marks = sketch(text)
    published = date.fromisoformat(document["published"]) if document["published"] else None
    told = list(claims)
    land = (_country_of(told) or {}).get("country")
    voices, owner = _voices(document, registry, _land_of_forces(told) or land)
    if owner is None and len(voices) == 1 and voices[0].startswith("name:"):
        cues = [x["cue"]["start"] for c in told for x in c["attribution"] if x["cue"] is not None]
        by = issuer(text, land, registry, title=document.get("title"), cues=cues)
        voices, owner = ((f"actor:{by}",), by) if by is not None else _with_side(voices[0], text)
    outlets = tuple(name for name in (document["publisher"], *document["agencies"]) if name)
    spoken = with_police(
        [with_whole_name(_with_author(claim, text), text) for claim in told],
        _land_told(told),
        home=voices[0].partition("state-media:")[2],
    )
    spoken = [_of_the_land(claim) for claim in spoken]
    known = {**_own_people(spoken, text, voices), **_known_speakers(spoken, text)}
    updates = [update_of(text, c["trigger"]["start"]) for c in told]
    heard = {  # an entry of a live page cites whom it names itself
        update: _heard([c for c, number in zip(spoken, updates, strict=True) if number == update], known, registry)
        for update in set(updates)
    }
    courses, turns = courses_of(told, text), turns_of(told, text)
    entries = [entry_of(text, c["trigger"]["start"]) for c in told]
    parts = list(zip(entries, updates, strict=True))
    abouts = {**witnessed(told, text, parts), **abouts_of(told, text, parts)}
    made = []
    for claim, said, update, entry in zip(told, spoken, updates, entries, strict=True):
        origins, interest = _goes_back_to(said, voices, owner, known, registry, published, outlets)
        made.append(
            LinkedClaim(
                claim_id=claim["id"],
                document_id=document["id"],
                ref=document["ref"],
                url=document["url"],
                publisher=document["publisher"],
                agencies=tuple(document["agencies"]),
                published=published,
                claim=claim,
                origin=origins[0],
                origins=origins,
                interest=interest,
                evidence=text[claim["evidence"]["start"] : claim["evidence"]["end"]],
                sketch=marks,
                heard=heard[update],
                setting=setting_of(claim, told),
                withdrawn=withdrawn,
                entry=entry,
                update=update,
                unverified=not claim["attribution"] and is_unverified(text, claim["trigger"]["start"]),
                course=courses.get(claim["id"], ()),
                about=abouts.get(claim["id"]),
                context=context_of(text, claim["evidence"]["start"], claim["evidence"]["end"]),
                turn=turns.get(claim["id"]),
            )
        )
    return tuple(made)


def _of_the_land(claim: Mapping[str, Any]) -> Mapping[str, Any]:
    """The claim, a local office or a body that counts for itself ("the health ministry", "the city's administration")
    taken for that of the land where it happened, where its wording tells of no other: an enemy's name, or the outlet's
    country, makes it nobody's."""
    country = (claim["place"] or {}).get("country")
    if country is None or not any(
        (link["source"]["actor_id"] or "").startswith("gov-") for link in claim["attribution"]
    ):
        return claim
    chain = [_with_land(link, country) for link in claim["attribution"]]
    return {**claim, "attribution": chain} if chain != list(claim["attribution"]) else claim


def _with_land(link: Mapping[str, Any], country: str) -> Mapping[str, Any]:
    source = link["source"]
    ident = source["actor_id"] or ""
    if not ident.startswith("gov-") or source["country"] in (None, country) or names_land(source["text"]):
        return link
    if office_of({**source, "name": None}) is None and _body_with_own_word({**source, "name": None}) is None:
        return link
    return {**link, "source": {**source, "actor_id": f"gov-{country.lower()}", "country": country}}


def _with_author(claim: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    """The claim, its source that is a mere paper taken with whose it is: "a statement issued by the police", "the Front
    circulated a statement"."""
    chain = claim["attribution"]
    if not chain or chain[0]["source"]["actor_id"] is not None:
        return claim
    source = chain[0]["source"]
    if words("origins", "papers").isdisjoint(source["text"].lower().split()[:3]):
        return claim
    issued = _ISSUED.match(text[source["end"] : source["end"] + _ISSUER])
    issued = issued or _ISSUES.match(text[claim["evidence"]["start"] : source["start"]])
    if issued is None:
        return claim
    where = {c: 1.0 for c in [(claim["place"] or {}).get("country")] if c}
    link = link_actor(issued[1], registry=load_registry(), on=None, countries=where)
    known = {"actor_id": link.id, "name": link.name, "kind": link.kind, "country": link.country} if link else {}
    named = {**source, **known, "text": issued[1]}
    return {**claim, "attribution": [{**chain[0], "source": named}, *chain[1:]]}


def linked_json(claim: LinkedClaim) -> dict[str, Any]:
    """Plain values, from which `linked_of` makes the same claim again."""
    entry = {} if claim.entry is None else {"entry": claim.entry}
    entry = entry if claim.update is None else {**entry, "update": claim.update}
    marked: dict[str, Any] = {"unverified": True} if claim.unverified else {}
    marked = {**marked, "course": list(claim.course)} if claim.course else marked
    marked = {**marked, "about": claim.about} if claim.about is not None else marked
    marked = {**marked, "context": " ".join(claim.context)} if claim.context else marked
    marked = {**marked, "turn": claim.turn} if claim.turn is not None else marked
    return (
        entry
        | marked
        | {
            "claim_id": claim.claim_id,
            "document_id": claim.document_id,
            "ref": claim.ref,
            "url": claim.url,
            "publisher": claim.publisher,
            "agencies": list(claim.agencies),
            "published": claim.published.isoformat() if claim.published else None,
            "claim": dict(claim.claim),
            "origins": list(claim.origins),
            "interest": claim.interest,
            "evidence": claim.evidence,
            "sketch": list(claim.sketch),
            "heard": list(claim.heard),
            "setting": dict(claim.setting) if claim.setting else None,
            "withdrawn": claim.withdrawn,
        }
    )


def linked_of(kept: Mapping[str, Any]) -> LinkedClaim:
    """The claim that `linked_json` gave these values for."""
    return LinkedClaim(
        claim_id=kept["claim_id"],
        document_id=kept["document_id"],
        ref=kept["ref"],
        url=kept["url"],
        publisher=kept["publisher"],
        agencies=tuple(kept["agencies"]),
        published=date.fromisoformat(kept["published"]) if kept["published"] else None,
        claim=kept["claim"],
        origin=kept["origins"][0],
        origins=tuple(kept["origins"]),
        interest=kept["interest"],
        evidence=kept["evidence"],
        sketch=tuple(kept["sketch"]),
        heard=tuple(kept["heard"]),
        setting=kept["setting"],
        withdrawn=kept["withdrawn"],
        entry=entry if isinstance(entry := kept.get("entry"), int) else None,
        update=update if isinstance(update := kept.get("update"), int) else None,
        unverified=bool(kept.get("unverified")),
        course=tuple(c for c in course if isinstance(c, str)) if isinstance(course := kept.get("course"), list) else (),
        about=about if isinstance(about := kept.get("about"), str) else None,
        context=tuple(context.split()) if isinstance(context := kept.get("context"), str) else (),
        turn=turn if isinstance(turn := kept.get("turn"), int) else None,
    )


def _voices(document: Mapping[str, Any], registry: Registry, land: str | None) -> tuple[tuple[str, ...], str | None]:
    """Whose word the document's own voice is (the agencies that it credits, else its publisher), and whom that one
    speaks for: an actor's id, a country's code, "" for nobody, None where it is not known. `land` is the country that
    the document tells of, whose an outlet of "the army" is."""
    publisher = document["publisher"]
    credited = [(name, _agency(name, registry, land)) for name in document["agencies"]]
    if credited:
        keys = sorted({f"source:{source.id}" if source else _named(name) for name, source in credited})
        return tuple(keys), _owner(credited[0][1])
    outlet = link_source(publisher, registry=registry) if publisher else None
    outlet = outlet or (source_of_url(document["url"], registry=registry) if document["url"] else None)
    if outlet is not None:
        return (f"source:{outlet.id}",), _owner(outlet)
    if publisher:
        state = state_media_of(publisher, registry=registry, speaker=None, countries={}) or _state_of(publisher)
        if state:
            return (f"state-media:{state}",), state
        body = _body_that_publishes(publisher, registry, land)
        if body is not None and body.startswith("gov-"):  # "Interior Ministry Release"
            source = {"text": publisher, "name": None, "country": body.removeprefix("gov-").upper()}
            return (_body_with_own_word(source) or f"actor:{body}",), body
        return ((f"actor:{body}",), body) if body else ((_named(publisher),), None)
    host = (urlsplit(document["url"]).hostname or "").removeprefix("www.") if document["url"] else ""
    return (f"host:{host}" if host else f"document:{document['id']}",), None


def _agency(name: str, registry: Registry, land: str | None) -> Source | None:
    """The agency that a text credits; of one known by initials that several agencies have ("ENA"), only where the text
    tells of its own land."""
    source = link_source(name, registry=registry)
    if source is None or name.lower() not in words("origins", "shared_initials"):
        return source
    return source if source.country == land else None


def _with_side(voice: str, text: str) -> tuple[tuple[str, ...], str | None]:
    """The key of an outlet's own voice, and its owner, by the side that its text takes: a state's, where its name is of
    a country."""
    name = voice.removeprefix("name:")
    side = side_taken(text, name)
    land = country_named(name) if side is not None else None
    if land is not None:
        return (f"state-media:{land}",), land
    return (f"{side}:{name}" if side is not None else voice,), None


@lru_cache(maxsize=4096)
def _state_of(name: str) -> str | None:
    """The country whose state's outlet a name is of: its country or its capital, "State" or the like, and a medium
    ("Norville State Radio", "Norland Information Agency")."""
    told = [w.lower() for w in _NAME.findall(name)]
    official = not words("origins", "official_outlets").isdisjoint(told)
    if not official or words("origins", "outlets").isdisjoint(told):
        return None
    places = ("country", "adjective", "capital")
    found = {e.ref for w in told for e in load_registry().index.get(w, ()) if e.what in places}
    return found.pop() if len(found) == 1 else None


def _land_of_forces(claims: Iterable[Mapping[str, Any]]) -> str | None:
    """The country whose forces a document's own voice tells of as doing it, where it is one."""
    doers = {str(p["actor_id"]) for c in claims if not c["attribution"] for p in c["actors"]}
    found = {ident.rpartition("-")[2].upper() for ident in doers if ident.startswith("mil-")}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def _body_that_publishes(name: str, registry: Registry, land: str | None) -> str | None:
    """The body of a state that an outlet's name is of: "Police of Haiti, Information Desk"; the forces only by their
    office ("Navy Press Office", no "Army Times"). None for others."""
    told = {w.lower() for w in _NAME.findall(name)}
    if words("origins", "publishing").isdisjoint(told) and words("origins", "desks").isdisjoint(told):
        return None
    link = link_actor(name, registry=registry, on=None, countries={land: 1.0} if land else {})
    of_forces = bool(told & words("origins", "publishing_forces"))
    if words("origins", "publishing").isdisjoint(told) and not of_forces:
        return link.id if link is not None and _opens_with_short(name) else None
    if link is None and of_forces and land:
        return f"mil-{land.lower()}"  # "Northern Command Press Office"
    return link.id if link is not None and link.id.startswith(("gov-", "pol-", "mil-")) else None


def _opens_with_short(name: str) -> bool:
    """Whether a name begins with initials: "TNI Information Centre"."""
    first = name.removeprefix("The ").split()[0]
    return len(first) > 1 and first.isupper()


def voices_of(claim: LinkedClaim) -> str:
    """The key of the own voice of a claim's document; of several agencies that of the first."""
    told = {"publisher": claim.publisher, "agencies": claim.agencies, "url": claim.url, "id": claim.document_id}
    land = (claim.claim["place"] or claim.setting or {}).get("country")
    return _voices(told, load_registry(), land)[0][0]


def _owner(source: Source | None) -> str | None:
    if source is None:
        return None
    return source.of or (source.country if source.kind == "state" else None) or ""


def _goes_back_to(
    claim: Mapping[str, Any],
    voices: tuple[str, ...],
    owner: str | None,
    known: Mapping[str, str],
    registry: Registry,
    published: date | None,
    outlets: tuple[str, ...],
) -> tuple[tuple[str, ...], str | None]:
    """The keys of a claim's origin, and the interest of that origin in it."""
    chain = claim["attribution"]
    if not chain and claim["event_type"] in words("origins", "spoken") and len(claim["actors"]) == 1:
        key = speaker_key(claim["actors"][0], registry, known)
        if key is not None:  # a threat is its speaker's, whoever tells of it
            return (key,), None
    for link in chain:
        key = speaker_key(link["source"], registry, known)
        if key is None and link["source"]["text"].lower() in words("origins", "both_sides"):
            key = next((speaker_key(p, registry, known) for p in claim["actors"] if p["actor_id"]), None)
        if key is not None and link["source"]["text"].removeprefix("The ") in outlets:
            return voices, chain[0]["interest"]  # "Odra Watch Norland", whatever land is in its name
        if key is not None and (is_name_of(key, outlets) or _is_of_side(key, voices[0], link["source"])):
            return voices, chain[0]["interest"]
        if key is not None:
            if key.startswith("actor:") and link["interest"] is None and link is chain[0]:
                return (key,), interest_in(key.removeprefix("actor:"), claim, link["stance"], registry, published)
            return (key,), chain[0]["interest"]
    if chain:
        return voices, chain[0]["interest"]
    return voices, _own_interest(claim, owner, registry, published)


def _is_of_side(key: str, voice: str, source: Mapping[str, Any]) -> bool:
    """Whether a speaker that no registry knows is an officer or a body of the side whose outlet cites it."""
    return key.startswith(("name:", "body:")) and voice.startswith(("side:", "official:")) and is_official(source)


def _own_people(claims: Iterable[Mapping[str, Any]], text: str, voices: tuple[str, ...]) -> dict[str, str]:
    """The persons whom a body quotes in its own text as its own, by the words of their names: "said Ines Roe, our
    coordinator". They speak with its voice."""
    if len(voices) != 1 or ", our " not in text:
        return {}
    found: dict[str, str] = {}
    for claim in claims:
        for source in (link["source"] for link in claim["attribution"]):
            if source["actor_id"] is None and _OURS.match(text, max(0, source["end"])):
                found.update(dict.fromkeys(_name_words(source["text"]), voices[0]))
    return found


_OURS = re.compile(r"(?:\s[A-Z][\w’'-]*){0,2},\sour\s(?!\w+\s(?:\w+\s)?(?:reporter|correspondent|stringer))")


def _known_speakers(claims: Sequence[Mapping[str, Any]], text: str) -> Mapping[str, str]:
    """The keys of persons whom the document once names with what they speak for: "army spokesman Jan Odra", later
    "Odra"."""
    found: dict[str, str] = {}
    bodies = [(frozenset(rule["words"]), _body_of(claims, rule)) for rule in table("origins")["bodies"]]
    short = _short_bodies([link["source"] for claim in claims for link in claim["attribution"]])
    posts = _posts_of_actors(claims, text)
    for claim in claims:
        for link in claim["attribution"]:
            source = link["source"]
            before = _SENTENCE.split(text[max(0, source["start"] - _TITLE) : max(0, source["start"])])[-1].split()[-2:]
            wording = source["text"] if source["actor_id"] else f"{source['text']} {source['name'] or ''}"
            told = {w.lower().strip(".,") for w in (*before, *wording.split())}
            body = next((actor for kind, actor in bodies if kind & told), None)
            titles = titles_beside(text, source) if (source["actor_id"] or "gov-").startswith("gov-") else []
            office = office_of(source) or _office_of_titles(titles, source["country"])
            beside = (body_headed(source) or body_beside(text, source)) if source["actor_id"] is None else None
            called = next((short[k] for k in (f"<the {body_called(t)}>" for t in titles) if k in short), None)
            if office is not None:
                found.update(dict.fromkeys(_name_words(wording), office))
            elif called is not None:
                found.update(dict.fromkeys(_name_words(wording), called))
            elif (post := _post_taken_up(source, claims)) is not None:
                found.update(dict.fromkeys(_name_words(wording), post))
            elif beside is not None:
                force = _force_of(beside, claims)
                found.update(dict.fromkeys(_name_words(wording), force or _key_of_body(beside)))
            elif body is not None and source["actor_id"] is None:
                found.update({word: posts.get(word, f"actor:{body}") for word in _name_words(wording)})
            elif source["actor_id"] and not source["actor_id"].startswith(tuple(table("origins")["generic_ids"])):
                for word in _name_words(source["text"]):
                    found.setdefault(word, f"actor:{source['actor_id']}")
    for word, key in posts.items():
        found.setdefault(word, key)
    for rule in table("origins")["bodies"]:
        if (body := _body_of(claims, rule)) is not None:
            found.update({f"<{word}>": f"actor:{body}" for word in rule["words"]})
    sources = [link["source"] for claim in claims for link in claim["attribution"]]
    found.update(short)
    ministry = only_ministry(sources, [_body_with_own_word(s) or s["actor_id"] for s in sources])
    if ministry is not None and ministry.startswith("body:"):
        found["<ministry>"] = ministry
    return {**named_later(claims, text), **found}


def _post_taken_up(source: Mapping[str, Any], claims: Iterable[Mapping[str, Any]]) -> str | None:
    """The key of the one office of a text that "the chief, Jan Odra" takes up, where "a local chief" is cited too."""
    the, _, post = source["text"].lower().partition(" ")
    if the != "the" or post not in words("origins", "posts") or source["actor_id"] is not None:
        return None
    offices = {office_of(link["source"]) for claim in claims for link in claim["attribution"]}
    of_post = {office for office in offices if office is not None and office.split(":")[1] == post}
    return of_post.pop() if len(of_post) == 1 else None


def _posts_of_actors(claims: Iterable[Mapping[str, Any]], text: str) -> Mapping[str, str]:
    """The keys of those whose names stand behind a post of an actor: "Odra's security minister, Colonel Jan Brun,". His
    rank makes him no officer of an army."""
    found: dict[str, str] = {}
    for source in (link["source"] for claim in claims for link in claim["attribution"]):
        beside = _NAMED.match(text[source["end"] : source["end"] + _ISSUER]) if source["actor_id"] else None
        key = speaker_key(source, load_registry()) if beside is not None else None
        if beside is not None and key is not None:
            found.update(dict.fromkeys(_name_words(beside[1]), key))
    return found


def _office_of_titles(titles: Iterable[str], country: str | None) -> str | None:
    """The key of the office that a post beside a name is of: "the deputy governor, Jan Odra"."""
    posts = (office_of({"text": title, "name": None, "actor_id": None, "country": country}) for title in titles)
    return next((post for post in posts if post is not None), None)


def _short_bodies(sources: Sequence[Mapping[str, Any]]) -> Mapping[str, str]:
    """The keys of bodies that a text names in full, by the last word of their names: "the Centre" is the "Northern
    Relief Centre", where it names no other centre."""
    named: dict[str, set[str]] = {}
    for source in sources:
        told = [w for w in _NAME.findall(source["text"]) if w.lower() not in words("origins", "determiners")]
        last = told[-1].lower() if told else ""
        if (
            len(told) > 1
            and last not in words("origins", "bodies_called")
            and told[-2] in words("origins", "bodies_called")
        ):
            last = told[-2]  # "the relief agency Odra"
        if len(told) > 1 and told[-1][:1].isupper() and last in words("origins", "bodies_called"):
            key = speaker_key(source, load_registry())
            if key is not None:
                named.setdefault(last, set()).add(key)
    return {f"<the {last}>": min(keys) for last, keys in named.items() if len(keys) == 1}


def _short_body(wording: str, known: Mapping[str, str]) -> str | None:
    """The key of a body that is called by the last word of its name, or of who speaks for it ("the Centre's head")."""
    found = _THE_BODY.match(wording.lower())
    return known.get(f"<the {found[1]}>") if found else None


def _force_of(name: str, claims: Sequence[Mapping[str, Any]]) -> str | None:
    """The key of an army or of police by no land's name, "the Armed Forces", "the national police": those that the text
    cites, else those of the land of which it tells."""
    source = {"text": name, "name": None, "actor_id": None}
    branch = "mil" if is_army(source) else "pol" if says_police(source) else None
    if branch is None:
        return None
    cited = {str(link["source"]["actor_id"]) for c in claims for link in c["attribution"]}
    forces = {ident for ident in cited if ident.startswith(f"{branch}-")}
    if len(forces) == 1:
        return f"actor:{forces.pop()}"
    land = _land_told(claims)
    return f"actor:{branch}-{land.lower()}" if land else None


def _key_of_body(name: str) -> str:
    name = re.sub(r"-\d+$", "", name)  # the "NBG-61" battalion of the NBG
    link = link_actor(name, registry=load_registry(), on=None, countries={})
    return f"actor:{link.id}" if link is not None and link.id in load_registry().actors else _named(name)


def named_later(claims: Sequence[Mapping[str, Any]], text: str) -> Mapping[str, str]:
    """The names of officials whom a text first cites by office and then by name alone: "…, the regional governor said.
    Jan Odra wrote that …"."""
    found: dict[str, str] = {}
    cited: tuple[str, int] | None = None
    for claim in sorted(claims, key=lambda c: c["trigger"]["start"]):
        for source in (link["source"] for link in claim["attribution"]):
            office, names = office_of(source), _name_words(source["text"])
            if office is not None and not _name_words(re.split(r"\s(?:of|in)\s", source["text"])[0]):
                cited = office, source["start"]
            elif cited is not None and source["actor_id"] is None and _is_bare_name(source, text):
                if 0 < source["start"] - cited[1] <= _NAMED_WITHIN:
                    found.update(dict.fromkeys(names, cited[0]))
                cited = None
    return found


def _is_bare_name(source: Mapping[str, Any], text: str) -> bool:
    """Whether a name of two words or more stands without a title, for the first time in the text."""
    told = source["text"].split()
    before, after = text[: source["start"]].rstrip(" "), text[source["end"] : source["end"] + 1]
    alone = len(told) > 1 and all(w[:1].isupper() for w in told) and after != ","
    return alone and before[-1:] in ("", ".", ",", "\n", '"', "”") and text.find(told[-1]) >= source["start"]


def _body_of(claims: Iterable[Mapping[str, Any]], rule: Mapping[str, Any]) -> str | None:
    """The one actor of a rule's kinds that a document names among its parties and speakers; None where several."""
    named = {
        party["actor_id"]
        for claim in claims
        for party in (*claim["actors"], *claim["targets"], *(link["source"] for link in claim["attribution"]))
        if party["kind"] in rule["kinds"] and party["actor_id"] and party["actor_id"].startswith(rule["ids"])
    }
    named = {ident for ident in named if not ident.startswith(tuple(table("origins")["generic_ids"]))}
    return named.pop() if len(named) == 1 else None


def _heard(claims: Iterable[Mapping[str, Any]], known: Mapping[str, str], registry: Registry) -> tuple[str, ...]:
    keys = {
        speaker_key(link["source"], registry, known)
        for claim in claims
        for link in claim["attribution"]
        if link["stance"] in ("asserts", "admits")
    }
    return tuple(sorted(key for key in keys if key is not None))


def setting_of(claim: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The place of the claim that stands nearest before one without a place of its own, else after it; the document's
    country where none of its claims has a place."""
    if claim["background"] or (claim["place"] is not None and claim["place"]["precision"] in FINE):
        return None
    at = claim["trigger"]["start"]
    placed = [c for c in claims if c["place"] and c["place"]["precision"] in FINE and not c["background"]]
    before = [c for c in placed if c["trigger"]["start"] < at]
    after = [c for c in placed if c["trigger"]["start"] > at]
    near = None
    if before:
        near = max(before, key=lambda c: (c["trigger"]["start"], c["id"]))
    elif after:
        near = min(after, key=lambda c: (c["trigger"]["start"], c["id"]))
    place: Mapping[str, Any] | None = near["place"] if near else _country_of(claims)
    return None if place is None else {**place, "lands": sorted(_lands_of(claims))}


def _lands_of(claims: Sequence[Mapping[str, Any]]) -> Counter[str]:
    """The countries that a document's places and parties are of, with how often; of parties that are at home in several
    only where it tells of no other. The seats of those who help or watch in all lands tell of none."""
    told = [c for c in claims if not c["background"]] or claims
    there = [p for c in told for p in (*c["actors"], *c["targets"]) if p["country"]]
    parties = [p for p in there if p["actor_id"] not in party_words().abroad]
    found = Counter(c["place"]["country"] for c in told if c["place"] is not None and c["place"]["country"])
    found.update(p["country"] for p in parties if len(roams(p)) == 1)
    return found or Counter(p["country"] for p in parties)


def _land_told(claims: Sequence[Mapping[str, Any]]) -> str | None:
    """The one country in which what a document tells happened; None where it tells of several, or of none."""
    told = [c for c in claims if not c["background"]] or claims
    places = {c["place"]["country"] for c in told if c["place"] is not None and c["place"]["country"]}
    return str(places.pop()) if len(places) == 1 else None


def _country_of(claims: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The country that most of a document's claims and parties are of, as a place without more."""
    told = _lands_of(claims)
    if not told:
        return None
    country = min(told, key=lambda code: (-told[code], code))
    return {"country": country, "precision": "country"}


def speaker_key(source: Mapping[str, Any], registry: Registry, known: Mapping[str, str] | None = None) -> str | None:
    """The key of a speaker; None for one who is nobody in particular ("residents", "a source").

    `known` says whom the persons that the document names speak for.
    """
    ident = source["actor_id"]
    short = _short_body(source["text"], known) if known and ident is None else None
    if short is not None:
        return short
    if ident is not None and ident in registry.sources:
        return f"source:{ident}"
    if ident is not None and ident.startswith(("mil-", "pol-")) and _is_some_source(source["text"]):
        return None
    if ident is not None and ident.startswith("mil-") and _is_of_the_ranks(source["text"]):
        return None
    if ident is not None and ident.startswith("gov-") and _ARMY_POST.match(source["text"]) is not None:
        return f"actor:mil-{ident.removeprefix('gov-')}"  # "army chief Jan Odra", who heads the state too
    if ident is not None and ident.startswith("gov-"):
        taken_up = source["text"].lower() in words("origins", "pronouns") and is_described(source["name"] or "")
        if _is_unnamed_official(str(source["name"]) if taken_up else source["text"]):
            return None
        if source["text"].lower() == "the ministry" and known and "<ministry>" in known:
            return known["<ministry>"]
        office = office_of(source) or _body_with_own_word(source)
        office = office or next((known[w] for w in _name_words(source["text"]) if known and w in known), None)
        if office is not None and office.startswith(("office:", "body:")):
            return office
    if ident is not None and not ident.startswith(tuple(table("origins")["generic_ids"])):
        return f"actor:{ident}"
    if source["country"] is not None and source["name"] is not None and ident is None:  # state media, by its country
        return f"state-media:{source['country']}"
    if ident is not None:  # of some sort only: "rebels in the north", of the one movement that the text names
        first, *more = source["text"].split()
        if known and ident.startswith("unidentified-") and f"<{first.lower()}>" in known:
            return known[f"<{first.lower()}>"]
        if not more or more[0].lower() in words("origins", "after_head"):
            return None
    people = state_of(source["text"]) if ident is None and source["text"].startswith("the ") else None
    if people is not None:
        return f"actor:gov-{people.lower()}"
    if ident is None and (office := office_of(source) or _body_with_own_word(source)) is not None:
        return office
    medium = link_source(source["text"], registry=registry) if ident is None else None
    if medium is not None:
        return f"source:{medium.id}"
    capital = _name_words(
        _without_opening(_head(source["name"] if ident is None and source["name"] else source["text"]))
    )
    if all(w in words("origins", "anonymous") or _is_adjective(w, registry) for w in capital):
        return _service_of_land(source["text"]) if ident is None else None
    meant = [known[w] for w in capital if known and w in known]
    return meant[0] if meant else "name:" + " ".join(capital)


def office_of(source: Mapping[str, Any]) -> str | None:
    """The key of an official of a town or a region, who is not the government: "office:mayor:ML". Of one happening
    only one mayor speaks, by whatever name."""
    if source["actor_id"] is None:
        told = [w.lower() for w in _NAME.findall(source["text"])]
        post = next(
            (b for a, b in pairwise(told) if a in words("origins", "local_ranks") and b in words("origins", "posts")),
            None,
        )
        first = next((w for w in told if w not in words("origins", "determiners")), "")
        post = post or (first if first in words("origins", "sole_posts") else None) or _post_within(source["text"])
        if post is None and _STATE_GOVERNMENT.search(source["text"]) is not None:
            post = "governor"
        regional = [w for w in told if w not in ("military", "state", "civil")]
        if post is None and any(
            a in words("origins", "of_a_region") and b in words("origins", "regional_bodies")
            for a, b in pairwise(regional)
        ):
            post = "governor"  # "the Odra regional administration"
        return f"office:{post}:{source['country'] or ''}" if post else None
    if not source["actor_id"].startswith("gov-"):
        return None
    told = [w.lower() for w in _NAME.findall(f"{source['text']} {source['name'] or ''}")]
    local = next((w for w in told if w in party_words().local), None)
    called = [w.lower() for w in _NAME.findall(source["text"])]
    if "state government" in source["text"].lower():
        local = "governor"  # of one of a federation's states
    if local is None and not words("origins", "local_bodies").isdisjoint(called):
        local = next((w for w in called if w in words("origins", "units")), None)
    return f"office:{local}:{source['country'] or ''}" if local else None


def _post_within(wording: str) -> str | None:
    """The post between the names of a place and of a man: "Odra governor Jan Brun"."""
    told = wording.removeprefix("the ").split()
    at = next((n for n, w in enumerate(told) if w.lower() in words("origins", "sole_posts")), 0)
    named = 0 < at < len(told) - 1 and all(w[:1].isupper() for n, w in enumerate(told) if n != at)
    titled = told[0].lower() in words("origins", "titles") | party_words().former
    return told[at].lower() if named and not titled else None


def _body_with_own_word(source: Mapping[str, Any]) -> str | None:
    """The key of a state's body that counts for itself: "body:rescue:ML"."""
    told = " ".join(_NAME.findall(f"{source['text']} {source['name'] or ''}".lower()))
    for body, wordings in table("origins")["own_word"].items():
        if any(re.search(rf"\b{re.escape(w)}\b", told) for w in wordings):
            return f"body:{body}:{source['country'] or ''}"
    return None


def _is_unnamed_official(wording: str) -> bool:
    """ "Local officials", "a security official": of some authority, and nobody that two outlets would both name."""
    if wording.lower() in words("origins", "some_official"):
        return True
    told = _without_opening(wording).split()
    return not any(w[:1].isupper() for w in told[1:] or told) and wording.lower().split()[-1] in words(
        "origins", "official"
    )


def _is_some_source(wording: str) -> bool:
    """ "A military source", "police officials": of that body, and nobody that two outlets would both name."""
    told = [w for w in wording.lower().split() if w not in words("origins", "determiners")]
    some = bool(told) and (told[-1] in ("source", "sources") or told[-1] in words("origins", "official"))
    return some and all(w in words("origins", "official_sources") for w in told[:-1])


def _service_of_land(wording: str) -> str | None:
    """The key of a body that is called by its land and what it is, "Norland's border service"; None for others."""
    told = wording.split()
    owner = re.fullmatch(r"([A-Z][\w-]*)['’]s?", told[0])
    body = len(told) > 2 and told[-1] in words("origins", "bodies_called")
    return _named(f"{owner[1]} {' '.join(told[1:])}") if owner and body and names_land(owner[1]) else None


def _is_of_the_ranks(wording: str) -> bool:
    """Whether soldiers speak for themselves, and not for their army: "soldiers of two brigades"."""
    told = wording.lower().split()
    at = next((n for n, w in enumerate(told) if n and w in words("origins", "after_head")), len(told))
    return bool(told[:at]) and told[:at][-1] in words("origins", "rank_and_file")


def _is_adjective(word: str, registry: Registry) -> bool:
    """Whether a word with a capital only tells a country or a people: "a Congolese broadcaster" is nobody by name."""
    return word in words("origins", "peoples") or any(
        e.what in ("adjective", "people") for e in registry.index.get(word, ())
    )


def _without_opening(wording: str) -> str:
    """Without a first word that has its capital only for opening the phrase: "Social media", "Aid workers"."""
    told = wording.split()
    opens = len(told) > 1 and told[0][:1].isupper() and told[0][-1:].isalpha() and told[1][:1].islower()
    return " ".join(told[1:]) if opens and not any(w[:1].isupper() for w in told[2:]) else wording


def _head(wording: str) -> str:
    """What stands before "of", "in" and their like: "a trader in Gao" has no name."""
    told = wording.split()
    at = next((n for n, w in enumerate(told) if n and w.lower() in words("origins", "after_head")), len(told))
    before = " ".join(told[:at])
    there = at < len(told) and told[at].lower() in words("origins", "whereabouts")  # "the Courier from Gao"
    folk = before.lower() in words("origins", "crowds")  # "Residents of Orra", at the head of a sentence
    return before if there or folk or not _name_words(before) else wording


def _name_words(wording: str) -> list[str]:
    """The words with a capital, but for titles and words that open a sentence, in lower case."""
    told = [w.lower() for w in _NAME.findall(bare(wording)) if w[0].isupper()]
    return [w for w in told if w not in words("origins", "titles") and w not in words("origins", "pronouns")]


def _named(name: str) -> str:
    told = [w.lower() for w in _NAME.findall(bare(name))]
    return "name:" + " ".join([w for w in told if w not in words("origins", "titles")] or told)


def _own_interest(
    claim: Mapping[str, Any], owner: str | None, registry: Registry, published: date | None
) -> str | None:
    """What a publisher that speaks for a side has in its own claim; "none" for one that speaks for none."""
    if not owner:
        return None if owner is None else "none"
    return interest_in(owner, claim, "asserts", registry, published)


def interest_in(owner: str, claim: Mapping[str, Any], stance: str, registry: Registry, on: date | None) -> str | None:
    """What an actor (its id, or a country's code) has in a claim: against, own, none, or None where nobody knows."""
    interest, _ = interest_of(owner, _bare(claim), stance=Stance(stance), registry=registry, on=on)
    return turned_if_averted(interest, claim["trigger"]["text"])


def _bare(claim: Mapping[str, Any]) -> Claim:
    """The claim's values that interests look at."""
    return Claim(
        id=claim["id"],
        event_type=EventType(claim["event_type"]),
        mode=claim["mode"],
        contexts=tuple(claim["contexts"]),
        acled=None,
        trigger=_NOWHERE,
        evidence=_NOWHERE,
        actors=tuple(_party(p) for p in claim["actors"]),
        targets=tuple(_party(p) for p in claim["targets"]),
        place=None,
        time=None,
        attribution=(),
        modality=Modality(claim["modality"]),
        hedged=claim["hedged"],
        background=claim["background"],
        counts=(),
    )


def _party(party: Mapping[str, Any]) -> Party:
    return Party(_NOWHERE, party["text"], party["actor_id"], party["name"], party["kind"], party["country"])
