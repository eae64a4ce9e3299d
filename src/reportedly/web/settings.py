"""How a desk is run."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reportedly.web.secret import passing_secret

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """`team`: people sign in; otherwise the desk is this machine's alone and has no accounts.

    `hosts` are the names by which it may be called (None: any, for a team behind its own name). `secret` signs what
    the browser keeps; without one it is made for the run. `actors` and `gazetteer` are a user's own.
    """

    team: bool = False
    hosts: tuple[str, ...] | None = LOOPBACK
    secret: bytes = field(default_factory=passing_secret, repr=False)
    actors: Path | None = None
    gazetteer: Path | None = None
