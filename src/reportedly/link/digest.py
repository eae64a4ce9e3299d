"""Digests: texts whose entries are headed by a place and a day, as monitors write them.

"Orra, 6 June. Nine people …", "ORRA (6 Jun): …", "- ORRA, harbour, 6 Jun. …": what an entry tells happened at the place
and on the day of its head, unless it says otherwise, and is another happening than what the next entry tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.link.calendar import MONTHS
from reportedly.model import Claim, PlaceRef, Reason, Span, TimeRef

_MONTH = "(?:" + "|".join(f"{m[:3].title()}(?:{m[3:]}|t)?" for m in MONTHS) + r")\b\.?"
_DAY = r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?"
_DATE = rf"(?:{_DAY}\s{_MONTH}(?:\s\d{{4}}\b)?(?:\sand\s\d{{1,2}}\s{_MONTH})?|{_MONTH}\s\d{{1,2}}\b(?:,\s\d{{4}}\b)?)"
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
_SMALL = r"(?:al|el|de|du|la|le|del|de la|as|ad)"
_NAME = rf"{_WORD}(?:[ -](?:{_SMALL}[ -])?(?:[dl]['’])?{_WORD}|\s(?:de\s)?[dl]['’]{_WORD}){{0,4}}"
_START = r"(?:^|(?<=\n))[ \t]*(?:[-•*–][ \t]+|\d{1,3}[.)][ \t]+)?"
_REGION = r"(?:[A-Z][A-Z ,’'-]{2,50}\.\s)?"  # "NORLAND, EAST. Orra, …"
_SITES = r"(?:,\s[^\n,.;:()]{2,40}){0,2}(?:\s\([^\n()]{2,60}\))?"
_HOUR = r"(?:,\s\d{1,2}[:.]\d\d)?"
_DATED = re.compile(
    rf"(?:{_START}{_REGION}|(?<=[.;]\s))(?P<name>{_NAME})"
    rf"(?:{_SITES},\s(?P<date>{_DATE}){_HOUR}|\s\((?P<day>{_DATE})\))(?:\s\([a-z]{{1,3}}\))?\s?[.:—–]"
)
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ]{3,}"  # "Mr." and "J." head nothing
_PLAIN = re.compile(rf"{_START}(?P<name>{_CAPITALS}(?:[ '’-]{_CAPITALS}){{0,4}})\.\s(?=\S)")  # "ORRA. Nine people …"
_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n|(?=[-•*–][ \t]|\d{1,3}[.)][ \t]))")
_LEAST = 2  # entries with a day that make a digest
_FEWEST = 3  # and of those with a name alone
_LONGEST = 200_000  # characters of a text that are looked at


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an entry stands, its head's first character to its end, and the words for its place and its day."""

    start: int
    end: int
    place: Span
    day: Span | None


@lru_cache(maxsize=4)  # of the text at hand and the next, not of an archive
def entries(text: str) -> tuple[Entry, ...]:
    """The entries of a digest in the order of the text; () for other texts."""
    text = text[:_LONGEST]
    dated = list(_DATED.finditer(text))
    found = dated if len(dated) >= _LEAST else list(_PLAIN.finditer(text))
    if found is not dated and len(found) < _FEWEST:
        return ()
    heads = [(m.start("name"), Span(*m.span("name")), _day(m) if found is dated else None) for m in found]
    breaks = [m.start() for m in _PARAGRAPH.finditer(text)] + [len(text)]
    ends = [breaks[bisect_left(breaks, start)] for start, _, _ in heads]
    nexts = [start for start, _, _ in heads[1:]] + [len(text)]
    return tuple(
        Entry(start, min(end, after), place, day)
        for (start, place, day), end, after in zip(heads, ends, nexts, strict=True)
    )


def _day(head: re.Match[str]) -> Span:
    return Span(*head.span("date" if head["date"] else "day"))


def entry_of(text: str, at: int) -> int | None:
    """The number of the entry that a character of a digest stands in."""
    found = entries(text)
    number = bisect_right(found, at, key=lambda entry: entry.start) - 1
    return number if number >= 0 and at < found[number].end else None


def headed(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, not linked yet, those of an entry that take their day or place from outside of it at its head's."""
    if not entries(text):
        return tuple(claims)
    return tuple(_headed(text, claim) for claim in claims)


def _headed(text: str, claim: Claim) -> Claim:
    number = entry_of(text, claim.trigger.start)
    if number is None:
        return claim
    entry = entries(text)[number]
    if entry.day is not None and (claim.time is None or not _is_in(claim.time.span, entry)):
        time = TimeRef(entry.day, entry.day.of(text))
        claim = replace(claim, time=time, reasons=(*claim.reasons, Reason("time", _RULE, entry.day)))
    if claim.place is None or not _is_in(claim.place.span, entry):
        kept = tuple(r for r in claim.reasons if r.field != "place")
        claim = replace(claim, place=_place(text, entry), reasons=(*kept, Reason("place", _RULE, entry.place)))
    return claim


_RULE = "the head of the entry that tells it"


def located(
    text: str, claims: Sequence[Claim], link: Callable[[Sequence[Claim]], Sequence[Claim]]
) -> tuple[Claim, ...]:
    """The claims as `link` places them, those of an entry whose own place it does not know at the place of the head."""
    found = entries(text)
    if not found or not claims:
        return tuple(link(claims))
    heads = [replace(claims[0], place=_place(text, entry), background=False) for entry in found]
    linked = link([*claims, *heads])
    places = [claim.place for claim in linked[len(claims) :]]
    return tuple(_located(text, claim, places) for claim in linked[: len(claims)])


def _located(text: str, claim: Claim, heads: Sequence[PlaceRef | None]) -> Claim:
    number = entry_of(text, claim.trigger.start)
    head = heads[number] if number is not None else None
    kept = tuple(r for r in claim.reasons if r.field != "place")
    undated = number is not None and entries(text)[number].day is None
    if undated and head is not None and head.country is None and claim.place and claim.place.span == head.span:
        return replace(claim, place=None, reasons=kept)  # "NUMBERS. …" is no place
    if head is None or head.country is None or (claim.place is not None and claim.place.place_id is not None):
        return claim
    place = head
    if claim.place is not None:  # "a raid on Hurti", in an entry on Bokkos: there or near it
        precision = "near" if head.precision == "exact" else head.precision
        place = replace(head, span=claim.place.span, text=claim.place.text, precision=precision)
    return replace(claim, place=place, reasons=(*kept, Reason("place", _RULE, head.span)))


def _place(text: str, entry: Entry) -> PlaceRef:
    return PlaceRef(entry.place, entry.place.of(text))


def _is_in(span: Span, entry: Entry) -> bool:
    return entry.start <= span.start < entry.end
