"""Killed at any moment, and written to by two at once: nothing is lost, nothing is there twice."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import text
from tests.store.killed import die_before
from tests.store.made import TinyRules, Told, at, document

from reportedly.model import Claim, Document
from reportedly.store import Store, open_store
from reportedly.store.engine import engine_for
from reportedly.store.plain import to_plain

KILLS = 25  # of each kind
Work = Sequence[tuple[Document, Sequence[Claim]]]


def news(count: int) -> Work:
    """Documents whose events grow together as they come; every fourth page has a second text."""
    made = []
    for n in range(count):
        told = (Told(f"Town {n % 7}", 1 + n % 9, 1 + n % 9 + n % 2, killed=n + 1), Told(f"Town {n % 5}", 1 + n % 20))
        made.append(
            document(*told, ref=f"{n}.txt", url=f"https://courier.example/{n - n % 4 // 3}", publisher=f"Paper {n % 3}")
        )
    return made


def add_all(place: str, work: Work, started: int | None = None) -> None:
    """Add the documents; with `started`, only those not known yet, and say there when one begins."""
    with open_store(place, rules=TinyRules()) as store:
        known = {d.document_id for d in store.documents()} if started is not None else set()
        for n, (made, claims) in enumerate(work):
            if made.id in known:
                continue
            if started is not None:
                os.write(started, b".")
            store.add(made, claims, tool="test 1", at=at(n))


def forked(place: str, work: Work, started: int, *, last: int = 0) -> int:
    """A process of its own that adds the documents; it shares nothing with this one but the store.

    With `last` it is killed at that statement or commit.
    """
    child = os.fork()
    if child == 0:
        status = 1
        try:
            die_before(last)
            add_all(place, work, started)
            status = 0
        finally:
            os._exit(status)
    return child


def contents(store: Store) -> Any:
    """What is there, but for versions: who was killed writes some events in other steps."""
    return [to_plain(event) | {"version": 0} for event in store.events()], [d.ref for d in store.documents()]


def check_whole(place: str) -> None:
    """No claims without their document, none missing; no entry that wrote nothing."""
    engine = engine_for(place)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        counts = connection.scalars(
            text("SELECT count(claim_id) FROM documents LEFT JOIN claims USING (document_id) GROUP BY document_id")
        )
        assert set(counts) <= {2}
        homeless = "SELECT count(*) FROM claims WHERE claim_id NOT IN (SELECT claim_id FROM memberships)"
        assert connection.scalar(text(homeless)) == 0
        idle = "SELECT count(*) FROM entries WHERE entry NOT IN (SELECT entry FROM documents)"
        assert connection.scalar(text(idle)) == 0
    engine.dispose()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_killed_at_random_moments(place: str, tmp_path: Any) -> None:
    work = news(80)
    chance = random.Random(5)
    with open_store(place, rules=TinyRules()):
        pass
    begun, started = os.pipe()
    for _ in range(KILLS):
        child = forked(place, work, started, last=chance.randrange(1, 120))
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
        check_whole(place)
    os.close(started)
    os.close(begun)
    for _ in range(KILLS):  # between statements too; a quick machine may have done all by then
        begun, started = os.pipe()
        child = forked(place, work, started)
        os.close(started)
        os.read(begun, 1)
        time.sleep(chance.uniform(0, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(begun)
        check_whole(place)
    add_all(place, work)
    check_whole(place)
    whole = str(tmp_path / "whole.db")
    add_all(whole, work)
    with open_store(place, rules=TinyRules()) as store, open_store(whole, rules=TinyRules()) as expected:
        assert contents(store) == contents(expected)


def test_two_make_a_store_at_once(tmp_path: Any, caplog: pytest.LogCaptureFixture) -> None:
    """SQLite lets neither wait for a lock where both have read a file that has no log yet."""
    file = tmp_path / "s.db"
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        ending = threading.Timer(0.3, other.execute, ["COMMIT"])
        ending.start()
        try:
            add_all(str(file), news(1))
        finally:
            ending.join()
    check_whole(str(file))
    assert "older version" not in caplog.text


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_two_writers_at_once(place: str, tmp_path: Any) -> None:
    work = news(40)
    begun, started = os.pipe()
    children = [forked(place, part, started) for part in (work[:26], work[:13:-1])]  # the middle twelve twice
    assert [os.WEXITSTATUS(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
    os.close(begun)
    os.close(started)
    check_whole(place)
    one = str(tmp_path / "one.db")
    add_all(one, work)

    def membership(store: Store) -> set[frozenset[str]]:
        return {frozenset(claim.claim_id for claim in event.claims) for event in store.events()}

    with open_store(place, rules=TinyRules()) as store, open_store(one, rules=TinyRules()) as expected:
        assert sorted(d.ref for d in store.documents()) == sorted(d.ref for d in expected.documents())
        assert membership(store) == membership(expected)
