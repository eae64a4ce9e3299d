"""Who does the tasks: processes of this machine, or Ray. Tasks come done in any order, each once.

A task is a function of a module, the job that is the same for all, and one item; all three travel to other processes.
"""

from __future__ import annotations

import logging
import multiprocessing
import pickle
import signal
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from typing import Any, Protocol, TypeVar

from reportedly.parallel import cores

J = TypeVar("J")
T = TypeVar("T")
R = TypeVar("R")

TRIES = 3
"""How often a task is done again whose process died."""


class Engine(Protocol):
    """Does tasks side by side."""

    def run(
        self, do: Callable[[J, T], R], lose: Callable[[J, T], R], job: J, items: Iterable[T]
    ) -> Iterator[tuple[T, R]]:
        """Each item with what `do` gives; with what `lose` gives, where the process died on it each time."""


class Processes:
    """Processes of this machine. One that dies costs the tasks under way: they are done again, alone.

    They stay for the next `run`, since each takes seconds to start; they end when the engine is no longer held.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self._jobs = jobs or cores()
        self._kept: ProcessPoolExecutor | None = None

    def run(
        self, do: Callable[[J, T], R], lose: Callable[[J, T], R], job: J, items: Iterable[T]
    ) -> Iterator[tuple[T, R]]:
        if self._jobs == 1:
            for item in items:
                yield item, do(job, item)
            return
        again: list[T] = []
        rest = iter(items)
        while True:
            broken = yield from self._some(do, job, rest, again)
            if not broken:
                break
        for item in again:
            yield item, _alone(do, lose, job, item)

    def _some(
        self, do: Callable[[J, T], R], job: J, rest: Iterator[T], again: list[T]
    ) -> Generator[tuple[T, R], None, bool]:
        """Goes on until the items end, or a process dies, and says so: what was under way is then done later, alone."""
        waiting: dict[Future[R], T] = {}
        pool, self._kept = self._kept or _pool(self._jobs), None
        ended = False
        try:
            while True:
                while not ended and len(waiting) < 2 * self._jobs:
                    item = next(rest, None)
                    if item is None:
                        ended = True
                        break
                    try:
                        waiting[pool.submit(do, job, item)] = item
                    except BrokenProcessPool:  # before it was under way
                        again.append(item)
                        raise
                if not waiting:
                    self._kept = pool
                    return False
                for one in wait(waiting, return_when=FIRST_COMPLETED).done:
                    yield waiting[one], one.result()
                    del waiting[one]
        except BrokenProcessPool:
            again.extend(waiting.values())
            return True
        finally:
            if self._kept is not pool:
                pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a fork would take over the locks of threads that it does not have.
    return ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),  # Ctrl-C is for the process that has the terminal
    )


def _alone(do: Callable[[J, T], R], lose: Callable[[J, T], R], job: J, item: T) -> R:
    for _ in range(TRIES):
        pool = _pool(1)
        try:
            return pool.submit(do, job, item).result()
        except BrokenProcessPool:
            continue
        finally:
            pool.shutdown(cancel_futures=True)
    return lose(job, item)


class Ray:
    """A Ray cluster, the one at hand or a local one of `jobs` workers. Ray does what a dead worker left again."""

    def __init__(self, jobs: int | None = None, address: str | None = None) -> None:
        ray = _ray()
        if not ray.is_initialized():
            ray.init(
                address=address,
                num_cpus=jobs if address is None else None,
                logging_level="ERROR",
                log_to_driver=False,
                include_dashboard=False,
            )
        self._jobs = jobs or max(1, int(ray.cluster_resources().get("CPU", 1)))

    def run(
        self, do: Callable[[J, T], R], lose: Callable[[J, T], R], job: J, items: Iterable[T]
    ) -> Iterator[tuple[T, R]]:
        every = list(items)
        if not every:
            return
        ray = _ray()
        ray.data.DataContext.get_current().enable_progress_bars = False
        rows = [{"number": number, "item": pickle.dumps(item)} for number, item in enumerate(every)]
        listed = ray.data.from_items(rows, override_num_blocks=len(rows))
        made = listed.map_batches(
            _Worker,
            fn_constructor_kwargs={"task": pickle.dumps((do, job))},
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(size=min(self._jobs, len(rows))),
            num_cpus=1,
            max_restarts=-1,
            max_task_retries=TRIES,
        )
        done: set[int] = set()
        for row in made.iter_rows():
            done.add(int(row["number"]))
            yield every[int(row["number"])], pickle.loads(row["made"])
        for number, item in enumerate(every):
            if number not in done:
                yield item, lose(job, item)


def _ray() -> Any:
    """Ray, which has types in some versions; raises ImportError where it is missing."""
    ray = import_module("ray")
    import_module("ray.data")
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module=__name__)
    return ray


class _Worker:
    """An actor of Ray: what a task loads (the model) stays for the next."""

    def __init__(self, task: bytes) -> None:
        self._do, self._job = pickle.loads(task)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        made = [pickle.dumps(self._do(self._job, pickle.loads(item))) for item in batch["item"]]
        return {"number": batch["number"], "made": made}
