"""Coreference as CoNLL 2012 scores it: the mean F1 of MUC, B-cubed and CEAF-e, on the same mentions.

MUC counts links (Vilain et al. 1995), B-cubed mentions (Bagga and Baldwin 1998), CEAF-e clusters aligned one to one by
their likeness (Luo 2005). The sums of several texts add up to those of all, as no cluster crosses a text.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Self

from evaluation.counters import Overlap

Cluster = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Conll:
    """The three measures together; `value` is the mean of their F1."""

    muc: Overlap
    b_cubed: Overlap
    ceaf_e: Overlap

    def __add__(self, other: Self) -> Self:
        return type(self)(self.muc + other.muc, self.b_cubed + other.b_cubed, self.ceaf_e + other.ceaf_e)

    @property
    def numbers(self) -> Mapping[Hashable, float]:
        return {(f.name, part): n for f in fields(self) for part, n in getattr(self, f.name).numbers.items()}

    @classmethod
    def of(cls, numbers: Mapping[Hashable, float]) -> Self:
        parts: dict[str, dict[Hashable, float]] = {f.name: {} for f in fields(cls)}
        for key, n in numbers.items():
            if isinstance(key, tuple):
                parts[key[0]][key[1]] = n
        return cls(**{name: Overlap.of(told) for name, told in parts.items()})

    @property
    def value(self) -> float:
        return (self.muc.value + self.b_cubed.value + self.ceaf_e.value) / 3

    @property
    def items(self) -> float:
        return self.b_cubed.items


def conll(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> Conll:
    return Conll(muc(ours, gold), b_cubed(ours, gold), ceaf_e(ours, gold))


def muc(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> Overlap:
    return Overlap(*_links(ours, gold), *_links(gold, ours))


def b_cubed(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> Overlap:
    return Overlap(*_shares(ours, gold), *_shares(gold, ours))


def ceaf_e(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> Overlap:
    """By the likeness 2|a & b| / (|a| + |b|) of two clusters."""
    by_mention = _by_mention(gold)
    likeness: list[dict[int, float]] = []
    for cluster in ours:
        shared = Tally(by_mention[m] for m in cluster if m in by_mention)
        likeness.append({g: 2 * n / (len(cluster) + len(gold[g])) for g, n in shared.items()})
    total = _best_sum(likeness, len(gold))
    return Overlap(total, len(ours), total, len(gold))


def _links(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> tuple[float, float]:
    """Of the links of `ours`, how many hold in `gold`, and how many there are."""
    other = _by_mention(gold)
    right = sum(len(c) - len({other.get(m, (m,)) for m in c}) for c in ours)
    return right, sum(len(c) - 1 for c in ours)


def _shares(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> tuple[float, float]:
    other = _by_mention(gold)
    right = 0.0
    for cluster in ours:
        right += sum(n * n for n in Tally(other[m] for m in cluster if m in other).values()) / len(cluster)
    return right, sum(map(len, ours))


def _by_mention(clusters: Sequence[Cluster]) -> Mapping[Hashable, int]:
    return {mention: n for n, cluster in enumerate(clusters) for mention in cluster}


def _best_sum(likeness: Sequence[Mapping[int, float]], columns: int) -> float:
    """The greatest sum of likeness over one-to-one pairs: the Hungarian method with potentials (Kuhn 1955)."""
    rows = len(likeness)
    size = max(rows, columns)
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    taken = [0] * (size + 1)  # column -> row, from 1; 0 is nobody
    for row in range(1, rows + 1):
        taken[0] = row
        at, least, before, seen = 0, [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
        while taken[at] != 0:
            seen[at] = True
            now, step, following = taken[at], float("inf"), 0
            told = likeness[now - 1]
            for column in range(1, size + 1):
                if seen[column]:
                    continue
                cost = -told.get(column - 1, 0.0) - row_price[now] - column_price[column]
                if cost < least[column]:
                    least[column], before[column] = cost, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(size + 1):
                if seen[column]:
                    row_price[taken[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            taken[at] = taken[before[at]]
            at = before[at]
    return sum(likeness[taken[c] - 1].get(c - 1, 0.0) for c in range(1, size + 1) if taken[c])
