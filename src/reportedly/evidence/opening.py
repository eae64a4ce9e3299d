"""A pack opened to be checked. It may come from anybody: nothing is unpacked to disk, everything is bounded.

A pack that is as it was written is read by `zips.walk`, which compares every byte. One that differs is read as any zip
is, so that it can be told what was altered in it; a zip that could do harm is refused.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Protocol

from reportedly.errors import InputError
from reportedly.evidence import zips
from reportedly.evidence.bags import DECLARED

LARGEST_RECORD = 256 << 20  # bytes of one record that is read whole: a text, a manifest, an event
_MOST_FILES = 100_000  # of a zip that was written by another program
_MOST_BYTES = 8 << 30
_MOST_TIMES = 200  # a text packs to a tenth; what packs to less than a two-hundredth is no text
_DIRECTORY = 64 << 20
_CHUNK = 1 << 20
_REMEDY = "ask for the pack again"
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error),
    *(EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError, IndexError, KeyError, OSError),
)


class UnreadableError(Exception):
    """A file of the pack cannot be read; the words say why."""


class Files(Protocol):
    """The files of a zip by name."""

    @property
    def names(self) -> Mapping[str, int]:
        """Each with its size in bytes."""

    def digest(self, name: str) -> str:
        """Its SHA-256. Raises UnreadableError."""

    def read(self, name: str) -> bytes:
        """All of it. Raises UnreadableError, also where it is too large for a record."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of a bag, by their names in it; `differs` says how the zip itself is not as it was written."""

    files: Files
    base: str
    differs: Sequence[str] = ()
    names: Sequence[str] = field(default=())

    def digest(self, name: str) -> str:
        return self.files.digest(f"{self.base}/{name}")

    def read(self, name: str) -> bytes:
        return self.files.read(f"{self.base}/{name}")


@contextmanager
def open_pack(path: Path) -> Iterator[Pack]:
    """The pack in this file. Raises InputError for what is none, or cannot be read without harm."""
    try:
        opened = path.open("rb")
    except (OSError, ValueError) as error:
        raise _refused(path, getattr(error, "strerror", None) or str(error), "name the file of a pack") from error
    with opened as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise _refused(path, "it is no file", "name the file of a pack")
        if not file.read(4).startswith(b"PK"):
            raise _refused(path, "it is no zip", "name the file of a pack")
        file.seek(0)
        yield _opened(path, file)


def _opened(path: Path, file: BinaryIO) -> Pack:
    differs: list[str] = []
    entries: Sequence[zips.Entry] | None
    try:
        entries = zips.walk(file)
    except zips.NotAsWrittenError as error:
        differs.append(f"the zip is not as it was written: {error}")
        entries = error.entries
    if entries is None:
        files: Files = _other(path, file)
    else:
        files = _AsWritten(file, entries)
        differs += [f"the sum in the header of {e.name} is not that of its bytes" for e in entries if not e.sound]
    bases = {name.partition("/")[0] for name in files.names if "/" in name}
    if f"{min(bases, default='')}/{DECLARED}" not in files.names or len(bases) != 1:
        raise _refused(path, f"it is no evidence pack: no one folder with a {DECLARED}", "name the file of a pack")
    (base,) = bases
    stray = sorted(name for name in files.names if "/" not in name)
    differs += [f"added: {name}, outside the pack's folder" for name in stray]
    names = [name.removeprefix(f"{base}/") for name in files.names if "/" in name]
    return Pack(files, base, differs, names)


class _AsWritten:
    """Files that stand in the zip as they are."""

    def __init__(self, file: BinaryIO, entries: Sequence[zips.Entry]) -> None:
        self._file = file
        self._entries = {entry.name: entry for entry in entries}
        self.names: Mapping[str, int] = {entry.name: entry.size for entry in entries}

    def digest(self, name: str) -> str:
        return self._entries[name].sha256

    def read(self, name: str) -> bytes:
        entry = self._entries[name]
        if entry.size > LARGEST_RECORD:
            raise UnreadableError(f"it is larger than {LARGEST_RECORD >> 20} MB")
        self._file.seek(entry.start)
        return self._file.read(entry.size)


def _other(path: Path, file: BinaryIO) -> _Zip:
    """A zip that another program wrote, or a damaged one. Raises InputError."""
    size = _bounded_directory(path, file)
    try:
        opened = zipfile.ZipFile(file)
        infos = opened.infolist()
    except _BROKEN as error:
        raise _refused(path, "the zip is damaged and cannot be read", _REMEDY) from error
    _check(path, infos, size)
    return _Zip(opened, [info for info in infos if not info.is_dir()])


def _bounded_directory(path: Path, file: BinaryIO) -> int:
    """The zip's size, after a look at how long its list of files is, which is read whole."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - (1 << 16) - 22))
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) < at + 22:
        raise _refused(path, "the zip is damaged: it has no list of its files", _REMEDY)
    count, length = struct.unpack("<HI", tail[at + 10 : at + 16])
    if b"PK\6\7" in tail[max(0, at - 20) : at] or length > _DIRECTORY or count > _MOST_FILES:
        raise _refused(path, "a zip that others wrote, with too many files to look into", _REMEDY)
    return size


def _check(path: Path, infos: Sequence[zipfile.ZipInfo], size: int) -> None:
    """Refuse what no pack has, and what could do harm."""
    names: set[str] = set()
    for info in infos:
        if not info.filename:  # of which `is_dir` makes an error
            raise _refused(path, "a file without a name, which no pack has", _REMEDY)
        name = info.filename.rstrip("/") if info.is_dir() else info.filename
        kind = stat.S_IFMT(info.external_attr >> 16)
        if not zips.is_plain(name) or "\\" in info.orig_filename or "\0" in info.orig_filename:
            raise _refused(path, f"a file with the name {info.orig_filename!r}, which no pack has", _REMEDY)
        if name in names:
            raise _refused(path, f"two files with the name {name!r}", _REMEDY)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _refused(path, f"{name} is a link or a device", _REMEDY)
        if info.flag_bits & 1:
            raise _refused(path, f"{name} is encrypted", _REMEDY)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others unpack without bounds
            raise _refused(path, f"{name} is packed in a way that no pack is", _REMEDY)
        names.add(name)
    if len(infos) > _MOST_FILES:
        raise _refused(path, f"more than {_MOST_FILES:,} files", _REMEDY)
    unpacked = sum(info.file_size for info in infos)
    if unpacked > min(_MOST_BYTES, _MOST_TIMES * size):
        raise _refused(path, f"it would unpack to {unpacked:,} bytes, far more than a pack", _REMEDY)


class _Zip:
    """Files of any zip, read piece by piece; what it says of their sizes is not believed."""

    def __init__(self, opened: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo]) -> None:
        self._zip = opened
        self._infos = {info.filename: info for info in infos}
        self.names: Mapping[str, int] = {info.filename: info.file_size for info in infos}

    def digest(self, name: str) -> str:
        found = sha256()
        for chunk in self._chunks(name):
            found.update(chunk)
        return found.hexdigest()

    def read(self, name: str) -> bytes:
        if self.names[name] > LARGEST_RECORD:
            raise UnreadableError(f"it is larger than {LARGEST_RECORD >> 20} MB")
        return b"".join(self._chunks(name))

    def _chunks(self, name: str) -> Iterator[bytes]:
        left = self.names[name]
        try:
            with self._zip.open(self._infos[name]) as file:
                while chunk := file.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise UnreadableError("it is larger than it says")
                    yield chunk
        except _BROKEN as error:
            raise UnreadableError("it is damaged") from error


def _refused(path: Path, problem: str, remedy: str) -> InputError:
    return InputError(ref=str(path), problem=problem, remedy=remedy)
