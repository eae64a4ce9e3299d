"""What each source asserted, and how it fared: the sums of what each entry of the ledger changed (`tallies`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeAlias

from sqlalchemy import Connection, func, select

from reportedly.link.registry import load_registry
from reportedly.resolve.model import Standing
from reportedly.store.tables import tallies
from reportedly.store.tallies import COUNTS

_Sums: TypeAlias = "dict[tuple[str, str], tuple[int, ...]]"
_PEOPLE = ("claims", "denied", "withdrawn")  # of which each claim is one


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Counts of one source; `key` is that of an origin. A claim that it denied or withdrew is not one it asserts.

    `claims`: asserted claims of events, `events`: the events, `standings`: how many of those have which standing,
    `corroborated`: events that another origin asserts too, `contradicted`: its claims that others contradict,
    `denied`: claims of others that it denies, `withdrawn`: claims that it no longer makes.
    """

    key: str
    name: str
    claims: int
    events: int
    standings: dict[Standing, int] = field(hash=False)
    corroborated: int
    contradicted: int
    denied: int
    withdrawn: int


class KeptRecords:
    """The records as of the last entry that was asked for; of later ones, what came since is added. Threads may share
    it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._entry = -1
        self._sums: _Sums = {}

    def ask(self, connection: Connection, entry: int) -> list[SourceRecord]:
        """The sources as they were after an entry, the one with most claims first."""
        with self._lock:
            if entry < self._entry:
                return source_records(connection, entry)
            if entry > self._entry:  # what there was after an entry never changes
                self._sums = _added(self._sums, _sums(connection, self._entry, entry))
                self._entry = entry
            return _records(self._sums)


def source_records(connection: Connection, entry: int) -> list[SourceRecord]:
    """The sources of all events as they were after an entry, the one with most claims first."""
    return _records(_sums(connection, -1, entry))


def _sums(connection: Connection, after: int, entry: int) -> _Sums:
    """What the entries after one and up to another changed, by the source and its name."""
    summed = (func.sum(tallies.c[count]) for count in COUNTS)
    asked = select(tallies.c.key, tallies.c.name, *summed).group_by(tallies.c.key, tallies.c.name)
    # The sum keeps SQLite from the index by entry: all rows are read faster in the order in which they are grouped.
    asked = asked.where(tallies.c.entry > after) if after >= 0 else asked
    asked = asked.where(tallies.c.entry + 0 <= entry)
    return {(row[0], row[1]): tuple(map(int, row[2:])) for row in connection.execute(asked)}


def _added(sums: _Sums, more: _Sums) -> _Sums:
    none = (0,) * len(COUNTS)
    return sums | {key: tuple(map(sum, zip(sums.get(key, none), its, strict=True))) for key, its in more.items()}


def _records(sums: _Sums) -> list[SourceRecord]:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (key, name), numbers in sums.items():
        told = dict(zip(COUNTS, numbers, strict=True))
        if of_name := sum(told[count] for count in _PEOPLE):
            names[key][name] += of_name
        counts[key].update(told)
    found = [_record(key, called, counts[key]) for key, called in names.items()]
    return sorted(found, key=lambda record: (-record.claims, record.key))


def _record(key: str, called: Counter[str], counts: Mapping[str, int]) -> SourceRecord:
    kind, _, ident = key.partition(":")
    known = load_registry().sources.get(ident) if kind == "source" else None
    return SourceRecord(
        key=key,
        name=known.name if known else min(called, key=lambda name: (-called[name], name)),
        claims=counts["claims"],
        events=counts["events"],
        standings={standing: counts[standing] for standing in Standing if counts[standing]},
        corroborated=counts["agreed"],
        contradicted=counts["contradicted"],
        denied=counts["denied"],
        withdrawn=counts["withdrawn"],
    )
