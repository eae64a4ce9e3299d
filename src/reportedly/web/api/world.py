"""The world that claims speak of: actors, places and who holds them, sources and how they fared."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import BaseModel

from reportedly.link.gazetteer import open_gazetteer
from reportedly.link.registry import Actor, load_registry
from reportedly.output.records import control_json, sources_json
from reportedly.web.api.common import PER_PAGE, AsOf, Id, Limit, TheDesk, api_router, missing, plain, tagged
from reportedly.web.filters import LONGEST

router = api_router("world")
_Name = Annotated[str, Query(min_length=1, max_length=LONGEST)]


class Found(BaseModel):
    """What fits, the best first."""

    found: list[dict[str, Any]]


@router.get("/actors")
def actors(desk: TheDesk, name: _Name, limit: Limit = PER_PAGE) -> Found:
    """Actors of the registry with these words in one of their names, or this id."""
    wanted = name.strip().casefold()
    registry = load_registry(extra=desk.settings.actors)
    fits = (
        actor
        for actor in registry.actors.values()
        if wanted == actor.id.casefold()
        or any(wanted in one.casefold() for one in (actor.name, *(alias.text for alias in actor.aliases)))
    )
    found = sorted(fits, key=lambda actor: (len(actor.name), actor.id))
    return Found(found=[_actor(actor) for actor in found[:limit]])


@router.get("/actors/{actor_id}")
def actor(desk: TheDesk, actor_id: Id) -> dict[str, Any]:
    """An actor of the registry: names, kind, countries, ties."""
    found = load_registry(extra=desk.settings.actors).actor(actor_id)
    if found is None:
        raise missing(actor_id, "actor")
    return _actor(found)


def _actor(actor: Actor) -> dict[str, Any]:
    return {name: value for name, value in plain(actor).items() if name != "where"}  # a file of this machine


@router.get("/places")
def places(desk: TheDesk, name: _Name, limit: Limit = PER_PAGE) -> Found:
    """Places of the gazetteer of this name, the likeliest first, with the reason."""
    candidates = open_gazetteer(desk.settings.gazetteer).find(name.strip(), limit=limit)
    return Found(found=[plain(candidate) for candidate in candidates])


@router.get("/control", dependencies=[Depends(tagged)])
def control(desk: TheDesk, place: _Name, as_of: AsOf) -> Found:
    """Who is said to have taken, left or held a place (its id or name), over time."""
    return Found(found=control_json(desk.store.control(place, as_of)))


@router.get("/sources", dependencies=[Depends(tagged)])
def sources(desk: TheDesk, as_of: AsOf) -> Found:
    """What each source asserted, and how it fared; the one with most claims first."""
    return Found(found=sources_json(desk.store.sources(as_of)))
