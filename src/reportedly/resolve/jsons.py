"""An event as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.resolve.model import Event, LinkedClaim, Place, Side, Time, Toll


def event_json(event: Event) -> dict[str, Any]:
    """Plain values, keys in fixed order; docs/json.md says what each is."""
    return {
        "event_id": event.event_id,
        "event_type": event.event_type,
        "mode": event.mode,
        "acled": dict(event.acled) if event.acled else None,
        "place": _place_json(event.place),
        "time": _time_json(event.time),
        "sides": {"actors": [_side(s) for s in event.actors], "targets": [_side(s) for s in event.targets]},
        "killed": _toll(event.killed),
        "wounded": _toll(event.wounded),
        "detained": _toll(event.detained),
        "standing": event.standing.value if event.standing else None,
        "also": [s.value for s in event.also],
        "reason": event.reason,
        "origins": event.origins,
        "credibility": {
            "reliability": event.credibility.reliability,
            "reliability_reason": event.credibility.reliability_reason,
            "information": event.credibility.information,
            "information_reason": event.credibility.information_reason,
        },
        "contradictions": [
            {"field": c.field, "kind": c.kind, "claims": list(c.claims), "reason": c.reason}
            for c in event.contradictions
        ],
        "claims": [claim_json(c, event.origin_of) for c in event.claims],
        "review": event.review,
        "version": event.version,
    }


def claim_json(claim: LinkedClaim, origin_of: Mapping[str, int]) -> dict[str, Any]:
    """A claim of an event; `origin_of` has the numbers of the event's origins."""
    said = claim.claim
    chain = said["attribution"]
    return {
        "claim_id": claim.claim_id,
        "document": claim.ref,
        "document_id": claim.document_id,
        "url": claim.url,
        "publisher": claim.publisher,
        "published": claim.published.isoformat() if claim.published else None,
        "trigger": dict(said["trigger"]),
        "event_type": said["event_type"],
        "mode": said["mode"],
        "source": (chain[0]["source"]["name"] or chain[0]["source"]["text"]) if chain else claim.publisher,
        "stance": chain[0]["stance"] if chain else "asserts",
        "interest": claim.interest,
        "hedged": said["hedged"],
        "background": said["background"],
        "origin": origin_of.get(claim.claim_id),
        "origin_key": claim.origin,
        "withdrawn": claim.withdrawn,
    }


def _place_json(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "place_id": place.place_id,
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
    }


def _time_json(time: Time | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {
        "earliest": time.earliest.isoformat() if time.earliest else None,
        "latest": time.latest.isoformat() if time.latest else None,
        "precision": time.precision,
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "actor_id": side.actor_id,
        "name": side.name,
        "kind": side.kind,
        "country": side.country,
        "claims": list(side.claims),
    }


def _toll(told: Toll) -> dict[str, Any]:
    return {
        "low": told.low,
        "best": told.best,
        "high": told.high,
        "acled": told.acled,
        "rule": told.rule,
        "by_claimant": [
            {
                "claimant": f.claimant,
                "claim": f.claim,
                "scope": f.scope,
                "low": f.low,
                "high": f.high,
                "text": f.text,
                "published": f.published.isoformat() if f.published else None,
                "replaced": list(f.replaced),
            }
            for f in told.by_claimant
        ],
    }
