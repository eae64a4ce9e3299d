"""Counters that add up: hits, misses and false alarms, and right answers out of those judged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """How many wanted things were found, missed, and found though not wanted."""

    hits: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(self.hits + other.hits, self.missed + other.missed, self.extra + other.extra)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing was wanted or found."""
        total = 2 * self.hits + self.missed + self.extra
        return 2 * self.hits / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Right:
    """How many answers were right of those that could be judged."""

    right: int = 0
    judged: int = 0

    def __add__(self, other: Right) -> Right:
        return Right(self.right + other.right, self.judged + other.judged)

    @property
    def share(self) -> float:
        return self.right / self.judged if self.judged else 0.0
