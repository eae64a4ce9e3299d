"""What servers do wrong, by intent or not, costs a line of words and no more."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.badserver import BadServer, Reply, bad_server

from reportedly.errors import InputError
from reportedly.read.addresses import AddressError, is_public, target_of
from reportedly.read.fetch import Bounds, Client

QUICK = Bounds(connect=2, read=0.5, whole=0.6, max_bytes=100_000)


@pytest.fixture(scope="module")
def server() -> Iterator[BadServer]:
    with bad_server() as served:
        yield served


def client(bounds: Bounds = QUICK) -> Client:
    return Client(bounds=bounds, allowed_hosts=("127.0.0.1",))


def problem(server: BadServer, reply: Reply, bounds: Bounds = QUICK) -> str:
    server.routes["/bad"] = reply
    with pytest.raises(InputError) as caught:
        client(bounds).request(f"{server.url}/bad")
    return caught.value.problem


def test_a_server_that_drips_is_cut_off_though_no_read_times_out(server: BadServer) -> None:
    begin = time.monotonic()
    assert problem(server, Reply("slow " * 100, drip=0.05)) == "the server takes too long"
    assert time.monotonic() - begin < 5


def test_headers_that_drip_are_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        done = threading.Event()

        def drip() -> None:
            taken, _ = listening.accept()
            with taken:
                taken.recv(1000)
                for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 1000:
                    try:
                        taken.sendall(bytes([byte]))
                    except OSError:
                        return
                    if done.wait(0.05):
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        with pytest.raises(InputError, match="takes too long"):
            client().request(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        done.set()
        thread.join(2)


def test_a_body_shorter_than_its_length_has_broken_off(server: BadServer) -> None:
    assert problem(server, Reply("half of it", length=50)) == "the page broke off before its end"


def test_a_body_longer_than_its_length_ends_there(server: BadServer) -> None:
    server.routes["/long"] = Reply("as long as told, and more", length=15)
    assert client().request(f"{server.url}/long").body == b"as long as told"


def test_chunks_without_an_end_have_broken_off(server: BadServer) -> None:
    assert problem(server, Reply("some", chunked=True, broken=True)) == "the page broke off before its end"
    server.routes["/chunks"] = Reply("all of it", chunked=True)
    assert client().request(f"{server.url}/chunks").body == b"all of it"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "gzip, gzip"])
def test_a_bomb_is_not_unpacked(server: BadServer, coding: str) -> None:
    bomb = zlib.compress(b"a" * 30_000_000, 9) if coding == "deflate" else gzip.compress(b"a" * 30_000_000)
    if coding.count("gzip") == 2:
        bomb = gzip.compress(bomb)
    assert problem(server, Reply(bomb, headers={"Content-Encoding": coding})) == "the page is larger than 0.1 MB"


@pytest.mark.parametrize(
    ("body", "coding", "said"),
    [
        (gzip.compress(b"page", mtime=0)[:-9], "gzip", "the page broke off before its end"),
        (b"no gzip", "gzip", "the page is packed, and broken"),
        (b"page", "br", "packed in a way that was not asked for (br)"),
        (b"page", "gzip, gzip, gzip", "packed in a way that was not asked for (gzip, gzip, gzip)"),
    ],
)
def test_packed_and_broken(server: BadServer, body: bytes, coding: str, said: str) -> None:
    assert problem(server, Reply(body, headers={"Content-Encoding": coding})) == said


def test_packed_and_whole(server: BadServer) -> None:
    packers: dict[str, Callable[[bytes], bytes]] = {
        "gzip": gzip.compress,
        "x-gzip": gzip.compress,
        "deflate": zlib.compress,
        "identity": bytes,
    }
    for coding, pack in packers.items():
        server.routes["/packed"] = Reply(pack(b"the page"), headers={"Content-Encoding": coding})
        answer = client().request(f"{server.url}/packed")
        assert answer.body == b"the page", coding
    server.routes["/packed"] = Reply(
        gzip.compress(b"in ") + gzip.compress(b"two"), headers={"Content-Encoding": "gzip"}
    )
    assert client().request(f"{server.url}/packed").body == b"in two"


def test_a_body_that_never_ends_is_left(server: BadServer) -> None:
    assert problem(server, Reply(b"a" * 200_000)) == "the page is larger than 0.1 MB"


def test_an_answer_that_is_no_page_says_so_itself(server: BadServer) -> None:
    server.routes["/busy"] = Reply("come back", 429, {"Retry-After": "120"})
    answer = client().request(f"{server.url}/busy")
    assert (answer.status, answer.header("retry-after"), answer.body) == (429, "120", b"come back")


def test_what_is_under_way_can_be_broken_off(server: BadServer) -> None:
    server.routes["/slow"] = Reply("slow " * 100, drip=0.2)
    asking = client(Bounds())
    timer = threading.Timer(0.1, asking.abort)
    timer.start()
    with pytest.raises(InputError):
        asking.request(f"{server.url}/slow")
    with pytest.raises(InputError):
        asking.request(f"{server.url}/slow")


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads to a public address when it is checked and to a private one a moment later."""
    answers = iter(["93.184.215.14", "127.0.0.1"])
    connected: list[object] = []

    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, 1, 6, "", (next(answers), 80))]

    def connect(address: object, **_: object) -> socket.socket:
        connected.append(address)
        raise OSError("not in a test")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(InputError, match="cannot be reached"):
        Client(bounds=QUICK).request("http://rebind.example/")
    assert connected == [("93.184.215.14", 80)]


def test_an_allowed_host_is_no_other_host(server: BadServer) -> None:
    port = server.url.rpartition(":")[2]
    with pytest.raises(AddressError):
        client().request(f"http://localhost:{port}/")
    with pytest.raises(AddressError):
        client().request("http://127.0.0.1.nip.example.:22/")


@pytest.mark.parametrize(
    "url",
    [
        "gopher://a.example/",
        "file:///etc/passwd",
        "http://user@a.example/",
        "http://:pw@a.example/",
        "http://a.example:65536/",
        "http://a b.example/",
        "http://a.example\\@b.example/",
        "http://xn--\udcff.example/",
        "http://" + "a" * 9_000 + ".example/",
        "http://a.example/" + "a" * 2_000,
        "http://a.example/" + "\u00f6" * 400,
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(AddressError):
        target_of(url)


def test_an_address_cannot_carry_a_header() -> None:
    assert target_of("http://a.example/x\r\nHost: b.example/ y").path == "/x%20Host:%20b.example/%20y"
    assert target_of("HTTP://Ä.example./ü?q=ö").host == "xn--4ca.example"
    assert target_of("https://a.example:8443/x").origin == "https://a.example:8443"
    assert target_of("http://[2001:db8::1]:80/x").origin == "http://[2001:db8::1]"


@given(st.integers(0, 2**32 - 1))
def test_an_ipv4_address_in_an_ipv6_one_is_public_only_if_it_is_so_itself(number: int) -> None:
    inner = ipaddress.IPv4Address(number)
    assert is_public(f"::ffff:{inner}") == is_public(str(inner))
    for prefix in ("64:ff9b::", "64:ff9b:1::", "2002:", "::"):
        outside = f"2002:{number >> 16:x}:{number & 0xFFFF:x}::" if prefix == "2002:" else f"{prefix}{inner}"
        assert not is_public(outside)
