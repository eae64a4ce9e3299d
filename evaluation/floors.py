"""The pinned floors: what each figure was when it was last raised, on which corpus, from how many items."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.table import Row

FLOORS = Path(__file__).with_name("floors.toml")
ANSWERS = 2
SHARE = 0.003
ROUNDING = 0.0001  # values are written with four digits
_HEAD = """\
# The floors of the accuracy gate (python -m evaluation.gate): figure = [value, items]. They go up with --raise;
# --lower wants a reason. `every` is the part of the corpus: each so-manieth document.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure as it was measured, and the items that it rests on."""

    value: float
    items: int

    @property
    def least(self) -> float:
        """What the gate lets pass. Processors round int8 products in their own ways, and answers near the edge tip: two
        answers, or 0.3 points where there are many items, are no loss."""
        return self.value - max(ANSWERS / self.items, SHARE) - ROUNDING


@dataclass(frozen=True, slots=True)
class Pinned:
    """The floors of one measure. `corpus` is the SHA-256 of its files; `reason` says why a floor was last lowered."""

    every: int
    corpus: str
    documents: int
    reason: str = ""
    floors: Mapping[str, Floor] = field(default_factory=dict)

    def is_other(self, now: Pinned) -> bool:
        """Whether the figures of the two are of different texts and cannot be compared."""
        return (self.corpus, self.every) != (now.corpus, now.every)

    def problems(self, now: Pinned) -> list[str]:
        """A line for each figure that is under its floor, or has vanished; one line if the corpus is another."""
        if self.is_other(now):
            return ["the corpus is not the one that the floors were taken on; --lower with the reason"]
        found = []
        for name, floor in self.floors.items():
            value = now.floors[name].value if name in now.floors else 0.0
            if value < floor.least:
                found.append(f"{name} is {value:.3f}, and was {floor.value:.3f} of {floor.items}")
        return found

    def raised(self, now: Pinned) -> Pinned:
        """The higher of each figure. Raises ValueError if the corpus is another."""
        if self.is_other(now):
            raise ValueError("the corpus is another")
        floors = dict(now.floors)
        for name, floor in self.floors.items():
            if name not in floors or floors[name].value < floor.value:
                floors[name] = floor
        return Pinned(now.every, now.corpus, now.documents, self.reason, floors)


def pinned_of(rows: Sequence[Row], *, every: int, corpus: str, reason: str = "") -> Pinned:
    """The rows of one measure as floors; values are written with four digits."""
    documents = max((row.documents for row in rows), default=0)
    floors = {row.figure: Floor(round(row.value, 4), round(row.items)) for row in rows if row.items >= 1}
    return Pinned(every, corpus, documents, reason, floors)


def read_floors(path: Path = FLOORS) -> dict[str, Pinned]:
    """Measure -> its floors; none where there is no file."""
    if not path.exists():
        return {}
    return {
        name: Pinned(
            every=about["every"],
            corpus=about["corpus"],
            documents=about["documents"],
            reason=about["reason"],
            floors={figure: Floor(*pair) for figure, pair in about["floors"].items()},
        )
        for name, about in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def written(pinned: Mapping[str, Pinned]) -> str:
    """The text of floors.toml."""
    parts = [_HEAD]
    for name, about in sorted(pinned.items()):
        lines = [
            f"[{name}]",
            f"every = {about.every}",
            f'corpus = "{about.corpus}"',
            f"documents = {about.documents}",
            f"reason = {json.dumps(about.reason, ensure_ascii=False)}",
            f"[{name}.floors]",
            *(f'"{figure}" = [{floor.value:.4f}, {floor.items}]' for figure, floor in about.floors.items()),
        ]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
