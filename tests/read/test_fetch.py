"""The network client against a server of our own, and what it refuses."""

# ruff: noqa: E501 (example texts are as long as they are)

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Collection, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reportedly.errors import InputError
from reportedly.model import Document
from reportedly.read import ReadOptions, read_inputs
from reportedly.read.fetch import fetch, is_public

LEAD = "Rebels of the Northern Front seized the town of Lomaro on Sunday after two days of shelling, the army said."
PAGE = f"<html><head><title>Town falls</title></head><body><h1>Town falls</h1><p>{LEAD}</p></body></html>".encode()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = 200, {"Content-Type": "text/html; charset=utf-8"}, PAGE
        match self.path:
            case "/moved":
                status, headers = 301, {"Location": "/page"}
            case "/loop":
                status, headers = 302, {"Location": "/loop"}
            case "/inside":
                status, headers = 302, {"Location": "http://127.0.0.2:80/secret"}
            case "/file":
                status, headers = 302, {"Location": "file:///etc/passwd"}
            case "/missing":
                status = 404
            case "/bomb":
                headers["Content-Encoding"], body = "gzip", gzip.compress(b"a" * 5_000_000)
            case "/host":
                headers["Content-Type"], body = "text/plain", (self.headers["Host"] + " " + LEAD).encode()
            case "/pdf":
                headers["Content-Type"], body = "application/pdf", b"%PDF-1.7"
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def get(url: str) -> bytes:
    return fetch(url, max_bytes=1_000_000, allowed_hosts=("127.0.0.1", "localhost")).body


def refused(url: str, *, allowed_hosts: Collection[str] = ()) -> str:
    with pytest.raises(InputError) as caught:
        fetch(url, max_bytes=1_000_000, allowed_hosts=allowed_hosts)
    assert caught.value.ref == url
    return str(caught.value)


def test_a_page(server: str) -> None:
    (found,) = read_inputs([f"{server}/moved"], ReadOptions(allowed_hosts=("127.0.0.1",)))
    assert isinstance(found, Document)
    assert (found.title, found.ref, found.url) == ("Town falls", f"{server}/moved", f"{server}/page")
    assert found.raw == PAGE


def test_the_host_is_named(server: str) -> None:
    port = server.rpartition(":")[2]
    assert get(f"http://localhost:{port}/host").startswith(f"localhost:{port} ".encode())


def test_what_is_not_public_is_refused(server: str) -> None:
    assert "port" in refused(server)
    for url in (
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest",
        "http://0/",
    ):
        assert "not a public address" in refused(url), url


def test_a_redirect_is_checked_like_an_address(server: str) -> None:
    allowed = ("127.0.0.1",)
    assert "127.0.0.2 is not a public address" in refused(f"{server}/inside", allowed_hosts=allowed)
    assert "'file:' is not fetched" in refused(f"{server}/file", allowed_hosts=allowed)
    assert "more than 5 redirects" in refused(f"{server}/loop", allowed_hosts=allowed)


def test_bounds_and_answers(server: str) -> None:
    allowed = ("127.0.0.1",)
    assert "larger than 1 MB" in refused(f"{server}/bomb", allowed_hosts=allowed)
    assert "answered 404" in refused(f"{server}/missing", allowed_hosts=allowed)
    (found,) = read_inputs([f"{server}/pdf"], ReadOptions(allowed_hosts=allowed))
    assert "a PDF" in str(found)


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "http://", "http://user:pw@a.example/", "http://a.example:99999/", "http://[bad/"]
)
def test_bad_addresses(url: str) -> None:
    assert refused(url)


def test_every_address_of_a_host_must_be_public(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, 1, 6, "", (ip, 80)) for ip in ("93.184.215.14", "192.168.1.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert "a.example is not a public address" in refused("http://a.example/")


def test_nobody_answers() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "cannot be reached" in refused(f"http://127.0.0.1:{port}/", allowed_hosts=("127.0.0.1",))


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "127.0.0.1", "169.254.1.1", "224.0.0.1", "240.0.0.1", "0.0.0.0", "100.64.0.1", "::1", "fe80::1", "fc00::1", "ff02::1",
     "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "nonsense", "::"],
)  # fmt: skip
def test_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public(address: str) -> None:
    assert is_public(address)
