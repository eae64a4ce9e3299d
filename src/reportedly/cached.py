"""`cached_property` of `functools` as Python 3.12 and newer have it: before, each first look took a lock."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

__all__ = ["cached_property"]

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property
else:
    from collections.abc import Callable

    class cached_property:  # noqa: N801
        """What a method gives is kept in the instance's `__dict__`, where the next look finds it."""

        def __init__(self, func: Callable[[Any], Any]) -> None:
            self.func = func
            self.name = func.__name__
            self.__doc__ = func.__doc__

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            if instance is None:
                return self
            found = vars(instance)[self.name] = self.func(instance)
            return found
