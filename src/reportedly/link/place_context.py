"""Which countries and divisions a text is about: by names, adjectives and inhabitants, and what the caller knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reportedly.changed import replace
from reportedly.code.place_names import place_words
from reportedly.link.gazetteer_names import fold
from reportedly.link.place_mentions import is_by_border, is_kind, is_own_land

if TYPE_CHECKING:
    from reportedly.link.gazetteer import Gazetteer

_CAPITALS = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?:\s(?:of\s(?:the\s)?|and\s|the\s)?[^\W\d_a-zß-öø-ÿ][\w.’'-]*)*")
_TAIL = re.compile(r"(?:[’']s?|[.,’'-]+)$")
_TAIL_ENDS = frozenset("s’'.,-")
_ABBREVIATION = 4  # letters
STATES = frozenset({"US", "CA", "AU", "GB", "IN", "DE", "BR", "MX"})  # whose divisions all the world's news names
_TOWN = 5_000  # people: a town abroad that may be meant as well as a division
_LONGEST = 5  # words of a name
_BEHIND = re.compile(r"(?:\s(?!(?:of|in|at|on|near|and)\s)[a-z][a-z-]+){1,3}")
_KEPT = 200  # characters of a row of words that is remembered; in a text all in capitals a row is as long as the text
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
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str, float] = defaultdict(float)
    for run in _CAPITALS.finditer(words):
        if run[0].lower() in place_words()["rivers"] and is_bare_water(words, run.start(), run.end()):
            continue  # "barges on the White Nile" may be in either land that it flows through
        if (behind := _NEXT.match(words, run.end())) and behind[1] in place_words()["streams"]:
            continue  # nor does "the Odra river" tell of the town, or the land, that has its name
        told = _cues_in(run[0], gazetteer) if len(run[0]) > _KEPT else _known_cues(run[0], gazetteer)
        # neither "near the Norlandic border" nor "a sack of Norlandic flour"
        other = is_by_border(words, run.end())
        other = other or (any(cue.startswith("~") for cue in told) and _are_goods(words, run.end()))
        for cue in told:
            if not (other and cue.startswith("~")):
                _count(cue, countries, divisions)
    return Context({c: min(_MOST, n) for c, n in countries.items()}, {d: min(_MOST, n) for d, n in divisions.items()})


def is_bare_water(text: str, start: int, end: int) -> bool:
    """Whether the name of a river has its article and no word for a land or a state behind it."""
    behind = _NEXT.match(text, end)
    return text[max(0, start - 4) : start].lower() == "the " and not (behind and is_kind(behind[1]))


def lands_told(words: str, gazetteer: Gazetteer) -> Mapping[str, float]:
    """The countries in the words of a place: of adjectives and letters, only those of what lies in a land as such ("the
    Norlandic side", "the Norlandic town of"); troops of it, and their base, may be anywhere ("the N.L. base")."""
    countries: dict[str, float] = defaultdict(float)
    for run in _CAPITALS.finditer(words):
        for cue in _known_cues(run[0], gazetteer) if len(run[0]) <= _KEPT else ():
            if is_by_border(words, run.end()):
                continue
            if not (cue.startswith("~") or run[0].isupper()) or not _is_of_people(words, run.end()):
                _count(cue, countries, defaultdict(float))
    return countries


def _are_goods(words: str, at: int) -> bool:
    """Whether the word behind an adjective is for goods, which are sold far from where they were made."""
    behind = _NEXT.match(words, at)
    return behind is not None and behind[1] in place_words()["goods"]


_NEXT = re.compile(r"[ -]([a-z]+)")


def _is_of_people(words: str, at: int) -> bool:
    """Whether what follows an adjective does not lie in its land by what it is."""
    behind = _BEHIND.match(words, at)
    return behind is not None and not any(is_own_land(w) for w in behind[0].split())


def with_known(context: Context, known: Mapping[str, float]) -> Context:
    """The context, with the countries that are `known` to matter."""
    countries = dict(context.countries)
    for country, weight in known.items():
        countries[country] = countries.get(country, 0.0) + weight
    return replace(context, countries=countries)


@lru_cache(maxsize=2048)  # a text names the same few time and again, and begins its sentences with the same words
def _known_cues(run: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    return _cues_in(run, gazetteer)


def _cues_in(run: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The cues of the gazetteer that words in a row, most with a capital, hold beyond doubt, in their order."""
    cues, found = gazetteer.cues, list[str]()
    words = run.split()
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            key = fold(_bare(words[at : at + length]))
            cue = cues.get(key) or cues.get(key[:-1] if key.endswith("s") else "") or _called().get(key)
            # "us" and "it" are words of English in any other case than theirs.
            if cue and (len(key) > 3 or run.replace(".", "")[:2].isupper()):
                if ":" not in cue or not _is_doubted(words, at, at + length, cue, gazetteer):
                    found.append(cue)
                break
        at += length
    return tuple(found)


@cache
def _called() -> Mapping[str, str]:
    """The cues of words by which only one country calls its villages and districts."""
    lists = ((name.removeprefix(_CALLED), words) for name, words in place_words().items() if name.startswith(_CALLED))
    return {word: f"~{code.upper()}" for code, words in lists for word in words}


_CALLED = "called_in_"


def _is_doubted(row: Sequence[str], first: int, past: int, cue: str, gazetteer: Gazetteer) -> bool:
    """Whether a great division or a town of size abroad has the name of this division, or it is part of the name of
    another place: "San Pedro Sula" tells of no San Pedro."""
    named, home = gazetteer.named(_bare(row[first:past])), cue.partition(":")[0]
    people = max((p.population for p in named if p.country == home), default=0)
    abroad = [p for p in named if p.country not in (None, home)]
    known = home in STATES and len(_bare(row[first:past])) > _ABBREVIATION
    if not known and any(p.is_province or p.population >= max(_TOWN, people) for p in abroad):
        return True
    longer = ((first - 1, past), (first, past + 1))
    if first > 0 and past < len(row) and row[first - 1][:1].isupper() and row[past][:1].isupper():
        return True  # "Anna Sarn Odra" is no one's Sarn
    inside = (_bare(row[a:b]) for a, b in longer if 0 <= a < b <= len(row) and row[b - 1][:1].isupper())
    return any(p not in named for name in inside for p in gazetteer.named(name))


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
