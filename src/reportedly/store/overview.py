"""What the desk's first page asks: map, timeline, counts and list of the events that fit, in one answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from threading import Lock
from typing import TypedDict

import numpy as np
from sqlalchemy import Connection, Engine

from reportedly.resolve.model import Standing
from reportedly.store import fulltext, jsons, rows
from reportedly.store.engine import reading
from reportedly.store.overview_contests import Contest, contests
from reportedly.store.overview_days import SPANS, Timeline, timeline
from reportedly.store.overview_map import Mark, is_drawn, marks
from reportedly.store.overview_now import Mask, Now, fitting, masks, parties_named
from reportedly.store.overview_table import NONE, Ints, Table, day_number, day_of, grown
from reportedly.store.overview_where import Box
from reportedly.store.query import Asked

STANDINGS = (*(standing.value for standing in Standing), None)
"""The order of every `by`; None is for events that no claim asserts any more."""
ORDERS = ("latest", "recorded", "killed")
_MOST_STEPS = 200
_MOST_ACTORS = 40
_MOST_ROWS = 200
_KEPT = 6  # states of the store as of some entry, of which one has just been asked


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


class Count(TypedDict):
    """A value that can be picked, and how many events would be left with it alone."""

    value: str
    name: str
    n: int


class Row(TypedDict):
    """An event in the list; `actors` and `targets` are names."""

    event_id: str
    event_type: str
    sub_event: str | None
    standing: str | None
    reliability: str | None
    information: int | None
    review: str | None
    earliest: str | None
    latest: str | None
    time_precision: str | None
    place: str | None
    place_id: str | None
    admin1: str | None
    country: str | None
    place_precision: str | None
    longitude: float | None
    latitude: float | None
    killed: int | None
    actors: list[str]
    targets: list[str]
    new: bool


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
        self._table = Table()
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
        documents = None if asked.text is None else self._finding(asked.text, table.last)
        return answer(self._now(table, entry), asked, view, documents, seen=seen)

    def table(self) -> Table:
        with self._lock, reading(self._engine) as connection:
            table = grown(self._table, connection)
            if table is not self._table:  # what was kept holds tables of before, which are large
                self._table = table
                for kept in (self._now, self._finding, self._answer):
                    kept.cache_clear()
            return table

    def _found(self, text: str, _: int) -> frozenset[int]:
        """The numbers of documents with these words; kept as long as nothing is added."""
        with reading(self._engine) as connection:
            return documents_with(connection, text)


def documents_with(connection: Connection, text: str) -> frozenset[int]:
    asked = fulltext.finding(connection, text)
    return frozenset() if asked is None else frozenset(row.number for row in connection.execute(asked))


def answer(
    now: Now, asked: Asked, view: View, documents: Collection[int] | None, *, seen: int | None = None
) -> Overview:
    """What these events come to. Each count leaves out what its own kind was picked by, so that others can be."""
    found = masks(now, asked, documents)
    whole = fitting(now, found)
    by = _order_of_standings(now)[now.columns["standing"]]
    placed = fitting(now, found, but="bbox")
    drawn, complete = marks(now, placed, by, len(STANDINGS), zoom=view.zoom, view=view.frame)
    table = now.table
    return Overview(
        entry=now.entry,
        newest=table.last,
        recorded=table.recorded[now.entry - 1] if now.entry else None,
        steps=_steps(table),
        total=len(now),
        matching=int(whole.sum()),
        fresh=0 if seen is None else int((table.columns["entry"][now.rows[whole]] > seen).sum()) if len(now) else 0,
        counts=_counts(now, asked, found, by),
        timeline=timeline(
            now, fitting(now, found, but="days"), by, len(STANDINGS), span=view.span, days=_picked_days(asked)
        ),
        marks=drawn,
        complete=complete,
        unplaced=int((placed & ~is_drawn(now)).sum()),
        contests=contests(now, whole),
        events=_rows(now, whole, view, seen),
    )


def _order_of_standings(now: Now) -> Ints:
    """From the table's numbers to those of STANDINGS; -1, for none, is the last."""
    words = now.table.words.get("standing", ())
    return np.array([*(STANDINGS.index(word) for word in words), STANDINGS.index(None)], np.int64)


def _picked_days(asked: Asked) -> tuple[int, int] | None:
    if asked.since is None and asked.until is None:
        return None
    days = [day_number(day) for day in (asked.since, asked.until) if day is not None]
    return min(days), max(days)


def _steps(table: Table) -> list[Step]:
    """The states of the store, thinned out evenly; the first and the last are always there."""
    chosen = np.unique(np.linspace(1, table.last, min(_MOST_STEPS, table.last)).round().astype(np.int64))
    return [Step(entry=int(entry), recorded=table.recorded[entry - 1]) for entry in chosen]


def _counts(now: Now, asked: Asked, found: dict[str, Mask], by: Ints) -> dict[str, list[Count]]:
    table, columns = now.table, now.columns
    types = _tally(columns["event_type"][fitting(now, found, but="type")], table.words.get("event_type", ()))
    countries = _tally(now.country[fitting(now, found, but="country")], now.countries)
    standings = np.bincount(by[fitting(now, found, but="standing")], minlength=len(STANDINGS))
    sure = columns["information"][fitting(now, found, but="sureness")]
    reviews = _tally(columns["review"][fitting(now, found)], table.words.get("review", ()))
    sub_events = _tally(columns["sub_event"][fitting(now, found, but="type")], table.words.get("sub_event", ()))
    return {
        "type": types,
        "sub_event": sub_events,
        "standing": [
            Count(value=standing, name=standing, n=int(n))
            for standing, n in zip(STANDINGS, standings, strict=True)
            if standing is not None
        ],
        "country": countries,
        "actor": _actors(now, asked, fitting(now, found, but="actor")),
        "sureness": [Count(value=str(n), name=str(n), n=int((sure == n).sum())) for n in range(1, 7)],
        "review": reviews,
    }


def _tally(codes: Ints, words: Sequence[str]) -> list[Count]:
    counts = np.bincount(codes[codes != NONE], minlength=len(words))
    found = [Count(value=word, name=word, n=int(n)) for word, n in zip(words, counts, strict=True) if n]
    return sorted(found, key=lambda count: (-count["n"], count["value"]))


def _actors(now: Now, asked: Asked, mask: Mask) -> list[Count]:
    """Those of most events, and those that were picked."""
    table = now.table
    words = table.words.get("party", ())
    counts = np.bincount(now.party_code[mask[now.party_row]], minlength=len(words))
    keys = list(table.codes.get("party", {}))
    most = np.argsort(-counts, kind="stable")[:_MOST_ACTORS].tolist()
    picked = [code for code in parties_named(table, asked.actor or ()) if code not in most]
    return [Count(value=keys[n], name=words[n], n=int(counts[n])) for n in most + picked if counts[n] or n in picked]


def _rows(now: Now, mask: Mask, view: View, seen: int | None) -> list[Row]:
    table, found = now.table, np.flatnonzero(mask)
    if not len(found):
        return []
    entry, event_id, killed = (table.columns[name][now.rows[found]] for name in ("entry", "event_id", "killed"))
    latest = now.columns["latest"][found]
    first = {"latest": (-latest,), "recorded": (-entry,), "killed": (-latest, -killed)}[view.order]
    order = np.lexsort((event_id, *first))
    chosen = order[view.offset : view.offset + min(view.limit, _MOST_ROWS)]
    return [_row(table, int(now.rows[found[n]]), seen) for n in chosen]


def _row(table: Table, row: int, seen: int | None) -> Row:
    columns = table.columns
    spot = table.spots[columns["spot"][row]]

    def word(name: str) -> str | None:
        return table.word(name, int(columns[name][row]))

    def number(name: str) -> int | None:
        return None if columns[name][row] == NONE else int(columns[name][row])

    parties = jsons.read(table.parties[row])
    return Row(
        event_id=str(word("event_id")),
        event_type=str(word("event_type")),
        sub_event=word("sub_event"),
        standing=word("standing"),
        reliability=word("reliability"),
        information=number("information"),
        review=word("review"),
        earliest=day_of(columns["earliest"][row]),
        latest=day_of(columns["latest"][row]),
        time_precision=word("time_precision"),
        place=spot.place,
        place_id=spot.place_id,
        admin1=spot.admin1,
        country=spot.country,
        place_precision=spot.place_precision,
        longitude=spot.longitude,
        latitude=spot.latitude,
        killed=number("killed"),
        actors=[name for role, _, name in parties if role == "actor"],
        targets=[name for role, _, name in parties if role == "target"],
        new=seen is not None and int(columns["entry"][row]) > seen,
    )
