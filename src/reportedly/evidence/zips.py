"""A zip that can be written in one way only: files stored as they are, times fixed, nothing optional.

The same files in the same order give the same bytes on every machine, and no byte of a zip is without a meaning that
can be checked: `walk` reads the files from the front, and compares what follows them with what `ending` gives for them.
The layout is that of PKWARE's APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.14 to 4.3.16
(its end, with ZIP64 where there are many files or bytes). Any zip program reads it.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from reportedly.errors import InputError

MOST_FILES = 1_000_000  # what can be looked through in a gigabyte of memory
_CHUNK = 1 << 20
_IN_MEMORY = 8 << 20  # of the list of files, before it goes to disk
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR64 = struct.Struct("<4sIQI")
_EXTRA64 = struct.Struct("<2HQ")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_END64_MARK, _LOCATOR64_MARK = b"PK\6\6", b"PK\6\7"
_NEEDS, _NEEDS64 = 20, 45
_MADE_BY = 3 << 8  # Unix: the attributes below are its
_FILE = 0o100644 << 16
_FIRST_DAY = 0x21  # 1 January 1980, where the format's calendar begins
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
_PART = r"(?!\.\.?(?:/|$))[A-Za-z0-9._-]+"
_NAME = re.compile(rf"{_PART}(?:/{_PART})*")
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a zip: where its bytes begin, how many there are, and what they sum up to.

    `crc` is what its header says; `sound`: its bytes do sum up to that.
    """

    name: str
    start: int
    size: int
    crc: int
    sha256: str
    sound: bool = True

    @property
    def header(self) -> int:
        """Where its header begins."""
        return self.start - _LOCAL.size - len(self.name)


class NotAsWrittenError(Exception):
    """The bytes differ from what a writer of this module would have written, first at byte `at`."""

    def __init__(self, at: int, what: str, entries: list[Entry] | None = None) -> None:
        super().__init__(f"{what}, at byte {at:,}")
        self.entries = entries
        """The files, where only what follows them differs."""


def is_plain(name: str) -> bool:
    """Whether it is a name that a writer takes: relative, ASCII, without dots that lead upwards."""
    return len(name) <= _LONGEST and _NAME.fullmatch(name) is not None


class ZipWriter:
    """Writes files one after the other; `close` ends the zip."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._files = 0
        self._names = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed when it is dropped

    def add(self, name: str, content: bytes) -> Entry:
        """One file. Raises ValueError for a name that cannot stand in a zip of this kind."""
        return self.add_all(name, len(content), zlib.crc32(content), sha256(content).hexdigest(), [content])

    def add_all(self, name: str, size: int, crc: int, digest: str, chunks: Iterable[bytes | memoryview]) -> Entry:
        """The same in pieces, whose sums the caller has taken. Raises InputError for one file too many."""
        if not is_plain(name) or size >= _FULL32:
            raise ValueError(f"{name!r} ({size} bytes) cannot be in an evidence pack")
        if self._files == MOST_FILES:
            problem = f"a pack holds at most {MOST_FILES:,} files, some 300,000 documents"
            raise InputError(ref="evidence", problem=problem, remedy="ask for fewer, such as with --since or --limit")
        self._write(_local(name, size, crc))
        entry = Entry(name, self._at, size, crc, digest)
        for chunk in chunks:
            self._write(chunk)
        self._names.write(_central(entry))
        self._files += 1
        return entry

    def close(self) -> None:
        start, length = self._at, self._names.tell()
        self._names.seek(0)
        while chunk := self._names.read(_CHUNK):
            self._write(chunk)
        for part in _ends(self._files, length, start):
            self._write(part)

    def _write(self, content: bytes | memoryview) -> None:
        self._out.write(content)
        self._at += len(content)


def _local(name: str, size: int, crc: int) -> bytes:
    return _LOCAL.pack(_LOCAL_MARK, _NEEDS, 0, 0, 0, _FIRST_DAY, crc, size, size, len(name), 0) + name.encode("ascii")


def ending(entries: Iterable[Entry], start: int) -> Iterator[bytes]:
    """What follows the files: the central directory, which begins at `start`, and its end."""
    count = length = 0
    for entry in entries:
        part = _central(entry)
        count, length = count + 1, length + len(part)
        yield part
    yield from _ends(count, length, start)


def _ends(count: int, length: int, start: int) -> Iterator[bytes]:
    """What follows a central directory of so many files and bytes."""
    if count >= _FULL16 or length >= _FULL32 or start >= _FULL32:
        size = _END64.size - 12
        yield _END64.pack(_END64_MARK, size, _MADE_BY | _NEEDS64, _NEEDS64, 0, 0, count, count, length, start)
        yield _LOCATOR64.pack(_LOCATOR64_MARK, 0, start + length, 1)
    few = min(count, _FULL16)
    yield _END.pack(_END_MARK, 0, 0, few, few, min(length, _FULL32), min(start, _FULL32), 0)


def _central(entry: Entry) -> bytes:
    far = entry.header >= _FULL32
    extra = _EXTRA64.pack(1, 8, entry.header) if far else b""
    needs = _NEEDS64 if far else _NEEDS
    head = (_CENTRAL_MARK, _MADE_BY | needs, needs, 0, 0, 0, _FIRST_DAY, entry.crc, entry.size, entry.size)
    tail = (len(entry.name), len(extra), 0, 0, 0, _FILE, min(entry.header, _FULL32))
    return _CENTRAL.pack(*head, *tail) + entry.name.encode("ascii") + extra


def walk(file: BinaryIO) -> list[Entry]:
    """The files in their order, each summed up, after every byte of the zip was compared.

    Raises NotAsWrittenError.
    """
    entries: list[Entry] = []
    names: set[str] = set()
    at = 0
    while (head := file.read(_LOCAL.size)).startswith(_LOCAL_MARK):
        entry = _entry(file, head, at)
        if entry.name in names:
            raise NotAsWrittenError(at, f"{entry.name} is there twice")
        if len(entries) == MOST_FILES:
            raise NotAsWrittenError(at, f"more than {MOST_FILES:,} files")
        names.add(entry.name)
        entries.append(entry)
        at = entry.start + entry.size
    file.seek(at)
    start = at
    for part in ending(entries, start):
        found = file.read(len(part))
        if found != part:
            raise NotAsWrittenError(at + _same(found, part), "the list of files at its end differs", entries)
        at += len(part)
    if file.read(1):
        raise NotAsWrittenError(at, "something follows its end", entries)
    return entries


def _entry(file: BinaryIO, head: bytes, at: int) -> Entry:
    if len(head) < _LOCAL.size:
        raise NotAsWrittenError(at, "the file breaks off")
    crc, size, _, length, _ = _LOCAL.unpack(head)[6:]
    name = file.read(min(length, _LONGEST)).decode("ascii", "replace")
    if not is_plain(name):
        raise NotAsWrittenError(at, "a name that no pack has")
    if head != _local(name, size, crc)[: _LOCAL.size]:
        raise NotAsWrittenError(at, f"the header of {name} differs")
    start, left, seen, digest = at + len(head) + len(name), size, 0, sha256()
    while left:
        chunk = file.read(min(left, _CHUNK))
        if not chunk:
            raise NotAsWrittenError(start + size - left, f"{name} breaks off")
        seen = zlib.crc32(chunk, seen)
        digest.update(chunk)
        left -= len(chunk)
    return Entry(name, start, size, crc, digest.hexdigest(), sound=seen == crc)


def _same(found: bytes, wanted: bytes) -> int:
    """How many bytes at the beginning are the same."""
    return next((i for i, (a, b) in enumerate(zip(found, wanted, strict=False)) if a != b), len(found))
