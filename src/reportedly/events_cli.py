"""The commands of the store: add, events, show, judge, same, different, undo, control, sources. Parse, call, print."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.errors import InputError

if TYPE_CHECKING:
    from reportedly.resolve.model import Event
    from reportedly.store import Store

Commands = argparse._SubParsersAction
Printed = Callable[[argparse.Namespace, "Store"], Iterable[str]]
BAD_INPUT = 2
STORE = "reportedly.db"
STANDINGS = ("disputed", "admitted", "corroborated", "reported", "claimed")


def add_events_commands(commands: Commands[Any], width: Callable[[], int]) -> argparse.ArgumentParser:
    """Adds the commands to the others; gives `add`, which takes inputs as the others do. `width` is the terminal's."""
    add: argparse.ArgumentParser = commands.add_parser(
        "add",
        allow_abbrev=False,
        help="documents into the store, their claims into events",
        description="Read documents into the store, and work out anew the events that they touch.",
        epilog="example: reportedly add news/ --store mali.db",
    )
    _store(add)

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
    events.add_argument("--country", metavar="COUNTRY", help="its name or its ISO 3166 code of two letters")
    events.add_argument("--place", metavar="PLACE", help="a place's name or id")
    events.add_argument("--actor", metavar="ACTOR", help="a party's name or id, on any side")
    events.add_argument("--type", metavar="TYPE", dest="event_type", help="PLOVER's type or ACLED's sub-event")
    events.add_argument("--since", type=_day, metavar="DATE", help="that may have happened on this day or later")
    events.add_argument("--until", type=_day, metavar="DATE", help="that may have happened on this day or earlier")
    events.add_argument("--standing", choices=STANDINGS, help="how they stand")
    events.add_argument("--text", metavar="WORDS", help="that documents with these words tell of")
    events.add_argument("--limit", type=_count, metavar="N", help="at most N")

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
    show.add_argument("event", metavar="EVENT", help="an event's id, or its beginning")

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
    control.add_argument("place", metavar="PLACE", help="a place's name or id")

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

    judge = _deciding(
        commands,
        "judge",
        _judge,
        help="confirm or reject an event, or set a value of it",
        description="Record your judgement of an event. It binds, and can be undone.",
        epilog='example: reportedly judge 3f2a9c1b0d set killed 12 --because "the hospital\'s list"',
    )
    judge.add_argument("event", metavar="EVENT", help="an event's id, or its beginning")
    judge.add_argument("decision", choices=("confirm", "reject", "set"), help="what you decide")
    judge.add_argument(
        "field", nargs="?", metavar="FIELD", help="of set: the value's name, as show --format json has it"
    )
    judge.add_argument("value", nargs="?", metavar="VALUE", help="of set: the value, as JSON or as plain words")
    for kind, what in (("same", "are one happening"), ("different", "are not one happening")):
        pair = _deciding(
            commands,
            kind,
            _pair,
            help=f"two events or claims {what}",
            description=f"Record that these events or claims {what}. It binds, and can be undone.",
            epilog=f'example: reportedly {kind} 3f2a9c1b0d 77b0e1c2aa --because "one convoy, told twice"',
        )
        pair.add_argument("subjects", nargs="+", metavar="EVENT", help="ids of events or claims, two or more")
    undo = _deciding(
        commands,
        "undo",
        _undo,
        help="take back a judgement",
        description="Take back a judgement, the last one unless told which. It stays on record.",
        epilog='example: reportedly undo 4 --because "the list was of another day"',
    )
    undo.add_argument("number", nargs="?", type=_count, metavar="NUMBER", help="the judgement's number")
    return add


def _store(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--store", default=STORE, metavar="STORE", help=f"a file, or postgresql://…; {STORE} unless told otherwise"
    )


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
    _store(command)
    command.add_argument("--format", choices=formats, default="table", help="table unless told otherwise")
    command.add_argument(
        "--as-of",
        type=_moment,
        metavar="TIME",
        help="what the store knew then: a day, or a time as 2026-04-28T18:00, in UTC unless it names its zone",
    )
    command.set_defaults(run=_running(printed), width=width)
    return command


def _deciding(
    commands: Commands[Any], name: str, printed: Printed, *, help: str, description: str, epilog: str
) -> argparse.ArgumentParser:
    """A command that records a judgement."""
    command: argparse.ArgumentParser = commands.add_parser(
        name, allow_abbrev=False, help=help, description=description, epilog=epilog
    )
    _store(command)
    command.add_argument("--because", required=name != "undo", default="", metavar="WORDS", help="why")
    command.add_argument("--who", metavar="NAME", help="who decides; you, as this machine knows you, unless told")
    command.set_defaults(run=_running(printed))
    return command


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no date; write it as YYYY-MM-DD") from None


def _moment(value: str) -> datetime:
    """A time with its zone; a day alone is its end."""
    try:
        told = datetime.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no time; write it as YYYY-MM-DDTHH:MM") from None
    if len(value) <= len("2026-04-28"):
        told = datetime.combine(told.date(), time.max)
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _count(value: str) -> int:
    if not (value.isascii() and value.isdecimal()) or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number; write 1 or more")
    return int(value)


def _running(printed: Printed) -> Callable[[argparse.Namespace], int]:
    """Opens the store, prints what the command says, and turns what a user can mend into one line."""

    def run(options: argparse.Namespace) -> int:
        from reportedly.output.text import clean
        from reportedly.store import open_store

        try:
            if "://" not in options.store and not Path(options.store).exists():
                raise InputError(ref=options.store, problem="there is no such store", remedy="make one: reportedly add")
            with open_store(options.store) as store:
                for text in printed(options, store):
                    sys.stdout.write(text)
        except InputError as error:
            words = f"{clean(error.ref)}: {clean(error.problem)}; {clean(error.remedy)}"
            sys.stderr.write(f"reportedly: {words}\n")
            return BAD_INPUT
        return 0

    return run


def _events(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.link.registry import load_registry
    from reportedly.output.events import event_csv, event_table
    from reportedly.resolve.jsons import event_json
    from reportedly.resolve.model import Standing

    country = load_registry().country_code(options.country) if options.country else None
    if options.country and country is None:
        raise InputError(ref=options.country, problem="no such country", remedy="give its ISO 3166 code, such as ML")
    found = store.events(
        country=country,
        place=options.place,
        actor=options.actor,
        event_type=options.event_type,
        since=options.since,
        until=options.until,
        standing=Standing(options.standing) if options.standing else None,
        text=options.text,
        as_of=options.as_of,
        limit=options.limit,
    )
    if options.format == "table":
        yield event_table(found, width=options.width())
    elif options.format == "csv":
        yield event_csv(found)
    elif options.format == "jsonl":
        yield from (json.dumps(event_json(event), ensure_ascii=False) + "\n" for event in found)
    else:
        yield _json([event_json(event) for event in found])


def _show(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.output.events import event_page
    from reportedly.resolve.jsons import event_json

    event = _known(store, options.event, options.as_of)
    yield _json(event_json(event)) if options.format == "json" else event_page(event, width=options.width())


def _known(store: Store, name: str, as_of: datetime | None = None) -> Event:
    """The event of an id or its beginning. Raises InputError."""
    event = store.event(name, as_of)
    if event is None:
        raise InputError(ref=name, problem="no event of that id", remedy="see reportedly events")
    return event


def _control(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.output.records import control_json, control_table

    found = store.control(options.place, options.as_of)
    yield _json(control_json(found)) if options.format == "json" else control_table(found, width=options.width())


def _sources(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.output.records import source_table, sources_json

    found = store.sources(options.as_of)
    yield _json(sources_json(found)) if options.format == "json" else source_table(found, width=options.width())


def _judge(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.resolve.model import JudgementKind

    if (options.decision == "set") != (options.field is not None and options.value is not None):
        wanted = "set takes a FIELD and a VALUE, and confirm and reject take none"
        raise InputError(ref=f"judge {options.decision}", problem=wanted, remedy="see reportedly judge --help")
    event = _known(store, options.event)
    done = store.judge(
        JudgementKind(options.decision),
        [event.event_id],
        field=options.field,
        value=_value(options.value) if options.value is not None else None,
        because=options.because,
        who=_who(options),
    )
    yield _recorded(done.seq)


def _value(words: str) -> Any:
    """The value as JSON, else the words themselves."""
    try:
        return json.loads(words)
    except ValueError:
        return words


def _pair(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.resolve.model import JudgementKind

    if len(options.subjects) < 2:
        raise InputError(ref=options.command, problem="one is not two", remedy="give two events or claims, or more")
    done = store.judge(JudgementKind(options.command), options.subjects, because=options.because, who=_who(options))
    yield _recorded(done.seq)


def _undo(options: argparse.Namespace, store: Store) -> Iterable[str]:
    done = store.undo(options.number, because=options.because, who=_who(options))
    yield f"judgement {done.seq} is undone\n"


def _recorded(number: int) -> str:
    return f"judgement {number} is recorded; reportedly undo {number} takes it back\n"


def _who(options: argparse.Namespace) -> str:
    if options.who:
        return str(options.who)
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a process whose user has no name
        raise InputError(ref="--who", problem="this machine does not know you", remedy="say who decides") from None


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
