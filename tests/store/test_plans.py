"""Questions about few of very many events look at few rows: by which index SQLite goes about each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from tests.store.made import TinyRules
from tests.store.test_overview import filled

from reportedly.resolve.model import JudgementKind, Standing
from reportedly.store import Asked, Store, open_store

DAYS = {"since": date(2026, 5, 1), "until": date(2026, 5, 7)}
Ask = Callable[[Store], object]


@contextmanager
def asked_of(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """The statements that a question comes to."""
    found: list[tuple[str, Any]] = []

    def executed(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        found.append((statement, parameters))

    event.listen(store._engine, "before_cursor_execute", executed)
    yield found
    event.remove(store._engine, "before_cursor_execute", executed)


def plan(store: Store, ask: Ask) -> list[str]:
    with asked_of(store) as statements:
        ask(store)
    with store._engine.connect() as connection:
        return [
            str(row[-1])
            for statement, parameters in statements
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "reportedly.db", rules=TinyRules()) as opened:
        filled(opened)
        yield opened


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda s: s.events(country="XX", **DAYS), "versions_where"),
        (lambda s: s.events(country="XX", event_type="ASSAULT", standing=Standing.CLAIMED, **DAYS), "versions_where"),
        (lambda s: s.events(**DAYS), "versions_when"),
        (lambda s: s.events(limit=5), "versions_when"),
        (lambda s: s.events(standing=Standing.ADMITTED, limit=5), "versions_standing"),
        (lambda s: s.events(standing=Standing.ADMITTED, **DAYS), "versions_standing"),
        (lambda s: s.events(event_type="assault", limit=5), "versions_type"),
        (lambda s: s.events(event_type="Sexual violence", limit=5), "versions_sub_event"),
        (lambda s: s.event_page(Asked(event_type=("ASSAULT",)), limit=5), "versions_type"),
        (lambda s: s.count_events(), "versions_type"),
        (lambda s: s.document_page(limit=5, publisher="The Herald"), "documents_publisher"),
    ],
)
def test_an_index_leads_to_what_is_asked(store: Store, ask: Ask, index: str) -> None:
    steps = plan(store, ask)
    assert any(f" {index} " in f"{step} " for step in steps), steps
    # Nothing is read from one end to the other, but along an index that has it in the order of the answer.
    assert not [step for step in steps if step.startswith("SCAN") and "INDEX" not in step and "anon" not in step]


@pytest.mark.parametrize(
    "ask",
    [
        lambda s: s.events(place="ordun"),
        lambda s: s.events(actor="rebels-xx", limit=5),
        lambda s: s.event(s.events(limit=1)[0].event_id),
        lambda s: s.control("Ordun"),
        lambda s: s.spoken("actor:rebels-xx", limit=5),
        lambda s: s.news(2),
    ],
)
def test_nothing_is_read_whole(store: Store, ask: Ask) -> None:
    steps = plan(store, ask)
    assert not [step for step in steps if step.startswith("SCAN") and "INDEX" not in step], steps


def test_events_are_counted_without_those_that_are_no_more(store: Store) -> None:
    assert store.count_events() == len(store.events()) == 3
    both = [event.event_id for event in store.events()[:2]]
    number = store.judge(JudgementKind.SAME, both, because="a test", who="us").seq
    assert store.count_events() == len(store.events()) == 2
    store.undo(number, because="a test", who="us")
    assert store.count_events() == len(store.events()) == 3
