"""The list of events: some rows of it, in an order."""

from __future__ import annotations

from typing import TypedDict

from reportedly.store.overview_arrays import NONE, Ints, Mask, day_of
from reportedly.store.overview_now import Now
from reportedly.store.overview_table import Table

ORDERS = ("latest", "recorded", "killed")
_MOST = 200  # rows at once


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


def listed(now: Now, mask: Mask, *, order: str, offset: int, limit: int, seen: int | None) -> list[Row]:
    """The rows from an offset. What changed after the entry `seen` is new."""
    sorted_: Ints = {
        "latest": lambda: now.by_latest,
        "recorded": lambda: now.by_recorded,
        "killed": lambda: now.by_killed,
    }[order]()
    chosen = sorted_[mask[sorted_]][offset : offset + min(limit, _MOST)]
    return [_row(now.table, int(now.rows[n]), seen) for n in chosen]


def _row(table: Table, row: int, seen: int | None) -> Row:
    columns = table.columns
    spot = table.places.spots[columns["spot"][row]]

    def word(name: str) -> str | None:
        return table.word(name, int(columns[name][row]))

    def number(name: str) -> int | None:
        return None if columns[name][row] == NONE else int(columns[name][row])

    parties = table.parties.of(row)
    return Row(
        event_id=table.events.name(int(columns["event_id"][row])),
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
        actors=[name for role, name in parties if role == "actor"],
        targets=[name for role, name in parties if role == "target"],
        new=seen is not None and int(columns["entry"][row]) > seen,
    )
