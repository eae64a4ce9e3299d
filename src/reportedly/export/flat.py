"""An event and its claims as flat rows, for maps and tables: the same names in GeoJSON and in GeoParquet.

docs/exports.md says what each is. Days are dates; what nobody said is None.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from reportedly.export.geometry import Shape
from reportedly.resolve.model import Event, LinkedClaim, Side, Toll

TOLLS = ("killed", "wounded", "detained")

Row = dict[str, Any]


def event_row(event: Event, shape: Shape) -> Row:
    """One event; `shape` is its place's geometry."""
    place, time, acled, grade = event.place, event.time, event.acled or {}, event.credibility
    return {
        "event_id": event.event_id,
        "version": event.version,
        "event_type": event.event_type,
        "mode": event.mode,
        "acled_event_type": acled.get("event_type"),
        "acled_sub_event_type": acled.get("sub_event_type"),
        "acled_reason": acled.get("reason"),
        "standing": event.standing.value if event.standing else None,
        "also": [standing.value for standing in event.also],
        "reason": event.reason,
        "origins": event.origins,
        "reliability": grade.reliability,
        "information": grade.information,
        "review": event.review,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "time_precision": time.precision if time else None,
        "place": place.name if place else None,
        "place_id": place.place_id if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "place_precision": place.precision if place else None,
        "geometry_is": shape.geometry_is,
        "geometry_note": shape.note,
        "radius_km": shape.radius_km,
        "who": _named(event.actors),
        "whom": _named(event.targets),
        "actors": [_side(side) for side in event.actors],
        "targets": [_side(side) for side in event.targets],
        **{key: value for name in TOLLS for key, value in _toll(name, getattr(event, name)).items()},
        "contradictions": [
            {"field": c.field, "kind": c.kind, "reason": c.reason, "claims": list(c.claims)}
            for c in event.contradictions
        ],
    }


def claim_rows(event: Event) -> list[Row]:
    """The claims of an event, in its order, with the words that they rest on."""
    return [_claim(claim, event.origin_of.get(claim.claim_id)) for claim in event.claims]


def _claim(claim: LinkedClaim, origin: int | None) -> Row:
    told = claim.claim
    first = told["attribution"][0] if told["attribution"] else None
    time, place = told["time"] or {}, told["place"] or {}
    return {
        "claim_id": claim.claim_id,
        "source": (first["source"]["name"] or first["source"]["text"]) if first else claim.publisher,
        "stance": first["stance"] if first else "asserts",
        "interest": claim.interest,
        "modality": told["modality"],
        "hedged": told["hedged"],
        "background": told["background"],
        "withdrawn": claim.withdrawn,
        "origin": origin,
        "origin_key": claim.origin,
        "sentence": claim.evidence,
        "start": told["evidence"]["start"],
        "end": told["evidence"]["end"],
        "trigger": told["trigger"]["text"],
        "event_type": told["event_type"],
        "mode": told["mode"],
        "acled_sub_event_type": (told["acled"] or {}).get("sub_event_type"),
        "actors": [party["text"] for party in told["actors"]],
        "targets": [party["text"] for party in told["targets"]],
        "place": place.get("text"),
        "time": time.get("text"),
        "earliest": _day(time.get("earliest")),
        "latest": _day(time.get("latest")),
        "counts": [{key: count[key] for key in ("kind", "of", "low", "high", "text")} for count in told["counts"]],
        "weapons": [weapon["text"] for weapon in told["weapons"]],
        "document_id": claim.document_id,
        "document": claim.ref,
        "url": claim.url,
        "publisher": claim.publisher,
        "agencies": list(claim.agencies),
        "published": claim.published,
    }


def _side(side: Side) -> Row:
    return {"actor_id": side.actor_id, "name": side.name, "kind": side.kind, "country": side.country}


def _toll(name: str, toll: Toll) -> Row:
    return {
        f"{name}_low": toll.low,
        f"{name}_best": toll.best,
        f"{name}_high": toll.high,
        f"{name}_acled": toll.acled,
        f"{name}_rule": toll.rule,
        f"{name}_by_claimant": [
            {"claimant": f.claimant, "claim": f.claim, "scope": f.scope, "low": f.low, "high": f.high, "text": f.text}
            for f in toll.by_claimant
        ],
    }


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _named(sides: Sequence[Side]) -> str | None:
    """The names of one side in one text, for a map's label."""
    return "; ".join(side.name for side in sides if side.name) or None
