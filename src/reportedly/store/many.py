"""Asking for the rows of many ids, with statements that are put together once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

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
