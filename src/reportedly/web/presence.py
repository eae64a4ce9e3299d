"""Who looks at which event now, so that two do not decide on one unawares. Kept in memory, of one process."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

STAYS = 45.0
"""Seconds after which somebody who was not heard of is taken to have left; pages tell of themselves more often."""


class Presence:
    """One event a person: who looks at another has left the one before."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._at: dict[str, tuple[str, float]] = {}
        self._lock = threading.Lock()

    def look(self, who: str, event_id: str) -> tuple[str, ...]:
        """This person looks at an event; gives the others who do."""
        with self._lock:
            now = self._clock()
            self._at = {name: place for name, place in self._at.items() if place[1] > now - STAYS}
            self._at[who] = (event_id, now)
            return tuple(sorted(name for name, (event, _) in self._at.items() if event == event_id and name != who))

    def at(self, event_ids: frozenset[str], *, besides: str) -> dict[str, tuple[str, ...]]:
        """Who looks at each of these events, but for one."""
        with self._lock:
            now = self._clock()
            found: dict[str, list[str]] = {}
            for name, (event, seen) in sorted(self._at.items()):
                if name != besides and event in event_ids and seen > now - STAYS:
                    found.setdefault(event, []).append(name)
            return {event: tuple(names) for event, names in found.items()}
