"""Bytes to text: by the byte order mark, as UTF-8, as declared, and by a guess only where it is a good one."""

from __future__ import annotations

import codecs
import re

from reportedly.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<(?:meta[^<>]{0,200}?charset|\?xml[^<>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4_096
_SAMPLE = 100_000
_MAX_CHAOS = 0.1  # charset-normalizer's measure of mess: above this its guess is none
_LATIN = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso8859-1"}  # browsers read these as Windows-1252


def decode(raw: bytes, *, ref: str, declared: str | None = None, html: bool = False) -> str:
    """The text that the bytes are, without a byte order mark.

    `declared` is what the transport says; `html`: the page's own declaration counts as well.
    Raises InputError where no encoding fits well enough.
    """
    for bom, name in _BOMS:
        if raw.startswith(bom):
            text = _strict(raw[len(bom) :], name)
            if text is None:
                raise _refusal(ref, f"not readable as {name.upper()}")
            return text
    text = _strict(raw, "utf-8")
    if text is not None:
        return text
    named = [declared] if declared else []
    if html and (found := _DECLARED.search(raw, 0, _HEAD)):
        named.append(found[1].decode("ascii", "replace"))
    for name in named:
        if name.lower().replace("_", "-") not in ("utf-8", "utf8"):
            text = _strict(raw, "windows-1252" if name.lower().replace("_", "-") in _LATIN else name)
            if text is not None:
                return text
    return _guess(raw, ref)


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _guess(raw: bytes, ref: str) -> str:
    """Nearly all ASCII is Windows-1252; anything else is what charset-normalizer is sure of."""
    broken = _broken_utf8(raw)
    if broken is not None:
        raise _refusal(ref, f"UTF-8, but broken at byte {broken}")
    high = sum(byte >= 0x80 for byte in raw[:_SAMPLE])
    controls = sum(byte < 0x20 and byte not in (9, 10, 12, 13) for byte in raw[:_SAMPLE])
    if high <= 0.1 * len(raw[:_SAMPLE]) and not controls and (text := _strict(raw, "windows-1252")) is not None:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    if (
        best is not None
        and best.chaos <= _MAX_CHAOS
        and not controls
        and (text := _strict(raw, best.encoding)) is not None
    ):
        return text
    raise _refusal(ref, "not readable as text")


def _broken_utf8(raw: bytes) -> int | None:
    """Where it breaks, if the bytes are UTF-8 but for a few."""
    shown = raw[:_SAMPLE].decode("utf-8", "replace")
    bad = shown.count("\ufffd")
    good = sum(char > "\x7f" for char in shown) - bad
    if good <= 2 * bad:
        return None
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _refusal(ref: str, problem: str) -> InputError:
    return InputError(ref=ref, problem=problem, remedy="convert it to UTF-8 (iconv -f ENCODING -t UTF-8)")
