"""What burns, what shells do, whose word the first sentence is, and what is only said of whom, end to end."""

from __future__ import annotations

from datetime import date

import pytest
from tests.code.telling import Telling, at, linking


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


def test_what_burns_has_not_done_it(claims: Telling) -> None:
    text = "A crowd set fire to a bank in Odra on Sunday. By ten the office of the Red Crescent in Odra was burning."
    assert all(not c.actors for c in claims(text) if "burning" in c.trigger.of(text))


def test_shells_that_were_fired_hurt_them(claims: Telling) -> None:
    text = (
        "Al Shabaab said that it had attacked Baidoa on Monday.\n\n"
        "Hours later five mortar shells were fired at the airport of Baidoa. They wounded three people, police said."
    )
    assert [p.actor_id for p in at(claims(text), "wounded", text).actors if p.actor_id] == []


def test_fighters_who_attacked_killed_them(claims: Telling) -> None:
    text = "Al Shabaab fighters attacked Baidoa on Monday. They killed three people, police said."
    assert [p.name for p in at(claims(text), "killed", text).actors] == ["Al Shabaab fighters"]


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Fano rebels have captured the town of Gashena, they said on Thursday.", "captured", "Fano rebels"),
        ("M23 rebels have seized the village of Odra, they said on Monday.", "seized", "M23 rebels"),
        ("Two soldiers were killed near Lira on Monday, they said.", "killed", None),
    ],
)
def test_they_of_the_first_sentence_are_who_did_it(claims: Telling, text: str, word: str, who: str | None) -> None:
    assert [a.source.name for a in at(claims(text), word, text).attribution] == [who]


def test_what_an_agreement_says_nothing_about_is_not_its_word(claims: Telling) -> None:
    text = "The deal says nothing about the province of Ituri, where soldiers are fighting the ADF."
    assert at(claims(text), "fighting", text).attribution == ()


def test_what_the_accused_are_is_no_part_of_the_charge(claims: Telling) -> None:
    text = "The army accused the Coast Front, a remnant of rebels that did not sign the peace deal of 2016."
    assert [c for c in claims(text) if c.event_type.value == "AGREE"] == []


def test_of_what_they_are_accused_is(claims: Telling) -> None:
    text = "The army of Colombia blamed the ELN, a rebel group, for the attack on a mill in Cali on Monday."
    assert len(at(claims(text), "attack", text).attribution) == 1


def test_what_changed_hands_in_a_war_is_history(claims: Telling) -> None:
    text = "The town of Lira changed hands several times in the war between the army and rebels."
    assert at(claims(text), "changed hands", text).background


def test_what_changed_hands_on_one_day_is_not(claims: Telling) -> None:
    text = "The town of Lira changed hands three times on Monday."
    assert not at(claims(text), "changed hands", text).background


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("People have gone there in convoy, on and off since 2014, when gunmen killed 60 people in Lira.", 2014),
        ("Soldiers have killed 60 people in Lira since 2014.", 2026),
    ],
)
def test_since_a_year_when_it_was_is_that_year(claims: Telling, text: str, latest: int) -> None:
    time = at(claims(text), "killed", text).time
    assert time is not None
    assert (time.latest or date.min).year == latest
