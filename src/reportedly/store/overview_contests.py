"""Places of which it is contested who holds them: what is said of them, by whom, until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, TypedDict

import numpy as np

from reportedly.store.overview_now import Mask, Now
from reportedly.store.overview_table import NO_DAY, NONE, day_of
from reportedly.store.overview_where import where

_MOST_PLACES = 150
_MOST_HOLDERS = 8
# Two parties that are said to have taken or to hold a place within so many days of each other compete for it; a month
# apart, it has changed hands.
_DAYS_OF_CONTEST = 14


class Held(TypedDict):
    """The last that is said of one party and a place; `change` is taken, left or held."""

    holder: str | None
    change: str
    earliest: str | None
    latest: str | None
    standing: str | None
    event_id: str


class Contest(TypedDict):
    """What is said of who holds a place, the latest first; `contested` where two claims compete or one is disputed."""

    place_id: str | None
    name: str | None
    country: str | None
    longitude: float | None
    latitude: float | None
    contested: bool
    said: list[Held]


def contests(now: Now, mask: Mask) -> list[Contest]:
    """Places of which these rows say who took, left or holds them: the contested first, then the latest."""
    columns, spots = now.columns, now.table.spots
    if not len(now):
        return []
    party = np.full(len(now), NONE)
    party[now.party_row[::-1]] = now.party_code[::-1]  # the first of each row
    rows = np.flatnonzero(mask & (columns["change"] != NONE))
    rows = rows[np.lexsort((rows, -columns["latest"][rows]))]
    # The last that is said of each place and party.
    _, last = np.unique(columns["spot"][rows] * len(now.table.words["event_id"]) + party[rows], return_index=True)
    said: defaultdict[tuple[Any, ...], dict[int, int]] = defaultdict(dict)
    for row in rows[np.sort(last)]:
        spot = spots[columns["spot"][row]]
        if spot.place_id is None and spot.place is None:
            continue
        said[spot.place_id or spot.place, spot.latitude, spot.longitude].setdefault(int(party[row]), int(row))
    # The contested first; each as of its latest word.
    found = sorted(said.values(), key=lambda here: not _contested(now, here))[:_MOST_PLACES]
    return [_contest(now, here) for here in found]


def _contested(now: Now, rows: Mapping[int, int]) -> bool:
    """Whether the claims of two parties compete, or the latest is disputed. `rows` are the last of each party."""
    columns, table = now.columns, now.table
    if table.word("standing", int(columns["standing"][next(iter(rows.values()))])) == "disputed":
        return True
    left = table.codes.get("change", {}).get("left", NONE)
    holding = [row for party, row in rows.items() if party != NONE and columns["change"][row] != left]
    days = [int(columns["latest"][row]) for row in holding if columns["latest"][row] != NO_DAY]
    return len(days) > 1 and days[0] - days[1] <= _DAYS_OF_CONTEST


def _contest(now: Now, rows: Mapping[int, int]) -> Contest:
    """`rows` are the last of each party, the latest first."""
    spot = now.table.spots[now.columns["spot"][next(iter(rows.values()))]]
    here = where(spot)
    return Contest(
        place_id=spot.place_id,
        name=spot.place,
        country=spot.country,
        longitude=here.longitude if here else None,
        latitude=here.latitude if here else None,
        contested=_contested(now, rows),
        said=[_held(now, row, party) for party, row in list(rows.items())[:_MOST_HOLDERS]],
    )


def _held(now: Now, row: int, party: int) -> Held:
    table, columns = now.table, now.columns
    return Held(
        holder=table.word("party", party),
        change=str(table.word("change", int(columns["change"][row]))),
        earliest=day_of(columns["earliest"][row]),
        latest=day_of(columns["latest"][row]),
        standing=table.word("standing", int(columns["standing"][row])),
        event_id=str(table.word("event_id", int(table.columns["event_id"][now.rows[row]]))),
    )
