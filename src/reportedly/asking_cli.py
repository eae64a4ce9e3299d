"""The options by which every command asks the store: which events, and as of when."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from typing import TYPE_CHECKING

from reportedly.errors import InputError
from reportedly.moments import moment
from reportedly.store_cli import count, words

if TYPE_CHECKING:
    from reportedly.store import Asked

STANDINGS = ("disputed", "admitted", "corroborated", "reported", "claimed")


def filter_options(command: argparse.ArgumentParser) -> None:
    """Which events; `asked` reads them."""
    command.add_argument(
        "--country", type=words, metavar="COUNTRY", help="its name or its ISO 3166 code of two letters"
    )
    command.add_argument("--place", type=words, metavar="PLACE", help="a place's name or id")
    command.add_argument("--actor", type=words, metavar="ACTOR", help="a party's name or id, on any side")
    command.add_argument(
        "--type", type=words, metavar="TYPE", dest="event_type", help="PLOVER's type or ACLED's sub-event"
    )
    command.add_argument("--since", type=_day, metavar="DATE", help="that may have happened on this day or later")
    command.add_argument("--until", type=_day, metavar="DATE", help="that may have happened on this day or earlier")
    command.add_argument("--standing", choices=STANDINGS, help="how they stand")
    command.add_argument("--text", type=words, metavar="WORDS", help="that documents with these words tell of")
    command.add_argument("--limit", type=count, metavar="N", help="at most N")


def as_of_option(command: argparse.ArgumentParser) -> None:
    """As of when."""
    command.add_argument(
        "--as-of",
        type=_moment,
        metavar="TIME",
        help="what the store knew then: a day, or a time as 2026-04-28T18:00, in UTC unless it names its zone",
    )


def asked(options: argparse.Namespace) -> Asked:
    """What the filter options ask for. Raises InputError for an unknown country or days that are out of order."""
    from reportedly.link.registry import load_registry
    from reportedly.resolve.model import Standing
    from reportedly.store import Asked

    if options.since and options.until and options.since > options.until:
        since, until = f"--since {options.since}", f"--until {options.until}"
        raise InputError(ref=since, problem=f"later than {until}", remedy="exchange the two")
    country = load_registry().country_code(options.country) if options.country else None
    if options.country and country is None:
        raise InputError(ref=options.country, problem="no such country", remedy="give its ISO 3166 code, such as ML")
    if options.event_type:
        from reportedly.asked_types import check_type

        check_type(options.event_type, ref=f"--type {options.event_type}")
    return Asked(
        country=_given(country),
        place=_given(options.place),
        actor=_given(options.actor),
        event_type=_given(options.event_type),
        since=options.since,
        until=options.until,
        standing=(Standing(options.standing),) if options.standing else (),
        text=options.text,
        limit=options.limit,
    )


def _given(told: str | None) -> tuple[str, ...]:
    return () if told is None else (told,)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no date; write it as YYYY-MM-DD") from None


def _moment(value: str) -> datetime:
    try:
        return moment(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
