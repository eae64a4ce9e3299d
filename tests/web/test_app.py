"""What every page keeps to."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.store.made import TinyRules, Told, document

from reportedly.store import open_store
from reportedly.web.app import create_app


def test_every_answer_has_the_headers(desk: TestClient) -> None:
    for path in ("/", "/nowhere", "/api/v1/nowhere"):
        headers = desk.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:9", "localhost:8420", "[::1]:8420", "[::1]"])
def test_it_answers_to_its_own_names(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8420", "", "[::2]:8420"])
def test_it_answers_to_no_other_name(desk: TestClient, host: str) -> None:
    answer = desk.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert set(answer.json()["error"]) == {"status", "ref", "problem", "remedy", "more"}


def test_an_error_has_one_shape(desk: TestClient) -> None:
    told = desk.get("/api/v1/nowhere").json()["error"]
    assert told["status"] == 404
    assert set(told) == {"status", "ref", "problem", "remedy", "more"}
    page = desk.get("/nowhere")
    assert page.status_code == 404
    assert "<!doctype html>" in page.text
    part = desk.get("/?since=never", headers={"HX-Request": "true"})
    assert part.status_code == 422
    assert part.text.startswith('<p class="fault"')


def test_static_files_are_kept_under_their_hash_alone(desk: TestClient) -> None:
    address = re.search(r'href="(/static/[0-9a-f]{16}/desk\.css)"', desk.get("/").text)
    assert address is not None
    kept = desk.get(address[1])
    assert "immutable" in kept.headers["Cache-Control"]
    assert kept.headers["Content-Type"].startswith("text/css")
    old = desk.get("/static/0000000000000000/desk.css")
    assert old.headers["Cache-Control"] == "no-cache"
    for name in ("../app.py", "%2e%2e/app.py", "/etc/passwd", ""):
        assert desk.get(f"/static/0/{name}").status_code == 404


def test_no_page_has_script_or_style_of_its_own(desk: TestClient) -> None:
    text = desk.get("/").text
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", text)


def test_a_store_is_made_where_there_is_none(tmp_path: Path) -> None:
    with TestClient(create_app(tmp_path / "new.db"), base_url="http://localhost") as client:
        assert "nothing in the store yet" in client.get("/").text


def test_what_no_encoding_holds_breaks_no_page(tmp_path: Path) -> None:
    """A line of JSON may bring half a character: it is shown as a question mark, and in JSON as the escape it was."""
    half = "\ud800"
    made, claims = document(Told("Ordun", 1), publisher="A paper")
    path = tmp_path / "half.db"
    with open_store(path, rules=TinyRules()) as store:
        told = store.add(replace(made, title=f"Half {half}", publisher=f"A {half} paper"), claims, tool="test")
    with TestClient(create_app(path), base_url="http://localhost") as client:
        for page in ("/", f"/events/{told.events[0]}", f"/documents/{told.document_id}", "/sources", "/review"):
            assert client.get(page).status_code == 200, page
        listed = client.get("/api/v1/documents")
        assert listed.json()["documents"][0]["title"] == f"Half {half}"
        for name in ("events", f"events/{told.events[0]}/claims", f"documents/{told.document_id}", "sources"):
            assert client.get(f"/api/v1/{name}").status_code == 200, name
