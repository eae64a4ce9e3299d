"""The commands that record what people decide: judge, same, different, undo. Parse, call, print."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportedly.deciding import FIELDS, value_of
from reportedly.errors import InputError
from reportedly.store_cli import Commands, Printed, count, known_event, running, store_option, words

if TYPE_CHECKING:
    from reportedly.store import Store


def add_judging_commands(commands: Commands[Any]) -> None:
    """Adds judge, same, different and undo to the commands."""
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
    judge.add_argument("field", nargs="?", metavar="FIELD", help=f"of set: {', '.join(FIELDS)}")
    judge.add_argument("value", nargs="?", metavar="VALUE", help="of set: a number, a day as YYYY-MM-DD, or a name")
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
    undo.add_argument("number", nargs="?", type=count, metavar="NUMBER", help="the judgement's number")


def _deciding(
    commands: Commands[Any], name: str, printed: Printed, *, help: str, description: str, epilog: str
) -> argparse.ArgumentParser:
    """A command that records a judgement."""
    command: argparse.ArgumentParser = commands.add_parser(
        name, allow_abbrev=False, help=help, description=description, epilog=epilog
    )
    store_option(command)
    command.add_argument("--because", type=words, required=name != "undo", metavar="WORDS", help="why")
    command.add_argument(
        "--who", type=words, metavar="NAME", help="who decides; you, as this machine knows you, unless told"
    )
    command.set_defaults(run=running(printed))
    return command


def _judge(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.resolve.model import JudgementKind

    if (options.decision == "set") != (options.field is not None and options.value is not None):
        wanted = "set takes a FIELD and a VALUE, and confirm and reject take none"
        raise InputError(ref=f"judge {options.decision}", problem=wanted, remedy="see reportedly judge --help")
    event = known_event(store, options.event)
    value = value_of(event, options.field, options.value) if options.decision == "set" else None
    done = store.judge(
        JudgementKind(options.decision),
        [event.event_id],
        field=options.field,
        value=value,
        because=options.because,
        who=_who(options),
    )
    yield _recorded(done.seq)


def _pair(options: argparse.Namespace, store: Store) -> Iterable[str]:
    from reportedly.resolve.model import JudgementKind

    if len(options.subjects) < 2:
        raise InputError(ref=options.command, problem="one is not two", remedy="give two events or claims, or more")
    done = store.judge(JudgementKind(options.command), options.subjects, because=options.because, who=_who(options))
    yield _recorded(done.seq)


def _undo(options: argparse.Namespace, store: Store) -> Iterable[str]:
    done = store.undo(options.number, because=options.because or "", who=_who(options))
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
