"""Whom a figure counts: soldiers, fighters, civilians, or people of any kind (data/resolve/tolls.toml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportedly.resolve.knowledge import groups, table
from reportedly.resolve.model import LinkedClaim

PEOPLE = "people"
DISJOINT = ("forces", "fighters", "civilians")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 4  # words after a number among which its noun stands


def scope_of(claim: LinkedClaim, count: Mapping[str, Any]) -> str:
    """A scope's name; "people" where no word tells more."""
    begin = claim.claim["evidence"]["start"]
    after = claim.evidence[max(0, count["start"] - begin) :] if count["start"] >= begin else ""
    size = len(_WORD.findall(count["text"]))
    found = _named([w.lower() for w in _WORD.findall(after)][: size + _NEAR])
    if found is not None:
        return found
    parties = claim.claim["targets"] if count["of"] == "targets" else claim.claim["actors"]
    for party in parties:
        if party["start"] <= count["start"] < party["end"] or len(parties) == 1:
            named = _named([w.lower() for w in _WORD.findall(party["text"])])
            return named or str(table("tolls")["kinds_of_party"].get(party["kind"] or "", PEOPLE))
    return PEOPLE


def _named(told: list[str]) -> str | None:
    of = groups("tolls", "scopes")
    return next((of[word] for word in told if word in of), None)
