"""The command refresh: parse, call, say what changed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportedly.store_cli import Commands, running, store_option

if TYPE_CHECKING:
    from reportedly.store import Store


def add_refresh_command(commands: Commands[Any]) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "refresh",
        allow_abbrev=False,
        help="work out the store's events again, after a change of rules",
        description="Work out again the events that other rules made; those that change get a new version.",
        epilog="example: reportedly refresh --store mali.db",
    )
    command.add_argument("--all", action="store_true", help="all events, and not only those that other rules made")
    store_option(command)
    command.set_defaults(run=running(_refresh))


def _refresh(options: argparse.Namespace, store: Store) -> Iterable[str]:
    looked_at = changed = 0
    for step in store.again(every=options.all):
        looked_at, changed = step.looked_at, step.changed
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[Kresolving … {looked_at:,} of {step.of:,} events")
            sys.stderr.flush()
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    events = f"{looked_at:,} event{'' if looked_at == 1 else 's'}"
    sys.stderr.write(f"reportedly: looked at {events} again, {changed:,} new or changed\n")
    return ()
