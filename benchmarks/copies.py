"""A large store out of a small one: its rows again and again under other ids, for exports of many events.

To resolve half a million claims takes an hour; an export only reads what came of it. The copies stand beside one
another as events of their own do. What is asked for by words or names is not copied. Each copy's texts end in a line of
its own, and its ids are the hashes of what it says, as the store's are: a pack of copies can be verified.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportedly.code.identity import told_id
from reportedly.read.build import content_id
from reportedly.store.jsons import written

_ID = re.compile(r"\b(e?)([0-9a-f]{64}|[0-9a-f]{16})\b")
_Rows = tuple[list[str], list[tuple[Any, ...]]]
_TABLES = ("entries", "raws", "documents", "sightings", "claims", "links", "memberships", "versions")
_NUMBERS = ("entry", "number")


def multiply(file: Path, times: int) -> None:
    """Put `times - 1` copies of everything into a SQLite store, whose documents were given as texts."""
    with closing(sqlite3.connect(file)) as store:
        store.execute("PRAGMA synchronous = OFF")
        made = {table: _rows(store, table) for table in _TABLES}
        numbers = {name: _highest(store, name) for name in _NUMBERS}
        for copy in range(1, times):
            ending = f"Copy {copy}.\n"
            ids = _ids(made, ending)
            for table, (columns, rows) in made.items():
                wanted = ", ".join("?" * len(columns))
                copies = _copied(columns, _ended(table, columns, rows, ending), numbers, copy, ids)
                store.executemany(f"INSERT INTO {table} VALUES ({wanted})", copies)
            store.commit()


def _ids(made: Mapping[str, _Rows], ending: str) -> dict[str, str]:
    """For each id in the store that of its copy, whose texts have this last line."""
    ids: dict[str, str] = {}
    for raw in _named(made["raws"]):
        ids[raw["hash"]] = sha256(raw["content"] + ending.encode()).hexdigest()
    for document in _named(made["documents"]):
        ids[document["document_id"]] = content_id(json.loads(document["json"])["text"] + ending)
    for claim in _named(made["claims"]):
        ids[claim["claim_id"]] = told_id(ids[claim["document_id"]], json.loads(claim["json"]))
    return ids


def _named(rows: _Rows) -> Iterator[dict[str, Any]]:
    return (dict(zip(rows[0], row, strict=True)) for row in rows[1])


def _ended(table: str, columns: list[str], rows: list[tuple[Any, ...]], ending: str) -> Iterator[tuple[Any, ...]]:
    """The rows, with a last line to the texts and bytes of documents."""
    for told in _named((columns, rows)):
        if table == "raws":
            told["content"] += ending.encode()
        if table == "documents":
            document = json.loads(told["json"])
            told["json"] = written({**document, "text": document["text"] + ending})
        yield tuple(told.values())


def _rows(store: sqlite3.Connection, table: str) -> _Rows:
    found = store.execute(f"SELECT * FROM {table}")
    return [column[0] for column in found.description], found.fetchall()


def _highest(store: sqlite3.Connection, column: str) -> int:
    tables = [t for t in _TABLES if column in _rows_columns(store, t)]
    return max(int(store.execute(f"SELECT max({column}) FROM {table}").fetchone()[0]) for table in tables)


def _rows_columns(store: sqlite3.Connection, table: str) -> list[str]:
    return [column[0] for column in store.execute(f"SELECT * FROM {table} LIMIT 1").description]


def _copied(
    columns: list[str], rows: Iterator[tuple[Any, ...]], numbers: dict[str, int], copy: int, ids: Mapping[str, str]
) -> Iterator[tuple[Any, ...]]:
    def other(found: re.Match[str]) -> str:
        return f"{found[1]}{ids.get(found[2], found[2])}"

    for row in rows:
        made = tuple(
            value + copy * numbers[column]
            if column in numbers
            else _ID.sub(other, value)
            if isinstance(value, str)
            else value
            for column, value in zip(columns, row, strict=True)
        )
        # The first claim of a link is the one that is sorted first.
        yield (*sorted(made[:2]), *made[2:]) if columns[:2] == ["a", "b"] else made
