"""Tag scores to spans: the best sequence of BIO tags in which no I- stands without its B-.

Tag 0 is O; kind k begins with tag 2k + 1 and goes on with tag 2k + 2.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Ints = NDArray[np.integer]


def tags(scores: Floats, lengths: Ints) -> Ints:
    """Best valid tags: scores [M, N, K], lengths [M] -> [M, N], O in the padding."""
    found: Ints = scores.argmax(-1)
    found[np.arange(found.shape[1]) >= lengths[:, None]] = 0
    before = np.zeros_like(found)
    before[:, 1:] = found[:, :-1]
    inner = (found > 0) & (found % 2 == 0)
    wrong = (inner & (before != found) & (before != found - 1)).any(1)
    if wrong.any():
        rows = np.flatnonzero(wrong)
        longest = int(lengths[rows].max())
        found[rows, :longest] = _viterbi(scores[rows, :longest], lengths[rows])
    return found


def _viterbi(scores: Floats, lengths: Ints) -> Ints:
    """As `tags`; O and B- may follow anything, I-x only B-x and I-x, so a step costs K and not K squared."""
    m, n, k = scores.shape
    best = scores[:, 0].copy()
    best[:, 2::2] = -1e9
    back = np.zeros((m, n, k), np.int32)
    rows = np.arange(m)
    begin = np.arange(1, k, 2)
    last = best.argmax(1)
    ends = np.where(lengths == 1, last, 0)
    for i in range(1, n):
        top = best.argmax(1)
        goes_on = best[:, 2::2] >= best[:, 1::2]
        back[:, i] = top[:, None]
        back[:, i, 2::2] = np.where(goes_on, begin + 1, begin)
        step = np.repeat(best[rows, top][:, None], k, axis=1)
        step[:, 2::2] = np.maximum(best[:, 2::2], best[:, 1::2])
        best = step + scores[:, i]
        ends = np.where(lengths == i + 1, best.argmax(1), ends)
    found = np.zeros((m, n), np.int64)
    current = ends
    for i in range(n - 1, -1, -1):
        inside = i < lengths
        found[:, i] = np.where(inside, current, 0)
        current = np.where(inside, back[rows, i, current], current)
    return found


def spans(valid: Ints) -> tuple[list[int], list[int], list[int], list[int]]:
    """Rows, first words, past-the-last words and kinds of all spans of valid tags [M, N], in reading order."""
    after = np.zeros_like(valid)
    after[:, :-1] = valid[:, 1:]
    row, first = np.nonzero(valid % 2 == 1)
    ends = (valid > 0) & ~((after > 0) & (after % 2 == 0))
    past = np.nonzero(ends)[1] + 1
    return row.tolist(), first.tolist(), past.tolist(), ((valid[row, first] - 1) // 2).tolist()
