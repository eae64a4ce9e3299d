"""Pages of lists, what is new, and who moved an event: the same in both databases."""

from __future__ import annotations

import pytest
from tests.store.made import Told, at, document

from reportedly.errors import InputError
from reportedly.resolve.model import JudgementKind
from reportedly.store import Asked, MovedError, Store


@pytest.fixture
def filled(store: Store) -> Store:
    for day, place in enumerate(("Ordun", "Sabari", "Tessal", "Ordun", "Wadi"), start=1):
        store.add(*document(Told(place, day), ref=f"{day}.txt", publisher=f"Paper {day}"), tool="test", at=at(day))
    return store


def test_pages_have_every_event_once_in_one_order(filled: Store) -> None:
    whole = [event.event_id for event in filled.each_event(Asked())]
    for limit in (1, 2, 5, 9):
        found, after = [], None
        while True:
            page = filled.event_page(Asked(), limit=limit, after=after)
            found += [event.event_id for event in page.events]
            after = page.next
            if after is None:
                break
        assert found == whole


def test_pages_are_of_the_state_that_the_first_was_of(filled: Store) -> None:
    page = filled.event_page(Asked(), limit=2)
    filled.add(*document(Told("Late", 1), ref="late.txt"), tool="test", at=at(9))
    rest = filled.event_page(Asked(), limit=9, after=page.next)
    assert len(page.events) + len(rest.events) == 5
    assert "Late" not in {event.place.name for event in rest.events if event.place}


def test_documents_come_last_first(filled: Store) -> None:
    page = filled.document_page(limit=3)
    rest = filled.document_page(limit=3, after=page.next)
    assert [one.ref for one in (*page.documents, *rest.documents)] == [f"{n}.txt" for n in (5, 4, 3, 2, 1)]
    assert rest.next is None
    assert len(filled.document_page(limit=9, text="Tessal").documents) == 1
    assert filled.document_page(limit=9, text='""').documents == ()
    assert len(filled.document_page(limit=9, as_of=at(2)).documents) == 2


@pytest.mark.parametrize("after", ["", "x", "1~2026-05-01", "1~~e'--", "9" * 13 + "~~e1"])
def test_a_place_that_is_none(filled: Store, after: str) -> None:
    with pytest.raises(InputError):
        filled.event_page(Asked(), limit=1, after=after)
    with pytest.raises(InputError):
        filled.document_page(limit=1, after=after)


def test_what_is_new(filled: Store) -> None:
    event = next(iter(filled.each_event(Asked(place=("Wadi",)))))
    filled.judge(JudgementKind.CONFIRM, [event.event_id], because="seen", who="mia", at=at(7))
    told = filled.news(4)
    assert [(one.entry, one.kind, one.who) for one in told] == [(5, "document", None), (6, "judgement", "mia")]
    assert told[0].title == "Paper 5 of May 5"
    assert told[1].events == (event.event_id,)
    assert [one.entry for one in filled.news(0, limit=2)] == [1, 2]
    change = filled.last_change(event.event_id)
    assert change is not None
    assert (change.kind, change.who, change.version) == ("judgement", "mia", 2)


def test_a_decision_on_what_has_moved_is_not_recorded(filled: Store) -> None:
    event = next(iter(filled.each_event(Asked(place=("Wadi",)))))
    seen = {event.event_id: event.version}
    filled.judge(JudgementKind.CONFIRM, [event.event_id], because="seen", who="mia", seen=seen)
    before = filled.entry()
    with pytest.raises(MovedError) as raised:
        filled.judge(JudgementKind.REJECT, [event.event_id], because="not so", who="bo", seen=seen)
    assert raised.value.change is not None
    assert raised.value.change.who == "mia"
    assert filled.entry() == before
    with pytest.raises(MovedError):
        filled.undo(because="", who="bo", seen=seen)


def test_a_decision_on_what_went_up_in_another_is_not_recorded(filled: Store) -> None:
    one, two = (next(iter(filled.each_event(Asked(place=(name,))))) for name in ("Sabari", "Tessal"))
    filled.judge(JudgementKind.SAME, [one.event_id, two.event_id], because="one convoy", who="mia")
    gone = max(one.event_id, two.event_id, key=lambda name: name != _present(filled, name))
    with pytest.raises(MovedError):
        filled.judge(JudgementKind.CONFIRM, [gone], because="seen", who="bo", seen={gone: 1})


def _present(store: Store, name: str) -> str | None:
    event = store.event(name)
    return event.event_id if event else None


def test_one_document_and_one_claim(filled: Store) -> None:
    listed = filled.document_page(limit=1).documents[0]
    whole = filled.document(listed.document_id)
    assert whole is not None
    assert "Wadi" in whole["text"]
    ((claim, event_id),) = filled.claims_in(listed.document_id)
    assert filled.claim(claim.claim_id) == (claim, event_id)
    assert filled.claim("nothing") is None
    assert filled.document(listed.document_id, as_of=at(2)) is None
    assert filled.raw(listed.document_id, as_of=at(2)) is None
    assert filled.raw(listed.document_id) == whole["text"].encode()
