"""What they tell who were there: what came over, down or through, and the dead whom they saw."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ('"The shells came over the hill before dawn," a trader said.', "heavy-weapons"),
        ("The missile came down between the well and the mill, he said.", "heavy-weapons"),
        ("Two shells had come down among the goats outside the village, an official said.", "heavy-weapons"),
        ("A rocket came into the yard and the roof went, a man said.", "heavy-weapons"),
        ("The mayor said that the missile had come from the direction of the border.", "heavy-weapons"),
        ('"The shells began before the morning prayers," said a teacher.', "heavy-weapons"),
        ("Those inside were asleep when the bullets began to come through the wall, a woman said.", "firearms"),
        ("An old herder who lives on the ridge said that the firing had gone on until noon.", "firearms"),
        ("The firing stopped at noon, residents said.", "firearms"),
    ],
)
def test_what_comes_was_fired(text: str, mode: str, coded: Telling) -> None:
    assert [(c.event_type.value, c.mode) for c in coded(text)] == [("ASSAULT", mode)]


@pytest.mark.parametrize(
    "text",
    [
        "The missiles came from Norland on a ship, a diplomat said.",
        "The shells came into fashion in the thirties.",
        "New rockets came into service on Monday.",
        "The firing of the coach came as a surprise to the fans.",
        "The firing range has been shut since May.",
        "An old herder who came down from the ridge said that his goats were well.",
        "The proposal came through the committee, he said.",
    ],
)
def test_nothing_else_that_comes_was_fired(text: str, coded: Telling) -> None:
    assert not [c for c in coded(text) if c.event_type.value == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ('Gunmen stormed Orra on Monday. "I saw bodies in the street," said a nurse.', []),
        ("Gunmen stormed Orra on Monday. Jan Brun said that he had seen dozens of bodies in the lane.", [(24, 99)]),
        ("Gunmen stormed Orra on Monday. Jan Brun said he had seen dozens of dead behind the mill.", [(24, 99)]),
        ("Gunmen stormed Orra on Monday. Nine bodies were seen on the road, residents said.", [(9, 9)]),
    ],
)
def test_who_saw_the_dead_tells_of_the_attack(text: str, killed: list[tuple[int, int]], coded: Telling) -> None:
    [_, seen] = coded(text)
    assert seen.event_type.value == "ASSAULT"
    assert [(n.low, n.high) for n in seen.counts] == killed
    assert seen.attribution


@pytest.mark.parametrize(
    "text",
    [
        "The poet saw the dead in his dreams.",
        "Gunmen stormed Orra on Monday. A nurse saw no bodies, she said.",
        "Gunmen stormed Orra on Monday. She had seen the dead end of the street, she said.",
    ],
)
def test_no_other_dead_are_seen(text: str, coded: Telling) -> None:
    assert not [c for c in coded(text) if c.event_type.value == "ASSAULT" and "storm" not in c.trigger.of(text)]


def test_who_was_reached_by_telephone_is_who_speaks(coded: Telling) -> None:
    text = '"The shells came over the hill," said a seller of tea who gave her name as Anna, reached by telephone.'
    [claim] = coded(text)
    assert claim.attribution[0].source.text.startswith("a seller of tea")


@pytest.mark.parametrize(
    "text",
    [
        'A drone struck Orra on Monday. "The roof came down on the sleeping hall," said Jan Brun.',
        "Shells hit Orra on Monday. A teacher said that the clinic's wall had fallen in.",
    ],
)
def test_what_came_down_amid_an_attack_is_of_it(text: str, coded: Telling) -> None:
    [_, fell] = coded(text)
    assert (fell.event_type.value, fell.mode) == ("ASSAULT", "destroy")
    assert fell.attribution


@pytest.mark.parametrize(
    "text",
    [
        "The roof came down in the storm.",
        "The wall came down in 1989, he said.",
        "A quake hit Orra on Monday. The roof came down, a teacher said.",
    ],
)
def test_what_else_comes_down_was_not_attacked(text: str, coded: Telling) -> None:
    assert not [c for c in coded(text) if c.event_type.value == "ASSAULT"]


def test_who_signed_says_so_without_the_paper(coded: Telling) -> None:
    text = '"We signed and we will keep to it," the envoy of Norland said.'
    assert [(c.event_type.value, c.trigger.of(text)) for c in coded(text)] == [("SUPPORT", "We signed")]


@pytest.mark.parametrize("text", ["We signed up for the course, he said.", "We signed for the parcel, she said."])
def test_not_all_who_sign_sign_a_pact(text: str, coded: Telling) -> None:
    assert not coded(text)
