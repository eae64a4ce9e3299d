"""The review loop by its forms: decide, undo, select words, split, comment, code apart; second comers are told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.team import sign_in, token_of

from reportedly.web.presence import STAYS, Presence


def event_at(desk: TestClient, place: str) -> dict[str, Any]:
    found: dict[str, Any] = desk.get(f"/api/v1/events?place={place}").json()["events"][0]
    return found


def post(desk: TestClient, path: str, **told: Any) -> Any:
    data = {"csrf_token": token_of(desk, "/review"), **told}
    return desk.post(path, data=data, headers={"Origin": str(desk.base_url)}, follow_redirects=False)


def test_the_first_of_the_queue_is_on_the_page(desk: TestClient) -> None:
    page = desk.get("/review")
    assert page.status_code == 200
    assert page.text.count('aria-current="true"') == 1
    assert "The very words" not in page.text
    for queue in ("disputed", "weak", "sample", "second", "unlike"):
        assert desk.get(f"/review?queue={queue}").status_code == 200
    assert desk.get("/review?queue=other").status_code == 422


def test_confirming_leads_to_the_next(desk: TestClient) -> None:
    event = event_at(desk, "Ordun")
    told = {"event": event["event_id"], "version": event["version"], "decision": "confirm", "because": "it says so"}
    answer = post(desk, "/review/decide?queue=new", **told, following="next0")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/review?queue=new&event=next0"
    assert event_at(desk, "Ordun")["review"] == "confirmed"
    assert post(desk, "/review/undo?queue=new").status_code == 303
    assert event_at(desk, "Ordun")["review"] is None


def test_a_reason_is_asked_for_and_what_was_typed_is_kept(desk: TestClient) -> None:
    event = event_at(desk, "Ordun")
    told = {"event": event["event_id"], "version": event["version"], "decision": "set", "field": "killed"}
    page = post(desk, "/review/decide", **told, value="many", because="the list")
    assert page.status_code == 422
    assert "no number of people" in page.text
    assert 'value="the list"' in page.text
    assert post(desk, "/review/decide", **told, value="7").status_code == 422


def test_selected_words_become_a_value_and_the_reason_cites_them(desk: TestClient) -> None:
    event = event_at(desk, "Ordun")
    held = [desk.get(f"/api/v1/documents/{claim['document_id']}").json() for claim in event["claims"]]
    document = next(one for one in held if "4 people" in one["text"])
    start = document["text"].index("4 people")
    words = {"document": document["id"], "start": start, "end": start + len("4 people died")}
    told = {"event": event["event_id"], "version": event["version"], "decision": "set", "field": "killed"}
    assert post(desk, "/review/decide", **told, words=json.dumps(words)).status_code == 303
    changed = event_at(desk, "Ordun")
    assert changed["killed"]["best"] == 4
    kept = desk.get("/api/v1/judgements").json()["judgements"][0]["because"]
    assert kept.startswith("“4 people died” [")


@pytest.mark.parametrize(
    "words", ["{", "[]", '{"document": "x", "start": 0, "end": 3}', '{"document": "00000000", "start": "a", "end": 3}']
)
def test_a_selection_that_is_none_is_refused(desk: TestClient, words: str) -> None:
    event = event_at(desk, "Ordun")
    told = {"event": event["event_id"], "version": event["version"], "decision": "set", "field": "place"}
    assert post(desk, "/review/decide", **told, words=words).status_code == 422
    assert desk.get("/api/v1/judgements").json()["judgements"] == []


def test_two_events_are_made_one_and_split_again(desk: TestClient) -> None:
    first, second = event_at(desk, "Ordun"), event_at(desk, "Sabari")
    told = {"event": first["event_id"], "version": first["version"], "because": "one raid"}
    assert post(desk, "/review/pair", **told, decision="same", other=second["event_id"]).status_code == 303
    both = event_at(desk, "Ordun")
    assert len(both["claims"]) == 3
    assert post(desk, "/review/undo").status_code == 303
    first = event_at(desk, "Ordun")
    told = {"event": first["event_id"], "version": first["version"], "because": "two raids", "decision": "split"}
    assert post(desk, "/review/pair", **told).status_code == 422
    assert post(desk, "/review/pair", **told, claim=first["claims"][1]["claim_id"]).status_code == 303
    assert len(event_at(desk, "Ordun")["claims"]) == 1


def test_comments_and_codings_are_kept(desk: TestClient) -> None:
    event = event_at(desk, "Ordun")["event_id"]
    assert post(desk, "/review/comment", event=event, text="ask the <b>clinic</b>").status_code == 303
    assert "ask the &lt;b&gt;clinic" in desk.get(f"/review?event={event}").text
    assert post(desk, "/review/code", event=event, happened="yes", place="no", killed="maybe").status_code == 303
    assert post(desk, "/review/code", event=event).status_code == 422
    page = desk.get(f"/review?event={event}&apart=true").text
    assert len(re.findall(r'name="happened" value="yes"[^>]* checked', page)) == 1
    assert "checked" not in "".join(re.findall(r'name="killed"[^>]*>', page))


def test_agreement_is_told_where_two_coded(browser: Callable[[], TestClient]) -> None:
    first, second = browser(), browser()
    sign_in(first, "coder")
    sign_in(second, "editor")
    for place, answers in (("Ordun", ("yes", "yes")), ("Sabari", ("no", "no"))):
        event = event_at(first, place)["event_id"]
        for client, answer in zip((first, second), answers, strict=True):
            assert post(client, "/review/code", event=event, happened=answer).status_code == 303
    page = first.get("/review/agreement").text
    assert "1.00" in page
    assert "100 %" in page


def test_who_comes_second_is_told_on_the_page(browser: Callable[[], TestClient]) -> None:
    first, second = browser(), browser()
    sign_in(first, "coder")
    sign_in(second, "editor")
    event = event_at(first, "Ordun")
    first.get(f"/review?event={event['event_id']}")
    assert "<strong>coder</strong> is looking" in second.get(f"/review/looking/{event['event_id']}").text
    told = {"event": event["event_id"], "version": event["version"], "decision": "confirm", "because": "yes"}
    assert post(first, "/review/decide", **told).status_code == 303
    page = post(second, "/review/decide", **{**told, "decision": "reject", "because": "an opinion"})
    assert page.status_code == 409
    assert "coder changed it" in page.text
    assert 'value="an opinion"' in page.text
    assert event_at(first, "Ordun")["review"] == "confirmed"


def test_a_viewer_reads_and_does_not_decide(browser: Callable[[], TestClient]) -> None:
    viewer = browser()
    sign_in(viewer, "viewer")
    event = event_at(viewer, "Ordun")
    assert "A viewer reads" in viewer.get("/review").text
    told = {"event": event["event_id"], "version": event["version"], "decision": "confirm", "because": "yes"}
    for path in ("decide", "pair", "comment", "undo", "code"):
        assert post(viewer, f"/review/{path}", **told).status_code == 403


def test_a_form_without_its_token_is_refused(desk: TestClient) -> None:
    event = event_at(desk, "Ordun")
    told = {"event": event["event_id"], "version": event["version"], "decision": "confirm", "because": "yes"}
    assert desk.post("/review/decide", data=told, headers={"Origin": str(desk.base_url)}).status_code == 403
    assert desk.post("/review/decide", data={**told, "csrf_token": "0" * 64}).status_code == 403
    assert event_at(desk, "Ordun")["review"] is None


def test_who_is_not_heard_of_has_left() -> None:
    now = [0.0]
    presence = Presence(clock=lambda: now[0])
    assert presence.look("ada", "e1") == ()
    assert presence.look("bo", "e1") == ("ada",)
    assert presence.at(frozenset({"e1", "e2"}), besides="bo") == {"e1": ("ada",)}
    presence.look("ada", "e2")
    assert presence.look("bo", "e1") == ()
    now[0] = STAYS + 1
    assert presence.look("cy", "e2") == ()
