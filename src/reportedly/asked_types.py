"""Whether there is a type that is asked for: "no events" would be taken for an answer to a slip."""

from __future__ import annotations

from functools import cache

from reportedly.code.acled import SUB_EVENTS
from reportedly.errors import InputError
from reportedly.model import EventType


def check_type(told: str, *, ref: str) -> None:
    """PLOVER's type or ACLED's sub-event, in whatever case. Raises InputError for what no event can be."""
    if told.casefold() not in _known():
        remedy = f"take one of {', '.join(EventType)}, or a sub-event of ACLED such as 'Armed clash'"
        raise InputError(ref=ref, problem="no such type", remedy=remedy)


@cache
def _known() -> frozenset[str]:
    return frozenset(name.casefold() for name in (*EventType, *SUB_EVENTS))
