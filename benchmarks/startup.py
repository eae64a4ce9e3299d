"""How long a fresh process takes, and how much memory."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Start:
    """Wall seconds and peak resident megabytes (10^6 bytes) of a fresh process."""

    help_seconds: float
    article_seconds: float
    article_peak_mb: float
    batch_peak_mb: float


def start(paths: Sequence[Path], *, documents: int, runs: int) -> Start:
    """Fresh processes: the help text, one article, and a batch of as many documents as the throughput has."""
    article = max((p for p in paths if p.suffix != ".jsonl"), key=lambda p: p.stat().st_size)
    helps = [_child("--help") for _ in range(runs)]
    articles = [_child("code", str(article), "--format", "json") for _ in range(runs)]
    with tempfile.TemporaryDirectory() as folder:
        batch = Path(folder) / "batch.jsonl"
        texts = [p.read_text(encoding="utf-8") for p in paths if p.suffix == ".txt"]
        lines = (json.dumps({"id": str(i), "text": texts[i % len(texts)]}) for i in range(documents))
        batch.write_text("\n".join(lines) + "\n", encoding="utf-8")
        _, batch_peak = _child("code", str(batch), "--format", "jsonl")
    return Start(
        help_seconds=statistics.median(s for s, _ in helps),
        article_seconds=statistics.median(s for s, _ in articles),
        article_peak_mb=max(peak for _, peak in articles),
        batch_peak_mb=batch_peak,
    )


def _child(*arguments: str) -> tuple[float, float]:
    """Wall seconds and peak resident megabytes of one run of the command."""
    before = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-m", "reportedly", *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - before
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss * unit / 1e6
