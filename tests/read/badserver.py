"""A server of our own that behaves as badly as it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Asked:
    """One request that came."""

    path: str
    headers: Mapping[str, str]
    method: str = "GET"
    body: bytes = b""


@dataclass(frozen=True)
class Reply:
    """What is sent. `length` stands in for the body's true one; `chunked` sends it so, without its end if `broken`."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    chunked: bool = False
    broken: bool = False
    drip: float | None = None  # seconds between two bytes

    @property
    def raw(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


Route = Reply | Callable[[Asked], Reply]


class BadServer:
    """Routes by path; what was asked for is kept in order."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[Asked] = []
        self.url = ""

    def paths(self, *, robots: bool = False) -> list[str]:
        return [one.path for one in self.asked if robots or one.path != "/robots.txt"]

    def answer(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        route = self.routes.get(asked.path, Reply("not here", 404))
        return route if isinstance(route, Reply) else route(asked)


@contextmanager
def bad_server() -> Iterator[BadServer]:
    """Runs on a free port of the loopback address."""
    served = BadServer()
    closing = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            asked = Asked(self.path, dict(self.headers.items()), self.command, self.rfile.read(length))
            reply = served.answer(asked)
            self.close_connection = True
            self.send_response(reply.status)
            for name, value in ({"Content-Type": "text/html; charset=utf-8"} | dict(reply.headers)).items():
                self.send_header(name, value)
            if reply.chunked:
                self.send_header("Transfer-Encoding", "chunked")
            else:
                self.send_header("Content-Length", str(len(reply.raw) if reply.length is None else reply.length))
            self.end_headers()
            with suppress(OSError):  # the client has had enough
                self.send_body(reply)

        do_POST = do_GET  # noqa: N815

        def send_body(self, reply: Reply) -> None:
            if reply.drip is not None:
                for byte in reply.raw:
                    self.wfile.write(bytes([byte]))
                    if closing.wait(reply.drip):
                        return
            elif reply.chunked:
                self.wfile.write(b"%x\r\n%s\r\n" % (len(reply.raw), reply.raw))
                self.wfile.write(b"7\r\nabc" if reply.broken else b"0\r\n\r\n")
            else:
                self.wfile.write(reply.raw)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    served.url = f"http://127.0.0.1:{running.server_port}"
    try:
        yield served
    finally:
        closing.set()
        running.shutdown()
        running.server_close()
