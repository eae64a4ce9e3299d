"""Coreference scores on clusters small enough to count by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from evaluation.coreference import Conll, b_cubed, ceaf_e, conll, muc

GOLD = [frozenset("abc"), frozenset("d"), frozenset("ef")]


def test_the_same_clusters_are_right() -> None:
    assert conll(GOLD, GOLD).value == pytest.approx(1.0)


def test_one_cluster_too_large() -> None:
    ours = [frozenset("abcd"), frozenset("ef")]
    # three links of four hold; all three wanted ones are there
    assert muc(ours, GOLD).value == pytest.approx(2 * 0.75 / 1.75)
    # a, b, c: 3/4 each; d: 1/4; e, f: 1
    assert b_cubed(ours, GOLD).right == pytest.approx(3 * 3 / 4 + 1 / 4 + 2)
    # abcd with abc: 6/7; ef: 1
    assert ceaf_e(ours, GOLD).right == pytest.approx(6 / 7 + 1)


def test_clusters_are_aligned_for_the_greatest_sum() -> None:
    ours = [frozenset("abd"), frozenset("ce"), frozenset("f")]
    best = max(
        sum(2 * len(ours[i] & GOLD[g]) / (len(ours[i]) + len(GOLD[g])) for i, g in enumerate(order))
        for order in permutations(range(3))
    )
    assert ceaf_e(ours, GOLD).right == pytest.approx(best)


def test_sums_of_two_texts() -> None:
    one, two = conll([frozenset("ab")], [frozenset("a"), frozenset("b")]), conll(GOLD, GOLD)
    assert Conll.of((one + two).numbers) == one + two
