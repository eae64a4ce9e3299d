"""Which claims can speak of one happening, by event type and mode (data/resolve/happenings.toml)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.resolve.knowledge import table
from reportedly.resolve.model import LinkedClaim

_CROWD = frozenset(("unrest", "policing"))  # kinds
_ARREST, _BATTLE = frozenset(("arrest",)), frozenset(("battle",))
_ARMS = "Disrupted weapons use"
_FIGHTERS = frozenset(("State Forces", "External/Other Forces", "Rebel Groups"))  # kinds of actors


def kinds_of(claim: Mapping[str, Any]) -> frozenset[str]:
    """The kinds of happening that a claim can speak of; none for a statement."""
    kinds = _kinds(claim["event_type"], claim["mode"])
    if claim["event_type"] == "ASSAULT" and is_at_protest(claim):
        return kinds | _CROWD
    if claim["mode"] == "seize" and (claim["acled"] or {}).get("sub_event_type") == _ARMS:
        return kinds | _ARREST  # one search finds the men and the rifles
    if claim["event_type"] == "MOBILIZE" and _are_police(claim):
        return kinds - _BATTLE  # officers who come to where a bomb went off
    return kinds | _BATTLE if claim["mode"] == "arrest" and _are_captives(claim) else kinds


def _are_captives(claim: Mapping[str, Any]) -> bool:
    """Whether soldiers or fighters were taken by another armed side, as in a battle, and not by the police."""
    taken = {p["kind"] for p in claim["targets"]}
    by = [(p["actor_id"] or "", p["kind"]) for p in claim["actors"]]
    fighters = bool(taken) and taken <= _FIGHTERS
    sides = not by or all(kind in _FIGHTERS and not who.startswith("pol-") for who, kind in by)
    return fighters and sides


def _are_police(claim: Mapping[str, Any]) -> bool:
    return bool(claim["actors"]) and all((p["actor_id"] or "").startswith("pol-") for p in claim["actors"])


def is_at_protest(claim: Mapping[str, Any]) -> bool:
    """Whether violence was by or against a crowd: of one protest are the shots, the arrests and the march."""
    crowd = any(p["kind"] in ("Protesters", "Rioters") for p in (*claim["actors"], *claim["targets"]))
    acled = claim["acled"] or {}
    return crowd or acled.get("event_type") in ("Protests", "Riots")


def is_event(claim: Mapping[str, Any]) -> bool:
    """Whether a claim asserts a happening at all: a STATEMENT is none."""
    return bool(kinds_of(claim))


def takes_part(claim: LinkedClaim) -> bool:
    """Whether a claim has a place in an event: it asserts one, or speaks of a claim that does."""
    return claim.about is not None or is_event(claim.claim)


def is_turned(claim: Mapping[str, Any]) -> bool:
    """Whether its actors are those whom the happening hurts: who retreats is who was driven out."""
    return claims_type(claim["event_type"], claim["mode"], table("happenings")["roles"]["turned"])


def is_loose(claim: Mapping[str, Any]) -> bool:
    """Whether it is a part of a happening of another kind only where more than place and day say so."""
    return claims_type(claim["event_type"], claim["mode"], table("happenings")["roles"]["loose"])


@cache
def means_of(mode: str | None) -> str | None:
    """What it was done with, as a group of modes: air, heavy, bomb, hand, ..."""
    groups = table("happenings")["means"]
    return next((name for name, modes in groups.items() if mode in modes), None)


@cache
def are_close(one: str, two: str) -> bool:
    """Whether reports mix up the two means, or one assault combines them."""
    pairs = table("happenings")["means_close"]["pairs"]
    return one == two or f"{one} {two}" in pairs or f"{two} {one}" in pairs


def claims_type(event_type: str, mode: str | None, listed: Sequence[str]) -> bool:
    """Whether a list of "TYPE", "TYPE/" and "TYPE/mode" has this type and mode."""
    return event_type in listed or f"{event_type}/{mode or ''}" in listed


@cache
def _kinds(event_type: str, mode: str | None) -> frozenset[str]:
    found = table("happenings")["kinds"]
    return frozenset(name for name, listed in found.items() if claims_type(event_type, mode, listed))
