"""The body of an answer: read and unpacked within bounds."""

from __future__ import annotations

import zlib
from http.client import HTTPException
from typing import Any

from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError

from reportedly.errors import InputError

_CHUNK = 65_536
_MOST_OF_AN_ERROR = 65_536  # bytes of a body that says no more than that something went wrong
_MOST_CODINGS = 2


def bodies_of(response: Any, ref: str, max_bytes: int) -> tuple[bytes, bytes]:
    """The body as it came and unpacked; of an answer that is no page no more than its beginning."""
    assert isinstance(response, HTTPResponse)
    if response.status != 200:
        try:
            return (beginning := _read(response, _MOST_OF_AN_ERROR)[:_MOST_OF_AN_ERROR]), beginning
        except (HTTPError, HTTPException, OSError):  # what it says about an error is not worth a second one
            return b"", b""
    wire = _read(response, max_bytes)
    if len(wire) > max_bytes:
        raise _too_large(ref, max_bytes)
    return wire, unpacked(wire, response.headers.get("Content-Encoding", ""), ref, max_bytes)


def _read(response: HTTPResponse, most: int) -> bytes:
    """As it comes, so that a server that drips is not waited for once the line is cut."""
    parts, length = [], 0
    while length <= most and (chunk := response.read1(_CHUNK, decode_content=False)):
        parts.append(chunk)
        length += len(chunk)
    return b"".join(parts)


def unpacked(wire: bytes, codings: str, ref: str, max_bytes: int) -> bytes:
    """A body without what its Content-Encoding says. Raises InputError for what is broken or larger than that."""
    named = [coding.strip().lower() for coding in codings.split(",")]
    named = [coding for coding in named if coding not in ("", "identity")]
    if len(named) > _MOST_CODINGS or not set(named) <= {"gzip", "x-gzip", "deflate"}:
        raise InputError(ref=ref, problem=f"packed in a way that was not asked for ({codings[:40]})", remedy="save it")
    for coding in reversed(named):
        try:
            wire = _inflated(wire, ref, max_bytes, gzip=coding != "deflate")
        except zlib.error as error:
            raise InputError(ref=ref, problem="the page is packed, and broken", remedy="try again") from error
    return wire


def _inflated(packed: bytes, ref: str, max_bytes: int, *, gzip: bool) -> bytes:
    """Unpacked piece by piece: a few kilobytes can hold gigabytes."""
    if not packed:
        return b""
    bits = 31 if gzip else 15 if _is_zlib(packed) else -15  # some servers send deflate without zlib's header
    parts, length = [], 0
    while packed:
        unpacker = zlib.decompressobj(bits)
        part = unpacker.decompress(packed, max_bytes + 1 - length)
        parts.append(part)
        length += len(part)
        if length > max_bytes:
            raise _too_large(ref, max_bytes)
        if not unpacker.eof:
            raise InputError(ref=ref, problem="the page broke off before its end", remedy="try again")
        packed = unpacker.unused_data if gzip and unpacker.unused_data.startswith(b"\x1f\x8b") else b""
    return b"".join(parts)


def _is_zlib(packed: bytes) -> bool:
    return len(packed) > 1 and packed[0] & 0x0F == 8 and (packed[0] << 8 | packed[1]) % 31 == 0


def _too_large(ref: str, max_bytes: int) -> InputError:
    return InputError(
        ref=ref,
        problem=f"the page is larger than {max_bytes / 1e6:g} MB",
        remedy="save the article's text and give that",
    )
