"""How sure a figure is: 95 % intervals by resampling documents, which is what a corpus has independently drawn."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import reduce
from operator import add
from typing import TypeVar

import numpy as np

from evaluation.counters import Counter

RESAMPLES = 1000
SEED = 20260426
C = TypeVar("C", bound=Counter)


def total(counters: Sequence[C]) -> C:
    """The sum. Raises TypeError if there is nothing to add."""
    return reduce(add, counters)


def interval(
    counters: Sequence[Counter], *, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[float, float] | None:
    """The 2.5th and 97.5th percentile of the figure over resamples of the documents' counters; None for one document.

    The same counters give the same interval (Efron and Tibshirani 1993, the percentile method).
    """
    if len(counters) < 2:
        return None
    keys: dict[Hashable, None] = {}
    for counter in counters:
        keys.update(dict.fromkeys(counter.numbers))
    sums = np.array([[c.numbers.get(k, 0) for k in keys] for c in counters], float)
    n = len(counters)
    drawn = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=resamples)
    kind = type(counters[0])
    values = [kind.of(dict(zip(keys, row, strict=True))).value for row in (drawn @ sums).tolist()]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)
