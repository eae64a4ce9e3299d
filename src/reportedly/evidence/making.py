"""Lots of a pack made in their order, by this process or by several."""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

from reportedly.errors import InputError
from reportedly.evidence.files import File, Laid, lay
from reportedly.evidence.lots import Lot, LotMaker
from reportedly.store import open_store
from reportedly.store.evidence import Evidence

T = TypeVar("T")
_AHEAD = 2  # lots under way for each process
_SELDOM = 500_000  # objects made before the garbage collector looks at them: those of a lot go with it


class Maker(Protocol):
    """Makes lots of events and of documents, in the order in which they are asked for."""

    def events(self, parts: Iterable[Sequence[str]]) -> Iterator[list[Lot]]:
        """The lots of these events, by their ids."""

    def documents(self, parts: Iterable[Sequence[str]]) -> Iterator[list[File]]:
        """The files of these documents."""


@contextmanager
def makers(lots: LotMaker, view: Evidence, url: str, *, jobs: int) -> Iterator[Maker]:
    """A maker; of `jobs` processes, each of which opens the store at `url` in the state of the view."""
    if jobs == 1:
        yield _Here(lots, view)
        return
    # Spawned, not forked: a fork would take over the locks of threads that it does not have.
    context = multiprocessing.get_context("spawn")
    with TemporaryDirectory(prefix="reportedly-") as folder:
        begun = (lots, url, view.entry, folder)
        pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=begun)
        for _ in range(jobs):  # a process begins with the first work that none is free for
            pool.submit(_nothing)
        try:
            yield _Apart(pool, jobs)
        except BrokenProcessPool as error:
            problem = "a process was ended from outside, perhaps for its memory"
            raise InputError(ref="evidence", problem=problem, remedy="try --jobs 1") from error
        finally:
            pool.shutdown(cancel_futures=True)


class _Here:
    def __init__(self, lots: LotMaker, view: Evidence) -> None:
        self._lots = lots
        self._view = view

    def events(self, parts: Iterable[Sequence[str]]) -> Iterator[list[Lot]]:
        return (self._lots.events(self._view, part) for part in parts)

    def documents(self, parts: Iterable[Sequence[str]]) -> Iterator[list[File]]:
        return (self._lots.documents(self._view, part) for part in parts)


class _Apart:
    def __init__(self, pool: ProcessPoolExecutor, jobs: int) -> None:
        self._pool = pool
        self._most = jobs * _AHEAD

    def events(self, parts: Iterable[Sequence[str]]) -> Iterator[list[Lot]]:
        for lots in self._in_order(_events, parts):
            yield [replace(lot, files=tuple(laid.take())) for lot, laid in lots]

    def documents(self, parts: Iterable[Sequence[str]]) -> Iterator[list[File]]:
        return (laid.take() for laid in self._in_order(_documents, parts))

    def _in_order(self, work: Callable[[Sequence[str]], T], parts: Iterable[Sequence[str]]) -> Iterator[T]:
        waiting: deque[Future[T]] = deque()
        for part in parts:
            waiting.append(self._pool.submit(work, part))
            if len(waiting) >= self._most:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_open: list[tuple[LotMaker, Evidence, str]] = []
"""What a process of the pool works with, from its beginning to its end, and the folder for its files."""
_held = ExitStack()


def _begin(lots: LotMaker, url: str, entry: int, folder: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that has the terminal
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
    store = _held.enter_context(open_store(url, create=False))
    _open.append((lots, _held.enter_context(store.evidence(entry=entry)), folder))


def _nothing() -> None:
    """Work that is done when a process has begun."""


def _events(ids: Sequence[str]) -> list[tuple[Lot, Laid]]:
    lots, view, folder = _open[0]
    return [(replace(lot, files=()), lay(lot.files, folder)) for lot in lots.events(view, ids)]


def _documents(ids: Sequence[str]) -> Laid:
    lots, view, folder = _open[0]
    return lay(lots.documents(view, ids), folder)
