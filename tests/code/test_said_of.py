"""Who says so behind a name and what he is, and what is not denied with a harm that nobody came to."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A bomb killed six people in Kunduz on Friday, Zahid, the province's police chief, said.", "Zahid"),
        ("Four soldiers died in the ambush near Dori, Odra, the army's spokesman, said.", "Odra"),
        ("Rockets hit a mill near Homs, Mansour, a farmer, told the paper.", "Mansour"),
        ("Gunmen shot four men in Bama, a town in Borno, and fled.", None),
        ("A new group has published on its page that it blew up the bridge at Orra.", "A new group"),
        ("A new group has published a film of the bridge that it blew up at Orra.", None),
    ],
)
def test_who_says_so(text: str, source: str | None, coded: Telling) -> None:
    told = [c for c in coded(text) if c.event_type.value == "ASSAULT"]
    assert told
    assert all((c.attribution[0].source.text if c.attribution else None) == source for c in told)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The army said that no civilians were hurt when its guns shelled the base.", False),
        ("The mayor said that nobody was injured when a drone hit the depot.", False),
        ("The army said that none of its patrols was ambushed.", True),
    ],
)
def test_a_blow_that_hurt_nobody_is_not_denied(text: str, denied: bool, coded: Telling) -> None:
    told = [c for c in coded(text) if c.event_type.value == "ASSAULT"]
    assert [a.stance.value == "denies" for c in told for a in c.attribution[:1]] == [denied]
