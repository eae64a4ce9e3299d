"""When to try again: ever later, not all at once, and not before the server wants it."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

FIRST = timedelta(minutes=1)
LAST = timedelta(hours=6)
_MOST_ASKED = timedelta(days=30)  # a server that asks for more is not asked again for so long
_SPREAD = 0.25


def delay(attempt: int, *, seed: str) -> timedelta:
    """After the failure number `attempt` (from 0): doubled each time up to six hours, a quarter more or less. The same
    seed and attempt give the same delay."""
    whole = min(FIRST * 2.0 ** min(attempt, 20), LAST)
    return whole * random.Random(f"{seed} {attempt}").uniform(1 - _SPREAD, 1 + _SPREAD)


def retry_after(told: str | None, now: datetime) -> timedelta | None:
    """What a Retry-After header asks for: seconds, or a time (RFC 9110, 10.2.3). None for anything else."""
    if not told:
        return None
    told = told.strip()
    if told.isascii() and told.isdecimal():
        return min(timedelta(seconds=min(int(told[:12]), 10**9)), _MOST_ASKED)
    try:
        until = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(until - now, timedelta(0)), _MOST_ASKED)
