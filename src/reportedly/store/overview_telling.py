"""Which documents tell of which event, over time: read when words are first asked for that are in many documents.

For words of a few the store is asked which events they tell of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from reportedly.store.overview_arrays import EVER, NONE, Ints, Mask, closed, joined, whole_numbers
from reportedly.store.overview_ids import names_of
from reportedly.store.overview_now import Now
from reportedly.store.overview_table import Table, in_parts
from reportedly.store.query import telling
from reportedly.store.tables import claims, documents, memberships

FEW = 200  # documents
_COLUMNS = ("claim", "entry", "event", "document", "until")


@dataclass(frozen=True, eq=False)
class Telling:
    """One row for each stay of a claim in an event, from `entry` to before `until`. Events have the table's numbers."""

    columns: Mapping[str, Ints] = field(default_factory=lambda: {name: whole_numbers(()) for name in _COLUMNS})
    newest: Ints = field(default_factory=lambda: whole_numbers(()))
    last: int = 0


def grown(telling: Telling, table: Table, connection: Connection) -> Telling:
    """With all up to the table's last entry; itself where that is nothing new."""
    if telling.last >= table.last:
        return telling
    asked = (
        select(claims.c.number.label("claim"), memberships.c.entry, memberships.c.event_id, documents.c.number)
        .select_from(memberships)
        .join(claims, claims.c.claim_id == memberships.c.claim_id)
        .join(documents, documents.c.document_id == claims.c.document_id)
        .where(memberships.c.entry <= table.last)
    )
    if telling.last:
        asked = asked.where(memberships.c.entry > telling.last)
    parts: dict[str, list[Ints]] = {name: [] for name in _COLUMNS[:-1]}
    for rows in in_parts(connection, asked):
        claim, entry, event_id, document = zip(*rows, strict=True)
        for name, values in (("claim", claim), ("entry", entry), ("document", document)):
            parts[name].append(whole_numbers(values))
        parts["event"].append(table.events.find(names_of(event_id)))
    new = {name: joined(some) for name, some in parts.items()}
    order = np.argsort(new["entry"], kind="stable")
    columns = {name: np.concatenate((telling.columns[name], some[order])) for name, some in new.items()}
    until = np.concatenate((telling.columns["until"], np.full(len(order), EVER, np.int32)))
    first = len(telling.columns["entry"])
    columns["until"], newest = closed(until, columns["claim"], columns["entry"], telling.newest, first)
    return Telling(MappingProxyType(columns), newest, table.last)


def told_by_few(now: Now, numbers: Ints, connection: Connection) -> Mask:
    """The rows of which any of these few documents tells."""
    if not len(numbers):
        return np.zeros(len(now), bool)
    found: Iterable[Any] = connection.scalars(telling(numbers.tolist(), now.entry))
    return _rows_of(now, now.table.events.find(names_of(found)))


def told_by(now: Now, telling: Telling, numbers: Ints) -> Mask:
    """The rows of which any of these documents tells."""
    known = telling.columns
    hit = np.zeros(max(int(numbers.max(initial=0)), int(known["document"].max(initial=0))) + 1, bool)
    hit[numbers] = True
    live = hit[known["document"]] & (known["entry"] <= now.entry) & (known["until"] > now.entry)
    return _rows_of(now, known["event"][live])


def _rows_of(now: Now, events: Ints) -> Mask:
    told = np.zeros(len(now.table.events), bool)
    told[events[(events != NONE) & (events < len(told))]] = True
    return np.asarray(told[now.table.columns["event_id"][now.rows]])
