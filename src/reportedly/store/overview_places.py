"""The places of a table as arrays: where each is drawn, how far it reaches, in which country it lies, its names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from reportedly.store.fulltext import folded
from reportedly.store.overview_arrays import NONE, Ints, Mask, whole_numbers
from reportedly.store.overview_where import Spot, where

Floats = NDArray[np.float64]
K = TypeVar("K")


@dataclass(frozen=True, eq=False)
class Places:
    """A row a place. `longitude` and `latitude` are of its point (NaN where there is none), `at` the middle of what is
    drawn of it and `reach` how many pixels that reaches on a map of zoom 0; `drawn` whether anything is.

    `country` numbers into `countries`; `group` is one number for what is one place at several precisions.
    """

    spots: Sequence[Spot] = ()
    longitude: Floats = field(default_factory=lambda: np.empty(0))
    latitude: Floats = field(default_factory=lambda: np.empty(0))
    at: Floats = field(default_factory=lambda: np.empty((0, 2)))
    reach: Floats = field(default_factory=lambda: np.empty(0))
    drawn: Mask = field(default_factory=lambda: np.empty(0, bool))
    country: Ints = field(default_factory=lambda: whole_numbers(()))
    countries: Mapping[str, int] = field(default_factory=dict)
    group: Ints = field(default_factory=lambda: whole_numbers(()))
    groups: Mapping[tuple[str, float | None, float | None], int] = field(default_factory=dict)
    names: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.spots)

    def named(self, names: Iterable[str]) -> list[int]:
        """The numbers of places of these ids or names, or in divisions of these names."""
        return sorted({number for name in names for number in self.names.get(folded(name), ())})

    def grown(self, spots: Sequence[Spot]) -> Places:
        """With these too."""
        if not spots:
            return self
        groups, countries = dict(self.groups), dict(self.countries)
        named: dict[str, list[int]] = {}
        for number, spot in enumerate(spots, len(self)):
            for name in {folded(name) for name in (spot.place_id, spot.place, spot.admin1) if name}:
                named.setdefault(name, []).append(number)
        here = [where(spot) for spot in spots]
        return Places(
            spots=[*self.spots, *spots],
            longitude=_added(self.longitude, [spot.longitude for spot in spots]),
            latitude=_added(self.latitude, [spot.latitude for spot in spots]),
            at=np.concatenate((self.at, [(np.nan, np.nan) if one is None else one[:2] for one in here])),
            reach=_added(self.reach, [None if one is None else one.pixels(0) for one in here]),
            drawn=np.concatenate((self.drawn, [one is not None for one in here])),
            country=np.concatenate((self.country, whole_numbers(_code(countries, spot.country) for spot in spots))),
            countries=countries,
            group=np.concatenate((self.group, whole_numbers(_code(groups, _key(spot)) for spot in spots))),
            groups=groups,
            names={**self.names, **{name: (*self.names.get(name, ()), *more) for name, more in named.items()}},
        )


def _key(spot: Spot) -> tuple[str, float | None, float | None] | None:
    name = spot.place_id or spot.place
    return None if name is None else (name, spot.latitude, spot.longitude)


def _code(codes: dict[K, int], key: K | None) -> int:
    return NONE if key is None else codes.setdefault(key, len(codes))


def _added(values: Floats, more: Sequence[float | None]) -> Floats:
    return np.concatenate((values, [np.nan if value is None else value for value in more]))
