"""Documents added to a store while others read it: each reader is a process of its own, and asks at random."""

from __future__ import annotations

import multiprocessing
import random
import time
from datetime import datetime
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from typing import Any

from reportedly.store import open_store

_READY = 600.0  # seconds within which all processes must have opened the store


def beside(store: str, readers: int, seconds: float, ids: list[str], times: list[datetime]) -> dict[str, Any]:
    """Documents a second and milliseconds for each, readers' milliseconds, and whatever failed."""
    context = multiprocessing.get_context("spawn")
    told: Queue[tuple[str, list[float], float, list[str]]] = context.Queue()
    given = (store, context.Barrier(readers + 1, timeout=_READY), seconds)
    crowd = [context.Process(target=_write, args=(*given, told))]
    crowd += [context.Process(target=_read, args=(*given, n, ids, times, told)) for n in range(readers)]
    for process in crowd:
        process.start()
    found = [told.get() for _ in crowd]
    for process in crowd:
        process.join()
    from million import percentiles

    added, worked = next((took, cpu) for role, took, cpu, _ in found if role == "writer")
    asked = [one for role, took, *_ in found if role == "reader" for one in took]
    report: dict[str, Any] = {
        "readers": readers,
        "documents_a_second": len(added) / seconds,
        "add": {**percentiles(added), "cpu_mean": 1000 * worked / len(added)},
        "questions_a_second": len(asked) / seconds,
        "failed": sorted({error for *_, errors in found for error in errors}),
    }
    return {**report, "read": percentiles(asked)} if asked else report


def _write(store: str, ready: Barrier, seconds: float, told: Queue[Any]) -> None:
    from million import fresh

    documents = fresh(time.time_ns())
    with open_store(store, create=False) as opened:
        told.put(("writer", *_until(ready, seconds, lambda: opened.add(*next(documents), tool="benchmark"))))


def _read(
    store: str, ready: Barrier, seconds: float, number: int, ids: list[str], times: list[datetime], told: Queue[Any]
) -> None:
    from million import command

    chance = random.Random(number)
    with open_store(store, create=False) as opened:
        asks = list(command(opened, ids, times).values())
        told.put(("reader", *_until(ready, seconds, lambda: chance.choice(asks)(chance))))


def _until(ready: Barrier, seconds: float, work: Any) -> tuple[list[float], float, list[str]]:
    """Seconds of each, seconds of the processor for all, and what failed."""
    took, failed = [], []
    ready.wait()
    begin, worked = time.monotonic(), time.process_time()
    while time.monotonic() < begin + seconds:
        start = time.perf_counter()
        try:
            work()
        except Exception as error:  # whatever it is, it is what the measurement is for
            failed.append(f"{type(error).__name__}: {error}"[:200])
        took.append(time.perf_counter() - start)
    return took, time.process_time() - worked, failed
