"""What the OpenAPI says may be sent, and what it says may not, is answered: no fault of the desk comes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest import SkipTest

import pytest

pytest.importorskip("schemathesis", reason="schemathesis is not installed")

import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode
from tests.web.team import token_of

from reportedly.web import adding
from reportedly.web.app import create_app

LOCAL = "http://127.0.0.1:8420"
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
    operations = [found.ok() for found in schema.get_all_operations()]
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
