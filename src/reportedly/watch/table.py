"""A table of TOML that is asked for its keys, and says in one line what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from reportedly.errors import InputError
from reportedly.read.addresses import AddressError, target_of

T = TypeVar("T")


_DURATION = re.compile(r"(\d{1,6})\s*(s|m|h|d)")


_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class Table:
    """A table of TOML that is asked for its keys one by one, and then has none left."""

    def __init__(self, data: Mapping[str, Any], ref: str) -> None:
        self.ref = ref
        self._data = dict(data)

    def wrong(self, problem: str, remedy: str = "see docs/watch.md") -> InputError:
        return InputError(ref=self.ref, problem=problem, remedy=remedy)

    def take(self, key: str, kind: type[Any], default: Any) -> Any:
        """The value, which must be of that kind, or the default."""
        if key not in self._data:
            return default
        value = self._data.pop(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            names = {str: "text in quotation marks", int: "a whole number", list: "a list", dict: "a table"}
            raise self.wrong(f"'{key}' is not {names.get(kind, 'what it should be')}")
        if isinstance(value, str) and not value.strip():
            raise self.wrong(f"'{key}' is blank", "write something, or leave it out")
        return value

    def done(self) -> None:
        """Raises InputError for a key that nobody asked for."""
        if self._data:
            raise self.wrong(f"'{next(iter(self._data))}' is no setting")

    def needed(self, key: str, value: T | None) -> T:
        if value is None:
            raise self.wrong(f"'{key}' is missing")
        return value

    def tables(self, key: str) -> list[Mapping[str, Any]]:
        found = self.take(key, list, [])
        if not all(isinstance(one, dict) for one in found):
            raise self.wrong(f"'{key}' is no table", f"write it as [[{key}]]")
        return list(found)

    def texts(self, key: str) -> tuple[str, ...]:
        """A text, or a list of texts."""
        value = self._data.get(key)
        told = self.take(key, list, []) if isinstance(value, list) else [self.take(key, str, None)]
        if not all(one is None or isinstance(one, str) for one in told):
            raise self.wrong(f"'{key}' is not a list of texts")
        return tuple(one for one in told if one is not None)

    def choice(self, key: str, choices: Sequence[str]) -> str:
        value: str = self.take(key, str, choices[0])
        if value not in choices:
            raise self.wrong(f"'{key}' is {value!r}", "write one of: " + ", ".join(choices))
        return value

    def flag(self, key: str) -> bool:
        value = self._data.pop(key, False)
        if not isinstance(value, bool):
            raise self.wrong(f"'{key}' is {value!r}", "write true or false")
        return value

    def number(self, key: str, default: int, *, most: int) -> int:
        value: int = self.take(key, int, default)
        if not 1 <= value <= most:
            raise self.wrong(f"'{key}' is {value}", f"write a number from 1 to {most}")
        return value

    def duration(self, key: str, default: str | None, *, least: timedelta = timedelta(0)) -> Any:
        told = self.take(key, str, default)
        if told is None:
            return None
        found = self.duration_of(told, key)
        if found < least:
            raise self.wrong(f"'{key}' is {told!r}", f"write {int(least.total_seconds())}s or more")
        return found

    def duration_of(self, told: Any, key: str) -> timedelta:
        match = _DURATION.fullmatch(told.strip()) if isinstance(told, str) else None
        if match is None:
            raise self.wrong(f"'{key}' is {told!r}", "write a number and s, m, h or d, such as 15m")
        return timedelta(**{_UNITS[match[2]]: int(match[1])})

    def url(self, key: str) -> str:
        url: str = self.needed(key, self.take(key, str, None))
        try:
            target_of(url)
        except AddressError as error:
            raise self.wrong(f"'{key}': {error.problem}", error.remedy) from error
        return url

    def header(self, key: str) -> str | None:
        """What may stand in a header of a request."""
        value: str | None = self.take(key, str, None)
        if value is not None and not (value.isascii() and value.isprintable() and len(value) <= 200):
            raise self.wrong(f"'{key}' has characters that no header takes", "write an address in ASCII")
        return value

    def whole(self, key: str, made: Callable[[Table], T]) -> T | None:
        """What is made of a table within this one."""
        told = self.take(key, dict, None)
        if told is None:
            return None
        inner = Table(told, f"{self.ref} {key}")
        found = made(inner)
        inner.done()
        return found
