"""The days that a claim's words of time mean, and those that the story lends to a claim without any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportedly.link.days import resolve
from reportedly.model import Claim, Document, EventType, Modality, Reason, TimeRef

# Only these lend each other their time: the violence that a story tells of, and the words spoken on it. A town falls
# on Saturday, and on Tuesday a ministry speaks of it; a truce between the two is of neither day.
_KINDS = (
    frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT}),
    frozenset({EventType.STATEMENT, EventType.REQUEST, EventType.REJECT, EventType.ACCUSE}),
)
_PEACE = frozenset({"ceasefire", "release", "resign", "access", "disarm", "arrest"})  # are no part of a fight


def link_times(document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with the days of their time expressions, read against the publication date and the story's day.

    The story is at the last single day that an earlier claim, which is no history, was dated to. A claim of
    violence that tells no time takes that of the violence told in its sentence, else in the document, where these agree
    on it, and a claim of speech that of speech; history, plans and possibilities lend and take nothing.
    """
    anchor: date | None = None
    found: list[Claim] = []
    for claim in claims:
        dated = _dated(document, claim, anchor)
        when = dated.time
        if when is not None and when.precision == "day" and when.earliest == when.latest and not claim.background:
            anchor = when.earliest
        found.append(dated)
    lenders = [claim for claim in found if _lends(claim)]
    return tuple(_lent(claim, lenders) for claim in found)


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


def _lent(claim: Claim, lenders: Sequence[Claim]) -> Claim:
    kind = _kind(claim)
    if claim.time is not None or kind is None or not _in_the_story(claim):
        return claim
    lenders = [o for o in lenders if _kind(o) == kind]
    beside = [o for o in lenders if o.evidence == claim.evidence]
    days = {(o.time.earliest, o.time.latest) for o in beside or lenders if o.time is not None}
    if len(days) != 1:
        return claim  # the story is of several days, and nothing tells which
    nearest = min(beside or lenders, key=lambda o: abs(o.trigger.start - claim.trigger.start))
    return claim if nearest.time is None else _with(claim, nearest.time)


def _lends(claim: Claim) -> bool:
    return claim.time is not None and claim.time.earliest is not None and _in_the_story(claim)


def _kind(claim: Claim) -> int | None:
    if claim.mode in _PEACE:
        return None
    return next((n for n, types in enumerate(_KINDS) if claim.event_type in types), None)


def _in_the_story(claim: Claim) -> bool:
    return not claim.background and claim.modality in (Modality.ACTUAL, Modality.ATTEMPTED)


def _with(claim: Claim, time: TimeRef) -> Claim:
    reason = Reason("time", "the story's time: the nearest told with another happening of it", time.span)
    return replace(claim, time=time, reasons=(*claim.reasons, reason))
