"""The first steps of `resolve`: claims go where they can meet others, and those that meet are compared."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.bulk import turned
from reportedly.bulk.folder import NOWHERE, Folder
from reportedly.bulk.steps import GIVEN, PAIRS, Step, given, given_row, pair_row, write
from reportedly.bulk.tables import Tables
from reportedly.resolve.linked import linked_json, linked_of
from reportedly.resolve.links import links
from reportedly.resolve.model import LinkedClaim
from reportedly.store import jsons
from reportedly.store.rules import default_rules

REACH = pa.schema(dict.fromkeys(("claim_id", "home", "last"), pa.string()))
_CLAIM = pa.schema({"document_id": pa.string(), "linked": pa.string(), "number": pa.int64()})
_DOCUMENT = "document|"
_AT_ONCE = 2000
"""Claims of a unit that are held together: those of some documents, whole."""


_TILE = 16
"""Cells of a tile, each way: four degrees."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Where the claims of some units went."""

    groups: Sequence[str]
    windows: Sequence[str]


def spread(step: Step, batch: Sequence[tuple[str, Sequence[str]]]) -> Spread:
    """Each claim of some units' tables to its groups, and to its home, the first window that it reaches. The pairs of
    one document's claims are found here and now."""
    folder, rules = Folder(step.out), default_rules()
    name = batch[0][0]
    groups, homes, reach, linked = Tables(GIVEN), Tables(GIVEN), Tables(REACH), Tables(PAIRS)
    at: dict[str, set[str]] = {"groups": set(), "windows": set()}
    gone = frozenset[str]().union(*(turned.withdrawn(folder, unit) for unit, _ in batch))
    documents = (_documents(folder, paths, turned.dropped(folder, unit)) for unit, paths in batch)
    for document in chain.from_iterable(documents):
        claims = [(claim, row) for claim, row in document if rules.keys(claim)]
        found = {claim.claim_id: _groups(claim, step.parts) for claim, _ in claims}
        windows = {claim_id: {group.partition("/")[0] for group in mine} for claim_id, mine in found.items()}
        for pair in links([claim for claim, _ in claims]):
            window = _meeting(windows[pair.a], windows[pair.b])
            linked.add(f"work/pairs/{window}/{name}.parquet", pair_row(pair))
        for claim, row in claims:
            reached = sorted(windows[claim.claim_id]) or [NOWHERE]
            taken_back = claim.claim_id in gone
            homes.add(f"work/homes/{reached[0]}/{name}.parquet", _taken_back(claim, row) if taken_back else row)
            for window in reached if len(reached) > 1 else ():
                told = {"claim_id": claim.claim_id, "home": reached[0], "last": reached[-1]}
                reach.add(f"work/reach/{window}/{name}.parquet", told)
            for group in found[claim.claim_id]:
                groups.add(f"work/groups/{group}/{name}.parquet", row)
            at["groups"].update(found[claim.claim_id])
            at["windows"].update(reached)
    for tables in (groups, homes, reach, linked):
        for path, content in tables.end():
            folder.write(path, content)
    return Spread(sorted(at["groups"]), sorted(at["windows"]))


def pair(step: Step, group: str) -> int:
    """The linked pairs of a group."""
    folder = Folder(step.out)
    claims = [claim for claim, _ in given(folder, f"work/groups/{group}")]
    reached = {claim.claim_id: frozenset(_groups(claim, step.parts)) for claim in claims}
    # Two that meet in several groups are compared in the first of them.
    found = links(claims, wanted=lambda a, b: min(reached[a] & reached[b]) == group)
    if found:
        window, _, part = group.partition("/")
        write(folder, f"work/pairs/{window}/{part}.parquet", map(pair_row, found), PAIRS)
    return len(found)


def _groups(claim: LinkedClaim, parts: int) -> list[str]:
    """The groups in which a claim can meet others: each of its keys, and of those that it looks for, is in one."""
    rules = default_rules()
    reach = {key for key in (*rules.keys(claim), *rules.probes(claim)) if not key.startswith(_DOCUMENT)}
    return sorted({_group(key, parts) for key in reach})


def _group(key: str, parts: int) -> str:
    """A window, which is a month, and a part of the places: claims of a country share one, and those of a tile, for
    a claim looks for others in the cells around its own."""
    place, _, time = key.rpartition("|")
    month = time.partition(":")[2][:7]
    level, _, cell = place.partition(":")
    if level == "cell":
        north, east = (int(number) // _TILE for number in cell.split(","))
        place = f"tile:{north},{east}"
    return f"{month}/{zlib.crc32(place.encode()) % parts:05d}"


def _meeting(one: set[str], other: set[str]) -> str:
    """The window to which a pair of one document's claims belongs, which both then reach."""
    window = min(one & other or one | other or {NOWHERE})
    one.add(window)
    other.add(window)
    return window


def _taken_back(claim: LinkedClaim, row: dict[str, Any]) -> dict[str, Any]:
    """As its event has it; which claims it is linked with does not depend on it."""
    return {**row, "linked": jsons.written(linked_json(replace(claim, withdrawn=True)))}


def _documents(
    folder: Folder, paths: Sequence[str], left_out: frozenset[str]
) -> Iterator[list[tuple[LinkedClaim, dict[str, Any]]]]:
    """The claims of each document, which the tables have by country and month."""
    total = 0
    for path in paths:
        with folder.open(path) as file:
            total += pq.ParquetFile(file).metadata.num_rows
    sorted_out = Tables(_CLAIM)
    for path in paths:
        with folder.open(path) as file:
            for batch in pq.ParquetFile(file).iter_batches(columns=_CLAIM.names):
                for row in (row for row in batch.to_pylist() if row["document_id"] not in left_out):
                    bucket = zlib.crc32(row["document_id"].encode()) % (total // _AT_ONCE + 1)
                    sorted_out.add(f"{bucket:06d}", row)
    for _, content in sorted_out.end():
        found: dict[str, list[tuple[LinkedClaim, dict[str, Any]]]] = {}
        for row in pq.read_table(pa.BufferReader(content)).to_pylist():
            claim = linked_of(jsons.read(row["linked"]))
            made = claim, given_row(claim, row["linked"], row["number"])
            found.setdefault(row["document_id"], []).append(made)
        yield from found.values()
