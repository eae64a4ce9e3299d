"""Trees and labels from the model's scores, with and without the list of best heads."""

from __future__ import annotations

import numpy as np

from reportedly.annotate.decode import Output, _parse, joined


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


def run(sentences: int, words: int, predicates: list[list[int]], value: float) -> Output:
    return Output(
        arcs=np.full((sentences, words, words + 1), value),
        relations=np.full((sentences, words, 2), 1),
        tags=np.full((3, sentences, words), 2),
        entities=np.full((sentences, words, 4), value),
        predicates=np.array(predicates).reshape(-1, 2),
        senses=np.full((len(predicates), 3), value),
        roles=np.full((len(predicates), words, 5), value),
        heads=np.full((sentences, words, 2), 1),
    )


def test_runs_are_joined_at_the_length_of_the_longest() -> None:
    both = joined([run(2, 3, [[0, 1], [1, 2]], 0.5), run(1, 5, [[0, 4]], 0.25)])
    assert both.arcs.shape == (3, 5, 6)
    assert both.arcs[0, 0].tolist() == [0.5] * 4 + [-1e4] * 2
    assert both.arcs[2, 4].tolist() == [0.25] * 6
    assert both.tags.shape == (3, 3, 5)
    assert both.tags[0].tolist() == [[2, 2, 2, 0, 0]] * 2 + [[2] * 5]
    assert both.predicates.tolist() == [[0, 1], [1, 2], [2, 4]]
    assert both.roles.shape == (3, 5, 5)
    assert both.heads is not None
    assert both.heads.shape == (3, 5, 2)


def test_nothing_is_found_in_a_run_without_predicates() -> None:
    both = joined([run(1, 2, [], 0.5), run(1, 3, [[0, 1]], 0.5)])
    assert both.predicates.tolist() == [[1, 1]]
    assert both.roles.shape == (1, 3, 5)
