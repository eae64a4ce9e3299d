"""The desk's overview over very many events: `python benchmarks/desk.py`. README.md says how each figure is taken."""

from __future__ import annotations

import argparse
import json
import random
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi.testclient import TestClient

from manyevents import QuickRules, fill
from newsroom import COUNTRIES, FIRST_DAY
from reportedly.store import open_store
from reportedly.store.query import Asked
from reportedly.web.app import create_app

ASKED = 200
_WORDS = ("road", "market", "bridge", '"heavy early"', "school night", "officials")


def filters(days: int, chance: random.Random) -> dict[str, Any]:
    """One to three things that a person could pick."""
    first = FIRST_DAY + timedelta(days=chance.randrange(days))
    west, south = chance.uniform(-5, 2), chance.uniform(-60, 50)
    picks: dict[str, Any] = {
        "country": chance.sample(COUNTRIES, chance.choice((1, 1, 3))),
        "type": chance.choice(("ASSAULT", "PROTEST", "Armed clash")),
        "standing": chance.choice(("disputed", "corroborated", "reported")),
        "since": first.isoformat(),
        "text": chance.choice(_WORDS),
        "actor": f"{chance.choice(COUNTRIES)}-{chance.randrange(3)}",
        "bbox": f"{west:.2f},{south:.2f},{west + 4:.2f},{south + 25:.2f}",
        "sureness": chance.choice((1, 2, 3)),
    }
    names = chance.sample(sorted(picks), chance.choice((1, 1, 2, 3)))
    return {name: picks[name] for name in names}


def percentiles(took: list[float]) -> dict[str, float]:
    ordered = sorted(took)
    return {"median_ms": 1000 * ordered[len(ordered) // 2], "p95_ms": 1000 * ordered[int(len(ordered) * 0.95)]}


def measured(ask: Callable[[dict[str, Any]], Any], asked: list[dict[str, Any]]) -> dict[str, float]:
    wall, cpu = [], []
    for query in asked:
        start, worked = time.perf_counter(), time.process_time()
        ask(query)
        wall.append(time.perf_counter() - start)
        cpu.append(time.process_time() - worked)
    return {**percentiles(wall), **{f"cpu_{name}": value for name, value in percentiles(cpu).items()}}


def over(path: Path) -> dict[str, Any]:
    """The figures of a desk over this store."""
    chance = random.Random(11)
    with open_store(path) as store:
        start, worked = time.perf_counter(), time.process_time()
        whole = store.overview(Asked())
        found: dict[str, Any] = {
            "events": whole["total"],
            "index_seconds": time.perf_counter() - start,
            "index_cpu_seconds": time.process_time() - worked,
        }
        steps = [step["recorded"] for step in whole["steps"]]
    days = 800
    asked = [filters(days, chance) for _ in range(ASKED)]
    with TestClient(create_app(path), base_url="http://127.0.0.1") as desk:

        def ask(query: dict[str, Any]) -> None:
            answer = desk.get("/overview/parts?" + urlencode(query, doseq=True))
            assert answer.status_code == 200, answer.text

        ask({})
        found["filter"] = measured(ask, asked)
        found["everything"] = measured(ask, [{}] * 20)
        found["as_of"] = measured(ask, [{"as_of": chance.choice(steps)} for _ in range(20)])
    return {**found, "browser": in_browser(path)}


def in_browser(path: Path) -> dict[str, float] | str:
    """Milliseconds from asking for the page to a drawn map, and bytes that came; or why not."""
    try:
        import uvicorn
        from playwright.sync_api import sync_playwright
        from tests.web.chromium import FLAGS, chromium
    except ImportError as error:
        return f"not measured: {error}"
    if chromium() is None:
        return "not measured: Chromium is not installed"
    app = create_app(path)
    app.state.desk.store.overview(Asked())
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    maps, bytes_ = [], 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        for _ in range(4):  # the first warms the server's files; each page is a new profile's
            page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            page.goto(f"http://127.0.0.1:{listening.getsockname()[1]}/")
            while not (at := page.evaluate("performance.getEntriesByName('map')[0]?.startTime ?? 0")):
                time.sleep(0.05)
            maps.append(at)
            kinds = "[...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]"
            bytes_ = page.evaluate(f"{kinds}.reduce((sum, e) => sum + e.transferSize, 0)")
            page.context.close()
        browser.close()
    server.should_exit = True
    thread.join(timeout=10)
    return {"first_map_ms": sorted(maps[1:])[1], "transfer_bytes": bytes_}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000, help="about so many (default: 100000)")
    parser.add_argument("--store", type=Path, help="a file to keep them in, or one that was filled before")
    options = parser.parse_args()
    sys.path.append(str(Path(__file__).parents[1]))
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "desk.db"
        if not path.exists():
            with open_store(path, rules=QuickRules()) as store:
                fill(store, options.events)
        report = over(path)
    print(json.dumps(json.loads(json.dumps(report), parse_float=lambda f: round(float(f), 1)), indent=2))


if __name__ == "__main__":
    main()
