"""Pages from the network: the only client there is, and a wary one.

Only addresses that `addresses.py` lets pass, at each redirect anew; so many bytes, packed and unpacked; so many seconds
for connecting, for each read, and for the whole. No cookies, no proxies, nothing is kept from one request to the next.
"""

from __future__ import annotations

import ssl
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from urllib.parse import urljoin

from urllib3.exceptions import HTTPError, IncompleteRead, ProtocolError, SSLError
from urllib3.exceptions import TimeoutError as ReadTimeout

from reportedly import __version__
from reportedly.errors import InputError
from reportedly.read.addresses import AddressError, addresses_of, is_public, target_of
from reportedly.read.bodies import bodies_of
from reportedly.read.line import Bounds, Line

__all__ = ["AddressError", "Answer", "Bounds", "Client", "Fetched", "fetch", "is_public"]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
USER_AGENT = f"reportedly/{__version__}"
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/xml;q=0.9,"
    "text/plain;q=0.9,*/*;q=0.1",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent for one request. `wire` is the body as it came (still packed), `body` is it unpacked."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    wire: bytes = field(repr=False)
    body: bytes = field(repr=False)
    asked: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def location(self) -> str | None:
        """Where a redirect leads."""
        target = self.header("Location") if self.status in REDIRECTS else None
        return None if target is None else _joined(self.url, target)

    @property
    def media_type(self) -> str:
        return self._content_type.get_content_type() if self.header("Content-Type") else ""

    @property
    def charset(self) -> str | None:
        found = self._content_type.get_param("charset")
        return found if isinstance(found, str) else None

    @property
    def _content_type(self) -> Message:
        message = Message()
        message["Content-Type"] = " ".join((self.header("Content-Type") or "").split())
        return message


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page: the address that it came from after redirects, the body, and what it is said to be."""

    url: str
    body: bytes
    media_type: str
    charset: str | None


def fetch(url: str, *, max_bytes: int, allowed_hosts: Collection[str] = ()) -> Fetched:
    """Get one page. Raises InputError for whatever is in the way.

    Hosts named in `allowed_hosts` may have private addresses and any port.
    """
    bounds = Bounds(max_bytes=max_bytes)
    client, current = Client(bounds=bounds, allowed_hosts=allowed_hosts), url
    for _ in range(bounds.redirects + 1):
        answer = client.request(current, ref=url)
        if (target := answer.location) is not None:
            current = target
            continue
        if answer.status != 200:
            raise InputError(
                ref=url,
                problem=f"the server answered {answer.status}",
                remedy="open it in a browser and save the page",
            )
        return Fetched(url=current, body=answer.body, media_type=answer.media_type, charset=answer.charset)
    raise too_many_redirects(url, bounds)


def too_many_redirects(ref: str, bounds: Bounds) -> InputError:
    return InputError(
        ref=ref, problem=f"more than {bounds.redirects} redirects", remedy="give the address that they lead to"
    )


class Client:
    """Makes single requests; redirects are the caller's to follow. May be used from several threads."""

    def __init__(
        self, *, bounds: Bounds, allowed_hosts: Collection[str] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        self.bounds = bounds
        self._allowed = tuple(allowed_hosts)
        self._headers = {**HEADERS, **(headers or {})}
        self._live: set[Line] = set()
        self._aborted = False

    def abort(self) -> None:
        """Break off what is under way, and whatever is asked for later."""
        self._aborted = True
        for line in tuple(self._live):
            line.cut()

    def request(
        self,
        url: str,
        *,
        ref: str | None = None,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        data: bytes | None = None,
    ) -> Answer:
        """One exchange. Raises AddressError for an address that is not fetched from, else InputError."""
        ref = url if ref is None else ref
        target = target_of(url, ref=ref)
        line = Line(target, addresses_of(target, ref=ref, allowed_hosts=self._allowed), self.bounds)
        told = {**self._headers, **(headers or {})}
        self._live.add(line)
        try:
            if self._aborted:
                raise _unreachable(ref)
            with _failing(ref, line), line.open() as connection:
                connection.request(
                    method, target.path, body=data, headers=told, preload_content=False, decode_content=False
                )
                response = connection.getresponse()
                wire, body = bodies_of(response, ref, self.bounds.max_bytes)
                if line.is_cut:  # which looks like an end to whoever reads
                    raise TimeoutError("cut off")
                return Answer(
                    url=url,
                    status=response.status,
                    reason=response.reason or "",
                    headers=tuple((str(name), str(value)) for name, value in response.headers.items()),
                    wire=wire,
                    body=body,
                    asked=tuple(told.items()),
                )
        finally:
            self._live.discard(line)


@contextmanager
def _failing(ref: str, line: Line) -> Iterator[None]:
    """Whatever goes wrong on the way, in words."""
    try:
        yield
    except InputError:
        raise
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise _trouble(ref, error, late=line.is_cut) from error


def _trouble(ref: str, error: Exception, *, late: bool) -> InputError:
    if late or isinstance(error, (ReadTimeout, TimeoutError)):
        return InputError(ref=ref, problem="the server takes too long", remedy="try again, or save the page by hand")
    if isinstance(error, (SSLError, ssl.SSLError)):
        return InputError(ref=ref, problem="the server's certificate is not valid", remedy="save the page by hand")
    if isinstance(error, IncompleteRead) or (isinstance(error, ProtocolError) and "IncompleteRead" in str(error)):
        return InputError(ref=ref, problem="the page broke off before its end", remedy="try again")
    return _unreachable(ref)


def _unreachable(ref: str) -> InputError:
    return InputError(ref=ref, problem="the server cannot be reached", remedy="check the address and the network")


def _joined(base: str, target: str) -> str:
    try:
        return urljoin(base, target)
    except ValueError:  # brackets that hold no IPv6 address: the next request says so
        return target
