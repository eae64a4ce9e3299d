"""Where a text turns to another blow of the same day and town (resolve/turns.py, and what compare makes of it)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.resolve.making import claim, made
from tests.resolve.test_facts import in_one_sentence

from reportedly.resolve.compare import compare
from reportedly.resolve.linked import linked_json, linked_of

DAY = "2026-03-02"
ROCKETS = claim(mode="heavy-weapons", at="Arvo", on=DAY, trigger="Rockets", words="Rockets hit the air base of Arvo")


def gunmen(words: str, trigger: str = "shot", **told: Any) -> dict[str, Any]:
    return claim(mode="firearms", by="gunmen", trigger=trigger, words=words, **told)


@pytest.mark.parametrize(
    "opening",
    [
        "Some seven hours later, at noon,",
        "An hour later",
        "On the evening of the same day,",
        "Same day, when",
        "Later on",
    ],
)
def test_hours_later_by_other_means_is_another(opening: str) -> None:
    shot = gunmen(f"{opening} gunmen shot a clerk in a shop", at="Arvo", on=DAY)
    pair = compare(*made(ROCKETS, shot))
    assert (pair.barred, pair.firm) == (True, True)


def test_minutes_later_is_of_one_attack() -> None:
    bomb = claim(mode="explosives", at="Arvo", on=DAY, trigger="bomb", words="A bomb went off at the base of Arvo")
    stormed = gunmen("Minutes later gunmen stormed the base and shot five guards", at="Arvo", on=DAY)
    assert not compare(*made(bomb, stormed)).barred


def test_who_died_hours_later_died_of_the_blow() -> None:
    bomb = claim(mode="explosives", at="Arvo", on=DAY, trigger="bomb", words="A bomb went off at a bar of Arvo")
    died = claim(at="Arvo", on=DAY, trigger="died", words="Hours later two of the wounded died", killed=2)
    assert not any("another" in reason for reason in compare(*made(bomb, died)).reasons)


@pytest.mark.parametrize(
    ("words", "first", "second", "apart"),
    [
        ("Rockets hit a base, and gunmen killed a clerk in the town a few hours later", "hit", "killed", True),
        ("Gunmen hit a hamlet and killed a clerk in it a few hours later", "hit", "killed", False),
        ("Rockets hit a base and killed a clerk, who was buried hours later", "hit", "killed", False),
    ],
)
def test_a_clause_that_ends_hours_later_is_of_another(words: str, first: str, second: str, apart: bool) -> None:
    rockets = words.startswith("Rockets")
    one = claim(mode="heavy-weapons" if rockets else None, at="Arvo", on=DAY, trigger=first)
    two = claim(at="Arvo", on=DAY, trigger=second)
    assert compare(*in_one_sentence(words, one, two)).barred is apart


def test_what_is_told_behind_a_turn_is_told_of_that() -> None:
    shot = gunmen("Five hours later gunmen shot a clerk in a shop", at="Arvo", on=DAY)
    hurt = gunmen("Its owner said that three bullets struck him", trigger="struck")
    fell = claim(mode="heavy-weapons", trigger="fell", words="Four rockets fell on the base, the army said")
    told = made(ROCKETS, shot, hurt, fell)
    assert [c.turn for c in told[:1]] == [None]
    assert len({c.turn for c in told[1:]}) == 1
    assert compare(told[1], told[2]).score > 0.5 > compare(told[0], told[2]).score
    assert not any("turned" in reason for reason in compare(told[0], told[3]).reasons)
    assert linked_of(linked_json(told[2])) == told[2]
    assert linked_of(linked_json(told[2])).turn == told[2].turn


def test_a_second_blast_in_the_evening_is_counted() -> None:
    first = claim(
        mode="explosives", at="Arvo", on=DAY, trigger="killed", words="A bomb killed six in Arvo in the morning"
    )
    words = "A second explosion in the evening killed a trader outside a bank"
    second = claim(mode="explosives", at="Arvo", on=DAY, trigger="killed", words=words)
    assert compare(*made(first, second)).firm
    again = claim(
        mode="explosives", at="Arvo", on=DAY, trigger="killed", words="A second bomb killed two of the nurses"
    )
    assert not compare(*made(first, again)).firm
