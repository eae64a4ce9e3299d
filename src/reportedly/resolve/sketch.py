"""Sketches of texts, by which copies are known: the smallest hashes of a text's shingles (bottom-k MinHash).

A sketch of a text with at most k shingles has all of them. The share of the shorter text that the other contains is
read off the hashes below the lesser of the two greatest (Broder 1997, containment).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from zlib import crc32

from reportedly.resolve.knowledge import table

_CACHED = 4096  # sentences and sketches whose hashes are at hand while their events are resolved
_SKETCHED = 5_000_000  # characters of a text; what is beyond is not read for claims either
_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """The sorted smallest hashes of the text's shingles; () for a text shorter than one."""
    rules = table("origins")["text"]
    return tuple(sorted(_hashed(text[:_SKETCHED], rules["words"]))[: rules["kept"]])


@lru_cache(maxsize=_CACHED)
def shingles(sentence: str, size: int) -> frozenset[int]:
    """Hashes (32 bits) of each run of `size` words, folded to lower case."""
    return _hashed(sentence, size)


def _hashed(text: str, size: int) -> frozenset[int]:
    words = _WORD.findall(text.lower())
    return frozenset([crc32(" ".join(words[i : i + size]).encode()) for i in range(len(words) - size + 1)])


def contained(one: tuple[int, ...], two: tuple[int, ...]) -> float:
    """The share of the shorter text's shingles that the other has, 0..1; 0 where one is too short to tell."""
    rules = table("origins")["text"]
    if min(len(one), len(two)) < rules["least"]:
        return 0.0
    full = [s[-1] for s in (one, two) if len(s) >= rules["kept"]]
    limit = min(full, default=max(one[-1], two[-1]))
    least = min(bisect_right(one, limit), bisect_right(two, limit))
    if least < rules["least"]:
        return 0.0
    return sum(h <= limit for h in _hashes(one) & _hashes(two)) / least


@lru_cache(maxsize=_CACHED)
def _hashes(sketched: tuple[int, ...]) -> frozenset[int]:
    return frozenset(sketched)
