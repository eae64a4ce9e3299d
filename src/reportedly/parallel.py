"""Documents worked on side by side, each on a core of its own, and handed on in their order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Hashable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Generic, ParamSpec, Protocol, TypeAlias, TypeVar, runtime_checkable

from reportedly.bounds import Bound, noting
from reportedly.errors import InputError
from reportedly.model import Document

if TYPE_CHECKING:
    from reportedly.parts import Part

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


@runtime_checkable
class Divided(Protocol[T]):
    """Work that can be done on parts of a long document side by side."""

    def parts(self, document: Document) -> list[Part]:
        """The document's parts; its only one if it is not long."""
        ...

    def placed(self, part: Part, made: T) -> T:
        """What was made of a part, as of the whole document."""
        ...

    def joined(self, made: Sequence[T]) -> T:
        """What was made of all parts, in their order, as one."""
        ...


@dataclass(frozen=True, slots=True)
class Fault:
    """The work failed on a document by a fault of ours: the error's name and words."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What the work made of a document, and the bounds that its text ran into, once for each sentence."""

    document: Document
    made: T | Fault
    bounds: tuple[Bound, ...] = ()


def worked(
    results: Iterator[Document | InputError], work: Work[T], do: Callable[[Document], T], *, jobs: int | None
) -> Iterator[Outcome[T] | InputError]:
    """Each document with what the work made of it, in order; errors of inputs as they are.

    `do` is the work as loaded in this process. `jobs` is the number of processes; 1 is this one alone. None is one a
    core once there are many documents, unless it is reading that takes the time (a feed, a slow pipe), or once there is
    one so long that its parts are many.
    """
    settle_garbage()
    if jobs is None:
        jobs = min(MOST, cores())
        long: list[Document] = []
        if jobs > 1 and not (yield from _alone(results, do, most=ALONE, work=work, long=long)):
            jobs = 1
        results = chain(long, results)
    if jobs > 1:
        yield from _side_by_side(results, work, jobs)
    else:
        yield from _alone(results, do, most=None, work=work)


def _alone(
    results: Iterator[Document | InputError],
    do: Callable[[Document], T],
    *,
    most: int | None,
    work: Work[T],
    long: list[Document] | None = None,
) -> Generator[Outcome[T] | InputError, None, bool]:
    """Works in this process on `most` documents, or all; says whether there may be more, and other processes help.

    It ends before a document of many parts, and puts it into `long`, if that is given."""
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
        if long is not None and isinstance(work, Divided) and len(work.parts(result)) > 1:
            long.append(result)
            return True
        done += 1
        begin = time.perf_counter()
        made, bounds = _noted(do, result)
        working += time.perf_counter() - begin
        yield Outcome(result, made, bounds)
    return reading < working


def _side_by_side(
    results: Iterator[Document | InputError], work: Work[T], jobs: int
) -> Iterator[Outcome[T] | InputError]:
    waiting: deque[_Entry[T]] = deque()
    # Spawned, not forked: a fork would take over the locks of threads that it does not have.
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),  # Ctrl-C is for the process that has the terminal
    )
    try:
        for result in results:
            waiting.append(result if isinstance(result, InputError) else (result, _submitted(pool, work, result)))
            while waiting and (len(waiting) > jobs * AHEAD or _ready(waiting[0])):
                yield _outcome(work, waiting.popleft())
        while waiting:
            outcome = _outcome(work, waiting.popleft())
            if not waiting:
                pool.shutdown()  # nothing is left to do: its memory is free before the last one is written
            yield outcome
    except BrokenProcessPool:
        sys.exit("reportedly: a process was ended from outside, perhaps for its memory; try --jobs 1")
    finally:
        pool.shutdown(cancel_futures=True)


_Noted: TypeAlias = "tuple[T | Fault, tuple[Bound, ...]]"
_Entry: TypeAlias = "tuple[Document, list[Future[_Noted[T]]]] | InputError"


def _submitted(pool: ProcessPoolExecutor, work: Work[T], document: Document) -> list[Future[_Noted[T]]]:
    if not isinstance(work, Divided):
        return [pool.submit(_work, work, document)]
    parts = work.parts(document)
    if len(parts) == 1:
        return [pool.submit(_work, work, document)]
    return [pool.submit(_work_part, work, part) for part in parts]


def _ready(entry: _Entry[T]) -> bool:
    return isinstance(entry, InputError) or all(future.done() for future in entry[1])


def _outcome(work: Work[T], entry: _Entry[T]) -> Outcome[T] | InputError:
    if isinstance(entry, InputError):
        return entry
    document, futures = entry
    made: list[T] = []
    bounds: list[Bound] = []
    for future in futures:
        result, noted = future.result()
        bounds.extend(noted)
        if isinstance(result, Fault):
            return Outcome(document, result, tuple(bounds))
        made.append(result)
    whole = work.joined(made) if isinstance(work, Divided) and len(made) > 1 else made[0]
    return Outcome(document, whole, tuple(bounds))


def attempt(do: Callable[P, T], *given: P.args, **options: P.kwargs) -> T | Fault:
    """What `do` gives. A fault of ours in one document costs no other: it is told, not raised."""
    try:
        return do(*given, **options)
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        return Fault(type(error).__name__, str(error))


def _noted(do: Callable[[Document], T], document: Document) -> _Noted[T]:
    with noting() as bounds:
        made = attempt(do, document)
    return made, tuple(bounds)


def _work(work: Work[T], document: Document) -> _Noted[T]:
    return _noted(_loaded(work), document)


def _work_part(work: Work[T], part: Part) -> _Noted[T]:
    made, bounds = _noted(_loaded(work), part.document)
    placed = made if isinstance(made, Fault) or not isinstance(work, Divided) else work.placed(part, made)
    return placed, bounds


@cache
def _loaded(work: Work[T]) -> Callable[[Document], T]:
    """Loaded once a process."""
    loaded = work.load()
    settle_garbage()
    return loaded


def settle_garbage() -> None:
    """What is loaded stays to the end, and a document leaves little behind: look for cyclic garbage seldom."""
    gc.freeze()
    gc.set_threshold(_SELDOM, 10, 10)


def cores() -> int:
    """Cores that this process may use, which in a container is fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
