"""Ids of events as numbers, in the order in which they came: a few bytes each, for there may be very many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from reportedly.store.overview_arrays import NONE, Ints, whole_numbers

Names = NDArray[np.bytes_]
"""Ids in UTF-8; an empty one is none."""


def names_of(ids: Iterable[str | None]) -> Names:
    return np.array([b"" if one is None else one.encode() for one in ids], np.bytes_)


@dataclass(frozen=True, eq=False)
class Ids:
    """`known` by their numbers, and the `order` of the numbers that sorts them. Numbers never change."""

    known: Names = field(default_factory=lambda: np.empty(0, "S1"))
    order: Ints = field(default_factory=lambda: whole_numbers(()))

    def __len__(self) -> int:
        return len(self.known)

    def name(self, number: int) -> str:
        return bytes(self.known[number]).decode()

    def find(self, names: Names) -> Ints:
        """The number of each; NONE for one that is not known."""
        found = np.full(len(names), NONE, np.int32)
        if len(self.known) and len(names):
            at = np.minimum(np.searchsorted(self.known, names, sorter=self.order), len(self.known) - 1)
            number = self.order[at]
            hit = self.known[number] == names
            found[hit] = number[hit]
        return found

    def grown(self, names: Names) -> tuple[Ids, Ints]:
        """With these too, and the number of each; NONE for an empty one."""
        found = self.find(names)
        new = (found == NONE) & (names != b"")
        if not new.any():
            return self, found
        fresh, first, back = np.unique(names[new], return_index=True, return_inverse=True)
        came = np.empty(len(fresh), np.int32)  # by the order of their first coming, not of their letters
        came[np.argsort(first)] = np.arange(len(self), len(self) + len(fresh), dtype=np.int32)
        found[new] = came[back]
        at = np.searchsorted(self.known, fresh, sorter=self.order) if len(self) else np.zeros(len(fresh), np.int64)
        known = np.concatenate((self.known, names[new][np.sort(first)]))
        return Ids(known, np.insert(self.order, at, came)), found
