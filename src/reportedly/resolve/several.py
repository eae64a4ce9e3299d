"""Several who say one thing: "the group and a local leader said", "both sides said". Each is asked of his own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from reportedly.link.actors import link_actor
from reportedly.link.registry import load_registry
from reportedly.resolve.knowledge import table, words
from reportedly.resolve.linked import interest_in, speaker_key, voices_of
from reportedly.resolve.model import LinkedClaim

_AND = re.compile(r",? and (?:to )?(?=\S)")  # "according to a survivor and to the guards"
_FOLLOWERS = re.compile(
    r"(?:its|their|his|her) (?:[a-z]+ )?(?:allies|partners|backers|supporters|followers|comrades|men)"
)
MOVEMENTS = ("Rebel Groups", "Political Militias", "Identity Militias")


@lru_cache(maxsize=4096)
def as_told(claim: LinkedClaim) -> tuple[LinkedClaim, ...]:
    """The claim once for each of those who say so together, with the origin and the interest of each; itself where one
    speaks."""
    chain = claim.claim["attribution"]
    if not chain or len(claim.origins) > 1:
        return (claim,)
    source = chain[0]["source"]
    if source["text"].lower() in words("origins", "both_sides"):
        parties = (*claim.claim["actors"], *claim.claim["targets"])
        known = [p for p in parties if p["actor_id"]][:2]
        told: list[tuple[str, Mapping[str, Any]]] = [(f"actor:{p['actor_id']}", {**source, **p}) for p in known]
        if len(told) == 1:
            told.append((voices_of(claim), source))  # the other side is nobody's that is known
    else:
        told = _told(claim, source)
    each = {(key, party["text"]): party for key, party in told}
    return tuple(_said_by(claim, key, party) for (key, _), party in each.items()) if len(each) > 1 else (claim,)


def _told(claim: LinkedClaim, source: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Whose word it is, by the parts of a wording that "and" joins, each with its key; [] where it joins words of one
    name."""
    parts = [part for part in _AND.split(source["text"]) if part.strip() and not _FOLLOWERS.fullmatch(part)]
    if len(parts) < 2 or not (all(_is_speaker(part) for part in parts[1:]) or _are_two_actors(claim, source, parts)):
        return []
    voice = voices_of(claim)
    found = []
    for part in parts:
        party = _party(claim, source, part)
        if part is parts[0] and source["actor_id"] is None and party["actor_id"] is None:
            party = {**party, "name": source["name"]}  # "the organisation and a doctor", named before
            if (source["name"] or "").startswith("State media"):
                party["country"] = source["country"]
        found.append((speaker_key(party, load_registry()) or voice, party))
    return found


def _are_two_actors(claim: LinkedClaim, source: Mapping[str, Any], parts: Sequence[str]) -> bool:
    """Whether each part names another actor by itself: "Norland and the Front", "the group and Washington"; no more of
    a name ("the Security and Intelligence Service")."""
    named = [_party(claim, source, part)["actor_id"] for part in parts]
    return None not in named and len(set(named)) == len(parts)


def _is_speaker(part: str) -> bool:
    """Whether it is somebody beside the first, and no more of a name ("the Security and Intelligence Service")."""
    told = part.lower().split()
    bodies = {name for names in table("origins")["own_word"].values() for name in names}
    return told[0] in words("origins", "determiners") or (
        part[:1].islower() and (told[-1] in words("origins", "anonymous") or part in bodies)
    )


def _party(claim: LinkedClaim, source: Mapping[str, Any], part: str) -> Mapping[str, Any]:
    """One of them, as a source has it."""
    parties = (*claim.claim["actors"], *claim.claim["targets"])
    if part.lower() in words("origins", "movements"):
        named = {p["actor_id"]: p for p in parties if p["kind"] in MOVEMENTS and p["actor_id"]}
        if len(named) == 1:
            return {**source, **next(iter(named.values())), "text": part}
    where = [p["country"] for p in (source, claim.claim["place"] or {}, *parties) if p.get("country")]
    link = link_actor(part, registry=load_registry(), on=claim.published, countries=dict.fromkeys(where, 1.0))
    known = {"actor_id": link.id, "name": link.name, "kind": link.kind, "country": link.country} if link else {}
    return {**source, **dict.fromkeys(_UNKNOWN), **known, "text": part}


_UNKNOWN = ("actor_id", "name", "kind", "country")


def _said_by(claim: LinkedClaim, key: str, party: Mapping[str, Any]) -> LinkedClaim:
    first, *others = claim.claim["attribution"]
    interest = claim.interest if key == claim.origin else None
    kind, _, ident = key.partition(":")
    if kind == "actor" and key != claim.origin:
        interest = interest_in(ident, claim.claim, first["stance"], load_registry(), claim.published)
    told = {**claim.claim, "attribution": [{**first, "source": party}, *others]}
    return replace(claim, claim=told, origin=key, origins=(key,), interest=interest)
