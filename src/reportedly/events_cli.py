"""The commands that ask the store: events, show, control, sources; and the options of add. Parse, call, print."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from reportedly.asking_cli import as_of_option, asked, filter_options
from reportedly.judge_cli import add_judging_commands
from reportedly.store_cli import Commands, Printed, known_event, running, store_option, words

if TYPE_CHECKING:
    from reportedly.store import Store


def add_events_commands(commands: Commands[Any], width: Callable[[], int]) -> argparse.ArgumentParser:
    """Adds the commands to the others; gives `add`, which takes inputs as the others do. `width` is the terminal's."""
    add: argparse.ArgumentParser = commands.add_parser(
        "add",
        allow_abbrev=False,
        help="documents into the store, their claims into events",
        description="Read documents into the store, and work out anew the events that they touch.",
        epilog="example: reportedly add news/ --store mali.db",
    )
    store_option(add)

    events = _asking(
        commands,
        "events",
        _events,
        width,
        formats=("table", "json", "jsonl", "csv"),
        help="the events of the store",
        description="Print the events that fit all that is asked, the latest first.",
        epilog="example: reportedly events --country Mali --since 2026-04-24 --standing disputed",
    )
    filter_options(events)

    show = _asking(
        commands,
        "show",
        _show,
        width,
        formats=("table", "json"),
        help="one event, each value with its claims",
        description="Print one event: its values, how it stands and why, and the claims, by who makes them.",
        epilog="example: reportedly show 3f2a9c1b0d",
    )
    show.add_argument("event", type=words, metavar="EVENT", help="an event's id, or its beginning")

    control = _asking(
        commands,
        "control",
        _control,
        width,
        formats=("table", "json"),
        help="who is said to hold a place, over time",
        description="Print who is said to have taken, left or held a place, when, and by whom it is said.",
        epilog="example: reportedly control Kidal",
    )
    control.add_argument("place", type=words, metavar="PLACE", help="a place's name or id")

    _asking(
        commands,
        "sources",
        _sources,
        width,
        formats=("table", "json"),
        help="what each source asserted, and how it fared",
        description="Print for each source how much it asserted, and how often others bore it out or contradicted it.",
        epilog="example: reportedly sources --format json",
    )

    add_judging_commands(commands)
    return add


def _asking(
    commands: Commands[Any],
    name: str,
    printed: Printed,
    width: Callable[[], int],
    *,
    formats: Sequence[str],
    help: str,
    description: str,
    epilog: str,
) -> argparse.ArgumentParser:
    """A command that asks the store something."""
    command: argparse.ArgumentParser = commands.add_parser(
        name, allow_abbrev=False, help=help, description=description, epilog=epilog
    )
    store_option(command)
    command.add_argument("--format", choices=formats, default="table", help="table unless told otherwise")
    as_of_option(command)
    command.set_defaults(run=running(printed), width=width)
    return command


def _events(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.output.events import event_csv, event_table
    from reportedly.output.jsons import json_pages, json_text
    from reportedly.parallel import settle_garbage
    from reportedly.resolve.jsons import event_json

    settle_garbage()
    found = store.each_event(asked(options), options.as_of)  # some hundred at a time: there may be very many
    if options.format == "table":
        yield from event_table(found, width=options.width())
    elif options.format == "csv":
        yield from event_csv(found)
    elif options.format == "jsonl":
        yield from (json_text(event_json(event)) + "\n" for event in found)
    else:
        yield from json_pages(event_json(event) for event in found)


def _show(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.output.events import event_page
    from reportedly.output.jsons import json_page
    from reportedly.resolve.jsons import event_json

    event = known_event(store, options.event, options.as_of)
    yield json_page(event_json(event)) if options.format == "json" else event_page(event, width=options.width())


def _control(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.output.jsons import json_page
    from reportedly.output.records import control_json, control_table

    found = store.control(options.place, options.as_of)
    yield json_page(control_json(found)) if options.format == "json" else control_table(found, width=options.width())


def _sources(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.output.jsons import json_page
    from reportedly.output.records import source_table, sources_json

    found = store.sources(options.as_of)
    yield json_page(sources_json(found)) if options.format == "json" else source_table(found, width=options.width())
