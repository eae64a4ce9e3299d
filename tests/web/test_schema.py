"""What the OpenAPI says may be sent, and what it says may not, is answered: no fault of the desk comes of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any
from unittest import SkipTest

import pytest

pytest.importorskip("schemathesis", reason="schemathesis is not installed")

import schemathesis
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from tests.web.team import token_of

from reportedly.web import adding
from reportedly.web.app import create_app
from reportedly.web.routes import ROUTERS

LOCAL = "http://127.0.0.1:8420"
HOSTILE = (
    *("", "0", "-1", "99999999999999999999", "x", "'\"><b>", "a" * 300, "\0", "é\u202e", "../..", "2026-05-01", "NaN"),
    *("true", "[]", "{", "%", "0,0,5,5", "nan,0,1,1", "1~~e1", "\n", "🙂", "eeeeee"),
)
SETTINGS = settings(
    max_examples=7,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def app(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FastAPI]:
    """A desk whose worker does nothing: what it is given to read is for other tests, and no address is fetched."""
    monkeypatch.setattr(adding.Additions, "_submit", lambda *_: None)
    monkeypatch.setattr(adding, "_WAITING", 10**9)
    made = create_app(store_path)
    yield made
    made.state.desk.store.close()


def test_nothing_that_is_sent_is_a_fault(app: FastAPI) -> None:
    client = TestClient(app, base_url=LOCAL, raise_server_exceptions=False)
    schema = schemathesis.openapi.from_dict(client.get("/api/v1/openapi.json").json())
    operations = []
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found
        operations.append(found.ok())
    known = real_ids(client)
    seen: Counter[int] = Counter()
    for operation in operations:
        if operation.path == "/api/v1/news":  # it never ends
            continue
        names = {name: value for name, value in known.items() if f"{{{name}}}" in operation.path}
        strategies = [operation.as_strategy(generation_mode=mode) for mode in GenerationMode]
        if names:
            strategies.append(operation.as_strategy(path_parameters=names))
        for strategy in strategies:
            with suppress(Unsatisfiable, SkipTest):  # an operation without parameters cannot be asked wrongly
                probe(client, strategy, seen)
    assert len(operations) > 20
    assert min(seen[2], seen[4]) > 50


def test_no_page_fails_on_what_an_address_may_hold(app: FastAPI) -> None:
    """Pages are no part of the OpenAPI: each is asked with parameters of its own that hold what they should not."""
    client = TestClient(app, base_url=LOCAL, raise_server_exceptions=False)
    token, known, chance = token_of(client), [*real_ids(client).values(), "x", "é", "a" * 200, "1"], Random(7)
    for route in (route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)):
        if route.include_in_schema:
            continue
        for _ in range(6):
            address = route.path
            for one in route.dependant.path_params:
                address = re.sub(rf"{{{one.alias}(:path)?}}", chance.choice(known), address)
            asked = {name: chance.choice(HOSTILE) for name in _names(route.dependant) if chance.random() < 0.3}
            form = {one.alias: chance.choice(HOSTILE) for one in route.dependant.body_params}
            (method,) = route.methods or {"GET"}
            sent = {**form, "csrf_token": token} if method == "POST" else None
            answer = client.request(method, address, params=asked, follow_redirects=False, data=sent)
            assert answer.status_code < 500, (method, address, asked, sent, answer.text)


def _names(dependant: Dependant) -> list[str]:
    """The parameters of an endpoint and of what it depends on."""
    found = [one.alias for one in dependant.query_params]
    return found + [name for one in dependant.dependencies for name in _names(one)]


def probe(client: TestClient, strategy: SearchStrategy[Any], seen: Counter[int]) -> None:
    headers = {"X-CSRF-Token": token_of(client)}

    @SETTINGS
    @given(case=strategy)
    def once(case: Any) -> None:
        told = case.as_transport_kwargs(base_url=LOCAL, headers=headers)
        answer = client.request(**told)
        seen[answer.status_code // 100] += 1
        assert answer.status_code < 500, (told, answer.text)
        if answer.status_code >= 400:
            assert set(answer.json()["error"]) == {"status", "ref", "problem", "remedy", "more"}

    once()


def real_ids(client: TestClient) -> dict[str, str]:
    """Of what is there, for the parameters of addresses."""
    event = client.get("/api/v1/events").json()["events"][0]
    claim = event["claims"][0]
    kinds = {"kind": "jsonl", "actor_id": "mil-ml"}
    return {"event_id": event["event_id"], "claim_id": claim["claim_id"], "document_id": claim["document_id"], **kinds}
