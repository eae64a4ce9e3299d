"""Stores of an older version, and writers that meet: nothing of the sources' counts is lost, and nothing is doubled.

Who waits for whom is decided here and not by the clock: a writer is let on to the lock when the other has come to it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from tests.store.made import TinyRules, Told, at, document
from tests.store.test_tallies import counted, told

from reportedly.model import Stance
from reportedly.store import Store, migrations, open_store, tallies
from reportedly.store.engine import engine_for, writing
from reportedly.store.sources import SourceRecord
from reportedly.store_cli import opened

_LOCKS = ("BEGIN IMMEDIATE", "SELECT pg_advisory_xact_lock")
_PATIENCE = 120  # seconds, after which a test fails that would never end


@contextmanager
def meeting(at_lock: Barrier) -> Iterator[None]:
    """Whoever is about to ask for the lock of writers waits until the others are about to do so too."""

    def before(_: Any, __: Any, statement: str, *___: Any) -> None:
        if statement.startswith(_LOCKS):
            at_lock.wait()

    event.listen(Engine, "before_cursor_execute", before)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", before)


def side_by_side(works: list[Callable[[], None]]) -> None:
    """All at once; each asks for the lock the same number of times, always together with the others."""
    at_lock = Barrier(len(works), timeout=_PATIENCE)

    def done(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException:
            at_lock.abort()
            raise

    with meeting(at_lock), ThreadPoolExecutor(len(works)) as pool:
        for future in [pool.submit(done, work) for work in works]:
            future.result()


def fill(store: Store, name: str = "a") -> None:
    """A few documents that tell of the same happenings as those of another name, from the same speakers."""
    news = [
        [Told("Ordun", 1, speaker="The army"), Told("Mora", 2, killed=3)],
        [Told("Ordun", 1, speaker="Rebels", stance=Stance.DENIES), Told("Sabari", 4)],
        [Told("Ordun", 1, speaker="The army", killed=5)],
        [Told("Mora", 2, killed=3, speaker="A medic"), Told("Sabari", 4, speaker="The army")],
    ]
    for number, said in enumerate(news):
        made, claims = document(*said, ref=f"{name}{number}.txt", publisher=name.upper())
        store.add(made, claims, tool="test", at=at(number))


def make_old(place: str) -> None:
    """As it was before sources were counted."""
    engine = engine_for(place)
    with writing(engine) as connection:
        connection.execute(text("DROP TABLE tallies"))
        connection.execute(text("DELETE FROM migrations WHERE name = 'm014_tallies'"))
    engine.dispose()


def sources(place: str) -> list[SourceRecord]:
    with open_store(place, rules=TinyRules()) as store:
        assert told(store.sources()) == counted(store, None)
        return store.sources()


def test_two_writers_count_all_and_nothing_twice(place: str, tmp_path: Path) -> None:
    open_store(place, rules=TinyRules()).close()

    def write(name: str) -> None:
        with open_store(place, rules=TinyRules()) as store:
            fill(store, name)

    side_by_side([lambda: write("a"), lambda: write("b")])
    found = sources(place)
    one = str(tmp_path / "one.db")
    with open_store(one, rules=TinyRules()) as store:
        fill(store, "a")
        fill(store, "b")
    assert found == sources(one)
    assert sum(record.claims + record.denied for record in found) == 14


def test_two_that_open_an_old_store_fill_it_once(place: str) -> None:
    with open_store(place, rules=TinyRules()) as store:
        fill(store)
    expected = sources(place)
    make_old(place)
    taken: list[tuple[str, ...]] = []

    def bring_up() -> None:
        engine = engine_for(place)
        assert migrations.missing(engine) == ("m014_tallies",)
        taken.append(migrations.migrate(engine, (migrations.m014_tallies,)))
        engine.dispose()

    side_by_side([bring_up, bring_up])
    assert sorted(taken) == [(), ("m014_tallies",)]
    assert sources(place) == expected


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_killed_while_it_is_filled(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(place, rules=TinyRules()) as store:
        fill(store)
    expected = sources(place)
    make_old(place)
    monkeypatch.setattr(tallies, "_AT_ONCE", 1)
    child = os.fork()
    if not child:

        def die(_: str, rows: int) -> None:
            if rows == 3:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            open_store(place, rules=TinyRules(), progress=die)
        finally:
            os._exit(1)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    engine = engine_for(place)
    assert migrations.missing(engine) == ("m014_tallies",)
    engine.dispose()
    assert sources(place) == expected


def test_a_terminal_sees_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "old.db")
    with open_store(place, rules=TinyRules()) as store:
        fill(store)
        versions = len([line for event in store.events() for line in store.history(event.event_id)])
    make_old(place)
    opened(place).close()
    assert "rows" not in capsys.readouterr().err
    make_old(place)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    opened(place).close()
    shown = capsys.readouterr().err
    assert f"bringing the store up to date … tallies: {versions} rows" in shown
    assert shown.endswith("\r\x1b[K")
