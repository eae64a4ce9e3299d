"""The file of feeds: what to watch, how often, and whom to tell of what (docs/watch.md)."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.watch.rules import Rule, read_rule
from reportedly.watch.table import Table

KINDS = ("auto", "feed", "sitemap", "page")
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
    except (ValueError, RecursionError) as error:
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
    twice = next((value for value, count in Counter(values).items() if count > 1), None)
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
