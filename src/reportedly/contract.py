"""The JSON contract: one document and its claims as plain dicts, lists, strings, numbers and None.

Keys and their order are part of the contract; docs/json.md describes them. Offsets are characters of `document.text`.
A value that the text does not give is None: no default fills it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from reportedly.model import AcledCode, Attribution, Claim, Count, Document, Party, PlaceRef, Reason, Span, TimeRef


def result_json(document: Document, claims: Iterable[Claim], *, explain: bool = False) -> dict[str, Any]:
    """`{"document": {...}, "claims": [...]}`; with `explain` each claim also says which rule gave each value."""
    return {
        "document": document_json(document),
        "claims": [claim_json(claim, document.text, explain=explain) for claim in claims],
    }


def document_json(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "ref": document.ref,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "published": _day(document.published),
        "language": document.language,
        "agencies": list(document.agencies),
        "text": document.text,
    }


def claim_json(claim: Claim, text: str, *, explain: bool = False) -> dict[str, Any]:
    """One claim; `text` is the whole text of its document."""
    found: dict[str, Any] = {
        "id": claim.id,
        "event_type": claim.event_type.value,
        "mode": claim.mode,
        "contexts": list(claim.contexts),
        "acled": _acled(claim.acled),
        "trigger": _span(claim.trigger, text),
        "evidence": {"start": claim.evidence.start, "end": claim.evidence.end},
        "actors": [_party(p) for p in claim.actors],
        "targets": [_party(p) for p in claim.targets],
        "place": _place(claim.place),
        "time": _time(claim.time),
        "attribution": [_attribution(a, text) for a in claim.attribution],
        "modality": claim.modality.value,
        "hedged": claim.hedged,
        "background": claim.background,
        "counts": [_count(c) for c in claim.counts],
        "weapons": [_span(w, text) for w in claim.weapons],
    }
    if explain:
        found["reasons"] = [_reason(r, text) for r in claim.reasons]
    return found


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _acled(code: AcledCode | None) -> dict[str, Any] | None:
    if code is None:
        return None
    return {"event_type": code.event_type, "sub_event_type": code.sub_event_type, "reason": code.reason}


def _party(party: Party) -> dict[str, Any]:
    return {
        "start": party.span.start,
        "end": party.span.end,
        "text": party.text,
        "actor_id": party.actor_id,
        "name": party.name,
        "kind": party.kind,
        "country": party.country,
    }


def _place(place: PlaceRef | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "start": place.span.start,
        "end": place.span.end,
        "text": place.text,
        "place_id": place.place_id,
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "reason": place.reason,
    }


def _time(time: TimeRef | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {
        "start": time.span.start,
        "end": time.span.end,
        "text": time.text,
        "earliest": _day(time.earliest),
        "latest": _day(time.latest),
        "precision": time.precision,
    }


def _attribution(link: Attribution, text: str) -> dict[str, Any]:
    return {
        "source": _party(link.source),
        "cue": _span(link.cue, text) if link.cue else None,
        "stance": link.stance.value,
        "interest": link.interest,
    }


def _count(count: Count) -> dict[str, Any]:
    return {
        "kind": count.kind,
        "of": count.of,
        "low": count.low,
        "high": count.high,
        "text": count.text,
        "start": count.span.start,
        "end": count.span.end,
    }


def _reason(reason: Reason, text: str) -> dict[str, Any]:
    return {"field": reason.field, "rule": reason.rule, "span": _span(reason.span, text) if reason.span else None}
