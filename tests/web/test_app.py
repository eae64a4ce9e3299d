"""What every page keeps to."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient


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


def test_a_store_is_made_where_there_is_none(tmp_path: object) -> None:
    from pathlib import Path

    from reportedly.web.app import create_app

    with TestClient(create_app(Path(str(tmp_path)) / "new.db"), base_url="http://localhost") as client:
        assert "nothing in the store yet" in client.get("/").text
