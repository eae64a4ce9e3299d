"""Whether memory stays level over many documents: `python benchmarks/ceiling.py`. README.md says how it is taken."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO, Any

from dispatches import write_dispatches

_MARKS = (0.1, 0.5, 1.0)
"""The parts of the documents at whose end memory is told: 10,000, 50,000 and 100,000 of 100,000."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What was done by then, and what the process held."""

    seconds: float
    documents: int
    rss_mb: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("bulk", "add"), nargs="?", default="bulk")
    parser.add_argument("--documents", type=int, default=100_000, help="dispatches (default: %(default)s)")
    parser.add_argument("--part", type=int, default=1, help="megabytes of a part of bulk (default: %(default)s)")
    parser.add_argument("--every", type=float, default=5.0, help="seconds between samples (default: %(default)s)")
    parser.add_argument("--samples", type=Path, help="write each sample into this file as it is taken, as JSON Lines")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_dispatches(folder / "dispatches.jsonl", options.documents)
        run = _bulk if options.command == "bulk" else _add
        begin = time.perf_counter()
        child, done = run(folder, options.part)
        samples = _watch(child, done, every=options.every, kept=options.samples)
        _, status, usage = os.wait4(child.pid, 0)
        told = _report(samples, options.documents, usage.ru_maxrss / 1e3 * 1.024)
        seconds = {"seconds": round(time.perf_counter() - begin), "cpu_seconds": round(usage.ru_utime + usage.ru_stime)}
        print(json.dumps({"command": options.command, "exit": status, **told, **seconds}, indent=2))


def _bulk(folder: Path, part: int) -> tuple[subprocess.Popen[bytes], Callable[[], int]]:
    """One process that codes the file in parts; what is done are the documents of the parts that are."""
    out, given = folder / "out", str(folder / "dispatches.jsonl")
    child = _child("bulk", given, "--out", str(out), "--jobs", "1", "--part", str(part), "--language", "en")
    known: dict[str, int] = {}

    def done() -> int:
        for path in (out / "done").glob("*.json") if (out / "done").is_dir() else ():
            if path.name not in known:
                known[path.name] = json.loads(path.read_text())["documents"]
        return sum(known.values())

    return child, done


def _add(folder: Path, _: int) -> tuple[subprocess.Popen[bytes], Callable[[], int]]:
    """One process that reads the file from a pipe into a store; what is done are the lines that went into the pipe, of
    which some three hundred wait there."""
    store = folder / "store.db"
    child = _child("add", "-", "--store", str(store), "--jobs", "1", "--language", "en", stdin=subprocess.PIPE)
    given = 0

    def feed(pipe: IO[bytes]) -> None:
        nonlocal given
        with (folder / "dispatches.jsonl").open("rb") as lines, pipe:
            for line in lines:
                pipe.write(line)
                given += 1

    assert child.stdin is not None
    Thread(target=feed, args=(child.stdin,), daemon=True).start()
    return child, lambda: given


def _child(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reportedly", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)


def _watch(
    child: subprocess.Popen[bytes], done: Callable[[], int], *, every: float, kept: Path | None
) -> Sequence[Sample]:
    """Samples until the process ends. It is not waited for here: the one who does gets its times."""
    samples: list[Sample] = []
    begin = time.perf_counter()
    while (rss := _rss_mb(child.pid)) is not None:
        samples.append(Sample(time.perf_counter() - begin, done(), rss))
        if kept is not None:
            with kept.open("a") as file:
                file.write(json.dumps([round(samples[-1].seconds, 1), samples[-1].documents, round(rss, 1)]) + "\n")
        time.sleep(every)
    return samples


def _rss_mb(pid: int) -> float | None:
    """Resident megabytes (10^6 bytes) of a process of this machine (Linux); None once it has ended."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    return None  # a process that has ended, and that nobody waited for, has no memory


def _report(samples: Sequence[Sample], documents: int, peak: float) -> dict[str, Any]:
    """The median and the highest of each stretch, and by how much memory rises from the first mark on."""
    before, stretches = 0, {}
    for mark in (int(part * documents) for part in _MARKS):
        held = [one.rss_mb for one in samples if before <= one.documents <= mark and one.documents]
        if held:
            stretches[f"to {mark:,}"] = {
                "median_mb": round(statistics.median(held), 1),
                "highest_mb": round(max(held), 1),
            }
        before = mark
    warm = [one for one in samples if one.documents >= _MARKS[0] * documents]
    rise = None
    if len({one.documents for one in warm}) > 1:
        line = statistics.linear_regression([one.documents for one in warm], [one.rss_mb for one in warm])
        rise = round(line.slope * 10_000, 2)
    return {"documents": documents, "rss": stretches, "rise_mb_per_10_000": rise, "peak_mb": round(peak, 1)}


if __name__ == "__main__":
    main()
