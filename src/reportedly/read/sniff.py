"""What kind of input some bytes are: by the name first, then by how they begin."""

from __future__ import annotations

import json
import re
from enum import Enum, auto

from reportedly.errors import InputError

HEAD_BYTES = 8_192


class Kind(Enum):
    TEXT = auto()
    MARKDOWN = auto()
    HTML = auto()
    JSONL = auto()
    FEED = auto()


EXTENSIONS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
}
MEDIA_TYPES = {
    Kind.TEXT: "text/plain",
    Kind.MARKDOWN: "text/markdown",
    Kind.HTML: "text/html",
    Kind.JSONL: "text/plain",
    Kind.FEED: "application/xml",
}

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_TEXT_REMEDY = "give the article as text or HTML"
_MAGIC = (
    (b"PK\x03\x04", "a zip archive or an office document, not text", "save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an office document, not text", "save it as plain text"),
    (b"{\\rtf", "a Rich Text file", "save it as plain text"),
    (b"\x1f\x8b", "compressed with gzip, but its name does not end in .gz", "unpack it with gunzip"),
    (b"BZh", "compressed with bzip2", "unpack it with bunzip2"),
    (b"\xfd7zXZ", "compressed with xz", "unpack it with unxz"),
    (b"\x89PNG", "an image, not text", _TEXT_REMEDY),
    (b"\xff\xd8\xff", "an image, not text", _TEXT_REMEDY),
    (b"GIF8", "an image, not text", _TEXT_REMEDY),
    (b"\x7fELF", "a program, not text", _TEXT_REMEDY),
    (b"SQLite format 3", "a database, not text", _TEXT_REMEDY),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|meta|title|div|section|h1|p)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF|urlset|sitemapindex)\b", re.IGNORECASE)


def kind_of(head: bytes, *, ref: str, name: str) -> Kind:
    """The kind of the input that begins with `head` (up to HEAD_BYTES) and is called `name`, without ".gz".

    Raises InputError where it is no text of any kind, with what to do instead.
    """
    check_readable(head, ref=ref, name=name)
    known = next((kind for extension, kind in EXTENSIONS.items() if name.lower().endswith(extension)), None)
    if known is not None:
        return known
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if is_feed(head):
        return Kind.FEED
    if begin.startswith(b"<") and _HTML.search(begin[:4_000]):
        return Kind.HTML
    if begin[:1] in (b"{", b"["):
        return _json_kind(begin, ref=ref, whole=len(head) < HEAD_BYTES)
    return Kind.TEXT


def is_feed(head: bytes) -> bool:
    """Whether what begins so is a feed or a site map, whatever a server calls it."""
    begin = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return begin.startswith(b"<") and not _HTML.match(begin) and _FEED.search(begin[:1_000]) is not None


def check_readable(head: bytes, *, ref: str, name: str = "") -> None:
    """Raise InputError for a PDF, an archive, an image, any other binary, and for nothing at all."""
    if not head:
        raise InputError(ref=ref, problem="the input is empty", remedy="check how it was made")
    if b"%PDF-" in head[:1_024]:
        shown = name or "FILE.pdf"
        raise InputError(
            ref=ref,
            problem="a PDF, not text",
            remedy=f"convert it and pipe it in: pdftotext {shown} - | reportedly code -",
        )
    for magic, problem, remedy in _MAGIC:
        if head.startswith(magic):
            raise InputError(ref=ref, problem=problem, remedy=remedy)
    if b"\x00" in head and not head.startswith(_BOMS):
        raise InputError(ref=ref, problem="a binary file, not text", remedy=_TEXT_REMEDY)


def _json_kind(begin: bytes, *, ref: str, whole: bool) -> Kind:
    """JSON Lines, where the first line is an object; else text, unless all of it is one JSON value."""
    line, _, rest = begin.partition(b"\n")
    cut = not rest and not whole  # the first line is longer than what was sniffed
    if line.startswith(b"{") and ((cut and re.match(rb"\{\s*\"", line)) or _is_json(line)):
        return Kind.JSONL
    if re.match(rb"[\[{]\s*[\[{\"\]}]", begin) and (not whole or _is_json(begin)):
        raise InputError(
            ref=ref, problem="JSON, but not JSON Lines", remedy="write one record to a line, such as with jq -c '.[]'"
        )
    return Kind.TEXT


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
