"""A day that stands beside the words for a happening, and of what it is the day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.code.build import sentence
from tests.code.telling import Telling, at, first_day, place

from reportedly.code.phrases import preposition
from reportedly.model import Modality


@pytest.mark.parametrize(
    ("text", "word", "month", "day"),
    [
        ("On Tuesday, officials said, two people were killed in Gao.", "killed", 11, 17),
        ("On Monday, the army said, its troops took Lyman.", "took", 11, 16),
        ("On Monday night, residents said, soldiers burned 30 houses in Gao.", "burned", 11, 16),
        ("In October, the UN said, militias killed 40 people in Ituri.", "killed", 10, 1),
        ("Last week, witnesses told reporters, rebels abducted nine students in Jos.", "abducted", 11, 9),
        ("On 3 November, the police said, three men were arrested in Mandera.", "arrested", 11, 3),
    ],
)
def test_who_says_it_between_commas_leaves_the_day_to_what_is_said(
    claims: Telling, text: str, word: str, month: int, day: int
) -> None:
    assert first_day(at(claims(text), word, text)) == date(2026, month, day)


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, officials said two people were killed in Gao.",
        'On Tuesday, he said, "the rebels killed our men".',
        "On Tuesday, the mayor, who fled to Goma, said the rebels had killed four people.",
    ],
)
def test_a_day_of_saying_is_not_that_of_the_deed(claims: Telling, text: str) -> None:
    assert first_day(at(claims(text), "killed", text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "The army plans an offensive in October.",
        "The army is planning an offensive in August.",
        "The army had planned a rescue in February but called it off.",
        "Two men planning an attack in March were arrested.",
    ],
)
def test_the_time_of_what_is_planned_is_not_that_of_the_planning(claims: Telling, text: str) -> None:
    told = claims(text)
    assert told
    assert all(c.time is None for c in told)


def test_a_month_to_come_is_no_history(claims: Telling) -> None:
    text = "The army will withdraw from Gao in March."
    claim = at(claims(text), "withdraw", text)
    assert (claim.modality, claim.background, first_day(claim)) == (Modality.FUTURE, False, date(2027, 3, 1))
    text = "The army withdrew from Gao in March."
    assert at(claims(text), "withdrew", text).background


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("France pulled its troops out of Chad, and fighting went on in Mali.", "pulled", "Chad"),
        ("Russia is pulling its forces out of Kherson.", "pulling", "Kherson"),
        ("Rebels drove the army out of Goma, officials in Kinshasa said.", "drove", "Goma"),
        ("Ukrainian forces were pushed out of Lyman on Monday.", "pushed", "Lyman"),
        ("Gunmen dragged a priest out of a church in Jos and shot him.", "shot", "Jos"),
    ],
)
def test_out_of_a_place_is_from_it(claims: Telling, text: str, word: str, expected: str) -> None:
    assert place(at(claims(text), word, text)) == expected


def test_a_sentence_may_end_with_out() -> None:
    told = sentence("Rebels/rebel/NOUN/NNS/0/root out/out/ADP/IN/1/case")
    assert preposition(told, 0) == "out"
