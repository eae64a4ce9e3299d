"""Claims that are not stored yet, as a page shows them: in few words, beside their sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model import Attribution, Claim, Count, Document, EventType, Party, Stance, TimeRef
from reportedly.web.shown import day

_LONGEST = 600  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Said:
    """`before`, `trigger` and `after` are the sentence; the rest is in words, empty where the text tells nothing."""

    kind: str
    sub_event: str
    who: str
    whom: str
    where: str
    when: str
    counts: str
    source: str
    marks: str
    before: str
    trigger: str
    after: str


def said(document: Document, claims: Sequence[Claim]) -> list[Said]:
    """The claims in the order of the text."""
    return [_said(document.text, claim) for claim in sorted(claims, key=lambda c: (c.trigger.start, c.id))]


def _said(text: str, claim: Claim) -> Said:
    start = max(claim.evidence.start, claim.trigger.start - _LONGEST)
    end = min(claim.evidence.end, claim.trigger.end + _LONGEST)
    source = claim.attribution[0] if claim.attribution else None
    marks = [
        "" if claim.modality == "actual" else claim.modality.value,
        "hedged" if claim.hedged else "",
        "history" if claim.background else "",
    ]
    return Said(
        kind=claim.event_type.value if claim.event_type is not EventType.STATEMENT else "statement",
        sub_event=claim.acled.sub_event_type if claim.acled else "",
        who="; ".join(map(_party, claim.actors)),
        whom="; ".join(map(_party, claim.targets)),
        where=(claim.place.name or claim.place.text) if claim.place else "",
        when=_when(claim.time),
        counts="; ".join(map(_count, claim.counts)),
        source=_source(source) if source else "",
        marks=", ".join(filter(None, marks)),
        before=text[start : claim.trigger.start],
        trigger=claim.trigger.of(text),
        after=text[claim.trigger.end : end],
    )


def _source(link: Attribution) -> str:
    told = _party(link.source)
    return told if link.stance is Stance.ASSERTS else f"{told} {link.stance.value}"


def _party(party: Party) -> str:
    return party.name or party.text


def _when(time: TimeRef | None) -> str:
    if time is None or time.earliest is None:
        return time.text if time else ""
    return day(time.earliest) if time.earliest == time.latest else f"{day(time.earliest)} – {day(time.latest)}"


def _count(count: Count) -> str:
    return f"{count.kind}: {count.text}"
