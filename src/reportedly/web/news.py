"""What is new in the ledger, told to all who listen: one look at the store for them all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable

from fastapi.concurrency import run_in_threadpool

from reportedly.errors import InputError
from reportedly.store import News, Store
from reportedly.store.plain import to_plain

SECONDS = 2.0  # between looks
_ALIVE = 15.0  # a line to those who listen, so that nothing between closes the connection
_SLICE = 0.25
MOST = 100  # who listen at once
_AT_ONCE = 200  # entries


class Ledger:
    """Looks while somebody listens. Each listener has the number of the last entry it was told of."""

    def __init__(self, store: Store, *, seconds: float = SECONDS) -> None:
        self._store = store
        self._seconds = seconds
        self._looked = 0.0
        self._last = 0
        self._lock = asyncio.Lock()
        self.listening = 0
        self.ending: Callable[[], bool] = lambda: False  # whether the server is about to stop

    async def listen(self, after: int | None) -> AsyncGenerator[str, None]:
        """Server-sent events, from the entry after that one, or after the present."""
        self.listening += 1
        try:
            at = await run_in_threadpool(self._store.entry) if after is None else after
            yield f"retry: 3000\nid: {at}\n\n"
            quiet = 0.0
            while not self.ending():
                if await self._entry() > at:
                    for one in await run_in_threadpool(self._store.news, at, limit=_AT_ONCE):
                        at, quiet = one.entry, 0.0
                        yield _told(one)
                    continue
                await self._pause()
                quiet += self._seconds
                if quiet >= _ALIVE:
                    quiet = 0.0
                    yield ": alive\n\n"
        except InputError:  # the database went away: the browser calls again in a while
            return
        finally:
            self.listening -= 1

    async def _pause(self) -> None:
        """Until the next look, or the end."""
        left = self._seconds
        while left > 0 and not self.ending():
            await asyncio.sleep(min(left, _SLICE))
            left -= _SLICE

    async def _entry(self) -> int:
        """The last entry, looked at once for all who ask within a moment."""
        async with self._lock:
            now = asyncio.get_running_loop().time()
            if now - self._looked >= self._seconds / 2:
                self._last = await run_in_threadpool(self._store.entry)
                self._looked = now
            return self._last


def _told(one: News) -> str:
    return f"event: {one.kind}\nid: {one.entry}\ndata: {json.dumps(to_plain(one))}\n\n"
