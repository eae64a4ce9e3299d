"""A store in each database: SQLite always, PostgreSQL where a server can be had (see server.py)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from tests.store.made import TinyRules
from tests.store.server import NoServerError, server

from reportedly.store import Store, open_store


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    running = server()
    try:
        url = running.__enter__()
    except NoServerError as reason:
        pytest.skip(str(reason))
    try:
        yield url
    finally:
        running.__exit__(None, None, None)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new store can be: a path or a URL."""
    if request.param == "sqlite":
        return str(tmp_path / "reportedly.db")
    return new_database(request.getfixturevalue("postgres"))


def new_database(url: str) -> str:
    name = f"t{uuid4().hex}"
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return url.rsplit("/", 1)[0] + f"/{name}"


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place, rules=TinyRules()) as opened:
        yield opened
