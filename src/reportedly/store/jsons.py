"""Objects to text and back, the same text for the same object on every machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from functools import cache
from typing import Any


def written(value: Any) -> str:
    """JSON with keys in the order that the contract gives them, without spaces.

    What no database takes as text (a lone surrogate, a NUL) is written as an escape.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text


class DamagedError(Exception):
    """A record of the store is not as it was written."""


def read(text: str | bytes) -> Any:
    """The object. Raises DamagedError for what `written` did not write."""
    try:
        return _reader()(text)
    except (ValueError, RecursionError) as error:
        raise DamagedError(str(error)) from error


@cache
def _reader() -> Callable[[str | bytes], Any]:
    """Reads twice as fast where msgspec is installed, which gives the same values."""
    try:
        from msgspec import DecodeError
        from msgspec.json import Decoder
    except ImportError:
        return json.loads
    decode = Decoder().decode

    def read(text: str | bytes) -> Any:
        try:
            return decode(text)
        except DecodeError:  # half of a character, or what is no JSON, of which json tells what is wrong
            return json.loads(text)

    return read


class _Reading:
    """No generator, which would take longer than what it is around: there are millions of records."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (ValueError, KeyError, TypeError, IndexError, AttributeError)):
            raise DamagedError(str(error)) from error


_READING = _Reading()


def reading_records() -> AbstractContextManager[None]:
    """Around what makes values of a record: an enum's value, a day, a key that is not there is a damaged record."""
    return _READING


def read_all(texts: Iterable[str]) -> list[Any]:
    """The same for many at once, which costs less than one by one."""
    found: list[Any] = read(f"[{','.join(texts)}]")
    return found


def plain(text: str | None) -> str | None:
    """A column's text without what no database takes; the JSON beside it keeps it all."""
    if text is None:
        return None
    return text.replace("\0", "").encode("utf-8", "replace").decode()
