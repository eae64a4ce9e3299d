"""WARC 1.1 files (ISO 28500), packed record by record, as `reportedly watch` writes them and packs carry them.

They may come from anybody: a record is read piece by piece, and no size that one states is believed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_CHUNK = 1 << 16
_HEAD = 1 << 16  # bytes of a record's own header
_PIECE = 1 << 20


class BrokenRecordError(Exception):
    """A record that cannot be read; the words say why."""


@dataclass(frozen=True, slots=True)
class Record:
    """`size` bytes of the file from `start`. `key` is its address and its date as they are written; `block` is what it
    holds, of which no more is kept than was asked for."""

    kind: str
    key: tuple[str, str]
    start: int
    size: int
    block: bytes


def records(file: BinaryIO, *, keep: int) -> Iterator[Record]:
    """The records in their order. With `keep` a block of more bytes is an error; with 0 blocks are read over.

    Raises BrokenRecordError behind the last one that can be read.
    """
    rest, start = b"", 0
    while rest or (rest := file.read(_CHUNK)):
        unpacked = _Unpacked(file, rest)
        head, begun = unpacked.head(), bytearray()
        for piece in unpacked.pieces():
            begun += piece if keep else b""
            if len(begun) > keep:
                raise BrokenRecordError(f"a record of more than {keep >> 20} MB")
        yield _record(head, bytes(begun), start, unpacked.size)
        rest, start = unpacked.rest, start + unpacked.size


class _Unpacked:
    """One member of a packed file. `size` bytes of it were read so far; `rest` is what was read beyond its end."""

    def __init__(self, file: BinaryIO, begun: bytes) -> None:
        self._file, self._unpacker = file, zlib.decompressobj(31)
        self._held = b""
        self.rest, self.size = begun, 0

    def head(self) -> bytes:
        """What stands before the first empty line."""
        found = b""
        for piece in self._more():
            found += piece
            head, end, self._held = found.partition(b"\r\n\r\n")
            if end:
                return head
            if len(found) > _HEAD:
                break
        raise BrokenRecordError("a record without an end to its header")

    def pieces(self) -> Iterator[bytes]:
        yield self._held
        yield from self._more()

    def _more(self) -> Iterator[bytes]:
        while not self._unpacker.eof:
            try:
                piece = self._unpacker.decompress(self.rest, _PIECE)
            except zlib.error as error:
                raise BrokenRecordError("it is no packed record") from error
            left = self._unpacker.unconsumed_tail or self._unpacker.unused_data
            self.size += len(self.rest) - len(left)
            self.rest = left
            if not left and not self._unpacker.eof:
                self.rest = self._file.read(_CHUNK)
                if not self.rest and not piece:
                    raise BrokenRecordError("the last record breaks off")
            yield piece


def _record(head: bytes, block: bytes, start: int, size: int) -> Record:
    first, *lines = head.decode("utf-8", "replace").split("\r\n")
    if not first.startswith("WARC/1."):
        raise BrokenRecordError("it is no WARC record")
    named = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = named.get("content-length", "")
    if length.isascii() and length.isdecimal():
        block = block[: int(length[:12])]
    key = named.get("warc-target-uri", ""), named.get("warc-date", "")
    return Record(named.get("warc-type", ""), key, start, size, block)
