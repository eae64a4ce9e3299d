"""What a war did since it began is background, with no place and day of the story that it stands in."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, first_day, place


@pytest.mark.parametrize(
    "told",
    [
        "The insurgency in northern Mozambique began in October 2017. It has killed more than 6,000 people.",
        "The conflict began in 2017. The violence has killed 6,000 people and wounded many more.",
    ],
)
def test_what_it_did_since_it_began_is_background(told: str, claims: Telling) -> None:
    text = f"Gunmen attacked Odra on Monday, police said. {told}"
    killed = at(claims(text), "killed", text)
    assert killed.background
    assert place(killed) != "Odra"
    assert first_day(killed) is None


@pytest.mark.parametrize(
    "told",
    [
        "The raid was on Monday. It has killed 60 people.",
        "The conflict began in 2017. It killed 60 people.",
        "The conflict began in 2017. The raid has killed 60 people.",
    ],
)
def test_what_one_deed_did_is_not(told: str, claims: Telling) -> None:
    text = f"Gunmen attacked Odra on Monday, police said. {told}"
    assert not at(claims(text), "killed", text).background


@pytest.mark.parametrize(
    ("told", "deed", "old"),
    [
        ("The band has used such bombs in past attacks.", "attacks", True),
        ("In previous raids, the band burned schools in Sarn.", "burned", True),
        ("Earlier attacks on convoys were blamed on the band.", "attacks", True),
        ("Such attacks have frequently happened in the country.", "attacks", True),
        ("The raid fell on the anniversary of a massacre by herders that left 77 people dead.", "dead", True),
        ("An earlier attack left two people dead.", "dead", False),
        ("In the previous attack on Saturday, two people were hurt.", "hurt", False),
        ("Rebels stormed a school on the anniversary of the coup.", "stormed", False),
    ],
)
def test_deeds_of_before_are_background(told: str, deed: str, old: bool, claims: Telling) -> None:
    text = f"Gunmen shot nine people in Odra on Monday, police said. {told}"
    claim = at(claims(text), deed, text)
    assert claim.background is old
    assert not old or (place(claim) != "Odra" and first_day(claim) is None)


@pytest.mark.parametrize(
    "like", ["as on every Monday since May", "as in 2020", "as during every strike since 2018", "just as in March"]
)
def test_a_time_of_which_it_is_like_is_not_its_own(like: str, claims: Telling) -> None:
    text = f"Hundreds marched in Odra on Monday for bread, {like}, organisers said."
    march = at(claims(text), "marched", text)
    assert not march.background
    assert march.time is not None
    assert march.time.text == "on Monday"


def test_a_day_as_of_which_it_is_so_is_its_own(claims: Telling) -> None:
    text = "Shells hit the market in Odra as early as Monday, the mayor said."
    hit = at(claims(text), "hit", text)
    assert hit.time is not None
    assert "Monday" in hit.time.text
