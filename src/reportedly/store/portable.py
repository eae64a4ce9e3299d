"""The form in which a whole store travels: which tables and columns, in which order; docs/exports.md describes it.

What can be worked out from the rest (columns beside a JSON, words to search by, keys by which claims meet) does not
travel: whoever takes the rest in works it out as the store does when it is told of it first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Table

from reportedly.store.tables import metadata

FORMAT = 1
HEADER, END = "reportedly", "end"  # the first line and the last; what is between is a row each, under its table's name

_TRAVELLING = (
    *("entries", "raws", "documents", "sightings", "visits", "bounded", "claims", "withdrawals", "links"),
    *("memberships", "versions", "judgements", "judged", "comments", "codings"),
)
# What is worked out again: whole tables, and all but these columns of a table that holds a JSON.
_WORKED_OUT = ("meetings", "names", "glances", "voices", "tallies")
_ALONE: Mapping[str, tuple[str, ...]] = {
    "documents": ("number", "document_id", "entry", "raw", "head", "json"),
    "claims": ("number", "claim_id", "entry", "document_id", "linked", "json"),
    "versions": ("event_id", "version", "entry", "rules", "redirect", "json"),
}
# What is no one else's: who may use the desk, and what a watch has still to fetch and has sent.
_OWN = (
    *("migrations", "accounts", "tokens", "sessions"),
    *("feeds", "requests", "fetches", "stories", "marks", "alerts", "deliveries"),
)

JSON = {"head", "linked", "json", "value"}
"""Columns whose text is JSON."""


def at_once(table: Table) -> int:
    """How many rows of a table may be in memory: bytes and texts are large."""
    return {"raws": 20, "documents": 100}.get(table.name, 1000)


def travelling() -> list[Table]:
    """The tables whose rows travel, each after those that it refers to; rows are in the order of their keys.

    A table that nobody decided on stays where it is (a test finds it).
    """
    return [metadata.tables[name] for name in _TRAVELLING if name in metadata.tables]


def undecided() -> set[str]:
    """Tables of which this module does not say whether they travel."""
    return set(metadata.tables) - {*_TRAVELLING, *_WORKED_OUT, *_OWN}


def columns(table: Table) -> list[Column[Any]]:
    """The columns that travel."""
    return [column for column in table.columns if column.name in _ALONE.get(table.name, table.columns.keys())]


def key(table: Table) -> list[Column[Any]]:
    """The columns by which rows are told apart and sorted."""
    return list(table.primary_key.columns)


def parent(table: Table) -> tuple[Column[Any], Column[Any]] | None:
    """Of a table whose rows do not name their entry: its column that leads to one whose rows do, and that one's."""
    if "entry" in table.columns:
        return None
    column = next(column for column in table.columns if column.foreign_keys)
    return column, next(iter(column.foreign_keys)).column
