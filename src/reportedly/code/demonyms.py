"""Countries and the adjectives, people and capitals that stand for them, from data/lexicons/demonyms.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Demonyms:
    """Lower-case wordings: `countries` name a country, `words` stand for one, adjectives and `seats` too.

    `longest` is the most words that a wording has that begins with this one."""

    countries: dict[str, str]
    words: dict[str, frozenset[str]]
    longest: dict[str, int]
    seats: frozenset[str]


@cache
def load_demonyms() -> Demonyms:
    """The tables, read once."""
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/demonyms.toml").read_text(encoding="utf-8"))
    countries: dict[str, str] = {}
    words: dict[str, set[str]] = {}
    for name in {*data["demonyms"], *data["aliases"], *data["seats"]}:
        for wording in (name, *data["aliases"].get(name, ())):
            countries[wording.lower()] = name
            words.setdefault(wording.lower(), set()).add(name)
    for table in ("demonyms", "seats"):
        for name, wordings in data[table].items():
            for wording in wordings:
                words.setdefault(wording.lower(), set()).add(name)
                if table == "demonyms":
                    words.setdefault(wording.lower() + "s", set()).add(name)
    longest: dict[str, int] = {}
    for wording in words:
        first = wording.split(" ")[0]
        longest[first] = max(longest.get(first, 1), wording.count(" ") + 1)
    seats = frozenset(w.lower() for wordings in data["seats"].values() for w in wordings)
    return Demonyms(countries, {w: frozenset(c) for w, c in words.items()}, longest, seats)


@lru_cache(maxsize=4096)
def is_country(name: str) -> bool:
    """Whether a wording is the name of a country ("Mali", "the United States"), not of its people or its capital."""
    plain = " ".join(name.lower().split()).removeprefix("the ")
    return plain in load_demonyms().countries


def is_seat(name: str) -> bool:
    """Whether a wording is the name of a capital, or of a building that stands for a government."""
    return name.lower() in load_demonyms().seats


@lru_cache(maxsize=4096)
def is_adjective(word: str) -> bool:
    """Whether a word only stands for a country's people or things ("Malian"), and names neither it nor its capital."""
    return bool(countries_in(word)) and not (is_country(word) or is_seat(word))


@lru_cache(maxsize=4096)
def countries_in(text: str) -> frozenset[str]:
    """The countries that a wording names or stands for: "Russia's Defense Ministry", "Russian troops", "the Kremlin".

    Where one wording may stand for several ("Congolese"), all of them are given.
    """
    known = load_demonyms()
    spelled = text.replace("’", "'")
    tokens = [t.removesuffix("'s").removesuffix("'") for t in _WORD.findall(spelled)]
    found: set[str] = set()
    at = 0
    while at < len(tokens):
        first = tokens[at].lower()
        most = known.longest.get(first) or known.longest.get(first.rstrip("."), 0)
        for size in range(min(most, len(tokens) - at), 0, -1):
            wording = " ".join(tokens[at : at + size])
            # "us" is the country only in capitals.
            if wording == "us" or not wording[:1].isupper():
                continue
            named = known.words.get(wording.lower()) or known.words.get(wording.lower().rstrip("."))
            if named is not None:
                if not (at and tokens[at - 1] == "New" and wording.lower() in known.countries):
                    found |= named  # "New Mexico" is no Mexico
                at += size
                break
        else:
            at += 1
    return frozenset(found)
