"""Bounds: how often a sign-in may be tried, how much may be sent at once."""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 25_000_000  # bytes of a request


class Attempts:
    """Failures of the last `seconds`, by whatever they are counted for; kept in memory, of one process."""

    def __init__(self, *, seconds: float = 900, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._failed: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def wait(self, key: str, most: int) -> int:
        """Seconds until another try is let through; 0 is now."""
        with self._lock:
            failed = self._recent(key)
            return 0 if len(failed) < most else int(failed[0] + self._seconds - self._clock()) + 1

    def fail(self, key: str) -> None:
        with self._lock:
            if len(self._failed) > 10_000:  # somebody makes up names
                for old in [key for key in self._failed if not self._recent(key)]:
                    del self._failed[old]
            self._failed.setdefault(key, deque(maxlen=100)).append(self._clock())

    def forget(self, key: str) -> None:
        with self._lock:
            self._failed.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        failed = self._failed.get(key, deque())
        while failed and failed[0] <= self._clock() - self._seconds:
            failed.popleft()
        return failed


class TooLargeError(Exception):
    """More was sent than is taken."""


class BodyLimit:
    """Refuses a body that is larger than the bound, before it is read where it says so, else as soon as it is."""

    def __init__(self, app: ASGIApp, most: int = LARGEST) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers: dict[bytes, bytes] = dict(scope["headers"])
        told = headers.get(b"content-length", b"0")
        if not told.isdigit() or int(told) > self.most:
            await self._refuse(send)
            return
        seen, begun = 0, False

        async def receiving() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.most:
                raise TooLargeError
            return message

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receiving, sending)
        except TooLargeError:
            if not begun:
                await self._refuse(send)

    async def _refuse(self, send: Send) -> None:
        remedy = f"send {self.most // 1_000_000} MB at most at once"
        told = {"status": 413, "ref": "", "problem": "more than is taken at once", "remedy": remedy, "more": {}}
        body = json.dumps({"error": told}).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 413, "headers": headers})
        await send({"type": "http.response.body", "body": body})
