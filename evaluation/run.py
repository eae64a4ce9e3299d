"""Measures taken one after another, or some at once in processes of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from evaluation.measure import Measure, Result, Tools
from evaluation.measures import measures


def take(
    wanted: Sequence[Measure], tools: Tools, *, jobs: int = 1, gate: bool = False
) -> Iterator[tuple[Measure, Sequence[Result] | Path]]:
    """Each measure with its results, or with the file that it lacks; in the order given, each as soon as it is there.

    `gate` takes the part of each corpus that the measure has for the gate, else `tools.every` says it.
    """
    with_part = [(m, replace(tools, every=m.every) if gate else tools) for m in wanted]
    if jobs <= 1:
        for measure, its in with_part:
            yield measure, its.missing(measure) or list(measure.results(its))
        return
    with ProcessPoolExecutor(jobs) as pool:
        missing = {m.name: tools.missing(m) for m in wanted}
        running = {m.name: pool.submit(_one, m.name, its) for m, its in with_part if missing[m.name] is None}
        for measure in wanted:
            yield measure, missing[measure.name] or running[measure.name].result()


def _one(name: str, tools: Tools) -> list[Result]:
    return list(measures()[name].results(tools))
