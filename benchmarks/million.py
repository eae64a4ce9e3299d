"""A store of a million events, and what asking it takes: `python benchmarks/million.py`. README.md says how."""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from manycopies import FIRST, SETS, YEARS, make
from newsroom import news
from readers import beside
from reportedly.resolve.model import Standing
from reportedly.store import Asked, Store, open_store

Ask = Callable[[random.Random], object]


def percentiles(took: list[float]) -> dict[str, float]:
    """Milliseconds."""
    ordered = sorted(1000 * one for one in took)
    return {"median": ordered[len(ordered) // 2], "p95": ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]}


def timed(ask: Ask, chance: random.Random, many: int) -> dict[str, float]:
    """Wall time, and the processor time of this process: a server of the database has its own."""
    wall, cpu = [], []
    for _ in range(many):
        start, worked = time.perf_counter(), time.process_time()
        ask(chance)
        wall.append(time.perf_counter() - start)
        cpu.append(time.process_time() - worked)
    return {**percentiles(wall), **{f"cpu_{name}": value for name, value in percentiles(cpu).items()}}


def country(chance: random.Random) -> str:
    return chance.choice(chance.choice(SETS))


def place(chance: random.Random) -> str:
    return f"{country(chance)}-{min(int(chance.expovariate(1 / 15)), 59)}"


def actor(chance: random.Random) -> str:
    return f"{country(chance)}-{chance.randrange(3)}"


def words(chance: random.Random) -> str:
    """A word of a few documents, or of some hundred."""
    return f"topic{chance.randrange(20, 5000)}"


def common(chance: random.Random) -> str:
    """A word of a tenth of the documents, of a third, or of nearly all."""
    return chance.choice(("topic5", "topic1", "attacked"))


def week(chance: random.Random) -> tuple[date, date]:
    first = date(chance.choice(YEARS[:-1]), 1, 1) + timedelta(days=chance.randrange(360))
    return first, first + timedelta(days=6)


def command(store: Store, ids: list[str], times: list[datetime]) -> dict[str, Ask]:
    """What `reportedly` asks of the store, by command."""

    def in_week(chance: random.Random, as_of: datetime | None = None) -> object:
        since, until = week(chance)
        return store.events(country=country(chance), since=since, until=until, as_of=as_of)

    return {
        "events --country --since --until": in_week,
        "events … --as-of": lambda chance: in_week(chance, chance.choice(times)),
        "events --place": lambda chance: store.events(place=place(chance)),
        "events --actor --limit 50": lambda chance: store.events(actor=actor(chance), limit=50),
        "events --type --limit 50": lambda chance: store.events(event_type=chance.choice(TYPES), limit=50),
        "events --standing --limit 50": lambda chance: store.events(
            standing=Standing(chance.choice(STANDINGS)), limit=50
        ),
        "events --text --limit 50": lambda chance: store.events(text=words(chance), limit=50),
        "events --text --limit 50, common words": lambda chance: store.events(text=common(chance), limit=50),
        "events --country --limit 50": lambda chance: store.events(country=country(chance), limit=50),
        "show": lambda chance: store.history(chance.choice(ids)) and store.event(chance.choice(ids)),
        "control": lambda chance: store.control(place(chance)),
    }


TYPES = ("ASSAULT", "PROTEST", "COERCE", "Armed clash")
STANDINGS = ("disputed", "corroborated", "reported", "claimed")


def filters(chance: random.Random) -> dict[str, Any]:
    """One to three things that a person could pick on the desk."""
    west, south = chance.uniform(-5, 32), chance.uniform(-60, 50)
    picks: dict[str, Any] = {
        "country": [country(chance) for _ in range(chance.choice((1, 1, 3)))],
        "type": chance.choice(TYPES),
        "standing": chance.choice(STANDINGS),
        "since": week(chance)[0].isoformat(),
        "text": words(chance),
        "actor": actor(chance),
        "place": place(chance),
        "bbox": f"{west:.2f},{south:.2f},{west + 4:.2f},{south + 25:.2f}",
        "sureness": chance.choice((1, 2, 3)),
    }
    return {name: picks[name] for name in chance.sample(sorted(picks), chance.choice((1, 1, 2, 3)))}


def desk(store: str, ids: list[str], times: list[datetime], many: int) -> dict[str, Any]:
    """The desk's pages over it. This process is one that has done nothing else yet."""
    from fastapi.testclient import TestClient

    from reportedly.web.app import create_app

    chance = random.Random(11)
    app = create_app(store)
    before = memory()
    start, worked = time.perf_counter(), time.process_time()
    whole = app.state.desk.store.overview(Asked())
    found: dict[str, Any] = {
        "events": whole["total"],
        "index_seconds": time.perf_counter() - start,
        "index_cpu_seconds": time.process_time() - worked,
    }
    with TestClient(app, base_url="http://127.0.0.1") as client:

        def ask(path: str, **query: Any) -> None:
            answer = client.get(path + "?" + urlencode(query, doseq=True))
            assert answer.status_code in (200, 404), answer.text

        pages: dict[str, Ask] = {
            "the first page": lambda _: ask("/"),
            "filters": lambda chance: ask("/overview/parts", **filters(chance)),
            "as of": lambda chance: ask("/overview/parts", as_of=chance.choice(times).isoformat()),
            "event": lambda chance: ask(f"/events/{chance.choice(ids)}"),
            "actor": lambda chance: ask("/actor", key=actor(chance)),
            "place": lambda chance: ask("/place", key=place(chance)),
            "API's list": lambda chance: ask("/api/v1/events", country=country(chance)),
        }
        ask("/overview/parts", text="topic1")  # reads what documents tell of which event
        for name, page in pages.items():
            found[name] = timed(page, chance, many if name == "filters" else max(10, many // 4))
            print(f"desk: {name}: {found[name]}", file=sys.stderr)
    return {**found, "memory_mb": memory(), "memory_before_mb": before}


def memory() -> float:
    """The most that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def fresh(number: int) -> Iterator[tuple[Any, Any]]:
    """Documents that the store does not have, of days after all that it has."""
    return news(100_000, seed=number, first_day=date(YEARS[-1] + 1, 2, 1), happenings=70, told=(1, 1, 1, 2))


def adding(store: Store, many: int) -> dict[str, float]:
    """One document of ten claims after the other."""
    documents = fresh(random.randrange(10**9))
    return timed(lambda _: store.add(*next(documents), tool="benchmark"), random.Random(0), many)


def some_of(store: Store) -> tuple[list[str], list[datetime]]:
    """Ids of events, and times of the past of which to ask."""
    chance = random.Random(2)
    ids = [event.event_id for event in store.events(limit=20)]
    for _ in range(20):
        since, until = week(chance)
        ids += [event.event_id for event in store.events(country=country(chance), since=since, until=until)]
    last = store.last_recorded() or datetime.now(UTC)
    return ids, [FIRST + (last - FIRST) * chance.random() for _ in range(12)]


def measure(store: str, options: argparse.Namespace) -> dict[str, Any]:
    chance = random.Random(7)
    with open_store(store, create=False) as opened:
        ids, times = some_of(opened)
        report: dict[str, Any] = {"events": opened.count_events()}
    if "desk" in options.parts:
        report["desk"] = desk(store, ids, times, options.asked)
    with open_store(store, create=False) as opened:
        if "command" in options.parts:
            report["command"] = {}
            for name, ask in command(opened, ids, times).items():
                report["command"][name] = timed(ask, chance, options.asked)
                print(f"{name}: {report['command'][name]}", file=sys.stderr)
            report["command"]["sources"] = timed(lambda _: opened.sources(), chance, 1)
        if "add" in options.parts:
            report["add"] = adding(opened, options.asked)
    if "beside" in options.parts:
        report["alone"] = beside(store, 0, options.seconds, ids, times)
        report["beside"] = beside(store, options.readers, options.seconds, ids, times)
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000, help="about so many (default: 1000000)")
    parser.add_argument("--store", help="a file or URL to fill, or one that was filled before (default: a file)")
    parser.add_argument("--base", type=Path, help="a file to keep the year that is added truly")
    parser.add_argument("--asked", type=int, default=100, help="questions of a kind (default: 100)")
    parser.add_argument("--readers", type=int, default=10, help="who read while documents are added (default: 10)")
    parser.add_argument("--seconds", type=float, default=60, help="for how long (default: 60)")
    parser.add_argument("--parts", nargs="+", default=["desk", "command", "add", "beside"], help="what to measure")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or str(Path(folder) / "million.db")
        if not filled(store):
            make(store, options.base or Path(folder) / "base.db", options.events)
        report = measure(store, options)
    print(json.dumps(json.loads(json.dumps(report), parse_float=lambda f: round(float(f), 1)), indent=2))


def filled(store: str) -> bool:
    with open_store(store) as opened:
        return opened.entry() > 0


if __name__ == "__main__":
    main()
