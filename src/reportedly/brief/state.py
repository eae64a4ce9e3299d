"""What a brief carries for the next one: as of when it was made, and which events it knew in which version.

It is text that every form of a brief can hide: JSON, packed, in base64, between two words.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reportedly.errors import InputError

_CARRIED = re.compile(rb"reportedly-brief:([A-Za-z0-9+/=]{8,}):end")
_LARGEST = 64 * 2**20
_MOST = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier brief: as of when, and the versions of its events by id."""

    as_of: datetime
    events: Mapping[str, int]


def state_of(as_of: datetime, versions: Mapping[str, int]) -> dict[str, Any]:
    return {"as_of": as_of.astimezone(UTC).isoformat(), "events": dict(sorted(versions.items()))}


def carried(state: Mapping[str, Any]) -> str:
    """The state as one word that no form of text gives a meaning to."""
    packed = zlib.compress(json.dumps(state, sort_keys=True, separators=(",", ":")).encode(), 9)
    return f"reportedly-brief:{base64.b64encode(packed).decode()}:end"


def read_earlier(path: Path) -> Earlier:
    """The state that a brief in any of the three forms carries. Raises InputError."""
    remedy = "give a brief that reportedly brief wrote"
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(ref=str(path), problem="too large to be a brief", remedy=remedy)
        found = _CARRIED.search(path.read_bytes())
    except OSError as error:
        raise InputError(ref=str(path), problem=error.strerror or str(error), remedy=remedy) from error
    if found is None:
        raise InputError(ref=str(path), problem="it carries nothing of an earlier brief", remedy=remedy)
    try:
        return _earlier(found[1])
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, zlib.error) as error:
        raise InputError(ref=str(path), problem="what it carries was altered", remedy=remedy) from error


def _earlier(packed: bytes) -> Earlier:
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(base64.b64decode(packed), _MOST)
    if not unpacker.eof:
        raise ValueError("cut off")
    kept = json.loads(text)
    as_of = datetime.fromisoformat(kept["as_of"])
    if as_of.tzinfo is None:
        raise ValueError("a time without a zone")
    return Earlier(as_of, {str(name): int(version) for name, version in kept["events"].items()})
