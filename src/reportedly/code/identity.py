"""A claim's id: a hash of what it says and where it says it, so that the same input gives the same id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.changed import replace
from reportedly.model import Attribution, Claim, Count, Document, EventType, Modality, Party, Span


def claim_id(document: Document, claim: Claim) -> Claim:
    """The claim with its id: sixteen hexadecimal digits of a SHA-256 over the document's id and what is claimed.

    What linking adds (names, codes, days) stays out, so that a better registry leaves the ids as they are.
    """
    found = id_of(
        document,
        event_type=claim.event_type,
        modality=claim.modality,
        trigger=claim.trigger,
        actors=claim.actors,
        targets=claim.targets,
        attribution=claim.attribution,
        counts=claim.counts,
    )
    return replace(claim, id=found)


def id_of(
    document: Document,
    *,
    event_type: EventType,
    modality: Modality,
    trigger: Span,
    actors: Iterable[Party],
    targets: Iterable[Party],
    attribution: Iterable[Attribution],
    counts: Iterable[Count] = (),
) -> str:
    """The id of a claim that says this."""
    told = [
        document.id,
        event_type,
        modality,
        f"{trigger.start}-{trigger.end}",
        *[f"actor {p.span.start}-{p.span.end}" for p in actors],
        *[f"target {p.span.start}-{p.span.end}" for p in targets],
        *[f"{a.source.span.start}:{a.stance}" for a in attribution],
        *[f"{c.kind}:{c.low}:{c.high}" for c in counts],
    ]
    return _hashed(told)


def told_id(document_id: str, claim: Mapping[str, Any]) -> str:
    """The same id of a claim as the JSON contract has it."""
    trigger = claim["trigger"]
    told = [
        document_id,
        claim["event_type"],
        claim["modality"],
        f"{trigger['start']}-{trigger['end']}",
        *(f"actor {p['start']}-{p['end']}" for p in claim["actors"]),
        *(f"target {p['start']}-{p['end']}" for p in claim["targets"]),
        *(f"{a['source']['start']}:{a['stance']}" for a in claim["attribution"]),
        *(f"{c['kind']}:{c['low']}:{c['high']}" for c in claim["counts"]),
    ]
    return _hashed(told)


def _hashed(told: Iterable[object]) -> str:
    return hashlib.sha256("\n".join(map(str, told)).encode()).hexdigest()[:16]
