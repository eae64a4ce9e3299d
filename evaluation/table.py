"""The table: each figure of each measure with its interval, its counts, and its target where there is one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from evaluation.bootstrap import interval, total
from evaluation.measure import Result

TARGETS = Path(__file__).with_name("targets.toml")
_HEAD = ("measure", "figure", "value", "95 % interval", "documents", "items", "target", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `items` are what it rests on: wanted things, judged answers, pairs of values."""

    measure: str
    figure: str
    value: float
    low: float | None
    high: float | None
    documents: int
    items: float
    target: float | None

    @property
    def is_met(self) -> bool | None:
        return None if self.target is None else round(self.value, 3) >= self.target

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "met": self.is_met}


def targets() -> Mapping[str, Mapping[str, float]]:
    """Measure -> figure -> what it should reach."""
    return tomllib.loads(TARGETS.read_text(encoding="utf-8"))


def rows_of(measure: str, results: Sequence[Result], wanted: Mapping[str, float] | None = None) -> list[Row]:
    """The figures of one measure, in the order in which its documents first tell them, but those of nothing."""
    wanted = targets().get(measure, {}) if wanted is None else wanted
    rows = []
    for figure in dict.fromkeys(name for r in results for name in r.counts):
        counters = [r.counts[figure] for r in results if figure in r.counts]
        summed = total(counters)
        low, high = interval(counters) or (None, None)
        if summed.items:
            rows.append(Row(measure, figure, summed.value, low, high, len(counters), summed.items, wanted.get(figure)))
    return rows


def lines_of(rows: Iterable[Row]) -> list[str]:
    """The table as lines of text, columns aligned."""
    cells = [_HEAD, *(_cells(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    left = {0, 1, 7}
    return [
        "  ".join(c.ljust(w) if i in left else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths, strict=True)))
        .rstrip()
        for line in cells
    ]  # fmt: skip


def _cells(row: Row) -> tuple[str, ...]:
    between = "–" if row.low is None or row.high is None else f"{row.low:.3f}–{row.high:.3f}"
    verdict = {None: "", True: "met", False: "below"}[row.is_met]
    target = "–" if row.target is None else f"{row.target:.3f}"
    return (
        row.measure, row.figure, f"{row.value:.3f}", between, str(row.documents), f"{row.items:.0f}", target, verdict,
    )  # fmt: skip
