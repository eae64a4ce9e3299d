"""Who is said to hold a place: claims of taking, leaving and holding it, over time, by whom they are made."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from sqlalchemy import Connection, or_, select

from reportedly.resolve.model import LinkedClaim
from reportedly.store import rows
from reportedly.store.keys import key_of, name_of
from reportedly.store.tables import claims


@dataclass(frozen=True, slots=True)
class Control:
    """One claim on a place. `change` is taken, left or held; `holders` did so, or the claim does not say who did.

    `source` is the first speaker, or the publisher; with the stance `denies` it says that it was not so.
    """

    change: str
    holders: tuple[str, ...]
    earliest: date | None
    latest: date | None
    source: str | None
    stance: str
    interest: str | None
    event_id: str | None
    claim: LinkedClaim


def control_of(connection: Connection, place: str, entry: int) -> list[Control]:
    """Claims on a place, by its id or name, from the earliest day to the latest; those without a day come first."""
    sub_events = sorted({sub_event for rule in _rules() for sub_event in rule["sub_events"]})
    asked = select(claims.c.claim_id).where(
        or_(claims.c.place_id == key_of(place), claims.c.place == name_of(place)),
        claims.c.sub_event.in_(sub_events),
        claims.c.entry <= entry,
    )
    told = rows.linked_claims(connection, connection.scalars(asked).all(), entry)
    events = rows.events_of(connection, told, entry)
    found = [_control(claim, events.get(claim_id)) for claim_id, claim in told.items() if _actual(claim)]
    return sorted(found, key=lambda c: (c.earliest or date.min, c.latest or date.min))


def source_name(claim: LinkedClaim) -> str | None:
    """The first speaker as worded or known, else the publisher."""
    if not claim.claim["attribution"]:
        return claim.publisher
    source = claim.claim["attribution"][0]["source"]
    return str(source["name"] or source["text"])


def _actual(claim: LinkedClaim) -> bool:
    return bool(claim.claim["modality"] == "actual")


def _control(claim: LinkedClaim, event_id: str | None) -> Control:
    told = claim.claim
    time = told["time"] or {"earliest": None, "latest": None}
    return Control(
        change=str(change_of(told["event_type"], told["acled"]["sub_event_type"])),
        holders=tuple(party["name"] or party["text"] for party in told["actors"]),
        earliest=date.fromisoformat(time["earliest"]) if time["earliest"] else None,
        latest=date.fromisoformat(time["latest"]) if time["latest"] else None,
        source=source_name(claim),
        stance=told["attribution"][0]["stance"] if told["attribution"] else "asserts",
        interest=claim.interest,
        event_id=event_id,
        claim=claim,
    )


def change_of(event_type: str, sub_event: str | None) -> str | None:
    """What an event of this type and ACLED's sub-event does with control over its place: taken, left, held, or None."""
    for rule in _rules():
        if sub_event in rule["sub_events"] and (not rule["event_types"] or event_type in rule["event_types"]):
            return str(rule["change"])
    return None


@cache
def _rules() -> tuple[Mapping[str, Any], ...]:
    text = (resources.files("reportedly") / "data" / "store" / "control.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["rule"])
