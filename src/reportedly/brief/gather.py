"""What a brief is about: the events asked for, what is merely planned, and what their documents say beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from reportedly.brief.coming import coming, is_ahead
from reportedly.brief.ground import Ground
from reportedly.brief.naming import with_told_name
from reportedly.brief.state import Earlier
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
        events.append(with_told_name(_light(event)))
    versions = {event.event_id: event.version for event in events}
    changes = _changes(store, events, earlier) if earlier else None
    kept = events if changes is None else [change.event for change in changes]
    told = sorted((e for e in kept if _happened(e)), key=weight)
    withdrawn = [e for e in kept if e.review != "rejected" and _is_withdrawn(e)]
    documents = {claim.document_id for event in events for claim in event.claims}
    planned = [_lighter(c, own=False) for c in coming(store.claims_told(documents, as_of), events, earlier)]
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


_LONG_AGO = 31  # days


def is_recalled(event: Event) -> bool:
    """Whether it was over long before anybody reported it: a past attack that a report on a new one brings up."""
    if event.time is None or event.time.latest is None:
        return False
    reported = [claim.published for claim in event.claims if claim.published is not None]
    return bool(reported) and (min(reported) - event.time.latest).days > _LONG_AGO


def weight(event: Event) -> tuple[bool, int, bool, int, bool, bool, int, date, str]:
    """The deadliest first, then the disputed, the wounded, what ACLED codes, what is placed, the newest; what is
    recalled comes last."""
    day = event.time.latest if event.time and event.time.latest else date.min
    return (
        is_recalled(event),
        -(event.killed.best or 0),
        event.standing is not Standing.DISPUTED,
        -(event.wounded.best or 0),
        event.acled is None,
        event.place is None or event.place.country is None,
        -event.origins,
        date.fromordinal(date.max.toordinal() - day.toordinal()) if day > date.min else date.max,
        event.event_id,
    )


def _is_withdrawn(event: Event) -> bool:
    """Whether nobody asserts it any more, and some who did have taken it back."""
    return event.standing is None and any(c.withdrawn for c in event.claims)


def _happened(event: Event) -> bool:
    """Whether it is told as news of something that took place: not history, not a plan, not rejected by a person."""
    if event.standing is None or event.review == "rejected":
        return False
    live = [c for c in event.claims if not c.withdrawn and not c.claim["background"] and not is_ahead(c)]
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
