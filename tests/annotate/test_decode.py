"""Trees and labels from the model's scores, with and without the list of best heads."""

from __future__ import annotations

import numpy as np

from reportedly.annotate.decode import Output, _parse


def output(arcs: list[list[float]], relations: list[list[int]], heads: list[list[int]] | None) -> Output:
    nothing = np.zeros((0, 0))
    return Output(
        arcs=np.array([arcs]),
        relations=np.array([relations]),
        tags=nothing.astype(int),
        entities=nothing,
        predicates=nothing.astype(int),
        senses=nothing,
        roles=nothing,
        heads=None if heads is None else np.array([heads]),
    )


ARCS = [[9.0, -9.0, 1.0], [2.0, 9.0, -9.0]]


def test_relations_of_all_arcs() -> None:
    assert _parse(output(ARCS, [[7, 7, 7], [1, 2, 3]], None), np.array([2])) == ([[0, 1]], [[0, 2]])


def test_relations_of_the_best_heads() -> None:
    assert _parse(output(ARCS, [[7, 8], [5, 6]], [[0, 2], [1, 0]]), np.array([2])) == ([[0, 1]], [[0, 5]])


def test_a_tree_that_takes_second_best_heads_has_their_relations() -> None:
    two_roots = [[9.0, -9.0, 1.0], [8.0, 7.0, -9.0]]
    assert _parse(output(two_roots, [[7, 8], [5, 6]], [[0, 2], [0, 1]]), np.array([2])) == ([[0, 1]], [[0, 6]])


def test_a_head_that_is_not_listed_has_the_relation_of_the_best() -> None:
    two_roots = [[9.0, -9.0, 1.0], [8.0, 7.0, -9.0]]
    assert _parse(output(two_roots, [[7], [5]], [[0], [0]]), np.array([2])) == ([[0, 1]], [[0, 5]])
