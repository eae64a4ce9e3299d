"""Families of event types, by which pages colour them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def names() -> Mapping[str, str]:
    """What each family is called, in the order of a legend."""
    return {key: str(family["name"]) for key, family in _read().items()}


def family_of(event_type: str) -> str:
    """The key of a type's family."""
    return _by_type().get(event_type, "speech")


@cache
def _by_type() -> Mapping[str, str]:
    return {kind: key for key, family in _read().items() for kind in family["types"]}


@cache
def _read() -> Mapping[str, Mapping[str, Any]]:
    text = (resources.files("reportedly") / "data" / "web" / "families.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
