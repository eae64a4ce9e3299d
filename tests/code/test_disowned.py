"""Who denies a part in a deed, or that somebody came to harm in it; and whose words stand behind another's."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling

from reportedly.model import Claim

CHURCH = "Gunmen attacked a church in Jos on Tuesday, killing five people, police said. "


def denials(told: tuple[Claim, ...]) -> list[tuple[str, str]]:
    """What is denied, and by whom."""
    return [(c.event_type.value, a.source.text) for c in told for a in c.attribution[:1] if a.stance.value == "denies"]


@pytest.mark.parametrize(
    "answer",
    [
        "The rebels said they were not involved in the attack.",
        "The rebels said they had no hand in the attack.",
        "The rebels said they had played no part in the killings.",
        "The rebels said that they had nothing to do with the attack.",
        "The rebels denied having any role in the attack.",
        "The rebels denied being involved in the attack.",
        "The rebels have denied any link to the attack.",
        "The rebels denied any connection with it.",
        "The rebels denied having anything to do with the attack.",
        "A rebel spokesman denied that they had anything to do with the attack.",
    ],
)
def test_whoever_had_no_part_in_a_deed_denies_it(answer: str, coded: Telling) -> None:
    who = "A rebel spokesman" if answer.startswith("A rebel") else "The rebels"
    assert denials(coded(CHURCH + answer)) == [("ASSAULT", who)]


@pytest.mark.parametrize(
    "text",
    [
        CHURCH + "The rebels said foreigners were involved in the attack.",
        CHURCH + "Two men who were not involved in the attack were set free, the mayor said.",
        CHURCH + "The minister denied having any role in the talks.",
        CHURCH + "The minister did not have anything to do with the contract, he said.",
        "A bomb killed four soldiers in Jos, residents said. No civilians were killed, the army said.",
        "A bomb killed four soldiers in Jos, residents said. No civilian was hurt, the army said.",
        "A rocket hit a house in Jos on Monday. Nobody was hurt, police said.",
        "A shell killed a farmer in Jos on Monday, the mayor said. Nobody was killed in Bauchi, police said.",
        CHURCH + "The rebels denied having any links to smugglers.",
        "A man was shot dead in Jos on Tuesday. Police said the shooting had nothing to do with the protest.",
        "A blast hit Jos, wounding four, police said. Nobody was killed, the mayor said.",
        "A blast killed four people in Jos, police said. Another hit a school. Nobody was killed there, he said.",
        "A blast killed four people in Jos, police said. None of the passengers was killed, the company said.",
        "Police said that no one had been arrested in Jos.",
        "Two men were arrested in Jos, police said. People are not being arrested, they are swallowed, a lawyer said.",
    ],
)
def test_not_everything_that_did_not_happen_is_denied(text: str, coded: Telling) -> None:
    assert denials(coded(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CHURCH + "The army said nobody had been killed.", ("ASSAULT", "The army")),
        (CHURCH + "No civilians were killed, the army said.", ("ASSAULT", "the army")),
        (CHURCH + '"No one was hurt," Colonel Issa Barro said.', ("ASSAULT", "Colonel Issa Barro")),
        (CHURCH + "The army said no civilians had been harmed.", ("ASSAULT", "The army")),
        (
            "Two men were arrested in Jos, lawyers said. The army has since said that they were not detained.",
            ("COERCE", "The army"),
        ),
        ("Police arrested 12 marchers in Jos, lawyers said. Police said nobody was arrested.", ("COERCE", "Police")),
    ],
)
def test_harm_that_was_told_can_be_denied(text: str, expected: tuple[str, str], coded: Telling) -> None:
    assert denials(coded(text)) == [expected]


def test_whoever_tells_what_was_done_to_others_is_who_denied_it_before(coded: Telling) -> None:
    text = "The army said that eleven villagers had been killed in Jos, after earlier denying that it had shelled them."
    assert denials(coded(text)) == [("ASSAULT", "The army")]


def test_two_men_held_after_they_accuse_are_who_accuses(coded: Telling) -> None:
    told = coded("The army said two men were arrested after accusing soldiers of looting.")
    assert "two men" in [a.source.text for c in told for a in c.attribution]


def test_whoever_spoke_before_adds_and_not_whom_they_spoke_of(claims: Telling) -> None:
    text = (
        "The Israeli military said on Wednesday that it had struck depots in Tyre.\n\nBeirut failed to stop the "
        "fighters, the military said.\n\nTwo commanders were killed in the raid, it added."
    )
    killed = next(c for c in claims(text) if "killed" in text[c.trigger.start : c.trigger.end])
    assert [a.source.actor_id for a in killed.attribution] == ["mil-il"]


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Nine people who were taken from a church in Jos eight days ago have been freed, the state said.", "freed", 0),
        ("Nine people who were taken from a church in Jos were freed eight days ago, the state said.", "freed", 1),
    ],
)
def test_the_day_of_those_told_of_is_not_that_of_what_became_of_them(
    text: str, word: str, days: int, coded: Telling
) -> None:
    told = next(c for c in coded(text) if text[c.trigger.start : c.trigger.end] == word)
    assert (told.time is not None) == bool(days)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a police station in Jos with rifles and grenades, killing an officer.", "Armed clash"),
        ("A man threw a grenade into a bar in Jos, killing two people.", "Grenade"),
        ("A man attacked a bar in Jos. He had a gun and a grenade.", "Attack"),
    ],
)
def test_a_grenade_beside_small_arms_is_no_deed_by_itself(text: str, expected: str, coded: Telling) -> None:
    first = coded(text)[0]
    assert first.acled is not None
    assert first.acled.sub_event_type == expected


def test_what_is_shot_down_is_not_where_a_town_was_taken(claims: Telling) -> None:
    text = "Russian troops took Huliaipole on Friday, the ministry said.\n\nAir defences shot down 114 drones, it said."
    places = {text[c.trigger.start : c.trigger.end]: c.place for c in claims(text)}
    assert [place is None for word, place in places.items() if "shot" in word] == [True]
    text = "Drones struck Kharkiv overnight, the governor said.\n\nAir defences shot down 20 drones, he said."
    places = {text[c.trigger.start : c.trigger.end]: c.place for c in claims(text)}
    assert [place and place.name for word, place in places.items() if "shot" in word] == ["Kharkiv"]
