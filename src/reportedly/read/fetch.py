"""Pages from the network: the only client there is, and a wary one.

An address in a list of articles may point anywhere. Only http and https, only the web's ports, only public addresses
(the one that was checked is the one that is connected to, at each redirect anew), so many bytes, so many seconds.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Collection
from dataclasses import dataclass
from email.message import Message
from urllib.parse import SplitResult, urljoin, urlsplit

import certifi
from urllib3 import HTTPConnectionPool, HTTPResponse, HTTPSConnectionPool, Retry, Timeout
from urllib3.exceptions import HTTPError, NewConnectionError, SSLError, TimeoutError

from reportedly import __version__
from reportedly.errors import InputError

_PORTS = {80, 443, 8080, 8443}
_MAX_REDIRECTS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_CONNECT_SECONDS, _READ_SECONDS, _TOTAL_SECONDS = 10.0, 20.0, 60.0
_CHUNK = 65_536
_HEADERS = {
    "User-Agent": f"reportedly/{__version__}",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server sent: the address that it came from after redirects, the body, and what it is said to be."""

    url: str
    body: bytes
    media_type: str
    charset: str | None


def fetch(url: str, *, max_bytes: int, allowed_hosts: Collection[str] = ()) -> Fetched:
    """Get one page. Raises InputError for whatever is in the way.

    Hosts named in `allowed_hosts` may have private addresses and any port.
    """
    deadline, current = time.monotonic() + _TOTAL_SECONDS, url
    for _ in range(_MAX_REDIRECTS + 1):
        parts = _checked(current, url)
        pool = _pool(parts, _address(parts, url, allowed_hosts))
        try:
            response = _request(pool, parts)
            if response.status in _REDIRECTS and (target := response.headers.get("Location")):
                current = urljoin(current, target)
                continue
            if response.status != 200:
                raise InputError(
                    ref=url,
                    problem=f"the server answered {response.status}",
                    remedy="open it in a browser and save the page",
                )
            return _fetched(current, response, _body(response, url, max_bytes, deadline))
        except SSLError as error:
            raise InputError(
                ref=url, problem="the server's certificate is not valid", remedy="save the page by hand"
            ) from error
        except NewConnectionError as error:  # urllib3 counts it among the time-outs
            raise _unreachable(url) from error
        except TimeoutError as error:
            raise _too_slow(url) from error
        except (HTTPError, OSError, ValueError) as error:
            raise _unreachable(url) from error
        finally:
            pool.close()
    raise InputError(
        ref=url, problem=f"more than {_MAX_REDIRECTS} redirects", remedy="give the address that they lead to"
    )


def _checked(url: str, ref: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(ref=ref, problem="not a valid address", remedy="write it as https://host/path") from error
    if parts.scheme not in ("http", "https"):
        raise InputError(ref=ref, problem=f"'{parts.scheme}:' is not fetched", remedy="give an http or https address")
    if not host or parts.username is not None:
        raise InputError(ref=ref, problem="not a valid address", remedy="write it as https://host/path")
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port if parts.port is not None else 443 if parts.scheme == "https" else 80


def _address(parts: SplitResult, ref: str, allowed_hosts: Collection[str]) -> str:
    """The first address of the host, if all of them are public (or the host is allowed)."""
    host, port = parts.hostname or "", _port(parts)
    allowed = host.lower() in {name.lower() for name in allowed_hosts}
    if port not in _PORTS and not allowed:
        raise InputError(
            ref=ref, problem=f"port {port} is not fetched from", remedy=f"use --allow-host {host} if you trust it"
        )
    try:
        found = [str(item[4][0]) for item in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise InputError(
            ref=ref, problem=f"no such host: {host}", remedy="check the address and the network"
        ) from error
    if not allowed and not all(is_public(address) for address in found):
        raise InputError(
            ref=ref, problem=f"{host} is not a public address", remedy=f"use --allow-host {host} if you trust it"
        )
    return found[0]


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet: not private, loopback, link-local, multicast or reserved."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local
    )


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _pool(parts: SplitResult, address: str) -> HTTPConnectionPool:
    """A connection to the checked address; the certificate must still be the host's."""
    timeout = Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS)
    if parts.scheme == "http":
        return HTTPConnectionPool(address, _port(parts), timeout=timeout, retries=False)
    host = parts.hostname or ""
    return HTTPSConnectionPool(
        address,
        _port(parts),
        timeout=timeout,
        retries=False,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
        server_hostname=host,
        assert_hostname=host,
    )


def _request(pool: HTTPConnectionPool, parts: SplitResult) -> HTTPResponse:
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    named = host if parts.port is None else f"{host}:{parts.port}"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    response = pool.urlopen(
        "GET",
        path,
        headers={**_HEADERS, "Host": named},
        retries=Retry(total=False, redirect=False),
        redirect=False,
        assert_same_host=False,
        preload_content=False,
        decode_content=True,
    )
    assert isinstance(response, HTTPResponse)
    return response


def _body(response: HTTPResponse, ref: str, max_bytes: int, deadline: float) -> bytes:
    parts, length = [], 0
    for chunk in response.stream(_CHUNK, decode_content=True):
        parts.append(chunk)
        length += len(chunk)
        if length > max_bytes:
            raise InputError(
                ref=ref,
                problem=f"the page is larger than {max_bytes / 1e6:g} MB",
                remedy="save the article's text and give that",
            )
        if time.monotonic() > deadline:
            raise _too_slow(ref)
    return b"".join(parts)


def _too_slow(ref: str) -> InputError:
    return InputError(ref=ref, problem="the server takes too long", remedy="try again, or save the page by hand")


def _unreachable(ref: str) -> InputError:
    return InputError(ref=ref, problem="the server cannot be reached", remedy="check the address and the network")


def _fetched(url: str, response: HTTPResponse, body: bytes) -> Fetched:
    message = Message()
    message["Content-Type"] = response.headers.get("Content-Type", "")
    charset = message.get_param("charset")
    return Fetched(
        url=url,
        body=body,
        media_type=message.get_content_type() if response.headers.get("Content-Type") else "",
        charset=charset if isinstance(charset, str) else None,
    )
