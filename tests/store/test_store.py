from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import ParamSpec

import pytest
from tests.store.made import START, TinyRules, Told, at, document

from reportedly.cli import main
from reportedly.errors import InputError
from reportedly.model import Stance
from reportedly.resolve.model import Event, JudgementKind, Standing
from reportedly.store import Store, open_store

Asked = ParamSpec("Asked")
TOOL = "test 1"
ORDUN = Told("Ordun", 1, killed=5)


def membership(store: Store) -> set[frozenset[str]]:
    return {frozenset(claim.claim_id for claim in event.claims) for event in store.events()}


def test_a_document_becomes_an_event(store: Store) -> None:
    made, claims = document(ORDUN)
    added = store.add(made, claims, tool=TOOL, at=START)
    assert (added.known, added.claims, len(added.events)) == (False, 1, 1)
    (event,) = store.events()
    assert event.event_id == added.events[0]
    assert event.version == 1
    assert event.killed.best == 5
    assert event.place is not None
    assert event.place.name == "Ordun"
    assert [claim.claim_id for claim in store.claims_of(event)] == [claims[0].id]
    assert store.event(event.event_id) == event
    assert store.event(event.event_id[:8]) == event
    assert store.text(made.id) == made.text
    assert store.raw(made.id) == made.raw


def test_the_same_document_twice_is_one(store: Store) -> None:
    made, claims = document(ORDUN)
    store.add(made, claims, tool=TOOL)
    again = store.add(made, claims, tool=TOOL)
    elsewhere = store.add(replace(made, ref="copy.txt"), claims, tool=TOOL)
    assert again.known
    assert elsewhere.known
    assert elsewhere.events == ()
    assert len(store.documents()) == 1
    assert len(store.events()) == 1


def test_characters_that_no_database_takes(store: Store) -> None:
    made, claims = document(ORDUN)
    odd = replace(made, text=made.text + " \0\ud800", publisher="The \ud800 Post", ref="a\udce9.txt", title="\0")
    store.add(odd, claims, tool=TOOL)
    assert store.add(odd, claims, tool=TOOL).known
    assert store.text(odd.id) == odd.text
    assert store.documents(text="people died")[0].publisher == odd.publisher
    assert store.events()[0].claims[0].ref == odd.ref


def test_a_second_report_makes_a_new_version(store: Store) -> None:
    store.add(*document(ORDUN), tool=TOOL)
    added = store.add(*document(ORDUN, ref="b.txt", publisher="The Post"), tool=TOOL)
    (event,) = store.events()
    assert added.events == (event.event_id,)
    assert (event.version, event.standing, event.origins) == (2, Standing.CORROBORATED, 2)
    assert [e.version for _, e in store.history(event.event_id)] == [1, 2]
    assert [pair.reasons for pair in store.links(event)] == [("one place, one day",)]


def test_what_is_far_is_not_touched(store: Store) -> None:
    store.add(*document(ORDUN), tool=TOOL)
    added = store.add(*document(Told("Barat", 1), ref="b.txt"), tool=TOOL)
    assert len(added.events) == 1
    assert sorted(event.version for event in store.events()) == [1, 1]


def test_merged_events_lead_to_the_older(store: Store) -> None:
    (first,) = store.add(*document(Told("Ordun", 1)), tool=TOOL, at=at(0)).events
    (second,) = store.add(*document(Told("Ordun", 3), ref="b.txt"), tool=TOOL, at=at(1)).events
    added = store.add(*document(Told("Ordun", 1, 3), ref="c.txt"), tool=TOOL, at=at(2))
    assert added.events == (first, second)
    (event,) = store.events()
    assert event.event_id == first
    assert store.event(second) == event
    assert len(event.claims) == 3
    assert {e.event_id for e in store.events(as_of=at(1))} == {first, second}
    then = store.event(second, as_of=at(1.5))
    assert then is not None
    assert then.event_id == second


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_arrival_changes_nothing(store: Store, seed: int) -> None:
    told = [(Told("Ordun", day), Told("Barat", day, day + day % 3, killed=day)) for day in range(1, 12, 2)]
    told += [(Told("Ordun", 5, 8), Told("Tesk", 4)), (Told("Tesk", 2, 4, speaker="Maro"), Told("Tesk", 1, 2))]
    made = [document(*sentences, ref=f"{n}.txt", publisher=f"Paper {n}") for n, sentences in enumerate(told)]
    for pair in made:
        store.add(*pair, tool=TOOL)
    expected = membership(store)
    shuffled = random.Random(seed).sample(made, len(made))
    with open_store(":memory:", rules=TinyRules()) as other:
        for pair in shuffled:
            other.add(*pair, tool=TOOL)
        assert membership(other) == expected


def test_as_of(store: Store) -> None:
    store.add(*document(ORDUN), tool=TOOL, at=at(0))
    store.add(*document(Told("Ordun", 1, killed=9), ref="b.txt", publisher="The Post"), tool=TOOL, at=at(2))
    assert store.events(as_of=at(-1)) == []
    assert [e.killed.best for e in store.events(as_of=at(1))] == [5]
    assert [e.killed.best for e in store.events(as_of=at(2))] == [9]
    assert [len(e.claims) for e in store.events(as_of=at(1))] == [1]
    assert len(store.documents(as_of=at(1))) == 1
    assert store.documents()[1].recorded == at(2)
    assert store.event(store.events()[0].event_id, as_of=at(-1)) is None
    with pytest.raises(ValueError, match="time zone"):
        store.events(as_of=at(1).replace(tzinfo=None))


def test_time_never_runs_back(store: Store) -> None:
    store.add(*document(ORDUN), tool=TOOL, at=at(5))
    store.add(*document(Told("Barat", 1), ref="b.txt"), tool=TOOL, at=at(3))
    assert [d.recorded for d in store.documents()] == [at(5), at(5)]


def naming(ask: Callable[Asked, list[Event]]) -> Callable[Asked, list[str | None]]:
    """Asks the same for the places of the events alone."""

    def names(*args: Asked.args, **asked: Asked.kwargs) -> list[str | None]:
        return [event.place.name if event.place else None for event in ask(*args, **asked)]

    return names


def test_questions(store: Store) -> None:
    store.add(*document(ORDUN), tool=TOOL)
    store.add(*document(Told("Barat", 9), ref="b.txt", publisher="Señal Barat"), tool=TOOL)
    store.add(*document(Told("Barat", 9, speaker="Maro", stance=Stance.DENIES), ref="c.txt"), tool=TOOL)
    names = naming(store.events)
    assert names() == ["Barat", "Ordun"]
    assert names(limit=1) == ["Barat"]
    assert names(country="xx", until=date(2026, 5, 8)) == ["Ordun"]
    assert names(country="YY") == []
    assert names(since=date(2026, 5, 2)) == ["Barat"]
    assert names(place="barat") == names(place="BARAT") == ["Barat"]
    assert names(place="north") == ["Barat", "Ordun"]
    assert names(actor="rebels-xx") == names(actor="Rebels of X") == ["Barat", "Ordun"]
    assert names(event_type="assault") == names(event_type="Non-state actor overtakes territory") == ["Barat", "Ordun"]
    assert names(event_type="PROTEST") == []
    assert names(standing=Standing.DISPUTED) == ["Barat"]
    assert names(text="senal attack") == ["Barat"]
    assert names(text='"attacked Ordun"') == ["Ordun"]
    assert names(text='"Ordun attacked"') == names(text="?") == []
    assert [d.ref for d in store.documents(text="denied")] == ["c.txt"]
    assert [d.ref for d in store.documents(publisher="Señal Barat")] == ["b.txt"]


def test_control_and_sources(store: Store) -> None:
    store.add(*document(Told("Ordun", 2, speaker="Maro")), tool=TOOL)
    store.add(*document(Told("Ordun", 1), ref="b.txt", publisher="The Post"), tool=TOOL)
    store.add(
        *document(Told("Ordun", 2, speaker="The army", stance=Stance.DENIES), ref="c.txt", publisher="C"), tool=TOOL
    )
    told = [(c.change, c.holders, c.earliest, c.source, c.stance) for c in store.control("ordun")]
    assert told == [
        ("taken", ("Rebels of X",), date(2026, 5, 1), "The Post", "asserts"),
        ("taken", ("Rebels of X",), date(2026, 5, 2), "Maro", "asserts"),
        ("taken", ("Rebels of X",), date(2026, 5, 2), "The army", "denies"),
    ]
    records = {record.name: record for record in store.sources()}
    assert (records["The army"].claims, records["The army"].denied) == (0, 1)
    assert records["The Post"].standings == {Standing.REPORTED: 1}
    assert records["Maro"].standings == {Standing.DISPUTED: 1}


def test_a_beginning_that_fits_several_events(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(place, rules=TinyRules()) as store:
        made = [document(Told(f"Town{n}", 1), ref=f"{n}.txt") for n in range(2)]
        same = [(d, [replace(claim, id=f"abcdef{n}") for claim in claims]) for n, (d, claims) in enumerate(made)]
        for one, claims in same:
            store.add(one, claims, tool=TOOL)
        assert store.event("eabcdef") is None
        assert store.meant_by("eabcdef") == ["eabcdef0", "eabcdef1"]
        assert store.meant_by("eabcdef1") == ["eabcdef1"]
        with pytest.raises(InputError, match=r"2 events have ids that begin so; give more: eabcdef0, eabcdef1"):
            store.judge(JudgementKind.CONFIRM, ["eabcdef"], because="seen", who="A")
        store.judge(JudgementKind.SAME, ["eabcdef0", "eabcdef1"], because="one", who="A")
        found = store.event("eabcdef")
        assert found is not None, "two ids of one event are not several events"
    assert main(["show", "eabcd", "--store", place]) == 0
    assert main(["show", "exyzxyz", "--store", place]) == 2
    assert "no event of that id" in capsys.readouterr().err


def test_sources_asked_for_again_and_of_the_past(place: str) -> None:
    with open_store(place, rules=TinyRules()) as store:
        store.add(*document(Told("Ordun", 1, speaker="The army")), tool=TOOL, at=at(0))
        before = store.sources()
        assert store.sources() == before
        store.add(*document(Told("Ordun", 1), ref="b.txt", publisher="The Herald"), tool=TOOL, at=at(1))
        after = store.sources()
        assert len(after) == 2
        assert all(record.corroborated == 1 for record in after)
        assert store.sources(as_of=at(0)) == before
    with open_store(place, rules=TinyRules()) as other:
        assert other.sources() == after
