"""A plain segmenter for the corpora that come as running text; words are cut as the treebanks cut them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(
    r"""(?:[A-Z]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|St|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|No|Inc|Ltd)\.
    |\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\w+|[.]{2,}|-{2,}|[^\w\s]""",
    re.VERBOSE,
)
_END = re.compile(r"^[.!?]+$")
_CLOSING = {'"', "”", "'", "’", ")"}


def words_of(text: str) -> list[tuple[int, int]]:
    """Character spans of the words of a text."""
    return [m.span() for m in _WORD.finditer(text)]


def sentences_of(text: str, unbreakable: Iterable[tuple[int, int]] = ()) -> list[list[tuple[int, int]]]:
    """The words' spans, sentence by sentence; no sentence ends inside one of the `unbreakable` spans."""
    inside = {c for a, b in unbreakable for c in range(a + 1, b)}
    found: list[list[tuple[int, int]]] = [[]]
    for start, end in words_of(text):
        line = found[-1]
        if line and start not in inside and _breaks(text, line, start):
            found.append([])
        found[-1].append((start, end))
    return [s for s in found if s]


def _breaks(text: str, line: list[tuple[int, int]], start: int) -> bool:
    between = text[line[-1][1] : start]
    if "\n" in between:
        return True
    last = len(line) - 1
    while last > 0 and text[slice(*line[last])] in _CLOSING:
        last -= 1
    ended = bool(_END.match(text[slice(*line[last])]))
    return ended and between != "" and not text[start].islower() and text[start] not in _CLOSING
