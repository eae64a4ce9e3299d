"""Counters and what is computed from their sums."""

from __future__ import annotations

from functools import reduce
from operator import add

import pytest
from evaluation.bootstrap import interval, total
from evaluation.counters import Confusion, Counter, Found, Kappa, Moments, Overlap, Right


def test_multisets_are_compared_by_what_they_share() -> None:
    assert Found.among(["a", "a", "b"], ["a", "b", "c"]) == Found(hits=2, missed=1, extra=1)
    assert Found(2, 1, 1).f1 == pytest.approx(2 / 3)
    assert Found().value == 0


def test_overlap_takes_precision_and_recall_from_their_own_counts() -> None:
    assert Overlap(right=1, found=2, reached=3, wanted=3).value == pytest.approx(2 / 3)
    assert Overlap(found=2, wanted=2).value == 0


def test_weighted_f1_weighs_each_class_by_how_often_it_is_right() -> None:
    answers = [("clash", "clash"), ("clash", "raid"), ("clash", "clash"), ("raid", None)]
    summed = reduce(add, (Confusion.single(*a) for a in answers))
    assert summed.value == pytest.approx(3 / 4 * 2 * 2 / (3 + 2))
    assert summed.items == 4


def test_pearson_r_comes_from_sums() -> None:
    one, two = Moments.between([1, 2], [2, 4]), Moments.between([3], [6])
    assert (one + two).value == pytest.approx(1.0)
    assert Moments.between([1, 2, 3], [3, 2, 1]).value == pytest.approx(-1.0)
    assert Moments.between([1, 1], [1, 2]).value == 0
    assert Moments.between([1, 2, 4, 3], [1, 3, 2, 4]).value == pytest.approx(0.4)


@pytest.mark.parametrize(
    "counter",
    [Found(1, 2, 3), Right(1, 2), Overlap(1, 2, 3, 4), Moments.between([1, 2], [1, 3]), Confusion.single("a", None)],
)
def test_a_counter_is_what_its_numbers_say(counter: Counter) -> None:
    assert type(counter).of(counter.numbers) == counter
    assert type(counter).of(counter.numbers).value == counter.value


def test_intervals_hold_the_figure_and_never_change() -> None:
    counters = [Right(i % 3 > 0, 1) for i in range(60)]
    low, high = interval(counters) or (1, 0)
    assert total(counters).value == pytest.approx(2 / 3)
    assert low < 2 / 3 < high
    assert interval(counters) == (low, high)
    assert interval([Right(1, 1)] * 5) == (1, 1)


def test_one_document_has_no_interval() -> None:
    assert interval([Right(1, 2)]) is None


def test_intervals_of_classes_take_classes_that_few_documents_have() -> None:
    low, high = interval([Confusion.single("a", "a"), Confusion.single("b", "a")] * 5) or (1, 0)
    assert 0 < low < high <= 1


def test_kappa_is_agreement_beyond_chance() -> None:
    both = Kappa({("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15})
    assert both.value == pytest.approx(0.4)
    assert (both + both).value == pytest.approx(0.4)
    assert Kappa({("a", "b"): 1, ("b", "a"): 1}).value == -1
    assert Kappa.single("a", "a").value == 1
