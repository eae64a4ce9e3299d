"""Which countries and divisions a text is about: by names, adjectives and inhabitants, and what the caller knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.changed import replace
from reportedly.link.gazetteer_names import first_word, fold

if TYPE_CHECKING:
    from reportedly.link.gazetteer import Gazetteer

_CAPITALS = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?:\s(?:of\s(?:the\s)?|and\s|the\s)?[^\W\d_a-zß-öø-ÿ][\w.’'-]*)*")
_TAIL = re.compile(r"(?:[’']s?|[.,’'-]+)$")
_TAIL_ENDS = frozenset("s’'.,-")
_ABBREVIATION = 4  # letters
STATES = frozenset({"US", "CA", "AU", "GB", "IN", "DE", "BR", "MX"})  # whose divisions all the world's news names
_TOWN = 5_000  # people: a town abroad that may be meant as well as a division
_LONGEST = 5  # words of a name
Doubted = Callable[[Sequence[str], int, int, str], bool]
_MOST = 5.0  # mentions that count; a text that names its country at every turn is no surer of it


@dataclass(frozen=True, slots=True)
class Context:
    """What speaks for a country (ISO alpha-2) or a first-order division (GeoNames id): weights, not probabilities."""

    countries: Mapping[str, float] = field(default_factory=dict)
    divisions: Mapping[str, float] = field(default_factory=dict)


@lru_cache(maxsize=2)  # asked for at many places of one text
def context_of(text: str, gazetteer: Gazetteer) -> Context:
    """The countries and divisions that a document's text names beyond doubt."""
    return context_in(text, gazetteer)


def context_in(words: str, gazetteer: Gazetteer) -> Context:
    """The same of a few words."""

    def doubted(row: Sequence[str], first: int, past: int, cue: str) -> bool:
        """Whether a great division or a town of size abroad has the name of this division, or it is part of the name of
        another place: "San Pedro Sula" tells of no San Pedro."""
        named, home = gazetteer.named(_bare(row[first:past])), cue.partition(":")[0]
        people = max((p.population for p in named if p.country == home), default=0)
        abroad = [p for p in named if p.country not in (None, home)]
        known = home in STATES and len(_bare(row[first:past])) > _ABBREVIATION
        if not known and any(p.precision == "admin1" or p.population >= max(_TOWN, people) for p in abroad):
            return True
        longer = ((first - 1, past), (first, past + 1))
        inside = (_bare(row[a:b]) for a, b in longer if 0 <= a < b <= len(row) and row[b - 1][:1].isupper())
        return any(p not in named for name in inside for p in gazetteer.named(name))

    return read_context(words, gazetteer.cues, _longest(gazetteer), doubted=doubted)


@lru_cache(maxsize=4)
def _longest(gazetteer: Gazetteer) -> Mapping[str, int]:
    """How many words the longest cue has that begins with a word, of those with more than one."""
    longest: dict[str, int] = {}
    for key in gazetteer.cues:
        if " " in key:
            first = first_word(key)
            longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
    return longest


def with_known(context: Context, known: Mapping[str, float]) -> Context:
    """The context, with the countries that are `known` to matter."""
    countries = dict(context.countries)
    for country, weight in known.items():
        countries[country] = countries.get(country, 0.0) + weight
    return replace(context, countries=countries)


def read_context(
    text: str, cues: Mapping[str, str], longest: Mapping[str, int], *, doubted: Doubted | None = None
) -> Context:
    """The countries and divisions that the text names beyond doubt.

    `cues` is the gazetteer's: key -> "ML" for a country, "~ML" for its people, "US:4736286" for a division; `longest`
    tells how many words those have that begin with a word, if more than one. A division does not count where it is
    `doubted`: asked with the words that stand in a row, its first, that behind its last, and its cue.
    """
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str, float] = defaultdict(float)
    for run in _CAPITALS.finditer(text):
        words = run[0].split()
        at = 0
        while at < len(words):
            most = longest.get(first_word(fold(words[at])), 1)
            for length in range(min(_LONGEST, most, len(words) - at), 0, -1):
                key = fold(_bare(words[at : at + length]))
                cue = cues.get(key) or cues.get(key[:-1] if key.endswith("s") else "")
                # "us" and "it" are words of English in any other case than theirs.
                if cue and (len(key) > 3 or run[0].replace(".", "")[:2].isupper()):
                    if ":" not in cue or doubted is None or not doubted(words, at, at + length, cue):
                        _count(cue, countries, divisions)
                    break
            at += length
    return Context({c: min(_MOST, n) for c, n in countries.items()}, {d: min(_MOST, n) for d, n in divisions.items()})


def _bare(words: Sequence[str]) -> str:
    whole = " ".join(words)
    return _TAIL.sub("", whole) if whole[-1:] in _TAIL_ENDS else whole


def _count(cue: str, countries: dict[str, float], divisions: dict[str, float]) -> None:
    if cue.startswith("~"):
        countries[cue[1:]] += 0.7
        return
    country, _, division = cue.partition(":")
    countries[country] += 1
    if division:
        divisions[division] += 1
