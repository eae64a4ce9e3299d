"""Live pages: texts whose entries are headed by the hour, "14.20 Shots …", "08:30 SARN. The bridge …".

What an entry tells without a day of its own is of the day of the page, and at the place that heads it, not where the
entry before was; as the page goes on, its entries tell on of the same happenings, which those of a digest do not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from reportedly.changed import replace
from reportedly.frozen import dataclass
from reportedly.link.digest import entries
from reportedly.link.digest_heads import line_starts, matches
from reportedly.model import Claim, Modality, PlaceRef, Reason, Span, TimeRef

_CAPITALS = r"[^\W\d_a-zß-öø-ÿ]{3,}"
_HEAD = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:[-•*–][ \t]+)?(?:\*\*|__)?"
    r"(?P<hour>(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\b\.?)?)(?:\s\(?[A-Z]{2,4}\)?(?=[\s:.|–—-]))?(?:\*\*|__)?"
    rf"\s?[:.|–—-]?[ \t]+(?:(?P<name>{_CAPITALS}(?:[ '’-]{_CAPITALS}){{0,3}})[.:][ \t])?"
)
_DAY = re.compile(r"\b(?:on|since) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_FEWEST = 3  # heads that make a live page
_LONGEST = 200_000  # characters of a text that are looked at
_RULE = "the live page's day: the entry tells only its hour"
_PLACE = "the head of the entry that tells it"
_SCENE = "the place that the story is at"
_OUTSIDE = re.compile(r"\b(?:had|last|earlier this|yesterday|tomorrow|tonight|plans?|will)\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an entry starts and ends, its hour, and the name that heads it."""

    start: int
    end: int
    hour: Span
    place: Span | None


@lru_cache(maxsize=4)
def live_entries(text: str) -> tuple[Entry, ...]:
    """The entries of a live page in the order of the text; () for other texts."""
    shown = text[:_LONGEST]
    found = list(matches(_HEAD, shown, line_starts(shown)))
    if len(found) < _FEWEST or entries(text):
        return ()
    ends = [*(m.start() for m in found[1:]), len(text)]
    return tuple(
        Entry(m.start(), end, Span(*m.span("hour")), Span(*m.span("name")) if m["name"] else None)
        for m, end in zip(found, ends, strict=True)
    )


def update_of(text: str, at: int) -> int | None:
    """The number of the live page's entry that a character stands in."""
    number = bisect_right([entry.start for entry in live_entries(text)], at) - 1
    return number if number >= 0 else None


def looks_back(text: str, at: int) -> int | None:
    """The number of the live page's entry that a character stands in, where that tells another day than the page's."""
    number = update_of(text, at)
    if number is None:
        return None
    entry = live_entries(text)[number]
    return number if _DAY.search(text, entry.hour.end, entry.end) else None


def told_live(text: str, published: date | None, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, not linked yet, those of a live page's entry with its day and its place, where they tell none."""
    found = live_entries(text)
    if not found:
        return tuple(claims)
    starts = [entry.start for entry in found]
    told = []
    for claim in claims:
        at = bisect_right(starts, claim.trigger.start) - 1
        told.append(claim if at < 0 else _in_entry(text, published, claim, found[at]))
    return tuple(told)


def _in_entry(text: str, published: date | None, claim: Claim, entry: Entry) -> Claim:
    if entry.place is not None and (claim.place is None or not entry.start <= claim.place.span.start < entry.end):
        kept = tuple(r for r in claim.reasons if r.field != "place")
        place = PlaceRef(entry.place, entry.place.of(text))
        claim = replace(claim, place=place, reasons=(*kept, Reason("place", _PLACE, entry.place)))
    elif claim.place is not None and not entry.start <= claim.place.span.start < entry.end:
        claim = _without_scene(claim)
    if claim.time is not None and entry.hour.start <= claim.time.span.start < entry.hour.end:
        claim = replace(claim, time=None)  # the hour that heads the entry, in whatever clause the parse put it
    happened = claim.modality in (Modality.ACTUAL, Modality.ATTEMPTED) and not claim.background
    if published is None or claim.time is not None or not happened or _OUTSIDE.search(claim.evidence.of(text)):
        return claim
    if _DAY.search(text, entry.hour.end, claim.evidence.end):
        return claim  # an entry that looks back: "12:30 What we know. It began on Saturday, when …"
    time = TimeRef(entry.hour, entry.hour.of(text), published, published, "day")
    return replace(claim, time=time, reasons=(*claim.reasons, Reason("time", _RULE, entry.hour)))


def _without_scene(claim: Claim) -> Claim:
    """The claim without the scene of the sentence before, which is another entry's: each may be of another town."""
    if not any(r.field == "place" and r.rule == _SCENE for r in claim.reasons):
        return claim
    return replace(claim, place=None, reasons=tuple(r for r in claim.reasons if r.field != "place"))
