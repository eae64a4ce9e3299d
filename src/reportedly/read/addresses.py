"""Which addresses are fetched from: http and https, the web's ports, and hosts on the public internet.

An address in a list of articles, a feed or a redirect may point anywhere: at a printer in the office, at the service
that hands out a cloud machine's passwords. A host is looked up once, all its addresses are checked, and only they are
connected to, so that no second look-up can lead elsewhere.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from reportedly.errors import InputError

PORTS = frozenset({80, 443, 8080, 8443})
MAX_URL = 2_000  # characters, as the sitemaps protocol has it; databases take no much longer one into an index
_SAFE = "%/:=&?~+!$,;'@()*[]"  # in a path or a query, as RFC 3986 has them
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f]+")

# What the standard library calls global, or does in some version that we run on, but no public server is at.
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "100.64.0.0/10",  # carriers' NAT (RFC 6598)
            "192.0.0.0/24",
            "192.88.99.0/24",  # 6to4 relays (RFC 7526)
            "198.18.0.0/15",  # benchmarks (RFC 2544)
            "64:ff9b::/96",  # NAT64: an IPv4 address inside (RFC 6052)
            "64:ff9b:1::/48",  # NAT64 of the local network (RFC 8215)
            "100::/64",
            "2001::/23",  # Teredo, ORCHID and others of the IETF
            "2001:db8::/32",
            "2002::/16",  # 6to4: an IPv4 address inside
            "3fff::/20",
            "5f00::/16",
            "fec0::/10",  # site-local, of old
        ),
    )
)


class AddressError(InputError):
    """An address that is not fetched from, now or later, unless the user says so."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart. `host` is ASCII; `path` has the query, quoted as HTTP wants it."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, which one robots.txt is for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        plain = self.port == (443 if self.scheme == "https" else 80)
        return f"{self.scheme}://{host}" + ("" if plain else f":{self.port}")


def target_of(url: str, *, ref: str | None = None) -> Target:
    """The parts of an address. Raises AddressError for what is no http(s) address, or has a user's name in it."""
    ref = url if ref is None else ref
    if len(url) > MAX_URL:
        raise _too_long(ref)
    parts, host, port = _split(url, ref)
    if parts.scheme not in ("http", "https"):
        raise AddressError(ref=ref, problem=f"'{parts.scheme}:' is not fetched", remedy="give an http or https address")
    if not host:
        raise _invalid(ref)
    if parts.username is not None or parts.password is not None:
        raise AddressError(
            ref=ref,
            problem="not a valid address: a user's name in it",
            remedy="leave out what is before the @",
        )
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    path = quote(path.encode("utf-8", "replace"), safe=_SAFE)
    if len(path) > MAX_URL:
        raise _too_long(ref)
    return Target(
        scheme=parts.scheme,
        host=host,
        port=port if port is not None else 443 if parts.scheme == "https" else 80,
        path=path,
    )


def _split(url: str, ref: str) -> tuple[SplitResult, str, int | None]:
    try:
        parts = urlsplit(_BLANKS.sub("%20", url.strip()))
        host, port = (parts.hostname or "").rstrip("."), parts.port
        ascii_host = host if ":" in host or host.isascii() else host.encode("idna").decode("ascii")
    except ValueError as error:  # and UnicodeError
        raise _invalid(ref) from error
    if not re.fullmatch(r"[a-z0-9._-]*|[0-9a-f:.]+(?:%[a-z0-9]+)?", ascii_host):
        raise _invalid(ref)
    return parts, ascii_host, port


def _too_long(ref: str) -> AddressError:
    return AddressError(ref=ref[:200], problem="an address of too many characters", remedy="give a shorter one")


def _invalid(ref: str) -> AddressError:
    return AddressError(ref=ref, problem="not a valid address", remedy="write it as https://host/path")


def addresses_of(target: Target, *, ref: str, allowed_hosts: Collection[str]) -> list[str]:
    """The IP addresses of a host, if all of them are public; of a host in `allowed_hosts` whatever they are.

    Raises AddressError where it must not be fetched from, InputError where there is no such host.
    """
    host = target.host
    allowed = host in {name.lower().strip("[]").rstrip(".") for name in allowed_hosts}
    trust = f"use --allow-host {host} if you trust it"
    if target.port not in PORTS and not allowed:
        raise AddressError(ref=ref, problem=f"port {target.port} is not fetched from", remedy=trust)
    try:
        found = [str(item[4][0]) for item in socket.getaddrinfo(host, target.port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise InputError(
            ref=ref, problem=f"no such host: {host}", remedy="check the address and the network"
        ) from error
    if not allowed and not all(map(is_public, found)):
        raise AddressError(ref=ref, problem=f"{host} is not a public address", remedy=trust)
    return list(dict.fromkeys(found))


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet: not private, loopback, link-local, multicast or reserved, nor
    an IPv6 address that carries an IPv4 one to where a gateway would take it."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        return is_public(str(ip.ipv4_mapped))
    if any(ip in network for network in _NOT_PUBLIC if network.version == ip.version):
        return False
    return ip.is_global and not (
        ip.is_private or ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local
    )
