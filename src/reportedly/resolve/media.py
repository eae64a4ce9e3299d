"""What one outlet takes from another, as that other one's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.link.registry import load_registry
from reportedly.resolve.claimants import CITED, is_speaker, shown
from reportedly.resolve.knowledge import words
from reportedly.resolve.linked import speaker_key
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.naming import is_name_of
from reportedly.resolve.unnamed import any_of, is_medium

_CREDITED = re.compile(rf"\b{any_of('crediting')}\s(?:[Tt]he\s)?(?=[A-Z])([^.;:]+)")
_HAS = re.compile(  # "the Ledger has eight dead", "Reed Wire counts 26 killed"
    r"\b((?:[A-Z][\w’'-]*\s)+)(?:has|had|gives|gave|puts|put|counts|counted|speaks of|spoke of|carries|carried)\s"
    r"(?=(?:an?\s|the\s|at\s)?(?:\w+\s){0,2}?(?:\d|figure|toll|count|number|one|two|three|four|five|six|seven|eight|nine|ten))"
)
_CAPITALS = re.compile(r"[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|of|the)(?=[\s,.)]))*")


def with_media(claims: Sequence[LinkedClaim]) -> list[LinkedClaim]:
    """The claims, those that one outlet takes from another as that one's; a threat stays its speaker's."""
    media = {m for c in claims for m in (c.publisher, *c.agencies) if m}
    bodies = {m: c.origin for c in claims if c.origin.startswith("actor:") and not is_speaker(c) for m in _names(c)}
    claims = [_as_of_body(c, bodies) for c in claims]
    voices = {m: c for c in claims for m in (c.publisher, *c.agencies) if m and not is_speaker(c)}
    return [
        _of_voice(_as_of_medium(c), voices) if is_speaker(c) and is_name_of(c.origin, media) else _as_heard(c, voices)
        for c in claims
    ]


def _names(claim: LinkedClaim) -> list[str]:
    return [m for m in (claim.publisher, *claim.agencies) if m]


def _as_of_body(claim: LinkedClaim, bodies: Mapping[str, str]) -> LinkedClaim:
    """A claim laid to a body by the name of its outlet ("the NBG", whose is the "NBG Media Wing"), as that body's."""
    key = next((k for m, k in bodies.items() if is_speaker(claim) and is_name_of(claim.origin, [m])), None)
    return replace(claim, origin=key, origins=(key,)) if key else claim


def _as_heard(claim: LinkedClaim, voices: Mapping[str, LinkedClaim]) -> LinkedClaim:
    """A claim laid to somebody who told it to another outlet, as that one's."""
    if is_speaker(claim):
        return claim
    credited = _CREDITED.search(claim.evidence)  # "a neighbour who spoke to the Courier", in another paper
    if credited is None and not claim.claim["attribution"]:
        credited = _HAS.search(claim.evidence)
    own = (claim.publisher, *claim.agencies)
    name = next((n for n in voices if n not in own and _opens_with(credited[1], n)), None) if credited else None
    if name is None:
        return claim
    key = voices[name].origin
    return replace(claim, publisher=name, agencies=(), origin=key, origins=(key,), heard=CITED)


def _opens_with(told: str, outlet: str) -> bool:
    """Whether what is told begins with an outlet's name, or some words of it ("Reed" for the "Reed News Agency")."""
    called = _CAPITALS.match(told)
    return called is not None and is_name_of(f"name:{called[0].lower()}", [outlet])


def _as_of_medium(claim: LinkedClaim) -> LinkedClaim:
    """A claim that cites an outlet as that outlet tells it: in its own voice, or on the word of whom it cites."""
    doers = claim.claim["actors"]
    if claim.claim["event_type"] in words("origins", "spoken") and len(doers) == 1:
        key = speaker_key(doers[0], load_registry())
        if key is not None:
            return replace(claim, claim={**claim.claim, "attribution": []}, origin=key, origins=(key,))
    chain = claim.claim["attribution"]
    cited = (x["source"]["text"] for x in chain)
    outlet = next((text for text in cited if is_name_of(claim.origin, [text])), shown(claim))
    kept = [] if is_medium(claim) else chain
    return replace(claim, claim={**claim.claim, "attribution": kept}, publisher=outlet, heard=CITED)


def _of_voice(claim: LinkedClaim, voices: Mapping[str, LinkedClaim]) -> LinkedClaim:
    """A claim that cites an outlet by a short name ("the agency Reed"), as one of that outlet."""
    found = {v.origin: name for name, v in voices.items() if is_name_of(claim.origin, [name])}
    if len(found) != 1 or not claim.origin.startswith("name:"):
        return claim
    (key, name), *_ = found.items()
    return replace(claim, publisher=name, origin=key, origins=(key,))


def are_of_one_text(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether two claims are of one document, the second in its own voice or that of one whom it heard itself."""
    return one.document_id == two.document_id and two.heard != CITED


def is_relayed_by(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether the own voice of a document stands beside what it takes from another outlet, or it cites the other's."""
    if claim.origin == other.origin:
        return False
    if claim.document_id == other.document_id:
        return other.heard == CITED
    late = claim.published is not None and other.published is not None and claim.published >= other.published
    told = [name for name in (other.publisher, *other.agencies) if name]
    return late and any(key == other.origin or is_name_of(key, told) for key in claim.heard)


def cites(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether a claim is one that its outlet takes from the other's."""
    return claim.heard == CITED and claim.origin == other.origin
