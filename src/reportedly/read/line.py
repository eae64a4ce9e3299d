"""A connection to an address that was checked, and the clock that cuts it."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection

from reportedly.read.addresses import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Seconds to connect, for one read and for all of a request; bytes of a body, packed or not; redirects."""

    connect: float = 10.0
    read: float = 20.0
    whole: float = 60.0
    max_bytes: int = 50_000_000
    redirects: int = 5


class Line:
    """One connection to one of the checked addresses, which is cut once the time for the whole is over.

    A server that sends a byte now and then never lets a read time out; so the clock cuts the line from outside.
    """

    def __init__(self, target: Target, addresses: list[str], bounds: Bounds) -> None:
        self._target, self._addresses, self._bounds = target, addresses, bounds
        self._handle: socket.socket | None = None  # the same connection, whatever TLS makes of the socket itself
        self.is_cut = False

    @contextmanager
    def open(self) -> Iterator[HTTPConnection]:
        timer = threading.Timer(self._bounds.whole, self.cut)
        timer.daemon = True
        timer.start()
        connection = _connection(self._target, self._connect, self._bounds)
        try:
            yield connection
        finally:
            timer.cancel()
            connection.close()
            if self._handle is not None:
                self._handle.close()

    def cut(self) -> None:
        """From another thread: whoever waits for the server waits no longer."""
        self.is_cut = True
        handle = self._handle
        if handle is not None:
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)

    def _connect(self) -> socket.socket:
        """To the first of the addresses that answers."""
        failed: OSError = OSError("no address")
        for address in self._addresses:
            if self.is_cut:
                raise TimeoutError("timed out")
            try:
                found = socket.create_connection((address, self._target.port), timeout=self._bounds.connect)
            except OSError as error:
                failed = error
                continue
            found.settimeout(self._bounds.read)
            self._handle = found.dup()
            if self.is_cut:  # in the meantime
                raise TimeoutError("timed out")
            return found
        raise failed


def _connection(target: Target, connect: Callable[[], socket.socket], bounds: Bounds) -> HTTPConnection:
    """The certificate must be the host's, whatever address it is at."""
    if target.scheme == "http":
        plain = _Plain(target.host, target.port, timeout=bounds.read)
        plain.connect_to = connect
        return plain
    secure = _Secure(
        target.host, target.port, timeout=bounds.read, cert_reqs=ssl.CERT_REQUIRED, ca_certs=certifi.where()
    )
    secure.connect_to = connect
    return secure


class _Plain(HTTPConnection):
    connect_to: Callable[[], socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.connect_to()


class _Secure(HTTPSConnection):
    connect_to: Callable[[], socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.connect_to()
