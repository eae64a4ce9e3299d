"""Queues, comments, codings made apart, and splitting in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.made import TinyRules, Told, at, document

from reportedly.errors import InputError
from reportedly.resolve.model import JudgementKind
from reportedly.store import Asked, MovedError, Store, open_store
from reportedly.store.reviews import Queue


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two happenings, the first told by two."""
    with open_store(tmp_path / "s.db", rules=TinyRules()) as opened:
        opened.add(*document(Told("Ordun", 1, killed=4)), tool="t", at=at(0))
        opened.add(*document(Told("Ordun", 1, killed=6), ref="b.txt", publisher="The Herald"), tool="t", at=at(1))
        opened.add(*document(Told("Sabari", 3), ref="c.txt"), tool="t", at=at(2))
        yield opened


def waiting(store: Store, queue: Queue, who: str = "ada") -> list[str]:
    found = store.reviews.queue(queue, Asked(), who=who, limit=9)
    return [one.event.place.name or "" for one in found if one.event.place]


def the(store: Store, place: str) -> str:
    return store.events(place=place)[0].event_id


def test_what_changed_last_comes_first_and_what_is_decided_goes(store: Store) -> None:
    assert waiting(store, Queue.NEW) == ["Sabari", "Ordun"]
    assert sorted(waiting(store, Queue.SAMPLE)) == ["Ordun", "Sabari"]
    made = store.judge(JudgementKind.CONFIRM, [the(store, "Sabari")], because="so it says", who="ada", at=at(3))
    assert waiting(store, Queue.NEW) == waiting(store, Queue.SAMPLE) == ["Ordun"]
    store.undo(made.seq, who="ada", at=at(4))
    assert waiting(store, Queue.NEW) == ["Sabari", "Ordun"]


def test_only_what_links_hold_together_is_weakly_held(store: Store) -> None:
    found = store.reviews.queue(Queue.WEAK, Asked(), who="ada", limit=9)
    assert [(one.event.event_id, one.score) for one in found] == [(the(store, "Ordun"), 1.0)]


def test_a_queue_keeps_to_what_is_asked(store: Store) -> None:
    found = store.reviews.queue(Queue.SAMPLE, Asked(place=("Ordun",)), who="ada", limit=9)
    assert [one.event.event_id for one in found] == [the(store, "Ordun")]


def test_the_second_coder_gets_what_the_first_coded(store: Store) -> None:
    event = the(store, "Ordun")
    store.reviews.code(event, {"happened": "yes"}, who="ada", at=at(3))
    assert waiting(store, Queue.SECOND, "ada") == []
    assert waiting(store, Queue.SECOND, "bo") == ["Ordun"]
    store.reviews.code(event, {"happened": "no"}, who="bo", at=at(4))
    assert waiting(store, Queue.SECOND, "bo") == []
    assert waiting(store, Queue.UNLIKE, "cy") == ["Ordun"]
    store.reviews.code(event, {"happened": "yes"}, who="bo", at=at(5))
    assert waiting(store, Queue.UNLIKE, "cy") == []
    assert [(one.who, one.answers) for one in store.reviews.codings(as_of=at(4))] == [
        ("ada", {"happened": "yes"}),
        ("bo", {"happened": "no"}),
    ]


def test_comments_stay_with_the_event(store: Store) -> None:
    event = the(store, "Ordun")
    store.reviews.comment(event, " look at the hospital's list ", who="ada", at=at(3))
    found = store.event(event)
    assert found is not None
    assert [(one.who, one.text) for one in store.reviews.comments(found)] == [("ada", "look at the hospital's list")]
    assert store.reviews.comments(found, as_of=at(2)) == []
    with pytest.raises(InputError, match="blank"):
        store.reviews.comment(event, "  ", who="ada")
    with pytest.raises(InputError, match="no such event"):
        store.reviews.comment("e0000000", "x", who="ada")


def test_a_split_is_one_step_and_taken_back_in_one(store: Store) -> None:
    event = store.event(the(store, "Ordun"))
    assert event is not None
    apart = event.claims[1].claim_id
    seen = {event.event_id: event.version}
    store.reviews.split(event.event_id, [apart], because="another raid", who="ada", seen=seen, at=at(3))
    assert len(store.events(place="Ordun")) == 2
    with pytest.raises(MovedError):
        store.reviews.split(event.event_id, [apart], because="again", who="bo", seen=seen, at=at(4))
    with pytest.raises(InputError, match="nothing of yours"):
        store.reviews.undo(who="bo", at=at(5))
    assert store.reviews.undo(who="ada", at=at(6)) == event.event_id
    assert len(store.events(place="Ordun")) == 1
    with pytest.raises(InputError, match="nothing to split"):
        store.reviews.split(event.event_id, [], because="x", who="ada", seen={})
