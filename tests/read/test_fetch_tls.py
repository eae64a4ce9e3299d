"""https: the certificate must be the host's, whatever address it is at; who drips is cut off there, too."""

from __future__ import annotations

import datetime
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import certifi
import pytest

from reportedly.errors import InputError
from reportedly.read.fetch import Bounds, Client

x509 = pytest.importorskip("cryptography.x509", reason="cryptography is not installed")
HOSTS = ("localhost", "127.0.0.1")


def certificate(folder: Path) -> Path:
    """A certificate for localhost that vouches for itself, and its key, in one file."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = f"{self.headers['Host']} {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that does not trust us leaves."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The port of a server, and the file of its certificate."""
    path = certificate(tmp_path_factory.mktemp("tls"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    running = _Server(("127.0.0.1", 0), _Handler)
    running.socket = context.wrap_socket(running.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield running.server_port, path
    running.shutdown()
    running.server_close()


def problem(url: str, bounds: Bounds = Bounds(whole=5)) -> str:  # noqa: B008 (frozen)
    with pytest.raises(InputError) as caught:
        Client(bounds=bounds, allowed_hosts=HOSTS).request(url)
    return caught.value.problem


def test_a_certificate_that_is_vouched_for(served: tuple[int, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    port, path = served
    monkeypatch.setattr(certifi, "where", lambda: str(path))
    answer = Client(bounds=Bounds(), allowed_hosts=HOSTS).request(f"https://localhost:{port}/a?b")
    assert answer.body == f"localhost:{port} /a?b".encode()
    assert problem(f"https://127.0.0.1:{port}/") == "the server's certificate is not valid"  # another name


def test_a_certificate_that_nobody_vouches_for(served: tuple[int, Path]) -> None:
    assert problem(f"https://localhost:{served[0]}/") == "the server's certificate is not valid"


def test_a_handshake_that_never_ends_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        done = threading.Event()

        def drip() -> None:
            taken, _ = listening.accept()
            with taken:
                for byte in b"\x16\x03\x03\x40\x00" + b"\x02" * 2000:  # a record of 16 kB, a byte at a time
                    try:
                        taken.sendall(bytes([byte]))
                    except OSError:
                        return
                    if done.wait(0.02):
                        return

        threading.Thread(target=drip, daemon=True).start()
        begin = time.monotonic()
        url = f"https://127.0.0.1:{listening.getsockname()[1]}/"
        assert problem(url, Bounds(connect=2, read=1, whole=0.5)) == "the server takes too long"
        assert time.monotonic() - begin < 10
        done.set()
