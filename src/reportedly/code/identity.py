"""A claim's id: a hash of what it says and where it says it, so that the same input gives the same id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.changed import replace
from reportedly.model import Claim, Document


def claim_id(document: Document, claim: Claim) -> Claim:
    """The claim with its id: sixteen hexadecimal digits of a SHA-256 over the document's id and what is claimed.

    What linking adds (names, codes, days) stays out, so that a better registry leaves the ids as they are.
    """
    told = [
        document.id,
        claim.event_type,
        claim.modality,
        f"{claim.trigger.start}-{claim.trigger.end}",
        *[f"actor {p.span.start}-{p.span.end}" for p in claim.actors],
        *[f"target {p.span.start}-{p.span.end}" for p in claim.targets],
        *[f"{a.source.span.start}:{a.stance}" for a in claim.attribution],
        *[f"{c.kind}:{c.low}:{c.high}" for c in claim.counts],
    ]
    return replace(claim, id=_hashed(told))


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
