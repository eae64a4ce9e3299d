"""Files of a pack, summed up, and their way from one process to another."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile


@dataclass(frozen=True, slots=True)
class File:
    """A file under data/, or of a folder there, summed up."""

    name: str
    content: bytes | memoryview
    crc: int
    sha256: str


def file_of(name: str, content: bytes) -> File:
    return File(name, content, zlib.crc32(content), sha256(content).hexdigest())


@dataclass(frozen=True, slots=True)
class Laid:
    """Files of which the bytes lie one behind the other at a place on disk: a pipe would copy them more often. `files`
    are their names, sizes and sums."""

    place: str
    files: tuple[tuple[str, int, int, str], ...]

    def take(self) -> list[File]:
        """The files, which lie there no longer."""
        place = Path(self.place)
        content = memoryview(place.read_bytes())
        place.unlink()
        found, at = [], 0
        for name, size, crc, digest in self.files:
            found.append(File(name, content[at : at + size], crc, digest))
            at += size
        return found


def lay(files: Sequence[File], folder: str) -> Laid:
    """Put files down in a folder, for another process to take."""
    with NamedTemporaryFile(dir=folder, delete=False) as out:
        out.writelines(file.content for file in files)
    return Laid(out.name, tuple((file.name, len(file.content), file.crc, file.sha256) for file in files))
