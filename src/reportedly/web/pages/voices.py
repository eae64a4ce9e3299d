"""Actors, places and sources: what they did, suffered and said; who holds a place; how a source fared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.link.registry import Actor, Registry, Term, load_registry
from reportedly.resolve.model import Event, LinkedClaim, Side
from reportedly.store import Asked
from reportedly.store.fulltext import folded
from reportedly.web.api.common import TheDesk, missing
from reportedly.web.eventview import Told, told_of
from reportedly.web.filters import LONGEST, Filters, filters_of

router = APIRouter(include_in_schema=False)
_MOST = 200
_Key = Annotated[str, Query(min_length=1, max_length=LONGEST)]
_Filters = Annotated[Filters, Depends(filters_of)]


@router.get("/actor")
def actor(request: Request, desk: TheDesk, key: _Key, filters: _Filters) -> HTMLResponse:
    """An actor by its id, or by its name where the registry does not have it."""
    registry = load_registry(extra=desk.settings.actors)
    known = registry.actor(key)
    events = list(desk.store.each_event(Asked(actor=(key,), limit=_MOST), filters.as_of))
    spoken = desk.store.spoken(f"actor:{key}", limit=50, as_of=filters.as_of)
    if known is None and not events and not spoken.claims:
        raise missing(key, "actor, or none that an event names")
    return desk.page(
        request,
        "actor.html",
        filters=filters,
        key=key,
        actor=known,
        ties=_ties(known, registry),
        did=[event for event in events if _among(key, event.actors)],
        suffered=[event for event in events if _among(key, event.targets)],
        spoken=_told(spoken.claims),
        more=len(events) == _MOST,
    )


def _ties(known: Actor | None, registry: Registry) -> list[tuple[str, str, str, Term]]:
    """What the registry says of its ties to others: the kind of tie, the other's name and id, and its days."""
    found = []
    for tie in known.ties if known else ():
        other = registry.actor(tie.other)
        found.append((tie.relation, other.name if other else tie.other, tie.other, tie.term))
    return found


def _among(key: str, sides: Sequence[Side]) -> bool:
    wanted = folded(key)
    return any(wanted in {folded(name) for name in (side.key, side.actor_id, side.name) if name} for side in sides)


def _told(claims: Sequence[tuple[LinkedClaim, str | None]]) -> list[tuple[Told, str | None]]:
    return [(told_of(claim), event_id) for claim, event_id in claims]


@router.get("/place")
def place(request: Request, desk: TheDesk, key: _Key, filters: _Filters) -> HTMLResponse:
    """A place by its id or name: what happened there, and who is said to hold it."""
    events = list(desk.store.each_event(Asked(place=(key,), limit=_MOST), filters.as_of))
    control = desk.store.control(key, filters.as_of)
    if not events and not control:
        raise missing(key, "place, or none that an event names")
    return desk.page(
        request,
        "place.html",
        filters=filters,
        key=key,
        named=_place_of(key, events),
        events=events,
        control=control,
        more=len(events) == _MOST,
    )


def _place_of(key: str, events: Sequence[Event]) -> object | None:
    """The place as an event has it."""
    wanted = folded(key)
    return next(
        (
            event.place
            for event in events
            if event.place and wanted in (folded(event.place.place_id or ""), folded(event.place.name or ""))
        ),
        None,
    )


@router.get("/sources")
def sources(request: Request, desk: TheDesk, filters: _Filters) -> HTMLResponse:
    """How each source fared."""
    return desk.page(
        request, "sources.html", here="sources", filters=filters, records=desk.store.sources(filters.as_of)
    )


@router.get("/source")
def source(
    request: Request,
    desk: TheDesk,
    key: _Key,
    filters: _Filters,
    before: Annotated[int | None, Query(ge=1, le=2**53)] = None,
) -> HTMLResponse:
    """What one source asserts, how it fared, and who contradicts it."""
    spoken = desk.store.spoken(key, limit=50, before=before, as_of=filters.as_of)
    record = next((one for one in desk.store.sources(filters.as_of) if one.key == key), None)
    if record is None and not spoken.claims:
        raise missing(key, "source")
    ids = list(dict.fromkeys(event_id for _, event_id in spoken.claims if event_id))
    found = [event for event_id in ids if (event := desk.store.event(event_id, filters.as_of)) is not None]
    return desk.page(
        request,
        "source.html",
        here="sources",
        filters=filters,
        key=key,
        record=record,
        name=record.name if record else key.partition(":")[2] or key,
        spoken=_told(spoken.claims),
        against=_against(key, found),
        next=spoken.next,
    )


def _against(key: str, events: Sequence[Event]) -> list[tuple[Event, str]]:
    """Events in which another says what cannot hold beside this source's word, with the reason."""
    made = []
    for event in events:
        mine = {claim.claim_id for claim in event.claims if key in (claim.origin, *claim.origins)}
        made += [
            (event, one.reason)
            for one in event.contradictions
            if one.kind == "contradiction" and mine & set(one.claims)
        ]
    return made
