"""Several who say one thing: "the group and a local leader said", "both sides said". Each is asked of his own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from reportedly.link.actors import link_actor
from reportedly.link.registry import load_registry
from reportedly.resolve.knowledge import words
from reportedly.resolve.linked import interest_in, speaker_key, voices_of
from reportedly.resolve.model import LinkedClaim

_AND = re.compile(r",? and (?=\S)")
_MOVEMENTS = ("Rebel Groups", "Political Militias", "Identity Militias")


@lru_cache(maxsize=4096)
def as_told(claim: LinkedClaim) -> tuple[LinkedClaim, ...]:
    """The claim once for each of those who say so together, with the origin and the interest of each; itself where one
    speaks, or where several do who are all nobody in particular."""
    chain = claim.claim["attribution"]
    if not chain or len(claim.origins) > 1:
        return (claim,)
    source = chain[0]["source"]
    if source["text"].lower() in words("origins", "both_sides"):
        keys = [f"actor:{p['actor_id']}" for p in claim.claim["actors"] if p["actor_id"]]
    else:
        keys = _keys(claim, source)
    keys = list(dict.fromkeys(keys))
    return tuple(_said_by(claim, key) for key in keys) if len(keys) > 1 else (claim,)


def _keys(claim: LinkedClaim, source: Mapping[str, Any]) -> list[str]:
    """Whose word it is, by the parts of a wording that "and" joins; [] where it joins words of one name."""
    parts = _AND.split(source["text"])
    if len(parts) < 2 or not all(_is_speaker(part) for part in parts[1:]):
        return []
    voice = voices_of(claim)
    return [_key(claim, source, part) or voice for part in parts]


def _is_speaker(part: str) -> bool:
    """Whether it is somebody beside the first, and no more of a name ("the Security and Intelligence Service")."""
    told = part.lower().split()
    return told[0] in words("origins", "determiners") or (
        part[:1].islower() and told[-1] in words("origins", "anonymous")
    )


def _key(claim: LinkedClaim, source: Mapping[str, Any], part: str) -> str | None:
    """The key of one of them; None for one who is nobody in particular."""
    registry = load_registry()
    parties = (*claim.claim["actors"], *claim.claim["targets"])
    if part.lower() in words("origins", "movements"):
        named = {p["actor_id"] for p in parties if p["kind"] in _MOVEMENTS and p["actor_id"]}
        if len(named) == 1:
            return f"actor:{named.pop()}"
    where = [p["country"] for p in (source, claim.claim["place"] or {}, *parties) if p.get("country")]
    link = link_actor(part, registry=registry, on=claim.published, countries=dict.fromkeys(where, 1.0))
    told = {"actor_id": link.id, "name": link.name, "country": link.country} if link else dict.fromkeys(_UNKNOWN)
    return speaker_key({**told, "text": part}, registry)


_UNKNOWN = ("actor_id", "name", "country")


def _said_by(claim: LinkedClaim, key: str) -> LinkedClaim:
    if key == claim.origin:
        return claim
    kind, _, ident = key.partition(":")
    interest = None
    if kind == "actor":
        stance = claim.claim["attribution"][0]["stance"]
        interest = interest_in(ident, claim.claim, stance, load_registry(), claim.published)
    return replace(claim, origin=key, origins=(key,), interest=interest)
