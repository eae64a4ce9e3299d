"""What the watch hands to the store: requests, exchanges with servers, and what a visit came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """What is expected at an address."""

    FEED = "feed"
    PAGE = "page"


class Outcome(StrEnum):
    """What became of a request."""

    READ = "read"  # a feed
    PART = "part"  # a feed of which some stories are left for the next time
    ADDED = "added"  # a text that the store did not have, or not there
    KNOWN = "known"  # the text that was there before
    UNCHANGED = "unchanged"  # by the server's word (304), or byte by byte
    UNUSED = "unused"  # no article, or not one that can be coded
    REFUSED = "refused"  # by robots.txt, or by our own rules; or by the server for good (403, 404, 410 …)
    FAILED = "failed"  # to be tried again


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """What is to be fetched, for the feed of that address, not before `due`; `attempt` counts failures before it."""

    feed: str
    url: str
    role: Role
    due: datetime
    attempt: int = 0
    item: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(NewRequest):
    """An open request of the ledger."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request that was made of a server. `status` is None where there was no answer; `kept` bodies are stored."""

    url: str
    at: datetime
    status: int | None = None
    headers: Sequence[tuple[str, str]] = ()
    digest: str | None = None
    length: int | None = None
    problem: str | None = None
    kept: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """All that is to be written of a request that is done: the exchanges, the last of which closes it, what it came to,
    and what is to be fetched because of it. `stories` are (key, signature) of what a feed was seen to say, `again` is
    the document that was found unchanged."""

    request: Request
    exchanges: Sequence[Exchange]
    outcome: Outcome
    problem: str | None = None
    follow: Sequence[NewRequest] = ()
    stories: Sequence[tuple[str, str]] = ()
    again: str | None = None


@dataclass(frozen=True, slots=True)
class Last:
    """The last fetch of an address that gave a body, and the document that was in it."""

    etag: str | None
    modified: str | None
    digest: str | None
    document_id: str | None
    outcome: Outcome
