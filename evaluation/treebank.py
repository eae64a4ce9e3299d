"""CoNLL-U treebanks as documents: their sentences with basic trees, and the running text that they were cut from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. `start` and `end` are characters of the document's text; `head` is an index in the sentence,
    or -1. A word that does not stand in the text as written ("gon" of "gonna" does) has no length."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with its id."""

    key: str
    words: tuple[Word, ...]

    @property
    def forms(self) -> list[str]:
        return [w.form for w in self.words]


@dataclass(frozen=True, slots=True)
class TreeDocument:
    """A text and its sentences. Paragraphs are parted by a blank line, sentences by a space where there was any."""

    ref: str
    text: str
    sentences: tuple[Tree, ...]


@dataclass(slots=True)
class _Block:
    """One sentence's comment and token lines."""

    document: str | None
    key: str
    text: str
    opens: bool
    rows: list[list[str]]


def treebank(path: Path) -> Iterator[TreeDocument]:
    """The documents of a CoNLL-U file that says where they begin (`# newdoc id`)."""
    held: list[_Block] = []
    for block in _blocks(path):
        if block.document is not None and held:
            yield _document(held)
            held = []
        held.append(block)
    if held:
        yield _document(held)


def _blocks(path: Path) -> Iterator[_Block]:
    for part in path.read_text(encoding="utf-8").split("\n\n"):
        block = _Block(None, "", "", opens=False, rows=[])
        for line in part.split("\n"):
            if line.startswith("# newdoc"):
                block.document = line.partition("=")[2].strip()
            elif line.startswith("# sent_id = "):
                block.key = line[12:].strip()
            elif line.startswith("# text = "):
                block.text = line[9:].strip()
            elif line.startswith("# newpar"):
                block.opens = True
            elif line and line[0] != "#":
                block.rows.append(line.split("\t"))
        if block.rows:
            yield block


def _document(blocks: list[_Block]) -> TreeDocument:
    parts: list[str] = []
    sentences = []
    at, glued = 0, False
    for block in blocks:
        gap = "" if not parts or (glued and not block.opens) else "\n\n" if block.opens else " "
        at += len(gap)
        sentences.append(Tree(block.key, tuple(_words(block, at))))
        parts += [gap, block.text]
        at += len(block.text)
        glued = "SpaceAfter=No" in block.rows[-1][9]
    return TreeDocument(blocks[0].document or blocks[0].key, "".join(parts), tuple(sentences))


def _words(block: _Block, offset: int) -> Iterator[Word]:
    """The words with their characters; those of a contraction share its characters as far as they spell it."""
    at = past = 0  # where to look on in the sentence's text; where the contraction ends that the words are parts of
    inside = 0  # the last word of that contraction
    for row in block.rows:
        if not row[0].isdigit():
            if "-" in row[0]:
                at = _find(block, row[1], at)
                past, inside = at + len(row[1]), int(row[0].partition("-")[2])
            continue
        number = int(row[0])
        if number <= inside:
            length = len(row[1]) if block.text[at:past].lower().startswith(row[1].lower()) else 0
        else:
            at, length = _find(block, row[1], at), len(row[1])
        yield Word(
            offset + at, offset + at + length, row[1], row[2], row[3], row[4], int(row[6]) - 1, row[7]
        )  # fmt: skip
        at = past if number == inside else at + length


def _find(block: _Block, form: str, at: int) -> int:
    """Where a token stands from `at` on. Raises ValueError if the text does not have it there."""
    found = block.text.find(form, at)
    if found < 0 or block.text[at:found].strip():
        raise ValueError(f"{block.key}: the text does not go on with {form!r}")
    return found
