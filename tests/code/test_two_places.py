"""Harm at two places in one sentence: each place has its own dead."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, place


def harm(text: str, told: Telling) -> list[tuple[str, str, list[int]]]:
    """The verb, the place and the numbers of each claim."""
    found = []
    for claim in told(text):
        verb = text[claim.trigger.start : claim.trigger.end]
        place = "" if claim.place is None else claim.place.name or claim.place.text
        found.append((verb, place, [n.low or 0 for n in claim.counts]))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two were killed in Gao and three died in Kidal, police said.",
            [("killed", "Gao", [2]), ("died", "Kidal", [3])],
        ),
        (
            "Gunmen killed two people in Gao and wounded three in Kidal, police said.",
            [("killed", "Gao", [2]), ("wounded", "Kidal", [3])],
        ),
        (
            "Nine people were killed in a strike in Gao, and two more died when a shell hit a bus in Kidal.",
            [("killed", "Gao", [9]), ("died", "Kidal", [2]), ("hit", "Kidal", [2])],
        ),
        (
            "Two people were killed in Gao and three died when a drone hit a car on the road to Kidal, police said.",
            [("killed", "Gao", [2]), ("died", "the road", [3]), ("hit", "the road", [3])],
        ),
        ("Two people were killed and three wounded in Gao, police said.", [("killed", "Gao", [2, 3])]),
        ("Two people were killed in Gao and three wounded in the attack, police said.", [("killed", "Gao", [2, 3])]),
    ],
)
def test_each_place_has_its_own_dead(text: str, expected: list[tuple[str, str, list[int]]], claims: Telling) -> None:
    assert harm(text, claims) == expected


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("The two sides held talks on the fighting in Gao.", "talks", None),
        ("The two sides held talks in Kidal on the fighting in Gao.", "talks", "Kidal"),
        ("The sides held a meeting on 17 May. They had met in Gao on 3 March. The sides left.", "meeting", None),
        ("Ministers held talks in New York on Monday.\n\nBoth sides discussed a truce.", "discussed", "New York"),
    ],
)
def test_talks_are_neither_where_what_they_are_about_is_nor_at_another_meeting(
    text: str, word: str, place: str | None, claims: Telling
) -> None:
    found = at(claims(text), word, text).place
    assert (found and found.text) == place


@pytest.mark.parametrize("house", ["the hospital of Tolmin", "the hospital in Tolmin", "a clinic in Tolmin"])
def test_where_the_wounded_are_cared_for_is_not_where_they_were_hit(house: str, claims: Telling) -> None:
    text = (
        "A bomb exploded beside the mill on Sunday. Two clerks were killed, a priest said.\n\n"
        f"At {house} they were bandaging until dawn. Forty injured people were treated there, a nurse said."
    )
    assert "Tolmin" not in {place(c) for c in claims(text)}


def test_where_a_way_began_is_not_where_it_was_attacked(claims: Telling) -> None:
    text = "The bus was going from Gao to Kidal when gunmen opened fire on it on Friday."
    assert harm(text, claims) == [("opened fire", "", [])]
    text = "The pilgrims drove from Gao to Kidal, where gunmen killed two of them on Friday."
    assert harm(text, claims) == [("killed", "Kidal", [2])]
    text = "The army withdrew from Gao to Kidal on Friday."
    assert harm(text, claims) == [("withdrew", "Gao", [])]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Gunmen killed nine people near Tonga, a river port in Upper Nile state, on Friday.", "SS"),
        ("Gunmen killed nine people in Peru, Indiana, on Friday.", "US"),
        ("Gunmen killed nine people in Chad, Kanem province, on Friday.", "TD"),
        ("Gunmen killed nine people in Tonga on Friday.", "TO"),
    ],
)
def test_a_town_called_as_a_country_is_in_the_province_that_is_told(text: str, country: str, claims: Telling) -> None:
    found = at(claims(text), "killed", text).place
    assert found is not None
    assert found.country == country


def test_a_river_is_no_state_of_its_name(claims: Telling) -> None:
    text = "Gunmen shot at boats on the White Nile near Malakal on Friday."
    assert [c.place and c.place.country for c in claims(text)] == ["SS"]
    text = "Gunmen shot at a car in White Nile state on Friday."
    assert [c.place and (c.place.country, c.place.precision) for c in claims(text)] == [("SD", "admin1")]


def test_what_is_called_as_a_facility_or_a_village_of_one_land_is_no_town_abroad(claims: Telling) -> None:
    text = "Residents of Kadugli said that a shell had fallen in the Airport quarter on Friday."
    assert [c.place.country for c in claims(text) if c.place is not None] in ([], [None], ["SD"])
    text = (
        "ISABELA CITY, Basilan - A grenade killed one man in the cockpit in Barangay Tabuk, the chief of police said."
    )
    assert [c.place.country for c in claims(text) if c.place is not None] in ([None], ["PH"])
    text = "Gunmen shot two men in Tabuk on Friday."
    assert [c.place.country for c in claims(text) if c.place is not None] == ["SA"]
