"""Who may do what: accounts, sessions, tokens; and what a page from elsewhere cannot make a browser do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.web.team import ORIGIN, PASSWORD, sign_in, token_of

from reportedly.errors import InputError
from reportedly.store import open_store
from reportedly.store.accounts import Role
from reportedly.web import passwords
from reportedly.web.limits import Attempts
from reportedly.web.secret import secret_for

Browser = Callable[[], TestClient]
COOKIE = "__Host-reportedly"
LOCAL = "http://127.0.0.1:8420"


def judging(client: TestClient) -> tuple[str, dict[str, object]]:
    """An address to write to, and what to write there."""
    event = client.get("/api/v1/events").json()["events"][0]
    told = {"decision": "confirm", "because": "a photograph", "version": event["version"]}
    return f"/api/v1/events/{event['event_id']}/judgements", told


def test_nobody_sees_anything_before_signing_in(browser: Browser) -> None:
    client = browser()
    page = client.get("/?country=ML", follow_redirects=False)
    assert (page.status_code, page.headers["Location"]) == (303, "/login?next=/%3Fcountry%3DML")
    told = client.get("/api/v1/events")
    assert (told.status_code, told.json()["error"]["problem"]) == (401, "nobody is signed in")
    assert client.get("/login").status_code == 200
    assert client.post("/api/v1/events/x/judgements", json={}).status_code == 401


def test_signing_in_and_out(browser: Browser) -> None:
    client = browser()
    assert sign_in(client, "coder", "wrong") == 401
    assert sign_in(client, "Coder ") == 303
    cookie = client.cookies[COOKIE]
    assert client.get("/api/v1/me").json()["role"] == "coder"
    headers = {"Origin": ORIGIN}
    assert client.post("/logout", data={"csrf_token": token_of(client)}, headers=headers).url.path == "/login"
    client.cookies.set(COOKIE, cookie, domain="desk.example")  # kept by somebody: the session has ended
    assert client.get("/api/v1/me").status_code == 401


def test_the_cookie_is_out_of_reach(browser: Browser) -> None:
    client = browser()
    told = {"name": "viewer", "password": PASSWORD, "csrf_token": token_of(client, "/login")}
    answer = client.post("/login", data=told, headers={"Origin": ORIGIN}, follow_redirects=False)
    cookie = answer.headers["Set-Cookie"].lower()
    assert all(mark in cookie for mark in ("httponly", "samesite=lax", "secure"))


def test_a_session_is_new_with_each_sign_in(browser: Browser) -> None:
    """What an attacker planted, or somebody had before, is worth nothing."""
    client = browser()
    sign_in(client, "viewer")
    planted = client.cookies[COOKIE]
    victim = browser()
    victim.cookies.set(COOKIE, planted, domain="desk.example")
    victim.post("/logout", data={"csrf_token": token_of(victim)}, headers={"Origin": ORIGIN})
    victim.cookies.set(COOKIE, planted, domain="desk.example")
    sign_in(victim, "admin")
    assert victim.get("/api/v1/me").json()["name"] == "admin"
    assert client.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize("cookie", ["", "x", "InNlY3JldCI.forged", "InNlY3JldCI"])
def test_a_cookie_that_was_not_signed_here_is_nothing(browser: Browser, cookie: str) -> None:
    client = browser()
    client.cookies.set(COOKIE, cookie, domain="desk.example")
    assert client.get("/api/v1/me").status_code == 401


def test_a_missing_or_forged_token_is_refused(browser: Browser) -> None:
    client, other = browser(), browser()
    sign_in(client, "admin")
    sign_in(other, "admin")
    path, told = judging(client)
    for forged in (None, "", "0" * 64, token_of(other), token_of(browser(), "/login")):
        headers = {"Origin": ORIGIN} | ({} if forged is None else {"X-CSRF-Token": forged})
        answer = client.post(path, json=told, headers=headers)
        assert (answer.status_code, answer.json()["error"]["ref"]) == (403, "X-CSRF-Token")
    right = {"Origin": ORIGIN, "X-CSRF-Token": token_of(client)}
    assert client.post(path, json=told, headers=right).status_code == 201


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_page_from_elsewhere_writes_nothing(desk: TestClient, headers: dict[str, str]) -> None:
    path, told = judging(desk)
    answer = desk.post(path, json=told, headers={**headers, "X-CSRF-Token": token_of(desk)})
    assert (answer.status_code, answer.json()["error"]["ref"]) == (403, "Origin")


def test_this_machine_too_needs_the_token(desk: TestClient) -> None:
    path, told = judging(desk)
    assert desk.post(path, json=told).status_code == 403
    assert desk.post(path, json=told, headers={"X-CSRF-Token": token_of(desk), "Origin": LOCAL}).status_code == 201


def test_a_viewer_cannot_write(browser: Browser) -> None:
    client = browser()
    sign_in(client, "viewer")
    path, told = judging(client)
    headers = {"Origin": ORIGIN, "X-CSRF-Token": token_of(client)}
    answer = client.post(path, json=told, headers=headers)
    assert (answer.status_code, answer.json()["error"]["problem"]) == (403, "a viewer may not do that")
    assert client.get("/api/v1/judgements").json()["judgements"] == []


def test_no_role_but_a_coder_and_above_is_let_through_to_any_writing(browser: Browser) -> None:
    client = browser()
    sign_in(client, "viewer")
    headers = {"Origin": ORIGIN, "X-CSRF-Token": token_of(client)}
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    written = [(path, method) for path, methods in paths.items() for method in methods if method != "get"]
    assert written
    for path, method in written:
        assert client.request(method.upper(), path, headers=headers).status_code == 403, path


def test_a_token_is_a_script(browser: Browser, store_path: Path) -> None:
    with open_store(store_path) as store:
        made, secret = store.accounts.add_token("coder", "nightly")
        client = browser()
        headers = {"Authorization": f"Bearer {secret}"}
        path, told = judging_with(client, headers)
        assert client.post(path, json=told, headers=headers).status_code == 201
        assert client.get("/api/v1/me", headers={"Authorization": "Bearer rpt_guess"}).status_code == 401
        store.accounts.end_token(made.token_id)
        assert client.get("/api/v1/me", headers=headers).status_code == 401
    assert secret.encode() not in store_path.read_bytes()


def judging_with(client: TestClient, headers: dict[str, str]) -> tuple[str, dict[str, object]]:
    event = client.get("/api/v1/events", headers=headers).json()["events"][0]
    told = {"decision": "confirm", "because": "a photograph", "version": event["version"]}
    return f"/api/v1/events/{event['event_id']}/judgements", told


def test_one_makes_and_ends_ones_own_tokens(browser: Browser) -> None:
    client = browser()
    sign_in(client, "viewer")
    form = {"csrf_token": token_of(client), "label": "<b>mine"}
    page = client.post("/account", data=form, headers={"Origin": ORIGIN}).text
    assert "rpt_" in page
    assert "&lt;b&gt;mine" in page
    assert "rpt_" not in client.get("/account").text


def test_one_changes_ones_own_password(browser: Browser) -> None:
    client, other = browser(), browser()
    sign_in(client, "viewer")
    sign_in(other, "viewer")
    headers = {"Origin": ORIGIN}
    form = {"csrf_token": token_of(client), "old": PASSWORD, "new": "four loud geese", "again": "four loud geese"}
    for wrong, status in (({"old": "guess"}, 403), ({"again": "x"}, 422), ({"new": "short", "again": "short"}, 422)):
        assert client.post("/account/password", data={**form, **wrong}, headers=headers).status_code == status
    assert client.post("/account/password", data=form, headers=headers).status_code == 200
    assert client.get("/api/v1/me").status_code == 200
    assert other.get("/api/v1/me").status_code == 401
    assert sign_in(browser(), "viewer") == 401
    assert sign_in(browser(), "viewer", "four loud geese") == 303


def test_a_closed_account_and_a_new_password_end_the_sessions(browser: Browser, store_path: Path) -> None:
    client, other = browser(), browser()
    sign_in(client, "coder")
    sign_in(other, "editor")
    with open_store(store_path) as store:
        store.accounts.change("coder", active=False, by="test")
        store.accounts.change("editor", password=passwords.HASHER.hash("another one"), by="test")
        with pytest.raises(InputError, match="last admin"):
            store.accounts.change("admin", role=Role.EDITOR, by="test")
    assert client.get("/api/v1/me").status_code == 401
    assert other.get("/api/v1/me").status_code == 401


def test_a_stored_password_is_not_readable(team: FastAPI, store_path: Path) -> None:
    assert team
    with sqlite3.connect(store_path) as connection:
        kept = [row[0] for row in connection.execute("select password from accounts")]
    assert kept
    assert all(one.startswith("$argon2id$") for one in kept)
    assert passwords.hashed(PASSWORD) != passwords.hashed(PASSWORD)
    assert passwords.fits(PASSWORD, passwords.hashed(PASSWORD))
    assert not passwords.fits("nobody has this password", None)
    with pytest.raises(InputError):
        passwords.hashed("short")


def test_guessing_is_slowed(browser: Browser) -> None:
    client = browser()
    assert [sign_in(client, "coder", "guess") for _ in range(6)] == [401] * 5 + [429]
    assert sign_in(client, "coder") == 429
    assert sign_in(client, "editor") == 303


def test_failures_are_forgotten_in_time() -> None:
    now = [0.0]
    attempts = Attempts(seconds=900, clock=lambda: now[0])
    attempts.fail("a")
    assert attempts.wait("a", 1) > 0
    now[0] = 901
    assert attempts.wait("a", 1) == 0


@pytest.mark.parametrize(
    "next", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "/login"]
)
def test_signing_in_leads_to_no_other_place(browser: Browser, next: str) -> None:
    client = browser()
    sign_in(client, "viewer")
    answer = client.get("/login", params={"next": next}, follow_redirects=False)
    assert answer.headers["Location"] == "/"


def test_the_key_is_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTEDLY_SECRET", raising=False)
    store = str(tmp_path / "a.db")
    key = secret_for(store)
    file = tmp_path / "a.db.secret"
    assert (secret_for(store), file.stat().st_mode & 0o777) == (key, 0o600)
    file.chmod(0o644)
    with pytest.raises(InputError, match="others can read it"):
        secret_for(store)
    with pytest.raises(InputError, match="no key"):
        secret_for("postgresql://localhost/a")
    monkeypatch.setenv("REPORTEDLY_SECRET", "short")
    with pytest.raises(InputError, match="too short"):
        secret_for(store)


def test_too_much_is_refused(desk: TestClient) -> None:
    headers = {"Content-Length": "999999999", "X-CSRF-Token": token_of(desk)}
    assert desk.post("/logout", content=b"x", headers=headers).status_code == 413
