"""What `resolve DIR` takes of an archive: `python benchmarks/archives.py`. README.md says how each figure is taken.

The claims are those of `newsroom.py`, in parts as `bulk` writes them, in no order of days.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from newsroom import news
from reportedly.bulk.coding import CLAIMS, DOCUMENTS, claim_rows, document_row
from reportedly.bulk.engines import Processes
from reportedly.bulk.folder import Done, Folder
from reportedly.bulk.resolving import resolve_folder
from reportedly.bulk.tables import Tables
from reportedly.model import Claim, Document

_PART = 200
"""Documents of a part."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=30_000, help="claims (default: %(default)s)")
    parser.add_argument("--parts", type=int, default=16, help="as `resolve` takes it (default: %(default)s)")
    parser.add_argument("--keep", type=Path, help="make the folder here and leave it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        root = options.keep or Path(place)
        folder = Folder(str(root))
        documents = list(news(options.claims))
        random.Random(1).shuffle(documents)
        claims = sum(_filled(folder, number, part) for number, part in enumerate(_cut(documents)))
        steps = _Steps()
        events = resolve_folder(Processes(1), str(root), parts=options.parts, progress=steps.begin)
        steps.begin("")
        each = {step: round(1000 * seconds / claims, 3) for step, seconds in steps.seconds.items()}
        groups = _rows_by(root / "work" / "groups", 2)
        report = {
            "claims": claims,
            "events": events,
            "cpu_ms_per_claim": round(sum(each.values()), 2),
            "steps_ms_per_claim": each,
            "groups": len(groups),
            "groups_of_a_claim": round(sum(groups.values()) / claims, 2),
            "largest_group": max(groups.values()),
            "claims_at_an_edge": sum(_rows_by(root / "work" / "borders", 0).values()),
            "roots_joined": sum(_rows_by(root / "work" / "tops", 0).values()),
            "bytes_per_claim": {name: round(_bytes(root / name) / claims) for name in ("claims", "work")},
            "bytes_per_event": round(_bytes(root / "events") / events),
        }
        print(json.dumps(report, indent=2))


class _Steps:
    """CPU seconds of each step, by what `resolve` tells of its progress."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._step, self._begun = "", 0.0

    def begin(self, told: str) -> None:
        now = time.process_time()
        if self._step:
            self.seconds[self._step] = now - self._begun
        self._step, self._begun = told.partition(" ")[0], now


def _cut(documents: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (documents[first : first + _PART] for first in range(0, len(documents), _PART))


def _filled(folder: Folder, number: int, part: Sequence[tuple[Document, Sequence[Claim]]]) -> int:
    """The tables of a part; gives how many claims it has."""
    name, texts, claims = f"{number:06d}", Tables(DOCUMENTS), Tables(CLAIMS)
    for document, found in part:
        texts.add(f"documents/{name}.parquet", document_row(document, len(found), (), raw=False))
        for place, row in claim_rows(document, found):
            claims.add(f"claims/{place}/{name}.parquet", row)
    for path, content in chain(claims.end(), texts.end()):
        folder.write(path, content)
    many = sum(len(found) for _, found in part)
    folder.mark(name, Done(len(part), many, 0))
    return many


def _rows_by(folder: Path, levels: int) -> Counter[str]:
    """Rows of the tables, by the folders of so many levels."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*.parquet"):
        found["/".join(path.relative_to(folder).parts[:levels])] += pq.ParquetFile(path).metadata.num_rows
    return found


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
