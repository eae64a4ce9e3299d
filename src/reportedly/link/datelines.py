"""The day of a dateline ("SARN, Nov 12:" in a paper of the 13th), from which its "this evening" is read."""

from __future__ import annotations

from itertools import pairwise

from reportedly.changed import replace
from reportedly.link.days import resolve
from reportedly.model import BlockKind, Document

_LATE = 3  # days after which a report may come out
_LONGEST = 120  # characters of a dateline


def written_on(document: Document) -> Document:
    """The document as of the day of its dateline, where it came out within some days of it; else as it is."""
    if document.published is None:
        return document
    for block, behind in pairwise(document.blocks):
        if block.kind is BlockKind.BODY:
            return document
        dateline = block.kind is BlockKind.FURNITURE and behind.kind is BlockKind.BODY
        if not dateline or block.end - block.start > _LONGEST or "\n" in document.text[block.start : behind.start]:
            continue
        days = resolve(document.text[block.start : block.end], published=document.published)
        if days is None or days.precision != "day" or days.earliest is None or days.earliest != days.latest:
            return document
        late = (document.published - days.earliest).days
        return replace(document, published=days.earliest) if 0 < late <= _LATE else document
    return document
