"""Exports of many events, by kind: `python benchmarks/export.py`. README.md says how each figure is taken."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, cast

from copies import multiply
from newsroom import news
from reportedly.errors import InputError
from reportedly.export.export import Export, run_export
from reportedly.export.kinds import KINDS
from reportedly.resolve.model import Event
from reportedly.store import Asked, Store, open_store

_EVENTS = 100_000
_CLAIMS = 20_000  # of the store that is made
_OURS = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


@dataclass(frozen=True)
class Figures:
    """What one export took. `peak_mb` is the most memory that one of its processes had."""

    kind: str
    events: int
    written: int
    seconds: float
    cpu_seconds: float
    peak_mb: float
    megabytes: float


class Again:
    """A store that gives its events again and again until there are so many, read anew each time."""

    def __init__(self, store: Store, events: int) -> None:
        self._store = store
        self._events = events

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def each_event(self, asked: Asked, as_of: datetime | None = None) -> Iterator[Event]:
        return islice(self._endless(asked, as_of), self._events)

    def _endless(self, asked: Asked, as_of: datetime | None) -> Iterator[Event]:
        while True:
            yield from self._store.each_event(asked, as_of)


def measure(kind: str, file: Path, events: int, jobs: int | None = None) -> Figures:
    """Export so many events in this process; evidence in so many more, one a core unless told."""
    with tempfile.TemporaryDirectory() as folder, open_store(file, create=False) as store:
        out = Path(folder) / "out"
        export = Export(cast("Store", Again(store, events)), Asked(limit=events), None, out, options={"jobs": jobs})
        start, worked = time.perf_counter(), _worked()
        run_export(kind, export)
        took, cpu = time.perf_counter() - start, _worked() - worked
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    peak = max(resource.getrusage(who).ru_maxrss for who in _OURS) / 1024
    return Figures(kind, events, export.written, took, cpu, peak, size / 1e6)


def _worked() -> float:
    """Processor time of this process and of those that it started and that ended."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, _OURS))


def make(file: Path, copies: int = 1) -> None:
    """A store of synthetic news, so many times over."""
    with open_store(file) as store:
        for document, claims in news(_CLAIMS):
            store.add(document, claims, tool="benchmark")
    multiply(file, copies)


def apart(kind: str, file: Path, events: int) -> dict[str, Any] | None:
    """The figures of a kind, taken in a process of its own; None where it cannot be written here."""
    command = [sys.executable, __file__, "--kind", kind, "--store", str(file), "--events", str(events)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{kind}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=tuple(KINDS), help="this kind alone (default: each, in its own process)")
    parser.add_argument("--events", type=int, default=_EVENTS, help=f"how many to export (default: {_EVENTS})")
    parser.add_argument("--store", type=Path, help="a store with events (default: one that is made, and removed)")
    parser.add_argument("--copies", type=int, default=1, help="how many times over to fill the store that is made")
    parser.add_argument("--jobs", type=int, help="of evidence: how many processes (default: one a core)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file: Path = options.store or Path(folder) / "reportedly.db"
        if options.store is None:
            make(file, options.copies)
        if options.kind:
            try:
                print(json.dumps(asdict(measure(options.kind, file, options.events, options.jobs))))
            except InputError as error:
                print(f"{error.problem}; {error.remedy}", file=sys.stderr)
                return 2
            return 0
        runs = [apart(kind, file, events) for kind in KINDS for events in (options.events // 10, options.events)]
    report = [found for found in runs if found is not None]
    print(json.dumps(json.loads(json.dumps(report), parse_float=lambda f: round(float(f), 2)), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
