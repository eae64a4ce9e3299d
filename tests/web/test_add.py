"""Adding by the page and by the API: seen before it is stored, errors told, nothing run and nothing named."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.store.made import Told, document
from tests.web.team import ORIGIN, sign_in, token_of

from reportedly.bounds import Bound, note
from reportedly.model import Claim, Document
from reportedly.work import Coding

API = "/api/v1/additions"
STORY = "The Courier of May 5\nrebels attacked Tessal on May 4, and 3 people died."


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A coder that knows one story, in place of the model; what it gives counts how often it was loaded."""
    loaded: list[int] = []

    def load(_: Coding) -> Callable[[Document], tuple[Claim, ...]]:
        loaded.append(1)
        made, claims = document(Told("Tessal", 4, killed=3))
        assert made.text == STORY

        def code(read: Document) -> tuple[Claim, ...]:
            if "too many words" in read.text:
                note(Bound.WORDS)
            if "fault" in read.text:
                raise ValueError("<b>a fault")
            return tuple(replace(claim, id=f"{read.id[:20]}") for claim in claims) if read.text == STORY else ()

        return code

    monkeypatch.setattr(Coding, "load", load)
    return loaded


@pytest.fixture
def headers(desk: TestClient) -> dict[str, str]:
    return {"X-CSRF-Token": token_of(desk)}


def done(client: TestClient, id: str, state: str = "read") -> dict[str, Any]:
    for _ in range(500):
        told: dict[str, Any] = client.get(f"{API}/{id}").json()
        if told["state"] == state:
            return told
        time.sleep(0.01)
    raise AssertionError(told)


def test_claims_are_seen_before_they_are_stored(desk: TestClient, headers: dict[str, str], quick: list[int]) -> None:
    begun = desk.post(API, json={"text": STORY, "published": "2026-05-05"}, headers=headers)
    assert begun.status_code == 202
    read = done(desk, begun.json()["id"])["documents"][0]
    assert read["claims"][0]["place"]["text"] == "Tessal"
    assert read["document"]["published"] == "2026-05-05"
    assert desk.get("/api/v1/events?place=Tessal").json()["events"] == []
    path = f"{API}/{begun.json()['id']}/store"
    assert desk.post(path, headers=headers).status_code == 202
    stored = done(desk, begun.json()["id"], "stored")["documents"][0]
    assert (stored["stored"], stored["known"], len(stored["events"])) == (True, False, 1)
    assert len(desk.get("/api/v1/events?place=Tessal").json()["events"]) == 1
    assert desk.post(path, headers=headers).status_code == 422
    again = desk.post(API, json={"text": STORY, "store": True}, headers=headers).json()["id"]
    assert done(desk, again, "stored")["documents"][0]["known"] is True
    assert quick == [1]


def test_what_is_not_read_in_full_is_told(desk: TestClient, headers: dict[str, str]) -> None:
    begun = desk.post(API, json={"text": f"{STORY} too many words"}, headers=headers)
    (told,) = done(desk, begun.json()["id"])["documents"]
    words = "not read in full, of its sentences: 1 of more than 150 words (cut in pieces)"
    assert [one["problem"] for one in told["remarks"]] == [words]
    assert words[1:] in desk.get(f"/add/{begun.json()['id']}").text
    desk.post(f"{API}/{begun.json()['id']}/store", headers=headers)
    stored = done(desk, begun.json()["id"], "stored")["documents"][0]
    assert words[1:] in desk.get(f"/documents/{stored['document']['id']}").text


def test_one_file_that_fails_costs_no_other(desk: TestClient, headers: dict[str, str]) -> None:
    files = [
        ("files", ("a.txt", STORY.encode())),
        ("files", ("b.pdf", b"%PDF-1.7 \x00\x01")),
        ("files", ("../../etc/c.txt", b"this one is at fault, and the army said so in the capital today.")),
        ("files", ("d.txt.gz", b"not packed")),
    ]
    begun = desk.post(f"{API}/files", files=files, headers=headers)
    found = done(desk, begun.json()["id"])["documents"]
    assert [one["ref"] for one in found] == ["a.txt", "b.pdf", "c.txt", "d.txt.gz"]
    assert [bool(one["error"]) for one in found] == [False, True, True, True]
    assert found[0]["claims"]
    page = desk.get(f"/add/{begun.json()['id']}").text
    assert "&lt;b&gt;a fault" in page
    assert "1 of 4 could be read" in page


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"text": "  "},
        {"url": "file:///etc/passwd"},
        {"url": "http://a http://b " + "http://c " * 30},
        {"text": "x", "published": "Friday"},
        {"text": "x", "language": "../x"},
        {"text": "x" * 1_000_001},
    ],
)
def test_what_cannot_be_read(desk: TestClient, headers: dict[str, str], told: dict[str, str]) -> None:
    assert desk.post(API, json=told, headers=headers).status_code == 422


def test_an_address_of_this_network_is_not_fetched(desk: TestClient, headers: dict[str, str]) -> None:
    begun = desk.post(API, json={"url": "http://127.0.0.1:8420/api/v1/me"}, headers=headers)
    error = done(desk, begun.json()["id"])["documents"][0]["error"]
    assert "in reportedly add, use --allow-host 127.0.0.1" in str(error)


def as_a_browser(desk: TestClient, path: str, form: dict[str, str]) -> Any:
    """The form with its field for files left empty, as browsers send that."""
    part = 'Content-Disposition: form-data; name="{}"\r\n\r\n{}\r\n--edge'
    empty = 'Content-Disposition: form-data; name="files"; filename=""\r\nContent-Type: application/octet-stream'
    body = "\r\n".join(["--edge", *(part.format(*told) for told in form.items()), f"{empty}\r\n\r\n\r\n--edge--\r\n"])
    headers = {"Content-Type": "multipart/form-data; boundary=edge"}
    return desk.post(path, content=body.encode(), headers=headers, follow_redirects=False)


def test_the_page_leads_from_the_form_to_the_store(desk: TestClient) -> None:
    form = {"text": STORY.replace("\n", "\r\n"), "csrf_token": token_of(desk, "/add")}
    assert desk.post("/add", data={**form, "text": ""}).status_code == 422
    answer = as_a_browser(desk, "/add", form)
    assert answer.status_code == 303
    path = answer.headers["Location"]
    done(desk, path.removeprefix("/add/"))
    part = desk.get(path, headers={"HX-Request": "true"}).text
    assert part.startswith('<div id="addition">')
    assert "<mark>attacked</mark>" in part
    assert "Nothing is stored yet" in part
    assert desk.post(path, data={"csrf_token": form["csrf_token"]}, follow_redirects=False).status_code == 303
    done(desk, path.removeprefix("/add/"), "stored")
    assert re.search(r'href="/events/e[0-9a-f]+"', desk.get(path).text)


def test_the_desk_answers_while_the_model_is_loaded(
    desk: TestClient, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def slow(_: Coding) -> Callable[[Document], tuple[Claim, ...]]:
        gate.wait(20)
        return lambda _: ()

    monkeypatch.setattr(Coding, "load", slow)
    begun = desk.post(API, json={"text": STORY}, headers=headers).json()["id"]
    assert desk.get(f"{API}/{begun}").json()["state"] in ("waiting", "reading")
    assert 'hx-trigger="every 2s"' in desk.get(f"/add/{begun}").text
    gate.set()
    done(desk, begun)


def test_it_can_be_stopped(desk: TestClient, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go = threading.Event(), threading.Event()

    def slow(_: Document) -> tuple[Claim, ...]:
        begun.set()
        go.wait(20)
        return ()

    monkeypatch.setattr(Coding, "load", lambda _: slow)
    lines = "\n".join(f'{{"text": "Rebels attacked the town of Tessal on day {n} of the month."}}' for n in range(9))
    first = desk.post(f"{API}/files", files=[("files", ("a.jsonl", lines.encode()))], headers=headers).json()["id"]
    waiting = desk.post(API, json={"text": STORY, "store": True}, headers=headers).json()["id"]
    begun.wait(20)
    assert desk.post(f"{API}/{first}/stop", headers=headers).status_code == 202
    assert desk.post(f"{API}/{waiting}/stop", headers=headers).status_code == 202
    go.set()
    assert len(done(desk, first)["documents"]) == 1
    assert done(desk, waiting)["documents"] == []
    assert "Stopped." in desk.get(f"/add/{first}").text
    assert desk.post(f"{API}/{first}/stop", headers=headers).status_code == 422


@pytest.fixture
def people(browser: Callable[[], TestClient]) -> dict[str, TestClient]:
    found = {name: browser() for name in ("coder", "editor", "admin")}
    for name, client in found.items():
        sign_in(client, name)
    return found


def test_an_editor_adds_and_sees_only_their_own(people: dict[str, TestClient]) -> None:
    headers = {name: {"Origin": ORIGIN, "X-CSRF-Token": token_of(client)} for name, client in people.items()}
    assert people["coder"].post(API, json={"text": STORY}, headers=headers["coder"]).status_code == 403
    assert "an editor may add" in people["coder"].get("/add").text
    begun = people["editor"].post(API, json={"text": STORY}, headers=headers["editor"]).json()["id"]
    done(people["editor"], begun)
    assert people["admin"].get(f"{API}/{begun}").status_code == 404
