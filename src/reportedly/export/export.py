"""What every export shares: which events, where to, what was left out and why, progress; it is whole or not at all."""

from __future__ import annotations

import csv
import gc
import importlib
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.export.kinds import KINDS, Kind
from reportedly.resolve.model import Event
from reportedly.store import Asked, Store


def _nothing(*_: object) -> None:
    """Where nobody wants to be told."""


@dataclass(slots=True)
class Export:
    """One export under way. `out` is the file (or the folder, which is there) to write.

    It takes its name when it is whole. `options` are those of the kind.
    """

    store: Store
    asked: Asked
    as_of: datetime | None
    out: Path
    options: dict[str, Any] = field(default_factory=dict)
    progress: Callable[[int], None] = _nothing
    left_out: Counter[str] = field(default_factory=Counter)
    written: int = 0
    _sidecar: Callable[[str, str], None] = _nothing
    _whole_beside: Callable[[str], Path] | None = None

    def events(self) -> Iterator[Event]:
        """The events asked for, latest first, some hundred in memory at a time; a reader's progress is told."""
        for number, event in enumerate(self.store.each_event(self.asked, self.as_of), start=1):
            self.progress(number)
            yield event

    def leave_out(self, event_id: str, reason: str) -> None:
        """This event is not in the export, because its codebook would not code it. `reason` is one of a few."""
        self.left_out[reason] += 1
        self._sidecar(event_id, reason)

    def beside(self, suffix: str) -> Path:
        """A second file to write, `OUT.suffix`, which takes its name together with `out`."""
        return self._whole_beside(suffix) if self._whole_beside else self.out.with_name(f"{self.out.name}.{suffix}")


def run_export(kind: str, export: Export) -> None:
    """Write an export of this kind to `export.out`, whole or not at all, and beside it what was left out.

    The sidecar, `OUT.left-out.csv` (columns event_id, reason), is there only where something was left out. Raises
    InputError where the place cannot be written or an extra is missing.
    """
    known, target = KINDS[kind], export.out
    write = _writer(kind, known)
    sidecar = target.with_name(target.name + ".left-out.csv")
    try:
        with ExitStack() as stack:
            export.out = stack.enter_context(_whole(target, folder=known.folder))
            rows = stack.enter_context(_whole(sidecar, folder=False))
            table = csv.writer(stack.enter_context(rows.open("w", encoding="utf-8", newline="")))
            table.writerow(["event_id", "reason"])
            export._sidecar = lambda event_id, reason: table.writerow([event_id, reason])
            export._whole_beside = lambda suffix: stack.enter_context(
                _whole(target.with_name(f"{target.name}.{suffix}"), folder=False)
            )
            with _few_collections():
                write(export)
        if not export.left_out:
            sidecar.unlink()
    except OSError as error:
        problem = error.strerror or str(error)
        raise InputError(ref=str(target), problem=problem, remedy="name a place that can be written") from error
    finally:
        export.out = target


@contextmanager
def _few_collections() -> Iterator[None]:
    """Garbage is looked for seldom: some hundred events at a time are all in use, and it costs a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _writer(kind: str, known: Kind) -> Callable[[Export], None]:
    try:
        module = importlib.import_module(known.module)
    except ImportError as error:
        if known.extra is None:
            raise
        remedy = f"pip install 'reportedly[{known.extra}]'"
        raise InputError(ref=kind, problem=f"it needs {error.name}, which is missing", remedy=remedy) from error
    write: Callable[[Export], None] = module.write
    return write


@contextmanager
def _whole(target: Path, *, folder: bool) -> Iterator[Path]:
    """A place beside the target, which takes its name when all went well; files go into a folder that is there."""
    if target.exists() and not (target.is_dir() if folder else target.is_file()):
        wanted = "a folder" if folder else "a file"
        raise InputError(ref=str(target), problem=f"it is there and is not {wanted}", remedy="give another name")
    made = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}.", dir=target.parent))
    inner = made / "out"
    try:
        if folder:
            inner.mkdir()
        yield inner
        if folder and target.is_dir():
            for path in sorted(inner.iterdir()):
                path.replace(target / path.name)
        elif inner.exists():
            inner.replace(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
