"""The commands verify and key: parse, call, print."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.store_cli import BAD_INPUT, Commands

ALTERED = 1
_MOST_LINES = 100
_LONGEST = 300  # columns of a line


def add_evidence_commands(commands: Commands[Any]) -> None:
    verify: argparse.ArgumentParser = commands.add_parser(
        "verify",
        allow_abbrev=False,
        help="whether an evidence pack is whole",
        description="Check an evidence pack without a network or a store. It exits with 0 if the pack is whole, 1 if"
        " anything was altered, 2 if it cannot be read.",
        epilog="example: reportedly verify kidal.zip --key newsroom.key.pub",
    )
    verify.add_argument("file", type=Path, metavar="FILE", help="what reportedly export --as evidence wrote")
    verify.add_argument("--key", type=Path, metavar="PUB", help="the public key that should have signed it")
    verify.set_defaults(run=_careful(_verify))

    key = commands.add_parser(
        "key",
        allow_abbrev=False,
        help="keys that sign evidence packs",
        description="Make or show a key that signs evidence packs (Ed25519).",
        epilog="reportedly key COMMAND --help tells more.",
    )
    kinds = key.add_subparsers(dest="key_command", required=True, metavar="COMMAND")
    new = kinds.add_parser(
        "new",
        allow_abbrev=False,
        help="make a key",
        description="Make a key: FILE, the private half, which only you can read, and FILE.pub, which you hand out.",
        epilog="example: reportedly key new newsroom.key",
    )
    new.add_argument("file", type=Path, metavar="FILE", help="where the private key goes; it must not be there yet")
    new.set_defaults(run=_careful(_new))
    show = kinds.add_parser(
        "show",
        allow_abbrev=False,
        help="the fingerprint of a key",
        description="Print the fingerprint of a key, private or public, to compare with one that you were told.",
        epilog="example: reportedly key show newsroom.key.pub",
    )
    show.add_argument("file", type=Path, metavar="FILE", help="a private or a public key")
    show.set_defaults(run=_careful(_show))


def _careful(printed: Callable[[argparse.Namespace], tuple[int, Iterable[str]]]) -> Callable[[argparse.Namespace], int]:
    """Prints what the command says; what a user can mend is one line."""

    def run(options: argparse.Namespace) -> int:
        from reportedly.output.text import clean

        try:
            status, lines = printed(options)
        except InputError as error:
            sys.stderr.write(f"reportedly: {clean(error.ref)}: {clean(error.problem)}; {clean(error.remedy)}\n")
            return BAD_INPUT
        for line in lines:
            sys.stdout.write(f"{line}\n")
        return status

    return run


def _verify(options: argparse.Namespace) -> tuple[int, Iterable[str]]:
    from reportedly.evidence.checking import check
    from reportedly.evidence.keys import load_public
    from reportedly.evidence.opening import open_pack
    from reportedly.output.text import clean, cut

    key = load_public(options.key) if options.key else None
    with open_pack(options.file) as pack:
        found = check(pack, key)
    lines = [f"{clean(str(options.file))}: {'whole' if found.whole else 'NOT WHOLE'}"]
    lines += [f"  {cut(clean(words), _LONGEST)}" for words in found.findings[:_MOST_LINES]]
    if len(found.findings) > _MOST_LINES:
        lines.append(f"  and {len(found.findings) - _MOST_LINES:,} more")
    lines += [f"  {clean(words)}" for words in found.notes]
    return (0 if found.whole else ALTERED), lines


def _new(options: argparse.Namespace) -> tuple[int, Iterable[str]]:
    from reportedly.evidence.keys import new_key

    public, fingerprint = new_key(options.file)
    return 0, [f"{options.file}: the private key; keep it to yourself", f"{public}: the public key", fingerprint]


def _show(options: argparse.Namespace) -> tuple[int, Iterable[str]]:
    from reportedly.evidence.keys import fingerprint, load_public

    return 0, [fingerprint(load_public(options.file))]
