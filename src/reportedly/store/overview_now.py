"""The rows of a table that hold as of an entry, and which of them fit what is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from reportedly.resolve.model import Standing
from reportedly.store.fulltext import folded
from reportedly.store.overview_arrays import NO_DAY, NONE, Ints, Mask, day_number
from reportedly.store.overview_table import Table
from reportedly.store.query import Asked

T = TypeVar("T")
STANDINGS = (*(standing.value for standing in Standing), None)
"""The order of every `by`; None is for events that no claim asserts any more."""
_COLUMNS = ("event_type", "sub_event", "change", "standing", "information", "review", "earliest", "latest", "spot")


class Now:
    """The events as of an entry: `rows` are their rows in the table, `columns` those rows' values, `party_row` and
    `party_code` each party of each."""

    def __init__(self, table: Table, entry: int) -> None:
        self.table = table
        self.entry = entry
        self._kept: dict[str, Any] = {}
        known, parties = table.columns, table.parties
        live = (known["entry"] <= entry) & (known["until"] > entry) & (known["event_type"] != NONE)
        self.rows: Ints = np.flatnonzero(live).astype(np.int32)
        self.columns: Mapping[str, Ints] = {name: known[name][self.rows] for name in _COLUMNS}
        place = np.full(len(live), NONE, np.int32)
        place[self.rows] = np.arange(len(self.rows), dtype=np.int32)
        row = place[parties.row]
        told = (row != NONE) & (parties.code != NONE)
        self.party_row: Ints = row[told]
        self.party_code: Ints = parties.code[told]

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def by(self) -> Ints:
        """The number of each row's standing in STANDINGS."""
        words = self.table.words.get("standing", ())
        order = np.array([*(STANDINGS.index(word) for word in words), STANDINGS.index(None)], np.int32)
        return order[self.columns["standing"]]  # -1, for none, is the last

    @cached_property
    def by_latest(self) -> Ints:
        """The rows in the order of their last day, the latest first, those without one last."""
        return self._sorted(-self.columns["latest"].astype(np.int64))

    @cached_property
    def by_recorded(self) -> Ints:
        """The rows in the order in which they changed, the last first."""
        return self._sorted(-self.table.columns["entry"][self.rows])

    @cached_property
    def by_killed(self) -> Ints:
        """The rows in the order of the deaths, the most first."""
        return self._sorted(-self.columns["latest"].astype(np.int64), -self.table.columns["killed"][self.rows])

    @cached_property
    def first_party(self) -> Ints:
        """The first party of each row, or NONE."""
        found = np.full(len(self), NONE, np.int32)
        found[self.party_row[::-1]] = self.party_code[::-1]
        return found

    def kept(self, name: str, work: Callable[[Now], T]) -> T:
        """What a part of the answer works out of these rows alone, once."""
        if name not in self._kept:
            self._kept[name] = work(self)
        return cast("T", self._kept[name])

    def _sorted(self, *first: Ints) -> Ints:
        return np.lexsort((self.table.columns["event_id"][self.rows], *first)).astype(np.int32)

    def of_places(self, values: NDArray[Any]) -> NDArray[Any]:
        """What each row's place has, of one value a place."""
        return np.asarray(values[self.columns["spot"]])


class Fitting:
    """The rows that fit all that is asked, one thing perhaps left out."""

    def __init__(self, now: Now, asked: Asked, telling: Mask | None = None) -> None:
        """`telling` are the rows of which a document tells that has the words of `text`."""
        self.now = now
        self._found = masks(now, asked, telling)
        self._whole = self._all(self._found.values())

    def all_but(self, name: str = "") -> Mask:
        if name not in self._found:
            return self._whole
        return self._all(mask for other, mask in self._found.items() if other != name)

    def _all(self, wanted: Iterable[Mask]) -> Mask:
        found = np.ones(len(self.now), bool)
        for mask in wanted:
            found &= mask
        return found


def masks(now: Now, asked: Asked, telling: Mask | None = None) -> dict[str, Mask]:
    """Which rows fit, by each thing that is asked."""
    columns, places = now.columns, now.table.places
    found: dict[str, Mask] = {}
    if asked.event_type:
        found["type"] = _among(columns["event_type"], _codes(now, "event_type", asked.event_type, exact=True))
        found["type"] |= _among(columns["sub_event"], _codes(now, "sub_event", asked.event_type))
    if asked.standing:
        codes = now.table.codes.get("standing", {})
        found["standing"] = _among(columns["standing"], (codes.get(standing.value, -2) for standing in asked.standing))
    if asked.country:
        known = places.countries
        wanted = (known.get(country.upper(), -2) for country in asked.country)
        found["country"] = now.of_places(_among(places.country, wanted))
    if asked.actor:
        found["actor"] = np.zeros(len(now), bool)
        found["actor"][now.party_row[_among(now.party_code, now.table.parties.named(asked.actor))]] = True
    if asked.place:
        here = np.zeros(len(places), bool)
        here[places.named(asked.place)] = True
        found["place"] = now.of_places(here)
    if asked.since is not None or asked.until is not None:
        found["days"] = _in_days(columns, asked)
    if asked.bbox is not None:
        west, south, east, north = asked.bbox
        across = places.longitude >= west, places.longitude <= east
        inside = across[0] & across[1] if west <= east else across[0] | across[1]  # over the date line
        found["bbox"] = now.of_places(inside & (places.latitude >= south) & (places.latitude <= north))
    if asked.sureness is not None:
        found["sureness"] = (columns["information"] != NONE) & (columns["information"] <= asked.sureness)
    if telling is not None:
        found["text"] = telling
    return found


def _codes(now: Now, column: str, names: Iterable[str], *, exact: bool = False) -> list[int]:
    known = now.table.codes.get(column, {})
    wanted = {name.upper() if exact else folded(name) for name in names}
    return [code for word, code in known.items() if (word if exact else folded(word)) in wanted]


def _among(values: Ints, codes: Iterable[int]) -> Mask:
    found = np.zeros(len(values), bool)
    for code in codes:  # few, mostly one
        found |= values == code
    return found


def _in_days(columns: Mapping[str, Ints], asked: Asked) -> Mask:
    found = np.ones(len(columns["latest"]), bool)
    if asked.since is not None:
        found &= columns["latest"] >= day_number(asked.since)
    if asked.until is not None:
        found &= (columns["earliest"] <= day_number(asked.until)) & (columns["earliest"] != NO_DAY)
    return found
