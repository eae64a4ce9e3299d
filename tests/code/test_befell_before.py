"""What befell people before the happening that their sentence tells: whom, and not where that happening was."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two nuns who were abducted on Friday were freed in Orra on Monday.", "abducted"),
        ("Hundreds marched in Orra on Monday to demand the release of 12 pupils seized by gunmen.", "seized"),
        ("Relatives of three priests who were abducted on Friday protested in Orra.", "abducted"),
        ("A colonel accused of killing three villagers was arrested in Orra on Monday.", "killing"),
        ("The bodies of four miners killed by rebels were buried in Orra on Monday.", "killed"),
        ("Thousands attended the funeral in Orra of a cleric who was killed by a bomb.", "killed"),
    ],
)
def test_it_was_not_where_something_else_befell_them_later(text: str, word: str, coded: Telling) -> None:
    (claim,) = [c for c in coded(text) if word in c.trigger.of(text)]
    assert claim.place is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A bomb that exploded in a market killed nine people in Orra on Friday.", "exploded"),
        ("The attack, which killed nine soldiers, took place in Orra on Friday.", "killed"),
        ("Rebels seized the town of Orra, killing two soldiers who were wounded in the fight.", "wounded"),
        ("Two nuns who were abducted in Orra on Friday were freed on Monday.", "abducted"),
    ],
)
def test_a_blow_that_is_told_in_a_clause_is_where_the_sentence_is(text: str, word: str, coded: Telling) -> None:
    (claim,) = [c for c in coded(text) if word in c.trigger.of(text)]
    assert claim.place is not None


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("The minister met relatives of soldiers who were killed near Orra.", "killed", ["soldiers"]),
        ("Relatives of the miners, who were abducted on Friday, want answers.", "abducted", ["the miners"]),
        ("The number of people killed when rockets hit Orra rose to ten.", "killed", ["people killed"]),
        ("Relatives who were attacked by gunmen fled.", "attacked", ["Relatives"]),
    ],
)
def test_whom_it_befell(text: str, word: str, whom: list[str], coded: Telling) -> None:
    claim = next(c for c in coded(text) if word in c.trigger.of(text))
    assert [p.text for p in claim.targets] == whom


def test_force_is_nobody(coded: Telling) -> None:
    (claim,) = coded("The town of Orra was taken by force on Friday.")
    assert not claim.actors
    (claim,) = coded("The town of Orra was taken by the Joint Force on Friday.")
    assert [p.text for p in claim.actors] == ["the Joint Force"]


def test_since_when_none_was_like_it_is_no_time_of_it(coded: Telling) -> None:
    said = "Rebels captured Orra in the deepest thrust by either side since the fighting resumed last week."
    captured = next(c for c in coded(said) if c.trigger.of(said) == "captured")
    assert captured.time is None
    said = "Fourteen people have been killed in Orra since clashes broke out last week."
    killed = next(c for c in coded(said) if c.trigger.of(said) == "killed")
    assert killed.time is not None


@pytest.mark.parametrize(
    "text",
    [
        "Both countries are parties to the treaty that bans such mines.",
        "Norland has directors of military operations.",
    ],
)
def test_nothing_happened(text: str, coded: Telling) -> None:
    assert not coded(text)


def test_what_is_seldom_spoken_of_is_no_deed_of_the_day(coded: Telling) -> None:
    (action,) = coded("Norland seldom comments on military action in Orra.")
    assert action.background


def test_who_is_called_on_to_shoulder_responsibility_admits_nothing(claims: Telling) -> None:
    text = "The ministry calls on the United Nations to shoulder its responsibility."
    assert all(a.stance.value != "admits" for c in claims(text) for a in c.attribution)


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("The army, which fights rebels in the north, took Orra on Friday.", True),
        ("Rebels fighting to drive out foreign troops took Orra on Friday.", True),
        ("A group that attacks pipelines in the delta took Orra on Friday.", True),
        ("Soldiers fighting rebels in Orra were killed on Friday.", False),
        ("Rebels fighting for control of Orra killed two soldiers on Friday.", False),
        ("Gunmen who attacked a market in Orra killed nine on Friday.", False),
    ],
)
def test_what_they_are_known_for_is_no_deed_of_the_day(text: str, old: bool, coded: Telling) -> None:
    first = coded(text)[0]
    assert first.event_type.value == "ASSAULT"
    assert first.background is old


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Armed men blocked the highway near Orra on Monday.", "COERCE"),
        ("Militants blocked a road near Orra on Monday.", "COERCE"),
        ("Protesters blocked the highway near Orra on Monday.", "PROTEST"),
        ("Farmers blocked a bridge in Orra on Monday.", "PROTEST"),
    ],
)
def test_who_blocks_a_road(text: str, event_type: str, coded: Telling) -> None:
    assert [c.event_type.value for c in coded(text)] == [event_type]


def test_the_wounded_who_are_shifted_to_a_hospital_are_no_reinforcements(coded: Telling) -> None:
    text = "Seven soldiers were injured and have been shifted to the military hospital in Orra."
    assert [c.event_type.value for c in coded(text)] == ["ASSAULT"]


def test_who_breaks_up_a_protest_did_not_hold_it(coded: Telling) -> None:
    text = "Police fired tear gas to clear women from Saryab Road, where they had been holding a sit-in."
    (sit_in,) = [c for c in coded(text) if c.event_type.value == "PROTEST"]
    assert not sit_in.actors


@pytest.mark.parametrize("what", ["enforced disappearances", "violence", "attacks on schools"])
def test_what_a_march_is_held_against_is_no_deed(what: str, coded: Telling) -> None:
    text = f"Women marched in Orra on Friday in a protest against {what}."
    assert [c for c in coded(text) if c.event_type.value == "ASSAULT"] == []


def test_a_deed_that_a_rally_is_held_against_was_elsewhere(coded: Telling) -> None:
    text = "A rally against the killing of two students by police was held in Orra on Friday."
    (killing,) = [c for c in coded(text) if c.event_type.value == "ASSAULT"]
    assert (killing.place, killing.time) == (None, None)


def test_a_bomb_on_a_day_killed_on_that_day(coded: Telling) -> None:
    text = "Army units are expected back this week, after a car bomb on Tuesday killed two people in Orra."
    (killed,) = [c for c in coded(text) if c.event_type.value == "ASSAULT"]
    assert killed.time is not None
    assert killed.time.text == "on Tuesday"
