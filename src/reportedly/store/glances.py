"""Versions of events in few words, written beside them: what a map, a timeline and a list of very many ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from reportedly.store import jsons, rows
from reportedly.store.control import change_of
from reportedly.store.tables import glances, versions

_KEYS = ("event_id", "version", "entry")
_MOST = 2**63 - 1  # what a column of whole numbers holds
_AT_ONCE = 2000


def insert_glances(connection: Connection, made: Sequence[Mapping[str, Any]]) -> None:
    """The rows beside these rows of `versions`."""
    if made:
        connection.execute(glances.insert(), [_glance(row) for row in made])


def fill(connection: Connection) -> Iterator[int]:
    """The rows of every version that there is: for a store from before there were any. Gives how many are done, now and
    then."""
    done = 0
    columns = (versions.c.event_id, versions.c.version, versions.c.entry, versions.c.json)
    keys = select(versions.c.event_id, versions.c.version)
    ids = sorted({row.event_id for row in connection.execute(keys)})
    for part in rows.parts(ids):
        found = connection.execute(select(*columns).where(versions.c.event_id.in_(part)))
        while some := found.fetchmany(_AT_ONCE):
            insert_glances(connection, [row._asdict() for row in some])
            done += len(some)
            yield done


def _glance(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row beside a row of `versions`; the same for an event as it is made and as its JSON has it."""
    kept = jsons.read(row["json"]) if row["json"] is not None else None
    told = dict.fromkeys(column.name for column in glances.columns) if kept is None else _told(kept)
    return {**told, **{key: row[key] for key in _KEYS}}


def _told(kept: Mapping[str, Any]) -> dict[str, Any]:
    place, time, acled = kept["place"] or {}, kept["time"] or {}, kept["acled"] or {}
    texts = {
        "event_type": kept["event_type"],
        "sub_event": acled.get("sub_event_type"),
        "change": change_of(kept["event_type"], acled.get("sub_event_type")),
        "standing": kept["standing"],
        "reliability": kept["credibility"]["reliability"],
        "review": kept["review"],
        "earliest": time.get("earliest"),
        "latest": time.get("latest"),
        "time_precision": time.get("precision"),
        "place_id": place.get("place_id"),
        "place": place.get("name"),
        "admin1": place.get("admin1"),
        "country": place.get("country"),
        "place_precision": place.get("precision"),
        "parties": jsons.written(_parties(kept)),
    }
    killed = kept["killed"]["best"]
    return {
        **{name: jsons.plain(text) for name, text in texts.items()},
        "information": kept["credibility"]["information"],
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        "killed": None if killed is None else min(killed, _MOST),
    }


def _parties(kept: Mapping[str, Any]) -> list[list[str]]:
    sides = [("actor", side) for side in kept["actors"]] + [("target", side) for side in kept["targets"]]
    return [[role, side["key"], side["name"] or side["key"]] for role, side in sides]
