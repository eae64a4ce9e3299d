"""The rows of a table that hold as of an entry, and which of them fit what is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reportedly.resolve.model import Standing
from reportedly.store.fulltext import folded
from reportedly.store.overview_table import NO_DAY, NONE, Ints, Table, day_number
from reportedly.store.query import Asked

Mask = NDArray[np.bool_]
STANDINGS = (*(standing.value for standing in Standing), None)
"""The order of every `by`; None is for events that no claim asserts any more."""
_COLUMNS = ("event_type", "sub_event", "change", "standing", "information", "review", "earliest", "latest", "spot")


class Now:
    """The events as of an entry: `rows` are their rows in the table, `columns` those rows' values."""

    def __init__(self, table: Table, entry: int) -> None:
        self.table = table
        self.entry = entry
        known = table.columns
        if not known:
            empty = np.empty(0, np.int64)
            known = dict.fromkeys((*_COLUMNS, "entry", "until", "event_id", "party_row", "party_code"), empty)
        live = (known["entry"] <= entry) & (known["until"] > entry) & (known["event_type"] != NONE)
        self.rows: Ints = np.flatnonzero(live)
        self.columns: Mapping[str, Ints] = {name: known[name][self.rows] for name in _COLUMNS}
        place = np.full(len(live), NONE)
        place[self.rows] = np.arange(len(self.rows))
        row = place[known["party_row"]]
        self.party_row: Ints = row[row != NONE]
        self.party_code: Ints = known["party_code"][row != NONE]

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def told(self) -> tuple[Ints, Ints]:
        """Row and document of every claim that is of an event."""
        known = self.table.columns
        live = (known["told_entry"] <= self.entry) & (known["told_until"] > self.entry) & (known["told_event"] != NONE)
        place = np.full(len(self.table.words.get("event_id", ())), NONE)
        place[known["event_id"][self.rows]] = np.arange(len(self.rows))
        row = place[known["told_event"][live]]
        return row[row != NONE], known["told_number"][live][row != NONE]

    @cached_property
    def by(self) -> Ints:
        """The number of each row's standing in STANDINGS."""
        words = self.table.words.get("standing", ())
        order = np.array([*(STANDINGS.index(word) for word in words), STANDINGS.index(None)], np.int64)
        return order[self.columns["standing"]]  # -1, for none, is the last

    @cached_property
    def latitude(self) -> NDArray[np.float64]:
        """NaN where the place has no point."""
        return self._of_spots("latitude")

    @cached_property
    def longitude(self) -> NDArray[np.float64]:
        return self._of_spots("longitude")

    def _of_spots(self, name: str) -> NDArray[np.float64]:
        found = (getattr(spot, name) for spot in self.table.spots)
        values = np.fromiter((np.nan if value is None else value for value in found), np.float64)
        return values[self.columns["spot"]] if len(values) else np.empty(0)

    @cached_property
    def country(self) -> Ints:
        """A number in the order of `countries`."""
        codes = {code: number for number, code in enumerate(self.countries)}
        of_spot = np.array(
            [NONE if spot.country is None else codes[spot.country] for spot in self.table.spots], np.int64
        )
        return of_spot[self.columns["spot"]] if len(of_spot) else np.empty(0, np.int64)

    @cached_property
    def countries(self) -> list[str]:
        return sorted({spot.country for spot in self.table.spots if spot.country is not None})


def masks(now: Now, asked: Asked, documents: Collection[int] | None) -> dict[str, Mask]:
    """Which rows fit, by each thing that is asked. `documents` are the numbers of those with the words of `text`."""
    columns, found = now.columns, {}
    if asked.event_type:
        found["type"] = _among(columns["event_type"], _codes(now, "event_type", asked.event_type, exact=True))
        found["type"] |= _among(columns["sub_event"], _codes(now, "sub_event", asked.event_type))
    if asked.standing:
        codes = now.table.codes.get("standing", {})
        found["standing"] = _among(columns["standing"], (codes.get(standing.value, -2) for standing in asked.standing))
    if asked.country:
        wanted = {country.upper() for country in asked.country}
        found["country"] = _among(now.country, (n for n, code in enumerate(now.countries) if code in wanted))
    if asked.actor:
        found["actor"] = np.zeros(len(now), bool)
        found["actor"][now.party_row[_among(now.party_code, parties_named(now.table, asked.actor))]] = True
    if asked.place:
        found["place"] = _among(columns["spot"], _spots_named(now.table, asked.place))
    if asked.since is not None or asked.until is not None:
        found["days"] = _in_days(columns, asked)
    if asked.bbox is not None:
        west, south, east, north = asked.bbox
        across = now.longitude >= west, now.longitude <= east
        inside = across[0] & across[1] if west <= east else across[0] | across[1]  # over the date line
        found["bbox"] = inside & (now.latitude >= south) & (now.latitude <= north)
    if asked.sureness is not None:
        found["sureness"] = (columns["information"] != NONE) & (columns["information"] <= asked.sureness)
    if documents is not None:
        found["text"] = _telling(now, documents)
    return found


def fitting(now: Now, found: Mapping[str, Mask], *, but: str = "") -> Mask:
    """The rows that fit all that is asked, one thing perhaps left out."""
    wanted = [mask for name, mask in found.items() if name != but]
    return np.asarray(np.logical_and.reduce([np.ones(len(now), bool), *wanted]))


def parties_named(table: Table, names: Iterable[str]) -> list[int]:
    """The numbers of parties of these ids or names."""
    wanted = {folded(name) for name in names}
    keys = table.codes.get("party", {})
    return [code for key, code in keys.items() if folded(key) in wanted or folded(table.words["party"][code]) in wanted]


def _spots_named(table: Table, names: Iterable[str]) -> list[int]:
    wanted = {folded(name) for name in names}
    return [
        code
        for code, spot in enumerate(table.spots)
        if any(name and folded(name) in wanted for name in (spot.place_id, spot.place, spot.admin1))
    ]


def _codes(now: Now, column: str, names: Iterable[str], *, exact: bool = False) -> list[int]:
    known = now.table.codes.get(column, {})
    wanted = {name.upper() if exact else folded(name) for name in names}
    return [code for word, code in known.items() if (word if exact else folded(word)) in wanted]


def _among(values: Ints, codes: Iterable[int]) -> Mask:
    return np.asarray(np.isin(values, np.fromiter(codes, np.int64)), bool)


def _in_days(columns: Mapping[str, Ints], asked: Asked) -> Mask:
    found = np.ones(len(columns["latest"]), bool)
    if asked.since is not None:
        found &= columns["latest"] >= day_number(asked.since)
    if asked.until is not None:
        found &= (columns["earliest"] <= day_number(asked.until)) & (columns["earliest"] != NO_DAY)
    return found


def _telling(now: Now, documents: Collection[int]) -> Mask:
    rows, told = now.told
    numbers = np.fromiter(documents, np.int64, len(documents))
    hit = np.zeros(max(numbers.max(initial=0), told.max(initial=0)) + 1, bool)
    hit[numbers] = True
    found = np.zeros(len(now), bool)
    found[rows[hit[told]]] = True
    return found
