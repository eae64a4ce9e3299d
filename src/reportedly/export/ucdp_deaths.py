"""Deaths by side, and UCDP's best, low and high estimate.

UCDP GED codebook 25.1, "deaths_a" to "high": the best estimate is the sum of the deaths of both sides, of civilians and
of those of whom it is not known what they were; low and high are the lowest and the highest reliable figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.export.ucdp_sides import ONE_SIDED, Dyad, Party
from reportedly.resolve.model import Event, Figure, LinkedClaim

_SCOPES = {"forces": "forces", "fighters": "fighters", "civilians": "civilians"}


@dataclass(frozen=True, slots=True)
class Deaths:
    """`a + b + civilians + unknown == best`, and `low <= best <= high`."""

    a: int
    b: int
    civilians: int
    unknown: int
    best: int
    low: int
    high: int


def deaths_of(event: Event, dyad: Dyad) -> Deaths | None:
    """The deaths of an event; None where no estimate is one or more."""
    toll = event.killed
    best = toll.best or 0
    low = min(toll.low if toll.low is not None else 0, best)
    high = max(toll.high if toll.high is not None else best, best)
    if high < 1:
        return None
    if dyad.type_of_violence == ONE_SIDED:
        return Deaths(0, 0, best, 0, best, low, high)
    told = _by_side(event, dyad)
    known = sum(told.values())
    if known > best:  # figures of several claimants that are no parts of one toll
        told, known = {}, 0
    return Deaths(told.get("a", 0), told.get("b", 0), told.get("civilians", 0), best - known, best, low, high)


def _by_side(event: Event, dyad: Dyad) -> dict[str, int]:
    """The lowest figure for each side: figures for the same people are no sum."""
    claims = {claim.claim_id: claim for claim in event.claims}
    found: dict[str, int] = {}
    for figure in event.killed.by_claimant:
        side = _side_of(figure, claims.get(figure.claim), dyad)
        number = figure.low if figure.low is not None else figure.high
        if side is not None and number is not None:
            found[side] = min(found.get(side, number), number)
    return found


def _side_of(figure: Figure, claim: LinkedClaim | None, dyad: Dyad) -> str | None:
    """The side whose dead a figure counts: that of the party it stands at, else what its noun tells, or None."""
    if figure.scope == "civilians":
        return "civilians"
    if figure.scope not in _SCOPES:
        return None
    keys = _counted(figure, claim) if claim is not None else set()
    for name, party in (("a", dyad.a), ("b", dyad.b)):
        if keys & party.keys:
            return name
    fitting = [name for name, party in (("a", dyad.a), ("b", dyad.b)) if _fits(figure.scope, party)]
    return fitting[0] if len(fitting) == 1 else None


def _counted(figure: Figure, claim: LinkedClaim) -> set[str]:
    """The keys of the parties of which a claim's count with these words counts the dead."""
    of = [count["of"] for count in claim.claim["counts"] if count["kind"] == "killed" and count["text"] == figure.text]
    parties: Iterable[dict[str, str | None]] = claim.claim["targets"] if "targets" in of else claim.claim["actors"]
    return {party["actor_id"] for party in parties if party["actor_id"]}


def _fits(scope: str, party: Party) -> bool:
    return (scope == "forces") == bool(party.gw)
