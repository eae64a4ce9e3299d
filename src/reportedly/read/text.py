"""Plain text and Markdown: the text stays as it is, blocks say what its parts are."""

from __future__ import annotations

from reportedly.model import Block, BlockKind
from reportedly.read.classify import Found, classified
from reportedly.read.layout import pieces_of


def read_text(text: str, *, title: str | None = None, prose: bool = False) -> Found:
    """What the parts of `text` are and what it says of itself; `prose` takes all of it for sentences.

    With `prose` no furniture is set aside and no mark is masked: each run of lines between blank lines is a body block.
    """
    if prose:
        blocks = [Block(piece.start, piece.end, BlockKind.BODY) for piece in pieces_of(text, markdown=False)]
        return Found(blocks=blocks, title=title)
    return classified(text, pieces_of(text), title=title)
