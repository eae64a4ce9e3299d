"""The words that tell what a text is about, and how much by their rarity."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.letters import bare
from reportedly.resolve.knowledge import rarity, table, words

WORD = re.compile(r"[^\W_][\w'’-]*")
_WHOSE = re.compile(r"['’]s?$")


def telling(told: Iterable[str]) -> frozenset[str]:
    """Words in lower case without those that any report has, and without days and numbers, which are compared apart."""
    found = frozenset(_WHOSE.sub("", word) for word in told if len(word) > 2 and not word[0].isdigit())
    return found - words("compare", "rules", "common") - words("compare", "calendar")


def weight_of(told: Iterable[str]) -> float:
    """How much words tell: that two sentences share a "drainpipe" tells more than that both have "soldiers"."""
    rare = rarity()
    return sum(rare.get(word, rare[""]) for word in told)


def context_of(text: str, start: int, end: int) -> tuple[str, ...]:
    """The rarest words around the sentence `text[start:end]`, its own among them, sorted.

    By them a claim that names no place is known for one of the same story, where other claims of the two texts share
    too little: "the number of the dead has risen to twelve".
    """
    rules = table("compare")["rules"]
    before = text[max(0, start - rules["context"]) : start].partition(" ")[2]  # a word may be cut
    behind = text[end : end + rules["context"]].rpartition(" ")[0]
    near = f"{before} {text[start:end]} {behind}"
    rare = rarity()
    found = telling(word.lower() for word in WORD.findall(bare(near)))
    return tuple(sorted(sorted(found, key=lambda word: (-rare.get(word, rare[""]), word))[: rules["context_words"]]))
