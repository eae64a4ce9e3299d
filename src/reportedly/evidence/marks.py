"""The words that a claim rests on, marked in their sentence; words of a stranger, made harmless to show."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from itertools import pairwise
from operator import itemgetter
from typing import Any

_JOINERS = "\u200c\u200d"  # scripts and emoji need them, and they do no harm
_AROUND = 90  # characters on each side of words that stand in another sentence


Marked = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A stretch of a text, what its words say, and of that what ends with it."""
Words = tuple[str, int, int]
"""Words that a value of a claim rests on: what they say, and their characters."""


def escaped(text: str) -> str:
    """Text as HTML has it."""
    # Most words have nothing in them that means something to HTML, and to look is cheaper than to replace.
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        return escape(text, quote=True)
    return text


@lru_cache(maxsize=8192)
def shown(text: str | None) -> str:
    """HTML of a text for a page: escaped, kept apart from the direction of what stands around it, and with what a
    reader cannot see (controls, marks of direction, halves of characters) shown as its code point."""
    return shown_once(text) if text else ""


def shown_once(text: str) -> str:
    """The same of a text that is hardly to come again."""
    text = escaped(text)
    if not text.isprintable():
        text = "".join(map(_shown, text))
    return text if text.isascii() else f"<bdi>{text}</bdi>"  # which letters of ASCII have no need of


def _shown(char: str) -> str:
    """A character of text that is escaped already."""
    if char.isprintable() or char in "\n\t" or char in _JOINERS:
        return char
    return " " if char.isspace() else f'<span class="code">U+{ord(char):04X}</span>'


def plain(text: str | None) -> str:
    """The same for a page's title, in which there are no tags."""
    known = (c if c.isprintable() or c.isspace() or c in _JOINERS else f"<U+{ord(c):04X}>" for c in text or "")
    return " ".join("".join(known).split())


def words_of(claim: Mapping[str, Any]) -> list[Words]:
    """What a claim rests on, with what each says."""
    trigger, place, time = claim["trigger"], claim["place"], claim["time"]
    told: list[Words] = [("event", trigger["start"], trigger["end"])]
    told += [("who", party["start"], party["end"]) for party in claim["actors"]]
    told += [("whom", party["start"], party["end"]) for party in claim["targets"]]
    if place is not None:
        told.append(("where", place["start"], place["end"]))
    if time is not None:
        told.append(("when", time["start"], time["end"]))
    told += [(str(count["kind"]), count["start"], count["end"]) for count in claim["counts"]]
    told += [("with", weapon["start"], weapon["end"]) for weapon in claim.get("weapons", ())]
    for link in claim["attribution"]:
        source, cue = link["source"], link["cue"]
        if source is not None:
            told.append(("source", source["start"], source["end"]))
        if cue is not None:
            told.append(("says", cue["start"], cue["end"]))
    return told


def sentence(claim: Mapping[str, Any], words: list[Words], text: str) -> list[Marked]:
    """The claim's sentence in stretches, each with the values that rest on it."""
    spot = claim["evidence"]
    return _stretches(spot["start"], spot["end"], words, text)


def elsewhere(claim: Mapping[str, Any], words: list[Words], text: str) -> list[tuple[str, list[Marked]]]:
    """What words outside the claim's sentence say, each with what stands around them."""
    spot = claim["evidence"]
    start, end = spot["start"], spot["end"]
    found = []
    for one in words:
        role, begins, ends = one
        if begins < start or ends > end:
            first, last = max(0, begins - _AROUND), min(len(text), ends + _AROUND)
            found.append((role, _stretches(first, last, [one], text)))
    return found


def _stretches(start: int, end: int, words: list[Words], text: str) -> list[Marked]:
    inner = [w for w in words if w[1] < end and w[2] > start]
    found: list[Marked] = []
    at, before = start, 0
    for role, first, last in sorted(inner, key=_place):
        if first < before:
            return _overlapping(start, end, inner, text)
        before = last
        if last > end:
            last = end
        if first > at:
            found.append((text[at:first], (), ()))
            at = first
        if last > at:
            here = (role,)
            found.append((text[at:last], here, here))
            at = last
    if at < end:
        found.append((text[at:end], (), ()))
    return found


_place = itemgetter(1, 2)


def _overlapping(start: int, end: int, inner: list[Words], text: str) -> list[Marked]:
    """The same where words of two values lie over one another."""
    cuts = sorted({start, end, *(min(max(at, start), end) for _, *ends in inner for at in ends)})
    found = []
    for first, last in pairwise(cuts):
        roles = [role for role, begin, stop in inner if begin <= first and stop >= last]
        ends = [role for role, begin, stop in inner if begin <= first and min(stop, end) == last] if roles else roles
        found.append((text[first:last], tuple(dict.fromkeys(roles)), tuple(dict.fromkeys(ends))))
    return found
