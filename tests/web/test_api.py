"""The API: what it answers, by the page, as of a time, and once only."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from tests.store.made import at

API = "/api/v1"


def first(desk: TestClient, **asked: str) -> dict[str, object]:
    found: dict[str, object] = desk.get(f"{API}/events", params=asked).json()["events"][0]
    return found


def test_events_are_those_that_are_asked_for(desk: TestClient) -> None:
    found = desk.get(f"{API}/events").json()
    assert [event["place"]["name"] for event in found["events"]] == ["Sabari", "Ordun"]
    assert found["next"] is None
    assert first(desk, place="ordun")["standing"] == "corroborated"
    assert desk.get(f"{API}/events?place=Ordun&place=Sabari&standing=reported").json()["events"][0]["origins"] == 1
    assert desk.get(f"{API}/events?place=Nowhere").json()["events"] == []


def test_pages_go_on_where_the_one_before_ended_and_are_of_one_state(desk: TestClient) -> None:
    one = desk.get(f"{API}/events?limit=1").json()
    two = desk.get(f"{API}/events", params={"limit": 1, "page": one["next"]}).json()
    assert [one["events"][0]["place"]["name"], two["events"][0]["place"]["name"]] == ["Sabari", "Ordun"]
    assert two["next"] is None
    assert desk.get(f"{API}/events?page=elsewhere").status_code == 422


def test_what_was_known_then(desk: TestClient) -> None:
    then = at(0.5).isoformat()
    assert first(desk, as_of=then)["standing"] == "reported"
    event = str(first(desk, as_of=then)["event_id"])
    assert desk.get(f"{API}/events/{event}", params={"as_of": then}).json()["version"] == 1
    assert desk.get(f"{API}/events/{event}").json()["version"] == 2
    assert [v["event"]["version"] for v in desk.get(f"{API}/events/{event}/history").json()["versions"]] == [1, 2]
    assert len(desk.get(f"{API}/events/{event}/claims").json()["claims"]) == 2
    assert len(desk.get(f"{API}/documents", params={"as_of": then}).json()["documents"]) == 1


def test_an_answer_that_is_known_is_not_sent_again(desk: TestClient) -> None:
    got = desk.get(f"{API}/events")
    again = desk.get(f"{API}/events", headers={"If-None-Match": got.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert desk.get(f"{API}/events?place=Ordun", headers={"If-None-Match": got.headers["ETag"]}).status_code == 200


def test_head_is_get_without_the_body(desk: TestClient) -> None:
    for path in ("/", f"{API}/events", "/static/x/desk.css"):
        head, got = desk.head(path), desk.get(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["Content-Type"] == got.headers["Content-Type"]
    assert desk.head(f"{API}/news").headers["Content-Type"].startswith("text/event-stream")  # and it ends


def test_a_document_is_given_whole_and_its_bytes_are_never_run(desk: TestClient) -> None:
    listed = desk.get(f"{API}/documents?limit=2").json()
    assert listed["documents"][0]["ref"] == "c.txt"
    rest = desk.get(f"{API}/documents", params={"limit": 2, "page": listed["next"]}).json()
    assert [one["ref"] for one in rest["documents"]] == ["a.txt"]
    name = listed["documents"][0]["document_id"]
    whole = desk.get(f"{API}/documents/{name}").json()
    assert "Sabari" in whole["text"]
    assert desk.get(f"{API}/documents/{name}/text").headers["Content-Type"].startswith("text/plain")
    raw = desk.get(f"{API}/documents/{name}/raw")
    assert raw.headers["Content-Disposition"].startswith("attachment")
    assert raw.headers["Content-Type"] == "application/octet-stream"
    claims = desk.get(f"{API}/documents/{name}/claims").json()["claims"]
    assert desk.get(f"{API}/claims/{claims[0]['claim_id']}").json()["event_id"] == claims[0]["event_id"]


def test_the_world(desk: TestClient) -> None:
    assert desk.get(f"{API}/actors?name=mali").json()["found"]
    assert "where" not in desk.get(f"{API}/actors/mil-ml").json()
    assert desk.get(f"{API}/places?name=Kidal").json()["found"][0]["place"]["name"] == "Kidal"
    assert len(desk.get(f"{API}/control?place=Ordun").json()["found"]) == 2
    assert desk.get(f"{API}/sources").json()["found"]


@pytest.mark.parametrize("path", ["events/e0000000000", "events/..%2f", "documents/x", "claims/x", "actors/x"])
def test_an_id_that_is_none_is_not_found(desk: TestClient, path: str) -> None:
    answer = desk.get(f"{API}/{path}")
    assert answer.status_code in (404, 422)
    assert answer.json()["error"]["problem"]


def test_a_type_that_there_is_not_is_refused(desk: TestClient) -> None:
    for path in ("events", "overview"):
        answer = desk.get(f"{API}/{path}?type=ASSULT")
        assert answer.status_code == 422
        error = answer.json()["error"]
        assert (error["status"], error["ref"], error["problem"]) == (422, "type", "no such type")
        assert "ASSAULT" in error["remedy"]


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "limit=x", "as_of=then", "text=" + "x" * 201])
def test_sizes_are_bounded(desk: TestClient, query: str) -> None:
    for path in ("events", "documents"):
        assert desk.get(f"{API}/{path}?{query}").status_code == 422


def test_the_documentation_names_every_address(desk: TestClient) -> None:
    page = desk.get("/api/docs").text
    assert all(path in page for path in desk.get(f"{API}/openapi.json").json()["paths"])
