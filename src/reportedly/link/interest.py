"""Whose side a source stands on, and what a claim does to that side on the day.

The rule of each event type is in data/actors/interests.toml. A source stands with a side that it belongs to (its state,
its parent, a part of it), that it backs, or that it is allied with; an actor's backer speaks for it, while it need not
speak for its backer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.code.stance import is_held
from reportedly.link.registry import BRANCHES, GENERICS, Registry, Tie
from reportedly.model import Claim, EventType, Modality, Stance

_UNARMED = frozenset(("Civilians", "Protesters"))
_OWN = frozenset(("its", "their", "our"))
_REBELS = "unidentified-armed-group-"
_DEPTH = 4  # a brigade of a wing of a movement of an alliance


@dataclass(frozen=True, slots=True)
class Effect:
    """The roles of a claim that it hurts and that it helps, and the rule in words."""

    hurts: tuple[str, ...]
    helps: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Rule:
    """An event type's effect, that of some of its modes, and those that hold where a target is unarmed."""

    effect: Effect
    civilians: Effect | None
    modes: Mapping[str, Effect]
    civilian_modes: Mapping[str, Effect]


@cache
def rules() -> Mapping[EventType, Rule]:
    """The rule of every event type, read once."""
    text = files("reportedly").joinpath("data/actors/interests.toml").read_text(encoding="utf-8")
    return {
        EventType(name): Rule(
            _effect(entry),
            _effect(entry["civilians"]) if "civilians" in entry else None,
            {mode: _effect(told) for mode, told in entry.get("modes", {}).items()},
            {mode: _effect(told) for mode, told in entry.get("civilians", {}).get("modes", {}).items()},
        )
        for name, entry in tomllib.loads(text).items()
    }


def _effect(entry: Mapping[str, Any]) -> Effect:
    return Effect(tuple(entry["hurts"]), tuple(entry["helps"]), entry["why"])


def interest_of(
    source_id: str | None, claim: Claim, *, stance: Stance, registry: Registry, on: date | None
) -> tuple[str | None, str]:
    """`against`, `own` or `none`, with the reason; None where the source, or whom the claim concerns, is not known.

    `source_id` is what the source stands for: an actor's id or a country's code. The claim's parties are linked.
    """
    if source_id is None:
        return None, "the source is not known"
    rule = rules()[claim.event_type]
    unarmed = any(p.kind in _UNARMED for p in claim.targets)
    if rule.civilians and unarmed:
        effect = rule.civilian_modes.get(claim.mode or "", rule.civilians)
    else:
        effect = rule.modes.get(claim.mode or "", rule.effect)
    if claim.modality is not Modality.ACTUAL:
        return "none", "it is not told as having happened"
    if stance is Stance.DECLINES or not (effect.hurts or effect.helps):
        return "none", effect.why if stance is not Stance.DECLINES else "the source says nothing of it"
    hurt, helped = _sides(claim, effect.hurts), _sides(claim, effect.helps)
    if "targets" in effect.hurts and not claim.targets:
        hurt = _states_risen_against(claim)
    if stance is Stance.DENIES:
        hurt, helped = helped, hurt
    if any(stands_with(source_id, side, registry=registry, on=on) for side in hurt):
        return "against", f"{effect.why}; the source stands with that side"
    if any(stands_with(source_id, side, registry=registry, on=on) for side in helped):
        return "own", f"{effect.why}; the source stands with the side that gains"
    if not any(p.actor_id for p in (*claim.actors, *claim.targets)):
        return None, "no party of the claim is known"
    return "none", f"{effect.why}; the source stands with neither side"


def turned_if_averted(interest: str | None, told: str) -> str | None:
    """The interest where the event's word `told` says that it came to nothing: who repelled an attack boasts of it."""
    if not told.lower().startswith(_averted()):
        return interest
    return {"against": "own", "own": "against"}.get(interest or "", interest)


def without_arrests(interest: str | None, told: str, claim: Claim) -> str | None:
    """The interest where a state tells that officers were arrested: by itself, if nobody else is told. "Its soldiers"
    are held by others."""
    theirs = claim.mode == "arrest" and not claim.actors and is_held(told.lower())
    if interest != "against" or not theirs:
        return interest
    own = any(_OWN & set(p.text.lower().split()) for p in claim.targets)
    return interest if own or any(p.kind != "State Forces" for p in claim.targets) else "none"


@cache
def _averted() -> tuple[str, ...]:
    text = files("reportedly").joinpath("data/lexicons/stance.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["averted"])


def stands_with(source: str, side: str, *, registry: Registry, on: date | None) -> bool:
    """Whether a source belongs to, backs or is allied with a side on the day; both by id or code."""
    one, two = _state_or_id(source), _state_or_id(side)
    over_one, over_two = _chain(one, registry, on), _chain(two, registry, on)
    if one in over_two or two in over_one:
        return True
    return any(_backs(a, b, registry, on) for a in over_one for b in over_two)


def _backs(one: str, two: str, registry: Registry, on: date | None) -> bool:
    for tie in _ties(two, registry):
        if tie.other == one and tie.relation in ("backer", "ally") and tie.term.holds(on):
            return True
    return any(t.other == two and t.relation == "ally" and t.term.holds(on) for t in _ties(one, registry))


def _chain(actor_id: str, registry: Registry, on: date | None) -> tuple[str, ...]:
    """An actor and all that it is part of on the day."""
    found = [actor_id]
    for _ in range(_DEPTH):
        parents = [
            t.other
            for known in found
            for t in _ties(known, registry)
            if t.relation == "parent" and t.term.holds(on) and t.other not in found
        ]
        if not parents:
            break
        found.extend(dict.fromkeys(parents))
    return tuple(found)


def _ties(actor_id: str, registry: Registry) -> tuple[Tie, ...]:
    actor = registry.actors.get(actor_id)
    return actor.ties if actor else registry.ties.get(actor_id, ())


def _state_or_id(actor_id: str) -> str:
    """A state's branches stand for the state: "mil-ml" is "ML"."""
    group, _, code = actor_id.rpartition("-")
    return code.upper() if group in BRANCHES else actor_id


def _sides(claim: Claim, roles: Iterable[str]) -> tuple[str, ...]:
    """Whom the parties in these roles stand for: their actors; the unarmed their state, but only where it is told who
    harmed them: a police report of a crime by nobody known serves no side."""
    accused = any(p.actor_id and not _unnamed(p.actor_id) for p in claim.actors)
    found = []
    for role in roles:
        for party in claim.actors if role == "actors" else claim.targets:
            if party.actor_id is None:
                continue
            if not _unnamed(party.actor_id):
                found.append(party.actor_id)
            elif party.kind == "Civilians" and party.country and accused:
                found.append(party.country)
            elif party.kind in ("Protesters", "Rioters"):
                found.append(party.actor_id)
    return tuple(found)


def _states_risen_against(claim: Claim) -> tuple[str, ...]:
    """Where no target is told, rebels act against the state of their country."""
    rebels = [p for p in claim.actors if p.kind == "Rebel Groups" or (p.actor_id or "").startswith(_REBELS)]
    return tuple(p.country for p in rebels if p.country)


def _unnamed(actor_id: str) -> bool:
    return actor_id.rpartition("-")[0] in GENERICS
