"""What comes over, down or through and was fired: who saw it come is a source of the attack."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, coding


@pytest.fixture(scope="module")
def claims() -> Telling:
    return coding()


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
def test_what_comes_was_fired(text: str, mode: str, claims: Telling) -> None:
    assert [(c.event_type.value, c.mode) for c in claims(text)] == [("ASSAULT", mode)]


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
def test_nothing_else_that_comes_was_fired(text: str, claims: Telling) -> None:
    assert not [c for c in claims(text) if c.event_type.value == "ASSAULT"]
