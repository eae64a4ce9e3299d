"""JSON Lines: one document a line, read line by line; a broken line is one error, and the others still come."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from reportedly.errors import InputError
from reportedly.model import Document
from reportedly.read.build import build
from reportedly.read.days import parse_day
from reportedly.read.options import ReadOptions
from reportedly.read.text import read_text

_CHUNK = 1 << 20
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def read_jsonl(stream: BinaryIO, *, ref: str, options: ReadOptions) -> Iterator[Document | InputError]:
    """Documents and errors in the order of the lines; blank lines are passed over, and no record is an error."""
    seen = False
    for number, line in _lines(stream, options.max_bytes):
        if line is not None and not line.strip(codecs.BOM_UTF8 + b" \t\r\n"):
            continue
        seen = True
        where = f"{ref}:{number}"
        try:
            yield _document(line, where=where, options=options)
        except InputError as error:
            yield error
    if not seen:
        yield InputError(ref=ref, problem="the input has no records", remedy="check how it was made")


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for a line of more than `limit` bytes, of which no more than that is held."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while rest := stream.readline(_CHUNK):
                if rest.endswith(b"\n"):
                    break
            yield number, None
        else:
            yield number, line


def _document(line: bytes | None, *, where: str, options: ReadOptions) -> Document:
    if line is None:
        limit = f"{options.max_bytes / 1e6:g} MB"
        raise InputError(ref=where, problem=f"the record is larger than {limit}", remedy="divide it")
    record = _record(line, where)
    text = _string(record, "text", where)
    if text is None or not text.strip():
        raise InputError(ref=where, problem="the record has no text", remedy="give each record a 'text'")
    # Half of a surrogate pair is no character and cannot be written out; the offsets stay.
    text = _SURROGATES.sub("\ufffd", text)
    title, url, publisher, day = (_string(record, key, where) for key in ("title", "url", "publisher", "published"))
    found = read_text(text, title=title, prose=options.prose)
    found.publisher, found.url = publisher or found.publisher, url or found.url
    if day is not None:
        try:
            found.published = parse_day(day)
        except ValueError as error:
            raise InputError(
                ref=where, problem=f"'published': {_problem(error)}", remedy="write it as YYYY-MM-DD"
            ) from error
    name = record.get("id", record.get("ref"))
    return build(
        text,
        found,
        ref=str(name) if isinstance(name, (str, int)) and str(name) else where,
        problem_ref=where,
        options=options,
        media_type="text/plain",
        given=(title, url, publisher, day),
    )


def _problem(error: ValueError) -> str:
    return str(error).partition("; ")[0]


def _record(line: bytes, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line.removeprefix(codecs.BOM_UTF8).strip().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(ref=where, problem="the record is not UTF-8", remedy="convert the file to UTF-8") from error
    except json.JSONDecodeError as error:
        raise InputError(
            ref=where, problem=f"broken JSON ({error.msg}, column {error.colno})", remedy="mend the line or take it out"
        ) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets nested in thousands
        raise InputError(
            ref=where, problem="JSON that cannot be read", remedy="mend the line or take it out"
        ) from error
    if not isinstance(record, dict):
        raise InputError(ref=where, problem="no JSON object", remedy="write one object with a 'text' to a line")
    return record


def _string(record: dict[str, Any], key: str, where: str) -> str | None:
    """The record's value, None where it has none; raises InputError for a value that is no string."""
    value = record.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(ref=where, problem=f"'{key}' is not a string", remedy="write it in quotation marks")
    return value
