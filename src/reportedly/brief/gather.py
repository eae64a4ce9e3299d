"""What a brief is about: the events asked for, what is merely planned, and what their documents say beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from reportedly.brief.ground import Ground
from reportedly.brief.state import Earlier
from reportedly.brief.wording import wording
from reportedly.code.nouns import load_nouns
from reportedly.resolve.model import Event, LinkedClaim, Standing
from reportedly.store import Asked, Store

_UNREAL = ("future", "hypothetical")


@dataclass(frozen=True, slots=True)
class Change:
    """An event that is new (`before` None) or has another version than the earlier brief knew."""

    event: Event
    before: Event | None
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """`told` are happenings, the deadliest and most disputed first; `planned` the claims of what is to come;
    `withdrawn` events that nobody asserts any more. `changes` is None where there is no earlier brief."""

    asked: Asked
    as_of: datetime
    told: tuple[Event, ...]
    planned: tuple[LinkedClaim, ...]
    withdrawn: tuple[Event, ...]
    versions: dict[str, int]
    ground: Ground
    changes: tuple[Change, ...] | None = None
    titles: dict[str, str | None] = field(default_factory=dict)


def gather(
    store: Store, asked: Asked, as_of: datetime, earlier: Earlier | None, progress: Callable[[int], None]
) -> Gathered:
    """Everything that the sections need, read once, as of one time."""
    events: list[Event] = []
    for number, event in enumerate(store.each_event(asked, as_of), start=1):
        progress(number)
        events.append(_light(event))
    versions = {event.event_id: event.version for event in events}
    changes = _changes(store, events, earlier) if earlier else None
    kept = events if changes is None else [change.event for change in changes]
    told = sorted((e for e in kept if _happened(e)), key=weight)
    withdrawn = [e for e in kept if e.review != "rejected" and all(c.withdrawn for c in e.claims)]
    documents = {claim.document_id for event in events for claim in event.claims}
    planned = _planned(store.claims_told(documents, as_of), earlier)
    claims = {claim.claim_id: claim for claim in (*planned, *(c for e in events for c in e.claims))}
    return Gathered(
        asked=asked,
        as_of=as_of,
        told=tuple(told),
        planned=tuple(planned),
        withdrawn=tuple(withdrawn),
        versions=versions,
        ground=Ground(claims, _counted(events, changes or ())),
        changes=None if changes is None else tuple(changes),
        titles={ident: told.title for ident, told in store.headlines(documents).items()},
    )


def _counted(events: Sequence[Event], changes: Sequence[Change]) -> dict[str, Event]:
    """The events by id, and as the earlier brief knew them by id and version."""
    found = {event.event_id: event for event in events}
    found.update({f"{c.event.event_id}@{c.before.version}": c.before for c in changes if c.before is not None})
    return found


def weight(event: Event) -> tuple[int, bool, int, bool, bool, int, date, str]:
    """The deadliest first, then the disputed, the wounded, what ACLED codes, what is placed, the newest."""
    day = event.time.latest if event.time and event.time.latest else date.min
    return (
        -(event.killed.best or 0),
        event.standing is not Standing.DISPUTED,
        -(event.wounded.best or 0),
        event.acled is None,
        event.place is None or event.place.country is None,
        -event.origins,
        date.fromordinal(date.max.toordinal() - day.toordinal()) if day > date.min else date.max,
        event.event_id,
    )


def _happened(event: Event) -> bool:
    """Whether it is told as news of something that took place: not history, not a plan, not rejected by a person."""
    if event.standing is None or event.review == "rejected":
        return False
    live = [c for c in event.claims if not c.withdrawn and not c.claim["background"]]
    return any(c.claim["modality"] not in _UNREAL for c in live)


def _changes(store: Store, events: Sequence[Event], earlier: Earlier) -> list[Change]:
    """The events that the earlier brief did not know, or knew in another version."""
    now = {event.event_id: event for event in events}
    went_into: dict[str, list[str]] = {}
    for old in earlier.events:
        if old not in now:
            present = store.event(old)
            if present is not None and present.event_id in now:
                went_into.setdefault(present.event_id, []).append(old)
    found = []
    for event in events:
        joined = tuple(went_into.get(event.event_id, ()))
        if earlier.events.get(event.event_id) == event.version and not joined:
            continue
        before = store.event(event.event_id, earlier.as_of) if event.event_id in earlier.events else None
        found.append(Change(event, before, joined))
    return found


def _light(event: Event) -> Event:
    """The event without what is of use to resolution alone: sketches are most of what a claim weighs.

    Where only a party that it helps says so, all who say so are that party, though a claim alone may not show it.
    """
    own = event.standing is Standing.CLAIMED
    return replace(event, claims=tuple(_lighter(claim, own=own) for claim in event.claims))


def _lighter(claim: LinkedClaim, *, own: bool) -> LinkedClaim:
    chain = claim.claim["attribution"]
    boast = own and claim.interest == "none" and bool(chain) and chain[0]["stance"] == "asserts"
    return replace(claim, sketch=(), heard=(), interest="own" if boast else claim.interest)


def _planned(claims: Iterable[LinkedClaim], earlier: Earlier | None) -> list[LinkedClaim]:
    """What is announced, threatened or feared: a claim for each sentence, the most urgent first."""
    done: set[tuple[str, str]] = set()
    fitting: list[LinkedClaim] = []
    for claim in claims:
        if _is_done(claim):
            done.add((claim.document_id, claim.evidence))
        elif _is_planned(claim) and not claim.withdrawn:
            fitting.append(_lighter(claim, own=False))
    fitting = [c for c in fitting if not (_is_threat(c) and (c.document_id, c.evidence) in done)]
    if earlier is not None:
        fitting = [c for c in fitting if c.published is None or c.published >= earlier.as_of.date()]
    by_sentence: dict[str, LinkedClaim] = {}
    for claim in fitting:
        by_sentence.setdefault(" ".join(claim.evidence.split()).casefold(), claim)
    return sorted(by_sentence.values(), key=_urgency)


def _is_threat(claim: LinkedClaim) -> bool:
    return bool(claim.claim["event_type"] == "THREATEN")


def _is_done(claim: LinkedClaim) -> bool:
    """Whether violence is told as done: a threat in the same sentence is one that was carried out."""
    return bool(claim.claim["event_type"] == "ASSAULT" and claim.claim["modality"] == "actual")


def _is_planned(claim: LinkedClaim) -> bool:
    said = claim.claim
    first = claim.evidence.lstrip("\"“‘' ").split(" ", 1)[0].lower()
    if said["background"] or first in load_nouns().pronoun:  # “He is to meet …”: who?
        return False
    if _is_threat(claim):
        return True
    return said["event_type"] in _COMING and (said["modality"] == "future" or _is_announced(claim))


def _is_announced(claim: LinkedClaim) -> bool:
    """Whether what may be is told as what is to come (“are due to meet”), and not as what could."""
    words: list[str] = wording()["lowered"]["announcing"]
    text = " ".join(claim.evidence.lower().split())
    return claim.claim["modality"] == "hypothetical" and any(re.search(rf"\b{word}\b", text) for word in words)


_COMING = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "CONSULT", "AGREE", "SANCTION", "AID", "THREATEN")


def _urgency(claim: LinkedClaim) -> tuple[int, bool, int, str]:
    """Threats first, then violence, then the rest; what is to come before what could; the newest first."""
    said = claim.claim
    violent = 0 if said["event_type"] == "THREATEN" else 1 if said["event_type"] in ("ASSAULT", "MOBILIZE") else 2
    day = claim.published.toordinal() if claim.published else 0
    return violent, said["modality"] == "hypothetical", -day, claim.claim_id
