"""Inputs cut into units of work: each is done at one place, whole or not at all, and gives the same bytes anywhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import PurePosixPath
from typing import Any

import fsspec

from reportedly.errors import InputError

_WARC = (".warc", ".warc.gz", ".wet", ".wet.gz")
_LINES = (".jsonl", ".ndjson")
_PACKED_LINES = (".jsonl.gz", ".ndjson.gz")
_TABLES = (".parquet",)
_TEXTS = (".txt", ".md", ".html", ".htm", ".txt.gz", ".html.gz")


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of one input: of `lines` the bytes `first` to `last` in which a line begins, of `table` that row group, of
    `warc` the records that begin there; of `packed` lines and of a `text` all of it. `path` is fsspec's."""

    path: str
    kind: str
    first: int
    last: int

    @property
    def name(self) -> str:
        """The same for the same unit, by which what was done is known; a name that no input can choose."""
        return hashlib.sha256(json.dumps(astuple(self)).encode()).hexdigest()[:20]


def units(inputs: Sequence[str], *, size: int) -> Iterator[Unit | InputError]:
    """The units of the inputs (files, folders, patterns; local or as fsspec names them), of about `size` bytes each.

    In the order of the inputs, of a folder's names; an input that cannot be found is an error.
    """
    for name in inputs:
        try:
            filesystem, path = fsspec.core.url_to_fs(name)
            yield from _input(filesystem, path, name, size)
        except (OSError, ValueError, ImportError) as error:
            words = getattr(error, "strerror", None) or str(error) or type(error).__name__
            yield InputError(ref=name, problem=str(words), remedy="check the path")


def _input(filesystem: Any, path: str, name: str, size: int) -> Iterator[Unit | InputError]:
    if any(char in path for char in "*?["):
        found = [one for one in sorted(filesystem.glob(path)) if _kind(one) and not filesystem.isdir(one)]
    elif filesystem.isdir(path):
        found = [one for one in sorted(filesystem.find(path)) if _kind(one)]
    elif filesystem.exists(path):
        found = [path]
    else:
        raise FileNotFoundError(2, "no such file")
    if not found:
        yield InputError(ref=name, problem="nothing to read in it", remedy=f"it takes {' '.join(_known())}")
    for one in found:
        kind = _kind(one)
        if kind is None:
            yield InputError(ref=one, problem="of no known kind", remedy=f"it takes {' '.join(_known())}")
        else:
            yield from _file(filesystem, one, filesystem.unstrip_protocol(one), kind, size)


def _known() -> tuple[str, ...]:
    return (*_WARC, *_LINES, *_PACKED_LINES, *_TABLES, *_TEXTS)


def _kind(path: str) -> str | None:
    name = PurePosixPath(path).name.lower()
    kinds = {"warc": _WARC, "lines": _LINES, "packed": _PACKED_LINES, "table": _TABLES, "text": _TEXTS}
    return next((kind for kind, endings in kinds.items() if name.endswith(endings)), None)


def _file(filesystem: Any, path: str, url: str, kind: str, size: int) -> Iterator[Unit]:
    length = int(filesystem.size(path) or 0)
    if kind == "lines":
        for first in range(0, max(length, 1), size):
            yield Unit(url, kind, first, min(first + size, length))
    elif kind == "table":
        import pyarrow.parquet as pq

        with filesystem.open(path, "rb") as file:
            groups = pq.ParquetFile(file).num_row_groups
        for group in range(groups):
            yield Unit(url, kind, group, group + 1)
    elif kind == "warc" and length > size:
        yield from _warc(filesystem, path, url, size, length)
    else:
        yield Unit(url, kind, 0, length)


def _warc(filesystem: Any, path: str, url: str, size: int, length: int) -> Iterator[Unit]:
    """Cut where a record begins, which only reading tells; their contents are passed over."""
    from fastwarc.warc import ArchiveIterator

    first = 0
    with filesystem.open(path, "rb") as file:
        for record in ArchiveIterator(file, parse_http=False):
            if record.stream_pos - first >= size:
                yield Unit(url, "warc", first, record.stream_pos)
                first = record.stream_pos
    yield Unit(url, "warc", first, length)
