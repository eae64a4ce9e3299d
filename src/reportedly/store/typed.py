"""JSON of the store read straight into values of a shape, in a part of the time that plain values take; needs msgspec.

For what is read by the hundred thousand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import DecodeError, Raw, ValidationError, convert
from msgspec.json import Decoder, encode

from reportedly.store.jsons import DamagedError

T = TypeVar("T")


def reader_of(kind: type[T]) -> Callable[[str | bytes], T]:
    """Reads JSON that has this shape; what the shape does not name is left out. The reader raises DamagedError."""
    decode = Decoder(kind).decode

    def read(text: str | bytes) -> T:
        try:
            return decode(text)
        except DecodeError:  # half of a character or no number, which json reads, or what has not this shape
            pass
        try:
            return convert(json.loads(text), kind)
        except (ValueError, RecursionError, ValidationError) as error:
            raise DamagedError(str(error)) from error

    return read


def raw_of(value: Any) -> Raw:
    """Its JSON; half of a character, which UTF-8 cannot hold, as an escape."""
    try:
        return Raw(encode(value))
    except UnicodeEncodeError:
        return Raw(json.dumps(value, separators=(",", ":")).encode())
