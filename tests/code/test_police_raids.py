"""Raids of the police search, and those of fighters attack."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling

from reportedly.model import EventType


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police carried out raids across Orra overnight, arresting four people.", EventType.COERCE),
        ("Gendarmes conducted a raid in Orra, seizing 40 motorcycles.", EventType.COERCE),
        ("Troops launched a raid on a farm near Orra and arrested six men.", EventType.COERCE),
        ("Police conducted a raid on a house in Orra, killing two militants.", EventType.ASSAULT),
        ("Soldiers launched a raid on a camp and killed six rebels.", EventType.ASSAULT),
        ("Militants carried out raids on villages near Orra.", EventType.ASSAULT),
        ("The army carried out raids on rebel camps.", EventType.ASSAULT),
    ],
)
def test_who_raids_tells_what_a_raid_is(coded: Telling, text: str, expected: EventType) -> None:
    raids = [c for c in coded(text) if "raid" in c.trigger.of(text)]
    assert [c.event_type for c in raids] == [expected]
