"""Parties of two lands in one phrase, and who says something beside whom it happened to, end to end."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, linking

from reportedly.model import Stance


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        ("Thai and Cambodian troops exchanged fire for an hour.", "exchanged", ["mil-th", "mil-kh"]),
        ("Clashes erupted between Indian and Pakistani soldiers.", "Clashes", ["mil-in", "mil-pk"]),
        ("Syrian and Russian warplanes bombed Idlib.", "bombed", ["mil-sy", "mil-ru"]),
    ],
)
def test_the_troops_of_two_lands_are_two_parties(claims: Telling, text: str, word: str, actors: list[str]) -> None:
    assert [(p.actor_id or "")[:6] for p in at(claims(text), word, text).actors] == actors


def test_each_of_the_two_has_its_own_words(claims: Telling) -> None:
    text = "Thai and Cambodian troops exchanged fire for an hour."
    assert [p.text for p in at(claims(text), "exchanged", text).actors] == ["Thai", "Cambodian troops"]


@pytest.mark.parametrize(
    "text",
    [
        "Pakistan's military said that 12 militants of the Pakistani Taliban had been killed in a raid.",
        "Somalia's army said that 12 fighters of the Somali group al-Shabab had been killed.",
    ],
)
def test_rebels_of_a_land_are_no_loss_of_its_army(claims: Telling, text: str) -> None:
    assert [a.stance for a in at(claims(text), "killed", text).attribution] == [Stance.ASSERTS]


def test_fighters_of_its_own_are(claims: Telling) -> None:
    text = "Ukraine's army said that 12 of its fighters had been killed."
    assert [a.stance for a in at(claims(text), "killed", text).attribution] == [Stance.ADMITS]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A bomb hit a block in Orra, killing two and injuring nine others, the mayor, Jan Odra, said.", "hit"),
        ("Shells hit Orra, wounding nine, the head of the regional administration, Ada Brun, said.", "hit"),
    ],
)
def test_who_says_it_behind_a_participle_did_not_do_it(claims: Telling, text: str, word: str) -> None:
    told = claims(text)
    assert all(not c.actors for c in told)
    assert at(told, word, text).attribution


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Rebels killed four soldiers, the army said, blaming the Tenth Front.", "blaming", "the army"),
        (
            "Gunmen shot two teachers, the governor said, urging the rebels to lay down their arms.",
            "urging",
            "the governor",
        ),
    ],
)
def test_who_says_it_blames_in_saying_so(claims: Telling, text: str, word: str, who: str) -> None:
    assert [p.text for p in at(claims(text), word, text).actors] == [who]


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("The army shelled a mosque in Orra, killing six, according to rebels; a spokesman denied it.", "a spokesman"),
        ("The army shelled a mosque in Orra, killing six, rebels said; the army denied it.", "the army"),
    ],
)
def test_what_a_semicolon_parts_is_said_by_another(claims: Telling, text: str, denier: str) -> None:
    told = claims(text)
    assert [[(a.source.text, a.stance) for a in c.attribution] for c in told] == [
        [("rebels", Stance.ASSERTS)],
        [(denier, Stance.DENIES)],
    ]


def test_a_participle_and_its_source_are_of_what_goes_before(claims: Telling) -> None:
    text = "The army shelled a mosque, killing six, according to rebels, and burned a mill."
    told = claims(text)
    assert [[a.source.text for a in c.attribution] for c in told] == [["rebels"], []]


def test_an_army_and_a_named_militia_are_two(claims: Telling) -> None:
    text = "Ethiopia's federal army and Fano militia have fought around Debre Tabor."
    (told,) = claims(text)
    assert [p.text for p in told.actors] == ["Ethiopia's federal army", "Fano militia"]


def test_without_a_shot_is_no_denied_shot(claims: Telling) -> None:
    told = claims("The rebels took the village without firing a shot, police said.")
    assert [c.trigger.of("The rebels took the village") for c in told] == ["took the village"]


def test_among_how_many_of_a_year_one_is_tells_no_day(claims: Telling) -> None:
    text = "Gunmen shot dead a mayor in Oaxaca, the third to be killed in the state this year, prosecutors said."
    assert at(claims(text), "shot", text).time is None


@pytest.mark.parametrize("who", ["France", "Burundi", "Norland"])
def test_a_state_admits_the_loss_of_soldiers_of_its_own(claims: Telling, who: str) -> None:
    text = f"{who} said that two of its soldiers had been killed in an attack."
    assert [a.stance for a in at(claims(text), "killed", text).attribution] == [Stance.ADMITS]


def test_a_state_admits_no_loss_of_its_people(claims: Telling) -> None:
    text = "France said that two of its citizens had been killed in an attack."
    assert [a.stance for a in at(claims(text), "killed", text).attribution] == [Stance.ASSERTS]


def test_on_what_somebody_was_killed_is_not_who(claims: Telling) -> None:
    text = "They met after the killing of a judge on a bus."
    assert [p.text for p in at(claims(text), "killing", text).targets] == ["a judge"]


def test_a_land_that_is_named_in_passing_is_not_that_of_the_towns(claims: Telling) -> None:
    text = "Four soldiers were taken off a bus between Menaka and Kidal.\n\nThe singer from France will be paid."
    taken = at(claims(text), "taken", text)
    assert [p.country for p in taken.targets] == ["ML"]
    text = "Troops of France took four soldiers off a bus between Menaka and Kidal. France said that it was a mistake."
    assert at(claims(text), "took", text).actors[0].country == "FR"
