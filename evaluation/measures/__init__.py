"""The measures: each module here has one or more in `MEASURES`, and is found by standing here."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from evaluation.measure import Measure


def measures() -> dict[str, Measure]:
    """All measures by name, in the order of their modules' names. Raises ValueError if two have one name."""
    found: dict[str, Measure] = {}
    for module in sorted(m.name for m in iter_modules(__path__)):
        for measure in import_module(f"{__name__}.{module}").MEASURES:
            if measure.name in found:
                raise ValueError(f"two measures are called {measure.name}")
            found[measure.name] = measure
    return found
