"""Which numbers of people a noun phrase tells. The table reads as the specification."""

from __future__ import annotations

import pytest
from tests.code.build import sentence, text_of

from reportedly.code.counts import amount_of, counts

_PHRASES = [
    # phrase in the notation, head counted from 1, (low, high), words that carry it
    ("12/12/NUM/CD/2/nummod soldiers/soldier/NOUN/NNS/0/root", 2, (12, 12), "12"),
    (
        "at/at/ADP/IN/2/case least/least/ADJ/JJS/3/nmod 12/12/NUM/CD/4/nummod people//NOUN/NNS/0/root",
        4, (12, None), "at least 12",
    ),
    (
        "more/more/ADJ/JJR/3/advmod than/than/ADP/IN/1/fixed 1,200/1,200/NUM/CD/4/nummod "
        "men/man/NOUN/NNS/0/root",
        4, (1200, None), "more than 1,200",
    ),
    (
        "up/up/ADP/RP/3/advmod to/to/ADP/IN/1/fixed 30/30/NUM/CD/4/nummod rebels/rebel/NOUN/NNS/0/root",
        4, (None, 30), "up to 30",
    ),
    (
        "hundreds/hundred/NOUN/NNS/0/root of/of/ADP/IN/3/case thousands/thousand/NOUN/NNS/1/nmod "
        "of/of/ADP/IN/5/case people/people/NOUN/NNS/3/nmod",
        1, (200000, 999999), "hundreds of thousands",
    ),
    ("dozens/dozen/NOUN/NNS/0/root of/of/ADP/IN/3/case farmers/farmer/NOUN/NNS/1/nmod", 1, (24, 99), "dozens"),
    (
        "twenty/twenty/NUM/CD/3/nummod _-/-/PUNCT/HYPH/1/punct _three/three/NUM/CD/4/nummod "
        "miners/miner/NOUN/NNS/0/root",
        4, (23, 23), "twenty-three",
    ),
    (
        "two/two/NUM/CD/2/nummod dozen/dozen/NOUN/NN/3/nummod guards/guard/NOUN/NNS/0/root",
        3, (24, 24), "two dozen",
    ),
    (
        "10/10/NUM/CD/4/nummod to/to/ADP/IN/3/case 15/15/NUM/CD/1/nmod fighters/fighter/NOUN/NNS/0/root",
        4, (10, 15), "10 to 15",
    ),
    ("a/a/DET/DT/2/det teacher/teacher/NOUN/NN/0/root", 2, (1, 1), "teacher"),
    ("a/a/DET/DT/2/det chandler/chandler/NOUN/NN/0/root", 2, (1, 1), "chandler"),
    ("several/several/ADJ/JJ/2/amod villagers/villager/NOUN/NNS/0/root", 2, (3, 9), "several"),
]  # fmt: skip


@pytest.mark.parametrize(("notation", "head", "bounds", "words"), _PHRASES)
def test_amount(notation: str, head: int, bounds: tuple[int | None, int | None], words: str) -> None:
    built = sentence(notation)
    amount = amount_of(built, head - 1)
    assert amount is not None
    assert (amount.low, amount.high) == bounds
    text = text_of((built,))
    assert text[built.tokens[amount.first].start : built.tokens[amount.past - 1].end] == words


@pytest.mark.parametrize(
    ("notation", "head"),
    [
        ("soldiers/soldier/NOUN/NNS/0/root", 1),
        ("the/the/DET/DT/2/det army/army/NOUN/NN/0/root", 2),
        ("half/half/ADJ/JJ/2/amod crews/crew/NOUN/NNS/0/root", 2),
    ],
)
def test_no_number_is_no_count(notation: str, head: int) -> None:
    assert amount_of(sentence(notation), head - 1) is None


def test_coordinated_people_are_counted_apart() -> None:
    built = sentence(
        "three/three/NUM/CD/2/nummod soldiers/soldier/NOUN/NNS/0/root and/and/CCONJ/CC/5/cc "
        "two/two/NUM/CD/5/nummod civilians/civilian/NOUN/NNS/2/conj"
    )
    found = counts(built, 1, kind="killed", of="targets", text=text_of((built,)))
    assert [(c.low, c.high, c.text) for c in found] == [(3, 3, "three"), (2, 2, "two")]


def test_of_what_did_not_happen_a_person_is_no_number() -> None:
    built = sentence(
        "two/two/NUM/CD/2/nummod mayors/mayor/NOUN/NNS/0/root and/and/CCONJ/CC/4/cc judge/judge/NOUN/NN/2/conj"
    )
    found = counts(built, 1, kind="killed", of="targets", text=text_of((built,)), implied=False)
    assert [(c.low, c.high) for c in found] == [(2, 2)]
