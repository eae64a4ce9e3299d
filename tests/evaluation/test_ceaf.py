"""Entities compared as CEAF-REE has it, on wordings of our own."""

from __future__ import annotations

from evaluation.ceaf import aligned, merged, plain


def _entities(*wordings: str) -> list[frozenset[str]]:
    return [frozenset(one.split("|")) for one in wordings]


def test_wordings_are_compared_without_case_marks_and_articles() -> None:
    assert plain('The "Red Dawn"  group, a cell') == "red dawn group cell"


def test_an_entity_that_holds_another_is_the_same() -> None:
    found = merged([["the cell", "Red Dawn"], ["Red Dawn"], ["a bridge"], []])
    assert found == [frozenset({"cell", "red dawn"}), frozenset({"bridge"})]


def test_each_of_ours_is_aligned_with_one_gold_entity_that_holds_it() -> None:
    gold = _entities("car|red car", "van")
    assert aligned(_entities("car", "red car", "bus"), gold) == {0: 0}
    assert aligned(_entities("car|bus"), gold) == {}


def test_an_alignment_is_the_largest() -> None:
    gold = _entities("cell|red dawn", "cell")
    assert len(aligned(_entities("cell", "red dawn"), gold)) == 2
