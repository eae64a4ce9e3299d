"""Whose word each claim is: the keys of its origins and of the parties that it cites, to find what one voice says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from reportedly.resolve.model import LinkedClaim
from reportedly.store import jsons, rows
from reportedly.store.copying import insert_rows
from reportedly.store.keys import key_of
from reportedly.store.tables import claims, voices

_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Spoken:
    """Some claims of a voice, the last that came first, each with the id of its event; `next` is where more follow."""

    claims: tuple[tuple[LinkedClaim, str | None], ...]
    next: int | None


def insert_voices(connection: Connection, linked: Sequence[LinkedClaim]) -> None:
    """The rows of claims that are new."""
    made = [
        {"key": key, "claim_id": claim.claim_id}
        for claim in linked
        for key in _keys(claim.origins or (claim.origin,), claim.claim)
    ]
    insert_rows(connection, voices, made)


def fill(connection: Connection) -> Iterator[int]:
    """The rows of every claim that there is: for a store from before there were any. Gives how many are done, now and
    then."""
    last = done = 0
    columns = (claims.c.number, claims.c.claim_id, claims.c.linked, claims.c.json)
    while some := connection.execute(
        select(*columns).where(claims.c.number > last).order_by(claims.c.number).limit(_AT_ONCE)
    ).all():
        last = some[-1].number
        made = [
            {"key": key, "claim_id": row.claim_id}
            for row in some
            for key in _keys(jsons.read(row.linked)["origins"], jsons.read(row.json))
        ]
        if made:
            connection.execute(voices.insert(), made)
        done += len(some)
        yield done


def spoken(connection: Connection, key: str, entry: int, *, limit: int, before: int | None = None) -> Spoken:
    """What a voice says, or is cited with, as of an entry; `before` is the `next` of the page before."""
    asked = (
        select(claims.c.number, claims.c.claim_id)
        .join(voices, voices.c.claim_id == claims.c.claim_id)
        .where(voices.c.key == key_of(key), claims.c.entry <= entry)
        .order_by(claims.c.number.desc())
        .limit(limit + 1)
    )
    if before is not None:
        asked = asked.where(claims.c.number < before)
    found = connection.execute(asked).all()
    ids = [row.claim_id for row in found[:limit]]
    told = rows.linked_claims(connection, ids, entry)
    events = rows.events_of(connection, ids, entry)
    more = found[limit - 1].number if len(found) > limit else None
    return Spoken(tuple((told[claim_id], events.get(claim_id)) for claim_id in ids), more)


def _keys(origins: Sequence[str], claim: Mapping[str, Any]) -> list[str]:
    return sorted({key_of(key) for key in (*origins, *_cited(claim))})


def _cited(claim: Mapping[str, Any]) -> Iterator[str]:
    for link in claim["attribution"]:
        if link["source"]["actor_id"]:
            yield f"actor:{link['source']['actor_id']}"
