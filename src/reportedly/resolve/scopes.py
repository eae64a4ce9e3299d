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
_END = re.compile(r"[,;:]")
_NEAR = 4  # words after a number among which its noun stands


def scope_of(claim: LinkedClaim, count: Mapping[str, Any]) -> str:
    """A scope's name; "people" where no word tells more."""
    begin = claim.claim["evidence"]["start"]
    after = claim.evidence[max(0, count["start"] - begin) :] if count["start"] >= begin else ""
    size = len(_WORD.findall(count["text"]))
    length = len(count["text"])
    after = after[:length] + _END.split(after[length:], maxsplit=1)[0]  # "rose to 19, the doctors said"
    told = [w.lower() for w in _WORD.findall(after)][: size + 2 * _NEAR]
    found = _named(told[: size + _NEAR])
    if found == "civilians" and _are_presumed(told):
        return "fighters"
    if found is not None:
        return found
    parties = claim.claim["targets"] if count["of"] == "targets" else claim.claim["actors"]
    for party in parties:
        if party["start"] <= count["start"] < party["end"] or len(parties) == 1:
            named = _named([w.lower() for w in _WORD.findall(party["text"])])
            return named or str(table("tolls")["kinds_of_party"].get(party["kind"] or "", PEOPLE))
    return PEOPLE


def _are_presumed(told: list[str]) -> bool:
    """ "Five civilians presumed to be gunmen": no civilians to those who tell of them."""
    at = next((i for i, word in enumerate(told) if word in table("tolls")["presumed"]["words"]), None)
    return at is not None and _named(told[at : at + _NEAR]) == "fighters"


def is_partial(claim: LinkedClaim, count: Mapping[str, Any]) -> bool:
    """Whether it counts a part of the dead or the wounded: "three more", "two of the injured", "including a boy"."""
    begin, end = (count[side] - claim.claim["evidence"]["start"] for side in ("start", "end"))
    if begin < 0 or end > len(claim.evidence):
        return False
    rules = table("tolls")["partial"]
    before = [w.lower() for w in _WORD.findall(claim.evidence[:begin])][-3:]
    joined = len(before) > 1 and "and" in before[:-1] and before[before.index("and") + 1] in rules["theirs"]
    before = [] if joined else before[-2:]  # "a man and his adult son" are two
    after = [w.lower() for w in _WORD.findall(claim.evidence[end:])][: 3 * _NEAR]
    more = [w for w in before if not (count["kind"] == "wounded" and w in rules["besides"])]
    if any(w in rules["before"] for w in more) or after[:1] == ["more"] or before[-1:] == ["more"]:
        return True
    return any(" ".join(after[i : i + 3]).startswith(p) for i in range(len(after)) for p in rules["after"])


def _named(told: list[str]) -> str | None:
    of = groups("tolls", "scopes")
    return next((of[word] for word in told if word in of), None)
