"""Many rows at once: PostgreSQL takes them by COPY, SQLite by one statement that is repeated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table

_FEW = 100  # rows for which COPY is not worth its round trips


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows of one table, all with the same columns; nothing where there are none."""
    if not rows:
        return
    if connection.dialect.name != "postgresql" or len(rows) < _FEW:
        connection.execute(table.insert(), [dict(row) for row in rows])
        return
    names = list(rows[0])
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(quote(name) for name in names)
    cursor: Any = connection.connection.cursor()
    with cursor, cursor.copy(f"COPY {quote(table.name)} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([row[name] for name in names])
