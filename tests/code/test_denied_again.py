"""What is denied twice, what officials forbid, and captives who get away."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, linking

from reportedly.model import Claim, Stance


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


def denials(told: tuple[Claim, ...]) -> list[Claim]:
    return [c for c in told if c.attribution and c.attribution[0].stance is Stance.DENIES]


@pytest.mark.parametrize(
    "text",
    [
        'The government denied that its troops had killed farmers in Orra. "Nobody was killed," its spokesman said.',
        "The army denies that four villagers died in the raid on Orra. No one died in the operation, it said.",
        "The minister called the report of a massacre false. No miner was killed at Orra, he said.",
        "The spokesman of the government denied that soldiers had killed civilians near Orra.\n\n"
        '"No civilian was killed at Orra, neither on Wednesday nor on any other day," the spokesman told the radio.',
    ],
)
def test_who_denied_a_killing_denies_it_again(claims: Telling, text: str) -> None:
    second = text.index("\n\n" if "\n\n" in text else ". ")
    again = [c for c in denials(claims(text)) if c.trigger.start > second]
    assert again
    assert all(not c.counts for c in again)


@pytest.mark.parametrize(
    "text",
    [
        "A drone hit an empty house in Kherson on Monday. No civilian was killed, the governor said.",
        "The rebels denied that they had attacked the bus. No one was wounded on the bus, the police said.",
        "The rebels denied responsibility for the blast. Nobody was hurt in it, the mayor said.",
    ],
)
def test_who_tells_that_nobody_was_hurt_denies_nothing(claims: Telling, text: str) -> None:
    assert not [c for c in denials(claims(text)) if c.trigger.start > text.index(". ")]


@pytest.mark.parametrize(
    "text",
    [
        "The governor of Dosso has forbidden the traffic of motorcycles until further notice.",
        "The authorities prohibited the use of motorcycles in Quetta on Monday.",
        "Traffic of lorries was forbidden on the bridge at Moreh on Monday.",
        "The council has prohibited the movement of cattle at night since Monday's raid.",
    ],
)
def test_what_officials_forbid(claims: Telling, text: str) -> None:
    assert "restrict" in [c.mode for c in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Doctors have forbidden the actor to travel.",
        "The treaty prohibits the use of drones in war.",
        "The coach has forbidden the use of phones at the hotel.",
    ],
)
def test_what_others_forbid(claims: Telling, text: str) -> None:
    assert "restrict" not in [c.mode for c in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Two of the hostages have escaped and reached Madarounfa on foot, the committee said on Sunday.",
        "Three of the students kidnapped in Kankara escaped from their captors on Monday.",
        "Two hostages fled their captors in Jolo on Monday.",
        "The priest escaped from captivity on Monday, the bishop said.",
    ],
)
def test_captives_who_get_away_have_lost_no_home(claims: Telling, text: str) -> None:
    (away,) = [c for c in claims(text) if c.event_type == "RETREAT"]
    assert away.mode == "withdraw"
    assert not away.counts


@pytest.mark.parametrize(
    "text",
    ["The driver escaped with minor injuries on Monday.", "Gunmen abducted a priest in Jos; his brother escaped."],
)
def test_others_who_escape(claims: Telling, text: str) -> None:
    assert "RETREAT" not in [c.event_type for c in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The army described as false reports that it had bombed a market in Jos.",
        "The army branded as malicious the claim that it had bombed a market in Jos.",
    ],
)
def test_what_is_described_as_false_is_denied(claims: Telling, text: str) -> None:
    (bombed,) = [c for c in claims(text) if c.event_type == "ASSAULT"]
    assert [a.stance.value for a in bombed.attribution] == ["denies"]


def test_what_is_described_as_true_is_not(claims: Telling) -> None:
    (bombed, *_) = claims("The army described as credible reports that rebels had bombed a market in Jos.")
    assert [a.stance.value for a in bombed.attribution] == ["asserts"]


def test_who_silences_guns_has_called_no_truce(claims: Telling) -> None:
    assert not [c for c in claims("Troops returned fire and silenced the guns in Jos.") if c.event_type == "RETREAT"]
    (truce,) = claims("The guns fell silent in Jos on Monday.")
    assert (truce.event_type, truce.mode) == ("RETREAT", "ceasefire")


def test_a_director_of_operations_is_no_operation(claims: Telling) -> None:
    text = "The directors of military operations of both countries spoke by telephone on Monday."
    assert [c.event_type for c in claims(text) if c.event_type == "ASSAULT"] == []


def test_who_dismisses_a_report_of_a_day_denies_it(claims: Telling) -> None:
    text = (
        "Libya's Oil Corporation said operations at the Orra refinery were normal and dismissed Tuesday's report "
        "of a strike on its tanks."
    )
    (strike,) = [c for c in claims(text) if c.event_type == "ASSAULT"]
    said = [(a.source.text, a.stance.value) for a in strike.attribution if a.source is not None]
    assert said == [("Libya's Oil Corporation", "denies")]
