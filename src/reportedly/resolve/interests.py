"""What a speaker has in a claim that does not name both sides, by the sides of its event.

"Thirty-seven rebels were killed, the army said" names no doer; told beside claims that name the army as the doer, it is
the army's own boast.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from reportedly.link.interest import stands_with
from reportedly.link.registry import Registry, load_registry
from reportedly.resolve.facts import is_denial
from reportedly.resolve.linked import interest_in
from reportedly.resolve.model import LinkedClaim, Side
from reportedly.resolve.parties import is_generic
from reportedly.resolve.unnamed import any_of

# "The toll on the friendly side is two soldiers", "in our ranks three men fell"
_OURS = re.compile(
    r"\b(?:our|(?:the )?friendly|its own|their own) (?:side|ranks|losses|casualties|dead)\b", re.IGNORECASE
)
_PARTS = re.compile(r"[,;]|\b(?:and|while|but)\b")
_UNARMED = (None, "Civilians", "Protesters")


def with_sides(
    claims: Sequence[LinkedClaim], event_type: str, mode: str | None, actors: Sequence[Side], targets: Sequence[Side]
) -> tuple[LinkedClaim, ...]:
    """The claims, the interest of each known speaker filled in where the claim alone does not tell it."""
    known = _main(actors), _main(targets)
    unarmed = _telling_of(claims, armed=False) - _telling_of(claims, armed=True)
    filled = (_filled(claim, event_type, mode, *known) for claim in claims)
    return tuple(
        claim if told.interest == "against" != claim.interest and claim.origin in unarmed else told
        for claim, told in zip(claims, filled, strict=True)
    )


def _telling_of(claims: Sequence[LinkedClaim], *, armed: bool) -> set[str]:
    """The origins that tell of harm to the unarmed, or to others: who tells of civilians alone owns to no loss of the
    fighters that somebody else says they were."""
    told = ((c.origin, p) for c in claims for p in c.claim["targets"] if not is_denial(c.claim) and p["kind"])
    return {origin for origin, p in told if (p["kind"] in _UNARMED[1:]) is not armed}


def _main(sides: Sequence[Side]) -> tuple[Side, ...]:
    """The sides without those that one stray claim gives beside what most tell."""
    most = max((len(s.claims) for s in sides if s.actor_id), default=0)
    return tuple(s for s in sides if s.actor_id is None or 2 * len(s.claims) >= most)


def _filled(
    claim: LinkedClaim, event_type: str, mode: str | None, actors: Sequence[Side], targets: Sequence[Side]
) -> LinkedClaim:
    said = claim.claim
    kind, _, ident = claim.origin.partition(":")
    if kind in ("actor", "state-media", "side") and not is_denial(said) and _counts_its_own(claim):
        return replace(claim, interest="against")
    whole = all(
        any(p["actor_id"] and not is_generic(p["actor_id"]) for p in said[role]) for role in ("actors", "targets")
    )
    if said["mode"] == "arrest" and event_type == "PROTEST":
        return claim  # what police tell of those whom they took there
    if claim.interest == "own" and kind == "actor" and _loses_beside_others(claim, ident) and not is_denial(said):
        return replace(claim, interest="against")
    if claim.interest == "against" and not is_denial(said):
        if not said["targets"] and _are_unarmed(targets):
            claim = replace(claim, interest=None)  # at whom a gunman shot it does not tell: at people, say others
        elif kind in ("actor", "body") and _keeps_order(claim) and _is_hurt_by_crowd(claim, ident, actors, targets):
            return replace(claim, interest=None)
    if claim.interest in ("own", "against") or whole or kind not in ("actor", "state-media") or is_denial(said):
        return claim
    registry, on = load_registry(), claim.published
    owns = bool(said["attribution"]) and said["attribution"][0]["stance"] == "admits" and kind == "actor"
    if owns and any(_is_of(ident, side, registry, on) for side in (*actors, *targets)):
        return replace(claim, interest="against")  # who owns to what it was a side of tells against itself
    if all(any(_is_of(ident, s, registry, on) for s in sides) for sides in (actors, targets)):
        return claim  # it does and suffers in this event: what of the two a bare claim tells is not known
    if ends_foes(claim) and any(_is_of(ident, s, registry, on) for s in actors):
        return replace(claim, interest="own")  # whom it "neutralised" are foes, whoever others say they were
    told = {
        **said,
        "event_type": event_type,
        "mode": mode,
        "actors": [_party(s) for s in actors if not _is_nobody(s)],
        "targets": _armed(said["targets"]) or [_party(s) for s in targets],
    }
    interest = interest_in(ident, told, "asserts", registry, on)
    boasts = interest == "against" and any(_is_of(ident, side, registry, on) for side in actors)
    if (
        boasts
        and not any(p["kind"] in _UNARMED[1:] for p in said["targets"])
        and not any(_is_of(ident, side, registry, on) for side in targets)
    ):
        interest = "own"  # who tells of his blow owns to no harm that others say it did to civilians
    return claim if interest in (None, "none") else replace(claim, interest=interest)


def _counts_its_own(claim: LinkedClaim) -> bool:
    """Whether a side says by its words that those whom it counts were of its own: "on the friendly side"."""
    if not claim.claim["counts"] or claim.claim["actors"] or _OURS.search(claim.evidence) is None:
        return False
    begin = claim.claim["evidence"]["start"]
    first = min(count["start"] for count in claim.claim["counts"]) - begin
    ends = [m.start() for m in _PARTS.finditer(claim.evidence)]
    low = max((end for end in ends if end <= first), default=0)
    high = min((end for end in ends if end > first), default=len(claim.evidence))
    return _OURS.search(claim.evidence, low, high) is not None


def _loses_beside_others(claim: LinkedClaim, speaker: str) -> bool:
    """ "Two soldiers and five civilians died, the army said": its own are among those whom it tells of as hurt."""
    registry, on = load_registry(), claim.published
    own = [p for p in claim.claim["targets"] if p["actor_id"] and p["kind"] not in _UNARMED]
    mixed = len(own) < len(claim.claim["targets"]) and not any(p["actor_id"] for p in claim.claim["actors"])
    return mixed and any(stands_with(speaker, p["actor_id"], registry=registry, on=on) for p in own)


def _are_unarmed(sides: Sequence[Side]) -> bool:
    """Whether those on whom a deed fell were people, as far as is told."""
    kinds = {side.kind for side in sides}
    return kinds <= set(_UNARMED) and kinds != {None} and bool(kinds)


def _keeps_order(claim: LinkedClaim) -> bool:
    """Whether police speak, or the ministry over them."""
    return claim.origin.startswith(("actor:pol-", "actor:sec-", "body:interior:"))


def _is_hurt_by_crowd(claim: LinkedClaim, speaker: str, actors: Sequence[Side], targets: Sequence[Side]) -> bool:
    """Whether police tell of their own who were hurt where a crowd was: so they account for what they did to it, and
    own to nothing. Not where anybody with arms stood against them, or where nobody tells of harm to the crowd."""
    registry, on = load_registry(), claim.published
    land = speaker.rpartition(":")[2]  # "interior:XX"
    hurt = any(
        p["actor_id"] and not is_generic(p["actor_id"]) and stands_with(land, p["actor_id"], registry=registry, on=on)
        for p in claim.claim["targets"]
    )
    against = [side for side in actors if not _is_of(land, side, registry, on)]
    crowd = any(side.kind in _UNARMED[1:] for side in targets)
    return hurt and crowd and all(side.kind in (*_UNARMED, "Rioters") for side in against)


def ends_foes(claim: LinkedClaim) -> bool:
    """Whether a claim tells of the dead as only a side tells of its foes: "neutralised"."""
    return _ends_foes().search(claim.claim["trigger"]["text"]) is not None


@cache
def _ends_foes() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('ending_foes')}", re.IGNORECASE)


def _armed(parties: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """A claim's own targets that are fighters: who tells of those does not tell of the unarmed whom others name."""
    return [p for p in parties if p["actor_id"] and p["kind"] not in _UNARMED]


def _is_of(ident: str, side: Side, registry: Registry, on: date | None) -> bool:
    known = side.actor_id is not None and not is_generic(side.actor_id)
    return known and stands_with(ident, str(side.actor_id), registry=registry, on=on)


def _is_nobody(side: Side) -> bool:
    return side.actor_id is not None and is_generic(side.actor_id) and side.kind == "Civilians"


def _party(side: Side) -> Mapping[str, Any]:
    return {
        "text": side.name or side.key,
        "actor_id": side.actor_id,
        "name": side.name,
        "kind": side.kind,
        "country": side.country,
    }
