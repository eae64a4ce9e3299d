"""Events as GeoParquet 1.1 and their claims as Parquet: two files, written in groups of rows.

https://geoparquet.org/releases/v1.1.0/: the metadata `geo`, geometries as WKB, and a column `bbox` by which readers
skip rows that lie elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.export.export import Export
from reportedly.export.flat import TOLLS, Row, claim_rows, event_row
from reportedly.export.geometry import Bounds, bounds, shape_of_event, together
from reportedly.export.wkb import wkb

_GROUP = 4096  # rows of a row group: a few megabytes in memory

_TEXTS = pa.list_(pa.string())
_DAY, _NUMBER, _TEXT = pa.date32(), pa.int64(), pa.string()


def _struct(*texts: str, **others: pa.DataType) -> pa.DataType:
    return pa.struct({**dict.fromkeys(texts, _TEXT), **others})


_SIDES = pa.list_(_struct("actor_id", "name", "kind", "country"))
_FIGURES = pa.list_(_struct("claimant", "claim", "scope", low=_NUMBER, high=_NUMBER, text=_TEXT))

EVENTS = pa.schema(
    {
        "event_id": _TEXT,
        "version": _NUMBER,
        **dict.fromkeys(("event_type", "mode", "acled_event_type", "acled_sub_event_type", "acled_reason"), _TEXT),
        "standing": _TEXT,
        "also": _TEXTS,
        "reason": _TEXT,
        "origins": _NUMBER,
        "reliability": _TEXT,
        "information": pa.int8(),
        "review": _TEXT,
        "earliest": _DAY,
        "latest": _DAY,
        **dict.fromkeys(("time_precision", "place", "place_id", "admin1", "country", "place_precision"), _TEXT),
        "geometry_is": _TEXT,
        "geometry_note": _TEXT,
        "radius_km": pa.float64(),
        "who": _TEXT,
        "whom": _TEXT,
        "actors": _SIDES,
        "targets": _SIDES,
        **{
            f"{name}_{value}": kind
            for name in TOLLS
            for value, kind in (
                *dict.fromkeys(("low", "best", "high", "acled"), _NUMBER).items(),
                ("rule", _TEXT),
                ("by_claimant", _FIGURES),
            )
        },
        "contradictions": pa.list_(_struct("field", "kind", "reason", claims=_TEXTS)),
        "bbox": pa.struct(dict.fromkeys(("xmin", "ymin", "xmax", "ymax"), pa.float64())),
        "geometry": pa.binary(),
    }
)

CLAIMS = pa.schema(
    {
        "claim_id": _TEXT,
        "event_id": _TEXT,
        **dict.fromkeys(("source", "stance", "interest", "modality"), _TEXT),
        **dict.fromkeys(("hedged", "background", "withdrawn"), pa.bool_()),
        "origin": _NUMBER,
        "origin_key": _TEXT,
        "sentence": _TEXT,
        "start": _NUMBER,
        "end": _NUMBER,
        **dict.fromkeys(("trigger", "event_type", "mode", "acled_sub_event_type"), _TEXT),
        "actors": _TEXTS,
        "targets": _TEXTS,
        "place": _TEXT,
        "time": _TEXT,
        "earliest": _DAY,
        "latest": _DAY,
        "counts": pa.list_(_struct("kind", "of", low=_NUMBER, high=_NUMBER, text=_TEXT)),
        "weapons": _TEXTS,
        **dict.fromkeys(("document_id", "document", "url", "publisher"), _TEXT),
        "agencies": _TEXTS,
        "published": _DAY,
    }
)


def write(export: Export) -> None:
    """`events.parquet` and `claims.parquet` in the folder; a claim's `event_id` leads to its event."""
    whole: Bounds | None = None
    kinds: set[str] = set()
    with _Rows(export.out / "events.parquet", EVENTS) as events, _Rows(export.out / "claims.parquet", CLAIMS) as claims:
        for event in export.events():
            shape = shape_of_event(event)
            box = bounds(shape.geometry)
            if shape.geometry:
                kinds.add(shape.geometry["type"])
            whole = together(whole, box)
            geometry = wkb(shape.geometry) if shape.geometry else None
            events.add({**event_row(event, shape), "bbox": _covering(box), "geometry": geometry})
            for row in claim_rows(event):
                claims.add({"event_id": event.event_id, **row})
            export.written += 1
        events.told["geo"] = json.dumps(geo(kinds, whole))


def geo(kinds: set[str], whole: Bounds | None) -> dict[str, Any]:
    """The file's `geo` metadata; no `crs` means OGC:CRS84, longitude and latitude of WGS 84."""
    covering = {"bbox": {side: ["bbox", side] for side in ("xmin", "ymin", "xmax", "ymax")}}
    column = {
        "encoding": "WKB",
        "geometry_types": sorted(kinds),
        "orientation": "counterclockwise",
        "covering": covering,
    }
    return {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {"geometry": {**column, **({"bbox": list(whole)} if whole else {})}},
    }


def _covering(box: Bounds | None) -> Row | None:
    """The box as readers compare it: what reaches over the antimeridian is all the way round."""
    if box is None:
        return None
    west, south, east, north = box if box[0] <= box[2] else (-180.0, box[1], 180.0, box[3])
    return {"xmin": west, "ymin": south, "xmax": east, "ymax": north}


class _Rows:
    """A Parquet file under way; `told` is metadata that is known at its end."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.told: dict[str, str] = {}
        self._schema = schema
        self._rows: list[Row] = []
        self._writer = pq.ParquetWriter(path, schema, compression="zstd", store_schema=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._write()
                self._writer.add_key_value_metadata(self.told)
        finally:
            self._writer.close()

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) >= _GROUP:
            self._write()

    def _write(self) -> None:
        if self._rows:
            self._writer.write_table(_table(self._rows, self._schema), row_group_size=_GROUP)
            self._rows.clear()


def _table(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except (UnicodeEncodeError, OverflowError):
        return pa.Table.from_pylist([_fitting(row) for row in rows], schema=schema)


def _fitting(value: Any) -> Any:
    """Text without halves of surrogate pairs, which UTF-8 cannot hold; a number beyond 64 bits is left out."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return None
    if isinstance(value, dict):
        return {key: _fitting(inner) for key, inner in value.items()}
    return [_fitting(inner) for inner in value] if isinstance(value, list) else value
