"""Which sentences share a run."""

from __future__ import annotations

import random

from reportedly.annotate.batches import MOST_PIECES, MOST_WORDS, RUN_COST, batches, together


def _cost(runs: list[list[int]], sizes: list[int]) -> int:
    return sum(RUN_COST + len(run) * max(sizes[i] for i in run) for run in runs)


def test_sentences_of_like_length_go_together() -> None:
    assert batches([30, 4, 29, 5]) == [[1, 3], [2, 0]]
    assert batches([]) == []
    assert batches([300]) == [[0]]


def test_every_sentence_once_and_no_run_too_large() -> None:
    sizes = [random.Random(7 * i).randrange(3, 190) for i in range(120)]
    runs = batches(sizes)
    assert sorted(i for run in runs for i in run) == list(range(len(sizes)))
    assert all(len(run) == 1 or len(run) * max(sizes[i] for i in run) <= MOST_PIECES for run in runs)
    assert runs == batches(sizes)


def test_the_cut_is_the_cheapest() -> None:
    sizes = [5, 7, 12, 13, 14, 30, 31, 33, 60]
    cuts = range(1 << (len(sizes) - 1))
    tried = []
    for cut in cuts:
        runs: list[list[int]] = [[0]]
        for i in range(1, len(sizes)):
            if cut >> (i - 1) & 1:
                runs.append([])
            runs[-1].append(i)
        if all(len(run) == 1 or len(run) * sizes[run[-1]] <= MOST_PIECES for run in runs):
            tried.append(_cost(runs, sizes))
    assert _cost(batches(sizes), sizes) == min(tried)


def test_runs_are_read_together_up_to_a_size() -> None:
    lengths = [10] * 100 + [60] * 40
    runs = [[i, i + 1] for i in range(0, 140, 2)]
    groups = list(together(runs, lengths))
    assert [run for group in groups for run in group] == runs
    sizes = [sum(map(len, group)) * max(lengths[i] for run in group for i in run) for group in groups]
    assert all(size <= MOST_WORDS for size in sizes)
    assert len(groups) == 3
    assert list(together([], [])) == []
    assert list(together([[0], [1]], [5000, 5000])) == [[[0]], [[1]]]
