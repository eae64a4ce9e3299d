"""Formations of an army by their number: whose they are, and which numbers name none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reportedly.link.actors import link_actor
from reportedly.link.formations import formation_in
from reportedly.link.mention import segments
from reportedly.link.registry import load_registry

REGISTRY = load_registry()
MALI, NIGERIA, NONE = {"ML": 9.0, "RU": 3.0}, {"NG": 9.0}, dict[str, float]()


def link_id(text: str, countries: Mapping[str, float]) -> str | None:
    found = link_actor(text, registry=REGISTRY, on=None, countries=countries)
    return found.id if found else None


@pytest.mark.parametrize(
    ("text", "countries", "actor"),
    [
        ("the army's Sixth Infantry Division", MALI, "mil-ml"),
        ("7 Division", NIGERIA, "mil-ng"),
        ("General Officer Commanding 7 Division", NIGERIA, "mil-ng"),
        ("the 36th separate marine brigade", {"UA": 9.0}, "mil-ua"),
        ("VII Corps", MALI, "mil-ml"),
        ("5th division", MALI, "mil-ml"),
        # a country before it is its own, whatever the text is about
        ("Russia's 155th Marine Brigade", MALI, "mil-ru"),
        ("Israel's 98th Division", NONE, "mil-il"),
        # and so is the body behind it
        ("the Third Brigade of the army", MALI, "mil-ml"),
        ("the Third Brigade of Boko Haram", MALI, "boko-haram"),
    ],
)
def test_a_formation_is_the_armys(text: str, countries: Mapping[str, float], actor: str) -> None:
    assert link_id(text, countries) == actor


@pytest.mark.parametrize(
    "text",
    [
        "the Third Brigade of the Front",
        "the 6th Infantry Division of the Norland Army",  # an army that no registry knows
        "the group's 5th Brigade",
        "the Odra 5th Brigade",
        "second division",
        "40 battalion",
    ],
)
def test_a_number_of_another_body_or_a_count_is_no_armys(text: str) -> None:
    assert link_id(text, MALI) is None


def test_a_formation_is_a_word_for_the_army() -> None:
    (told,) = segments("the army's Sixth Infantry Division", REGISTRY)
    found = formation_in(told)
    assert found is not None
    assert (found.text, found.classes) == ("Division", ("mil",))
    assert formation_in(()) is None
