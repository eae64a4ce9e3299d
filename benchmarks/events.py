"""The store as it grows: `python benchmarks/events.py`. README.md says how each figure is taken."""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

from newsroom import COUNTRIES, FIRST_DAY, news
from reportedly.store import Store, open_store

SIZES = (10_000, 100_000, 300_000)
_LAST = 50  # documents that are timed one by one at each size
_QUERIES = 25


@dataclass(frozen=True)
class Size:
    """Figures of a store with so many claims. `claim_ms` is of the claims since the size before."""

    claims: int
    events: int
    megabytes: float
    claim_ms: float
    claim_cpu_ms: float
    add_document_ms: float
    add_document_worst_ms: float
    query_ms: float
    query_worst_ms: float
    query_events: int


def grow(store: Store, file: Path | None, sizes: Sequence[int]) -> list[Size]:
    """Add synthetic news until each size is reached, and measure there."""
    stream = news(max(sizes))
    found: list[Size] = []
    claims, chance = 0, random.Random(7)
    for size in sorted(sizes):
        since, cpu, took = claims, 0.0, [0.0]
        while claims < size:
            made, told = next(stream)
            start, worked = time.perf_counter(), time.process_time()
            store.add(made, told, tool="benchmark")
            took.append(time.perf_counter() - start)
            cpu += time.process_time() - worked
            claims += len(told)
            if claims % 10_000 == 0:
                print(f"{claims} claims, {1000 * sum(took) / (claims - since):.2f} ms a claim", file=sys.stderr)
            day = made.published
        assert day is not None
        asked, counts = [], []
        for _ in range(_QUERIES):
            monday = FIRST_DAY + timedelta(days=chance.randrange(max(1, (day - FIRST_DAY).days - 7)))
            start = time.perf_counter()
            events = store.events(country=chance.choice(COUNTRIES), since=monday, until=monday + timedelta(days=6))
            asked.append(time.perf_counter() - start)
            counts.append(len(events))
        last = took[-_LAST:]
        found.append(
            Size(
                claims=claims,
                events=store.count_events(),
                megabytes=file.stat().st_size / 1e6 if file else 0.0,
                claim_ms=1000 * sum(took) / (claims - since),
                claim_cpu_ms=1000 * cpu / (claims - since),
                add_document_ms=1000 * median(last),
                add_document_worst_ms=1000 * max(last),
                query_ms=1000 * median(asked),
                query_worst_ms=1000 * max(asked),
                query_events=round(median(counts)),
            )
        )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="claims (default: 10000 100000 300000)")
    parser.add_argument("--store", help="a new store, as reportedly takes it (default: a file that is removed)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = None if options.store else Path(folder) / "reportedly.db"
        with open_store(options.store or str(file)) as store:
            sizes = grow(store, file, options.sizes)
    report = {
        "sizes": [asdict(size) for size in sizes],
        "growth": sizes[-1].claim_ms / sizes[0].claim_ms,
        "growth_cpu": sizes[-1].claim_cpu_ms / sizes[0].claim_cpu_ms,
    }
    print(json.dumps(json.loads(json.dumps(report), parse_float=lambda f: round(float(f), 3)), indent=2))


if __name__ == "__main__":
    main()
