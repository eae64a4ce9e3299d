"""What an export says beside an event, in both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.store.made import START, Told, at, document

from reportedly.store import Asked, Store

TOOL = "test 1"


def test_each_version_was_recorded_when_it_was_made(store: Store) -> None:
    first, claims = document(Told("Ordun", 1, killed=5))
    store.add(first, claims, tool=TOOL, at=START)
    (before,) = store.each_event(Asked())
    second, more = document(Told("Ordun", 1, killed=7), publisher="B")
    store.add(second, more, tool=TOOL, at=START + timedelta(hours=3))
    (after,) = store.each_event(Asked())
    assert after.version > before.version
    assert store.recorded([before]) == {before.event_id: START}
    assert store.recorded([after]) == {after.event_id: START + timedelta(hours=3)}
    assert store.recorded([]) == {}
    assert list(store.each_event(Asked(), START)) == [before]


def test_headlines(store: Store) -> None:
    made, claims = document(Told("Ordun", 1, killed=5))
    store.add(replace(made, title="Town falls", language="en"), claims, tool=TOOL)
    (headline,) = store.headlines([made.id, "nothing"]).values()
    assert (headline.title, headline.language) == ("Town falls", "en")


def test_events_that_are_no_more_are_not_given(store: Store) -> None:
    for number, town in enumerate(("Ordun", "Arvo", "Brisk")):
        made, claims = document(Told(town, number + 1, killed=5))
        store.add(made, claims, tool=TOOL, at=at(number))
    told = list(store.each_event(Asked()))
    assert len(told) == store.count_events() == 3
    assert told == store.events(limit=9)
