"""The commands watch and feeds. Parse, call, print."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from reportedly.errors import InputError
from reportedly.store_cli import BAD_INPUT, Commands, opened, running, store_option

if TYPE_CHECKING:
    from reportedly.store import Added, Store

_NEEDED = {"protego": "robots.txt"}


def add_watch_commands(commands: Commands[Any], width: Callable[[], int]) -> argparse.ArgumentParser:
    """Adds `watch` and `feeds`; gives `watch`, which takes the options of coding."""
    watch: argparse.ArgumentParser = commands.add_parser(
        "watch",
        allow_abbrev=False,
        help="poll feeds and pages, add what is new or changed, alert",
        description="Poll the feeds of a file politely, add new and changed pages to the store, and alert.",
        epilog="example: reportedly watch feeds.toml --store mali.db",
    )
    watch.add_argument("feeds", type=Path, metavar="FEEDS", help="the file of feeds (docs/watch.md)")
    store_option(watch)
    watch.add_argument("--once", action="store_true", help="ask once for all that is due, and end; for cron")
    watch.add_argument("--warc", type=Path, metavar="DIR", help="keep all that was sent and came in WARC files there")
    watch.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="HOST",
        help="fetch from this host although its address is private; may be given more than once",
    )
    watch.set_defaults(run=_watch)

    feeds: argparse.ArgumentParser = commands.add_parser(
        "feeds",
        allow_abbrev=False,
        help="what each feed gave, and how it fares",
        description="Print what each feed that is watched gave, when it is tried next, and what went wrong last.",
        epilog="example: reportedly feeds --store mali.db",
    )
    store_option(feeds)
    feeds.add_argument("--format", choices=("table", "json"), default="table", help="table unless told otherwise")
    feeds.set_defaults(run=running(_feeds), width=width)
    return watch


class _Lines:
    """A line for each document that changed something, and one for each trouble."""

    def added(self, ref: str, added: Added) -> None:
        from reportedly.output.report import added_words
        from reportedly.output.text import clean

        sys.stdout.write(f"{clean(ref)}: {added_words(added)}\n")
        sys.stdout.flush()

    def trouble(self, error: InputError) -> None:
        from reportedly.output.text import clean

        sys.stderr.write(f"reportedly: {clean(error.ref)}: {clean(error.problem)}; {clean(error.remedy)}\n")
        sys.stderr.flush()


def _watch(options: argparse.Namespace) -> int:
    from reportedly.work import Coding

    lines = _Lines()
    try:
        _check_extra()
        from reportedly.watch.config import load_settings
        from reportedly.watch.run import watch

        settings = load_settings(options.feeds)
        code = Coding(options.actors, options.gazetteer).load()
        with opened(options.store) as store:
            before = signal.signal(signal.SIGTERM, _ended)
            try:
                unread = watch(
                    store,
                    settings,
                    code,
                    teller=lines,
                    once=options.once,
                    allowed_hosts=options.allow_host,
                    warc=options.warc,
                )
            finally:
                signal.signal(signal.SIGTERM, before)
    except InputError as error:
        from reportedly.store.watchlock import WatchedError

        lines.trouble(error)
        # For cron it is as well: the other watch does what is due.
        return 0 if options.once and isinstance(error, WatchedError) else BAD_INPUT
    if unread:
        problem = f"{len(unread)} of {len(settings.feeds)} feeds could not be read"
        lines.trouble(InputError(ref=str(options.feeds), problem=problem, remedy="reportedly feeds tells why"))
        return BAD_INPUT
    return 0


def _check_extra() -> None:
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in _NEEDED):
        raise InputError(
            ref="watch", problem="it needs more than is installed", remedy="pip install 'reportedly[watch]'"
        )


def _ended(*_: object) -> NoReturn:
    """SIGTERM is the ordinary way to end a service; what is under way is done anew the next time."""
    raise SystemExit(0)


def _feeds(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from datetime import UTC, datetime

    from reportedly.output.feeds import feeds_json, feeds_table
    from reportedly.output.jsons import json_page

    found = store.watch.feeds()
    if options.format == "json":
        yield json_page(feeds_json(found))
    else:
        yield feeds_table(found, store.alerts.undelivered(), width=options.width(), now=datetime.now(UTC))
