"""How many events each value that can be picked would leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

import numpy as np

from reportedly.store.overview_now import STANDINGS, Mask, Now, fitting, parties_named
from reportedly.store.overview_table import NONE, Ints
from reportedly.store.query import Asked

_MOST_ACTORS = 40


class Count(TypedDict):
    """A value that can be picked, and how many events would be left with it alone."""

    value: str
    name: str
    n: int


def counts(now: Now, asked: Asked, found: Mapping[str, Mask]) -> dict[str, list[Count]]:
    """By the name of what is picked. Each leaves out what its own kind was picked by, so that others can be."""
    table, columns = now.table, now.columns
    types = _tally(columns["event_type"][fitting(now, found, but="type")], table.words.get("event_type", ()))
    countries = _tally(now.country[fitting(now, found, but="country")], now.countries)
    standings = np.bincount(now.by[fitting(now, found, but="standing")], minlength=len(STANDINGS))
    sure = columns["information"][fitting(now, found, but="sureness")]
    reviews = _tally(columns["review"][fitting(now, found)], table.words.get("review", ()))
    sub_events = _tally(columns["sub_event"][fitting(now, found, but="type")], table.words.get("sub_event", ()))
    return {
        "type": types,
        "sub_event": sub_events,
        "standing": [
            Count(value=standing, name=standing, n=int(n))
            for standing, n in zip(STANDINGS, standings, strict=True)
            if standing is not None
        ],
        "country": countries,
        "actor": _actors(now, asked, fitting(now, found, but="actor")),
        "sureness": [Count(value=str(n), name=str(n), n=int((sure == n).sum())) for n in range(1, 7)],
        "review": reviews,
    }


def _tally(codes: Ints, words: Sequence[str]) -> list[Count]:
    many = np.bincount(codes[codes != NONE], minlength=len(words))
    found = [Count(value=word, name=word, n=int(n)) for word, n in zip(words, many, strict=True) if n]
    return sorted(found, key=lambda count: (-count["n"], count["value"]))


def _actors(now: Now, asked: Asked, mask: Mask) -> list[Count]:
    """Those of most events, and those that were picked."""
    table = now.table
    words = table.words.get("party", ())
    many = np.bincount(now.party_code[mask[now.party_row]], minlength=len(words))
    keys = list(table.codes.get("party", {}))
    most = np.argsort(-many, kind="stable")[:_MOST_ACTORS].tolist()
    picked = [code for code in parties_named(table, asked.actor or ()) if code not in most]
    return [Count(value=keys[n], name=words[n], n=int(many[n])) for n in most + picked if many[n] or n in picked]
