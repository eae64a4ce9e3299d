"""People at a shared desk, for tests."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

PASSWORD = "three quiet herons"
ORIGIN = "https://desk.example"


def token_of(client: TestClient, path: str = "/") -> str:
    """The token that a page carries."""
    found = re.search(r'name="csrf-token" content="([0-9a-f]+)"', client.get(path).text)
    assert found is not None
    return found[1]


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    told = {"name": name, "password": password, "csrf_token": token_of(client, "/login")}
    return client.post("/login", data=told, headers={"Origin": ORIGIN}, follow_redirects=False).status_code
