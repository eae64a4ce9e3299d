"""JSON of a pack, a value a line: millions of them, so that a faster writer than Python's own is worth its package."""

from __future__ import annotations

import json
from collections.abc import Iterable

from msgspec import Raw, Struct
from msgspec.json import Encoder
from msgspec.structs import asdict

from reportedly.output.jsons import harmless_json
from reportedly.store.jsons import read

_encode = Encoder().encode_lines


def json_lines(values: Iterable[object]) -> bytes:
    """A line for each value, without spaces; what a terminal would act on stands as an escape."""
    made = list(values)
    try:
        lines = _encode(made)
    except UnicodeEncodeError:  # half of a character, which UTF-8 cannot hold
        lines = b"".join(map(_with_escapes, made))
    if lines.isascii() and b"\x7f" not in lines:
        return lines
    return harmless_json(lines.decode()).encode()


def _with_escapes(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def _plain(value: Struct | Raw) -> object:
    return read(bytes(value)) if isinstance(value, Raw) else asdict(value)
