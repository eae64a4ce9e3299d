"""Whom a speaker speaks for, by what stands beside his name or by the rest of his text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from reportedly.link.actor_words import party_words
from reportedly.link.registry import load_registry
from reportedly.resolve.knowledge import words
from reportedly.resolve.naming import unquoted
from reportedly.resolve.unnamed import single

_WORD = re.compile(r"[^\W\d_]+")
_ARMY = re.compile(
    r"^(?:the |an? |its )?"
    r"(?:army|military|navy|air force|armed forces|general staff|joint staff|defence staff|(?:high|general) command"
    r"|(?:official )?spokes\w+(?= (?:of|for) the))"
    r"(?:['’]s)?(?: general staff| (?:of|for) the (?:armed forces|army))?(?: spokes\w+| command| press office)?$"
)
_OWN_ARMY = re.compile(r"\b(?:Armed Forces|Army|General Staff|General Command)\b")  # as a state writes of its own
_SENTENCE = re.compile(r"(?<=\w{3})[.!?]\s|\n")
_REPORTING = re.compile(r"\b(?:said|says|saying|statement|according|claim(?:s|ed|ing)|call(?:s|ed)|told)\b")
_OF_STATE = re.compile(r"\bterrorists?\b")  # whom no movement calls so but a state
_OF = re.compile(r"\s(?:of|in|for|at)\s")
_WINDOW = 90  # characters beside a name in which the body stands that he speaks for
_NAME = (
    r"(?:the\s)?((?:[A-Z][\w’'-]*\s){1,3}police(?:\s(?:station|department|district))?\b|(?:[A-Z][\w’'-]*)(?:\s(?:[A-Z][\w’'-]*|of|for|and))*"
    r"|(?:(?:national|state|federal|military)\s)?(?:police|army|navy|armed forces|military)\b)"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    heads = f"(?:{'|'.join(sorted(words('origins', 'heads')))})"
    before = re.compile(rf"\b{heads}\s(?:of|for|at)\s{_NAME},\s(?:[A-Z][\w.]*\s)?$")
    after = re.compile(
        rf"^,\s(?:(?:who\s(?:speaks|spoke)|(?:[a-z’'-]+\s){{0,3}}{heads})\s(?:of|for|at)\s{_NAME}"
        rf"|(?:the\s)?((?:[A-Z][\w’-]*\s)+?)(?:[a-z-]+\s){{0,2}}{heads}\b)"
    )
    return before, after


@cache
def _head_of_its_own() -> re.Pattern[str]:
    posts = "|".join(sorted(words("origins", "civil_posts")))
    name = r"[A-Z][\w-]*(?:\s[A-Z][\w-]*)*"  # with a space between any two: else a long word is tried in all its parts
    return re.compile(rf"(?:[Tt]he\s)?({name})(?<=\w)['’]s?\s(?:[a-z-]+\s){{0,2}}(?:{posts})")


def body_headed(source: Mapping[str, Any]) -> str | None:
    """The name of the body whose head a speaker is called: "Odra's director", an officer or not. The head of a part of
    an army is an officer of it, and of a land's name nothing is told."""
    found = _head_of_its_own().fullmatch(source["text"])
    body = found[1].strip() if found is not None else ""
    told = {w.lower() for w in _WORD.findall(body)}
    short = told <= words("origins", "bodies_called")  # "the Board's head", whose name the text has elsewhere
    return None if short or told & words("origins", "body_words") or names_land(body) else body


def body_beside(text: str, source: Mapping[str, Any]) -> str | None:
    """The name of the body whose head or spokesman a text calls a speaker right before or after his name: "the head of
    the Northern Water Board, Jan Odra"; "Jan Odra, who speaks for the Front"; "Jan Odra, Water Board coordinator"."""
    before, after = _patterns()
    start, end = source["start"], source["end"]
    found = before.search(text[max(0, start - _WINDOW) : max(0, start)]) or after.search(text[end : end + _WINDOW])
    if found is None or not party_words().former.isdisjoint(_WORD.findall(found[0].lower())):
        return None  # "a former spokesman of the Front"
    body = (found[1] or found[2]).strip()
    return body if found[1] or not names_land(body) else None  # no "Norland director" of a charity


def with_police(claims: Sequence[Mapping[str, Any]], land: str | None, home: str = "") -> list[Mapping[str, Any]]:
    """The claims, police whom nothing links to a land taken for those of the land in which it happened, else of `land`,
    that of the story; and an army so taken for the one that the text names, else for that of `home`, the country whose
    state's outlet tells it, or for that of the land. "The Spokesman of the Armed Forces" of a state's outlet is always
    its own.

    Police have powers within a land alone, and speak of what they look into there. Where those of another speak, of a
    citizen killed abroad or of a suspect that they want, a report says whose they are. This only tells which sources
    are one (`pol-` and the land), and is not written into any claim.
    """
    army = _one_army(claims, land, home)
    own = f"mil-{home.lower()}" if home and home not in words("origins", "armyless") else None
    return [_with_unit(_with_police(claim, land, army, own), home) for claim in claims]


def _with_police(claim: Mapping[str, Any], land: str | None, army: str | None, own: str | None) -> Mapping[str, Any]:
    country = (claim["place"] or {}).get("country") or land
    chain = claim["attribution"]
    police = {"actor_id": f"pol-{country.lower()}", "kind": "State Forces", "country": country} if country else None
    sourced = [_as_body(x, _forces(own), _is_own_army) for x in chain]
    sourced = [_as_body(_as_body(x, police, _is_police), _forces(army), is_army) for x in sourced]
    return {**claim, "attribution": sourced} if sourced != list(chain) else claim


def _with_unit(claim: Mapping[str, Any], home: str) -> Mapping[str, Any]:
    chain = claim["attribution"]
    if not home or not any(is_unit(x["source"]) for x in chain):
        return claim
    parties = (*claim["actors"], *claim["targets"])
    forces = {
        p["actor_id"]: p for p in parties if p["actor_id"] and p["kind"] == "State Forces" and p["country"] == home
    }
    if len(forces) != 1:
        return claim
    ((ident, force),) = forces.items()
    body = {"actor_id": ident, "kind": force["kind"], "country": home}
    return {**claim, "attribution": [_as_body(x, body, is_unit) for x in chain]}


def is_unit(source: Mapping[str, Any]) -> bool:
    """Whether it is a unit that no registry knows: "the Odra Headquarters", "the Coast Corps of Odra Province"."""
    if source["actor_id"] is not None:
        return False
    head = _OF.split(source["text"], maxsplit=1)[0].split()
    return len(head) > 1 and head[-1].istitle() and head[-1].lower() in words("origins", "units_of_forces")


def _forces(army: str | None) -> Mapping[str, Any] | None:
    return {"actor_id": army, "kind": "State Forces", "country": army.rpartition("-")[2].upper()} if army else None


def _as_body(
    link: Mapping[str, Any], body: Mapping[str, Any] | None, fits: Callable[[Mapping[str, Any]], bool]
) -> Mapping[str, Any]:
    return {**link, "source": {**link["source"], **body}} if body is not None and fits(link["source"]) else link


def _one_army(claims: Iterable[Mapping[str, Any]], land: str | None, home: str) -> str | None:
    """The one army of a country that a text names; where it names none, that of `home`, or of the land if it tells of
    nobody of another."""
    parties = [p for c in claims for p in (*c["actors"], *c["targets"], *(x["source"] for x in c["attribution"]))]
    named = {p["actor_id"] for p in parties if (p["actor_id"] or "").startswith("mil-")}
    movements = ("Rebel Groups", "Political Militias", "Identity Militias")
    if home and not named and home not in words("origins", "armyless"):
        return f"mil-{home.lower()}"
    theirs = party_words().armies.get(land, land) if land is not None else None
    if (
        theirs is not None
        and theirs not in words("origins", "armyless")
        and {p["country"] for p in parties if p["kind"] not in movements} <= {None, land, theirs}
    ):
        named = named or {f"mil-{theirs.lower()}"}
    return str(named.pop()) if len(named) == 1 else None


def is_army(source: Mapping[str, Any]) -> bool:
    """Whether it is an army of no land that is told, or who speaks for it: "the army", "the General Staff"."""
    if source["actor_id"] is not None:
        return False
    return _ARMY.match(source["text"].lower()) is not None or is_command(source["text"])


def is_command(wording: str) -> bool:
    """Whether a body's name has no words but those of any army's: "the Joint Forces", "the Southern Operational
    Command"."""
    told = [w.lower() for w in _WORD.findall(wording)]
    told = told[1:] if told[:1] == ["the"] else told
    return (
        len(told) > 1
        and told[-1] in words("origins", "commands")
        and words("origins", "of_commands").issuperset(told[:-1])
    )


def _is_own_army(source: Mapping[str, Any]) -> bool:
    """Whether it is written as a state writes of its own army: with capitals, and by no land's name."""
    return _ARMY.match(source["text"].lower()) is not None and _OWN_ARMY.search(source["text"]) is not None


def _is_police(source: Mapping[str, Any]) -> bool:
    return source["actor_id"] is None and says_police(source)


def says_police(source: Mapping[str, Any]) -> bool:
    """Whether a speaker's wording is that of police: the word, or a rank that police alone have before a name."""
    told = _WORD.findall(f"{source['text']} {source['name'] or ''}".lower())
    ranked = source["text"][:1].isupper() and not words("origins", "police_ranks").isdisjoint(told[:2])
    called = ranked or not words("origins", "police_words").isdisjoint(told)
    return called and party_words().former.isdisjoint(told)


def state_of(wording: str) -> str | None:
    """The country that a wording alone stands for: by its name, its capital, its seat of government or its people
    ("Norland", "the Norlanders")."""
    told = wording.lower().removeprefix("the ")
    of_state = ("country", "capital", "building", "people")
    found = {e.ref for e in load_registry().index.get(told, ()) if e.what in of_state}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def names_land(wording: str) -> bool:
    """Whether a wording has the name of a country, of its people or of its capital in it."""
    of_land = ("country", "adjective", "people", "capital", "building")
    index = load_registry().index
    return any(e.what in of_land for w in _WORD.findall(wording.lower()) for e in index.get(w, ()))


def side_taken(text: str, outlet: str) -> str | None:
    """Whether a text's own voice takes a side as its own, outside of what it quotes or reports: "side", that of a
    movement ("our fighters"), "official", that of a state (by its name, or by "terrorists" with another kind of words
    that only a side has, as "martyrs"); None where it takes none, as charities do. One kind is enough of an outlet with
    a name such as "Liberation Channel"."""
    name = set(outlet.split())
    if not name.isdisjoint(words("origins", "looking_into")):
        return None
    own = [s for s in _SENTENCE.split(unquoted(text)) if _REPORTING.search(s) is None]
    told = " ".join(own)
    ours = any(_siding().search(s) is not None for s in own)
    kinds = sum(kind.search(told) is not None for kind in _partisan())
    if not ours and kinds + (not name.isdisjoint(words("origins", "partisan_names"))) < 2:
        return None
    of_state = not name.isdisjoint(words("origins", "official_outlets"))
    return "official" if of_state or (not ours and _OF_STATE.search(told) is not None) else "side"


@cache
def country_named(outlet: str) -> str | None:
    """The one country of which an outlet's name holds the name or the adjective."""
    told = {
        e.ref for w in outlet.split() for e in load_registry().index.get(w, ()) if e.what in ("country", "adjective")
    }
    return told.pop() if len(told) == 1 else None


@cache
def _partisan() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b(?:{kind})", re.IGNORECASE) for kind in sorted(words("origins", "partisan")))


@cache
def _siding() -> re.Pattern[str]:
    forces, names = ("|".join(sorted(words("origins", name))) for name in ("own_forces", "siding"))
    return re.compile(rf"\b(?:[Oo]ur\s(?:\w+\s){{0,2}}(?:{forces})|{names})\b")


def is_official(source: Mapping[str, Any]) -> bool:
    """Whether a source is a body, or an officer or a spokesman of one: "the base", "Second Admiral Jan Odra"."""
    told = {single(w.lower()) for w in _WORD.findall(f"{source['text']} {source['name'] or ''}")}
    return source["kind"] not in ("Civilians", "Protesters") and not told.isdisjoint(
        words("origins", "body_words") | words("origins", "ranks")
    )


def only_ministry(sources: Iterable[Mapping[str, Any]], keys: Iterable[str | None]) -> str | None:
    """The key of the one ministry that a text names, which "the ministry" then is; None where it names several."""
    named = {
        key
        for source, key in zip(sources, keys, strict=True)
        if key is not None and _says_ministry(source) and source["text"].lower() != "the ministry"
    }
    return named.pop() if len(named) == 1 else None


def _says_ministry(source: Mapping[str, Any]) -> bool:
    return not {"ministry", "minister"}.isdisjoint(_WORD.findall(f"{source['text']} {source['name'] or ''}".lower()))
