"""A BagIt bag (RFC 8493) in a zip: files under data/, their SHA-256 in a manifest, the manifest's in another, which is
signed on request. Files are written as they come; of each only the line of the manifest is kept, beyond some megabytes
on disk."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from reportedly.evidence.keys import Signer
from reportedly.evidence.zips import ZipWriter

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
DECLARED, INFO, README = "bagit.txt", "bag-info.txt", "README.txt"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
SIGNATURE, PUBLIC_KEY = "signature/tagmanifest-sha256.sig", "signature/public-key.pem"
TAGS = (DECLARED, INFO, README, MANIFEST)  # the files that the second manifest lists
FORMAT = 3
"""How the files of a pack are laid out; docs/evidence.md has the former ones too."""
_IN_MEMORY = 8 << 20
_CHUNK = 1 << 20


class BagWriter:
    """Writes a bag; `finish` ends it. `base` is its folder in the zip."""

    def __init__(self, out: BinaryIO, base: str) -> None:
        self._zip = ZipWriter(out)
        self._base = base
        self._manifest = Spool()
        self._bytes = self._files = 0
        self._tags = {DECLARED: self._zip.add(f"{base}/{DECLARED}", DECLARATION).sha256}

    def add(self, path: str, content: bytes) -> str:
        """A file under data/; gives its SHA-256."""
        return self.add_file(path, content, zlib.crc32(content), sha256(content).hexdigest())

    def add_file(self, path: str, content: bytes | memoryview, crc: int, digest: str) -> str:
        """The same of a file whose sums were taken elsewhere."""
        self._zip.add_all(f"{self._base}/data/{path}", len(content), crc, digest, [content])
        return self._listed(path, len(content), digest)

    def add_spooled(self, path: str, spool: Spool) -> str:
        """The same of what was spooled."""
        return self._listed(path, spool.size, self._spooled(f"data/{path}", spool))

    def _listed(self, path: str, size: int, digest: str) -> str:
        self._manifest.write(f"{digest}  data/{path}\n".encode())
        self._bytes += size
        self._files += 1
        return digest

    def finish(self, info: Mapping[str, str], readme: str, signer: Signer | None) -> None:
        """`info` are lines of bag-info.txt: names and values, each of one line."""
        lines = [*info.items(), ("Payload-Oxum", f"{self._bytes}.{self._files}")]
        self._tag(INFO, "".join(f"{name}: {value}\n" for name, value in lines).encode())
        self._tag(README, readme.encode())
        self._tags[MANIFEST] = self._spooled(MANIFEST, self._manifest)
        listed = "".join(f"{self._tags[name]}  {name}\n" for name in TAGS).encode()
        self._zip.add(f"{self._base}/{TAG_MANIFEST}", listed)
        if signer is not None:
            self._zip.add(f"{self._base}/{SIGNATURE}", signer.sign(listed))
            self._zip.add(f"{self._base}/{PUBLIC_KEY}", signer.public_pem)
        self._zip.close()

    def _tag(self, name: str, content: bytes) -> None:
        self._tags[name] = self._zip.add(f"{self._base}/{name}", content).sha256

    def _spooled(self, name: str, spool: Spool) -> str:
        digest = spool.sha256
        self._zip.add_all(f"{self._base}/{name}", spool.size, spool.crc, digest, spool.chunks())
        return digest


class Spool:
    """Bytes that come piece by piece, summed up on the way; on disk where they are many."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed when it is dropped
        self._hash = sha256()
        self.size = self.crc = 0

    def write(self, content: bytes) -> None:
        self._file.write(content)
        self._hash.update(content)
        self.crc = zlib.crc32(content, self.crc)
        self.size += len(content)

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    def chunks(self) -> Iterator[bytes]:
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield chunk
