"""The days that a claim's words of time mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from reportedly.link.days import resolve
from reportedly.model import Claim, Document, Modality, Reason


def link_times(document: Document, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims with the days of their time expressions, read against the publication date and the story's day.

    The story is at the last single day that an earlier claim, which is no history, was dated to. What has no
    expression, or one that tells no day, stays undated.
    """
    anchor: date | None = None
    found = []
    for claim in claims:
        dated = _dated(document, claim, anchor)
        when = dated.time
        if when is not None and when.precision == "day" and when.earliest == when.latest and not claim.background:
            anchor = when.earliest
        found.append(dated)
    return tuple(found)


def _dated(document: Document, claim: Claim, anchor: date | None) -> Claim:
    if claim.time is None:
        return claim
    days = resolve(
        claim.time.text,
        published=document.published,
        anchor=anchor,
        future=claim.modality is Modality.FUTURE,
    )
    if days is None:
        return claim
    time = replace(claim.time, earliest=days.earliest, latest=days.latest, precision=days.precision)
    return replace(claim, time=time, reasons=(*claim.reasons, Reason("time", days.rule, claim.time.span)))
