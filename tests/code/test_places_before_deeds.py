"""Towns before the noun for a deed, numbers behind the noun for a group, wars as a whole, and who only passed by."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, place


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Six killed in Kabul blast", "Kabul"),
        ("Three soldiers killed in Gao ambush, army says", "Gao"),
        ("Nine people died in Tuesday's Maiduguri bombing.", "Maiduguri"),
        ("Four were wounded in the Djibo attack, the mayor said.", "Djibo"),
        ("At least 12 dead in Mogadishu hotel attack", "Mogadishu"),
        ("A Moscow strike killed nine in Kharkiv.", "Kharkiv"),
    ],
)
def test_a_town_before_the_deed_is_where_it_was(text: str, town: str, coded: Telling) -> None:
    first = coded(text)[0]
    assert first.place is not None
    assert first.place.text == town


def test_a_country_before_the_deed_is_no_such_place(coded: Telling) -> None:
    (claim,) = coded("A Syria air strike killed four.")
    assert claim.place is None


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The rebels shot down a helicopter, killing its crew of four.", [4]),
        ("A family of five was killed when a shell hit their house.", [5]),
        ("Gunmen killed a group of six traders near Orra.", [6]),
        ("A family of farmers was killed in the raid.", []),
        ("Gunmen killed the family of the two men.", []),
        ("The raid left the governor and four of his guards dead.", [1, 4]),
        ("The bodies of three abducted miners were found on Monday.", [3]),
        ("An officer, a sergeant and two privates were killed.", [1, 1, 2]),
        ("Jan Arro, a teacher, and two pupils were killed.", [1, 2]),
    ],
)
def test_how_many_they_were(text: str, killed: list[int], coded: Telling) -> None:
    assert [n.low for n in coded(text)[0].counts if n.kind == "killed"] == killed


def test_all_that_a_war_did_is_history(coded: Telling) -> None:
    told = coded("The conflict has killed 40,000 people and driven 12 million from their homes.")
    assert told
    assert all(c.background for c in told)
    assert not any(c.background for c in coded("The war killed his father."))
    assert not any(c.background for c in coded("The blast has killed nine people."))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen opened fire on worshippers leaving a mosque, wounding eight.",
        "Police fired on fans leaving the stadium.",
    ],
)
def test_who_is_shot_at_on_leaving_is_no_garrison_that_leaves(text: str, coded: Telling) -> None:
    assert [c.event_type.value for c in coded(text)] == ["ASSAULT"]


def test_a_massacre_is_denied_and_a_death_is_not(coded: Telling) -> None:
    (claim,) = coded("There was no massacre in Orra, the army said.")
    assert [a.stance.value for a in claim.attribution] == ["denies"]
    assert not coded("Nobody was killed, the mayor said.")


def test_its_rank_is_no_time(coded: Telling) -> None:
    (claim,) = coded("The attack, the third in a month, killed a teacher in Orra.")
    assert claim.time is None


def test_the_men_of_a_force_take_places(coded: Telling) -> None:
    (claim,) = coded("The spokesman said its men had taken the barracks.")
    assert claim.event_type.value == "COERCE"
    assert not coded("Women and their men entered the town hall.")


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The rebels and the government signed a deal in Orra on Sunday.", "AGREE"),
        ("The government signed an agreement with the teachers' union on Monday.", "AGREE"),
        ("The two militias made a truce.", "AGREE"),
        ("The presidents of Norland and Sudria signed a trade agreement on Monday.", "SUPPORT"),
    ],
)
def test_a_deal_of_foes_is_agreed(text: str, event_type: str, coded: Telling) -> None:
    assert coded(text)[0].event_type.value == event_type


def test_a_town_that_is_held_is_nobody_held(coded: Telling) -> None:
    told = coded("The militants, who had held Djibo since May, pulled out without a fight.")
    assert [c.event_type.value for c in told] == ["RETREAT"]


def test_since_when_they_were_held_is_not_when_they_were_freed(coded: Telling) -> None:
    (claim,) = coded("The ELN released two soldiers it had been holding since June.")
    assert claim.time is None
    freed, taken = coded("The ELN freed a doctor whom it had abducted in Arauca in March.")
    assert freed.time is None
    assert taken.time is not None
    assert taken.time.text == "in March"


@pytest.mark.parametrize(
    ("where", "town"),
    [
        ("The vehicles belong to a company in Debre Markos.", "Merawi"),
        ("The driver had worked for a bank in Debre Markos.", "Merawi"),
    ],
)
def test_the_seat_of_a_company_is_where_nothing_happened(where: str, town: str, coded: Telling) -> None:
    text = f"Gunmen burned three buses near Merawi in Ethiopia on Friday. {where} Two passengers were killed."
    told = coded(text)
    assert place(at(told, "burned", text)) == town
    assert place(at(told, "killed", text)) == town
