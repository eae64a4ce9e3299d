"""Words that very many documents have: events are looked at one by one until there are enough, and are the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.store.made import TinyRules, Told, at, document
from tests.store.test_plans import plan

from reportedly.resolve.model import JudgementKind, Standing
from reportedly.store import Asked, Store, open_store, query

WORDS = ("fled", "rebels attacked", '"The army said"', "Mora", "zebra", "courier")
NARROW: Sequence[dict[str, Any]] = (
    {"limit": 2},
    {"limit": 50},
    {"country": "XX"},
    {"place": "Mora", "limit": 9},
    {"actor": "rebels-xx", "since": date(2026, 5, 2), "until": date(2026, 5, 9)},
    {"standing": Standing.REPORTED, "limit": 3},
    {"event_type": "ASSAULT", "limit": 3},
)


def filled(store: Store) -> None:
    for n, town in enumerate(("Ordun", "Mora", "Sabari", "Tessal", "Mora", "Ordun")):
        told = Told(town, n + 1, speaker="The army" if n % 2 else None)
        store.add(*document(told, Told("Mora", 9), ref=f"{n}.txt", publisher=f"P{n % 3}"), tool="test", at=at(n))
    first, second, *_ = (event.event_id for event in store.events())
    store.judge(JudgementKind.SAME, [first, second], because="a test", who="us", at=at(10))


def asked(store: Store) -> list[list[str]]:
    return [
        [event.event_id for event in store.events(text=words, as_of=as_of, **narrow)]
        for words in WORDS
        for narrow in NARROW
        for as_of in (None, at(3), at(9))
    ]


def test_both_ways_find_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(store)
    few = asked(store)
    assert sum(map(bool, few)) > 50
    pages = [page.event_id for page in store.event_page(Asked(text="fled"), limit=3).events]
    monkeypatch.setattr(query, "_MANY", 0)
    assert asked(store) == few
    assert [page.event_id for page in store.event_page(Asked(text="fled"), limit=3).events] == pages


def test_they_are_looked_at_in_the_order_of_the_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "a.db", rules=TinyRules()) as store:
        filled(store)
        monkeypatch.setattr(query, "_MANY", 0)
        steps = plan(store, lambda s: s.events(text="fled", limit=2))
    assert any(" memberships_event " in step for step in steps), steps
    assert any(step.startswith("SCAN versions USING INDEX versions_when") for step in steps), steps
