"""The words in which a brief is written: data/brief/wording.toml, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

WORD = re.compile(r"[^\W_]+(?:[’'.,-](?=[^\W_])[^\W_]+)*")
_SLOT = re.compile(r"\{[^}]*\}")


@cache
def wording() -> Mapping[str, Any]:
    """The file as plain values."""
    return tomllib.loads((files("reportedly") / "data/brief/wording.toml").read_text(encoding="utf-8"))


@cache
def vocabulary() -> frozenset[str]:
    """Every word that the brief may use without a claim that has it: those of its own wordings.

    Raises ValueError where that would let a number or a month through.
    """
    found = frozenset(word for text in _texts(_spoken()) for word in WORD.findall(_SLOT.sub(" ", text)))
    unsafe = {w for w in found if any(c.isdigit() for c in w)} | (
        {w.casefold() for w in found} & (numbers().keys() | {m.casefold() for m in wording()["dates"]["months"]})
    )
    if unsafe:
        raise ValueError(f"wording.toml would let these through without a claim: {sorted(unsafe)}")
    return found


@cache
def numbers() -> Mapping[str, int | None]:
    """Number words in lower case; None for those that are no exact number ("dozens")."""
    table: Mapping[str, int] = wording()["numbers"]["exact"]
    return {**table, **dict.fromkeys(wording()["numbers"]["loose"])}


def is_number(word: str) -> bool:
    """Whether a word is a number, in digits or in letters ("9", "nine", "twenty-one")."""
    if any(char.isnumeric() for char in word) and not word[:1].isalpha():
        return True
    return all(part in numbers() for part in word.lower().split("-"))


_UNSPOKEN = ("numbers", "dates", "kind", "lowered", "title", "section", "reading", "picture", "table", "guarded")


def _spoken() -> list[Any]:
    """The wordings of sentences: not those of titles and keys, nor the nouns of kinds, which a claim must license."""
    return [value for key, value in wording().items() if key not in _UNSPOKEN]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
