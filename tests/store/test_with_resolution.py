"""The store with the package's own rules of resolution."""

from __future__ import annotations

import random

import pytest
from tests.store.made import Told, document

from newsroom import news
from reportedly.resolve.events import event_json
from reportedly.resolve.model import JudgementKind, Standing
from reportedly.store import Store, open_store

TOOL = "test 1"
NEWS = [
    document(*told, ref=f"{n}.txt", publisher=f"Paper {n}")
    for n, told in enumerate(
        [
            (Told("Ordun", 1, killed=5), Told("Barat", 3)),
            (Told("Ordun", 1, killed=5, speaker="Captain Dara Lum"),),
            (Told("Barat", 3, killed=2), Told("Ordun", 4)),
            (Told("Barat", 3, speaker="Issa Maro"),),
            (Told("Tesk", 3, speaker="Issa Maro"), Told("Ordun", 4, killed=1)),
        ]
    )
]


@pytest.fixture
def filled(place: str) -> Store:
    store = open_store(place)
    for made in NEWS:
        store.add(*made, tool=TOOL)
    return store


def membership(store: Store) -> set[frozenset[str]]:
    return {frozenset(claim.claim_id for claim in event.claims) for event in store.events()}


def test_events_come_back_as_they_were_made(filled: Store) -> None:
    events = filled.events(country="XX", place="Ordun")
    assert [e.time.earliest.day for e in events if e.time and e.time.earliest] == [4, 1]
    assert events[0].standing is Standing.CORROBORATED
    assert events[1].killed.best == 5
    for event in events:
        assert filled.event(event.event_id) == event
        assert event_json(event)["event_id"] == event.event_id


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_arrival_changes_nothing(filled: Store, seed: int) -> None:
    with open_store(":memory:") as other:
        for made in random.Random(seed).sample(NEWS, len(NEWS)):
            other.add(*made, tool=TOOL)
        assert membership(other) == membership(filled)


def test_judgements_bind_and_can_be_undone(filled: Store) -> None:
    before = membership(filled)
    first, second = (event.event_id for event in filled.events(place="Ordun"))
    filled.judge(JudgementKind.SAME, [first, second], because="one raid", who="ana")
    assert len(filled.events(place="Ordun")) == 1
    filled.undo(who="ana")
    assert membership(filled) == before
    event = filled.events(place="Ordun")[0]
    apart = [claim.claim_id for claim in event.claims][:2]
    filled.judge(JudgementKind.DIFFERENT, apart, because="two raids", who="ana")
    assert len(filled.events(place="Ordun")) == 3
    filled.undo(who="ana")
    assert membership(filled) == before


def test_a_newsroom_in_any_order() -> None:
    work = list(news(250))
    found = []
    for seed in range(3):
        with open_store(":memory:") as store:
            for made in random.Random(seed).sample(work, len(work)) if seed else work:
                store.add(*made, tool=TOOL)
            found.append({(frozenset(c.claim_id for c in e.claims), e.standing, e.origins) for e in store.events()})
    assert len(found[0]) > 50
    assert found[0] == found[1] == found[2]
