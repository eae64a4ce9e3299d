"""A process that SIGKILL ends at a place that the work decides, not the clock: on a fast machine as on a slow one."""

from __future__ import annotations

import os
import signal
from itertools import count
from typing import Any

from sqlalchemy import Engine, event


def die_before(step: int) -> None:
    """Kill this process before the statement or commit that is number `step`, from 1, of all that it sends."""
    steps = count(1)

    def at(*_: Any) -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", at)
    event.listen(Engine, "commit", at)
