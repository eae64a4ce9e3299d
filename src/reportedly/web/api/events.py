"""Events: the list, one, its history, its claims."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends
from pydantic import BaseModel

from reportedly.resolve.jsons import event_json
from reportedly.web.api.common import PER_PAGE, AsOf, Id, Limit, TheDesk, api_router, claim_of, missing, tagged
from reportedly.web.filters import Filters, filters_of

router = api_router("events")


class Events(BaseModel):
    """Some events, as docs/json.md has them, and the `page` at which the list goes on."""

    events: list[dict[str, Any]]
    next: str | None


class History(BaseModel):
    """Every version of an event: when it was recorded, and the event."""

    versions: list[dict[str, Any]]


class Claims(BaseModel):
    """Claims with what resolution knows of them; `claim` is the object of the JSON contract."""

    claims: list[dict[str, Any]]


@router.get("/events", dependencies=[Depends(tagged)])
def events(desk: TheDesk, filters: Annotated[Filters, Depends(filters_of)], limit: Limit = PER_PAGE) -> Events:
    """The events that fit all that is asked, the latest first."""
    found = desk.store.event_page(filters.asked(), limit=limit, after=filters.page, as_of=filters.as_of)
    return Events(events=[event_json(event) for event in found.events], next=found.next)


@router.get("/events/{event_id}", dependencies=[Depends(tagged)])
def event(desk: TheDesk, event_id: Id, as_of: AsOf) -> dict[str, Any]:
    """One event, or the one that it went up in; a beginning of more than four characters is enough."""
    found = desk.store.event(event_id, as_of)
    if found is None:
        raise missing(event_id, "event")
    return event_json(found)


@router.get("/events/{event_id}/history", dependencies=[Depends(tagged)])
def history(desk: TheDesk, event_id: Id, as_of: AsOf) -> History:
    """Every version of an event, the first first."""
    found = desk.store.event(event_id, as_of)
    if found is None:
        raise missing(event_id, "event")
    made = desk.store.history(found.event_id, as_of)
    return History(versions=[{"recorded": at.isoformat(), "event": event_json(version)} for at, version in made])


@router.get("/events/{event_id}/claims", dependencies=[Depends(tagged)])
def claims_of(desk: TheDesk, event_id: Id, as_of: AsOf) -> Claims:
    """The claims of an event in the order of their arrival."""
    found = desk.store.event(event_id, as_of)
    if found is None:
        raise missing(event_id, "event")
    return Claims(claims=[claim_of(claim) for claim in found.claims])


@router.get("/claims/{claim_id}", dependencies=[Depends(tagged)])
def claim(desk: TheDesk, claim_id: Id, as_of: AsOf) -> dict[str, Any]:
    """One claim by its whole id, with the event that it is of."""
    found = desk.store.claim(claim_id, as_of)
    if found is None:
        raise missing(claim_id, "claim")
    told, event_id = found
    return {**claim_of(told), "event_id": event_id}
