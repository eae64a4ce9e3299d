"""The overview without a browser: the page, its parts, the answer for programs."""

from __future__ import annotations

import json
import re

import pytest
from fastapi.testclient import TestClient


def test_the_page_has_its_list_without_a_script(desk: TestClient) -> None:
    text = desk.get("/?standing=reported").text
    assert "<strong>1</strong> of 2 events" in text
    assert 'value="reported" checked' in text
    assert "Sabari" in text
    assert "take it off" in text


def test_what_was_told_is_escaped(desk: TestClient) -> None:
    hostile = "<script>alert(1)</script>"
    for path in ("/", "/overview/parts"):
        assert "<script>alert" not in desk.get(path, params={"type": hostile}).text
        text = desk.get(path, params={"text": hostile, "actor": hostile, "place": hostile}).text
        assert "<script>alert" not in text
    assert json.loads(text)["html"]["events"].count("No event fits") == 1


def test_parts_are_what_the_page_has(desk: TestClient) -> None:
    told = desk.get("/overview/parts?order=killed").json()
    page = desk.get("/?order=killed").text
    for html in told["html"].values():
        assert html.strip() in page
    assert told["matching"] == 2
    assert [mark["n"] for mark in told["marks"]] == [2]
    assert desk.get("/overview/parts?limit=0").json()["html"] == {}


def test_links_keep_what_is_picked(desk: TestClient) -> None:
    text = desk.get("/?country=XK&as_of=2026-05-02&span=all&map=2,1,3.5").text
    assert "/?as_of=2026-05-02T23%3A59%3A59.999999Z&amp;span=all&amp;map=2%2C1%2C3.5" in text  # without the country
    assert 'name="map" value="2,1,3.5"' in text


def test_as_of_shows_what_was_known(desk: TestClient) -> None:
    told = desk.get("/overview/parts?as_of=2026-05-01T12:30").json()
    assert (told["matching"], told["entry"], told["newest"]) == (1, 1, 3)
    assert [step["entry"] for step in told["steps"]] == [1, 2, 3]
    assert "Nothing was known yet then" in desk.get("/?as_of=2020-01-01").text


def test_what_is_new_is_marked(desk: TestClient) -> None:
    told = desk.get("/overview/parts?seen=2").json()
    assert told["fresh"] == 1
    assert told["html"]["events"].count('class="new"') == 1


@pytest.mark.parametrize(
    "query", ["map=1,2", "map=1,95,3", "frame=1,2,3", "span=some", "order=x", "offset=-1", "limit=999"]
)
def test_what_is_no_view_is_told(desk: TestClient, query: str) -> None:
    answer = desk.get(f"/api/v1/overview?{query}")
    assert answer.status_code == 422
    assert set(answer.json()["error"]) == {"status", "ref", "problem", "remedy", "more"}


def test_programs_get_the_same(desk: TestClient) -> None:
    answer = desk.get("/api/v1/overview?type=ASSAULT")
    told = answer.json()
    assert told["total"] == told["matching"] == len(told["events"]) == 2
    assert told["counts"]["standing"][2]["value"] == "corroborated"
    assert (
        desk.get("/api/v1/overview?type=ASSAULT", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    )
    assert re.match("application/json", answer.headers["Content-Type"])


def test_divisions_have_their_outlines(desk: TestClient) -> None:
    told = desk.get("/overview/outlines", params={"of": ["CD:North Kivu", "CD:Nowhere", "", "x" * 500]}).json()
    assert list(told) == ["CD:North Kivu"]
    west, south = told["CD:North Kivu"]["coordinates"][0][0][0]
    assert 26 < west < 31
    assert -3 < south < 1
    assert desk.get("/overview/outlines").status_code == 422


def test_a_picked_place_has_its_name(desk: TestClient) -> None:
    text = desk.get("/?place=ordun").text
    assert "<bdi>Ordun</bdi> <span" in text
