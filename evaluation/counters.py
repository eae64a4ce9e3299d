"""Counters that add up: each measure counts document by document, and its figures are computed from the sums.

A counter is what a resample of documents needs: `numbers` are its parts, each a sum over whatever was counted, and
`of` makes the counter of such sums again. `value` is the figure, `items` says how many things it rests on.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from math import sqrt
from typing import Protocol, Self


class Counter(Protocol):
    """What all counters have; `numbers` and `of` are each other's inverse."""

    def __add__(self, other: Self, /) -> Self: ...

    @property
    def value(self) -> float: ...

    @property
    def items(self) -> float: ...

    @property
    def numbers(self) -> Mapping[Hashable, float]: ...

    @classmethod
    def of(cls, numbers: Mapping[Hashable, float]) -> Self: ...


class _Sums:
    """A counter whose fields are sums."""

    __slots__ = ()

    def __add__(self, other: Self) -> Self:
        return type(self)(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))  # type: ignore[arg-type]

    @property
    def numbers(self) -> Mapping[Hashable, float]:
        return {f.name: getattr(self, f.name) for f in fields(self)}  # type: ignore[arg-type]

    @classmethod
    def of(cls, numbers: Mapping[Hashable, float]) -> Self:
        return cls(**{str(name): value for name, value in numbers.items()})


@dataclass(frozen=True, slots=True)
class Found(_Sums):
    """How many wanted things were found, missed, and found though not wanted. A likeness may count as a part of one."""

    hits: float = 0
    missed: float = 0
    extra: float = 0

    @classmethod
    def among(cls, found: Iterable[Hashable], wanted: Iterable[Hashable]) -> Found:
        """Two collections compared as multisets."""
        ours, theirs = Tally(iter(found)), Tally(iter(wanted))
        hits = (ours & theirs).total()
        return cls(hits, theirs.total() - hits, ours.total() - hits)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing was wanted or found."""
        total = 2 * self.hits + self.missed + self.extra
        return 2 * self.hits / total if total else 0.0

    @property
    def value(self) -> float:
        return self.f1

    @property
    def items(self) -> float:
        return self.hits + self.missed


@dataclass(frozen=True, slots=True)
class Right(_Sums):
    """How many answers were right of those that could be judged."""

    right: float = 0
    judged: float = 0

    @property
    def share(self) -> float:
        return self.right / self.judged if self.judged else 0.0

    @property
    def value(self) -> float:
        return self.share

    @property
    def items(self) -> float:
        return self.judged


@dataclass(frozen=True, slots=True)
class Overlap(_Sums):
    """F1 where precision and recall count different things: of ours so many are right, of theirs so many reached."""

    right: float = 0
    found: float = 0
    reached: float = 0
    wanted: float = 0

    @property
    def value(self) -> float:
        precision = self.right / self.found if self.found else 0.0
        recall = self.reached / self.wanted if self.wanted else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def items(self) -> float:
        return self.wanted


@dataclass(frozen=True, slots=True)
class Moments(_Sums):
    """The sums that Pearson's r of two scales is computed from."""

    n: float = 0
    x: float = 0
    y: float = 0
    xx: float = 0
    yy: float = 0
    xy: float = 0

    @classmethod
    def between(cls, xs: Sequence[float], ys: Sequence[float]) -> Moments:
        """Of pairs of values, in order. Raises ValueError if there are more of one."""
        pairs = list(zip(xs, ys, strict=True))
        return cls(
            len(pairs),
            sum(xs),
            sum(ys),
            sum(x * x for x in xs),
            sum(y * y for y in ys),
            sum(x * y for x, y in pairs),
        )

    @property
    def value(self) -> float:
        """Pearson's r; 0 where one of the scales does not vary."""
        spread = (self.n * self.xx - self.x**2) * (self.n * self.yy - self.y**2)
        return (self.n * self.xy - self.x * self.y) / sqrt(spread) if spread > 1e-12 else 0.0

    @property
    def items(self) -> float:
        return self.n


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often each class (or None, no answer) was said where each was right. `value` is F1 weighted by support."""

    pairs: Mapping[tuple[str, str | None], float]

    @classmethod
    def single(cls, right: str, said: str | None) -> Self:
        return cls({(right, said): 1})

    def __add__(self, other: Self) -> Self:
        names = {**self.pairs, **other.pairs}
        return type(self)({n: self.pairs.get(n, 0) + other.pairs.get(n, 0) for n in names})

    @property
    def numbers(self) -> Mapping[Hashable, float]:
        return dict(self.pairs.items())

    @classmethod
    def of(cls, numbers: Mapping[Hashable, float]) -> Self:
        return cls({n: v for n, v in numbers.items() if v and isinstance(n, tuple)})

    @property
    def value(self) -> float:
        support, answered, right = self._by_class()
        total = sum(support.values())
        weighted = sum(support[c] * 2 * right.get(c, 0) / (support[c] + answered.get(c, 0)) for c in support)
        return weighted / total if total else 0.0

    @property
    def items(self) -> float:
        return sum(self.pairs.values())

    def _by_class(self) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
        support: dict[str, float] = {}
        answered: dict[str, float] = {}
        right: dict[str, float] = {}
        for (gold, said), n in self.pairs.items():
            support[gold] = support.get(gold, 0) + n
            if said is not None:
                answered[said] = answered.get(said, 0) + n
            if gold == said:
                right[gold] = right.get(gold, 0) + n
        return support, answered, right


@dataclass(frozen=True, slots=True)
class Kappa(Confusion):
    """Two labellers' classes of the same things. `value` is Cohen's kappa: agreement beyond what chance would give."""

    @property
    def value(self) -> float:
        """1 where both always give one and the same class."""
        first, second, agreed = self._by_class()
        n = self.items
        chance = sum(first[c] * second.get(c, 0) for c in first) / n**2 if n else 0.0
        seen = sum(agreed.values()) / n if n else 0.0
        return (seen - chance) / (1 - chance) if chance < 1 else 1.0


def add_to(counts: dict[str, Counter], name: str, counter: Counter) -> None:
    """Adds to the figure of that name. Raises TypeError if it is counted in another way."""
    counts[name] = counts[name] + counter if name in counts else counter
