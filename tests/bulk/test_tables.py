"""Rows that wait on disk come out as they went in, however many wait and however many tables are made in a pass."""

from __future__ import annotations

import io
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="the extra bulk is not installed")

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.bulk import tables

SCHEMA = pa.schema({"name": pa.string(), "number": pa.int64(), "raw": pa.binary()})
ROWS = [(f"t{n % 7}", {"name": f"row {n}", "number": n, "raw": bytes(n % 5) or None}) for n in range(100)]


def packed(rows: list[tuple[str, dict[str, Any]]]) -> dict[str, bytes]:
    filled = tables.Tables(SCHEMA)
    for name, row in rows:
        filled.add(name, row)
    return dict(filled.end())


@pytest.mark.parametrize(
    ("rows", "size", "together"), [(1000, 10**6, 10**6), (3, 10**6, 40), (1000, 20, 1), (7, 9, 300)]
)
def test_each_table_has_its_rows_in_order(rows: int, size: int, together: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_ROWS", rows)
    monkeypatch.setattr(tables, "_BYTES", size)
    monkeypatch.setattr(tables, "_TOGETHER", together)
    made = packed(ROWS)
    assert list(made) == sorted(made)
    for name, content in made.items():
        table = pq.read_table(io.BytesIO(content))
        assert table.schema.equals(SCHEMA)
        assert table.to_pylist() == [row for of, row in ROWS if of == name]
    assert packed(ROWS) == made


def test_nothing_gives_nothing() -> None:
    assert packed([]) == {}
