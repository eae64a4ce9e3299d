"""Documents worked on side by side, each on a core of its own, and handed on in their order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Hashable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from typing import ParamSpec, Protocol, TypeVar

from reportedly.errors import InputError
from reportedly.model import Document

T = TypeVar("T")
P = ParamSpec("P")
Made = TypeVar("Made", covariant=True)

ALONE = 16
"""Documents done before other processes are started: to start them takes about as long."""
_SELDOM = 50_000
"""Objects made before the garbage collector looks at them: some documents' worth."""
AHEAD = 4
"""Documents read ahead for each process."""
MOST = 8
"""Processes started unasked; each takes some 200 MB."""


class Work(Hashable, Protocol[Made]):
    """What is done with each document. Hashable, and small enough to send along with every document."""

    def load(self) -> Callable[[Document], Made]: ...


@dataclass(frozen=True, slots=True)
class Fault:
    """The work failed on a document by a fault of ours: the error's name and words."""

    name: str
    words: str


def worked(
    results: Iterator[Document | InputError], work: Work[T], do: Callable[[Document], T], *, jobs: int | None
) -> Iterator[tuple[Document, T | Fault] | InputError]:
    """Each document with what the work made of it, in order; errors of inputs as they are.

    `do` is the work as loaded in this process. `jobs` is the number of processes; 1 is this one alone. None is one a
    core once there are many documents, unless it is reading that takes the time (a feed, a slow pipe).
    """
    _settle()
    if jobs is None:
        jobs = min(MOST, cores())
        if jobs > 1 and not (yield from _alone(results, do, most=ALONE)):
            jobs = 1
    if jobs > 1:
        yield from _side_by_side(results, work, jobs)
    else:
        yield from _alone(results, do, most=None)


def _alone(
    results: Iterator[Document | InputError], do: Callable[[Document], T], *, most: int | None
) -> Generator[tuple[Document, T | Fault] | InputError, None, bool]:
    """Works in this process on `most` documents, or all; says whether there may be more, and other processes help."""
    reading = working = 0.0
    done = 0
    while most is None or done < most:
        begin = time.perf_counter()
        result = next(results, None)
        reading += time.perf_counter() - begin
        if result is None:
            return False
        if isinstance(result, InputError):
            yield result
            continue
        done += 1
        begin = time.perf_counter()
        made = attempt(do, result)
        working += time.perf_counter() - begin
        yield result, made
    return reading < working


def _side_by_side(
    results: Iterator[Document | InputError], work: Work[T], jobs: int
) -> Iterator[tuple[Document, T | Fault] | InputError]:
    waiting: deque[tuple[Document, Future[T | Fault]] | InputError] = deque()
    # Spawned, not forked: a fork would take over the locks of threads that it does not have.
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),  # Ctrl-C is for the process that has the terminal
    )
    try:
        for result in results:
            waiting.append(result if isinstance(result, InputError) else (result, pool.submit(_work, work, result)))
            while waiting and (len(waiting) > jobs * AHEAD or _ready(waiting[0])):
                yield _outcome(waiting.popleft())
        while waiting:
            yield _outcome(waiting.popleft())
    except BrokenProcessPool:
        sys.exit("reportedly: a process was ended from outside, perhaps for its memory; try --jobs 1")
    finally:
        pool.shutdown(cancel_futures=True)


def _ready(entry: tuple[Document, Future[T | Fault]] | InputError) -> bool:
    return isinstance(entry, InputError) or entry[1].done()


def _outcome(entry: tuple[Document, Future[T | Fault]] | InputError) -> tuple[Document, T | Fault] | InputError:
    return entry if isinstance(entry, InputError) else (entry[0], entry[1].result())


def attempt(do: Callable[P, T], *given: P.args, **options: P.kwargs) -> T | Fault:
    """What `do` gives. A fault of ours in one document costs no other: it is told, not raised."""
    try:
        return do(*given, **options)
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        return Fault(type(error).__name__, str(error))


def _work(work: Work[T], document: Document) -> T | Fault:
    return attempt(_loaded(work), document)


@cache
def _loaded(work: Work[T]) -> Callable[[Document], T]:
    """Loaded once a process."""
    loaded = work.load()
    _settle()
    return loaded


def _settle() -> None:
    """What is loaded stays to the end, and a document leaves little behind: look for cyclic garbage seldom."""
    gc.freeze()
    gc.set_threshold(_SELDOM, 10, 10)


def cores() -> int:
    """Cores that this process may use, which in a container is fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
