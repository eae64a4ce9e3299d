"""How sources fared, counted on from what was known: the same as counted anew."""

from __future__ import annotations

import pytest
from tests.store.made import Told, at, document

from reportedly.model import Stance
from reportedly.resolve.model import JudgementKind
from reportedly.store import Store, sources, sources_kept
from reportedly.store.engine import reading
from reportedly.store.rows import last_entry


def anew(store: Store, hours: float | None = None) -> list[sources.SourceRecord]:
    with reading(store._engine) as connection:
        return sources.source_records(connection, last_entry(connection, None if hours is None else at(hours)))


def steps(store: Store) -> list[str]:
    """What can happen to a source's word, one thing after the other; after each the records are as counted anew."""
    told: list[str] = []

    def check(name: str) -> None:
        assert store.sources() == anew(store), name
        told.append(name)

    check("nothing")
    store.add(*document(Told("Ordun", 1, speaker="The army")), tool="test", at=at(0))
    check("told")
    store.add(*document(Told("Ordun", 1), Told("Mora", 9), ref="b.txt", publisher="B"), tool="test", at=at(1))
    check("told by another")
    denied = Told("Mora", 9, speaker="A colonel", stance=Stance.DENIES)
    store.add(*document(denied, ref="c.txt", publisher="C"), tool="test", at=at(2))
    check("denied")
    page = {"url": "https://example.org/a", "publisher": "D"}
    store.add(*document(Told("Sabari", 3, killed=2), Told("Mora", 9), ref="d.txt", **page), tool="test", at=at(3))
    check("on a page")
    store.add(*document(Told("Sabari", 3, killed=5), ref="e.txt", **page), tool="test", at=at(4))
    check("the page changed")
    first, second = [event.event_id for event in store.events()][:2]
    store.judge(JudgementKind.SAME, [first, second], because="a test", who="us", at=at(5))
    check("two become one")
    store.judge(JudgementKind.REJECT, [store.events()[-1].event_id], because="a test", who="us", at=at(6))
    check("rejected")
    return told


def test_records_are_counted_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole: list[int] = []
    count = sources_kept.tallies_of

    def counting(*given: object) -> object:
        whole.append(1)
        return count(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(sources_kept, "tallies_of", counting)
    assert len(steps(store)) == 8
    assert len(whole) == 1, "only the first question looks at every event"
    assert store.sources(at(2.5)) == anew(store, 2.5)  # of the past
    assert store.sources() == anew(store)


def test_where_very_much_changed_all_is_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources_kept, "_MOST_CHANGED", 0)
    assert len(steps(store)) == 8
