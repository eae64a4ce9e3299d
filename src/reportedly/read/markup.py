"""Inline Markdown: which characters of a paragraph are marks and link targets, and what is left to read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter

from reportedly.model import Span

_start = attrgetter("start")
_MARKS = re.compile(r"[*_`\[\]<>\\~]")
_PIECES = (
    # An image is no text at all, nor is an address in angle brackets or a comment.
    re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,300}\")?\)|<!--.{0,2000}?-->", re.DOTALL),
    re.compile(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>"),
    re.compile(
        r"</?(?:a|b|i|u|p|em|strong|br|span|sup|sub|div|small|mark|blockquote)(?:\s[^<>\n]{0,500})?/?>", re.IGNORECASE
    ),
    # Footnotes and reference numbers: [^1], [12].
    re.compile(r"\[\^[\w-]{1,20}\]|(?<=[\w.,;!?”\"’')\]])\[\d{1,3}\]"),
    re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>~|])"),
)
# A link's bracket before its text, and all from the bracket after it.
_LINK = re.compile(
    r"(?P<open>\[)(?P<label>(?:[^\[\]]|\[[^\[\]]{0,200}\]){1,500})"
    r"(?P<close>\]\((?:<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?)(?:\s[\"'][^\"'\n]{0,300}[\"'])?\)|\]\[[^\[\]\n]{0,80}\])"
)
# From the outermost on: emphasis stands within strong emphasis.
_EMPHASIS = (
    re.compile(r"(?P<open>\*{3})(?=[^\s*])(?P<label>[^*]{1,2000}?)(?<=[^\s*])(?P<close>\*{3})"),
    re.compile(r"(?P<open>\*{2})(?=\S)(?P<label>(?:[^*]|\*(?!\*)|\*(?=\*\*(?!\*))){1,2000}?)(?<=\S)(?P<close>\*{2})"),
    re.compile(r"(?<!\*)(?P<open>\*)(?=[^\s*])(?P<label>[^*]{1,2000}?)(?<=[^\s*])(?P<close>\*)(?!\*)"),
    re.compile(r"(?<!\w)(?P<open>_{1,3})(?=[^\s_])(?P<label>[^_]{1,2000}?)(?<=[^\s_])(?P<close>_{1,3})(?!\w)"),
    re.compile(r"(?P<open>~~|`)(?=\S)(?P<label>[^~`\n]{1,500}?)(?<=\S)(?P<close>~~|`)"),
)


def inline_masks(text: str, start: int, end: int) -> list[Span]:
    """The inline marks in `text[start:end]`, sorted and disjoint, in offsets of `text`."""
    if not _MARKS.search(text, start, end):
        return []
    spans: list[Span] = []
    shown = text[start:end]
    for pattern in (*_PIECES, _LINK, *_EMPHASIS):
        found = list(pattern.finditer(shown))
        if not found:
            continue
        new = [Span(*part) for match in found for part in _marks(match)]
        spans += [Span(start + span.start, start + span.end) for span in new]
        shown = _blanked(shown, new)  # what is a mark already is no other mark
    return merged(spans)


def _marks(found: re.Match[str]) -> list[tuple[int, int]]:
    """The opening and the closing mark, or all of what has none."""
    if "open" not in found.re.groupindex:
        return [found.span()]
    if found.re is not _LINK and found["open"] != found["close"]:
        return []
    return [found.span("open"), found.span("close")]


def _blanked(text: str, spans: list[Span]) -> str:
    chars = list(text)
    for span in spans:
        chars[span.start : span.end] = "\x00" * (span.end - span.start)
    return "".join(chars)


def merged(spans: list[Span]) -> list[Span]:
    """The same characters as sorted, disjoint spans that do not touch."""
    result: list[Span] = []
    for span in sorted(spans, key=_start):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        elif span.end > span.start:
            result.append(span)
    return result


def visible(text: str, start: int, end: int, masks: list[Span]) -> str:
    """What a reader sees of `text[start:end]`: without the masked characters, white space as single blanks."""
    parts, at = [], start
    index = bisect_left(masks, start, key=_start)
    while index < len(masks) and masks[index].start < end:
        parts.append(text[at : masks[index].start])
        at = max(at, masks[index].end)
        index += 1
    parts.append(text[at:end] if at < end else "")
    return " ".join("".join(parts).split())


def unmasked(start: int, end: int, masks: list[Span]) -> Span:
    """`start` to `end` without the masks at its two ends."""
    index = bisect_right(masks, start, key=_start) - 1
    if index >= 0 and masks[index].end > start:
        start = min(end, masks[index].end)
    index = bisect_right(masks, end - 1, key=_start) - 1
    if index >= 0 and start < end <= masks[index].end:
        end = max(start, masks[index].start)
    return Span(start, end)
