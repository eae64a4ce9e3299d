"""What the steps of `resolve` share: their job, the tables that they hand on in `work/`, and how these are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.bulk.folder import Folder
from reportedly.resolve.linked import linked_of
from reportedly.resolve.model import LinkedClaim, Pair
from reportedly.store import jsons

_TEXT, _NUMBER = pa.string(), pa.int64()
GIVEN = pa.schema({"claim_id": _TEXT, "arrival": _TEXT, "component": _TEXT, "linked": _TEXT})
PAIRS = pa.schema({"a": _TEXT, "b": _TEXT, "score": pa.float64(), "reasons": _TEXT, "barred": pa.bool_()})
EVENTS = pa.schema({"event_id": _TEXT, "arrival": _TEXT, "claims": pa.list_(_TEXT), "json": _TEXT, "country": _TEXT})


TASKS = 1000
"""The most tasks of a step that reads the whole folder: each writes a file for each of many tasks of the next."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """What the tasks of one run share: the folder, and into how many parts the places and the components of a window
    are divided."""

    out: str
    parts: int


def batches(items: Sequence[T]) -> list[Sequence[T]]:
    """The items in their order, some for each task, so that there are no more than `TASKS`."""
    size = max(1, -(-len(items) // TASKS))
    return [items[first : first + size] for first in range(0, len(items), size)]


def arrival_of(claim: LinkedClaim, number: int) -> str:
    """Sorts claims as they would have come: by day of publication, document, and place in its text."""
    day = claim.published.isoformat() if claim.published else "9999"
    return f"{day} {claim.document_id} {number:06d}"


def given_row(claim: LinkedClaim, linked: str, number: int) -> dict[str, Any]:
    return {"claim_id": claim.claim_id, "arrival": arrival_of(claim, number), "component": "", "linked": linked}


def pair_row(one: Pair) -> dict[str, Any]:
    reasons = jsons.written(list(one.reasons))
    return {"a": one.a, "b": one.b, "score": one.score, "reasons": reasons, "barred": one.barred}


def given(folder: Folder, under: str) -> Iterator[tuple[LinkedClaim, dict[str, Any]]]:
    """The claims of all tables under a folder, each once."""
    for row in given_rows(folder, under):
        yield linked_of(jsons.read(row["linked"])), row


def given_rows(folder: Folder, under: str) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for path in folder.find(under):
        for row in read(folder, path):
            if row["claim_id"] not in seen:  # one text in two units
                seen.add(row["claim_id"])
                yield row


def pairs(folder: Folder, under: str) -> Iterator[Pair]:
    """The pairs of all tables under a folder, sorted, each once: one is found wherever its claims meet."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for path in folder.find(under):
        found.update({(row["a"], row["b"]): row for row in read(folder, path)})
    for (a, b), row in sorted(found.items()):
        yield Pair(a, b, row["score"], tuple(jsons.read(row["reasons"])), row["barred"])


def read(folder: Folder, path: str, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
    with folder.open(path) as file:
        for batch in pq.ParquetFile(file).iter_batches(columns=columns):
            yield from batch.to_pylist()


def write(folder: Folder, name: str, rows: Iterable[Mapping[str, Any]], schema: pa.Schema) -> None:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), sink, compression="zstd")
    folder.write(name, bytes(sink.getvalue().to_pybytes()))
