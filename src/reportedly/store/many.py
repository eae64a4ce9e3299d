"""Asking for the rows of many ids, with statements that are put together once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select
from sqlalchemy.dialects import sqlite

AT_ONCE = 900
"""Parameters of one statement that every build of SQLite takes."""
UP_TO: ColumnElement[int] = bindparam("up_to")
"""The entry after which nothing is read, in a question for `find`."""


def find(
    connection: Connection,
    asked: Select[Any],
    column: ColumnElement[Any],
    values: Iterable[str] | Iterable[int],
    entry: int,
) -> list[Any]:
    """The rows of a question in which a column has one of these values, as they were after an entry.

    The question is a constant of its module, for it is remembered. Rows have its order only where the values are at
    most `AT_ONCE`.
    """
    whole = _among(asked, column, connection.dialect.name)
    in_one = connection.dialect.name == "sqlite"
    order = sorted(values)
    found: list[Any] = []
    for start in range(0, len(order), AT_ONCE):
        part = order[start : start + AT_ONCE]
        given = {"given": json.dumps(part) if in_one else part, "up_to": entry}
        found.extend(connection.execute(whole, given).all())
    return found


@cache
def _among(asked: Select[Any], column: ColumnElement[Any], dialect: str) -> Select[Any]:
    """SQLite takes the values as one parameter: a statement of hundreds takes longer to put together and to read than
    what it asks for."""
    if dialect != "sqlite":
        return asked.where(column.in_(bindparam("given", expanding=True)))
    return asked.where(column.in_(select(func.json_each(bindparam("given")).table_valued("value").c.value)))


def find_tuples(
    connection: Connection,
    asked: Select[Any],
    column: ColumnElement[Any],
    values: Iterable[str] | Iterable[int],
    entry: int,
) -> list[tuple[Any, ...]]:
    """The same as plain tuples, of columns that are text or whole numbers.

    Of SQLite they come from its driver: where millions of rows are read, SQLAlchemy's own take a twentieth of all work
    to be made and to be taken apart.
    """
    if connection.dialect.name != "sqlite":
        return [tuple(row) for row in find(connection, asked, column, values, entry)]
    text, constants = _in_words(asked, column)
    order: list[Any] = sorted(values)
    driver: Any = connection.connection.driver_connection
    found: list[tuple[Any, ...]] = []
    try:
        for start in range(0, len(order), AT_ONCE):
            given = {**constants, "given": json.dumps(order[start : start + AT_ONCE]), "up_to": entry}
            found += driver.execute(text, given).fetchall()
    except sqlite3.Error:  # asked again, it fails as all other questions do
        return [tuple(row) for row in find(connection, asked, column, order, entry)]
    return found


@cache
def _in_words(asked: Select[Any], column: ColumnElement[Any]) -> tuple[str, Mapping[str, Any]]:
    """A question as SQLite reads it, with its parameters that are always the same."""
    made = _among(asked, column, "sqlite").compile(dialect=sqlite.dialect(paramstyle="named"))
    return str(made), made.params
