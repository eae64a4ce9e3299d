"""Head scores to dependency trees with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Ints = NDArray[np.integer]

ROOT_CANDIDATES = 4
"""Where the best graph has several roots, so many of the likeliest are tried as the only one."""


def are_trees(heads: Ints, lengths: Ints) -> NDArray[np.bool_]:
    """Whether each sentence's heads form a tree with one root.

    heads [B, N] (0 is the root, word i is i + 1; 0 in the padding), lengths [B] -> [B].
    """
    size = heads.shape[1]
    reach = np.zeros((len(heads), 1 + size), heads.dtype)
    reach[:, 1:] = heads
    rows = np.arange(len(heads))[:, None]
    for _ in range(max(1, size.bit_length())):
        reach = reach[rows, reach]
    roots = (heads == 0).sum(1) - (size - lengths)
    well: NDArray[np.bool_] = (roots == 1) & (reach == 0).all(1)
    return well


def tree(arcs: Floats) -> Ints:
    """The best tree with one root: arcs [n, 1 + n] scores -> heads [n], 0 is the root. Chu-Liu-Edmonds."""
    n = len(arcs)
    shifted = arcs - arcs.max(-1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    scores = np.full((n + 1, n + 1), -1e9)
    scores[1:] = logs  # scores[dependent, head]
    np.fill_diagonal(scores, -1e9)
    heads = _best(scores)
    if (heads[1:] == 0).sum() == 1:
        return np.asarray(heads[1:])
    options = np.argsort(-scores[1:, 0], kind="stable")[:ROOT_CANDIDATES] + 1
    best, best_value = heads, -np.inf
    for root in options:
        only = scores.copy()
        only[1:, 0] = -1e6
        only[root, 0] = scores[root, 0]
        if float(only[1:].max(1).sum()) <= best_value:
            continue  # no tree has more than the best arcs together
        heads = _best(only)
        value = float(only[np.arange(1, n + 1), heads[1:]].sum())
        if value > best_value:
            best, best_value = heads, value
    return np.asarray(best[1:])


def _best(scores: Floats) -> Ints:
    """The maximum arborescence from node 0: scores [m, m] as [dependent, head] -> heads [m] (heads[0] is 0)."""
    m = len(scores)
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    # Contract the cycle to one node, solve the smaller problem, and open the cycle where it is entered.
    inside = np.zeros(m, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    k = len(outside)
    small = np.full((k + 1, k + 1), -1e9)
    small[:k, :k] = scores[np.ix_(outside, outside)]
    kept = scores[cycle, heads[cycle]]
    into = scores[np.ix_(cycle, outside)] - kept[:, None]
    entry = into.argmax(0)
    small[k, :k] = into.max(0)
    out = scores[np.ix_(outside, cycle)]
    leave = out.argmax(1)
    small[:k, k] = out.max(1)
    solved = _best(small)
    result = heads.copy()
    for i in range(1, k):
        result[outside[i]] = cycle[leave[i]] if solved[i] == k else outside[solved[i]]
    opened = cycle[entry[solved[k]]]
    result[opened] = outside[solved[k]]
    return result


def _cycle(heads: Ints) -> Ints | None:
    """The nodes of one cycle, or None."""
    above = heads.tolist()
    state = [0] * len(above)
    state[0] = 2
    for start in range(1, len(above)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = above[node]
        if state[node] == 1:
            return np.array(path[path.index(node) :])
        for node in path:
            state[node] = 2
    return None
