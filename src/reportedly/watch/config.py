"""The file of feeds: what to watch, how often, and whom to tell of what (docs/watch.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from reportedly.errors import InputError
from reportedly.read.addresses import AddressError, target_of
from reportedly.watch.rules import Rule, read_rule

T = TypeVar("T")
KINDS = ("auto", "feed", "sitemap", "page")
_DURATION = re.compile(r"(\d{1,6})\s*(s|m|h|d)")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_MOST_BYTES = 20_000_000  # of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSettings:
    """One feed. `newest` bounds the stories taken up at one poll, `max_age` how old they may be; `text` says where a
    story is read: on its page, or in the feed where that has the whole of it."""

    url: str
    name: str
    kind: str = "auto"
    every: timedelta
    publisher: str | None = None
    language: str | None = None
    text: str = "page"
    newest: int = 100
    max_age: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the file says. `delay` is the rest between two requests of a host, `recheck` are the times after which a
    page is fetched again to see whether it was corrected, `seed` spreads what is tried again."""

    feeds: tuple[FeedSettings, ...]
    rules: tuple[Rule, ...] = ()
    delay: timedelta = timedelta(seconds=2)
    recheck: tuple[timedelta, ...] = ()
    at_once: int = 4
    timeout: timedelta = timedelta(seconds=60)
    max_bytes: int = 10_000_000
    max_chars: int = 1_000_000
    contact: str | None = None
    seed: str = "reportedly"


_RECHECK = ("1h", "6h", "1d", "3d")


def load_settings(path: Path) -> Settings:
    """Read the file. Raises InputError, with the part of it that is wrong."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(ref=str(path), problem="too large for a list of feeds", remedy="check its name")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InputError(ref=str(path), problem="no such file", remedy="check the path") from error
    except OSError as error:
        raise InputError(ref=str(path), problem=error.strerror or "cannot be read", remedy="check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(
            ref=str(path), problem=f"no valid TOML ({error})", remedy="mend it; see docs/watch.md"
        ) from error
    return settings_of(data, ref=str(path), folder=path.parent)


def settings_of(data: Mapping[str, Any], *, ref: str, folder: Path) -> Settings:
    """The settings of parsed TOML; paths in it are relative to `folder`. Raises InputError."""
    top = Table(data, ref)
    watch = Table(top.take("watch", dict, {}), f"{ref}: [watch]")
    every = watch.duration("every", "15m", least=timedelta(minutes=1))
    feeds = [_feed(Table(told, f"{ref}: [[feed]] {n}"), every) for n, told in enumerate(top.tables("feed"), 1)]
    rules = [read_rule(Table(told, f"{ref}: [[alert]] {n}"), folder) for n, told in enumerate(top.tables("alert"), 1)]
    top.done()
    if not feeds:
        raise InputError(ref=ref, problem="no feed in it", remedy="write a [[feed]] with its url; see docs/watch.md")
    _once(ref, "feeds", [feed.url for feed in feeds])
    _once(ref, "feeds", [feed.name for feed in feeds])
    _once(ref, "alerts", [rule.name for rule in rules])
    made = Settings(
        feeds=tuple(feeds),
        rules=tuple(rules),
        delay=watch.duration("delay", "2s"),
        recheck=tuple(watch.duration_of(told, "recheck") for told in watch.take("recheck", list, list(_RECHECK))),
        at_once=watch.number("at_once", 4, most=64),
        timeout=watch.duration("timeout", "60s", least=timedelta(seconds=1)),
        max_bytes=watch.number("max_mb", 10, most=1_000) * 1_000_000,
        max_chars=watch.number("max_chars", 1_000_000, most=1_000_000_000),
        contact=watch.header("contact"),
        seed=watch.take("seed", str, "reportedly"),
    )
    watch.done()
    return made


def _once(ref: str, what: str, values: Sequence[str]) -> None:
    twice = next((value for value in values if values.count(value) > 1), None)
    if twice is not None:
        raise InputError(
            ref=ref, problem=f"two {what} called {twice!r}", remedy="take one out, or give it another name"
        )


def _feed(table: Table, every: timedelta) -> FeedSettings:
    url = table.url("url")
    kind = table.choice("kind", KINDS)
    max_age = table.take("max_age", str, "7d" if kind == "sitemap" else None)
    made = FeedSettings(
        url=url,
        name=table.take("name", str, url),
        kind=kind,
        every=table.duration("every", None, least=timedelta(minutes=1)) or every,
        publisher=table.take("publisher", str, None),
        language=table.take("language", str, None),
        text=table.choice("text", ("page", "feed")),
        newest=table.number("newest", 100, most=10_000),
        max_age=None if max_age is None else table.duration_of(max_age, "max_age"),
    )
    table.done()
    return made


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
