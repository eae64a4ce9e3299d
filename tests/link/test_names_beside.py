"""A country's name beside an embassy or a border, and the name of a hotel, end to end: neither is where it happened."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, linking


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


@pytest.mark.parametrize(
    ("text", "word", "country", "name"),
    [
        ("Rockets landed near the US embassy in Baghdad on Monday.", "landed", "IQ", "Baghdad"),
        ("A bomb went off outside the embassy of France in Kabul.", "went", "AF", "Kabul"),
        ("Gunmen attacked the U.S. consulate in Erbil.", "attacked", "IQ", "Erbil"),
        ("A bomb went off at the Shangri-La hotel in Colombo.", "went", "LK", "Colombo"),
        ("A bomb went off at the Kingsbury hotel in Colombo.", "went", "LK", "Colombo"),
        ("Gunmen killed two soldiers near the Syrian border in Hatay.", "killed", "TR", "Hatay"),
        ("Gunmen killed two soldiers in the Syrian border town of Azaz.", "killed", "SY", "I‘zāz"),
        ("Strikes in Gaza killed 40 people. Pakistan condemned it.", "killed", "PS", "Gaza"),
    ],
)
def test_what_a_name_stands_with_is_no_place(
    claims: Telling, text: str, word: str, country: str | None, name: str
) -> None:
    place = at(claims(text), word, text).place
    assert place is not None
    assert (place.country, place.name) == (country, name)


def test_a_place_by_a_border_is_not_in_the_land_beyond_it(claims: Telling) -> None:
    text = "A bomb killed two soldiers near the Afghan border in Tor Darra."
    bomb = at(claims(text), "killed", text)
    assert bomb.place is not None
    assert bomb.place.country is None
    assert [party.actor_id for party in bomb.targets] == [None]


@pytest.mark.parametrize("name", ["the Hotel Paris", "the Hotel Moscow"])
def test_a_hotel_is_no_government(claims: Telling, name: str) -> None:
    text = f"Gunmen attacked {name} in Bamako."
    assert [party.actor_id for party in at(claims(text), "attacked", text).targets] == [None]


@pytest.mark.parametrize("where", ["in the Khost area of Harnai district", "in Khost, a village in Harnai district"])
def test_what_lies_in_a_district_is_no_namesake_abroad(claims: Telling, where: str) -> None:
    text = f"Gunmen killed a guard {where} on Monday."
    place = at(claims(text), "killed", text).place
    assert place is not None
    assert place.country != "AF"


def test_a_province_of_one_land_is_none_named_in_another(claims: Telling) -> None:
    text = "Gunmen killed nine miners in Balochistan on Monday, a day after jets struck the Afghan province."
    struck = at(claims(text), "jets", text).place
    assert struck is None or (struck.name, struck.country) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Pakistan said that it had hit militants behind a bombing that killed policemen in the town of Bannu.",
        "Soldiers hit the commander behind a raid that killed nine men in Bannu.",
    ],
)
def test_who_is_called_by_a_deed_need_not_be_struck_there(claims: Telling, text: str) -> None:
    place = at(claims(text), "hit", text).place
    assert place is None or place.name != "Bannu"
