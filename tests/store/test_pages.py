from __future__ import annotations

from dataclasses import replace

import pytest
from tests.store.made import Told, at, document

from reportedly.resolve.model import Standing
from reportedly.store import Store
from reportedly.store.pages import page_of

TOOL = "test 1"
URL = "https://courier.example/ordun"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://www.courier.example/a/", "courier.example/a"),
        ("http://courier.example/a#top", "courier.example/a"),
        ("https://courier.example/a?id=2&utm_source=mail&b=1", "courier.example/a?b=1&id=2"),
        ("https://courier.example:8080/a", "courier.example:8080/a"),
        ("https://[broken", "https://[broken"),
        ("https://www.courier.example/?utm_source=mail", None),
        (None, None),
    ],
)
def test_an_address_and_its_page(url: str | None, page: str | None) -> None:
    assert page_of(url) == page


def test_a_changed_page_withdraws_what_it_no_longer_says(store: Store) -> None:
    old, old_claims = document(Told("Ordun", 1, killed=12), Told("Barat", 2), url=URL)
    new, new_claims = document(Told("Ordun", 1, killed=4), Told("Barat", 2), url=URL + "?utm_source=x")
    store.add(old, old_claims, tool=TOOL, at=at(0))
    added = store.add(new, new_claims, tool=TOOL, at=at(1))
    assert added.replaces == old.id
    assert added.withdrawn == (old_claims[0].id,)
    barat, ordun = store.events()
    assert ordun.killed.best == 4
    assert [claim.withdrawn for claim in store.claims_of(ordun)] == [True, False]
    assert [claim.withdrawn for claim in barat.claims] == [False, False]
    assert [e.killed.best for e in store.events(place="Ordun", as_of=at(0))] == [12]
    assert not any(claim.withdrawn for e in store.events(as_of=at(0)) for claim in e.claims)


def test_an_event_that_nobody_tells_any_more_has_no_standing(store: Store) -> None:
    store.add(*document(Told("Ordun", 1), Told("Barat", 2), url=URL), tool=TOOL)
    store.add(*document(Told("Barat", 2), url=URL), tool=TOOL)
    assert [(e.place and e.place.name, e.standing) for e in store.events()] == [
        ("Barat", Standing.REPORTED),
        ("Ordun", None),
    ]
    (record,) = store.sources()
    assert (record.claims, record.withdrawn) == (2, 1)


def test_another_sentence_that_says_as_much_or_more_keeps_the_claim(store: Store) -> None:
    store.add(*document(Told("Ordun", 1), url=URL), tool=TOOL)
    assert store.add(*document(Told("Ordun", 1, killed=3), url=URL), tool=TOOL).withdrawn == ()
    assert len(store.add(*document(Told("Ordun", 1, speaker="Maro"), url=URL), tool=TOOL).withdrawn) == 2


def test_the_day_on_a_text_tells_which_is_the_newer(store: Store) -> None:
    new, new_claims = document(Told("Ordun", 1, killed=4), url=URL, published=6)
    old, old_claims = document(Told("Ordun", 1, killed=12), url=URL, published=5)
    store.add(new, new_claims, tool=TOOL)
    added = store.add(old, old_claims, tool=TOOL)
    assert added.withdrawn == (old_claims[0].id,)
    assert added.replaces is None
    assert store.events()[0].killed.best == 4


def test_a_text_that_another_page_still_has_is_not_withdrawn(store: Store) -> None:
    old, old_claims = document(Told("Ordun", 1, killed=12), url=URL)
    store.add(old, old_claims, tool=TOOL)
    store.add(replace(old, url="https://post.example/1"), old_claims, tool=TOOL)
    assert store.add(*document(Told("Ordun", 1, killed=4), url=URL), tool=TOOL).withdrawn == ()
    later = store.add(*document(Told("Barat", 1), url="https://post.example/1"), tool=TOOL)
    assert later.withdrawn == (old_claims[0].id,)


def test_a_text_that_comes_back_is_made_again(store: Store) -> None:
    old, old_claims = document(Told("Ordun", 1, killed=12), url=URL)
    store.add(old, old_claims, tool=TOOL)
    store.add(*document(Told("Barat", 1), url=URL), tool=TOOL)
    assert store.events(place="Ordun")[0].standing is None
    store.add(replace(old, url="https://post.example/1"), old_claims, tool=TOOL)
    assert store.events(place="Ordun")[0].standing is Standing.REPORTED


def test_of_texts_of_one_day_the_one_that_was_fetched_last_is_the_newest(store: Store) -> None:
    """In whatever order they come; the day on a text goes before the time at which it was fetched."""
    old, old_claims = document(Told("Ordun", 1, killed=12), url=URL)
    new, new_claims = document(Told("Ordun", 1, killed=4), url=URL)
    store.add(replace(new, fetched=at(-2)), new_claims, tool=TOOL, at=at(0))
    assert store.add(replace(old, fetched=at(-5)), old_claims, tool=TOOL, at=at(1)).withdrawn == (old_claims[0].id,)
    later, later_claims = document(Told("Ordun", 1, killed=5), url=URL, published=6)
    added = store.add(replace(later, fetched=at(-9)), later_claims, tool=TOOL, at=at(2))
    assert added.withdrawn == (new_claims[0].id,)
    assert store.events()[0].killed.best == 5


def test_a_text_that_was_fetched_again_later_is_the_newest_again(store: Store) -> None:
    old, old_claims = document(Told("Ordun", 1, killed=12), url=URL)
    new, new_claims = document(Told("Barat", 1), url=URL)
    store.add(replace(old, fetched=at(-9)), old_claims, tool=TOOL)
    assert store.add(replace(new, fetched=at(-8)), new_claims, tool=TOOL).withdrawn == (old_claims[0].id,)
    again = store.add(replace(old, ref="again.md", fetched=at(-7)), old_claims, tool=TOOL)
    assert (again.known, again.restored, again.withdrawn) == (True, (old_claims[0].id,), (new_claims[0].id,))
