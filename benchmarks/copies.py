"""A large store out of a small one: its rows again and again under other ids, for exports of many events.

To resolve half a million claims takes an hour; an export only reads what came of it. The copies stand beside one
another as events of their own do. What is asked for by words or names is not copied. The ids of copies look like hashes
and are spread like them, but are none.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

_ID = re.compile(r"\b(e?)([0-9a-f]{2})([0-9a-f]{62}|[0-9a-f]{14})\b")
_TABLES = ("entries", "raws", "documents", "sightings", "claims", "links", "memberships", "versions")
_NUMBERS = ("entry", "number")


def multiply(file: Path, times: int) -> None:
    """Put `times - 1` copies (255 at most) of everything into a SQLite store."""
    with closing(sqlite3.connect(file)) as store:
        store.execute("PRAGMA synchronous = OFF")
        made = {table: _rows(store, table) for table in _TABLES}
        numbers = {name: _highest(store, name) for name in _NUMBERS}
        for copy in range(1, times):
            for table, (columns, rows) in made.items():
                wanted = ", ".join("?" * len(columns))
                store.executemany(f"INSERT INTO {table} VALUES ({wanted})", _copied(columns, rows, numbers, copy))
            store.commit()


def _rows(store: sqlite3.Connection, table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    found = store.execute(f"SELECT * FROM {table}")
    return [column[0] for column in found.description], found.fetchall()


def _highest(store: sqlite3.Connection, column: str) -> int:
    tables = [t for t in _TABLES if column in _rows_columns(store, t)]
    return max(int(store.execute(f"SELECT max({column}) FROM {table}").fetchone()[0]) for table in tables)


def _rows_columns(store: sqlite3.Connection, table: str) -> list[str]:
    return [column[0] for column in store.execute(f"SELECT * FROM {table} LIMIT 1").description]


def _copied(
    columns: list[str], rows: list[tuple[Any, ...]], numbers: dict[str, int], copy: int
) -> Iterator[tuple[Any, ...]]:
    def other(found: re.Match[str]) -> str:
        return f"{found[1]}{int(found[2], 16) ^ copy:02x}{found[3]}"

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
