"""Outlets that report it, behind a comma (annotate/reporting.py)."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.model import Block, BlockKind, Document


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def sources(text: str, words: str, encoder: Encoder) -> list[str]:
    document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),))
    claims = code(document, annotate(document, encoder))
    claim = next(c for c in claims if words in c.trigger.of(text))
    return [part.source.text for part in claim.attribution]


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("A teacher was kidnapped yesterday near Orra, Tolmin Evening reports.", "kidnapped", "Tolmin Evening"),
        ("Three men were shot dead in Goma on Monday, the Kivu Post reports.", "shot", "the Kivu Post"),
        ("Two men were killed near Orra, Tolmin Radio reports.", "killed", "Tolmin Radio"),
        ("Rebels shelled the town, Human Rights Watch reports.", "shelled", "Human Rights Watch"),
        (
            "Clashes went on in Orra through the night, Two Rivers Press reports, and troops came at daybreak.",
            "Clashes",
            "Two Rivers Press",
        ),
    ],
)
def test_the_outlet_before_reports_tells_it(text: str, words: str, source: str, encoder: Encoder) -> None:
    assert sources(text, words, encoder) == [source]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("The soldiers burned letters, diaries and Red Cross reports.", "burned", []),
        ("Nine civilians were killed in Orra, according to UN reports.", "killed", ["UN reports"]),
    ],
)
def test_reports_of_a_body_are_no_verb(text: str, words: str, told: list[str], encoder: Encoder) -> None:
    assert sources(text, words, encoder) == told
