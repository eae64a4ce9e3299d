"""From a document to its annotation, with a model that knows nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportedly.annotate import annotate, annotate_many
from reportedly.annotate.decode import Analysis
from reportedly.model import Block, BlockKind, Document

TEXT = "Orlu Falls\n\nRebels don't hold it. The army left.\n\nPhoto by A. Dole"
DOCUMENT = Document(
    "d1",
    "d1",
    TEXT,
    (Block(0, 10, BlockKind.TITLE), Block(12, 48, BlockKind.BODY), Block(50, 65, BlockKind.FURNITURE)),
)


class FlatEncoder:
    """All words hang from the first."""

    def __init__(self, *, short: int = 0) -> None:
        self.short = short
        self.seen: list[Sequence[Sequence[str]]] = []

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        self.seen.append(sentences)
        return [self.flat(words) for words in sentences]

    def flat(self, words: Sequence[str]) -> Analysis:
        n = len(words) - self.short
        return Analysis(
            lemmas=tuple(w.lower() for w in words[:n]),
            upos=("X",) * n,
            xpos=("FW",) * n,
            heads=(-1, *(0,) * (n - 1)),
            deprels=("root", *("dep",) * (n - 1)),
            entities=(),
            frames=(),
        )


def test_title_and_body_are_annotated_in_order() -> None:
    found = annotate(DOCUMENT, FlatEncoder())
    assert [s.block for s in found.sentences] == [BlockKind.TITLE, BlockKind.BODY, BlockKind.BODY]
    assert [t.text for t in found.sentences[1].tokens] == ["Rebels", "do", "n't", "hold", "it", "."]
    assert all(t.text == TEXT[t.start : t.end] for s in found.sentences for t in s.tokens)
    assert found.sentences[1].tokens[0].head == -1


def test_each_document_is_a_batch_of_its_own() -> None:
    together, alone = FlatEncoder(), FlatEncoder()
    assert list(annotate_many([DOCUMENT, DOCUMENT], together)) == [annotate(DOCUMENT, alone)] * 2
    assert len(together.seen) == 2


def test_a_document_without_text_asks_nothing_of_the_encoder() -> None:
    encoder = FlatEncoder()
    assert annotate(Document("e", "e", "", ()), encoder).sentences == ()
    assert encoder.seen == []


def test_an_analysis_of_the_wrong_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        annotate(DOCUMENT, FlatEncoder(short=1))


@pytest.mark.parametrize("piece", ["1,000 ", "a-", "3 ", "J. ", "x y "])
def test_rows_of_figures_and_single_letters_are_not_read(piece: str) -> None:
    """A megabyte of them would be a million words to read, in which nobody says anything."""
    text = piece * 200
    encoder = FlatEncoder()
    assert not annotate(Document("d", "d", text, (Block(0, len(text), BlockKind.BODY),)), encoder).sentences
    assert not encoder.seen


def test_a_word_among_the_figures_is_read() -> None:
    text = "1,000 " * 30 + "killed"
    assert annotate(Document("d", "d", text, (Block(0, len(text), BlockKind.BODY),)), FlatEncoder()).sentences
