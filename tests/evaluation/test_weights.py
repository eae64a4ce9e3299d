"""The fit of the weights by which two claims are one happening."""

from __future__ import annotations

import numpy as np
from evaluation.weights import Pairs, fitted, loss, written


def test_a_weight_goes_where_the_pairs_point_and_one_that_none_tells_of_stays() -> None:
    told = np.array([[1.0, 0.0, 1.0]] * 6 + [[0.0, 0.0, 1.0]] * 6)
    same = np.array([1.0] * 5 + [0.0] + [0.0] * 5 + [1.0])
    pairs = Pairs(told, same, np.full(12, 1 / 6))
    before = np.array([0.0, 0.7, 0.0])
    after = fitted([pairs], before, prior=0.01)
    assert after[0] > 1.0
    assert after[1] == 0.7
    assert loss(pairs, after) < loss(pairs, before)


def test_a_strong_prior_holds_the_weights() -> None:
    pairs = Pairs(np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([1.0, 0.0]), np.array([1.0, 1.0]))
    assert abs(fitted([pairs], np.array([0.5, -1.0]), prior=1e6)[0] - 0.5) < 1e-3


def test_the_file_keeps_all_but_the_numbers() -> None:
    file = (
        "[score]\nstart = {}\njoin = 0.4  # close\n\n[weights]\nday = {}  # told\nday_after = {}\n\n[rules]\nday = 4\n"
    )
    text = file.format("-2.0", "1.5", "-1")
    assert written(text, {"day": 2.0, "day_after": -0.5, "start": -1.5}) == file.format("-1.50", "2.00", "-0.50")
