"""The command that runs the desk: parse, call, print."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from reportedly.errors import InputError
from reportedly.store_cli import BAD_INPUT, Commands, opened, store_option, words

if TYPE_CHECKING:
    from reportedly.web.settings import Settings

PORT = 8420
_NEEDED = ("fastapi", "uvicorn", "jinja2", "python_multipart", "argon2", "itsdangerous")


def add_web_commands(commands: Commands[Any]) -> None:
    """Adds serve to the commands."""
    serve: argparse.ArgumentParser = commands.add_parser(
        "serve",
        allow_abbrev=False,
        help="the desk: map, timeline, evidence and review, in a browser",
        description="Run the desk over the store, for this machine alone unless told otherwise, until Ctrl-C.",
        epilog="example: reportedly serve --store mali.db",
    )
    store_option(serve)
    serve.add_argument("--host", type=words, default="127.0.0.1", metavar="ADDRESS", help="127.0.0.1 unless told")
    serve.add_argument("--port", type=_port, default=PORT, metavar="PORT", help=f"{PORT} unless told otherwise")
    serve.add_argument("--team", action="store_true", help="people sign in, with accounts and roles; for any address")
    serve.add_argument("--open", choices=("yes", "no"), default="no", help="open a browser there; no unless told")
    serve.set_defaults(run=_serve)


def _port(value: str) -> int:
    if not (value.isascii() and value.isdecimal()) or not 0 < int(value) < 65536:
        raise argparse.ArgumentTypeError(f"{value!r} is no port; write 1 to 65535")
    return int(value)


def _serve(options: argparse.Namespace) -> int:
    from reportedly.output.text import clean

    try:
        _serving(options)
    except InputError as error:
        sys.stderr.write(f"reportedly: {clean(error.ref)}: {clean(error.problem)}; {clean(error.remedy)}\n")
        return BAD_INPUT
    return 0


def _serving(options: argparse.Namespace) -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise InputError(ref="serve", problem=f"{missing[0]} is missing", remedy="pip install 'reportedly[web]'")
    from threading import Thread

    import uvicorn

    from reportedly.web.app import create_app

    settings = _settings(options)
    opened(options.store).close()  # one of an older version is brought up to date where a terminal sees it
    app = create_app(options.store, settings)
    if options.team and not any(account.active for account in app.state.desk.store.accounts.all()):
        remedy = "make the first one: reportedly account add NAME --role admin"
        raise InputError(ref="--team", problem="nobody has an account yet", remedy=remedy)
    sock = _bound(options.host, options.port)
    url = f"http://{f'[{options.host}]' if ':' in options.host else options.host}:{options.port}/"
    sys.stderr.write(f"the desk is at {url} (Ctrl-C ends it)\n")
    if options.open == "yes":
        import webbrowser

        webbrowser.open(url)
    # What the first page asks takes seconds where there are very many events: it is read while the browser starts.
    Thread(target=app.state.desk.store.prepare_overview, daemon=True).start()
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=5)
    server = uvicorn.Server(config)
    app.state.desk.news.ending = lambda: server.should_exit  # those who listen would keep it waiting
    server.run(sockets=[sock])


def _settings(options: argparse.Namespace) -> Settings:
    from reportedly.web.settings import LOOPBACK, Settings

    if options.team:
        from reportedly.web.secret import secret_for, warn_if_open

        warn_if_open(options.host)
        return Settings(team=True, hosts=None, secret=secret_for(options.store))
    if options.host not in LOOPBACK:
        remedy = "leave --host out, or let people sign in: --team"
        raise InputError(
            ref=f"--host {options.host}", problem="others could reach it without signing in", remedy=remedy
        )
    return Settings()


def _bound(host: str, port: int) -> Any:
    """The socket, bound before anything is said of it."""
    import socket

    try:
        (family, *_, address), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
    except OSError as error:
        problem = error.strerror or str(error)
        raise InputError(ref=f"{host}:{port}", problem=problem, remedy="take another --port or --host") from None
    return made
