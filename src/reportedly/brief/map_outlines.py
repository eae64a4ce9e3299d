"""Outlines, each read once."""

from __future__ import annotations

from functools import lru_cache

from reportedly.link.outlines import Outline
from reportedly.link.outlines import outline as read_outline


@lru_cache(maxsize=4096)
def outline(country: str, admin1: str | None = None) -> Outline | None:
    """Read once: a map asks for the same areas several times."""
    return read_outline(country, admin1)
