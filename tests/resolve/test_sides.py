"""Which parties of an event its sides name."""

from __future__ import annotations

import pytest

from reportedly.resolve.model import Side
from reportedly.resolve.sides import worth_telling

FRONT = Side("front", "front", "Sarn Liberation Front", "Rebel Groups", "NO", ("a",))
ARMY = Side("mil-no", "mil-no", "Military Forces of Norland", "State Forces", "NO", ("a",))
GUNMEN = Side(
    "unidentified-armed-group-no", "unidentified-armed-group-no", "Gunmen", "Political Militias", "NO", ("b",)
)
VILLAGERS = Side("civilians-no", "civilians-no", "Civilians (Norland)", "Civilians", "NO", ("b",))


def told(name: str) -> Side:
    return Side(name.lower(), None, name, None, None, ("c",))


@pytest.mark.parametrize(
    "name", ["19", "Two", "Six people", "three others", "At least 12 people", "dozens", "several others"]
)
def test_a_number_of_people_is_no_party(name: str) -> None:
    assert worth_telling((VILLAGERS, told(name))) == (VILLAGERS,)
    assert worth_telling((ARMY, told(name))) == (ARMY,)


def test_a_number_of_people_is_told_where_nothing_else_is() -> None:
    assert worth_telling((told("Two"), told("Six people"), told("four people"))) == (told("Six people"),)
    assert worth_telling((told("Two"), told("19"))) == ()
    assert worth_telling(()) == ()


@pytest.mark.parametrize("name", ["the base", "two armoured vehicles", "more bodies", "Soldiers"])
def test_common_nouns_say_no_more_than_a_known_party(name: str) -> None:
    assert worth_telling((ARMY, told(name))) == (ARMY,)
    assert worth_telling((told(name),)) == (told(name),)


@pytest.mark.parametrize("name", ["the fighters", "Islamist militants", "terrorists"])
def test_people_without_a_name_are_those_of_a_movement_and_of_no_army(name: str) -> None:
    assert worth_telling((FRONT, told(name))) == (FRONT,)
    assert worth_telling((ARMY, told(name))) == (ARMY, told(name))


@pytest.mark.parametrize("name", ["Jan Odra", "the Orra choir", "Koglo hunters", "Koglo"])
def test_a_name_that_no_registry_has_is_a_party_beside_others(name: str) -> None:
    assert worth_telling((ARMY, told(name))) == (ARMY, told(name))


def test_unidentified_gunmen_are_the_movement_that_is_known() -> None:
    assert worth_telling((FRONT, GUNMEN)) == (FRONT,)
    assert worth_telling((ARMY, GUNMEN)) == (ARMY, GUNMEN)
    assert worth_telling((FRONT, VILLAGERS)) == (FRONT, VILLAGERS)
