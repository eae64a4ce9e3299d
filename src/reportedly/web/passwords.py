"""Passwords by argon2: what is stored cannot be turned back, and takes time and memory to guess at."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from reportedly.errors import InputError

SHORTEST, LONGEST = 10, 1000
HASHER = PasswordHasher()
# Each takes 64 MB: those who try many at once wait for each other.
_TURNS = threading.BoundedSemaphore(2)
# Somebody without an account waits as long as one with a wrong password.
_NOBODY = PasswordHasher().hash("nobody has this password")


def hashed(password: str) -> str:
    """Raises InputError for one that is too short to withstand guessing."""
    if not SHORTEST <= len(password) <= LONGEST:
        remedy = f"take {SHORTEST} to {LONGEST} characters; a few words are good"
        raise InputError(ref="password", problem=f"it has {len(password)} characters", remedy=remedy)
    return HASHER.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether it is the password of this hash; None is nobody's."""
    try:
        with _TURNS:
            return HASHER.verify(kept or _NOBODY, password[:LONGEST]) and kept is not None
    except (Argon2Error, InvalidHashError):
        return False
