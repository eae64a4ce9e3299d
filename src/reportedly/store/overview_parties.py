"""Who is a party to each version: numbers into a vocabulary of parties, without a text kept for each version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from reportedly.store import jsons
from reportedly.store.fulltext import folded
from reportedly.store.overview_arrays import NONE, Ints, coded, joined, whole_numbers

ROLES = ("actor", "target")
_REMEMBERED = 50_000  # lists of parties that were read while reading rows


@dataclass(frozen=True, eq=False)
class Parties:
    """One row for each mention of a party with a version, in the order of the versions' rows: `row` is the version's,
    `role` a number into ROLES, `name` one into `names` (as this version calls it), `code` one into `keys`, or NONE for
    a party that the same version has mentioned before. `called` is what each key was first called."""

    row: Ints = field(default_factory=lambda: whole_numbers(()))
    role: Ints = field(default_factory=lambda: whole_numbers(()))
    name: Ints = field(default_factory=lambda: whole_numbers(()))
    code: Ints = field(default_factory=lambda: whole_numbers(()))
    keys: Sequence[str] = ()
    called: Sequence[str] = ()
    names: Sequence[str] = ()
    codes: Mapping[str, int] = field(default_factory=dict)
    name_codes: Mapping[str, int] = field(default_factory=dict)

    def of(self, row: int) -> list[tuple[str, str]]:
        """Role and name of each party of a version, in its order."""
        first, end = np.searchsorted(self.row, np.array((row, row + 1), self.row.dtype))  # else all would be cast
        return [(ROLES[self.role[n]], self.names[self.name[n]]) for n in range(first, end)]

    def named(self, names: Iterable[str]) -> list[int]:
        """The numbers of parties of these ids or names."""
        wanted = {folded(name) for name in names}
        return [
            code
            for code, told in enumerate(zip(self.keys, self.called, strict=True))
            if not wanted.isdisjoint(map(folded, told))
        ]

    def growing(self, first: int) -> _Growing:
        """To add the parties of versions from this row on."""
        return _Growing(self, first)


class _Growing:
    def __init__(self, parties: Parties, first: int) -> None:
        self.old = parties
        self.first = first
        self.rows = 0
        self.codes, self.name_codes = dict(parties.codes), dict(parties.name_codes)
        self.called = list(parties.called)
        self.parts: dict[str, list[Ints]] = {name: [] for name in ("row", "role", "name", "code")}
        self.read: dict[str, list[tuple[int, int, int]]] = {}

    def add(self, told: Sequence[str | None]) -> None:
        """The next versions' parties, as `glances` has them."""
        if len(self.read) > _REMEMBERED:
            self.read.clear()
        texts = {text: n for n, text in enumerate(dict.fromkeys(told))}
        lists = [self._list(text) for text in texts]
        which = coded(told, texts)
        flat = np.array([one for some in lists for one in some], np.int32).reshape(-1, 3)
        sizes = np.array([len(some) for some in lists], np.int64)
        starts = np.cumsum(sizes) - sizes
        many = sizes[which]
        ends = np.cumsum(many)
        at = np.arange(int(many.sum())) + np.repeat(starts[which] - (ends - many), many)
        rows = np.arange(self.rows, self.rows + len(told), dtype=np.int32)
        self.parts["row"].append(np.repeat(rows, many))
        for n, name in enumerate(("role", "name", "code")):
            self.parts[name].append(flat[at, n])
        self.rows += len(told)

    def done(self, order: Ints) -> Parties:
        """With the versions in this order of those that were added."""
        new = {name: joined(parts) for name, parts in self.parts.items()}
        place = np.empty(len(order), np.int32)
        place[order] = np.arange(self.first, self.first + len(order), dtype=np.int32)
        row = place[new["row"]] if len(order) else new["row"]
        by_row = np.argsort(row, kind="stable")
        return Parties(
            row=np.concatenate((self.old.row, row[by_row])),
            role=np.concatenate((self.old.role, new["role"][by_row])),
            name=np.concatenate((self.old.name, new["name"][by_row])),
            code=np.concatenate((self.old.code, new["code"][by_row])),
            keys=list(self.codes),
            called=self.called,
            names=list(self.name_codes),
            codes=self.codes,
            name_codes=self.name_codes,
        )

    def _list(self, text: str | None) -> list[tuple[int, int, int]]:
        """Role, name and code of each."""
        if text is None:
            return []
        if text not in self.read:
            seen: set[str] = set()
            found = self.read[text] = []
            for role, key, name in jsons.read(text):
                code = self.codes.setdefault(key, len(self.codes))
                if code == len(self.called):
                    self.called.append(name)
                number = self.name_codes.setdefault(name, len(self.name_codes))
                found.append((ROLES.index(role), number, NONE if key in seen else code))
                seen.add(key)
        return self.read[text]
