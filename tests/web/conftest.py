"""A desk over a small store, and a browser's way to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the desk's extra is not installed")

from fastapi.testclient import TestClient
from tests.store.made import TinyRules, Told, at, document

from reportedly.store import open_store
from reportedly.web.app import create_app


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Three documents of two happenings; one has a title that tries to be markup."""
    path = tmp_path / "desk.db"
    with open_store(path, rules=TinyRules()) as store:
        store.add(*document(Told("Ordun", 1, killed=4)), tool="test", at=at(0))
        store.add(*document(Told("Ordun", 1, killed=6), ref="b.txt", publisher="The Herald"), tool="test", at=at(1))
        hostile = "<script>alert(1)</script>\u202e"
        store.add(*document(Told("Sabari", 3), ref="c.txt", publisher=hostile), tool="test", at=at(2))
    return path


@pytest.fixture
def desk(store_path: Path) -> Iterator[TestClient]:
    """As this machine's own browser calls it."""
    with TestClient(create_app(store_path), base_url="http://127.0.0.1:8420") as client:
        yield client
