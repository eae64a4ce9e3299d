"""Places of which it is contested who holds them: what is said of them, by whom, until when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

import numpy as np

from reportedly.store.overview_arrays import NO_DAY, NONE, Ints, Mask, day_of, whole_numbers
from reportedly.store.overview_now import Now
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
    last = _last_said(now, mask)
    if not len(last):
        return []
    group = now.table.places.group[now.columns["spot"][last]]
    order = np.argsort(group, kind="stable")  # by place, the latest of each first
    first = np.flatnonzero(np.diff(group[order], prepend=NONE - 1))
    contested = _contested(now, last[order], first)
    # The contested first; each as of its latest word.
    chosen = np.lexsort((order[first], ~contested))[:_MOST_PLACES]
    ends = np.append(first[1:], len(order))
    return [
        _contest(now, last[order[first[n] : ends[n]]].tolist(), contested=bool(contested[n])) for n in chosen.tolist()
    ]


def _last_said(now: Now, mask: Mask) -> Ints:
    """The row of the last that is said of each place and party, the latest first."""
    rows, pairs, many = now.kept("control", _control)
    fits = mask[rows]
    rows, pairs = rows[fits], pairs[fits]
    first = np.full(many, NONE, np.int32)
    first[pairs[::-1]] = np.arange(len(rows) - 1, -1, -1, dtype=np.int32)  # of one pair's the last that is written
    return np.asarray(rows[np.sort(first[first != NONE])])


def _control(now: Now) -> tuple[Ints, Ints, int]:
    """The rows that tell of control over a place that has a name, the latest first; a number for each pair of place
    and party; and how many such numbers there are."""
    columns, places = now.columns, now.table.places
    if not len(now):
        return whole_numbers(()), whole_numbers(()), 0
    told = (columns["change"] != NONE) & (now.of_places(places.group) != NONE)
    rows = now.by_latest[told[now.by_latest]]
    pairs = places.group[columns["spot"][rows]].astype(np.int64) * (len(now.table.parties.keys) + 1)
    known, number = np.unique(pairs + now.first_party[rows] + 1, return_inverse=True)
    return rows, number.astype(np.int32), len(known)


def _contested(now: Now, rows: Ints, first: Ints) -> Mask:
    """Of places whose rows stand together, each from `first` on and the latest before the others: whether the claims of
    two parties compete, or the latest is disputed."""
    columns, codes = now.columns, now.table.codes
    disputed = codes.get("standing", {}).get("disputed", NONE - 1)
    left = codes.get("change", {}).get("left", NONE - 1)
    found = columns["standing"][rows[first]] == disputed
    days = columns["latest"][rows].astype(np.int64)
    holds = (now.first_party[rows] != NONE) & (columns["change"][rows] != left) & (days != NO_DAY)
    place = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(rows))))[holds]
    days = days[holds]
    latest = np.flatnonzero(np.diff(place, prepend=NONE) != 0)  # of each place
    latest = latest[latest + 1 < len(place)]
    close = (place[latest + 1] == place[latest]) & (days[latest] - days[latest + 1] <= _DAYS_OF_CONTEST)
    found[place[latest[close]]] = True
    return np.asarray(found)


def _contest(now: Now, rows: Sequence[int], *, contested: bool) -> Contest:
    """`rows` are the last of each party, the latest first."""
    spot = now.table.places.spots[now.columns["spot"][rows[0]]]
    here = where(spot)
    return Contest(
        place_id=spot.place_id,
        name=spot.place,
        country=spot.country,
        longitude=here.longitude if here else None,
        latitude=here.latitude if here else None,
        contested=contested,
        said=[_held(now, row) for row in rows[:_MOST_HOLDERS]],
    )


def _held(now: Now, row: int) -> Held:
    table, columns, party = now.table, now.columns, int(now.first_party[row])
    return Held(
        holder=None if party == NONE else table.parties.called[party],
        change=str(table.word("change", int(columns["change"][row]))),
        earliest=day_of(columns["earliest"][row]),
        latest=day_of(columns["latest"][row]),
        standing=table.word("standing", int(columns["standing"][row])),
        event_id=table.events.name(int(table.columns["event_id"][now.rows[row]])),
    )
