"""What people give to be read: text, addresses, files, with what they say of them. All of it is bounded here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from reportedly.errors import InputError
from reportedly.read import ReadOptions
from reportedly.web.adding import MOST_BYTES
from reportedly.web.addition import Given

MOST_FILES, MOST_ADDRESSES = 100, 20
LONGEST_TEXT = 1_000_000  # characters
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def options_of(*, published: str | None, publisher: str | None, title: str | None, language: str | None) -> ReadOptions:
    """What is said of all that is given. Raises InputError for a day that is none."""
    return ReadOptions(
        published=_day(published),
        publisher=_line(publisher),
        title=_line(title),
        language=_language(language),
        max_bytes=MOST_BYTES,
    )


def given_of(*, text: str | None, url: str | None, files: Iterable[tuple[str, bytes]] = ()) -> list[Given]:
    """Everything that is given. Raises InputError for an address that is none, or too much."""
    found = []
    if text and text.strip():
        if len(text) > LONGEST_TEXT:
            raise InputError(ref="text", problem="too long for one text", remedy="divide it, or give it as a file")
        found.append(Given("pasted text", content=text.encode("utf-8", "replace")))
    addresses = (url or "").split()
    if len(addresses) > MOST_ADDRESSES:
        raise InputError(ref="url", problem="too many addresses", remedy=f"give {MOST_ADDRESSES} at most at once")
    for address in addresses:
        if not _ADDRESS.fullmatch(address) or len(address) > 2000:
            raise InputError(ref=address[:80], problem="no address", remedy="it begins with http:// or https://")
        found.append(Given(address))
    given = [(name, content) for name, content in files if name or content]  # an empty field sends one without either
    if len(given) > MOST_FILES:
        raise InputError(ref="files", problem="too many files", remedy=f"give {MOST_FILES} at most at once")
    for name, content in given:
        shown = _name(name)
        found.append(Given(shown, name=shown, content=content))
    return found


def _name(told: str) -> str:
    """The last part of a file's name, for people to know it by."""
    last = re.split(r"[/\\]", told)[-1]
    return (_line(last) or "file")[-120:]


def _line(told: str | None) -> str | None:
    if told is None:
        return None
    return " ".join("".join(char if char.isprintable() else " " for char in told[:500]).split()) or None


def _day(told: str | None) -> date | None:
    if not told or not told.strip():
        return None
    try:
        return date.fromisoformat(told.strip())
    except ValueError:
        raise InputError(
            ref="published", problem=f"{told[:40]!r} is no date", remedy="write it as YYYY-MM-DD"
        ) from None


def _language(told: Any) -> str | None:
    if not told or not str(told).strip():
        return None
    code = str(told).strip().lower()
    if not re.fullmatch(r"[a-z]{2,3}", code):
        raise InputError(ref="language", problem=f"{code[:20]!r} is no code", remedy="write it as en")
    return code
