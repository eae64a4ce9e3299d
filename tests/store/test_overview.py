"""Map, timeline, counts and list of the events: the same events as the store's own questions give."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from sqlalchemy import text
from tests.store.made import TinyRules, Told, at, document

from reportedly.model import Stance
from reportedly.resolve.model import JudgementKind, Standing
from reportedly.store import Store, open_store
from reportedly.store.engine import engine_for, writing
from reportedly.store.overview import View
from reportedly.store.overview_contests import contests
from reportedly.store.overview_now import STANDINGS, Now
from reportedly.store.overview_table import Table
from reportedly.store.query import Asked


def filled(store: Store) -> None:
    store.add(*document(Told("Ordun", 1, killed=4)), tool="test", at=at(0))
    store.add(*document(Told("Ordun", 1, killed=6), ref="b.txt", publisher="The Herald"), tool="test", at=at(1))
    denied = Told("Sabari", 3, 9, speaker="A colonel", stance=Stance.DENIES)
    store.add(*document(denied, Told("Sabari", 4, 9), ref="c.txt"), tool="test", at=at(2))
    store.add(*document(Told("Mora", 20, killed=2), ref="d.txt"), tool="test", at=at(3))


ASKED: list[dict[str, Any]] = [
    {},
    {"country": ("XX",)},
    {"country": ("ML",)},
    {"place": ("ordun", "Mora")},
    {"actor": ("REBELS of X",)},
    {"event_type": ("assault",)},
    {"event_type": ("non-state actor overtakes territory", "PROTEST")},
    {"event_type": ("PROTEST",)},
    {"since": date(2026, 5, 4)},
    {"until": date(2026, 5, 3)},
    {"since": date(2026, 5, 4), "until": date(2026, 5, 9)},
    {"standing": (Standing.DISPUTED, Standing.CORROBORATED)},
    {"text": "herald"},
    {"text": "killed nobody knows"},
    {"text": "!"},
    {"bbox": (1.5, 0.0, 3.0, 1.5)},
    {"bbox": (170.0, 0.0, 3.0, 1.5)},
    {"bbox": (3.0, 0.0, -170.0, 1.5)},
    {"sureness": 5},
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_it_finds_what_the_store_finds(store: Store, asked: dict[str, Any]) -> None:
    filled(store)
    for when in (None, at(2.5), at(0.5), at(-1)):
        found = store.overview(Asked(**asked), as_of=when)
        events = list(store.each_event(Asked(**asked), when))
        assert [row["event_id"] for row in found["events"]] == [event.event_id for event in events]
        assert found["matching"] == len(events)
        assert found["total"] == store.count_events(when)


def test_it_follows_the_store(store: Store) -> None:
    assert store.overview(Asked())["total"] == 0
    filled(store)
    before = store.overview(Asked())
    store.add(*document(Told("Mora", 20, killed=2), ref="e.txt", publisher="The Star"), tool="test", at=at(4))
    after = store.overview(Asked(), seen=before["newest"])
    assert after["newest"] == before["newest"] + 1 == store.entry()
    assert after["fresh"] == 1
    assert [row["place"] for row in after["events"] if row["new"]] == ["Mora"]
    assert [step["entry"] for step in after["steps"]] == list(range(1, after["newest"] + 1))
    gone = next(row for row in after["events"] if row["place"] == "Mora")["event_id"]
    both = [gone, before["events"][-1]["event_id"]]
    store.judge(JudgementKind.SAME, both, because="a test", who="us", at=at(5))
    assert store.overview(Asked())["total"] == store.count_events() == 2
    assert store.overview(Asked(), as_of=at(4))["total"] == 3


def test_counts_leave_out_their_own_filter(store: Store) -> None:
    filled(store)
    counts = store.overview(Asked(standing=(Standing.DISPUTED,), event_type=("PROTEST",)))["counts"]
    assert [count for count in counts["type"] if count["n"]] == [{"value": "ASSAULT", "name": "ASSAULT", "n": 1}]
    assert not any(count["n"] for count in counts["standing"])
    counts = store.overview(Asked(standing=(Standing.DISPUTED,)))["counts"]
    assert sum(count["n"] for count in counts["standing"]) == 3
    assert counts["actor"] == [{"value": "rebels-xx", "name": "Rebels of X", "n": 1}]
    assert counts["country"] == [{"value": "XX", "name": "XX", "n": 1}]


def test_days_that_are_not_known_are_spread(store: Store) -> None:
    filled(store)
    told = store.overview(Asked())["timeline"]
    assert told["unit"] == "day"
    assert (told["bins"][0]["first"], told["bins"][-1]["last"]) == ("2026-05-01", "2026-05-20")
    placed = {each["first"]: each["by"] for each in told["bins"] if any(each["by"])}
    assert {day: sum(by) for day, by in placed.items()} == {"2026-05-01": 1, "2026-05-20": 1}
    assert placed["2026-05-01"][STANDINGS.index("corroborated")] == 1
    assert [each["first"][-2:] for each in told["bins"] if each["perhaps"]] == [f"{day:02}" for day in range(3, 10)]
    whole = store.overview(Asked(since=date(2026, 5, 20), until=date(2026, 5, 20)))
    assert whole["matching"] == 1
    assert len(whole["timeline"]["bins"]) == 20  # what was picked leaves the others in sight


def test_marks_of_one_point_are_a_cell(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(store)
    found = store.overview(Asked())
    assert found["complete"]
    (cell,) = before = found["marks"]  # the tiny rules put every place at one point
    assert (cell["kind"], cell["n"], cell["box"]) == ("cell", 3, [2.0, 1.0, 2.0, 1.0])
    monkeypatch.setattr("reportedly.store.overview_map.MOST_MARKS", 2)
    found = store.overview(Asked(), View(zoom=3, frame=(-180, -90, 180, 90)))
    assert found["complete"]
    assert found["marks"] == before  # the frame has all of them
    elsewhere = store.overview(Asked(), View(frame=(10, 10, 20, 20)))
    assert (elsewhere["marks"], elsewhere["complete"]) == ([], False)


def test_who_holds_a_place(store: Store) -> None:
    filled(store)
    found = {place["name"]: place for place in store.overview(Asked())["contests"]}
    assert found["Sabari"]["contested"]
    assert not found["Ordun"]["contested"]
    assert found["Ordun"]["said"][0]["holder"] == "Rebels of X"
    assert found["Ordun"]["said"][0]["change"] == "taken"
    assert contests(Now(Table(), 0), np.zeros(0, bool)) == []


def test_a_store_from_before_gets_its_rows(place: str) -> None:
    with open_store(place, rules=TinyRules()) as store:
        filled(store)
        before = store.overview(Asked())
    engine = engine_for(place)
    with writing(engine) as connection:
        connection.execute(text("DROP TABLE glances"))
        connection.execute(text("DELETE FROM migrations WHERE name LIKE '%glances'"))
    engine.dispose()
    with open_store(place, rules=TinyRules()) as store:
        assert store.overview(Asked()) == before
