"""Neither the flag of a ship nor the land of the navy that tells of it is where the ship was, or who attacked it."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, linking


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking("Harbour Gazette")


@pytest.mark.parametrize(
    "text",
    [
        "A Marshall Islands-flagged tanker was attacked by gunmen on Saturday, its owner said.",
        "Armed men seized a Panama-flagged oil tanker on Saturday, a security firm said.",
        "Gunmen fired on a Malta-registered freighter on Saturday, its crew said.",
        "Houthi forces attacked a Liberian-flagged bulk carrier with two drones on Saturday, the U.S. military said.",
    ],
)
def test_no_place_and_no_country_of_the_gunmen(text: str, claims: Telling) -> None:
    (claim,) = claims(text)
    assert claim.place is None
    assert all(p.country in (None, "YE") for p in claim.actors)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Panama-flagged tanker was attacked off Mocha on Saturday, its owner said.", "Mocha"),
        ("Gunmen attacked a Chinese-owned gold mine near Bria in the Central African Republic.", "Bria"),
        ("Gunmen killed two soldiers in Mali on Saturday, the U.S. military said.", "Mali"),
    ],
)
def test_the_place_that_is_told_stays(text: str, name: str, claims: Telling) -> None:
    attack = claims(text)[0]
    assert attack.place is not None
    assert name in (attack.place.text, attack.place.name)
