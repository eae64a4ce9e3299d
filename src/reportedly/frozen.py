"""`dataclass` of `dataclasses` with less work for each frozen item: a document makes thousands of them.

What keeps a frozen class of the standard library from being changed costs its constructor ten times as long as setting
the fields does. Here the type checker alone keeps it: at run time the class is as equal, as hashable and as quickly
made as one that may be changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass  # whose frozen classes mypy knows
else:
    import dataclasses

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, eq: bool = True, slots: bool = False) -> Any:
        """As that of `dataclasses`."""

        def made(cls: type) -> type:
            hashed = frozen and eq and "__hash__" not in vars(cls)
            return dataclasses.dataclass(eq=eq, slots=slots, unsafe_hash=hashed)(cls)

        return made if cls is None else made(cls)
