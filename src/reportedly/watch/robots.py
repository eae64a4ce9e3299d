"""robots.txt by RFC 9309: what may be fetched, and how often; kept for a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from protego import Protego

KEPT = timedelta(days=1)  # "should not use a cached version for more than 24 hours"
MOST_BYTES = 512_000  # "at least 500 kibibytes" are to be read
MOST_REDIRECTS = 5
_AGENT = "reportedly"
_MOST_REST = 600.0  # a host that wants to be asked less often is asked so often


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one origin. `problem` says why nothing may be fetched for now, where the rules cannot be had."""

    rules: Protego | None
    problem: str | None = None

    def allows(self, url: str) -> bool:
        return self.problem is None and (self.rules is None or bool(self.rules.can_fetch(url, _AGENT)))

    @property
    def rest(self) -> timedelta:
        told = self.rules.crawl_delay(_AGENT) if self.rules is not None else None
        return timedelta(seconds=min(max(0.0, told), _MOST_REST)) if told else timedelta(0)


def robots_of(status: int | None, body: bytes) -> Robots:
    """What an answer for robots.txt means: without such a file all is allowed; where the server fails, nothing is."""
    if status is not None and 200 <= status < 300:
        return Robots(Protego.parse(body[:MOST_BYTES].decode("utf-8", "replace")))
    if status is not None and 300 <= status < 500 and status != 429:
        return Robots(None)
    told = "cannot be had" if status is None else f"is answered with {status}"
    return Robots(None, f"the site's robots.txt {told}")
