"""Sentences too long for the encoder, cut to chunks and put together again."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 192
"""Word pieces of one run, [CLS] and [SEP] included; of news sentences one in thousands is longer."""
_BOUNDARIES = frozenset(",;:.!?)-—–…")


def chunks(words: Sequence[str], sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Cuts a sentence to word ranges that each fit LONGEST; after punctuation where some stands in the last third.

    `sizes` are the words' numbers of pieces. A sentence without words gives no range.
    """
    found = []
    start = total = 0
    for i, size in enumerate(sizes):
        if total + size > LONGEST - 2 and i > start:
            cut = next((k for k in range(i, start + 2 * (i - start) // 3, -1) if words[k - 1] in _BOUNDARIES), i)
            found.append((start, cut))
            start, total = cut, sum(sizes[cut:i])
        total += size
    if start < len(words):
        found.append((start, len(words)))
    return found
