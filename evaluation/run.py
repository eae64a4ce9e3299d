"""Measures taken one after another, or some at once in processes of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from evaluation.measure import Measure, NotMeasuredError, Result, Tools
from evaluation.measures import measures


def take(
    wanted: Sequence[Measure], tools: Tools, *, jobs: int = 1, gate: bool = False
) -> Iterator[tuple[Measure, Sequence[Result] | NotMeasuredError]]:
    """Each measure with its results, or with why it cannot be taken; in the order given, each as soon as it is there.

    `gate` takes the part of each corpus that the measure has for the gate, else `tools.every` says it.
    """
    with_part = [(m, replace(tools, every=m.every) if gate else tools) for m in wanted]
    if jobs <= 1:
        for measure, its in with_part:
            yield measure, _taken(measure, its)
        return
    with ProcessPoolExecutor(jobs) as pool:
        running = {m.name: pool.submit(_one, m.name, its) for m, its in with_part}
        for measure in wanted:
            yield measure, running[measure.name].result()


def _one(name: str, tools: Tools) -> Sequence[Result] | NotMeasuredError:
    return _taken(measures()[name], tools)


def _taken(measure: Measure, tools: Tools) -> Sequence[Result] | NotMeasuredError:
    if missing := tools.missing(measure):
        return NotMeasuredError(f"{missing} is missing")
    try:
        return list(measure.results(tools))
    except NotMeasuredError as reason:
        return reason
