"""How many events each value that can be picked would leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

from reportedly.store.overview_arrays import Ints, Mask
from reportedly.store.overview_now import STANDINGS, Fitting, Now
from reportedly.store.query import Asked

_MOST_ACTORS = 40


class Count(TypedDict):
    """A value that can be picked, and how many events would be left with it alone."""

    value: str
    name: str
    n: int


def counts(now: Now, asked: Asked, found: Fitting) -> dict[str, list[Count]]:
    """By the name of what is picked. Each leaves out what its own kind was picked by, so that others can be."""
    table, columns = now.table, now.columns
    types, places = found.all_but("type"), table.places
    here = np.bincount(columns["spot"][found.all_but("country")], minlength=len(places))
    countries = np.bincount(places.country + 1, weights=here, minlength=len(places.countries) + 1)[1:]
    standings = np.bincount(now.by[found.all_but("standing")], minlength=len(STANDINGS))
    sure = np.bincount(columns["information"][found.all_but("sureness")] + 1, minlength=8)
    return {
        "type": _tally(columns["event_type"][types], table.words.get("event_type", ())),
        "sub_event": _tally(columns["sub_event"][types], table.words.get("sub_event", ())),
        "standing": [
            Count(value=standing, name=standing, n=int(n))
            for standing, n in zip(STANDINGS, standings, strict=True)
            if standing is not None
        ],
        "country": _listed(countries, list(places.countries)),
        "actor": _actors(now, asked, found.all_but("actor")),
        "sureness": [Count(value=str(n), name=str(n), n=int(sure[n + 1])) for n in range(1, 7)],
        "review": _tally(columns["review"][found.all_but()], table.words.get("review", ())),
    }


def _tally(codes: Ints, words: Sequence[str]) -> list[Count]:
    return _listed(np.bincount(codes + 1, minlength=len(words) + 1)[1:], words)  # NONE is -1


def _listed(many: NDArray[Any], words: Sequence[str]) -> list[Count]:
    found = [Count(value=word, name=word, n=int(n)) for word, n in zip(words, many, strict=True) if n]
    return sorted(found, key=lambda count: (-count["n"], count["value"]))


def _actors(now: Now, asked: Asked, mask: Mask) -> list[Count]:
    """Those of most events, and those that were picked."""
    keys, words = now.table.parties.keys, now.table.parties.called
    many = np.bincount(now.party_code[mask[now.party_row]], minlength=len(words))
    most = np.argsort(-many, kind="stable")[:_MOST_ACTORS].tolist()
    picked = [code for code in now.table.parties.named(asked.actor or ()) if code not in most]
    return [Count(value=keys[n], name=words[n], n=int(many[n])) for n in most + picked if many[n] or n in picked]
