"""What the desk's first page asks: map, timeline, counts and list of the events that fit, in one answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from threading import Lock
from typing import TypedDict

import numpy as np
from sqlalchemy import Connection, Engine

from reportedly.store import fulltext, rows
from reportedly.store.engine import reading
from reportedly.store.overview_arrays import Ints, Mask, day_number, whole_numbers
from reportedly.store.overview_contests import Contest, contests
from reportedly.store.overview_counts import Count, counts
from reportedly.store.overview_days import SPANS, Timeline, timeline
from reportedly.store.overview_list import ORDERS, Row, listed
from reportedly.store.overview_map import Mark, marks
from reportedly.store.overview_now import Fitting, Now
from reportedly.store.overview_table import Table, grown
from reportedly.store.overview_telling import FEW, Telling, told_by, told_by_few
from reportedly.store.overview_telling import grown as told_since
from reportedly.store.overview_where import Box
from reportedly.store.query import Asked

_MOST_STEPS = 200
_KEPT = 3  # states of the store as of some entry, of which one has just been asked


@dataclass(frozen=True, slots=True)
class View:
    """How to look at them: the map's zoom and what is in its frame (west, south, east, north), which span of days, and
    which rows of the list in which order."""

    zoom: float = 2.0
    frame: Box | None = None
    span: str = SPANS[0]
    order: str = ORDERS[0]
    offset: int = 0
    limit: int = 50


class Step(TypedDict):
    """A state that the store was in."""

    entry: int
    recorded: str


class Overview(TypedDict):
    """`total` counts the events there were, `matching` those that fit, `fresh` those of them that
    are new. `entry` is the ledger's that it is as of, `newest` its last."""

    entry: int
    newest: int
    recorded: str | None
    steps: list[Step]
    total: int
    matching: int
    fresh: int
    counts: dict[str, list[Count]]
    timeline: Timeline
    marks: list[Mark]
    complete: bool
    unplaced: int
    contests: list[Contest]
    events: list[Row]


class Overviews:
    """Keeps the store's events in memory, and brings them up to date when it is asked. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._telling_lock = Lock()  # apart: those who do not ask for words need not wait for what takes long to read
        self._table = Table()
        self._telling = Telling()
        self._now = lru_cache(_KEPT)(Now)
        self._finding = lru_cache(64)(self._found)
        self._answer = lru_cache(32)(self._answered)

    def ask(
        self, asked: Asked, view: View | None = None, as_of: datetime | None = None, *, seen: int | None = None
    ) -> Overview:
        """The answer as of a time. Events of which there is a version after the entry `seen` are marked as new."""
        table = self.table()
        entry = table.entry_at(None if as_of is None else rows.stamp(as_of))
        return self._answer(table, entry, asked, view if view is not None else View(), seen)

    def _answered(self, table: Table, entry: int, asked: Asked, view: View, seen: int | None) -> Overview:
        """Kept for the one who asks again: a page, and then its script."""
        now = self._now(table, entry)
        return answer(now, asked, view, self._telling_of(now, asked.text), seen=seen)

    def _telling_of(self, now: Now, text: str | None) -> Mask | None:
        """The rows of which a document with these words tells."""
        if text is None:
            return None
        numbers = self._finding(text, now.table.last)
        if len(numbers) > FEW:
            return told_by(now, self._told(now.table), numbers)
        with reading(self._engine) as connection:
            return told_by_few(now, numbers, connection)

    def prepare(self) -> None:
        """Read what any question needs, so that the first ones need not wait."""
        self.ask(Asked())
        self._told(self.table())

    def table(self) -> Table:
        with self._lock, reading(self._engine) as connection:
            table = grown(self._table, connection)
            if table is not self._table:  # what was kept holds tables of before, which are large
                self._table = table
                for kept in (self._now, self._finding, self._answer):
                    kept.cache_clear()
            return table

    def _told(self, table: Table) -> Telling:
        with self._telling_lock, reading(self._engine) as connection:
            self._telling = told_since(self._telling, table, connection)
            return self._telling

    def _found(self, text: str, _: int) -> Ints:
        """The numbers of documents with these words; kept as long as nothing is added."""
        with reading(self._engine) as connection:
            return documents_with(connection, text)


def documents_with(connection: Connection, text: str) -> Ints:
    asked = fulltext.finding(connection, text)
    return whole_numbers(()) if asked is None else whole_numbers(row.number for row in connection.execute(asked))


def answer(now: Now, asked: Asked, view: View, telling: Mask | None = None, *, seen: int | None = None) -> Overview:
    """What these events come to; `telling` are the rows of which a document with the words of `text` tells."""
    found = Fitting(now, asked, telling)
    whole, placed = found.all_but(), found.all_but("bbox")
    drawn, complete = marks(now, placed, zoom=view.zoom, view=view.frame)
    table = now.table
    return Overview(
        entry=now.entry,
        newest=table.last,
        recorded=table.recorded_at(now.entry) if now.entry else None,
        steps=_steps(table),
        total=len(now),
        matching=int(whole.sum()),
        fresh=0 if seen is None else int((table.columns["entry"][now.rows[whole]] > seen).sum()),
        counts=counts(now, asked, found),
        timeline=timeline(now, found.all_but("days"), span=view.span, days=_picked_days(asked)),
        marks=drawn,
        complete=complete,
        unplaced=int((placed & ~now.of_places(now.table.places.drawn)).sum()),
        contests=contests(now, whole),
        events=listed(now, whole, order=view.order, offset=view.offset, limit=view.limit, seen=seen),
    )


def _picked_days(asked: Asked) -> tuple[int, int] | None:
    if asked.since is None and asked.until is None:
        return None
    days = [day_number(day) for day in (asked.since, asked.until) if day is not None]
    return min(days), max(days)


def _steps(table: Table) -> list[Step]:
    """The states of the store, thinned out evenly; the first and the last are always there."""
    chosen = np.unique(np.linspace(1, table.last, min(_MOST_STEPS, table.last)).round().astype(np.int64))
    return [Step(entry=int(entry), recorded=table.recorded_at(int(entry))) for entry in chosen]
