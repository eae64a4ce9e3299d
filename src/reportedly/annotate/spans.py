"""Tag scores to spans: the best sequence of BIO tags in which no I- stands without its B-.

Tag 0 is O; kind k begins with tag 2k + 1 and goes on with tag 2k + 2.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Ints = NDArray[np.integer]

NEVER = -1e9
"""Score of a tag that a sequence does not have."""


def tags(blocks: Sequence[Floats], lengths: Ints) -> Ints:
    """Best valid tags: scores [M, N, K] of the sequences of each block, which may differ in all three; lengths [all M]
    -> [all M, the longest N], O in the padding."""
    found = np.zeros((len(lengths), max(block.shape[1] for block in blocks)), np.int16)
    begins = np.cumsum([0, *map(len, blocks)])
    for block, begin in zip(blocks, begins.tolist(), strict=False):
        found[begin : begin + len(block), : block.shape[1]] = block.argmax(-1)
    found[np.arange(found.shape[1]) >= lengths[:, None]] = 0
    before = np.zeros_like(found)
    before[:, 1:] = found[:, :-1]
    inner = (found > 0) & (found & 1 == 0)
    wrong = inner & (before != found) & (before != found - 1)
    if wrong.any():
        rows = np.flatnonzero(wrong.any(1))
        past = _past_last(wrong[rows], inner[rows])
        at = np.searchsorted(begins, rows, side="right") - 1
        scores = [blocks[i][row] for i, row in zip(at.tolist(), (rows - begins[at]).tolist(), strict=True)]
        best = _viterbi(_padded(scores, past), past)
        longest = best.shape[1]
        found[rows, :longest] = np.where(np.arange(longest) < past[:, None], best, found[rows, :longest])
    return found


def _padded(rows: Sequence[Floats], past: Ints) -> Floats:
    """The scores [n, K] of each sequence's words up to `past` [M] -> [M, the longest, the largest K]."""
    padded = np.full((len(rows), past.max(), max(row.shape[1] for row in rows)), NEVER, rows[0].dtype)
    for into, row, n in zip(padded, rows, past.tolist(), strict=True):
        into[:n, : row.shape[1]] = row[:n]
    return padded


def _past_last(wrong: NDArray[np.bool_], inner: NDArray[np.bool_]) -> Ints:
    """Where what a wrong tag may change ends in each row: [M, N], [M, N] -> [M].

    That is the first best tag behind its last wrong one that is no I-: it may follow any other, so that what is best
    from there on does not depend on what stands before."""
    size = wrong.shape[1]
    last = size - 1 - wrong[:, ::-1].argmax(1)
    stops = ~inner & (np.arange(size) > last[:, None])
    past: Ints = np.where(stops.any(1), stops.argmax(1), size)
    return past


def _viterbi(scores: Floats, lengths: Ints) -> Ints:
    """Best valid tags: scores [M, N, K], lengths [M] -> [M, N].

    O and B- may follow anything, I- only its own kind, so one score is kept for each kind that may be open and one,
    before them, for none: a step costs K and not K squared."""
    m, n, k = scores.shape
    steps = scores.transpose(1, 0, 2)
    begins, inside = (np.empty((n, m, 1 + k // 2), scores.dtype) for _ in range(2))
    begins[..., 0], begins[..., 1:] = steps[..., 0], steps[..., 1::2]
    inside[..., 0], inside[..., 1:] = -np.inf, steps[..., 2::2]  # nothing goes on where none is open
    begun, opened, kept = (np.empty_like(begins) for _ in range(3))
    before, best = np.full_like(begins[0], -np.inf), np.zeros((m, 1), scores.dtype)
    for begin, inner, new, old, held in zip(begins, inside, begun, opened, kept, strict=True):
        np.add(best, begin, out=new)
        np.add(before, inner, out=old)
        before = np.maximum(new, old, out=held)
        best = np.maximum.reduce(before, axis=1, keepdims=True)
    goes_on = opened > begun
    ends = kept.argmax(2)  # the kind that is open at the end of the best, 0 where none is
    found = np.zeros((m, n), np.int16)
    for row, (length, last) in enumerate(zip(lengths.tolist(), ends.T.tolist(), strict=True)):
        kind, best_tags = 0, [0] * length
        for i in range(length - 1, -1, -1):
            kind = kind or last[i]
            if not kind:
                continue
            if goes_on[i, row, kind]:
                best_tags[i] = 2 * kind
            else:
                best_tags[i] = 2 * kind - 1
                kind = 0
        found[row, :length] = best_tags
    return found


def spans(valid: Ints) -> tuple[list[int], list[int], list[int], list[int]]:
    """Rows, first words, past-the-last words and kinds of all spans of valid tags [M, N], in reading order."""
    after = np.zeros_like(valid)
    after[:, :-1] = valid[:, 1:]
    row, first = (valid & 1 == 1).nonzero()
    ends = (valid > 0) & ((after == 0) | (after & 1 == 1))
    past = ends.nonzero()[1] + 1
    return row.tolist(), first.tolist(), past.tolist(), (valid[row, first] >> 1).tolist()
