"""Head scores to trees, against every possible tree of short sentences."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from reportedly.annotate.trees import are_trees, tree


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        steps, node = 0, word
        while node and steps <= len(heads):
            node = heads[node - 1]
            steps += 1
        if node:
            return False
    return True


def logs(arcs: NDArray[np.float64]) -> NDArray[np.float64]:
    whole: NDArray[np.float64] = np.exp(arcs).sum(-1, keepdims=True)
    return arcs - np.log(whole)


@pytest.mark.parametrize("seed", range(60))
def test_best_tree_of_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = 1 + seed % 4
    arcs = rng.normal(0, 3, (n, n + 1))
    arcs[np.arange(n), np.arange(1, n + 1)] = -1e4
    scores = logs(arcs)
    best = max(
        (sum(scores[i, h] for i, h in enumerate(heads)), heads)
        for heads in product(range(n + 1), repeat=n)
        if is_tree(heads)
    )
    assert tuple(tree(arcs).tolist()) == best[1]


def test_long_random_scores_still_give_one_root() -> None:
    rng = np.random.default_rng(3)
    for n in (9, 40, 120):
        assert is_tree(tuple(tree(rng.normal(0, 2, (n, n + 1))).tolist()))


def test_trees_are_told_from_the_rest() -> None:
    heads = np.array([(2, 0, 2), (2, 1, 0), (0, 0, 2)])  # a tree, a cycle, two roots
    assert are_trees(heads, np.array([3, 3, 3])).tolist() == [True, False, False]


def test_padding_is_no_root() -> None:
    assert are_trees(np.array([(2, 0, 0), (2, 0, 0)]), np.array([2, 3])).tolist() == [True, False]
