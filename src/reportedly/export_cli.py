"""The command export: parse, call, say what was left out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.asking_cli import as_of_option, asked, filter_options
from reportedly.errors import InputError
from reportedly.export.kinds import KINDS
from reportedly.store_cli import Commands, count, not_the_store, running, store_option, words

if TYPE_CHECKING:
    from reportedly.store import Store


def add_export_command(commands: Commands[Any]) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "export",
        allow_abbrev=False,
        help="events in the form of ACLED, UCDP, PLOVER and others",
        description="Write the events that fit all that is asked to a file, in the form that other tools read.",
        epilog="example: reportedly export --as jsonl mali.jsonl --country Mali --since 2026-04-24",
    )
    command.add_argument("--as", required=True, choices=tuple(KINDS), dest="kind", help=_forms())
    command.add_argument("out", type=Path, metavar="OUT", help="the file to write, or the folder")
    command.add_argument(
        "events", nargs="*", type=words, metavar="EVENT", help="of evidence: these events, in place of what is asked"
    )
    store_option(command)
    filter_options(command)
    as_of_option(command)
    command.add_argument(
        "--sign", type=Path, metavar="KEY", help="of evidence: sign it with this private key (reportedly key new)"
    )
    command.add_argument(
        "--warc", type=Path, metavar="DIR", help="of evidence: with what reportedly watch --warc kept there"
    )
    command.add_argument(
        "--jobs", type=count, metavar="N", help="of evidence: processes that work on it; one a core unless told"
    )
    command.set_defaults(run=running(_export))


def _forms() -> str:
    return "; ".join(f"{name}: {kind.help}" for name, kind in KINDS.items())


def _export(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.export.export import Export, run_export

    told = {name: getattr(options, name) for name in ("events", "sign", "warc", "jobs")}
    extra = next((name for name, value in told.items() if value), None)
    if options.kind != "evidence" and extra is not None:
        extra = options.events[0] if extra == "events" else f"--{extra}"
        raise InputError(ref=extra, problem="only --as evidence takes it", remedy="ask with options such as --country")
    not_the_store(options.out, options.store)
    made = told if options.kind == "evidence" else {}
    export = Export(store, asked(options), options.as_of, options.out, options=made, progress=_progress)
    run_export(options.kind, export)
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    sys.stderr.write(f"reportedly: wrote {_events(export.written)} to {options.out}\n")
    for reason, number in export.left_out.most_common():
        sys.stderr.write(f"reportedly: left out {_events(number)}: {reason}\n")
    return ()


def _progress(number: int) -> None:
    if number % 100 == 0 and sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[Kexporting … {_events(number)}")
        sys.stderr.flush()


def _events(number: int) -> str:
    return f"{number:,} event{'' if number == 1 else 's'}"
