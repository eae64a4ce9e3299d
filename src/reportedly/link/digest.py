"""Digests: texts whose entries are headed by a place and a day, as monitors write them (heads: see digest_heads.py).

What an entry tells happened at the place and on the day of its head, unless it says otherwise, and is another happening
than what the next entry tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.link.digest_heads import heads
from reportedly.link.place_choice import GIVEN
from reportedly.model import Claim, PlaceRef, Reason, Span, TimeRef

_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n|(?=[-•*–][ \t]|\d{1,3}[.)][ \t]))")
_LONGEST = 200_000  # characters of a text that are looked at


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an entry stands, its head's first character to its end, and the words for its place and its day.

    Of a place that is not `surely` one, only a known name is believed; for one that is not known, the place `beside` it
    stands.
    """

    start: int
    end: int
    place: Span | None
    day: Span | None
    surely: bool
    beside: Span | None = None


@lru_cache(maxsize=4)  # of the text at hand and the next, not of an archive
def entries(text: str) -> tuple[Entry, ...]:
    """The entries of a digest in the order of the text; () for other texts."""
    text = text[:_LONGEST]
    found = heads(text)
    breaks = [m.start() for m in _PARAGRAPH.finditer(text)] + [len(text)] if found else []
    nexts = [head.start for head in found[1:]] + [len(text)]
    ends = [n if h.wide else min(n, breaks[bisect_left(breaks, h.start)]) for h, n in zip(found, nexts, strict=False)]
    return tuple(Entry(h.start, end, h.place, h.day, h.surely, h.beside) for h, end in zip(found, ends, strict=True))


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
    if entry.place is not None and (claim.place is None or not _is_in(claim.place.span, entry)):
        kept = tuple(r for r in claim.reasons if r.field != "place")
        place = PlaceRef(entry.place, entry.place.of(text))
        claim = replace(claim, place=place, reasons=(*kept, Reason("place", _RULE, entry.place)))
    return claim


_RULE = "the head of the entry that tells it"


def located(
    text: str, claims: Sequence[Claim], link: Callable[[Sequence[Claim]], Sequence[Claim]]
) -> tuple[Claim, ...]:
    """The claims as `link` places them, those of an entry whose own place it does not know at the place of the head."""
    named = {n: e for n, e in enumerate(entries(text)) if e.place is not None}
    if not named or not claims:
        return tuple(link(claims))
    spans = {span: None for e in named.values() for span in (e.place, e.beside) if span is not None}
    heads = [replace(claims[0], place=PlaceRef(span, span.of(text)), background=False) for span in spans]
    linked = link([*claims, *heads])
    known = dict(zip(spans, (claim.place for claim in linked[len(claims) :]), strict=True))
    places = {n: _of_head(known, e) for n, e in named.items()}
    return tuple(_located(text, claim, places) for claim in linked[: len(claims)])


def _of_head(known: Mapping[Span, PlaceRef | None], entry: Entry) -> PlaceRef | None:
    """The place of an entry's head; where only what it is in or on the way to is known, one near that."""
    if entry.place is None:
        return None
    head, beside = known[entry.place], known[entry.beside] if entry.beside is not None else None
    if head is None or head.country is not None or beside is None or beside.country is None:
        return head
    return replace(
        beside, span=head.span, text=head.text, precision="near" if beside.precision == "exact" else beside.precision
    )


def _located(text: str, claim: Claim, heads: Mapping[int, PlaceRef | None]) -> Claim:
    number = entry_of(text, claim.trigger.start)
    head = heads.get(number) if number is not None else None
    if number is None or head is None:
        return claim
    kept = tuple(r for r in claim.reasons if r.field != "place")
    if head.country is None:
        unsure = not entries(text)[number].surely and claim.place is not None and claim.place.span == head.span
        return replace(claim, place=None, reasons=kept) if unsure else claim  # "NUMBERS. …" is no place
    known = claim.place is not None and claim.place.place_id is not None
    land = head.precision == "country" and head.place_id is not None  # "NORLAND. …"
    village = land and claim.place is not None and claim.place.precision == "admin1"
    if (known or village) and not _is_lent(text, claim, entries(text)[number]):
        return claim
    place = head
    if claim.place is not None:  # "a raid on Hurti", in an entry on Bokkos: there or near it
        precision = "near" if head.precision == "exact" else head.precision
        place = replace(head, span=claim.place.span, text=claim.place.text, precision=precision)
    return replace(claim, place=place, reasons=(*kept, Reason("place", _RULE, head.span)))


def _is_lent(text: str, claim: Claim, entry: Entry) -> bool:
    """Whether a claim's place has its name from elsewhere in the text: "oil depot", in Orra by the entry before."""
    place = claim.place
    if place is None or place.name is None or not _is_in(place.span, entry) or place.reason is None:
        return False
    return GIVEN in place.reason and place.name not in text[entry.start : entry.end]


def _is_in(span: Span, entry: Entry) -> bool:
    return entry.start <= span.start < entry.end
