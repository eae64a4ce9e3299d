"""Who took a place, by the registry: a movement that calls itself an army is no state's.

ACLED's codebook, battles: "Government regains territory" where the state's own forces take it, "Non-state actor
overtakes territory" where others do, those of another state among them. Allies of the state, by the registry, take a
place for it, but where they take it from the state itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportedly.changed import replace
from reportedly.link.registry import ABROAD_KIND, Registry
from reportedly.model import AcledCode, Claim, Party

_STATE, _OTHERS = "Government regains territory", "Non-state actor overtakes territory"
_REBELS = frozenset(("Rebel Groups", "Political Militias", "Identity Militias"))
_STATES = frozenset(("State Forces", ABROAD_KIND))


def with_takers(claims: Sequence[Claim], registry: Registry, on: date | None) -> tuple[Claim, ...]:
    """The claims, the sub-event of each taken place by what the linked takers are."""
    return tuple(_claim(claim, registry, on) for claim in claims)


def _claim(claim: Claim, registry: Registry, on: date | None) -> Claim:
    coded = claim.acled
    if coded is None or coded.sub_event_type != _STATE or not claim.actors:
        return claim
    name = claim.actors[0].name or claim.actors[0].text
    if all(_is_of(p, _REBELS) for p in claim.actors) and not _is_for_the_state(claim, registry, on):
        return replace(claim, acled=AcledCode(coded.event_type, _OTHERS, f"{name} is no state force"))
    if all(_is_foreign(p, claim) for p in claim.actors):
        return replace(claim, acled=AcledCode(coded.event_type, _OTHERS, f"{name} is of another state"))
    return claim


def _is_for_the_state(claim: Claim, registry: Registry, on: date | None) -> bool:
    """Whether all who took it are allies of the state whose land it is, and did not take it from that state."""
    land = claim.place.country if claim.place and claim.place.country else claim.actors[0].country
    if any(p.country == land and _is_of(p, _STATES) for p in claim.targets):
        return False
    known = (registry.actors.get(p.actor_id or "") for p in claim.actors)
    ties = (actor.ties if actor is not None else () for actor in known)
    return all(any(t.relation == "ally" and t.other == land and t.term.holds(on) for t in of) for of in ties)


def _is_foreign(party: Party, claim: Claim) -> bool:
    """Whether it is a state's, and the place is in another one; forces invited in are told with those of the land."""
    land = claim.place.country if claim.place else None
    return _is_of(party, _STATES) and None not in (land, party.country) and party.country != land


def _is_of(party: Party, kinds: frozenset[str]) -> bool:
    return party.actor_id is not None and party.kind in kinds
