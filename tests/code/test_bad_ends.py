"""Who is told to have come to a bad end without a word of by whom has done nothing; as the packaged model reads it."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.model import Block, BlockKind, Document, EventType


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(threads=1)


@pytest.mark.parametrize(
    ("text", "doers", "hit"),
    [
        ("Three men shot dead in Ordun.", [], ["Three men"]),
        ("Two traders shot dead outside their shop, police say.", [], ["Two traders"]),
        ("A neighbour had seen two young men shot dead on the steps.", [], ["two young men"]),
        ("Four soldiers gunned down near Sarn.", [], ["Four soldiers"]),
        ("He watched his brother gunned down outside the shop.", [], ["his brother"]),
        ("Residents found two women stabbed to death in a ditch.", [], ["two women"]),
        ("Three children burned to death in the school.", [], ["Three children"]),
        ("The army shot dead three men.", ["The army"], ["three men"]),
        ("Gunmen shot him dead.", ["Gunmen"], ["him"]),
        ("Gunmen shot dead and robbed three traders.", ["Gunmen"], ["three traders"]),
        ("They hacked to death at least nine villagers.", ["They"], ["at least nine villagers"]),
        ("Raiders gunned down a village elder.", ["Raiders"], ["a village elder"]),
    ],
)
def test_whose_end_it_was(encoder: Encoder, text: str, doers: list[str], hit: list[str]) -> None:
    document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),), language="en")
    claims = [c for c in code(document, annotate(document, encoder)) if c.event_type is EventType.ASSAULT]
    assert {p.text for c in claims for p in c.actors} == set(doers)
    assert {p.text for c in claims for p in c.targets} == set(hit)
