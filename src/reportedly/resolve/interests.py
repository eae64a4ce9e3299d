"""What a speaker has in a claim that does not name both sides, by the sides of its event.

"Thirty-seven rebels were killed, the army said" names no doer; told beside claims that name the army as the doer, it is
the army's own boast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportedly.link.interest import stands_with
from reportedly.link.registry import load_registry
from reportedly.resolve.facts import is_denial
from reportedly.resolve.linked import interest_in
from reportedly.resolve.model import LinkedClaim, Side
from reportedly.resolve.parties import is_generic


def with_sides(
    claims: Sequence[LinkedClaim], event_type: str, mode: str | None, actors: Sequence[Side], targets: Sequence[Side]
) -> tuple[LinkedClaim, ...]:
    """The claims, the interest of each known speaker filled in where the claim alone does not tell it."""
    return tuple(_filled(claim, event_type, mode, actors, targets) for claim in claims)


def _filled(
    claim: LinkedClaim, event_type: str, mode: str | None, actors: Sequence[Side], targets: Sequence[Side]
) -> LinkedClaim:
    said = claim.claim
    kind, _, ident = claim.origin.partition(":")
    whole = all(
        any(p["actor_id"] and not is_generic(p["actor_id"]) for p in said[role]) for role in ("actors", "targets")
    )
    if claim.interest in ("own", "against") or whole or kind not in ("actor", "state-media") or is_denial(said):
        return claim
    if said["attribution"] and said["attribution"][0]["stance"] == "admits" and kind == "actor":
        # Who owns to something that it was a side of tells against itself.
        registry, on = load_registry(), claim.published
        sides = {s.actor_id for s in (*actors, *targets) if s.actor_id is not None and not is_generic(s.actor_id)}
        if any(stands_with(ident, side, registry=registry, on=on) for side in sides):
            return replace(claim, interest="against")
    told = {
        **said,
        "event_type": event_type,
        "mode": mode,
        "actors": [_party(s) for s in actors if not _is_nobody(s)],
        "targets": [_party(s) for s in targets],
    }
    interest = interest_in(ident, told, "asserts", load_registry(), claim.published)
    return claim if interest in (None, "none") else replace(claim, interest=interest)


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
