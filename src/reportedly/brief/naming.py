"""What a place is called in a brief: as its reports call it, else as the gazetteer does, without marks of a scholar's
transliteration (“Merawi”, not “Mer’āwī”)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher

from reportedly.letters import bare
from reportedly.output.text import clean
from reportedly.resolve.model import Event

_SIGNS = re.compile("[‘’ʻʼʽʾʿ]")
_SCHOLARLY = re.compile("[āēīōūĀĒĪŌŪḨḩḐḑẔẕ]")
_WORD = r"[^\W\d_a-z][^\W\d_]*"
_NAME = re.compile(rf"(?:(?:al|el|as|at|an|ar|ad)-)?{_WORD}(?:[ -](?:(?:de|la|le|du|des|sur)[ -])?{_WORD})*")
_LAST_NAME = re.compile(rf"(?:^|\s)({_NAME.pattern})$")
_ALIKE = 0.6
"""Of 1, how alike a wording and a gazetteer's name must be to be two spellings of one name: Babanusa, Babanūsah."""


def plain_name(name: str) -> str:
    """The gazetteer's name without signs that stand for a sound, and without macrons; names that a language writes with
    accents (“Culiacán”) keep them."""
    plain = _SIGNS.sub("", clean(name))
    return bare(plain) if _SCHOLARLY.search(plain) else plain


def with_told_name(event: Event) -> Event:
    """The event, its place called as the gazetteer does where a report does so too, else as most reports spell it.

    Where each side has a spelling of its own, the official one takes no side that was not taken already.
    """
    place = event.place
    if place is None or place.place_id is None or not place.name:
        return event
    places = [c.claim["place"] for c in event.claims if c.claim["place"]]
    told = Counter(clean(each["text"]) for each in places if each["place_id"] == place.place_id)
    named: Counter[str] = Counter()
    for text, number in told.items():
        if spelt := name_in(text, place.name):
            named[spelt] += number
    plain = plain_name(place.name)
    name = plain if plain in named else max(named, key=lambda text: (named[text], text), default=plain)
    return event if name == place.name else replace(event, place=replace(place, name=name))


def name_in(text: str, name: str) -> str | None:
    """The name with which a wording ends, where it is a spelling of this one: “Orra” of “Norland's port of Orra”."""
    found = _LAST_NAME.search(text)
    return found[1] if found and is_alike(found[1], name) else None


def is_alike(one: str, two: str) -> bool:
    """Whether two names are spellings of one, as far as their letters tell."""
    first, second = (bare(_SIGNS.sub("", name)).lower() for name in (one, two))
    return SequenceMatcher(None, first, second).ratio() >= _ALIKE
