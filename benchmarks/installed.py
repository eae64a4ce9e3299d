"""How much room the package and its runtime dependencies take on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import reportedly

PACKAGE = "reportedly"


@dataclass(frozen=True, slots=True)
class Size:
    """Installed megabytes (10^6 bytes) of the runtime dependencies and of the package with its model."""

    dependencies_mb: float
    package_mb: float
    largest: dict[str, float]


def size() -> Size:
    """Adds up the files of every distribution that the package needs to run, as its metadata has them."""
    sizes = {name: _installed(name) / 1e6 for name in sorted(_closure(PACKAGE, frozenset()))}
    root = Path(reportedly.__file__).parent
    own = sum(f.stat().st_size for f in root.rglob("*") if f.is_file() and "__pycache__" not in f.parts)
    largest = dict(sorted(sizes.items(), key=lambda item: -item[1])[:6])
    return Size(dependencies_mb=sum(sizes.values()), package_mb=own / 1e6, largest=largest)


def _closure(name: str, extras: frozenset[str]) -> set[str]:
    """Names of all distributions that `name` with these extras needs, itself left out."""
    found: set[str] = set()
    todo = [(name, extras)]
    seen = set(todo)
    while todo:
        for need in _needs(*todo.pop()):
            found.add(need[0])
            if need not in seen:
                seen.add(need)
                todo.append(need)
    return found


def _needs(name: str, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for text in metadata.requires(name) or []:
        need = Requirement(text)
        if need.marker is None or any(need.marker.evaluate({"extra": e}) for e in extras or {""}):
            yield canonicalize_name(need.name), frozenset(need.extras)


def _installed(name: str) -> int:
    files = (Path(str(f.locate())) for f in metadata.distribution(name).files or [])
    return sum(f.stat().st_size for f in files if f.is_file())
