"""A store, or the part of it that some events rest on, as lines of JSON: a header, a row a line, and the end.

The same rows give the same bytes, whatever the database.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Row, Select, Table, select

from reportedly.output.jsons import harmless_json
from reportedly.store import jsons, portable, rows
from reportedly.store.query import Asked, count_events, event_ids
from reportedly.store.tables import (
    claims,
    documents,
    entries,
    judged,
    judgements,
    links,
    memberships,
    sightings,
    versions,
    withdrawals,
)
from reportedly.store.versions import claims_in

Line = tuple[str, bytes]
"""The table of a row (or `reportedly`, `end`) and its line."""


def dump(connection: Connection, asked: Asked, entry: int) -> Iterator[Line]:
    """The lines of all that there was after an entry, or of what the events asked for rest on."""
    whole = asked == Asked()
    wanted = None if whole else _resting(connection, event_ids(connection, asked, entry), entry)
    number = count_events(connection, entry) if wanted is None else len(wanted.asked)
    hashed, many = hashlib.sha256(), 0
    head = _line(portable.HEADER, json.dumps({"format": portable.FORMAT, "whole": whole, "events": number}))
    hashed.update(head)
    yield portable.HEADER, head
    for table in portable.travelling():
        found = _all(connection, table, entry) if wanted is None else _some(connection, table, wanted, entry)
        written = _writer(table)
        for row in found:
            line = _line(table.name, written(row))
            hashed.update(line)
            many += 1
            yield table.name, line
    yield portable.END, _line(portable.END, json.dumps({"rows": many, "sha256": hashed.hexdigest()}))


def _line(name: str, told: str) -> bytes:
    return f'{{"{name}": {harmless_json(told)}}}\n'.encode()


def _writer(table: Table) -> Callable[[Row[Any]], str]:
    """Text of a row; the JSON that a column holds stands in it as it is."""
    told = [(f'"{column.name}": ', _value(column)) for column in portable.columns(table)]

    def written(row: Row[Any]) -> str:
        return "{" + ", ".join([name + put(value) for (name, put), value in zip(told, row, strict=True)]) + "}"

    return written


def _value(column: Column[Any]) -> Callable[[Any], str]:
    if column.name in portable.JSON:
        return lambda value: "null" if value is None else str(value)
    if isinstance(column.type, LargeBinary):
        return lambda value: f'"{base64.b64encode(value).decode()}"'
    return _PLAIN.encode


_PLAIN = json.JSONEncoder(ensure_ascii=False)


def _all(connection: Connection, table: Table, entry: int) -> Iterator[Row[Any]]:
    found = _until(table, entry).order_by(*portable.key(table))
    options = {"stream_results": True, "yield_per": portable.at_once(table)}
    yield from connection.execute(found, execution_options=options)


def _until(table: Table, entry: int) -> Select[*tuple[Any, ...]]:
    """The rows that there were after an entry."""
    found = select(*portable.columns(table))
    leads = portable.parent(table)
    if leads is None:
        return found.where(table.c.entry <= entry)
    column, to = leads
    return found.where(column.in_(select(to).where(to.table.c.entry <= entry)))


class _Wanted:
    """What some events rest on: ids by what they are ids of, and the keys of rows that are found through them."""

    def __init__(self, asked: Iterable[str]) -> None:
        self.asked = frozenset(asked)
        self.events = set(self.asked)
        self.claims: set[str] = set()
        self.documents: set[str] = set()
        self.judgements: set[int] = set()


def _resting(connection: Connection, asked: Iterable[str], entry: int) -> _Wanted:
    """All that the events ever rested on, with the events that they came from and went up in, until no more comes."""
    wanted = _Wanted(asked)
    events, found = set(wanted.events), set[str]()
    while events or found:
        found |= _claims_of(connection, events, entry) - wanted.claims
        wanted.claims |= found
        numbers = set(_column(connection, judged.c.number, judged.c.claim_id, found)) - wanted.judgements
        wanted.judgements |= numbers
        events = {
            *_column(connection, versions.c.redirect, versions.c.event_id, events, entry),
            *_column(connection, memberships.c.event_id, memberships.c.claim_id, found, entry),
            *_column(connection, judgements.c.event_id, judgements.c.number, numbers, entry),
        } - wanted.events
        wanted.events |= events
        found = set(_column(connection, judged.c.claim_id, judged.c.number, numbers)) - wanted.claims
    wanted.documents = {
        *_column(connection, claims.c.document_id, claims.c.claim_id, wanted.claims, entry),
        *_column(connection, withdrawals.c.document_id, withdrawals.c.claim_id, wanted.claims, entry),
    }
    undone = _column(connection, judgements.c.number, judgements.c.undoes, wanted.judgements, entry)
    made = _column(connection, judgements.c.number, judgements.c.number, wanted.judgements, entry)
    wanted.judgements = {*made, *undone}
    return wanted


def _claims_of(connection: Connection, events: Collection[str], entry: int) -> set[str]:
    """The claims that any version of the events had; the one that it is named after is in its first."""
    kept = _column(connection, versions.c.json, versions.c.event_id, events, entry)
    return {claim_id for told in kept for claim_id in claims_in(jsons.read(told))}


def _column(
    connection: Connection, column: Column[Any], by: Column[Any], values: Iterable[Any], entry: int | None = None
) -> Iterator[Any]:
    """The column's values in the rows that have one of these values in another column, but for null."""
    for part in rows.parts(sorted(values)):
        asked = select(column).where(by.in_(part))
        if entry is not None:
            asked = asked.where(column.table.c.entry <= entry)
        yield from (value for value in connection.scalars(asked) if value is not None)


def _some(connection: Connection, table: Table, wanted: _Wanted, entry: int) -> Iterator[Row[Any]]:
    """The rows of a table that what is wanted needs, in the order of their keys."""
    keys = portable.key(table)
    found: set[tuple[Any, ...]] = set()
    for column, values in _needs(connection, table, wanted):
        for part in rows.parts(sorted(values)):
            asked = _until(table, entry).with_only_columns(*keys).where(column.in_(part))
            found.update(tuple(row) for row in connection.execute(asked))
    if table is links:  # one end was looked for, and both are needed
        found = {(a, b) for a, b in found if a in wanted.claims and b in wanted.claims}
    place = [[column.name for column in portable.columns(table)].index(key.name) for key in keys]
    for some in rows.parts(sorted({first for first, *_ in found}), min(400, portable.at_once(table))):
        asked = select(*portable.columns(table)).where(keys[0].in_(some)).order_by(*keys)
        for row in connection.execute(asked):
            if tuple(row[n] for n in place) in found:
                yield row


def _needs(connection: Connection, table: Table, wanted: _Wanted) -> list[tuple[Column[Any], Collection[Any]]]:
    """Columns of a table with the values of the rows that are needed."""
    if table is entries:
        return [(entries.c.entry, _entries(connection, wanted))]
    if table.name == "raws":
        hashes = _column(connection, documents.c.raw, documents.c.document_id, wanted.documents)
        return [(table.c.hash, set(hashes))]
    if table.name == "visits":
        numbers = _column(connection, sightings.c.number, sightings.c.document_id, wanted.documents)
        return [(table.c.number, set(numbers))]
    by: Mapping[str, tuple[Column[Any], Collection[Any]]] = {
        "judgements": (judgements.c.number, wanted.judgements),
        "judged": (judged.c.number, wanted.judgements),
        "versions": (versions.c.event_id, wanted.events),
        "links": (links.c.a, wanted.claims),
    }
    if table.name in by:
        return [by[table.name]]
    if "claim_id" in table.columns:
        return [(table.c.claim_id, wanted.claims)]
    return [(table.c.document_id, wanted.documents)]


def _entries(connection: Connection, wanted: _Wanted) -> set[int]:
    """The entries that wrote any of the rows."""
    found: set[int] = set()
    for table in portable.travelling():
        if table is entries or "entry" not in table.columns:
            continue
        for column, values in _needs(connection, table, wanted):
            found.update(_column(connection, table.c.entry, column, values))
    return found
