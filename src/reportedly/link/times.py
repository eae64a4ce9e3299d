"""The days that a claim's words of time mean, and those that the story lends to a claim without any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportedly.annotate.annotation import Annotation
from reportedly.link.days import resolve
from reportedly.link.story import lender, tellings, times_told
from reportedly.model import Claim, Document, Modality, Reason, TimeRef

_PART_OF_DAY = re.compile(
    r"(?!by (?:day|night)\b)"
    r"(?:(?:at|before|in|after|around|shortly|just|early|late|by|the|of|hours|about|overnight|small|wee|local|time) )*"
    r"(?:dawn|daybreak|dusk|night|nightfall|noon|midday|midnight|morning|afternoon|evening|sunrise|sunset|hours)"
)
"""A time that is told without its day: it keeps its words, and takes the day of the story."""

_AHEAD = re.compile(r"for\b", re.IGNORECASE)
"""A day for which something is called or set lies ahead, though the calling itself has happened."""


def link_times(document: Document, claims: Sequence[Claim], annotation: Annotation) -> tuple[Claim, ...]:
    """The claims with the days of their time expressions, read against the publication date and the story's day.

    The story is at the last single day that an earlier claim, which is no history, was dated to. A claim that tells no
    time, or one that means no day, takes that of the story (see story.py), and its reason says so.
    """
    anchor: date | None = None
    found: list[Claim] = []
    for claim in claims:
        dated = _dated(document, claim, anchor)
        when = dated.time
        if when is not None and when.precision == "day" and when.earliest == when.latest and not claim.background:
            anchor = when.earliest
        found.append(dated)
    told = tellings(annotation, found)
    times = times_told(annotation, found, told, text=document.text, published=document.published)
    return tuple(
        _lent(claim, lender(found, told, times, n)) if _wants(claim) else claim for n, claim in enumerate(found)
    )


def _dated(document: Document, claim: Claim, anchor: date | None) -> Claim:
    if claim.time is None:
        return claim
    days = resolve(
        claim.time.text,
        published=document.published,
        anchor=anchor,
        future=claim.modality is Modality.FUTURE or _AHEAD.match(claim.time.text) is not None,
    )
    if days is None:
        return claim
    time = replace(claim.time, earliest=days.earliest, latest=days.latest, precision=days.precision)
    return replace(claim, time=time, reasons=(*claim.reasons, Reason("time", days.rule, claim.time.span)))


def _wants(claim: Claim) -> bool:
    return claim.time is None or claim.time.earliest is None


def _is_part_of_day(time: TimeRef) -> bool:
    return _PART_OF_DAY.fullmatch(" ".join(time.text.lower().split())) is not None


def _lent(claim: Claim, lent: TimeRef | None) -> Claim:
    if lent is None:
        return claim
    if claim.time is not None and _is_part_of_day(claim.time):
        lent = replace(claim.time, earliest=lent.earliest, latest=lent.latest, precision=lent.precision)
    reason = Reason("time", "the story's time: the nearest told with another happening of it", lent.span)
    return replace(claim, time=lent, reasons=(*claim.reasons, reason))
