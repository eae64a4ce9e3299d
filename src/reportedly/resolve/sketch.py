"""Sketches of texts, by which copies are known: the smallest hashes of a text's shingles (bottom-k MinHash).

A sketch of a text with at most k shingles has all of them. The share of the shorter text that the other contains is
read off the hashes below the lesser of the two greatest (Broder 1997, containment).
"""

from __future__ import annotations

import re
from zlib import crc32

from reportedly.resolve.knowledge import table

_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """The sorted smallest hashes of the text's shingles; () for a text shorter than one."""
    rules = table("origins")["text"]
    return tuple(sorted(shingles(text, rules["words"]))[: rules["kept"]])


def shingles(text: str, size: int) -> set[int]:
    """Hashes (32 bits) of each run of `size` words, folded to lower case."""
    words = _WORD.findall(text.lower())
    return {crc32(" ".join(words[i : i + size]).encode()) for i in range(len(words) - size + 1)}


def contained(one: tuple[int, ...], two: tuple[int, ...]) -> float:
    """The share of the shorter text's shingles that the other has, 0..1; 0 where one is too short to tell."""
    rules = table("origins")["text"]
    if min(len(one), len(two)) < rules["least"]:
        return 0.0
    full = [s[-1] for s in (one, two) if len(s) >= rules["kept"]]
    limit = min(full, default=max(one[-1], two[-1]))
    below = [{h for h in s if h <= limit} for s in (one, two)]
    least = min(len(b) for b in below)
    return len(below[0] & below[1]) / least if least >= rules["least"] else 0.0
