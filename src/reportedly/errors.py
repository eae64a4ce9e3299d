"""The one error that a user's input can cause."""

from __future__ import annotations

from functools import partial
from typing import Any


class InputError(Exception):
    """One input cannot be used; the others of the batch can.

    `ref` is what the user called the input, `problem` what is wrong with it, `remedy` what to do.
    """

    def __init__(self, *, ref: str, problem: str, remedy: str) -> None:
        super().__init__(f"{ref}: {problem}; {remedy}")
        self.ref = ref
        self.problem = problem
        self.remedy = remedy

    def __reduce__(self) -> tuple[Any, ...]:
        """So that one of another process comes back whole."""
        return partial(InputError, ref=self.ref, problem=self.problem, remedy=self.remedy), ()
