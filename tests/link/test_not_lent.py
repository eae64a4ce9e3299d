"""What is of many days, of another day, or somewhere else takes no day and no place of the story."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, linking

from reportedly.model import Claim

_NEWS = "Rebels attacked a base in Gao on Tuesday.\n\nThe army killed nine of them.\n\n"


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


def _of(claims: Telling, text: str, word: str) -> Claim:
    return [c for c in claims(text) if word in c.trigger.of(text)][-1]


def _day(claim: Claim) -> str | None:
    return f"{claim.time.earliest:%m-%d}" if claim.time is not None and claim.time.earliest is not None else None


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("A teacher in Kidal criticises the army for its part in drone strikes on villages.", "strikes"),
        ("He said that the men wanted to avenge raids on their herds.", "raids"),
        ("Their leader was shot dead several days later.", "shot"),
        ("Their leader was shot dead weeks after the attack.", "shot"),
        ("The envoy, who travelled to Kidal, spoke of 300 raids since 2004.", "travelled"),
        ("Since 2019, there have been 40 villagers killed by the army.", "killed"),
    ],
)
def test_what_is_of_other_days_takes_no_day_of_the_story(claims: Telling, told: str, word: str) -> None:
    assert _day(_of(claims, _NEWS + told, word)) != "11-17"


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("Air strikes killed nine more.", "killed"),
        ("Shops were burnt.", "burnt"),
        ("The attack came days after a truce was signed, and it killed nine men.", "killed"),
    ],
)
def test_what_goes_on_with_the_story_is_of_its_day(claims: Telling, told: str, word: str) -> None:
    assert _day(_of(claims, _NEWS + told, word)) == "11-17"


@pytest.mark.parametrize(
    "told",
    [
        "A teacher in Kidal criticises the army for its part in drone strikes on villages.",
        "He said that the men wanted to avenge raids on their herds.",
    ],
)
def test_deeds_at_large_are_at_no_place_of_the_story(claims: Telling, told: str) -> None:
    claim = _of(claims, _NEWS + told, "strikes" if "strikes" in told else "raids")
    assert claim.place is None or claim.place.name != "Gao"


def test_where_something_was_sent_is_no_scene(claims: Telling) -> None:
    told = "Two men were shot in Kidal. The bags were sent to a laboratory in Gao. Three people died."
    place = _of(claims, told, "died").place
    assert place is not None
    assert place.name == "Kidal"


def test_a_place_is_not_handed_on_for_ever(claims: Telling) -> None:
    """From sentence to sentence in one long paragraph, with another place told in between."""
    more = " ".join(
        f"The owner of shop {n} was beaten." for n in ("one", "two", "three", "four", "five", "six", "seven")
    )
    told = f"Two men were shot in Kidal. A boy was stabbed in Gao. {more} A driver was robbed."
    place = _of(claims, told, "robbed").place
    assert place is None or place.name not in ("Gao", "Kidal")


def test_what_has_gone_on_for_long_is_of_no_one_day(claims: Telling) -> None:
    text = (
        "At least 14 people were killed on Tuesday when drones struck a camp in El Fasher. Doctors blamed the Rapid "
        "Support Forces, who have besieged the city{}."
    )
    assert _day(_of(claims, text.format(" for over a year"), "besieged")) is None
    assert _day(_of(claims, text.format(""), "besieged")) == "11-17"


_AMBUSHED = "Gunmen killed two soldiers near Gao, the army said."


@pytest.mark.parametrize(
    ("told", "word", "day"),
    [
        (f"{_AMBUSHED}\n\nThey were on their way to Menaka, a town that rebels overran on Sunday.", "killed", None),
        (f"{_AMBUSHED}\n\nIn Menaka, where a mob attacked the court on Sunday, shops were shut.", "killed", None),
        (f"{_AMBUSHED} They were to relieve a post that rebels stormed on Sunday.", "killed", None),
        (f"{_AMBUSHED} In Gao, where gunmen shot at a bus on Sunday, shops were shut.", "killed", "11-15"),
        (f"{_AMBUSHED} The gunmen, who attacked on Sunday, fled.", "killed", "11-15"),
        ("The governor visited Gao, where gunmen killed nine on Sunday. Houses were burnt.", "burnt", "11-15"),
    ],
)
def test_what_befell_another_place_is_of_a_day_of_its_own(
    claims: Telling, told: str, word: str, day: str | None
) -> None:
    assert _day(_of(claims, told, word)) == day
