"""What the commands of the store share: its option, its opening, and what a user can mend told in one line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import InputError

if TYPE_CHECKING:
    from reportedly.resolve.model import Event
    from reportedly.store import Store

Commands = argparse._SubParsersAction
Printed = Callable[[argparse.Namespace, "Store"], Iterable[str]]
BAD_INPUT = 2
STORE = "reportedly.db"
_NOWHERE = (":memory:", "sqlite://", "sqlite:///", "sqlite:///:memory:")  # what SQLite forgets when it is closed
_MOST = 10**9  # what every database takes for a number


def store_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--store",
        type=_store_name,
        default=STORE,
        metavar="STORE",
        help=f"a file, or postgresql://…; {STORE} unless told otherwise",
    )


def _store_name(value: str) -> str:
    if words(value) in _NOWHERE:
        raise argparse.ArgumentTypeError(f"{value!r} is kept nowhere; name a file")
    return value


def words(value: str) -> str:
    """What is not blank: a blank option is a slip, such as a variable of the shell that was never set."""
    if not value.strip():
        raise argparse.ArgumentTypeError("it is blank; write some words or leave it out")
    return value


def count(value: str) -> int:
    """A number from 1 to a thousand million."""
    if not (value.isascii() and value.isdecimal()) or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number; write 1 or more")
    return min(int(value), _MOST)


def opened(store: str, *, create: bool = True) -> Store:
    """The store of a command; while one of an older version is brought up to date a terminal sees how far it is."""
    from reportedly.store import open_store

    shown = False

    def progress(step: str, rows: int) -> None:
        nonlocal shown
        shown = True
        sys.stderr.write(f"\r\x1b[Kbringing the store up to date … {step}: {rows:,} rows")
        sys.stderr.flush()

    try:
        return open_store(store, create=create, progress=progress if sys.stderr.isatty() else None)
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")


def running(printed: Printed) -> Callable[[argparse.Namespace], int]:
    """Opens the store, prints what the command says, and turns what a user can mend into one line."""

    def run(options: argparse.Namespace) -> int:
        from reportedly.output.text import clean

        try:
            if _missing(options.store):
                raise InputError(ref=options.store, problem="there is no such store", remedy="make one: reportedly add")
            with opened(options.store) as store:
                for text in printed(options, store):
                    sys.stdout.write(text)
        except InputError as error:
            told = f"{clean(error.ref)}: {clean(error.problem)}; {clean(error.remedy)}"
            sys.stderr.write(f"reportedly: {told}\n")
            return BAD_INPUT
        return 0

    return run


def _missing(store: str) -> bool:
    try:
        return "://" not in store and not Path(store).exists()
    except OSError:  # a name too long, a folder that is closed to us: the database says what is wrong
        return False


def not_the_store(out: Path | None, store: str) -> None:
    """Raises InputError where what is to be written would take the place of the store itself."""
    try:
        taken = out is not None and "://" not in store and out.samefile(store)
    except OSError:  # one of the two is not there
        return
    if taken:
        raise InputError(ref=str(out), problem="that is the store itself", remedy="give another name")


def known_event(store: Store, name: str, as_of: datetime | None = None) -> Event:
    """The event of an id or its beginning. Raises InputError."""
    event = store.event(name, as_of)
    if event is None and len(meant := store.meant_by(name, as_of)) > 1:
        some = ", ".join(meant[:4]) + (", …" if len(meant) > 4 else "")
        raise InputError(ref=name, problem=f"{len(meant)} events have ids that begin so", remedy=f"give more: {some}")
    if event is None and as_of and store.event(name) is not None:
        remedy = "leave --as-of out, or name a later time"
        raise InputError(ref=name, problem=f"nothing was known of it on {as_of:%Y-%m-%d %H:%M} UTC", remedy=remedy)
    if event is None:
        remedy = "give the ten characters that reportedly events prints"
        raise InputError(ref=name, problem="no event of that id, or too little of it", remedy=remedy)
    return event
