"""The document made of a text, what was found in it, and what the user says of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from reportedly.errors import InputError
from reportedly.model import Block, BlockKind, Document
from reportedly.read.classify import Found
from reportedly.read.language import language_name, language_of
from reportedly.read.options import ReadOptions

_MAX_TITLE = 500
_MAX_NAME = 120
_MAX_URL = 2_048


def build(
    text: str,
    found: Found,
    *,
    ref: str,
    problem_ref: str | None = None,
    options: ReadOptions,
    media_type: str,
    raw: bytes = b"",
    url: str | None = None,
    given: tuple[str | None, ...] = (),
) -> Document:
    """The document; `given` are the values beside the text that make it another one (see `content_id`).

    Raises InputError for a text in another language than English; `problem_ref` names the input there.
    """
    language = options.language or _language(text, found, ref=problem_ref or ref)
    return Document(
        id=content_id(text, *given),
        ref=ref,
        text=text,
        blocks=tuple(_within(text, found.blocks, options.max_chars)),
        url=bounded(found.url or url, _MAX_URL),
        title=bounded(options.title or found.title, _MAX_TITLE),
        publisher=bounded(options.publisher or found.publisher, _MAX_NAME),
        published=options.published or found.published,
        language=language,
        agencies=tuple(found.agencies),
        media_type=media_type,
        raw=raw,
        masked=tuple(found.masked),
        fetched=found.fetched,
    )


def _within(text: str, blocks: Iterable[Block], most: int) -> Iterator[Block]:
    """The blocks; what would be read of them past the first `most` characters of the text is told to be beyond.

    A block that holds that character is cut before a word."""
    for block in blocks:
        if block.end <= most or not block.kind.is_read:
            yield block
            continue
        cut = max(block.start, text.rfind(" ", block.start, most), text.rfind("\n", block.start, most))
        cut = most if block.start == cut < most else cut
        if block.start < cut:
            yield Block(block.start, cut, block.kind)
        yield Block(cut, block.end, BlockKind.BEYOND)


def content_id(text: str, *given: str | None) -> str:
    """The SHA-256 of the text in UTF-8, in hexadecimal digits.

    Ten papers' copies of one wire story are ten documents: what a record or a page says beside its text (publisher,
    date, ...) is hashed too. What the user says is not, nor is the markup around an article: fetched twice, it is one.
    """
    content = json.dumps([text, *given], ensure_ascii=False) if any(given) else text
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def bounded(value: str | None, limit: int) -> str | None:
    """One line of at most `limit` printable characters; None for nothing."""
    if value is None:
        return None
    shown = " ".join("".join(char if char.isprintable() else " " for char in value[: 4 * limit]).split())
    return (shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…") or None


def _language(text: str, found: Found, *, ref: str) -> str | None:
    parts, length = [], 0
    for block in found.blocks:
        if block.kind in (BlockKind.BODY, BlockKind.TITLE):
            parts.append(text[block.start : block.end])
            length += block.end - block.start
            if length > 4_000:
                break
    code = language_of("\n".join(parts) if parts else text[:4_000])
    if code not in (None, "en"):
        raise InputError(
            ref=ref,
            problem=f"looks like {language_name(code)} ({code}), and only English is coded",
            remedy="use --language en to code it anyway",
        )
    return code
