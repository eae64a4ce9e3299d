"""Who shot whom dead behind a preposition (annotate/shootings.py)."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.model import Block, BlockKind, Document


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def told(text: str, encoder: Encoder) -> list[tuple[list[str], list[str]]]:
    """Who did it and to whom, of each claim that somebody was shot dead."""
    document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),))
    claims = (c for c in code(document, annotate(document, encoder)) if c.trigger.of(text) == "shot dead")
    return [([p.text for p in c.actors], [p.text for p in c.targets]) for c in claims]


@pytest.mark.parametrize(
    ("text", "doer", "victim"),
    [
        ("Some hours later two men on a scooter shot dead a teacher, Ali Raza, in Quetta.", "two men", "a teacher"),
        ("A man with a rifle shot dead three worshippers in a mosque in Kano.", "A man", "three worshippers"),
        (
            "Unknown men in a white car shot dead the local head of the commission in Zaria on Sunday.",
            "Unknown men",
            "the local head of the commission",
        ),
        ("On Sunday in Kano men with guns shot dead a trader.", "men", "a trader"),
        ("At dusk gunmen on two motorcycles shot dead at least three traders in Dori.", "gunmen", "three traders"),
    ],
)
def test_who_stands_before_the_preposition_shot(text: str, doer: str, victim: str, encoder: Encoder) -> None:
    found = told(text, encoder)
    assert [doers for doers, _ in found] == [[doer]]
    assert victim in found[0][1][0]


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("Two men in a car were shot dead near Cali on Sunday.", "Two men"),
        ("Two soldiers on leave, shot dead at a checkpoint, were buried in Gao.", "Two soldiers"),
    ],
)
def test_who_was_shot_is_left_so(text: str, victim: str, encoder: Encoder) -> None:
    assert told(text, encoder) == [([], [victim])]
