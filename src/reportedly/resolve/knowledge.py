"""The rules and weights of resolution: data/resolve/*.toml, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The file `data/resolve/<name>.toml` as plain values."""
    return tomllib.loads((files("reportedly") / f"data/resolve/{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """A list of words in a file, as a set; several keys lead into its tables."""
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return frozenset(found)


@cache
def groups(name: str, *keys: str) -> Mapping[str, str]:
    """Word -> the name of its list, for a table of lists of words; a word in two lists is of the first."""
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return {word: group for group in reversed(found) for word in found[group]}


@cache
def rarity() -> Mapping[str, float]:
    """How rare words are in reports on conflict, in natural logarithms; "" has the weight of those not told."""
    data = table("frequent")
    return {"": data["unseen"]} | {word: float(weight) for weight, listed in data["rare"].items() for word in listed}
