"""How a desk is run."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """`team`: people sign in; otherwise the desk is this machine's alone and has no accounts.

    `hosts` are the names by which it may be called (None: any, for a team behind its own name). `secret` signs what
    the browser keeps. `https`: cookies are sent over TLS alone.
    """

    team: bool = False
    hosts: tuple[str, ...] | None = LOOPBACK
    secret: bytes = field(default=b"", repr=False)
    https: bool = False
    actors: Path | None = None
    gazetteer: Path | None = None
