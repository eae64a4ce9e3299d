"""Coreference across documents: what two mentions and two stories have in common."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from math import log

from evaluation.measures.ecb import Mention, likeness, stories

WORDS = ("ferry", "orchard", "drain", "market", "bridge", "harbour", "lantern")


def mention(key: str, words: frozenset[str]) -> Mention:
    return Mention(key, "d", key, words, {}, None)


def test_likeness_is_the_same_in_any_order_of_the_words() -> None:
    # Which order a set gives its words in changes with each process: here the weights take turns in it.
    one, two = mention("seize", frozenset(WORDS)), mention("board", frozenset(WORDS[:-1]))
    weights = [log(1 + n / 7) for n in (3, 5, 11, 13, 17, 19)]
    turned = [dict(zip(WORDS, (*order, 0.3), strict=True)) for order in permutations(weights)]
    assert len({likeness(one, two, weight) for weight in turned}) == 1


def test_documents_of_one_story_are_told_by_their_words() -> None:
    told = {"a": "ferry harbour seized", "b": "ferry harbour freed", "c": "orchard burned", "d": "orchard fire"}
    assert stories({ref: Counter(words.split()) for ref, words in told.items()}) == [["a", "b"], ["c", "d"]]
