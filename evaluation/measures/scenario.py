"""Claims to events on a scenario of invented dispatches: a user's two commands on a fresh store.

`reportedly add` takes the dispatches in the order of their names, and `reportedly events` says what came of them;
The README.md of each folder evaluation/scenario* says what is in it, evaluation/events.py how it is counted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation.events import results_of
from evaluation.measure import Measure, NotMeasuredError, Result, Tools


def results(tools: Tools, needs: tuple[str, str]) -> Iterator[Result]:
    """One result for each event of a scenario: `needs` are its folder of dispatches and its truth."""
    if tools.model is not None:
        raise NotMeasuredError("reportedly add takes no other encoder than the packaged one")
    folder, told = map(tools.path, needs)
    texts = {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))}
    truth = tomllib.loads(told.read_text(encoding="utf-8"))
    yield from results_of(truth, texts, events_of(folder))


def events_of(folder: Path) -> list[dict[str, Any]]:
    """What the two commands make of a folder. Raises NotMeasuredError without them, RuntimeError where one fails."""
    if any(_run(name, "--help").returncode for name in ("add", "events")):
        raise NotMeasuredError("reportedly has no commands add and events")
    with TemporaryDirectory() as scratch:
        store = str(Path(scratch) / "scenario.db")
        # One process: the gate has a theatre on each core already.
        _output("add", str(folder), "--store", store, "--jobs", "1")
        found: list[dict[str, Any]] = json.loads(_output("events", "--store", store, "--format", "json"))
    return found


def _output(*arguments: str) -> str:
    done = _run(*arguments)
    if done.returncode:
        raise RuntimeError(f"reportedly {arguments[0]} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return done.stdout


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as this process would import it, in UTF-8 whatever the locale."""
    ours = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    line = (sys.executable, "-m", "reportedly", *arguments)
    return subprocess.run(line, capture_output=True, encoding="utf-8", env=ours, check=False)


def _measure(name: str, about: str) -> Measure:
    needs = (f"{name}/dispatches", f"{name}/truth.toml")
    return Measure(name, about, needs, partial(results, needs=needs))


MEASURES = (
    _measure("scenario", "claims to events on ten days of invented dispatches from the Kivus"),
    _measure("scenario2", "claims to events on a week of invented dispatches from Myanmar"),
    _measure("scenario3", "claims to events on a week of invented dispatches from Sudan"),
    _measure("scenario4", "claims to events on a week of invented dispatches from the Sahel"),
    _measure("scenario5", "claims to events on ten days of invented dispatches from Ukraine and Russia"),
    _measure("scenario6", "claims to events on ten days of invented dispatches from Yemen and Somalia"),
    _measure("scenario7", "claims to events on ten days of invented dispatches from Ethiopia and its borders"),
    _measure("scenario8", "claims to events on eight days of invented dispatches from Syria, Iraq, Lebanon and Gaza"),
    _measure("scenario9", "claims to events on a week of invented dispatches from Latin America and Haiti"),
    _measure("scenario10", "claims to events on ten days of invented dispatches from Pakistan and Afghanistan"),
    _measure("scenario11", "claims to events on ten days of invented dispatches from Nigeria, Lake Chad and Cameroon"),
    _measure("scenario12", "claims to events on ten days of invented dispatches from the Philippines, Papua and Yala"),
    _measure("scenario13", "claims to events on ten days of invented dispatches from Mozambique and central Africa"),
    _measure("scenario14", "claims to events on ten days of invented dispatches from Libya and Tunisia"),
    _measure("scenario15", "claims to events on ten days of invented dispatches from the South Caucasus and Turkey"),
    _measure("scenario16", "claims to events on ten days of invented dispatches from Kenya, Somalia and Ethiopia"),
    _measure("scenario17", "claims to events on ten days of invented dispatches from India, Bangladesh and Nepal"),
    _measure("scenario18", "claims to events on ten days of invented dispatches from Iran, Israel and the Gulf"),
    _measure("scenario19", "claims to events on ten days of invented dispatches from the Sahel and its coast"),
    _measure("scenario20", "claims to events on ten days of invented dispatches from Latin America and Trinidad"),
    _measure("scenario21", "claims to events on ten days of invented dispatches from Sudan and its borders"),
    _measure("scenario22", "claims to events on ten days of invented dispatches from Syria, Turkey and north Iraq"),
    _measure("scenario23", "claims to events on ten days of invented dispatches from Myanmar's western borders"),
    _measure("scenario24", "claims to events on ten days of invented dispatches from Ituri, Burundi and its lake"),
    _measure("scenario25", "claims to events on ten days of invented dispatches from Ukraine, Moldova and Kosovo"),
    _measure("scenario26", "claims to events on ten days of invented dispatches from Mali, Burkina Faso and Niger"),
    _measure("scenario27", "claims to events on ten days of invented dispatches from Myanmar and the Philippines"),
    _measure("scenario28", "claims to events on ten days of invented dispatches from Sudan to Somalia"),
    _measure("scenario29", "claims to events on ten days of invented dispatches from Pakistan to Lebanon"),
    _measure("scenario30", "claims to events on ten days of invented dispatches from Congo to Nigeria"),
    _measure("scenario31", "claims to events on ten days of invented dispatches from Ukraine and Latin America"),
    _measure("scenario32", "claims to events on ten days of invented dispatches from Kashmir to the Red Sea"),
    _measure("scenario33", "claims to events on ten days of invented dispatches from the Levant to Papua"),
    _measure("scenario34", "claims to events on ten days of invented dispatches from Sudan to Mozambique"),
    _measure("scenario35", "claims to events on ten days of invented dispatches from Iraq and Syria to Haiti"),
    _measure("scenario36", "claims to events on ten days of invented dispatches from Ukraine to Myanmar"),
    _measure("scenario37", "claims to events on ten days of invented dispatches from Thailand to the Sahara"),
    _measure("scenario38", "claims to events on ten days of invented dispatches from Congo, Mali, Ukraine and Mexico"),
    _measure("scenario39", "claims to events on ten days of invented dispatches from Lake Chad, Sudan and Mindanao"),
    _measure("scenario40", "claims to events on ten days of invented dispatches from Yemen to Ecuador"),
    _measure("scenario41", "claims to events on ten days of invented dispatches from Mozambique to Chiapas"),
    _measure("scenario42", "claims to events on ten days of invented dispatches from Amhara to the Catatumbo"),
    _measure("scenario43", "claims to events on ten days of invented dispatches from the Dnipro to the Táchira"),
    _measure("scenario44", "claims to events on ten days of invented dispatches from Darfur to Benin and the Makran"),
    _measure("scenario45", "claims to events on ten days of invented dispatches from the Sahel to the Donbas and Gaza"),
)
