"""A publisher's or an agency's name, or its address, to the registry of sources."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile
from urllib.parse import urlsplit

from reportedly.link.mention import Item, segments
from reportedly.link.registry import Registry, Source

_ABOUT_ONE = 0.7  # a document of which so much is about one country means that one's state media


@cache
def _words(name: str) -> frozenset[str]:
    """A list of `data/sources/words.toml`."""
    text = files("reportedly").joinpath("data/sources/words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name])


@cache
def _first_words(name: str) -> frozenset[str]:
    return frozenset(wording.split()[0] for wording in _words(name))


@lru_cache(maxsize=1024)  # the same few are named time and again
def link_source(text: str, *, registry: Registry) -> Source | None:
    """The publisher or agency that a wording names ("state news agency TASS", "the Reuters news agency"), or None."""
    for segment in segments(text, registry):
        for at, item in reversed(list(enumerate(segment))):
            if at and " " not in item.text and _is_name(segment[at - 1]):
                continue  # "Southern Dawn" is not Dawn
            after = takewhile(lambda told: told[:1].isupper(), (i.text for i in segment[at + 1 :]))
            if any(told.split()[0].lower() in _words("bodies") for told in after):
                continue  # "The National Police Service" is not The National
            refs = {e.ref for e in item.entries if e.what == "source"}
            if len(refs) == 1 and not item.aside:
                return registry.sources[refs.pop()]
    return None


def _is_name(item: Item) -> bool:
    """Whether a word with a capital is none that the registry knows."""
    return item.text[:1].isupper() and item.key not in ("the", "a") and not (item.entries or item.classes)


def source_of_url(url: str, *, registry: Registry) -> Source | None:
    """The publisher whose domain an address lies in: "https://www.example.org/a" or a subdomain of it."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    parts = host.split(".")
    for start in range(len(parts) - 1):
        found = registry.domains.get(".".join(parts[start:]))
        if found:
            return registry.sources[found]
    return None


def state_media_of(text: str, *, registry: Registry, speaker: str | None, countries: Mapping[str, float]) -> str | None:
    """The country whose state media a wording means: the one named, or that of who spoke to them, or the document's.

    `countries` are the document's: it must speak of that country. None where it names no state media.
    """
    if not any(first in text.lower() for first in _first_words("state_media")):
        return None
    for segment in segments(text.replace("-", " "), registry):
        words = " ".join(i.text.lower() if not i.entries else i.key for i in segment)
        if not any(words.endswith(name) or f"{name} " in words for name in _words("state_media")):
            continue
        named = [e.ref for i in segment for e in i.entries if e.what in ("country", "adjective")]
        if named:
            return named[-1] if len(set(named)) == 1 else None
        if speaker is not None:
            return speaker if speaker in countries else None
        most = max(countries, key=lambda code: countries[code], default=None)
        return most if most and countries[most] >= _ABOUT_ONE * sum(countries.values()) else None
    return None
