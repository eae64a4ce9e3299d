"""What the three exports by codebook have in common, whatever an event lacks."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.export.made_events import exported

from reportedly.export import cells
from reportedly.export.tables import table
from reportedly.resolve.model import Event, Place, Side, Time, Toll
from reportedly.store import Asked, open_store

KINDS = ("acled", "ucdp", "plover")
HOSTILE = "=cmd|' /C calc'!A0\r\n@\x00\u202e;\"“"
LACKING: dict[str, dict[str, Any]] = {
    "as it is": {},
    "no place": {"place": None},
    "a country of which there is none": {"place": Place(None, "Nowhere", "QQ", None, 1.0, 2.0, "exact")},
    "a place without coordinates": {"place": Place(None, None, "ML", None, None, None, "exact")},
    "the antimeridian": {"place": Place("1", "Far", "FJ", "East", -90.0, 180.0, "near")},
    "no time": {"time": None},
    "half a time": {"time": Time(date(2026, 1, 1), None, "unknown")},
    "the first day of the calendar": {"time": Time(date.min, date.min, "day")},
    "no parties": {"actors": (), "targets": ()},
    "a party without a name": {"actors": (Side("x", "mil-ml", None, "State Forces", None, ("a",)),)},
    "a kind of which there is none": {"actors": (Side("x", "x", "X", "Robots", "ML", ("a",)),)},
    "no code": {"acled": None},
    "a code of which there is none": {"acled": {"event_type": "Wars", "sub_event_type": "Big", "reason": ""}},
    "hostile words": {
        "place": Place("1", HOSTILE, "ML", HOSTILE, 1.0, 2.0, "exact"),
        "targets": (Side(HOSTILE, HOSTILE, HOSTILE, "Rebel Groups", "ML", ("a",)),),
    },
    "an endless toll": {"killed": Toll(0, 10**18, 10**18, 10**18, "told")},
    "a toll without a best figure": {"killed": Toll(None, None, 9, 0, "told")},
}


@pytest.fixture(scope="module")
def events(scenario_store: Path) -> list[Event]:
    with open_store(scenario_store, create=False) as store:
        return list(store.each_event(Asked()))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", LACKING)
def test_every_event_is_a_row_or_left_out(case: str, kind: str, events: list[Event], tmp_path: Path) -> None:
    changed = [replace(event, **LACKING[case]) for event in events]
    rows, left = exported(kind, changed, tmp_path)
    assert len(rows) + len(left) == len(events)
    assert set(left.values()) <= set(cells.REASONS)
    with (tmp_path / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert {len(line) for line in lines} == {len(table(kind)["columns"])}
    for cell in spread(lines[1:]):
        assert not cell.startswith(("=", "+", "@", "\t", "\r"))
        assert not cell.startswith("-") or float(cell) < 0
        assert cell.isprintable()


def spread(lines: list[list[str]]) -> Iterator[str]:
    return (cell for line in lines for cell in line)
