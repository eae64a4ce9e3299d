"""Hosts of addresses, compared."""

from __future__ import annotations

from urllib.parse import urlsplit


def same_host(one: str | None, other: str) -> bool:
    """Whether two addresses are of one host, with or without "www."."""
    try:
        hosts = {(urlsplit(url or "").hostname or "").removeprefix("www.") for url in (one, other)}
    except ValueError:
        return False
    return len(hosts) == 1
