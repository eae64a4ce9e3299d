"""How sources fare: the sums of what entries changed are what a look at every event gives, at every time."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from tests.store.made import TinyRules, Told, at, document

from reportedly.model import Stance
from reportedly.resolve.model import JudgementKind, Standing
from reportedly.store import Store, open_store, sources, tallies
from reportedly.store.engine import engine_for, writing
from reportedly.store.sources import SourceRecord

COUNTS = ("claims", "events", "corroborated", "contradicted", "denied", "withdrawn")


def counted(store: Store, hours: float | None) -> dict[str, Counter[str]]:
    """By the source's key, from every event with its claims."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for event in store.events(as_of=None if hours is None else at(hours)):
        apart = {c for one in event.contradictions if one.kind == "contradiction" for c in one.claims}
        asserting = set()
        for claim in event.claims:
            chain = claim.claim["attribution"]
            denies = bool(chain) and chain[0]["stance"] == "denies"
            what = "withdrawn" if claim.withdrawn else "denied" if denies else "claims"
            found[claim.origin][what] += 1
            if what == "claims":
                found[claim.origin]["contradicted"] += claim.claim_id in apart
                asserting.add(claim.origin)
        for origin in asserting:
            found[origin]["events"] += 1
            found[origin]["corroborated"] += Standing.CORROBORATED in (event.standing, *event.also)
            if event.standing:
                found[origin][f"is {event.standing}"] += 1
    return found


def told(records: list[SourceRecord]) -> dict[str, Counter[str]]:
    return {
        record.key: Counter(
            {name: getattr(record, name) for name in COUNTS} | {f"is {s}": n for s, n in record.standings.items()}
        )
        for record in records
    }


def steps(store: Store) -> None:
    """What can happen to a source's word, one thing an hour; after each the records are as counted."""

    def check(hours: float | None = None) -> None:
        as_of = None if hours is None else at(hours)
        assert told(store.sources(as_of)) == counted(store, hours), hours
        with open_store(str(store._engine.url.render_as_string(hide_password=False)), rules=TinyRules()) as other:
            assert other.sources(as_of) == store.sources(as_of)

    check()
    store.add(*document(Told("Ordun", 1, speaker="The army")), tool="test", at=at(0))
    check()
    store.add(*document(Told("Ordun", 1), Told("Mora", 9), ref="b.txt", publisher="B"), tool="test", at=at(1))
    check()
    denied = Told("Mora", 9, speaker="A colonel", stance=Stance.DENIES)
    store.add(*document(denied, ref="c.txt", publisher="C"), tool="test", at=at(2))
    check()
    page = partial(document, url="https://example.org/a", publisher="D")
    store.add(*page(Told("Sabari", 3, killed=2), Told("Mora", 9), ref="d.txt"), tool="test", at=at(3))
    check()
    store.add(*page(Told("Sabari", 3, killed=5), ref="e.txt"), tool="test", at=at(4))
    check()
    first, second = [event.event_id for event in store.events()][:2]
    joined = store.judge(JudgementKind.SAME, [first, second], because="a test", who="us", at=at(5))
    check()
    store.judge(JudgementKind.REJECT, [store.events()[-1].event_id], because="a test", who="us", at=at(6))
    check()
    store.undo(joined.seq, who="us", at=at(7))
    check()
    assert any(record.withdrawn for record in store.sources())
    assert any(record.denied for record in store.sources())
    for hours in (-1, 0, 1.5, 2, 3, 4.5, 5, 6, 7):
        check(hours)
    check()


def test_the_sums_are_what_events_tell(store: Store) -> None:
    steps(store)


def test_a_store_from_before_is_filled_with_the_same(place: str, caplog: pytest.LogCaptureFixture) -> None:
    with open_store(place, rules=TinyRules()) as store:
        steps(store)
        expected = {hours: store.sources(at(hours)) for hours in (0, 2, 4, 5, 6, 7)}
    engine = engine_for(place)
    with writing(engine) as connection:
        connection.execute(text("DROP TABLE tallies"))
        connection.execute(text("DELETE FROM migrations WHERE name = 'm014_tallies'"))
    engine.dispose()
    assert not caplog.records
    with open_store(place, rules=TinyRules()) as store:
        assert [record.getMessage().endswith("brought up to date now, once") for record in caplog.records] == [True]
        assert {hours: store.sources(at(hours)) for hours in expected} == expected


def test_one_at_a_time_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tallies, "_AT_ONCE", 1)
    test_a_store_from_before_is_filled_with_the_same(str(tmp_path / "a.db"), caplog)


def test_of_a_later_time_only_what_came_since_is_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    sums = sources._sums

    def noted(connection: Connection, after: int, entry: int) -> object:
        asked.append((after, entry))
        return sums(connection, after, entry)

    monkeypatch.setattr(sources, "_sums", noted)
    for n in range(3):
        store.add(*document(Told("Ordun", n + 1), ref=f"{n}.txt", publisher=f"P{n}"), tool="test", at=at(n))
        assert len(store.sources()) == len(store.sources()) == n + 1
    assert asked == [(-1, 1), (1, 2), (2, 3)]
    assert len(store.sources(at(1))) == 2
    assert len(store.sources()) == 3
    assert asked[3:] == [(-1, 2)]


def test_a_name_of_any_length_and_what_no_database_takes(store: Store) -> None:
    speaker = "Colonel " + "x" * 3000
    store.add(*document(Told("Ordun", 1, speaker=speaker)), tool="test")
    (record,) = store.sources()
    assert record.name == speaker[:200]
