"""What a row of a file with a store must be like: its columns, their shapes, and what binds them to each other."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Column, LargeBinary, Table

from reportedly.store import jsons, portable, shapes
from reportedly.store.load_lines import BadLineError
from reportedly.store.rows import stamp

_MOST_PEOPLE = 8_000_000_000
_LONGEST_NAME = 40  # of a bound; a later version may know others

Row = dict[str, Any]


class Check:
    """Whether a row has the columns of its table, each of its kind; gives the row as the database takes it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._columns = {column.name: _kind(table, column) for column in portable.columns(table)}
        self._fits = shapes.fitting(self._columns)

    def __call__(self, told: Row) -> Row:
        if told.keys() != self._columns.keys():
            odd = sorted(told.keys() ^ self._columns.keys())
            raise BadLineError(f"a row of {self.table.name} has {', '.join(self._columns)}; look at {odd[0]!r:.40}")
        if not self._fits(told):
            raise BadLineError(shapes.misfit(self._columns, told) or "a value does not fit")
        return told


def _kind(table: Table, column: Column[Any]) -> shapes.Shape:
    shape = _JSON.get((table.name, column.name)) if column.name in portable.JSON else None
    if (table.name, column.name) == ("versions", "json"):
        shape = shapes.event_shape()
    if column.name == "value":
        return shapes.Maybe(_anything)
    if shape is None:
        kinds = {LargeBinary: str, Boolean: bool}
        python = column.type.python_type
        shape = kinds.get(type(column.type)) or (shapes.name if python is str else shapes.whole)
    return shapes.Maybe(shape) if column.nullable else shape


_JSON = {
    ("documents", "head"): shapes.HEAD,
    ("documents", "json"): shapes.DOCUMENT,
    ("claims", "linked"): shapes.LINKED,
    ("claims", "json"): shapes.CLAIM,
    ("links", "json"): shapes.LINK,
}


def _anything(_: Any) -> bool:
    """value"""
    return True


def look_at_raw(row: Row) -> None:
    try:
        row["content"] = base64.b64decode(row["content"], validate=True)
    except (binascii.Error, ValueError):
        raise BadLineError("content is no base64") from None
    if hashlib.sha256(row["content"]).hexdigest() != row["hash"]:
        raise BadLineError("the hash does not fit the bytes")


def look_at_document(row: Row) -> None:
    head, whole = row["head"], row["json"]
    if not head["document_id"] == whole["id"] == row["document_id"]:
        raise BadLineError("its ids differ")
    if any(head[key] != whole[key] for key in ("ref", "url", "publisher", "agencies", "published")):
        raise BadLineError("its head is another document's")
    row["head"], row["json"] = jsons.written(head), jsons.written(whole)


def look_at_visit(row: Row) -> None:
    if not is_stamp(row["fetched"]):
        raise BadLineError("fetched is no time")


def look_at_bound(row: Row) -> None:
    if not 0 < len(row["bound"]) <= _LONGEST_NAME or row["sentences"] < 1:
        raise BadLineError("it is no bound that sentences ran into")


def is_stamp(told: str) -> bool:
    try:
        return stamp(datetime.strptime(told, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)) == told
    except ValueError:
        return False


def look_at_link(row: Row) -> None:
    if not row["a"] < row["b"]:
        raise BadLineError("a is not before b")
    row["json"] = jsons.written(row["json"])


def astray(told: Mapping[str, Any], text: str) -> str | None:
    """What a claim says that its document's text does not bear out."""
    claim = told["claim"]
    sentence = claim["evidence"]
    if text[sentence["start"] : sentence["end"]] != told["evidence"]:
        return "its sentence does not stand where it says"
    spans = [claim["trigger"], *claim["weapons"], *(link["cue"] for link in claim["attribution"] if link["cue"])]
    if any(text[span["start"] : span["end"]] != span["text"] for span in spans):
        return "its words do not stand where it says"
    return None


def settable(field: str | None, value: Any) -> bool:
    """Whether `judge … set` takes it."""
    if field in ("killed", "wounded", "detained"):
        return type(value) is int and 0 <= value <= _MOST_PEOPLE
    if field == "time":
        return shapes.day(value)
    return field in ("event_type", "mode", "place") and isinstance(value, str)
