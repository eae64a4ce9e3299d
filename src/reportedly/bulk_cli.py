"""The command bulk: parse, call, say what became of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from reportedly import __version__
from reportedly.errors import InputError
from reportedly.store_cli import BAD_INPUT, Commands, count, opened, words

if TYPE_CHECKING:
    from reportedly.bulk.engines import Engine
    from reportedly.bulk.folder import Done

_MB = 1_000_000
_EXTRA = "pip install 'reportedly[bulk]'"


def add_bulk_command(commands: Commands[Any]) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "bulk",
        allow_abbrev=False,
        help="archives of many pages into partitioned Parquet",
        description="Code WARC, JSON Lines and Parquet files into a folder of Parquet tables; run it again to go on.",
        epilog="example: reportedly bulk s3://archive/2026/*.warc.gz --out claims/ --engine ray",
    )
    command.add_argument("inputs", nargs="+", metavar="INPUT", help="files, folders or patterns, local or as s3://…")
    command.add_argument("--out", required=True, type=words, metavar="DIR", help="the folder, local or as s3://…")
    engine_options(command)
    command.add_argument(
        "--part", type=count, default=64, metavar="MB", help="megabytes of input that are done as one part; 64"
    )
    command.add_argument("--raw", action="store_true", help="keep the bytes of the pages too")
    command.add_argument("--actors", type=Path, metavar="FILE", help="your own actors, beside those of the package")
    command.add_argument("--gazetteer", type=Path, metavar="FILE", help="your own places, if not in their usual file")
    command.add_argument("--language", metavar="CODE", help="take the texts for this language (en) without a check")
    command.set_defaults(run=_guarded(_bulk))
    _add_resolve(commands)


def _add_resolve(commands: Commands[Any]) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "resolve",
        allow_abbrev=False,
        help="the claims of such a folder into events, and into a store",
        description="Resolve the claims of a folder that bulk filled into events, and load them into a new store.",
        epilog="example: reportedly resolve claims/ --store postgresql://localhost/archive",
    )
    command.add_argument("folder", type=words, metavar="DIR", help="the folder that bulk filled")
    command.add_argument("--store", type=words, metavar="STORE", help="a new store to load it into: a file or a URL")
    engine_options(command)
    command.add_argument(
        "--parts", type=count, default=16, metavar="N", help="parts of the places, each compared as a whole; 16"
    )
    command.set_defaults(run=_guarded(_resolve))


def engine_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--engine", choices=("processes", "ray"), default="processes", help="who does it; processes of this machine"
    )
    command.add_argument("--jobs", type=count, metavar="N", help="how many side by side; one a core unless told")
    command.add_argument("--address", type=words, metavar="ADDRESS", help="of a Ray cluster; a local one unless told")


def engine_of(options: argparse.Namespace) -> Engine:
    """Raises InputError where Ray is missing or cannot be reached."""
    from reportedly.bulk.engines import Processes, Ray

    if options.engine == "processes":
        return Processes(options.jobs)
    try:
        return Ray(options.jobs, options.address)
    except ImportError as error:
        remedy = "pip install 'reportedly[bulk,ray]'"
        raise InputError(ref="--engine ray", problem="Ray is not installed", remedy=remedy) from error
    except (ConnectionError, RuntimeError, ValueError) as error:
        problem = " ".join(str(error).split())[:200]
        raise InputError(ref="--engine ray", problem=problem, remedy="check --address") from error


def _guarded(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """What a user can mend, in one line."""

    def guarded(options: argparse.Namespace) -> int:
        from reportedly.output.text import clean

        try:
            return run(options)
        except InputError as error:
            sys.stderr.write(f"reportedly: {clean(error.ref)}: {clean(error.problem)}; {clean(error.remedy)}\n")
            return BAD_INPUT

    return guarded


def _resolve(options: argparse.Namespace) -> int:
    try:
        from reportedly.bulk.folder import Folder
        from reportedly.bulk.loading import write_lines
        from reportedly.bulk.resolving import resolve_folder
    except ImportError as error:
        raise InputError(ref="resolve", problem=f"it needs {error.name}, which is missing", remedy=_EXTRA) from error
    folder = Folder(options.folder)
    if not folder.names():
        raise InputError(ref=options.folder, problem="no folder that bulk filled", remedy="reportedly bulk fills one")
    number = resolve_folder(engine_of(options), options.folder, parts=options.parts, progress=_step)
    _step("")
    sys.stderr.write(f"reportedly: {number:,} event{'' if number == 1 else 's'} in {options.folder}/events\n")
    if options.store is not None:
        with TemporaryFile() as lines:
            _step("writing rows")
            write_lines(folder, lines, tool=f"reportedly {__version__}")
            lines.seek(0)
            _step("loading")
            with opened(options.store) as store:
                loaded = store.load(lines, ref=options.store)
                gone = store.settle_pages(tool=f"reportedly {__version__}")
        _step("")
        told = f"{loaded.documents:,} documents, {loaded.claims:,} claims, {loaded.events:,} events"
        withdrawn = f"; {gone:,} claims withdrawn by newer texts of their pages" if gone else ""
        sys.stderr.write(f"reportedly: loaded {told} into {options.store}{withdrawn}\n")
    return 0


def _step(told: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{told} …" if told else "\r\x1b[K")
        sys.stderr.flush()


def _bulk(options: argparse.Namespace) -> int:
    from reportedly.output.text import clean
    from reportedly.read.options import ReadOptions
    from reportedly.work import Coding

    try:
        from reportedly.bulk.coding import Job, do_unit, lose_unit, sha256_of
        from reportedly.bulk.folder import Folder
        from reportedly.bulk.units import Unit, units
    except ImportError as error:
        raise InputError(ref="bulk", problem=f"it needs {error.name}, which is missing", remedy=_EXTRA) from error
    job = Job(
        options.out, Coding(options.actors, options.gazetteer), ReadOptions(language=options.language), options.raw
    )
    folder = Folder(options.out)
    folder.begin(
        {
            "reportedly": __version__,
            "part": options.part,
            "raw": options.raw,
            "language": options.language,
            "actors": sha256_of(options.actors),
            "gazetteer": sha256_of(options.gazetteer),
        }
    )
    engine = engine_of(options)
    known = folder.names()
    todo: list[Unit] = []
    failed = before = 0
    for unit in units(options.inputs, size=options.part * _MB):
        if isinstance(unit, InputError):
            failed += 1
            sys.stderr.write(f"reportedly: {clean(unit.ref)}: {clean(unit.problem)}; {clean(unit.remedy)}\n")
        elif unit.name in known:
            before += 1
        else:
            todo.append(unit)
    tally = _Tally(len(todo))
    for _, done in engine.run(do_unit, lose_unit, job, todo):
        tally.add(done)
        failed += done.lost
    tally.end(before)
    return BAD_INPUT if failed else 0


class _Tally:
    """What is done so far, told on a terminal, and at the end."""

    def __init__(self, parts: int) -> None:
        self._parts, self._done = parts, 0
        self._documents = self._claims = self._bad = self._bounded = 0
        self._terminal = sys.stderr.isatty()

    def add(self, done: Done) -> None:
        self._done += 1
        self._documents += done.documents
        self._claims += done.claims
        self._bad += done.bad
        self._bounded += done.bounded
        if self._terminal:
            sys.stderr.write(f"\r\x1b[K{self._done:,} of {self._parts:,} parts, {self._documents:,} documents …")
            sys.stderr.flush()

    def end(self, before: int) -> None:
        if self._terminal:
            sys.stderr.write("\r\x1b[K")
        told = f"reportedly: coded {self._documents:,} documents, {self._claims:,} claims in {self._done:,} parts"
        if before:
            told += f"; {before:,} parts were done before"
        if self._bounded:
            told += f"; {self._bounded:,} not read in full or as a whole, see bounded/"
        if self._bad:
            told += f"; {self._bad:,} records gave none, see bad/"
        sys.stderr.write(told + "\n")
