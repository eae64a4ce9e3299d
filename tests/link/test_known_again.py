"""Whose soldiers, whose minister and which group are meant, where the text has told before; and what rivers tell."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, linking


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


def test_the_soldiers_are_those_of_the_patrol(claims: Telling) -> None:
    text = "A patrol of Israeli troops entered the village of Odaisseh on Monday. The soldiers detained a shepherd."
    assert [p.actor_id for p in at(claims(text), "detained", text).actors] == ["mil-il"]


def test_where_soldiers_of_two_lands_came_before_it_is_left_open(claims: Telling) -> None:
    text = (
        "Ukrainian soldiers shelled a village near Tyre on Monday. Russian soldiers burned a mill near Tyre. "
        "The soldiers detained a shepherd near Tyre."
    )
    assert "mil-ru" not in [p.actor_id for p in at(claims(text), "detained", text).actors]


def test_the_minister_is_the_one_who_threatened(claims: Telling) -> None:
    text = (
        "Israel's defence minister threatened on Monday to strike Beirut.\n\n"
        '"We shall destroy the roads of Lebanon," the minister, Dan Alon, said. Lebanon asked for help.'
    )
    told = claims(text)
    said = [a.source for c in told for a in c.attribution if a.source.text == "the minister"]
    assert {p.actor_id for p in said} == {"gov-il"}


def test_members_of_the_group_are_the_groups(claims: Telling) -> None:
    text = (
        "Soldiers attacked leaders of the extremist group near Bahir Dar on Monday, the army of Ethiopia said. "
        "Twenty members of the group were killed, it said."
    )
    (party,) = at(claims(text), "killed", text).targets
    assert party.kind == "Political Militias"


def test_the_land_where_they_met_is_not_whose_government_it_was(claims: Telling) -> None:
    text = "Kenya's army is at war. Two rounds of talks with the government, both in Uganda, failed in Kenya in 2023."
    assert [p.actor_id for c in claims(text) for p in c.targets if p.text == "the government"] == ["gov-ke"]


@pytest.mark.parametrize("where", ["in the valley of the Juba river", "on the Juba river"])
def test_a_river_tells_of_no_town(claims: Telling, where: str) -> None:
    text = f"The army of Somalia killed nine al Shabaab fighters near Buale, a stronghold of the group {where}."
    place = at(claims(text), "killed", text).place
    assert place is not None
    assert place.country == "SO"
