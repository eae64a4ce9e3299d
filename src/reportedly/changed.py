"""`replace` of `dataclasses` with less work for each: a claim is changed a dozen times on its way."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["replace"]

if TYPE_CHECKING:
    from dataclasses import replace  # whose arguments mypy knows
else:
    from dataclasses import fields

    def replace(item: Any, /, **changes: Any) -> Any:
        """The item with some fields changed, where all fields are arguments of its class.

        Raises TypeError for a field that it does not have."""
        values, places = _reader(type(item))
        told = list(values(item))
        try:
            for name, value in changes.items():
                told[places[name]] = value
        except KeyError as error:
            raise TypeError(f"{type(item).__name__} has no field {error.args[0]!r}") from None
        return type(item)(*told)

    @cache
    def _reader(cls: type) -> tuple[attrgetter, dict[str, int]]:
        names = [field.name for field in fields(cls)]
        return attrgetter(*names), {name: place for place, name in enumerate(names)}
