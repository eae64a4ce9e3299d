"""MUC-4's slots compared document by document."""

from __future__ import annotations

from evaluation.ceaf import Entity
from evaluation.counters import Found
from evaluation.measures.muc import FIGURE, compare, gold_of
from evaluation.slots import ROLES

_EMPTY: dict[str, list[list[tuple[str, int]]]] = {role: [] for role in ROLES}


def test_templates_are_taken_together() -> None:
    first = {**_EMPTY, "Target": [[("the mill", 3), ("old mill", 40)]], "Weapon": [[("bomb", 9)]]}
    second = {**_EMPTY, "Target": [[("the mill", 3)], [("van", 60)]]}
    gold = gold_of([first, second])
    assert gold["Target"] == [frozenset({"mill", "old mill"}), frozenset({"van"})]
    assert gold["Victim"] == []


def test_counts_and_failures_of_a_document() -> None:
    nothing: dict[str, list[Entity]] = {role: [] for role in ROLES}
    gold = {**nothing, "Target": [frozenset({"mill", "old mill"}), frozenset({"van"})]}
    ours = {**nothing, "Target": [frozenset({"mill"})], "Weapon": [frozenset({"bomb"})]}
    result = compare("d", "a text", gold, ours)
    assert result.counts[FIGURE] == Found(1, 1, 1)
    assert result.counts["Target F1"] == Found(1, 1, 0)
    assert [(f.expected, f.got) for f in result.failures] == [
        ("Target: van", "nothing"),
        ("Weapon: no more", "bomb"),
    ]
