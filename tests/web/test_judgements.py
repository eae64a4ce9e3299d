"""Deciding by the API: bound to what was seen, reversible, told to all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.store.made import TinyRules, Told, document
from tests.web.team import ORIGIN, sign_in, token_of

from reportedly.store import open_store
from reportedly.web.news import Ledger

API = "/api/v1"


@pytest.fixture
def writing(desk: TestClient) -> Callable[..., Any]:
    headers = {"X-CSRF-Token": token_of(desk)}
    return lambda path, **told: desk.post(f"{API}{path}", json=told, headers=headers)


def event_at(desk: TestClient, place: str) -> dict[str, Any]:
    found: dict[str, Any] = desk.get(f"{API}/events?place={place}").json()["events"][0]
    return found


def test_a_judgement_is_recorded_and_taken_back(desk: TestClient, writing: Callable[..., Any]) -> None:
    event = event_at(desk, "Ordun")
    path = f"/events/{event['event_id']}/judgements"
    made = writing(path, decision="reject", because="another town", version=event["version"])
    assert made.status_code == 201
    number = made.json()["judgement"]["seq"]
    assert made.json()["events"][0]["review"] == "rejected"
    assert writing(f"/judgements/{number}/undo", because="it was right").status_code == 201
    assert writing(f"/judgements/{number}/undo", because="").status_code == 409
    assert writing("/judgements/99/undo", because="").status_code == 404
    kept = desk.get(f"{API}/judgements").json()["judgements"]
    assert [(one["because"], one["undone"]) for one in kept] == [("another town", True)]


def test_who_comes_second_is_told_and_overwrites_nothing(browser: Callable[[], TestClient]) -> None:
    first, second = browser(), browser()
    sign_in(first, "coder")
    sign_in(second, "editor")
    event = event_at(first, "Ordun")
    path = f"{API}/events/{event['event_id']}/judgements"
    told = {
        "decision": "set",
        "field": "event_type",
        "value": "COERCE",
        "because": "taken",
        "version": event["version"],
    }
    headers = {"Origin": ORIGIN}
    made = first.post(path, json=told, headers={**headers, "X-CSRF-Token": token_of(first)})
    assert made.json()["events"][0]["event_type"] == "COERCE"
    late = second.post(path, json={**told, "value": "PROTEST"}, headers={**headers, "X-CSRF-Token": token_of(second)})
    assert late.status_code == 409
    error = late.json()["error"]
    assert error["problem"].startswith("coder changed it on ")
    assert error["more"]["change"]["version"] == event["version"] + 1
    assert event_at(second, "Ordun")["event_type"] == "COERCE"
    assert len(second.get(f"{API}/judgements").json()["judgements"]) == 1


def test_of_many_at_once_one_is_recorded(desk: TestClient, writing: Callable[..., Any]) -> None:
    event = event_at(desk, "Ordun")
    path = f"/events/{event['event_id']}/judgements"

    def decide(number: int) -> int:
        told = writing(path, decision="set", field="killed", value=number, because="a list", version=event["version"])
        return int(told.status_code)

    with ThreadPoolExecutor(8) as people:
        answers = sorted(people.map(decide, range(1, 9)))
    assert answers == [201] + [409] * 7
    assert len(desk.get(f"{API}/judgements").json()["judgements"]) == 1


def test_a_coder_takes_back_only_their_own(browser: Callable[[], TestClient]) -> None:
    coder, editor = browser(), browser()
    sign_in(coder, "coder")
    sign_in(editor, "editor")
    event = event_at(editor, "Ordun")
    told = {"decision": "confirm", "because": "seen", "version": event["version"]}
    path = f"{API}/events/{event['event_id']}/judgements"
    headers = [{"Origin": ORIGIN, "X-CSRF-Token": token_of(one)} for one in (coder, editor)]
    number = editor.post(path, json=told, headers=headers[1]).json()["judgement"]["seq"]
    undo = f"{API}/judgements/{number}/undo"
    assert coder.post(undo, json={}, headers=headers[0]).status_code == 403
    assert editor.post(undo, json={}, headers=headers[1]).status_code == 201


def test_two_events_are_one(desk: TestClient, writing: Callable[..., Any]) -> None:
    seen = [{"id": e["event_id"], "version": e["version"]} for e in (event_at(desk, "Ordun"), event_at(desk, "Sabari"))]
    assert writing("/judgements", decision="same", subjects=seen[:1], because="one").status_code == 422
    assert writing("/judgements", decision="same", subjects=seen, because=" ").status_code == 422
    moved = [seen[0], {**seen[1], "version": 9}]
    assert writing("/judgements", decision="same", subjects=moved, because="one").status_code == 409
    assert writing("/judgements", decision="same", subjects=seen, because="one convoy").status_code == 201
    assert writing("/judgements", decision="same", subjects=[*seen, {"id": "nothing"}], because="x").status_code == 404


@pytest.mark.parametrize(
    "told",
    [
        {"decision": "set"},
        {"decision": "set", "field": "killed", "value": "many"},
        {"decision": "set", "field": "colour", "value": "red"},
        {"decision": "confirm", "field": "killed", "value": 3},
        {"decision": "burn"},
        {"decision": "confirm", "because": ""},
        {"decision": "confirm", "version": None},
    ],
)
def test_what_is_no_decision(desk: TestClient, writing: Callable[..., Any], told: dict[str, Any]) -> None:
    event = event_at(desk, "Ordun")
    whole = {"because": "x", "version": event["version"], **told}
    assert writing(f"/events/{event['event_id']}/judgements", **whole).status_code == 422
    assert desk.get(f"{API}/judgements").json()["judgements"] == []


def test_news_are_told_as_they_come(store_path: Path) -> None:
    async def heard() -> list[str]:
        with open_store(store_path, rules=TinyRules()) as store:
            stream = Ledger(store, seconds=0.01).listen(2)
            told = [await anext(stream) for _ in range(2)]
            store.add(*document(Told("Tessal", 4), ref="d.txt"), tool="test")
            told.append(await anext(stream))
            await stream.aclose()
            return told

    begin, known, new = asyncio.run(heard())
    assert begin.startswith("retry:")
    assert "event: document\nid: 3\n" in known
    assert json.loads(new.partition("data: ")[2])["events"]
