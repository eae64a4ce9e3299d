"""Texts by which rows are found, of a length that the index of any database takes, whoever wrote them."""

from __future__ import annotations

import hashlib

from reportedly.store import jsons
from reportedly.store.fulltext import folded

_MOST = 800  # bytes; PostgreSQL takes 2,704 of all columns of an index together
_KEPT = 150  # characters of a longer one; with a hash, so that two of them stay two


def key_of(text: str) -> str:
    """The text as a column holds it that is looked up: as it is, or the beginning of a very long one and its hash."""
    told = jsons.plain(text) or ""
    whole = told.encode()
    return told if len(whole) <= _MOST else f"{told[:_KEPT]}…{hashlib.sha256(whole).hexdigest()}"


def name_of(text: str) -> str:
    """The same of a name, in small letters and without accents."""
    return key_of(folded(text))
