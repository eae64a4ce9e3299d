"""Connections: SQLite with a write-ahead log, or PostgreSQL; one writer at a time, readers never wait."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from reportedly.errors import InputError
from reportedly.store.faults import damaged, refused, shown
from reportedly.store.jsons import DamagedError

BUSY_SECONDS = 60
_AGAIN_SECONDS = 0.02
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
    how = read_only(url)
    if how is not None:
        return _read_only_sqlite(url, how)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: ConnectionPoolEntry) -> None:
        # The driver's own transactions begin late and leave schema changes out; ours begin where we say.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        _log_ahead(connection)
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


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Give the file a write-ahead log.

    Where two make a store at once, SQLite has neither wait for the other's lock whatever time it was given: both have
    read the file by then, and would wait for ever. Who was refused has let go, and tries again.
    """
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_AGAIN_SECONDS)
        else:
            return


def read_only(url: URL) -> str | None:
    """How a SQLite file must be opened that can be read but not written, or lies in such a folder; None for any other.

    Where no log lies beside it nobody has it open, and SQLite need make no files of its own to read it.
    """
    file = Path(url.database or "")
    try:
        if url.get_backend_name() != "sqlite" or not file.is_file() or (_writable(file) and _writable(file.parent)):
            return None
        log = file.with_name(file.name + "-wal")
        return "mode=ro" if _writable(file.parent) or (log.exists() and log.stat().st_size) else "immutable=1"
    except OSError:  # the database says what is wrong
        return None


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK)


def _read_only_sqlite(url: URL, how: str) -> Engine:
    def connect() -> sqlite3.Connection:
        uri = f"file:{quote(str(Path(url.database or '').absolute()))}?{how}"
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)
        connection.isolation_level = None
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cache_size = -65536")
        return connection

    engine = create_engine(url, creator=connect)

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            remedy = "copy it to where you may write"
            raise InputError(ref=shown(url), problem="the file can be read but not written", remedy=remedy)
        connection.exec_driver_sql("BEGIN")

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer is in; what it wrote is there all or not at all."""
    with failing(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITERS_LOCK})
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One picture of the store: what others write meanwhile is not seen."""
    with failing(engine), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def failing(engine: Engine) -> Iterator[None]:
    """A server that went away, a full disk, a damaged file, a writer that keeps the others waiting: InputError."""
    try:
        yield
    except DBAPIError as error:
        told = refused(engine.url, error) or (damaged(engine.url) if _is_damaged(engine) else None)
        if told is None:
            raise
        raise told from error
    except (DamagedError, UnicodeDecodeError) as error:  # SQLite tells of a broken schema in its broken words
        raise damaged(engine.url) from error


def _is_damaged(engine: Engine) -> bool:
    """Whether SQLite finds its file damaged, so that an error that makes no sense is not the program's."""
    if engine.dialect.name != "sqlite":
        return False
    try:
        with engine.connect() as connection:
            return connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok"
    except DBAPIError:
        return True
