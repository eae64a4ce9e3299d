"""The command that keeps the accounts of a shared desk: parse, call, print. A password is never on the command line."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportedly.errors import InputError
from reportedly.store_cli import BAD_INPUT, Commands, opened, store_option, words

if TYPE_CHECKING:
    from reportedly.store import Store
    from reportedly.store.accounts import Accounts

ROLES = ("viewer", "coder", "editor", "admin")


def add_account_commands(commands: Commands[Any]) -> None:
    """Adds account to the commands."""
    account: argparse.ArgumentParser = commands.add_parser(
        "account",
        allow_abbrev=False,
        help="who may use a desk that is shared",
        description="Keep the accounts of a desk that people share: reportedly serve --team.",
    )
    below = account.add_subparsers(dest="account_command", required=True, metavar="COMMAND")
    for name, help, told in (
        ("add", "a new account; its password is asked for, or is the first line of standard input", "mia --role coder"),
        ("list", "the accounts, their roles and tokens", ""),
        ("role", "give an account another role", "mia editor"),
        ("disable", "close an account; what it decided stays", "mia"),
        ("enable", "open it again", "mia"),
        ("password", "a new password; it ends the account's sessions", "mia"),
        ("token", "a token for scripts, shown once", "mia --label nightly"),
        ("revoke", "take a token back", "3fa91c0b"),
    ):
        command: argparse.ArgumentParser = below.add_parser(
            name,
            allow_abbrev=False,
            help=help,
            description=help[:1].upper() + help[1:] + ".",
            epilog=f"example: reportedly account {name} {told}".rstrip(),
        )
        store_option(command)
        if name == "revoke":
            command.add_argument("token", type=words, metavar="TOKEN", help="the token's id, as list prints it")
        elif name != "list":
            command.add_argument("name", type=words, metavar="NAME", help="the account's name")
        if name == "role":
            command.add_argument("role", choices=ROLES, metavar="ROLE", help=", ".join(ROLES))
        if name == "add":
            command.add_argument("--role", choices=ROLES, default="viewer", help="viewer unless told otherwise")
        if name == "token":
            command.add_argument("--label", type=words, default="script", metavar="WORDS", help="what it is for")
        command.set_defaults(run=_account)


def _account(options: argparse.Namespace) -> int:
    from reportedly.output.text import clean

    try:
        making = options.account_command == "add"
        told = _password() if making else ""  # before a store is made for it
        with opened(options.store, create=making) as store:
            for line in _done(options, store, told):
                sys.stdout.write(f"{clean(line)}\n")
    except InputError as error:
        sys.stderr.write(f"reportedly: {clean(error.ref)}: {clean(error.problem)}; {clean(error.remedy)}\n")
        return BAD_INPUT
    return 0


def _done(options: argparse.Namespace, store: Store, new_password: str) -> Iterable[str]:
    from reportedly.store.accounts import Role

    accounts, what, by = store.accounts, options.account_command, _user()
    if what == "list":
        return _listed(accounts)
    if what == "revoke":
        accounts.end_token(options.token)
        return [f"token {options.token} is taken back"]
    if what == "token":
        token, secret = accounts.add_token(options.name, options.label)
        return [f"token {token.token_id} of {token.account}; it is shown this once:", secret]
    if what == "add":
        known = accounts.add(options.name, Role(options.role), new_password, by=by)
    elif what == "password":
        known = accounts.change(options.name, password=_password(), by=by)
    elif what == "role":
        known = accounts.change(options.name, role=Role(options.role), by=by)
    else:
        known = accounts.change(options.name, active=what == "enable", by=by)
    return [f"{known.name}: {known.role.value}{'' if known.active else ', closed'}"]


def _listed(accounts: Accounts) -> Iterable[str]:
    for account in accounts.all():
        yield f"{account.name}: {account.role.value}{'' if account.active else ', closed'}"
        for token in accounts.tokens(account.name):
            yield f"{account.name}: token {token.token_id} of {token.made:%Y-%m-%d}, {token.label}"


def _password() -> str:
    """The hash of a password that is typed twice, or the first line of standard input."""
    try:
        from reportedly.web.passwords import hashed
    except ImportError:
        remedy = "pip install 'reportedly[web]'"
        raise InputError(ref="account", problem="argon2 is missing", remedy=remedy) from None
    if not sys.stdin.isatty():
        return hashed(sys.stdin.readline().rstrip("\r\n"))
    told = getpass.getpass("password: ")
    if getpass.getpass("once more: ") != told:
        raise InputError(ref="password", problem="the two differ", remedy="type it again")
    return hashed(told)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a process whose user has no name
        return "this machine"
