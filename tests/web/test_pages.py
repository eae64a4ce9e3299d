"""Pages of events, documents, actors, places and sources: the words, by whom, and nothing that a text could slip in."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

from fastapi.testclient import TestClient
from tests.store.made import TinyRules, Told, at, document

from reportedly.bounds import Bound
from reportedly.model import BlockKind
from reportedly.store import Asked, Store, open_store


def _events(store_path: Path) -> list[str]:
    with open_store(store_path, create=False) as store:
        return [event.event_id for event in store.each_event(Asked())]


def _documents(store: Store) -> list[str]:
    return [document.document_id for document in store.documents()]


def test_an_event_shows_each_value_beside_what_each_party_says(desk: TestClient, store_path: Path) -> None:
    pages = [desk.get(f"/events/{event_id}") for event_id in _events(store_path)]
    assert {page.status_code for page in pages} == {200}
    text = next(page.text for page in pages if "The Herald" in page.text)
    assert "Each value, by who says it" in text
    assert "k-harm" in text
    assert "version 2" in text or "version 1" in text


def test_an_id_that_begins_so_leads_to_the_event(desk: TestClient, store_path: Path) -> None:
    whole = _events(store_path)[0]
    answer = desk.get(f"/events/{whole[:12]}?country=ML", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/events/{whole}?country=ML"


def test_what_is_not_there_is_told_in_a_page(desk: TestClient) -> None:
    for address in ("/events/e00000", "/documents/no", "/actor?key=nobody", "/place?key=nowhere", "/source?key=x:y"):
        answer = desk.get(address)
        assert answer.status_code == 404, address
        assert "no such" in answer.text


def test_a_document_shows_its_text_with_every_claim(desk: TestClient, store_path: Path) -> None:
    with open_store(store_path, create=False) as store:
        ids = _documents(store)
        texts = [store.text(document_id) for document_id in ids]
    for document_id, text in zip(ids, texts, strict=True):
        page = desk.get(f"/documents/{document_id}")
        assert page.status_code == 200
        shown = re.search(r'<div class="text"[^>]*>(.*?)</div>', page.text, re.S)
        assert shown
        assert text
        assert html.unescape(re.sub(r"<[^>]*>", "", shown[1])) == text
        anchors = set(re.findall(r'href="#(c-[^"]+)"', page.text))
        assert anchors
        assert anchors <= set(re.findall(r'id="(c-[^"]+)"', page.text))


def test_a_document_says_what_of_it_was_not_read(desk: TestClient, store_path: Path) -> None:
    made, claims = document(Told("Ordun", 1), ref="bounded.txt")
    with open_store(store_path, rules=TinyRules()) as store:
        store.add(made, claims, tool="test", bounds=[Bound.HAPPENINGS])
        others = [one for one in _documents(store) if one != made.id]
    words = "Not read in full, of its sentences: 1 with 16 happenings or more (no more are looked for)."
    assert words in desk.get(f"/documents/{made.id}").text
    assert not any("Not read in full" in desk.get(f"/documents/{one}").text for one in others)
    told = desk.get(f"/api/v1/documents/{made.id}").json()
    assert told["bounds"] == {"happenings": 1}


def test_markup_in_a_publisher_is_text(desk: TestClient, store_path: Path) -> None:
    with open_store(store_path, create=False) as store:
        ids = _documents(store)
    pages = [f"/documents/{i}" for i in ids] + [f"/events/{i}" for i in _events(store_path)] + ["/sources"]
    for address in pages:
        text = desk.get(address).text
        assert "<script>alert" not in text
        assert " style=" not in text
        assert " onclick" not in text


def test_sources_lead_to_what_each_says(desk: TestClient) -> None:
    listed = desk.get("/sources").text
    links = re.findall(r'href="(/source\?key=[^"]+)"', listed)
    assert links
    for link in links:
        page = desk.get(link.replace("&amp;", "&"))
        assert page.status_code == 200
        assert "What it says" in page.text


def test_a_place_shows_what_happened_there(desk: TestClient) -> None:
    page = desk.get("/place?key=Ordun")
    assert page.status_code == 200
    assert " here</caption>" in page.text


def test_back_to_now_stays_on_the_page(desk: TestClient) -> None:
    page = desk.get("/sources?country=ML&as_of=2999-01-01").text
    assert 'href="/sources?country=ML">Show what is known now' in page
    page = desk.get("/events/e00000?as_of=2999-01-01").text
    assert 'href="/events/e00000">Show what is known now' in page
    page = desk.get("/review?queue=disputed&as_of=2999-01-01").text
    assert 'href="/review?queue=disputed">Show what is known now' in page


def test_what_was_not_read_as_news_is_set_apart(desk: TestClient, store_path: Path) -> None:
    made, claims = document(Told("Ordun", 4), ref="d.txt", publisher="The Gazette")
    title, *rest = made.blocks
    made = replace(made, blocks=(replace(title, kind=BlockKind.FURNITURE), *rest))
    with open_store(store_path, rules=TinyRules()) as store:
        store.add(made, claims, tool="test", at=at(4))
    page = desk.get(f"/documents/{made.id}").text
    assert re.findall(r'k-passed"[^>]*>([^<]*)</span>', page)[1:] == ["The Gazette of May 5"]  # behind the legend


def test_an_ended_tie_is_told_with_its_days(desk: TestClient) -> None:
    page = " ".join(re.sub(r"<[^>]*>", " ", desk.get("/actor?key=fano").text).split())
    assert "Ally Government of Ethiopia (2018-) from 1 November 2020 until 30 November 2022" in page
