"""Connections: SQLite with a write-ahead log, or PostgreSQL; one writer at a time, readers never wait."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from reportedly.errors import InputError

BUSY_SECONDS = 60
# Any number will do, so long as every writer of a store takes the same.
_WRITERS_LOCK = 7_236_679_311_501
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def engine_for(store: str | Path) -> Engine:
    """The engine for a path of a SQLite file, or a URL (sqlite:///…, postgresql://…). Raises InputError."""
    url = _url(str(store))
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    try:
        return create_engine(url)
    except ImportError as error:
        raise InputError(
            ref=shown(url), problem="no driver for PostgreSQL", remedy="pip install 'reportedly[postgres]'"
        ) from error


def shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)


def _url(store: str) -> URL:
    if not _SCHEME.match(store):
        return URL.create("sqlite", database=store)
    try:
        url = make_url(store)
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() in ("sqlite", "postgresql"):
            return url
    except (ArgumentError, NoSuchModuleError, ValueError):
        pass
    raise InputError(ref=store.split("://")[0] + "://…", problem="no store", remedy="name a file, or postgresql://…")


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: ConnectionPoolEntry) -> None:
        # The driver's own transactions begin late and leave schema changes out; ours begin where we say.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what was added outlives a power cut
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(
            "PRAGMA trusted_schema = OFF"
        )  # a file from elsewhere may have triggers and views of its own
        connection.execute("PRAGMA cache_size = -65536")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A transaction that reads first and writes later would fail where another wrote in between.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer is in; what it wrote is there all or not at all."""
    with _failing(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITERS_LOCK})
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One picture of the store: what others write meanwhile is not seen."""
    with _failing(engine), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def _failing(engine: Engine) -> Iterator[None]:
    """A server that went away, a full disk, a writer that keeps the others waiting: InputError."""
    try:
        yield
    except OperationalError as error:
        raise refused(engine.url, error) from error


def refused(url: URL, error: DBAPIError) -> InputError:
    """What to tell a user whose store cannot be used."""
    words = " ".join(str(error.orig).split())
    return InputError(ref=shown(url), problem=words, remedy="check its name, your rights to it and who else writes")
