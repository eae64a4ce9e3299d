"""Which countries and divisions a text is about: by names, adjectives and inhabitants, and what the caller knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.link.gazetteer_names import fold

if TYPE_CHECKING:
    from reportedly.link.gazetteer import Gazetteer

_CAPITALS = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?:\s(?:of\s(?:the\s)?|and\s|the\s)?[^\W\d_a-zß-öø-ÿ][\w.’'-]*)*")
_TAIL = re.compile(r"(?:[’']s?|[.,’'-]+)$")
_LONGEST = 5  # words of a name
_MOST = 5.0  # mentions that count; a text that names its country at every turn is no surer of it


@dataclass(frozen=True, slots=True)
class Context:
    """What speaks for a country (ISO alpha-2) or a first-order division (GeoNames id): weights, not probabilities."""

    countries: Mapping[str, float] = field(default_factory=dict)
    divisions: Mapping[str, float] = field(default_factory=dict)


@lru_cache(maxsize=2)  # asked for at many places of one text
def context_of(text: str, gazetteer: Gazetteer) -> Context:
    """The countries and divisions that a document's text names beyond doubt."""
    return read_context(text, gazetteer.cues)


def with_known(context: Context, known: Mapping[str, float]) -> Context:
    """The context, with the countries that are `known` to matter."""
    countries = dict(context.countries)
    for country, weight in known.items():
        countries[country] = countries.get(country, 0.0) + weight
    return replace(context, countries=countries)


def read_context(text: str, cues: Mapping[str, str]) -> Context:
    """The countries and divisions that the text names beyond doubt.

    `cues` is the gazetteer's: key -> "ML" for a country, "~ML" for its people, "US:4736286" for a division.
    """
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str, float] = defaultdict(float)
    for run in _CAPITALS.finditer(text):
        words = run[0].split()
        at = 0
        while at < len(words):
            for length in range(min(_LONGEST, len(words) - at), 0, -1):
                key = fold(_TAIL.sub("", " ".join(words[at : at + length])))
                cue = cues.get(key) or cues.get(key[:-1] if key.endswith("s") else "")
                # "us" and "it" are words of English in any other case than theirs.
                if cue and (len(key) > 3 or run[0].replace(".", "")[:2].isupper()):
                    _count(cue, countries, divisions)
                    break
            at += length
    return Context({c: min(_MOST, n) for c, n in countries.items()}, {d: min(_MOST, n) for d, n in divisions.items()})


def _count(cue: str, countries: dict[str, float], divisions: dict[str, float]) -> None:
    if cue.startswith("~"):
        countries[cue[1:]] += 0.7
        return
    country, _, division = cue.partition(":")
    countries[country] += 1
    if division:
        divisions[division] += 1
