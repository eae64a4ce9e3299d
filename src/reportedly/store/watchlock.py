"""One watch of a store at a time: two would ask the same servers for the same things."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from reportedly.errors import InputError
from reportedly.store.faults import shown

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

# Another number than the writers' lock, the same for every watch.
_WATCH_LOCK = 7_236_679_311_502


class WatchedError(InputError):
    """Another watch of the store is at work."""


@contextmanager
def alone(engine: Engine) -> Iterator[None]:
    """Holds the store for one watch; ends with the process, however that ends. Raises WatchedError.

    A SQLite file is held by a lock on a file beside it, which stays; where there are no such locks (Windows) it is not.
    """
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            if not connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": _WATCH_LOCK}):
                raise _watched(engine)
            connection.commit()  # the lock is the session's, not a transaction's
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": _WATCH_LOCK})
                connection.commit()
        return
    database = engine.url.database
    if fcntl is None or not database or database == ":memory:":
        yield
        return
    path = Path(f"{database}.watch")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        problem = error.strerror or "cannot be made"
        raise InputError(ref=str(path), problem=problem, remedy="make the store's folder writable") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise _watched(engine) from error
        yield
    finally:
        os.close(handle)


def _watched(engine: Engine) -> WatchedError:
    return WatchedError(
        ref=shown(engine.url), problem="another watch of this store is at work", remedy="wait for it, or end it"
    )
