"""A desk over a small store, and a browser's way to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the desk's extra is not installed")

from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.store.made import TinyRules, Told, at, document
from tests.web.team import ORIGIN, PASSWORD

from reportedly.store import open_store
from reportedly.store.accounts import Role
from reportedly.web import passwords
from reportedly.web.app import create_app
from reportedly.web.settings import Settings


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three documents of two happenings; one has a publisher that tries to be markup."""
    path = tmp_path_factory.mktemp("small") / "desk.db"
    with open_store(path, rules=TinyRules()) as store:
        store.add(*document(Told("Ordun", 1, killed=4)), tool="test", at=at(0))
        store.add(*document(Told("Ordun", 1, killed=6), ref="b.txt", publisher="The Herald"), tool="test", at=at(1))
        hostile = "<script>alert(1)</script>\u202e"
        store.add(*document(Told("Sabari", 3), ref="c.txt", publisher=hostile), tool="test", at=at(2))
    return path


@pytest.fixture
def store_path(small_store: Path, tmp_path: Path) -> Path:
    """A copy of it, to be written to."""
    return Path(shutil.copy(small_store, tmp_path / "desk.db"))


@pytest.fixture(scope="session")
def hashed() -> str:
    """A hash that took little time to make."""
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)


@pytest.fixture
def team(store_path: Path, hashed: str, monkeypatch: pytest.MonkeyPatch) -> FastAPI:
    """A shared desk with an account for each role, named after it."""
    monkeypatch.setattr(passwords, "_NOBODY", hashed)
    with open_store(store_path, rules=TinyRules()) as store:
        for role in Role:
            store.accounts.add(role.value, role, hashed, by="test")
    return create_app(store_path, Settings(team=True, hosts=None, secret=b"s" * 32))


@pytest.fixture
def browser(team: FastAPI) -> Iterator[Callable[[], TestClient]]:
    """Makes browsers that have never been at the shared desk."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(TestClient(team, base_url=ORIGIN))


@pytest.fixture
def desk(store_path: Path) -> Iterator[TestClient]:
    """As this machine's own browser calls it."""
    with TestClient(create_app(store_path), base_url="http://127.0.0.1:8420") as client:
        yield client
