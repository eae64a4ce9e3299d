"""The documents of a unit, or the error of each record that gives none."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

import fsspec

from reportedly.bulk.units import Unit
from reportedly.errors import InputError
from reportedly.model import Document
from reportedly.parallel import Fault, attempt
from reportedly.read.fetch import Fetched
from reportedly.read.inputs import read_body, read_content
from reportedly.read.jsonl import read_jsonl
from reportedly.read.options import ReadOptions

_CHUNK = 1 << 20
_ROWS = 64
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def documents(unit: Unit, options: ReadOptions) -> Iterator[Document | InputError]:
    """In the order of the records. A unit that cannot be opened, or breaks off, is one error and what came before."""
    read = {"warc": _warc, "lines": _lines, "packed": _packed, "table": _table, "text": _text}[unit.kind]
    try:
        with fsspec.open(unit.path, "rb") as file:
            yield from read(cast("BinaryIO", file), unit, options)
    except (OSError, EOFError, ValueError) as error:
        words = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield InputError(ref=unit.path, problem=f"it cannot be read on: {words:.200}", remedy="check the file")


def _lines(file: BinaryIO, unit: Unit, options: ReadOptions) -> Iterator[Document | InputError]:
    """The lines that begin in the unit. The byte before it tells whether one begins at its start."""
    if unit.first:
        file.seek(unit.first - 1)
        while rest := file.readline(_CHUNK):
            if rest.endswith(b"\n"):
                break
    yield from read_jsonl(cast("BinaryIO", _Until(file, unit.last)), ref=f"{unit.path}@{unit.first}", options=options)


class _Until:
    """A stream of lines that ends with the line that begins before `last`."""

    def __init__(self, file: BinaryIO, last: int) -> None:
        self._file = file
        self._last = last
        self._at = file.tell()
        self._inside = False

    def readline(self, limit: int = -1) -> bytes:
        if not self._inside and self._at >= self._last:
            return b""
        line = self._file.readline(limit)
        self._at += len(line)
        self._inside = bool(line) and not line.endswith(b"\n")
        return line


def _packed(file: BinaryIO, unit: Unit, options: ReadOptions) -> Iterator[Document | InputError]:
    yield from read_jsonl(cast("BinaryIO", gzip.GzipFile(fileobj=file)), ref=unit.path, options=options)


def _text(file: BinaryIO, unit: Unit, options: ReadOptions) -> Iterator[Document | InputError]:
    content = file.read(options.max_bytes + 1)
    yield from read_content(content, ref=unit.path, name=PurePosixPath(unit.path).name, options=options)


def _table(file: BinaryIO, unit: Unit, options: ReadOptions) -> Iterator[Document | InputError]:
    """Rows with a column `text`, and those of id, title, url, publisher and published that there are."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file)
        columns = [name for name in (*_COLUMNS, "text") if name in table.schema_arrow.names]
        rows = table.iter_batches(_ROWS, row_groups=[unit.first], columns=columns)
        number = 0
        for batch in rows:
            for row in _values(batch):
                number += 1
                where = f"{unit.path}#{unit.first}.{number}"
                if row is None:
                    problem = "a value that is out of bounds, such as a day in no calendar"
                    yield InputError(ref=where, problem=problem, remedy="mend the row, or leave it out")
                    continue
                line = json.dumps({name: _plain(value) for name, value in row.items()}).encode()
                yield from read_jsonl(io.BytesIO(line), ref=where, options=options)
    except pa.ArrowException as error:
        raise ValueError(str(error)) from error


def _values(batch: Any) -> Iterator[dict[str, Any] | None]:
    """The rows, None for one that has a value which Python cannot hold."""
    try:
        yield from batch.to_pylist()
    except (OverflowError, ValueError):
        for at in range(batch.num_rows):
            try:
                yield batch.slice(at, 1).to_pylist()[0]
            except (OverflowError, ValueError):
                yield None


_COLUMNS = ("id", "title", "url", "publisher", "published")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, (str, int)) else str(value)


def _warc(file: BinaryIO, unit: Unit, options: ReadOptions) -> Iterator[Document | InputError]:
    """Pages that were answered with 200, and texts that were made of pages (WET)."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    file.seek(unit.first)
    for record in ArchiveIterator(file, record_types=kinds, parse_http=True):
        if record.stream_pos >= unit.last:
            return
        status = record.http_headers.status_code if record.http_headers is not None else 200
        kind = _media_type(record)
        if status != 200 or kind not in _PAGES:
            continue
        yield from _page(record, kind, options)


def _media_type(record: Any) -> str:
    if record.http_headers is not None:
        return str(record.http_content_type or "text/html").lower()
    told = record.headers.get("Content-Type") or "text/html"
    return str(told).partition(";")[0].strip().lower()


def _page(record: Any, kind: str, options: ReadOptions) -> Iterator[Document | InputError]:
    url = str(record.headers.get("WARC-Target-URI") or record.record_id).strip("<>")
    body = record.reader.read(options.max_bytes + 1)
    if len(body) > options.max_bytes:
        limit = f"{options.max_bytes / 1e6:g} MB"
        yield InputError(ref=url, problem=f"the page is larger than {limit}", remedy="leave it out")
        return
    charset = record.http_charset if record.http_headers is not None else "utf-8"
    fetched = Fetched(url=url, body=body, media_type=kind, charset=charset)
    try:
        made = attempt(read_body, fetched, ref=url, options=options)
    except InputError as error:
        yield error
        return
    if isinstance(made, Fault):
        problem = f"reportedly failed on it ({made.name}: {made.words:.200})"
        yield InputError(ref=url, problem=problem, remedy="please report this with the page")
        return
    yield _dated(made, record.headers)


def _dated(made: Document, headers: Mapping[str, str]) -> Document:
    """With the time of the fetch, as the archive tells it."""
    told = headers.get("WARC-Date")
    try:
        at = datetime.fromisoformat(told.replace("Z", "+00:00")) if told else None
    except ValueError:
        return made
    return replace(made, fetched=at.astimezone(UTC) if at and at.tzinfo else None)
