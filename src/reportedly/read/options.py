"""What a user may say about the inputs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Overrides that hold for every input, and the bounds of reading.

    `published`, `publisher` and `title` stand in for what the input itself says. `language` "en" skips the language
    check. `max_bytes` bounds one document (of JSONL, one line), `max_chars` how much of its text is read for claims:
    what is beyond is kept, and told. `allowed_hosts` may be fetched from although their addresses are private. `pause`
    is seconds between two pages of one host that a feed leads to. `prose` takes the whole text for sentences: no
    furniture, no markup, every character seen.
    """

    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    language: str | None = None
    max_bytes: int = 50_000_000
    max_chars: int = 5_000_000
    allowed_hosts: Collection[str] = ()
    pause: float = 1.0
    prose: bool = False
