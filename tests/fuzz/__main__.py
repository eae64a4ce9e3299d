"""python -m tests.fuzz TARGET --seconds N: one target with atheris, or `all`, each so long (docs/fuzzing.md).

Prints how many inputs were tried, and every kind of failure once, with an input that brings it about; exit 1 for any.
"""

from __future__ import annotations

import argparse
import atexit
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.fuzz.odd import made_odd

if TYPE_CHECKING:
    from tests.fuzz.targets import Target

_OWN_THREADS = ("api", "postgres", "code")  # they are not begun before a process is divided
_SLOW = 5.0  # seconds of the processor for one small input are a failure


class _Watched:
    """A target that goes on after a failure, counts, and ends the process when its time is over."""

    def __init__(self, run: Callable[[bytes], object], name: str, seconds: float, kept: Path) -> None:
        self._run, self._name, self._kept = run, name, kept
        self._seconds = seconds
        self._begun = time.monotonic()
        self._tried, self._slowest = 0, 0.0
        self._failures: dict[str, int] = {}

    def __call__(self, data: bytes) -> None:
        from reportedly.errors import InputError

        begun = time.process_time()
        try:
            self._run(data)
        except InputError:
            pass
        except BaseException as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            self._failed(f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}: {error!s:.100}", data)
        took = time.process_time() - begun  # not that of others, on a busy machine
        self._tried += 1
        self._slowest = max(self._slowest, took)
        if took > _SLOW:
            self._failed(f"slow: {took:.0f} s", data)
        if (whole := time.monotonic() - self._begun) > self._seconds:
            self._end(whole)

    def _failed(self, told: str, data: bytes) -> None:
        place = told.split(": ")[0]
        if place not in self._failures:
            path = self._kept / f"{self._name}-{len(self._failures)}"
            path.write_bytes(data)
            print(f"{self._name}: {told} ({path})\n  {data[:200]!r}", flush=True)
        self._failures[place] = self._failures.get(place, 0) + 1

    def _end(self, seconds: float) -> None:
        told = f"{self._tried:,} inputs in {seconds:.0f} s, the slowest in {self._slowest:.2f} s"
        print(f"{self._name}: {told}, {len(self._failures)} kinds of failure", flush=True)
        atexit._run_exitfuncs()  # a database's server is ended
        os._exit(1 if self._failures else 0)  # libFuzzer gives no way back


def main() -> None:
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is not installed: pip install 'reportedly[fuzz]'")
    with atheris.instrument_imports(include=["reportedly"]):
        from tests.fuzz.targets import TARGETS

        parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
        parser.add_argument("target", choices=[*TARGETS, "all"])
        parser.add_argument("--seconds", type=float, default=60)
        parser.add_argument("--kept", type=Path, default=Path("build/fuzz"), help="where failing inputs are put")
        parser.add_argument("--corpus", type=Path, help="where what goes new ways is kept for the next time")
        options = parser.parse_args()
        names = list(TARGETS) if options.target == "all" else [options.target]
        for name in names:
            for data in TARGETS[name].seeds():  # so that what is imported late is looked into as well
                if len(names) == 1 or name not in _OWN_THREADS:
                    with suppress(Exception):
                        TARGETS[name].run(data)
    options.kept.mkdir(parents=True, exist_ok=True)
    if len(names) == 1:
        _fuzz(names[0], TARGETS[names[0]], options)
    failed = False
    for name in names:  # libFuzzer ends its process, so that each has one of its own
        if (child := os.fork()) == 0:
            _fuzz(name, TARGETS[name], options)
        failed |= os.waitpid(child, 0)[1] != 0
    sys.exit(failed)


def _fuzz(name: str, target: Target, options: argparse.Namespace) -> None:
    """Till the time is over; does not come back."""
    import atheris

    begin = target.seeds()
    corpus = options.corpus / name if options.corpus else Path(tempfile.mkdtemp(prefix="corpus"))
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(begin):
        (corpus / str(number)).write_bytes(data)
    watched = _Watched(target.run, name, options.seconds, options.kept)
    usual = max(200, *(2 * len(data) for data in begin))
    longest = max(8_192, usual)

    def changed(data: bytes, most: int, seed: int) -> bytes:
        """Half by what libFuzzer does to bytes, half with words and pieces."""
        random = Random(seed)
        most = most if random.random() < 0.02 else min(most, usual)  # short ones are tried faster
        if random.random() < 0.5:
            return bytes(atheris.Mutate(data[:most], most))
        return made_odd(data, random, longest=most)

    flags = [f"-max_len={longest}", "-timeout=120", "-rss_limit_mb=4096", "-verbosity=0", "-print_final_stats=0"]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], watched, custom_mutator=changed)
    atheris.Fuzz()


main()
