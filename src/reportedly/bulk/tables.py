"""Tables on their way into files: rows wait on disk, so that a part of any size, of any number of tables, needs little
memory. The same rows in the same order give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from tempfile import TemporaryFile
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

_ROWS = 1000
_BYTES = 8_000_000
"""Rows, and the bytes of their texts, that wait in memory before they go to disk."""
_TOGETHER = 24_000_000
"""Bytes of small tables that are made in one pass over what waits."""
_TABLE = "table"


class Tables:
    """Tables of one schema that are filled side by side."""

    def __init__(self, schema: pa.Schema) -> None:
        self._schema = schema
        self._file = TemporaryFile()  # noqa: SIM115 - closed by `end`, or with this object
        self._waiting: list[dict[str, Any]] = []
        self._bytes = 0
        self._numbers: dict[str, int] = {}
        self._sizes: dict[str, int] = {}
        told = schema.append(pa.field(_TABLE, pa.int32()))
        self._out = pa.ipc.new_stream(self._file, told, options=pa.ipc.IpcWriteOptions(compression="zstd"))

    def add(self, name: str, row: dict[str, Any]) -> None:
        """A row to the table of that name."""
        number = self._numbers.setdefault(name, len(self._numbers))
        size = sum(len(value) for value in row.values() if isinstance(value, (str, bytes)))
        self._sizes[name] = self._sizes.get(name, 0) + size
        self._waiting.append({**row, _TABLE: number})
        self._bytes += size
        if len(self._waiting) >= _ROWS or self._bytes >= _BYTES:
            self._put()

    def end(self) -> Iterator[tuple[str, bytes]]:
        """Each table as the bytes of a Parquet file, in the order of their names; nothing can be added after."""
        with self._file:
            self._put()
            self._out.close()
            for names in self._passes():
                if len(names) == 1:
                    yield names[0], self._packed(self._rows_of(names))
                    continue
                rows = pa.Table.from_batches(self._rows_of(names), schema=self._out_schema())
                for name in names:
                    mine = rows.filter(pc.equal(rows[_TABLE], self._numbers[name])).combine_chunks()
                    yield name, self._packed(iter(mine.to_batches()))

    def _put(self) -> None:
        if self._waiting:
            self._out.write_batch(pa.RecordBatch.from_pylist(self._waiting, schema=self._out_schema()))
            self._waiting, self._bytes = [], 0

    def _out_schema(self) -> pa.Schema:
        return self._schema.append(pa.field(_TABLE, pa.int32()))

    def _passes(self) -> Iterator[Sequence[str]]:
        """Names in their order, as many together as memory has room for; a large table alone, which needs none."""
        held: list[str] = []
        for name in sorted(self._sizes):
            if held and sum(self._sizes[one] for one in held) + self._sizes[name] > _TOGETHER:
                yield held
                held = []
            held.append(name)
        if held:
            yield held

    def _rows_of(self, names: Sequence[str]) -> Iterator[pa.RecordBatch]:
        wanted = pa.array([self._numbers[name] for name in names], pa.int32())
        self._file.seek(0)
        for batch in pa.ipc.open_stream(self._file):
            found = batch.filter(pc.is_in(batch[_TABLE], value_set=wanted))
            if found.num_rows:
                yield found

    def _packed(self, batches: Iterator[pa.RecordBatch]) -> bytes:
        """One row group for each of the batches."""
        sink = pa.BufferOutputStream()
        with pq.ParquetWriter(sink, self._schema, compression="zstd") as writer:
            for batch in batches:
                writer.write_batch(batch.drop_columns([_TABLE]))
        return bytes(sink.getvalue().to_pybytes())
