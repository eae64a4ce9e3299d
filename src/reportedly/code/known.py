"""What ACLED's code of "the attack" is, where it is told again without saying by whom and on whom."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.changed import replace
from reportedly.code.acled_violence import NEITHER
from reportedly.code.context import Context
from reportedly.model import AcledCode, Claim, EventType

_DEFINITE = frozenset({"the", "this", "that"})
_NOUNS = frozenset({"attack", "assault", "raid", "incident", "violence"})
_DESTROYED, _REMOTE = "Looting/property destruction", "Explosions/Remote violence"
_REACH = 2  # sentences


def as_told_before(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, in the order of the text; one of a deed that is spoken of as known, and whose sides nothing tells,
    has the code of the last violence told in the sentences right before."""
    at = {s.start: i for i, s in enumerate(context.annotation.sentences)}
    found: list[Claim] = []
    for claim in claims:
        before = _before(claim, found, at) if _is_known(context, claim) else _strike(claim, found, at)
        if before is not None:
            coded = AcledCode(before.event_type, before.sub_event_type, "as the attack that was told before")
            claim = replace(claim, acled=coded)
        found.append(claim)
    return found


def _strike(claim: Claim, told: Sequence[Claim], at: dict[int, int]) -> AcledCode | None:
    """The code of the strike that destroyed something, told in the same sentence or in the one before, of the same
    doers or where none is named: "a church was also damaged"."""
    if claim.mode != "destroy" or claim.acled is None or claim.acled.sub_event_type != _DESTROYED:
        return None
    here = at[claim.evidence.start]
    for other in reversed(told):
        if here - at[other.evidence.start] > 1:
            return None
        same = not claim.actors or [a.span for a in claim.actors] == [a.span for a in other.actors]
        remote = other.acled is not None and other.acled.event_type == _REMOTE
        if same and remote and other.modality is claim.modality and other.background == claim.background:
            return other.acled
    return None


def _is_known(context: Context, claim: Claim) -> bool:
    if claim.event_type is not EventType.ASSAULT or claim.mode or claim.actors or claim.targets:
        return False
    if claim.acled is None or claim.acled.reason != NEITHER:
        return False
    *before, last = context.document.text[claim.evidence.start : claim.trigger.end].lower().split()
    return last in _NOUNS and bool(before) and before[-1] in _DEFINITE


def _before(claim: Claim, told: Sequence[Claim], at: dict[int, int]) -> AcledCode | None:
    here = at[claim.evidence.start]
    for other in reversed(told):
        if here - at[other.evidence.start] > _REACH:
            return None
        same = other.event_type is EventType.ASSAULT and other.modality is claim.modality
        if same and other.acled is not None and other.acled.reason != NEITHER and not other.background:
            return other.acled
    return None
