"""Headlines as running text would write them, with a model that knows the names it is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportedly.annotate.decode import Analysis
from reportedly.annotate.recase import recased
from reportedly.annotate.sentences import split_sentences
from reportedly.model import Block, BlockKind, Document

KNOWN = {"tarvo", "dole", "un"}


class Model:
    """Takes the words of KNOWN for proper nouns and all others for nouns."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        self.calls += 1
        return [self.tagged(words) for words in sentences]

    def tagged(self, words: Sequence[str]) -> Analysis:
        upos = tuple("PROPN" if w in KNOWN else "NOUN" for w in words)
        return Analysis(tuple(words), upos, upos, (-1,) * len(words), ("root",) * len(words), (), ())


def first(title: str, body: str, model: Model | None = None, *, kind: BlockKind = BlockKind.TITLE) -> str:
    text = f"{title}\n\n{body}"
    blocks = (Block(0, len(title), kind), Block(len(title) + 2, len(text), BlockKind.BODY))
    segments = split_sentences(Document("d", "d", text, blocks))
    words = [[text[a:b] for a, b in s.words] for s in segments]
    found = recased(segments, words, model or Model())
    assert list(found[1:]) == words[1:]
    return " ".join(found[0])


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        # The body writes "seized" and "town" small, and "Orlu" with a capital.
        ("Rebels Seize Town Near Orlu", "The rebels seized a town near Orlu.", "Rebels seize town near Orlu"),
        # The body tells nothing: the model knows "Tarvo" and not "Shells".
        ("Army Shells Tarvo Again", "Nobody was hurt.", "Army shells Tarvo again"),
        # What the body capitalises within a sentence stays, even if the model does not know it.
        ("Front Leader Quits Talks", "Its men said the Front had left.", "Front leader quits talks"),
        ("REBELS SEIZE TARVO, UN SAYS", "The rebels took it.", "Rebels seize Tarvo , UN says"),
        # Sentence case is left alone.
        ("Rebels seize Tarvo as army retreats", "It fell.", "Rebels seize Tarvo as army retreats"),
    ],
)
def test_headlines(title: str, body: str, expected: str) -> None:
    assert first(title, body) == expected


def test_a_heading_of_its_own_counts_but_a_sentence_full_of_names_does_not() -> None:
    assert first("Army Shells Tarvo Again", "It fell.", kind=BlockKind.BODY) == "Army shells Tarvo again"
    sentence = "General Amar Dole met Minister Elena Sesso."
    assert first(sentence, "It rained.", kind=BlockKind.BODY) == "General Amar Dole met Minister Elena Sesso ."


def test_the_model_is_asked_only_where_there_is_a_headline() -> None:
    model = Model()
    first("Rebels seize the town", "It fell.", model)
    assert model.calls == 0
    first("Rebels Seize Town", "It fell.", model)
    assert model.calls == 1
