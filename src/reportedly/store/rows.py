"""Reading claims, links and judgements back, as they were after an entry of the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import Connection, func, or_, select, union_all

from reportedly.resolve.linked import linked_of
from reportedly.resolve.model import Judgement, JudgementKind, LinkedClaim, Pair
from reportedly.store import jsons
from reportedly.store.many import AT_ONCE, UP_TO, find
from reportedly.store.tables import claims, documents, entries, judged, judgements, links, memberships, withdrawals

T = TypeVar("T")
CLAIMS = select(*(claims.c[name] for name in ("number", "claim_id", "entry", "document_id", "linked", "json")))
CLAIMS = CLAIMS.where(claims.c.entry <= UP_TO)
_JUDGED = select(judged.c.number)


def parts(values: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """The values in lists that fit one statement."""
    rest = iter(values)
    while part := list(islice(rest, size)):
        yield part


def last_entry(connection: Connection, as_of: datetime | None = None) -> int:
    """The last entry recorded by then; 0 where there was none."""
    found = select(func.max(entries.c.entry))
    if as_of is not None:
        if as_of.tzinfo is None:
            raise ValueError(f"{as_of} has no time zone")
        found = found.where(entries.c.recorded <= stamp(as_of))
    return connection.scalar(found) or 0


def stamp(at: datetime) -> str:
    """UTC, of one length, so that text sorts as time."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def linked_claims(
    connection: Connection,
    ids: Collection[str],
    entry: int,
    *,
    known: Mapping[str, LinkedClaim] = MappingProxyType({}),
) -> dict[str, LinkedClaim]:
    """The claims by id, in the order of their arrival; those recorded later are left out.

    `known` are claims as they are at that entry, which need not be read again.
    """
    if not known:
        return _read_claims(connection, sorted(ids), entry)
    order: list[tuple[int, str]] = []
    for part in parts(sorted(ids)):
        asked = select(claims.c.number, claims.c.claim_id).where(claims.c.claim_id.in_(part), claims.c.entry <= entry)
        order.extend((row.number, row.claim_id) for row in connection.execute(asked).all())
    fresh = _read_claims(connection, [claim_id for _, claim_id in order if claim_id not in known], entry)
    return {claim_id: known[claim_id] if claim_id in known else fresh[claim_id] for _, claim_id in sorted(order)}


def _read_claims(connection: Connection, ids: Sequence[str], entry: int) -> dict[str, LinkedClaim]:
    """The claims recorded by then, in the order of their arrival."""
    found = claim_rows(connection, ids, entry)
    heads = _heads(connection, {row.document_id for row in found})
    return claims_of(found, heads, withdrawn(connection, ids, entry))


def claim_rows(connection: Connection, ids: Iterable[str], entry: int) -> list[Any]:
    """The rows of the claims recorded by then, in the order of their arrival."""
    found = find(connection, CLAIMS, claims.c.claim_id, ids, entry)
    found.sort(key=lambda row: row.number)
    return found


def claims_of(
    found: Sequence[Any], heads: Mapping[str, Mapping[str, Any]], gone: Collection[str]
) -> dict[str, LinkedClaim]:
    """The claims of such rows, by id. `heads` has what they need of their documents; those in `gone` are withdrawn."""
    with jsons.reading_records():
        links, told = jsons.read_all(row.linked for row in found), jsons.read_all(row.json for row in found)
        return {
            row.claim_id: linked_of(
                {
                    **heads[row.document_id],
                    **link,
                    "claim_id": row.claim_id,
                    "claim": claim,
                    "withdrawn": row.claim_id in gone,
                }
            )
            for row, link, claim in zip(found, links, told, strict=True)
        }


def _heads(connection: Connection, ids: Collection[str]) -> dict[str, Mapping[str, Any]]:
    found = {}
    for part in parts(ids):
        asked = select(documents.c.document_id, documents.c.head).where(documents.c.document_id.in_(part))
        rows = connection.execute(asked).all()
        heads = jsons.read_all(row.head for row in rows)
        found.update({row.document_id: head for row, head in zip(rows, heads, strict=True)})
    return found


def withdrawn(connection: Connection, ids: Iterable[str], entry: int) -> set[str]:
    """Those of the claims that are withdrawn."""
    state: dict[str, bool] = {}
    for part in parts(ids):
        asked = select(withdrawals).where(withdrawals.c.claim_id.in_(part), withdrawals.c.entry <= entry)
        rows = connection.execute(asked.order_by(withdrawals.c.entry))
        state.update({row.claim_id: row.withdrawn for row in rows})
    return {claim_id for claim_id, gone in state.items() if gone}


def events_of(connection: Connection, ids: Iterable[str], entry: int) -> dict[str, str]:
    """The event of each claim that is in one."""
    state: dict[str, str | None] = {}
    for part in parts(ids):
        asked = select(memberships).where(memberships.c.claim_id.in_(part), memberships.c.entry <= entry)
        rows = connection.execute(asked.order_by(memberships.c.entry))
        state.update({row.claim_id: row.event_id for row in rows})
    return {claim_id: event_id for claim_id, event_id in state.items() if event_id is not None}


def links_of(connection: Connection, ids: Collection[str]) -> list[Pair]:
    """Every link with one of the claims in it."""
    found: dict[tuple[str, str], Pair] = {}
    for part in parts(ids, AT_ONCE // 2):
        either = union_all(*(select(links).where(side.in_(part)) for side in (links.c.a, links.c.b)))
        for row in connection.execute(either):
            kept = jsons.read(row.json)
            found[row.a, row.b] = Pair(row.a, row.b, kept["score"], tuple(kept["reasons"]), kept["barred"])
    return [found[key] for key in sorted(found)]


def judgements_on(connection: Connection, ids: Collection[str], entry: int) -> list[Judgement]:
    """The judgements on any of the claims, undone ones too, in the order in which they were made."""
    numbers = {row.number for row in find(connection, _JUDGED, judged.c.claim_id, ids, entry)}
    return _judgements(connection, numbers, entry)


def all_judgements(connection: Connection, entry: int) -> list[Judgement]:
    asked = select(judgements.c.number).where(judgements.c.undoes.is_(None), judgements.c.entry <= entry)
    return _judgements(connection, set(connection.scalars(asked)), entry)


def _judgements(connection: Connection, numbers: Collection[int], entry: int) -> list[Judgement]:
    made: list[Judgement] = []
    for part in parts(sorted(numbers)):
        asked = (
            select(judgements, entries.c.recorded)
            .join(entries, entries.c.entry == judgements.c.entry)
            .where(judgements.c.entry <= entry, or_(judgements.c.number.in_(part), judgements.c.undoes.in_(part)))
            .order_by(judgements.c.number)
        )
        rows = connection.execute(asked).all()
        undone = {row.undoes for row in rows}
        subjects = _subjects(connection, part)
        made.extend(
            Judgement(
                seq=row.number,
                kind=JudgementKind(row.kind),
                claims=tuple(subjects.get(row.number, ())),
                event=row.event_id,
                field=row.field,
                value=jsons.read(row.value) if row.value is not None else None,
                because=row.because,
                who=row.who,
                recorded=datetime.fromisoformat(row.recorded),
                undone=row.number in undone,
            )
            for row in rows
            if row.undoes is None
        )
    return made


def _subjects(connection: Connection, numbers: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    asked = select(judged).where(judged.c.number.in_(numbers)).order_by(judged.c.number, judged.c.position)
    for row in connection.execute(asked):
        found.setdefault(row.number, []).append(row.claim_id)
    return found
