"""Whose word a reminder and an answer are, who is taken in, and where somebody spoke, end to end."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, linking

from reportedly.model import Stance


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan minister threatened on Monday to bomb Gedo, two days after a mine killed four soldiers in Lamu.",
        "Kenya's army chief said on Friday that he would shell Gedo, a day after rockets killed four soldiers in Lamu.",
        "The rebels vowed on Friday to take Gedo, hours after a mine killed four soldiers in Lamu.",
    ],
)
def test_after_what_it_was_is_no_threat(claims: Telling, text: str) -> None:
    assert at(claims(text), "killed", text).attribution == ()


def test_what_is_threatened_in_a_clause_of_its_own_is(claims: Telling) -> None:
    text = "The mayor of Lamu said that a mine had killed four soldiers two days after the vote."
    assert len(at(claims(text), "killed", text).attribution) == 1


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Police spokeswoman Jane Apio said in answer to a claim by the rebels that two guards had died, not ten.",
            "Police spokeswoman Jane Apio",
        ),
        ('"A lie," a mayor said in reply to a claim by the rebels that ten policemen had died.', "the rebels"),
    ],
)
def test_what_is_said_in_answer_to_a_claim(claims: Telling, text: str, who: str) -> None:
    assert [a.source.text for a in at(claims(text), "died", text).attribution] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "A nurse in Lira said that it had admitted 12 people with gunshot wounds since Sunday.",
        "A doctor in Lira said they had admitted 30 patients with gunshot wounds.",
    ],
)
def test_who_takes_in_the_wounded_admits_nothing(claims: Telling, text: str) -> None:
    stances = [a.stance for c in claims(text) for a in c.attribution]
    assert stances
    assert Stance.ADMITS not in stances


def test_who_admits_deaths_does(claims: Telling) -> None:
    text = "The governor of Lira admitted that 12 people had died in the raid."
    assert [a.stance for a in at(claims(text), "died", text).attribution] == [Stance.ADMITS]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Four died near Gulu, Colonel Peter Ojok told reporters in Kampala, and the battalion pulled out.", "pulled"),
        ("Four guards died, Captain Jane Apio said in Kampala, and the troops withdrew.", "withdrew"),
    ],
)
def test_where_somebody_tells_it_is_not_where_it_was(claims: Telling, text: str, word: str) -> None:
    place = at(claims(text), word, text).place
    assert place is None or place.name != "Kampala"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Fighting raged in Lira between the army and Fano, who took the town on Monday.", {"Fano"}),
        ("Soldiers and policemen, who entered the town on Monday, took it from the rebels.", set()),
    ],
)
def test_who_took_it_of_two_who_fought(claims: Telling, text: str, actors: set[str]) -> None:
    took = [c for c in claims(text) if "took" in c.trigger.of(text)]
    assert not actors or [{p.text for p in c.actors} for c in took] == [actors]


def test_what_gangs_fight_over_is_not_hit(claims: Telling) -> None:
    text = "The two gangs are fighting over gold mines in Ituri."
    assert at(claims(text), "fighting", text).targets == ()


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell near the port of Lira on Monday and hurt two men, the head of the port, Jo Roe, said.",
        "Two grenades hit a market in Lira and wounded two traders, the police chief of Lira, Jane Apio, said.",
        "A drone struck a mill in Lira on Monday and injured two millers, the head of the district, Jo Roe, said.",
    ],
)
def test_whose_post_it_is_did_not_do_it(claims: Telling, text: str) -> None:
    assert [p.text for c in claims(text) for p in c.actors if "Roe" not in p.text and "Apio" not in p.text] == []


@pytest.mark.parametrize(
    "text",
    [
        "The four cadets have been given three weeks of leave.",
        "Our camp is within two days' march of that town.",
        "The camp lies a day's march from the river at Lira.",
    ],
)
def test_leave_and_a_day_s_march_are_no_happenings(claims: Telling, text: str) -> None:
    assert [c for c in claims(text) if c.event_type.value != "STATEMENT"] == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The rebels gave the garrison 48 hours to leave the town of Lira.", "THREATEN"),
        ("Thousands joined Monday's march in Lira.", "PROTEST"),
    ],
)
def test_an_ultimatum_and_a_march_are(claims: Telling, text: str, event: str) -> None:
    assert event in [c.event_type.value for c in claims(text)]
