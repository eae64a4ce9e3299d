"""How many articles of 400 words a second `reportedly code` does with a long batch."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from reportedly.contract import result_json
from reportedly.errors import InputError
from reportedly.model import BlockKind, Document
from reportedly.parallel import Fault, worked
from reportedly.read import ReadOptions, read_inputs
from reportedly.work import Coding

WORDS = 400
WARM = 40
"""Articles before the clock starts: processes load what they need, and caches fill."""


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles a second in one process, and in as many as there are cores.

    `cpu_ms` is what one article takes of a core, which a busy machine changes less."""

    words: int
    articles: int
    processes: int
    cpu_ms: float
    one_process: float
    side_by_side: float


def articles(paths: Sequence[Path], *, count: int) -> Articles:
    """Codes `count` articles, made of the examples' paragraphs, to JSON, in one process and then side by side."""
    processes = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        batch = Path(folder) / "articles.jsonl"
        lines = [json.dumps({"id": str(i), "text": text}) for i, text in enumerate(texts(paths, count + WARM))]
        batch.write_text("\n".join(lines) + "\n", encoding="utf-8")
        one_process, busy = _rate(batch, jobs=1)
        side_by_side, _ = _rate(batch, jobs=processes)
        return Articles(
            words=WORDS,
            articles=count,
            processes=processes,
            cpu_ms=1000 * busy,
            one_process=one_process,
            side_by_side=side_by_side,
        )


def texts(paths: Sequence[Path], count: int) -> list[str]:
    """Texts of 400 words: the paragraphs of all files one after the other, again and again, the last one cut."""
    documents = [d for d in read_inputs(list(map(str, paths)), ReadOptions()) if isinstance(d, Document)]
    told = [d.text[b.start : b.end] for d in documents for b in d.blocks if b.kind is BlockKind.BODY]
    found: list[str] = []
    around = cycle(paragraph.split() for paragraph in told)
    while len(found) < count:
        paragraphs: list[str] = []
        missing = WORDS
        while missing > 0:
            words = next(around)[:missing]
            missing -= len(words)
            paragraphs.append(" ".join(words))
        found.append("\n\n".join(paragraphs))
    return found


def _rate(batch: Path, *, jobs: int) -> tuple[float, float]:
    """Articles a second, from the file's lines to the lines of JSON, and this process's CPU seconds for each."""
    work = Coding()
    ends, busy = [], []
    for outcome in worked(read_inputs([str(batch)], ReadOptions()), work, work.load(), jobs=jobs):
        if isinstance(outcome, InputError):
            raise outcome
        claims = outcome.made
        if isinstance(claims, Fault):
            raise RuntimeError(f"{claims.name}: {claims.words}")
        json.dumps(result_json(outcome.document, claims), ensure_ascii=False)
        ends.append(time.perf_counter())
        busy.append(time.process_time())
    count = len(ends) - WARM
    return count / (ends[-1] - ends[WARM - 1]), (busy[-1] - busy[WARM - 1]) / count
