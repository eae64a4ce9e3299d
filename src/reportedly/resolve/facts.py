"""A claim as comparing sees it: the contract's values, read once and made comparable."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from reportedly.resolve.happenings import is_turned, kinds_of, means_of
from reportedly.resolve.knowledge import groups, words
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.sketch import shingles

FINE = frozenset(("exact", "near"))
_WORD = re.compile(r"[^\W_][\w'’-]*")
_COMPARED = 3  # words in a shingle of a sentence


@dataclass(frozen=True, slots=True)
class Facts:
    """`kinds` are the kinds of happening it can be. `place` is a known one, `named` the names of any, in lower case.

    `lands` are the countries that it can be in: its place's, else those of its document and its parties. `place_told`,
    `day_told` and `part_told` (of the day): whether the claim's own words say so; what another sentence lends is less
    sure. `doers` and `hurt` are its parties by what the happening does to them, whatever role its verb gives them.
    `days` are the first and last day, None where not told; `where` is where the sentence and the trigger begin. `parts`
    are the parts of the day and `sites` the kinds of place that the sentence names, `names` its other names, `words`
    its words without the common ones; whoever is cited is left out of these.
    """

    claim: LinkedClaim
    kinds: frozenset[str]
    event_type: str
    mode: str | None
    means: str | None
    place: Mapping[str, Any] | None
    named: frozenset[str]
    lands: frozenset[str]
    place_told: bool
    day_told: bool
    part_told: bool
    days: tuple[date, date] | None
    doers: tuple[Mapping[str, Any], ...]
    hurt: tuple[Mapping[str, Any], ...]
    trigger: str
    where: tuple[int, int]
    counts: tuple[Mapping[str, Any], ...]
    denied: bool
    unreal: bool
    background: bool
    parts: frozenset[str]
    sites: frozenset[str]
    another: bool
    words: frozenset[str]
    names: frozenset[str]
    shingles: frozenset[int]


@lru_cache(maxsize=4096)
def facts(claim: LinkedClaim) -> Facts:
    """Read once for all the comparisons of a claim; a claim never changes."""
    said = claim.claim
    doers, hurt = said["actors"], said["targets"]
    if is_turned(said):
        doers, hurt = hurt, doers
    text = _without_sources(claim)
    told = [w.lower() for w in _WORD.findall(text)]
    time = said["time"]
    when = [w.lower() for w in _WORD.findall(time["text"])] if time and is_told(said, "time") else []
    part_told = bool(_named(when, "parts"))
    parts = _named(when, "parts") or _named(told, "parts")
    return Facts(
        claim=claim,
        kinds=kinds_of(said),
        event_type=said["event_type"],
        mode=said["mode"],
        means=means_of(said["mode"]),
        place=said["place"] if said["place"] and _is_known(said["place"]) else None,
        named=place_names(said["place"]),
        lands=_lands(claim),
        place_told=is_told(said, "place"),
        day_told=is_told(said, "time"),
        part_told=part_told,
        days=days_of(said),
        doers=tuple(doers),
        hurt=tuple(hurt),
        trigger=said["trigger"]["text"].lower(),
        where=(said["evidence"]["start"], said["trigger"]["start"]),
        counts=tuple(said["counts"]),
        denied=is_denial(said),
        unreal=said["modality"] in words("compare", "rules", "unreal"),
        background=said["background"],
        parts=parts if len(parts) == 1 else frozenset(),
        sites=_named(told, "sites"),
        another=_tells_another(told),
        words=frozenset(w for w in told if len(w) > 2 and w not in words("compare", "rules", "common")),
        names=names_in(text, said),
        shingles=shingles(claim.evidence, _COMPARED),
    )


def _tells_another(told: list[str]) -> bool:
    """Whether a sentence says that it speaks of another happening: "another strike", but not "another three"."""
    numbers = words("compare", "rules", "numbers")
    for word, after in zip(told, [*told[1:], ""], strict=True):
        if word in words("compare", "rules", "another") and after not in numbers:
            return True
    return False


def _lands(claim: LinkedClaim) -> frozenset[str]:
    place = claim.claim["place"]
    if place is not None and place["country"]:
        return frozenset((place["country"],))
    told = [p["country"] for p in (claim.setting, *claim.claim["actors"], *claim.claim["targets"]) if p]
    return frozenset(country for country in told if country)


def names_in(text: str, said: Mapping[str, Any]) -> frozenset[str]:
    """The names in a sentence, but for its first word and those of its parties and its place."""
    parties = (*said["actors"], *said["targets"], *([said["place"]] if said["place"] else []))
    known = {w.lower() for p in parties for w in _WORD.findall(f"{p['text']} {p['name'] or ''}")}
    told = {w.lower() for w in _WORD.findall(text)[1:] if w[0].isupper()}
    return frozenset(told - known - words("compare", "calendar"))


def place_names(place: Mapping[str, Any] | None) -> frozenset[str]:
    """A place's name, and the one in its wording, in lower case; none for "the town" and its like."""
    told = [] if place is None else [place["name"] or "", place["text"]]
    names = (" ".join(w for w in _WORD.findall(name) if w[0].isupper()).lower() for name in told)
    return frozenset(name for name in names if name)


def _is_known(place: Mapping[str, Any]) -> bool:
    return place["place_id"] is not None or place["country"] is not None


def days_of(said: Mapping[str, Any]) -> tuple[date, date] | None:
    """The first and last day that a claim gives for its happening; None where it gives none."""
    time = said["time"]
    if time is None or (time["earliest"] is None and time["latest"] is None):
        return None
    earliest, latest = time["earliest"] or time["latest"], time["latest"] or time["earliest"]
    return date.fromisoformat(earliest), date.fromisoformat(latest)


def is_told(said: Mapping[str, Any], field: str) -> bool:
    """Whether the claim's own sentence has the words for its place or time; else another sentence lent it."""
    value, evidence = said[field], said["evidence"]
    return value is not None and bool(evidence["start"] <= value["start"] < evidence["end"])


def is_denial(said: Mapping[str, Any]) -> bool:
    """Whether whoever said it first denies it."""
    return bool(said["attribution"]) and said["attribution"][0]["stance"] == "denies"


def _without_sources(claim: LinkedClaim) -> str:
    """The sentence without the words for those whom the claim cites: a ministry that speaks was not hit."""
    text, begin = claim.evidence, claim.claim["evidence"]["start"]
    for link in claim.claim["attribution"]:
        start, end = link["source"]["start"] - begin, link["source"]["end"] - begin
        if 0 <= start < end <= len(text):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _named(told: list[str], kind: str) -> frozenset[str]:
    of = groups("compare", kind)
    return frozenset(of[w] for w in told if w in of)
