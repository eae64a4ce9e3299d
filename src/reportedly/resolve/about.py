"""Which claims only speak of what their document tells as news: "condemned the attack", "sent condolences".

For who reads what befell a town such a claim is no other happening: it belongs to the dossier of what it speaks of, as
a word on that, and gives it no value and no origin (`events`). What it speaks of must stand in its own text: the deed
that its sentence tells, or the last one before where it says "the attack", mourns those who died, or blames somebody
and does not say for what. A condemnation of violence as such, of past attacks or of a campaign is about no one deed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.resolve.happenings import claims_type
from reportedly.resolve.knowledge import table
from reportedly.resolve.places import relation

Said = Mapping[str, Any]
_APART = frozenset(("bar", "apart", "far_apart"))
_WHOSE = re.compile(r"\bof (?:having )?$")  # "accused soldiers of shooting"
_RELATIVE = re.compile(r"\b(?:that|which|who)\b[^.;]*$")  # "condemned the attack, which left six dead"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_ITS_OWN = re.compile(r"\b(?:killed|slain|murdered|shot|died|martyred)\b", re.IGNORECASE)  # "two killed in Arvo"


def abouts_of(claims: Sequence[Said], text: str, parts: Sequence[object]) -> dict[str, str]:
    """The id of the claim that each such claim speaks of, by its own; of the others none. `parts` are the parts of the
    text that the claims stand in, as the entries of a digest are: what one tells is not what another speaks of."""
    words = [n for n, c in enumerate(claims) if _is(c, "words") and c["modality"] == "actual"]
    if not words:
        return {}
    deeds = sorted((n for n, c in enumerate(claims) if _is(c, "spoken_of")), key=lambda n: _at(claims[n]))
    found = {}
    for n in words:
        here = [claims[d] for d in deeds if parts[d] == parts[n]]
        deed = _spoken_of(claims[n], here, text)
        if deed is not None:
            found[claims[n]["id"]] = str(deed["id"])
    return found


def _spoken_of(claim: Said, deeds: Sequence[Said], text: str) -> Said | None:
    start, end = claim["evidence"]["start"], claim["evidence"]["end"]
    inside = [d for d in deeds if d["evidence"]["start"] == start]
    for deed in inside:
        if _at(deed) > _at(claim) and _WHOSE.search(text, claim["trigger"]["end"], _at(deed)):
            return deed
    pattern = _named(claim["event_type"])
    named = pattern.search(text, _at(claim), end) or pattern.search(text, start, _at(claim))
    if named is None and not _only_blames(claim, text):
        return None
    at = named.start() if named is not None else _at(claim)
    for deed in inside:
        if named is not None and deed["trigger"]["start"] < named.end() and named.start() < deed["trigger"]["end"]:
            return deed
    told = [d for d in inside if _at(d) < at or (named and _RELATIVE.search(text, named.end(), _at(d)))]
    fitting = [d for d in told if _fits(d, named)]
    if fitting:
        return fitting[-1]
    if claim["background"] or _YEAR.search(text, start, end):
        return None
    before = [d for d in deeds if _at(d) < start and not d["background"] and _fits(d, named)]
    before = [d for d in before if d["modality"] == "actual" and _may_be_at(claim, d)]
    if claim["event_type"] != "ACCUSE":
        if _OF_ITS_OWN.search(text, start, end):
            return None
        before = [d for d in before if d["counts"]] or before
    return before[-1] if before else None


def _only_blames(claim: Said, text: str) -> bool:
    """Whether it lays what was told before to somebody, and says for nothing else: "blamed the rebels"."""
    rules = table("happenings")["spoken_of"]
    if claim["event_type"] != "ACCUSE" or not claim["targets"]:
        return False
    if not any(word in claim["trigger"]["text"].lower() for word in rules["blame"]):
        return False
    return _any_deed().search(text, claim["trigger"]["end"], claim["evidence"]["end"]) is None


def _fits(deed: Said, named: re.Match[str] | None) -> bool:
    """Whether a deed is of the sort that is named: an abduction or a blow."""
    sort = named.lastgroup if named is not None else None
    return sort not in ("blows", "taking") or (sort == "taking") == (deed["mode"] == "abduct")


def _may_be_at(claim: Said, deed: Said) -> bool:
    """Whether the place that the claim's own sentence tells may be the deed's."""
    place = claim["place"]
    if place is None or deed["place"] is None or not claim["evidence"]["start"] <= place["start"] < _end(claim):
        return True
    return relation(place, deed["place"])[0] not in _APART


@cache
def _named(event_type: str) -> re.Pattern[str]:
    """How a word of this type names a deed as known ("the attack", "this cowardly act"), or mourns whom it killed."""
    rules = table("happenings")["spoken_of"]
    if event_type in rules["grief"]:
        return re.compile(rf"\b(?:{'|'.join(rules['grief'][event_type])})\b", re.IGNORECASE)
    between = rf"(?:(?!(?:{'|'.join(rules['not_one'])})\b)[\w’'-]+ ){{0,3}}?"
    sorts = "|".join(f"(?P<{sort}>{'|'.join(rules[sort])})" for sort in ("blows", "taking", "any"))
    return re.compile(rf"\b(?:the|this|that|these|those|\w+['’]s) {between}(?:{sorts})\b", re.IGNORECASE)


@cache
def _any_deed() -> re.Pattern[str]:
    rules = table("happenings")["spoken_of"]
    return re.compile(rf"\bfor\b|\b(?:{'|'.join((*rules['blows'], *rules['taking'], *rules['any']))})", re.IGNORECASE)


def _is(claim: Said, role: str) -> bool:
    return claims_type(claim["event_type"], claim["mode"], table("happenings")["roles"][role])


def _at(claim: Said) -> int:
    return int(claim["trigger"]["start"])


def _end(claim: Said) -> int:
    return int(claim["evidence"]["end"])
