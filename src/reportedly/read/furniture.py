"""The patterns of `data/read/furniture.toml`: what of a news text is never a claim, and what it tells of the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from reportedly.cached import cached_property
from reportedly.model import BlockKind
from reportedly.read.days import day_words

_LONGEST = 720  # characters: no pattern matches a longer line
_WITHIN = frozenset({"start", "first", "end"})  # what is cut from a paragraph is as long as its pattern says
_WORD = re.compile(r"\w+")
_CAPITAL = "A-ZÀ-ÖØ-Þ"
# Atomic groups: what they have read they keep, so that no line takes time that grows with more than its length.
_NAME = rf"(?>[{_CAPITAL}][\w'’-]*+\.?+)"
_PARTICLES = (
    r"(?:(?:van|von|der|den|de|da|di|du|del|la|le|el|al|bin|ibn|ben|ould|ag)\s){0,2}(?:al-|el-|ad-|as-|an-|d'|d’)?"
)
_PERSON = rf"(?>{_NAME}(?:\s{_PARTICLES}{_NAME}){{0,5}})"
_PLACE = rf"(?>{_NAME}(?:[\s/-](?:(?:de|la|el|al|of|the|du|es)[\s-])?(?:al-|el-|es-|as-)?{_NAME}){{0,3}})"


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """One kind of furniture; `where` is line, head, tail, after, start, first or end (see the data file)."""

    name: str
    source: str
    where: str = "line"
    kind: BlockKind = BlockKind.FURNITURE
    max: int = 300
    credits: bool = False
    agency: bool = False
    holds: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return _compiled(self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A line that a pattern matches, and the values of the pattern's named groups."""

    pattern: Pattern
    values: dict[str, str] = field(default_factory=dict)
    agencies: tuple[str, ...] = ()


@cache
def patterns() -> tuple[Pattern, ...]:
    data = tomllib.loads((files("reportedly") / "data/read/furniture.toml").read_text(encoding="utf-8"))
    return tuple(
        Pattern(
            name=entry["name"],
            source=entry["regex"],
            where=entry.get("where", "line"),
            kind=BlockKind(entry.get("kind", "furniture")),
            max=entry.get("max", _LONGEST if entry.get("where") in _WITHIN else 300),
            credits=entry.get("credits", False),
            agency=entry.get("agency", False),
            holds=tuple(entry.get("holds", ())),
            examples=tuple(entry["examples"]),
            counter=tuple(entry.get("counter", ())),
        )
        for entry in data["pattern"]
    )


@cache
def _at(*where: str) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in patterns() if pattern.where in where)


@cache
def _agency_names() -> tuple[str, ...]:
    data = tomllib.loads((files("reportedly") / "data/read/agencies.toml").read_text(encoding="utf-8"))
    return tuple(sorted(set(data["names"]), key=lambda name: (-len(name), name)))


@cache
def _agency_words() -> frozenset[str]:
    words = {_WORD.findall(name)[0] for name in _agency_names()}
    return frozenset(words | {"agencies", "wires", "wire"})


@cache
def _agency() -> str:
    return r"(?<!\w)(?:" + "|".join(map(re.escape, _agency_names())) + r")(?!\w)"


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    words, agency = day_words(), _agency()
    several = rf"(?:{agency}|(?i:(?:news |wire |other |international |foreign )?(?:agencies|wires|wire services)))"
    several += rf"(?:(?:\s?[,/&|+–—-]\s?|\s(?i:and|with)\s|,\s(?i:and)\s){several})*"
    for name, source in {
        "day": f"(?i:{words.full})",
        "short_day": f"(?i:{words.short})",
        "weekday": f"(?i:{words.weekday})",
        "time": words.time,
        "agencies": f"(?:{several})",
        "agency": agency,
        "name": _NAME,
        "person": _PERSON,
        "place": _PLACE,
    }.items():
        regex = regex.replace("{" + name + "}", source)
    return re.compile(regex)


def _candidates(shown: str, *where: str) -> Iterator[Pattern]:
    """The patterns for these places that a text so long may match; those that need an agency, or words of their own,
    only where it may hold them."""
    length, small = len(shown), shown.casefold()
    named: bool | None = None
    for pattern in _at(*where):
        if length > pattern.max or (pattern.holds and not any(map(small.__contains__, pattern.holds))):
            continue
        if pattern.agency:
            if named is None:
                named = not _agency_words().isdisjoint(_WORD.findall(shown))
            if not named:
                continue
        yield pattern


@cache
def _agency_finder() -> re.Pattern[str]:
    return re.compile(_agency())


def agencies_in(text: str) -> tuple[str, ...]:
    """News agencies named in a credit, as worded (without "The")."""
    return tuple(dict.fromkeys(found[0].removeprefix("The ") for found in _agency_finder().finditer(text)))


def match_line(shown: str, *, head: bool = False, tail: bool = False, first: bool = False) -> Match | None:
    """The first pattern that the whole line matches; `head`, `tail` and `first` say where in the article it stands."""
    if len(shown) > _LONGEST:
        return None
    where = [name for name, here in (("head", head), ("tail", tail), ("after", not first)) if here]
    for pattern in _candidates(shown, "line", *where):
        if found := pattern.regex.fullmatch(shown):
            values = {name: value for name, value in found.groupdict().items() if value}
            return Match(pattern=pattern, values=values, agencies=agencies_in(shown) if pattern.credits else ())
    return None


def match_start(text: str, start: int, end: int, *, first: bool) -> tuple[int, tuple[str, ...]]:
    """Where the text behind a dateline begins (`start`, where there is none), and the agencies that it credits.

    `first`: the paragraph is the first of the body, where a dateline needs no agency to be one.
    """
    shown = text[start : min(end, start + 160)]
    for pattern in _candidates(shown, "start", *(("first",) if first else ())):
        if (found := pattern.regex.match(shown)) and found.end() < end - start:
            return start + found.end(), agencies_in(found[0]) if pattern.credits else ()
    return start, ()


def match_end(text: str, start: int, end: int) -> tuple[int, tuple[str, ...]]:
    """Where a credit at the end of a paragraph begins (`end`, where there is none), and the agencies in it."""
    begin = max(start, end - 450)
    shown = text[begin:end]
    for pattern in _candidates(shown, "end"):
        if (found := pattern.regex.search(shown)) and begin + found.start() > start:
            return begin + found.start(), agencies_in(found[0])
    return end, ()
