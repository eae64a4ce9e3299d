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
def words(name: str, key: str) -> frozenset[str]:
    """A list of words in a file, as a set."""
    return frozenset(table(name)[key])
