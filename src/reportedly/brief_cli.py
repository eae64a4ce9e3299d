"""The command brief: parse, call, write."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.asking_cli import as_of_option, asked, filter_options
from reportedly.errors import InputError
from reportedly.store_cli import Commands, count, not_the_store, running, store_option

if TYPE_CHECKING:
    from reportedly.brief import Brief
    from reportedly.store import Store

_OTHERS = frozenset({".doc", ".docx", ".odt", ".rtf", ".tex", ".json", ".csv", ".xlsx", ".epub"})
"""Endings of names that promise another form than Markdown."""


def add_brief_command(commands: Commands[Any]) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "brief",
        allow_abbrev=False,
        help="a situation report in which no sentence says more than its sources",
        description="Write a situation report on the events that fit all that is asked.",
        epilog="example: reportedly brief --country Mali --since 2026-04-24 --format pdf --out mali.pdf",
    )
    store_option(command)
    command.add_argument(
        "--format", choices=("md", "html", "pdf"), help="as the name after --out ends, and md unless told otherwise"
    )
    command.add_argument("--out", type=Path, metavar="FILE", help="the file to write, not standard output")
    command.add_argument(
        "--since-brief", type=Path, metavar="FILE", help="an earlier brief; tell only what is new or changed since"
    )
    command.add_argument("--events", type=count, metavar="N", help="events that each part tells of; 5 unless told")
    filter_options(command)
    as_of_option(command)
    command.set_defaults(run=running(_brief))


def _brief(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.brief import EVENTS, brief, read_earlier

    form = _form(options)
    not_the_store(options.out, options.store)
    earlier = read_earlier(options.since_brief) if options.since_brief else None
    made = brief(
        store,
        asked(options),
        options.as_of,
        events=options.events or EVENTS,
        since=earlier,
        progress=_progress,
    )
    content = _written(made, form)
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    if options.out:
        _replace(options.out, content)
    else:
        _print(content)
    _tell(made)
    return ()


def _form(options: argparse.Namespace) -> str:
    if options.format:
        return str(options.format)
    ending = options.out.suffix.lower() if options.out else ""
    if ending in _OTHERS:
        remedy = "end it with .md, .html or .pdf, or give --format"
        raise InputError(ref=str(options.out), problem=f"a brief is not written as {ending}", remedy=remedy)
    return {".html": "html", ".htm": "html", ".pdf": "pdf"}.get(ending, "md")


def _written(made: Brief, form: str) -> bytes:
    from reportedly.brief import html, markdown, pdf

    if form == "pdf":
        return pdf(made)
    return (html(made) if form == "html" else markdown(made)).encode("utf-8", "replace")


def _print(content: bytes) -> None:
    if content.startswith(b"%PDF") and sys.stdout.isatty():
        raise InputError(ref="--format pdf", problem="a terminal cannot show it", remedy="name a file with --out")
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def _replace(out: Path, content: bytes) -> None:
    """Write the file whole or not at all."""
    try:
        with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name[:40]}.", delete=False) as made:
            try:
                made.write(content)
                made.close()
                Path(made.name).chmod(0o644)
                Path(made.name).replace(out)
            except BaseException:
                Path(made.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        problem = error.strerror or str(error)
        raise InputError(ref=str(out), problem=problem, remedy="name a place that can be written") from error


def _tell(made: Brief) -> None:
    """What the gate held back, on standard error: how many sentences, and why."""
    from reportedly.output.text import clean

    for held in made.withheld:
        sys.stderr.write(f"reportedly: held back: {clean(held.text)[:200]} ({clean(held.reason)[:200]})\n")


def _progress(number: int) -> None:
    if number % 100 == 0 and sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[Kreading … {number:,} events")
        sys.stderr.flush()
