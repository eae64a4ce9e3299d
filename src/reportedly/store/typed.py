"""JSON of the store read straight into values of a shape, in a part of the time that plain values take; needs msgspec.

For what is read by the hundred thousand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TypeVar

from msgspec import DecodeError, ValidationError, convert
from msgspec.json import Decoder

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
