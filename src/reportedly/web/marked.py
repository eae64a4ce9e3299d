"""Text with marks on it, which may overlap: cut where any mark begins or ends, so that a page need not nest them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of a document carry a value: its `kind`, what it is read as (`told`), its claim."""

    start: int
    end: int
    kind: str
    told: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks; `start` is where it lies in the document."""

    start: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def kinds(self) -> str:
        """The kinds of its marks, as classes of an element."""
        return " ".join(dict.fromkeys(f"k-{mark.kind}" for mark in self.marks))

    @property
    def told(self) -> str:
        """What the words are read as."""
        return "; ".join(dict.fromkeys(f"{mark.kind}: {mark.told}" for mark in self.marks))

    @property
    def claims(self) -> str:
        """The ids of the claims that rest on it."""
        return " ".join(dict.fromkeys(mark.claim_id for mark in self.marks))


def segments(text: str, marks: Iterable[Mark], *, offset: int = 0) -> tuple[Segment, ...]:
    """The text, which begins at `offset` of its document, cut at its marks; marks outside of it are left out."""
    end = offset + len(text)
    inside = sorted(
        (mark for mark in marks if offset <= mark.start < mark.end <= end), key=lambda m: (m.start, -m.end, m.kind)
    )
    cuts = sorted({offset, end, *(mark.start for mark in inside), *(mark.end for mark in inside)})
    made: list[Segment] = []
    first = 0
    for start, stop in pairwise(cuts):
        while first < len(inside) and inside[first].end <= start:
            first += 1  # marks that begin early and end late keep it back, which costs time and nothing else
        over = []
        for mark in inside[first:]:
            if mark.start >= stop:
                break
            if mark.end > start:
                over.append(mark)
        made.append(Segment(start, text[start - offset : stop - offset], tuple(over)))
    return tuple(made)


def marks_of(claim_id: str, claim: Mapping[str, Any]) -> tuple[Mark, ...]:
    """The characters that carry each value of a claim of the JSON contract."""

    def mark(kind: str, span: Mapping[str, Any], told: str) -> Mark:
        return Mark(span["start"], span["end"], kind, told, claim_id)

    kind = f"{claim['event_type']} {claim['mode']}" if claim["mode"] else claim["event_type"]
    found = [mark("what", claim["trigger"], kind)]
    for role, parties in (("who", claim["actors"]), ("whom", claim["targets"])):
        found += [mark(role, party, party["name"] or party["text"]) for party in parties]
    if claim["place"]:
        found.append(mark("where", claim["place"], claim["place"]["name"] or claim["place"]["text"]))
    if claim["time"]:
        found.append(mark("when", claim["time"], days_told(claim["time"])))
    for link in claim["attribution"]:
        source, cue = link["source"], link["cue"]
        found.append(mark("source", source, source["name"] or source["text"]))
        if cue:
            found.append(mark("cue", cue, link["stance"]))
    found += [mark("harm", count, f"{count['kind']} {range_told(count)}") for count in claim["counts"]]
    found += [mark("weapon", weapon, weapon["text"]) for weapon in claim.get("weapons") or ()]
    return tuple(found)


def days_told(time: Mapping[str, Any]) -> str:
    """2026-05-02, or 2026-05-01 to 2026-05-07; the wording where no day is known."""
    earliest, latest = time["earliest"], time["latest"]
    if not earliest and not latest:
        return str(time["text"])
    return str(earliest) if earliest == latest else f"{earliest or '?'} to {latest or '?'}"


def range_told(count: Mapping[str, Any]) -> str:
    """12, 12 or more, 7 to 40."""
    low, high = count["low"], count["high"]
    if low is None and high is None:
        return str(count["text"])
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"
