"""The accuracy gate: what the measures give now against the floors in floors.toml, which only rise.

python -m evaluation.gate                                  # fails (exit 1) where a figure is below its floor
python -m evaluation.gate --each 7                         # the same, of the theatres each seventh only, and the newest
python -m evaluation.gate [MEASURE …] --raise              # writes figures that are higher, and those of new measures
python -m evaluation.gate MEASURE … --lower "reason"       # writes the figures of these measures as they are

Measures whose corpora are not there are skipped; large corpora are measured in part (docs/accuracy.md).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from evaluation.__main__ import SHARED
from evaluation.floors import FLOORS, Pinned, pinned_of, read_floors, written
from evaluation.measure import GOLD, MORE_SCENARIOS, Measure, NotMeasuredError, Tools, corpus_hash
from evaluation.measures import measures
from evaluation.run import take
from evaluation.table import rows_of

CORES = 2


def main(arguments: Sequence[str] | None = None) -> int:
    known = {m.name: m for m in measures().values() if m.every}
    options = _parser().parse_args(arguments)
    unknown = [name for name in options.measures if name not in known]
    if unknown or (options.lower is not None and not (options.measures and options.lower.strip())):
        what = f"the gate has no measure {unknown[0]}" if unknown else "--lower wants measures, and a reason"
        print(f"evaluation.gate: {what}", file=sys.stderr)
        return 2
    if options.measures and options.each > 1:
        print("evaluation.gate: --each is for all measures, and not for those that are named", file=sys.stderr)
        return 2
    pinned = read_floors(options.floors)
    writes = options.rise or options.lower is not None
    names = options.measures or _some(list(known), options.each)
    wanted = [known[n] for n in names if writes or n in pinned]
    jobs = min(CORES, os.cpu_count() or 1, len(wanted))
    tools = Tools(options.corpora, options.acceptance, options.gold, threads=1 if jobs > 1 else None)
    now = _measured(wanted, tools, pinned, jobs=jobs, reason=options.lower or "")
    if options.lower is not None:
        pinned |= now
    elif options.rise:
        # Floors of another corpus stay as they are, and are told as a problem below.
        pinned |= {n: pinned[n].raised(p) if n in pinned else p for n, p in now.items() if not _is_other(pinned, p, n)}
    if writes:
        options.floors.write_text(written(pinned), encoding="utf-8")
    problems = [f"{n}: {line}" for n, p in now.items() for line in pinned[n].problems(p)]
    for problem in problems:
        print(f"evaluation.gate: {problem}", file=sys.stderr)
    for name in sorted(() if options.measures else known.keys() - pinned.keys()):
        print(f"{name}: no floors yet; --raise writes them")
    return 1 if problems else 0


def _some(names: Sequence[str], each: int) -> list[str]:
    """All measures but the theatres; of these the first, which is written to the order, and each so-manieth up to the
    last: they are alike, and forty of them take longer than all others."""
    theatres = [name for name in names if name in MORE_SCENARIOS]
    left_out = {name for i, name in enumerate(reversed(theatres)) if i % each}
    return [name for name in names if name not in left_out]


def _is_other(pinned: Mapping[str, Pinned], now: Pinned, name: str) -> bool:
    return name in pinned and pinned[name].is_other(now)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.gate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("measures", nargs="*", metavar="MEASURE", help="which to take; all unless told")
    add("--corpora", type=Path, default=SHARED / "corpora", metavar="DIR")
    add("--acceptance", type=Path, default=SHARED / "acceptance", metavar="DIR")
    add("--gold", type=Path, default=GOLD, metavar="DIR")
    add("--floors", type=Path, default=FLOORS, metavar="FILE")
    add("--each", type=_positive, default=1, metavar="N", help="of the theatres each N-th only; all unless told")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="rise", action="store_true", help="write what is higher or new as floors")
    change.add_argument("--lower", metavar="REASON", help="write the figures of the named measures, with the reason")
    return parser


def _positive(told: str) -> int:
    if not told.isdecimal() or int(told) < 1:
        raise argparse.ArgumentTypeError("a whole number from 1 on is wanted")
    return int(told)


def _measured(
    wanted: Sequence[Measure], tools: Tools, pinned: Mapping[str, Pinned], *, jobs: int, reason: str
) -> dict[str, Pinned]:
    """What the measures give now, as floors; each is printed as soon as it is there."""
    now: dict[str, Pinned] = {}
    for measure, results in take(wanted, tools, jobs=jobs, gate=True):
        if isinstance(results, NotMeasuredError):
            print(f"{measure.name}: skipped: {results}")
        elif rows := rows_of(measure.name, results):
            floors = pinned[measure.name].floors if measure.name in pinned else {}
            for row in rows:
                least = f"{max(0.0, floors[row.figure].least):.3f}" if row.figure in floors else "–"
                print(f"{row.measure:12}  {row.figure:38}  {row.value:.3f}  at least {least}", flush=True)
            corpus = corpus_hash([tools.path(need) for need in measure.needs])
            now[measure.name] = pinned_of(rows, every=measure.every, corpus=corpus, reason=reason)
    return now


if __name__ == "__main__":
    sys.exit(main())
