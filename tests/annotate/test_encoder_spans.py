"""BIO decoding, against every possible sequence of short sentences."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from reportedly.annotate.spans import spans, tags


def is_valid(sequence: tuple[int, ...]) -> bool:
    return all(t == 0 or t % 2 == 1 or (i > 0 and sequence[i - 1] in (t, t - 1)) for i, t in enumerate(sequence))


@pytest.mark.parametrize("seed", range(25))
def test_best_valid_sequence_of_all(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 1, (3, 4, 5))
    lengths = np.array([4, 3, 1])
    found = tags([scores[:1], scores[1:, :3]], lengths)
    for row, n in enumerate(lengths):
        best = max(
            (sum(scores[row, i, t] for i, t in enumerate(s)), s)
            for s in product(range(5), repeat=int(n))
            if is_valid(s)
        )
        assert tuple(found[row, :n].tolist()) == best[1]
        assert not found[row, n:].any()


def test_spans_that_touch_stay_apart() -> None:
    valid = np.array([[1, 2, 1, 3, 4, 0], [0, 3, 4, 4, 0, 1]])
    assert list(zip(*spans(valid), strict=True)) == [
        (0, 0, 2, 0),
        (0, 2, 3, 0),
        (0, 3, 5, 1),
        (1, 1, 4, 1),
        (1, 5, 6, 0),
    ]
