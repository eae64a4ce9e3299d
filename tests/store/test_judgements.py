from __future__ import annotations

import pytest
from tests.store.made import Told, at, document

from reportedly.errors import InputError
from reportedly.resolve.model import JudgementKind
from reportedly.store import Store

TOOL = "test 1"


def two_events(store: Store) -> tuple[str, str]:
    (first,) = store.add(*document(Told("Ordun", 1)), tool=TOOL, at=at(0)).events
    (second,) = store.add(*document(Told("Barat", 1), ref="b.txt"), tool=TOOL, at=at(1)).events
    return first, second


def ids(store: Store) -> set[str]:
    return {event.event_id for event in store.events()}


def test_same_and_undo(store: Store) -> None:
    first, second = two_events(store)
    before = store.events()
    judged = store.judge(JudgementKind.SAME, [first, second], because="one town", who="ana", at=at(2))
    assert (judged.seq, judged.kind, judged.who, judged.recorded) == (1, JudgementKind.SAME, "ana", at(2))
    assert ids(store) == {first}
    assert store.event(second) == store.event(first)
    undone = store.undo(who="ben", at=at(3))
    assert (undone.seq, undone.undone) == (1, True)
    assert ids(store) == {first, second}
    assert [e.claims for e in store.events()] == [e.claims for e in before]
    assert [j.undone for j in store.judgements()] == [True]
    assert [j.undone for j in store.judgements(as_of=at(2))] == [False]
    assert store.judgements(as_of=at(1)) == []
    assert {e.event_id for e in store.events(as_of=at(2))} == {first}


def test_judgements_bind_what_comes_later(store: Store) -> None:
    first, second = two_events(store)
    store.judge(JudgementKind.SAME, [first, second], because="one town", who="ana")
    store.add(*document(Told("Barat", 1), ref="c.txt", publisher="The Post"), tool=TOOL)
    (event,) = store.events()
    assert len(event.claims) == 3


def test_different_splits_and_the_founding_claim_keeps_the_name(store: Store) -> None:
    (event_id,) = store.add(*document(Told("Ordun", 1)), tool=TOOL).events
    _, (other,) = late = document(Told("Ordun", 1), ref="b.txt", publisher="The Post")
    store.add(*late, tool=TOOL)
    (event,) = store.events()
    first = next(claim.claim_id for claim in event.claims if claim.claim_id != other.id)
    store.judge(JudgementKind.DIFFERENT, [first, other.id], because="two attacks", who="ana")
    assert {e.event_id: {c.claim_id for c in e.claims} for e in store.events()} == {
        event_id: {first},
        f"e{other.id}": {other.id},
    }
    store.undo(1, who="ana")
    assert ids(store) == {event_id}
    assert store.event(f"e{other.id}") == store.event(event_id)


def test_a_judgement_follows_its_event_into_another(store: Store) -> None:
    first, second = two_events(store)
    store.judge(JudgementKind.CONFIRM, [second], because="seen on film", who="ana")
    store.judge(JudgementKind.SAME, [first, second], because="one town", who="ana")
    (event,) = store.events()
    assert (event.event_id, event.review) == (first, "same")
    store.judge(JudgementKind.SET, [first], field="event_type", value="PROTEST", because="no arms", who="ana")
    assert store.events()[0].event_type == "PROTEST"
    store.undo(3, who="ana")
    assert store.events()[0].event_type == "ASSAULT"


def test_what_cannot_be_judged(store: Store) -> None:
    first, _ = two_events(store)
    for kind, subjects in (
        (JudgementKind.SAME, [first]),
        (JudgementKind.SAME, [first, first]),
        (JudgementKind.CONFIRM, []),
        (JudgementKind.CONFIRM, ["e0123456789abcdef"]),
    ):
        with pytest.raises(InputError):
            store.judge(kind, subjects, because="", who="ana")
    with pytest.raises(InputError, match="no such judgement stands"):
        store.undo(who="ana")
    store.judge(JudgementKind.CONFIRM, [first], because="", who="ana")
    store.undo(1, who="ana")
    with pytest.raises(InputError, match="no such judgement stands"):
        store.undo(1, who="ana")
