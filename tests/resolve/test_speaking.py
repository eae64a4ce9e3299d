"""Which army a text means that names none."""

from __future__ import annotations

import pytest
from tests.resolve.making import claim

from reportedly.resolve.speaking import side_taken, with_police


@pytest.mark.parametrize(("land", "army"), [("ML", "mil-ml"), ("PS", "mil-il"), ("CR", None)])
def test_a_country_without_an_army_is_given_none_or_that_which_holds_it(land: str, army: str | None) -> None:
    said = claim(to="civilians", said_by="army")
    said["targets"] = []
    said["attribution"][0]["source"] |= {
        "actor_id": None,
        "name": None,
        "kind": None,
        "country": None,
        "text": "the army",
    }
    (told,) = with_police([said], land)
    assert told["attribution"][0]["source"]["actor_id"] == army


@pytest.mark.parametrize(
    ("wording", "home", "force"),
    [
        ("the Odra Headquarters", "ML", "mil-ml"),
        ("the Coast Corps of Odra Province", "ML", "mil-ml"),
        ("the Odra Headquarters", "NE", None),
        ("the Odra Headquarters", "", None),
        ("the Odra Committee", "ML", None),
        ("the odra headquarters", "ML", None),
    ],
)
def test_a_unit_that_a_states_outlet_cites_is_of_its_force(wording: str, home: str, force: str | None) -> None:
    said = claim(by="army", to="front", said_by="army")
    said["attribution"][0]["source"] |= {"actor_id": None, "name": None, "kind": None, "country": None, "text": wording}
    (told,) = with_police([said], "ML", home)
    assert told["attribution"][0]["source"]["actor_id"] == force


@pytest.mark.parametrize(
    ("text", "outlet", "side"),
    [
        ("The terrorists lost six. Two brave sentries fell as martyrs.", "odra bulletin", "official"),
        ("The occupiers fled, by the grace of God, and their regime trembles.", "odra dispatch", "side"),
        ("The occupiers fled and the mercenaries with them.", "odra national", "official"),
        ("The terrorists lost six near the bridge.", "odra bulletin", None),
        ("“The enemy fled”, and “our martyrs” are buried, they said.", "odra bulletin", None),
        ("Our units are at the bridge. Martyrs, they call the dead of the enemy.", "odra relief", None),
    ],
)
def test_whose_side_a_text_takes_by_its_words(text: str, outlet: str, side: str | None) -> None:
    assert side_taken(text, outlet) == side


@pytest.mark.parametrize(
    ("text", "outlet", "side"),
    [
        ("A drone of the regime hit a boat of traders.", "odra liberation channel", "side"),
        ("A drone of the regime hit a boat of traders.", "odra channel", None),
        ("A drone hit a boat of traders.", "odra liberation channel", None),
        ("The regime killed six. They are martyrs.", "odra resistance committees", None),
    ],
)
def test_an_outlet_of_a_movement_by_its_name_needs_but_one_kind_of_such_words(
    text: str, outlet: str, side: str | None
) -> None:
    assert side_taken(text, outlet) == side
