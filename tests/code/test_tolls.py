"""No number is taken for one of people that is none, as the packaged model reads many such sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.code.build import sentence

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.code.counts import amount_of
from reportedly.model import Block, BlockKind, Document

ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("tolls.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def told(text: str, encoder: Encoder) -> set[str]:
    """What the claims count, but for the one person of a singular noun or a name."""
    blocks = (Block(0, len(text), BlockKind.BODY),)
    document = Document(
        id="d", ref="d", text=text, blocks=blocks, title=None, publisher=None, published=None, language="en"
    )
    counts = (n for c in code(document, annotate(document, encoder)) for n in c.counts)
    return {f"{n.low} {n.kind}" for n in counts if (n.low, n.high) != (1, 1)}


@pytest.mark.parametrize(("wanted", "text"), ROWS)
def test_numbers_of_people(wanted: str, text: str, encoder: Encoder) -> None:
    assert told(text, encoder) == (set() if wanted == "-" else set(wanted.split(", ")))


@pytest.mark.parametrize(
    ("notation", "head", "bounds"),
    [
        (
            "In/in/ADP/IN/2/case May/May/PROPN/NNP/5/nmod 2025/2025/NUM/CD/2/nmod twelve/twelve/NUM/CD/5/nummod "
            "men/man/NOUN/NNS/0/root",
            5, (12, 12),
        ),
        (
            "several/several/ADJ/JJ/2/amod hundred/hundred/NUM/CD/3/nummod men/man/NOUN/NNS/0/root",
            3, (300, 900),
        ),
        ("two/two/NUM/CD/4/nummod or/or/CCONJ/CC/3/cc three/three/NUM/CD/1/conj men/man/NOUN/NNS/0/root", 4, (2, 3)),
        (
            "fifty/fifty/NUM/CD/3/compound _-/-/PUNCT/HYPH/3/punct _five/five/NUM/CD/4/compound "
            "thousand/thousand/NUM/CD/5/nummod men/man/NOUN/NNS/0/root",
            5, (55000, 55000),
        ),
    ],
)  # fmt: skip
def test_words_of_one_number(notation: str, head: int, bounds: tuple[int, int]) -> None:
    amount = amount_of(sentence(notation), head - 1)
    assert amount is not None
    assert (amount.low, amount.high) == bounds


@pytest.mark.parametrize(
    ("notation", "head"),
    [
        ("14/14/NUM/CD/2/nummod days/day/NOUN/NNS/0/root", 2),
        ("17/17/NUM/CD/2/nummod posts/post/NOUN/NNS/0/root", 2),
        ("dozens/dozen/NOUN/NNS/0/root of/of/ADP/IN/3/case homes/home/NOUN/NNS/1/nmod", 1),
        ("the/the/DET/DT/3/det 2011/2011/NUM/CD/3/nummod deaths/death/NOUN/NNS/0/root", 3),
        ("Zone/zone/PROPN/NNP/3/compound 5/5/NUM/CD/3/nummod men/man/NOUN/NNS/0/root", 3),
    ],
)
def test_numbers_of_other_things(notation: str, head: int) -> None:
    assert amount_of(sentence(notation), head - 1) is None


def test_whoever_shared_it_is_counted_too(encoder: Encoder) -> None:
    text = "Elder Dan Roe was killed on Saturday together with his nephew Ron by gunmen on a motorcycle."
    blocks = (Block(0, len(text), BlockKind.BODY),)
    document = Document(
        id="d", ref="d", text=text, blocks=blocks, title=None, publisher=None, published=None, language="en"
    )
    (killed,) = (c.counts for c in code(document, annotate(document, encoder)) if c.counts)
    assert [(c.kind, c.low, c.text) for c in killed] == [("killed", 1, "Dan"), ("killed", 1, "nephew")]
