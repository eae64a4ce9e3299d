"""Exports as files to download: written into a folder of their own, sent, and thrown away."""

from __future__ import annotations

import shutil
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from reportedly.export.export import Export, run_export
from reportedly.export.kinds import KINDS
from reportedly.web.desk import Desk
from reportedly.web.errors import WebError
from reportedly.web.filters import Filters

_ENDINGS = {"acled": "csv", "ucdp": "csv", "plover": "csv", "geojson": "geojson", "jsonl": "jsonl"}
_TYPES = {"csv": "text/csv", "geojson": "application/geo+json", "jsonl": "application/x-ndjson"}
_TURNS = threading.BoundedSemaphore(2)  # exports of a large store take memory and minutes
_EPOCH = (1980, 1, 1, 0, 0, 0)  # in zips, so that the same events give the same bytes


def exported(
    desk: Desk, kind: str, filters: Filters, *, bundle: bool = False, event: str | None = None
) -> FileResponse:
    """The export of the events that fit. `bundle`: a zip with what was left out, and why, beside it; of several files
    always a zip. `event` is the id of one, in place of what fits: an evidence pack takes it. Raises InputError where an
    extra is missing, WebError where others are at it."""
    if kind not in KINDS:
        raise WebError(404, ref=kind, problem="no such kind of export", remedy=f"take one of {', '.join(KINDS)}")
    folder = Path(tempfile.mkdtemp(prefix="reportedly-export."))
    try:
        with one_of_two(kind):
            name = f"reportedly-{kind}.{_ENDINGS.get(kind, 'zip' if not KINDS[kind].folder else 'folder')}"
            name = f"evidence-{event}.zip" if event else name
            told = {"events": [event]} if event else {}
            export = Export(desk.store, filters.asked(), filters.as_of, folder / name, options=told)
            run_export(kind, export)
            made = folder / name
            if bundle or made.is_dir():
                made = _packed(folder, folder / ("all.zip" if kind == "evidence" else f"reportedly-{kind}.zip"))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(
        made,
        media_type=_TYPES.get(
            made.suffix[1:], "application/octet-stream" if made.suffix != ".zip" else "application/zip"
        ),
        filename=made.name,
        headers={"X-Events": str(export.written), "X-Left-Out": str(export.left_out.total())},
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )


@contextmanager
def one_of_two(what: str) -> Iterator[None]:
    """A turn at what takes memory and minutes. Raises WebError where two others have theirs."""
    if not _TURNS.acquire(blocking=False):
        remedy, headers = "try again in a minute", {"Retry-After": "30"}
        raise WebError(503, ref=what, problem="two others are being made", remedy=remedy, headers=headers)
    try:
        yield
    finally:
        _TURNS.release()


def _packed(folder: Path, target: Path) -> Path:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            name = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            name.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(name, "w", force_zip64=True) as inside, path.open("rb") as content:
                shutil.copyfileobj(content, inside)
    return target
