"""A PostgreSQL server of the tests' own: `python tests/store/server.py` says whether one can be had, and installs
Debian's where it is missing, we are root and apt reaches a mirror."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")
_PATIENCE = 60  # seconds, for a busy machine


class NoServerError(Exception):
    """Why there is none."""


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl: Debian keeps them off the path."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


def install() -> None:
    """Debian's PostgreSQL. Raises NoServerError."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NoServerError("PostgreSQL is not installed, and only root can install it, with apt-get")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quietly = ["apt-get", "-qq", "-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=20"]
    for step in (["update"], ["install", "-y", "--no-install-recommends", "postgresql"]):
        try:
            subprocess.run([*quietly, *step], env=environment, check=True, capture_output=True, timeout=300)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise NoServerError(f"apt-get {step[0]} failed") from error


@contextmanager
def server() -> Iterator[str]:
    """The URL of a server on a free port, gone with its files at the end. Raises NoServerError."""
    folder = binaries()
    if folder is None:
        raise NoServerError("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory(prefix="reportedly-pg-") as root:
        data, port = Path(root) / "data", _free_port()
        _own(Path(root))
        _run([folder / "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"])
        options = f"-p {port} -k {root} -c listen_addresses=127.0.0.1 -c fsync=off"
        control: list[str | Path] = [folder / "pg_ctl", "-D", data, "-w", "-t", str(_PATIENCE)]
        _run([*control, "-o", options, "-l", Path(root) / "log", "start"])
        try:
            yield f"postgresql://tests@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"])


def _run(command: Sequence[str | Path]) -> None:
    """PostgreSQL refuses to work for root: then as the user that Debian made for it."""
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    try:
        subprocess.run(words, check=True, capture_output=True, cwd="/", timeout=2 * _PATIENCE)
    except (OSError, subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        said = getattr(error, "stderr", b"") or b""
        raise NoServerError(f"{Path(command[0]).name}: {error} {said.decode(errors='replace').strip()}") from error


def _own(folder: Path) -> None:
    if os.geteuid() == 0:
        try:
            user = pwd.getpwnam("postgres")
        except KeyError:
            raise NoServerError("there is no user postgres to run it as") from None
        os.chown(folder, user.pw_uid, user.pw_gid)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def main() -> int:
    try:
        if binaries() is None:
            install()
        with server():
            print("PostgreSQL: the store is tested on it too")
    except NoServerError as reason:
        print(f"PostgreSQL: {reason}; the store is tested on SQLite alone")
    return 0


if __name__ == "__main__":
    sys.exit(main())
