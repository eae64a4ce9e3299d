"""The words that a claim rests on, marked in their sentence; words of a stranger, made harmless to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple

_JOINERS = "\u200c\u200d"  # scripts and emoji need them, and they do no harm
_AROUND = 90  # characters on each side of words that stand in another sentence


class Marked(NamedTuple):
    """A stretch of a text, and what its words say; `ends` are those of its roles whose words end with it."""

    text: str
    roles: tuple[str, ...]
    ends: tuple[str, ...]


class Words(NamedTuple):
    """Words that a value of a claim rests on."""

    role: str
    start: int
    end: int


def escaped(text: str) -> str:
    """Text as HTML has it."""
    return escape(text, quote=True)


@lru_cache(maxsize=8192)
def shown(text: str | None) -> str:
    """HTML of a text for a page: escaped, kept apart from the direction of what stands around it, and with what a
    reader cannot see (controls, marks of direction, halves of characters) shown as its code point."""
    if not text:
        return ""
    # Most words have nothing in them that means something to HTML, and to look is cheaper than to replace.
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        text = escape(text, quote=True)
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


def words_of(claim: Mapping[str, Any]) -> Iterator[Words]:
    """What a claim rests on, with what each says."""

    def one(role: str, span: Mapping[str, Any] | None) -> Iterator[Words]:
        if span is not None:
            yield Words(role, span["start"], span["end"])

    yield from one("event", claim["trigger"])
    for party in claim["actors"]:
        yield from one("who", party)
    for party in claim["targets"]:
        yield from one("whom", party)
    yield from one("where", claim["place"])
    yield from one("when", claim["time"])
    for count in claim["counts"]:
        yield from one(str(count["kind"]), count)
    for weapon in claim.get("weapons", ()):
        yield from one("with", weapon)
    for link in claim["attribution"]:
        yield from one("source", link["source"])
        yield from one("says", link["cue"])


def sentence(claim: Mapping[str, Any], text: str) -> list[Marked]:
    """The claim's sentence in stretches, each with the values that rest on it."""
    return list(_stretches(claim["evidence"]["start"], claim["evidence"]["end"], list(words_of(claim)), text))


def elsewhere(claim: Mapping[str, Any], text: str) -> list[tuple[Words, list[Marked]]]:
    """Words outside the claim's sentence, each with what stands around it."""
    start, end = claim["evidence"]["start"], claim["evidence"]["end"]
    found = []
    for words in words_of(claim):
        if words.start < start or words.end > end:
            first, last = max(0, words.start - _AROUND), min(len(text), words.end + _AROUND)
            found.append((words, list(_stretches(first, last, [words], text))))
    return found


def _stretches(start: int, end: int, words: list[Words], text: str) -> Iterator[Marked]:
    inner = [w for w in words if w.start < end and w.end > start]
    order = sorted(inner, key=_place)
    if any(one.end > other.start for one, other in pairwise(order)):
        yield from _overlapping(start, end, inner, text)
        return
    at = start
    for role, first, last in order:
        first, last = max(first, at), min(last, end)
        if first > at:
            yield Marked(text[at:first], (), ())
        if last > first:
            yield Marked(text[first:last], (role,), (role,))
        at = max(at, last)
    if at < end:
        yield Marked(text[at:end], (), ())


def _place(words: Words) -> tuple[int, int]:
    return words.start, words.end


def _overlapping(start: int, end: int, inner: list[Words], text: str) -> Iterator[Marked]:
    """The same where words of two values lie over one another."""
    cuts = sorted({start, end, *(min(max(at, start), end) for w in inner for at in (w.start, w.end))})
    for first, last in pairwise(cuts):
        roles = [w.role for w in inner if w.start <= first and w.end >= last]
        ends = [w.role for w in inner if w.start <= first and min(w.end, end) == last] if roles else roles
        yield Marked(text[first:last], tuple(dict.fromkeys(roles)), tuple(dict.fromkeys(ends)))
