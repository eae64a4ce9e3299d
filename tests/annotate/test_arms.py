"""Tear gas that was read as a deed (annotate/arms.py)."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.model import Block, BlockKind, Document

TEXT = (
    "In Zahedan, the capital of Iran's Sistan and Baluchestan, security forces used pellet guns and tear gas on Friday "
    "against several hundred people who marched after noon prayers to demand the release of prisoners, a student told "
    "the agency."
)


def test_gas_is_used_and_nobody_tears_it() -> None:
    document = Document(id="d", ref="d", text=TEXT, blocks=(Block(0, len(TEXT), BlockKind.BODY),))
    annotation = annotate(document, Encoder.load(threads=1))
    tokens = annotation.sentences[0].tokens
    tear = next(i for i, t in enumerate(tokens) if t.text == "tear")
    assert (tokens[tear].upos, tokens[tear].head, tokens[tear].deprel) == ("NOUN", tear + 1, "compound")
    assert "crowd-control" in {claim.mode for claim in code(document, annotation)}


@pytest.mark.parametrize(
    "text",
    [
        "Pellets and tear gas on Friday.",
        "Stones and tear gas flew.",
        "The wind, the dust and tear gas in their eyes.",
        "They saw the men and tear gas canisters.",
    ],
)
def test_each_word_stands_under_the_root(text: str) -> None:
    document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),))
    for sentence in annotate(document, Encoder.load(threads=1)).sentences:
        for word in range(len(sentence.tokens)):
            assert len(list(sentence.ancestors(word))) < len(sentence.tokens)
        assert sum(t.head < 0 for t in sentence.tokens) == 1
