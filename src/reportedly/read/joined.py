"""Sentences that a blank line or an advertisement breaks in two are seen whole again."""

from __future__ import annotations

import re

from reportedly.model import Block, BlockKind, Span
from reportedly.read.layout import INVISIBLE
from reportedly.read.markup import merged

FINAL = re.compile(r"[.!?…。؟][\"'”’»)\]*_`]*$")
LOWER_START = re.compile(r"[\"'“‘«(\[*_]*[a-zß-öø-ÿ]")
_ITEM = re.compile(r"(?:[-+*•]|\d{1,3}[.)])$")
_ITEM_CHARS = 4


def joined(text: str, blocks: list[Block], masks: list[Span]) -> tuple[list[Block], list[Span]]:
    """Make one block of two body paragraphs when a sentence runs from one into the other.

    Furniture between the two (an advertisement) becomes masked characters of the one block.
    """
    result: list[Block] = []
    hidden: list[Span] = list(masks)
    for block in blocks:
        if block.kind is BlockKind.BODY and LOWER_START.match(text, block.start, block.end):
            before = len(result) - 1
            while (
                before >= 0
                and len(result) - before <= 3
                and result[before].kind in (BlockKind.FURNITURE, BlockKind.CAPTION)
            ):
                before -= 1
            if before >= 0 and result[before].kind is BlockKind.BODY and _is_open(text, result[before], block):
                hidden.extend(Span(between.start, between.end) for between in result[before + 1 :])
                result[before:] = [Block(result[before].start, block.end, BlockKind.BODY)]
                continue
        result.append(block)
    return result, _inside(merged(hidden), result)


def _is_open(text: str, block: Block, following: Block) -> bool:
    """Whether the sentence at the block's end is not finished: no full stop, and no list item behind it."""
    end = text[max(block.start, block.end - 12) : block.end].rstrip("".join((INVISIBLE, " \t\n")))
    return not FINAL.search(end) and not _begins_item(text[block.end : following.start])


def _begins_item(gap: str) -> bool:
    """Whether the last of what stands before a block is the mark of a list item, first on its line."""
    shown = gap.rstrip()
    mark = _ITEM.search(shown, max(0, len(shown) - _ITEM_CHARS))
    if mark is None:
        return False
    before = shown[: mark.start()]
    kept = before.rstrip()
    return not kept or "\n" in before[len(kept) :]


def _inside(masks: list[Span], blocks: list[Block]) -> list[Span]:
    """The parts of the masks that lie inside blocks."""
    kept: list[Span] = []
    at = 0
    for mask in masks:
        while at < len(blocks) and blocks[at].end <= mask.start:
            at += 1
        index = at
        while index < len(blocks) and blocks[index].start < mask.end:
            kept.append(Span(max(mask.start, blocks[index].start), min(mask.end, blocks[index].end)))
            index += 1
    return kept
