"""The events in memory: the same whether they are read at once or as they come, and in few bytes each."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.made import TinyRules, Told, at, document
from tests.store.test_overview import ASKED, filled

from reportedly.resolve.model import JudgementKind
from reportedly.store import Store, open_store, overview_table
from reportedly.store.engine import engine_for, reading
from reportedly.store.overview_arrays import EVER, NONE, Ints, closed, whole_numbers
from reportedly.store.overview_ids import Ids, names_of
from reportedly.store.overview_parties import Parties
from reportedly.store.overview_table import Table, grown
from reportedly.store.query import Asked

NAMES = st.lists(st.none() | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=3))


@given(st.lists(NAMES, max_size=4))
def test_an_id_keeps_its_number(told: list[list[str | None]]) -> None:
    ids, known = Ids(), dict[str, int]()
    for names in told:
        ids, numbers = ids.grown(names_of(names))
        for name in filter(None, names):
            known.setdefault(name, len(known))
        assert numbers.tolist() == [known[name] if name else NONE for name in names]
        assert [ids.name(number) for number in range(len(ids))] == list(known)
        assert ids.find(names_of(["not there at all"])).tolist() == [NONE]


@given(st.lists(st.lists(st.integers(0, 3), max_size=5), max_size=4))
def test_a_row_holds_until_the_next_of_its_key(told: list[list[int]]) -> None:
    keys, until, newest = whole_numbers(()), whole_numbers(()), whole_numbers(())
    for some in told:
        first = len(keys)
        keys = np.concatenate((keys, whole_numbers(some)))
        until = np.concatenate((until, np.full(len(some), EVER, np.int32)))
        entry: Ints = np.arange(len(keys), dtype=np.int32) * 10
        until, newest = closed(until, keys, entry, newest, first)
        later = [next((10 * b for b in range(a + 1, len(keys)) if keys[b] == keys[a]), EVER) for a in range(len(keys))]
        assert until.tolist() == later


def test_read_at_once_or_as_they_come(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.store.overview.FEW", 0)
    with open_store(place, rules=TinyRules()) as store:
        store.overview(Asked())
        for asked in ASKED:  # among them one that reads what documents tell
            store.overview(Asked(**asked))
        filled(store)
        store.overview(Asked(text="herald"))
        store.add(*document(Told("Mora", 20, killed=2), ref="e.txt", publisher="The Star"), tool="test", at=at(4))
        store.overview(Asked())
        both = [row["event_id"] for row in store.overview(Asked())["events"]][:2]
        store.judge(JudgementKind.SAME, both, because="a test", who="us", at=at(5))
        with open_store(place, rules=TinyRules()) as other:
            for asked in ASKED:
                for when in (None, at(4.5), at(2.5), at(0.5)):
                    one, two = (s.overview(Asked(**asked), as_of=when) for s in (store, other))
                    assert one == two


def test_words_of_many_documents_find_what_words_of_few_do(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(store)
    before = [store.overview(Asked(text="herald"), as_of=when) for when in (None, at(2.5), at(0.5))]
    assert [one["matching"] for one in before] == [1, 1, 0]
    monkeypatch.setattr("reportedly.store.overview.FEW", 0)
    store.add(*document(Told("Sabari", 28), ref="g.txt", publisher="The Star"), tool="test", at=at(6))
    assert [store.overview(Asked(text="herald"), as_of=when)["matching"] for when in (None, at(2.5), at(0.5))] == [
        1,
        1,
        0,
    ]
    assert store.overview(Asked(text="star"))["matching"] == 1


def test_few_rows_are_held_while_reading(store: Store, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(store)
    held: list[int] = []

    class Counting(overview_table._Growing):
        def add(self, rows: Sequence[Any]) -> None:
            held.append(len(rows))
            super().add(rows)

    monkeypatch.setattr(overview_table, "AT_ONCE", 2)
    monkeypatch.setattr(overview_table, "_Growing", Counting)
    engine = engine_for(place)
    with reading(engine) as connection:
        table = grown(Table(), connection)
    engine.dispose()
    assert max(held) == 2
    assert len(table) == sum(held) > 2
    # And nothing of them but numbers stays.
    kept = [*table.columns.values(), table.newest, table.parties.row, table.parties.name, table.parties.code]
    assert all(column.dtype.kind == "i" and column.dtype.itemsize <= 8 for column in kept)
    assert {name for name, column in table.columns.items() if column.dtype.itemsize > 4} == {"killed"}
    assert table.events.known.dtype.kind == "S"


def test_parties_of_each_row() -> None:
    texts = ['[["actor","a","A"],["target","b","B"],["target","a","The A"]]', None, '[["target","c","C"]]', "[]"]
    growing = Parties().growing(0)
    growing.add(texts)
    parties = growing.done(np.array([2, 0, 1, 3]))
    assert parties.of(0) == [("target", "C")]
    assert parties.of(1) == [("actor", "A"), ("target", "B"), ("target", "The A")]
    assert parties.of(2) == parties.of(3) == []
    assert parties.code.tolist() == [2, 0, 1, NONE]  # a party on both sides counts once
    growing = parties.growing(4)
    chance = random.Random(1)
    growing.add([texts[chance.choice((0, 2))] for _ in range(5)])
    more = growing.done(np.arange(5))
    assert more.keys == parties.keys
    assert parties.of(1) == more.of(1)
    assert more.named(["the a", "B"]) == [1]
    assert {role for row in range(4, 9) for role, _ in more.of(row)} <= {"actor", "target"}
