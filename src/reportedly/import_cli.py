"""The command import: parse, call, say what came in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reportedly.errors import InputError
from reportedly.store_cli import BAD_INPUT, Commands, opened, store_option

if TYPE_CHECKING:
    from reportedly.store.load import Loaded


def add_import_command(commands: Commands[Any]) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "import",
        allow_abbrev=False,
        help="a store out of a file that export --as jsonl wrote",
        description="Make a store of a file that export --as jsonl wrote: the same store, or nothing.",
        epilog="example: reportedly import mali.jsonl --store mali.db",
    )
    command.add_argument("file", metavar="FILE", help="the file, or - for standard input")
    store_option(command)
    command.set_defaults(run=_import)


def _import(options: argparse.Namespace) -> int:
    from reportedly.output.text import clean

    try:
        found = _taken_in(options.file, options.store)
    except InputError as error:
        sys.stderr.write(f"reportedly: {clean(error.ref)}: {clean(error.problem)}; {clean(error.remedy)}\n")
        return BAD_INPUT
    finally:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
    words = [_counted(found.documents, "document"), _counted(found.claims, "claim"), _counted(found.events, "event")]
    sys.stderr.write(f"reportedly: {', '.join(words)} into {clean(options.store)}\n")
    return 0


def _taken_in(name: str, store: str) -> Loaded:
    """Take the file in; a SQLite file that was made for it goes again where that fails."""
    if name == "-":
        return _loaded(sys.stdin.buffer, "standard input", store)
    try:
        with Path(name).open("rb") as file:
            made = "://" not in store and not Path(store).exists()
            try:
                return _loaded(file, name, store)
            except BaseException:
                if made:
                    for suffix in ("", "-wal", "-shm"):
                        Path(store + suffix).unlink(missing_ok=True)
                raise
    except OSError as error:
        problem = error.strerror or str(error)
        raise InputError(ref=name, problem=problem, remedy="name a file that can be read") from error


def _loaded(file: BinaryIO, ref: str, store: str) -> Loaded:
    with opened(store) as made:
        return made.load(file, ref=ref, progress=_progress)


def _progress(number: int) -> None:
    if number % 1000 == 0 and sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[Kimporting … {number:,} lines")
        sys.stderr.flush()


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
