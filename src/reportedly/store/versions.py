"""Versions of events as rows, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reportedly.resolve.model import Event, LinkedClaim, Side
from reportedly.store import jsons
from reportedly.store.fulltext import folded
from reportedly.store.keys import name_of
from reportedly.store.plain import from_plain, to_plain


def version_row(event: Event) -> dict[str, Any]:
    """The columns of a version but its number, entry and rules. The same event gives the same JSON."""
    kept = to_plain(replace(event, claims=(), version=0))
    kept["claims"] = [[claim.claim_id, claim.withdrawn] for claim in event.claims]
    return {**columns_of(event), "json": jsons.written(kept)}


def columns_of(event: Event) -> dict[str, Any]:
    """The columns by which a version is found."""
    place, time = event.place, event.time
    sub_event = event.acled.get("sub_event_type") if event.acled else None
    return {
        "event_id": event.event_id,
        "redirect": None,
        "event_type": event.event_type,
        "sub_event": folded(sub_event) if sub_event else None,
        "standing": event.standing.value if event.standing else None,
        "country": place.country if place else None,
        "earliest": time.earliest.isoformat() if time and time.earliest else None,
        "latest": time.latest.isoformat() if time and time.latest else None,
    }


def nothing_of(event_id: str) -> dict[str, Any]:
    """The same columns for an event that is no more."""
    columns = ("redirect", "event_type", "sub_event", "standing", "country", "earliest", "latest", "json")
    return {"event_id": event_id, **dict.fromkeys(columns)}


def names_of(event: Event, version: int) -> list[dict[str, Any]]:
    """Rows of what this version can be asked for by."""
    place = event.place
    told = {("place", name) for name in _folded(place.place_id, place.name, place.admin1)} if place else set()
    told |= {("actor", name) for side in (*event.actors, *event.targets) for name in _side(side)}
    return [{"role": role, "name": name, "event_id": event.event_id, "version": version} for role, name in sorted(told)]


def _side(side: Side) -> set[str]:
    return _folded(side.key, side.actor_id, side.name)


def _folded(*names: str | None) -> set[str]:
    return {name_of(name) for name in names if name}


def claims_in(kept: Mapping[str, Any]) -> list[str]:
    """The claims of a version's JSON."""
    with jsons.reading_records():
        return [claim_id for claim_id, _ in kept["claims"]]


def event_of_row(kept: Mapping[str, Any], version: int, claims: Mapping[str, LinkedClaim]) -> Event:
    """The event of a version's JSON; the claims are as they were when it was made."""
    with jsons.reading_records():
        told = tuple([as_it_was(claims[claim_id], withdrawn=gone) for claim_id, gone in kept["claims"]])
        return from_plain(Event, kept, claims=told, version=version)


def as_it_was(claim: LinkedClaim, *, withdrawn: bool) -> LinkedClaim:
    """A claim as it was when a version was made that says whether it was withdrawn."""
    return claim if claim.withdrawn == withdrawn else replace(claim, withdrawn=withdrawn)
