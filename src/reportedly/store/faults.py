"""What to tell a user whose database fails; data/store/faults.toml has the words."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError

from reportedly.errors import InputError

_MENDABLE = (OperationalError, InterfaceError, InternalError)  # of the machine; others are of the program


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of failure, by codes and words (see the data file), and what to say of it."""

    codes: tuple[str, ...]
    words: tuple[str, ...]
    problem: str
    remedy: str


DAMAGED = "SQLITE_CORRUPT"
"""The code under which the catalogue tells of a damaged store."""


def shown(url: URL) -> str:
    """The file, or the address without its password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.render_as_string(hide_password=True)


def refused(url: URL, error: DBAPIError) -> InputError | None:
    """What to say of this error; None for one that only a fault of the program explains."""
    said = " ".join(str(error.orig).split())
    code = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None) or ""
    fault = fault_of(code, said)
    if fault is not None:
        return InputError(ref=shown(url), problem=fault.problem, remedy=fault.remedy)
    if isinstance(error, _MENDABLE):
        return InputError(ref=shown(url), problem=said, remedy="check its name, your rights to it and who else writes")
    return None


def damaged(url: URL) -> InputError:
    """What to say of a store whose records cannot be read."""
    fault = fault_of(DAMAGED, "")
    assert fault is not None
    return InputError(ref=shown(url), problem=fault.problem, remedy=fault.remedy)


def fault_of(code: str, said: str) -> Fault | None:
    """The first of the catalogue that fits."""
    small = said.lower()
    for fault in _faults():
        if (code and code.startswith(fault.codes)) or any(words in small for words in fault.words):
            return fault
    return None


@cache
def _faults() -> Sequence[Fault]:
    text = resources.files("reportedly").joinpath("data/store/faults.toml").read_text("utf-8")
    return [
        Fault(tuple(one["codes"]), tuple(one["words"]), one["problem"], one["remedy"])
        for one in tomllib.loads(text)["fault"]
    ]
