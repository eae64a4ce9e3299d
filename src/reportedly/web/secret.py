"""The key that signs cookies and tokens: from the environment, or from a file beside the store."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from pathlib import Path

from reportedly.errors import InputError

VARIABLE = "REPORTEDLY_SECRET"
_LEAST = 32  # characters


def secret_for(store: str) -> bytes:
    """The key of a shared desk. A file is made where there is none, for its owner alone to read.

    Raises InputError for a key that is too short, a file that others can read, or a database without either.
    """
    told = os.environ.get(VARIABLE)
    if told is not None:
        if len(told) < _LEAST:
            remedy = f"take {_LEAST} characters or more, made by chance"
            raise InputError(ref=VARIABLE, problem="too short a key", remedy=remedy)
        return told.encode()
    if "://" in store and not store.startswith("sqlite:///"):
        remedy = f"set the environment variable {VARIABLE} to {_LEAST} characters or more, made by chance"
        raise InputError(ref="--team", problem="no key to sign cookies with", remedy=remedy)
    return _of_file(Path(store.removeprefix("sqlite:///") + ".secret"))


def _of_file(path: Path) -> bytes:
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    except OSError as error:
        problem = error.strerror or "cannot be made"
        raise InputError(ref=str(path), problem=problem, remedy=f"make it writable, or set {VARIABLE}") from None
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise InputError(ref=str(path), problem="others can read it", remedy=f"chmod 600 {path}")
    key = path.read_bytes().strip()
    if len(key) < _LEAST:
        raise InputError(ref=str(path), problem="too short a key", remedy="delete it, and a new one is made")
    return key


def passing_secret() -> bytes:
    """For one run of a desk that is this machine's alone."""
    return secrets.token_bytes(32)


def warn_if_open(host: str) -> None:
    """Passwords over a network need TLS."""
    if host not in ("127.0.0.1", "localhost", "::1"):
        sys.stderr.write("reportedly: passwords cross the network; put the desk behind a server that speaks https\n")
