"""Trees and labels from the model's scores, with and without the list of best heads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reportedly.annotate.annotation import Argument
from reportedly.annotate.decode import Output, _arguments, _parse, _spans, joined
from reportedly.annotate.labels import Labels


def output(arcs: list[list[float]], relations: list[list[int]], heads: list[list[int]] | None) -> Output:
    nothing = np.zeros((1, len(arcs), 0))
    return Output(
        arcs=np.array([arcs]),
        relations=np.array([relations]),
        tags=np.zeros((3, 1, len(arcs)), int),
        entities=nothing,
        predicates=np.zeros((0, 2), int),
        senses=nothing[0, :0],
        roles=nothing[:0],
        heads=None if heads is None else np.array([heads]),
    )


def parsed(run: Output) -> tuple[list[int], list[int]]:
    """Heads and relations of the one sentence of a run."""
    (heads,), (relations,) = _parse(joined([run]), [run], np.array([run.arcs.shape[1]]))
    return heads, relations


ARCS = [[9.0, -9.0, 1.0], [2.0, 9.0, -9.0]]


def test_relations_of_all_arcs() -> None:
    assert parsed(output(ARCS, [[7, 7, 7], [1, 2, 3]], None)) == ([-1, 0], [0, 2])


def test_relations_of_the_best_heads() -> None:
    assert parsed(output(ARCS, [[7, 8], [5, 6]], [[0, 2], [1, 0]])) == ([-1, 0], [0, 5])


def test_a_tree_that_takes_second_best_heads_has_their_relations() -> None:
    two_roots = [[9.0, -9.0, 1.0], [8.0, 7.0, -9.0]]
    assert parsed(output(two_roots, [[7, 8], [5, 6]], [[0, 2], [0, 1]])) == ([-1, 0], [0, 6])


def test_a_head_that_is_not_listed_has_the_relation_of_the_best() -> None:
    two_roots = [[9.0, -9.0, 1.0], [8.0, 7.0, -9.0]]
    assert parsed(output(two_roots, [[7], [5]], [[0], [0]])) == ([-1, 0], [0, 5])


def run(sentences: int, words: int, predicates: list[list[int]], value: float) -> Output:
    return Output(
        arcs=np.full((sentences, words, words + 1), value),
        relations=np.full((sentences, words, 2), 1),
        tags=np.full((3, sentences, words), 2),
        entities=np.full((sentences, words, 4), value),
        predicates=np.array(predicates, int).reshape(-1, 2),
        senses=np.full((len(predicates), 3), value),
        roles=np.full((len(predicates), words, 5), value),
        heads=np.full((sentences, words, 2), 1),
    )


def test_runs_are_joined_at_the_length_of_the_longest() -> None:
    both = joined([run(2, 3, [[0, 1], [1, 2]], 0.5), run(1, 5, [[0, 4]], 0.25)])
    assert both.best.shape == (3, 5)
    assert both.tags.shape == (3, 3, 5)
    assert both.tags[0].tolist() == [[2, 2, 2, 0, 0]] * 2 + [[2] * 5]
    assert both.entities[0, :, 0].tolist() == [0.5] * 3 + [0] * 2
    assert both.entities[2, 4].tolist() == [0.25] * 4
    assert both.predicates.tolist() == [[0, 1], [1, 2], [2, 4]]
    assert both.senses.shape == (3, 3)
    assert both.heads is not None
    assert both.heads.shape == (3, 5, 2)


def test_runs_whose_arcs_all_have_a_relation_are_joined_at_the_length_of_the_longest() -> None:
    runs = [
        replace(run(1, words, [], 0.5), heads=None, relations=np.ones((1, words, 1 + words), int)) for words in (2, 3)
    ]
    both = joined(runs)
    assert both.heads is None
    assert both.relations[0].tolist() == [[1, 1, 1, 0]] * 2 + [[0] * 4]


def test_roles_are_read_of_the_runs_that_have_predicates() -> None:
    runs = [run(1, 2, [], 0.5), run(2, 3, [[1, 1]], 0.0)]
    runs[1].roles[0, 2, 1] = 1.0
    labels = replace(LABELS, entities={"uner": (slice(0, 3), ("PER",))}, roles=("ARG0", "ARG1"))
    of_heads, of_predicates = _spans(joined(runs), runs, np.array([2, 3, 3]), labels)
    assert of_heads == []
    assert _arguments(of_predicates, runs, labels) == [[Argument(2, 3, "ARG0")]]
    assert _arguments(_spans(joined(runs[:1]), runs[:1], np.array([2]), labels)[1], runs[:1], labels) == []


LABELS = Labels((), (), (), (), {}, (), {}, {}, {}, {})
