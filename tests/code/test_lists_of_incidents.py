"""What lists of incidents and short reports tell in few words: sources in brackets, the hurt who are treated, those who
"fell"."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, linking

from reportedly.model import Claim


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


def who_says(claim: Claim) -> list[str]:
    return [a.source.text for a in claim.attribution]


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("3 Nov, Jolo: gunmen shoot dead two teachers (education ministry).", "shoot", "education ministry"),
        ("Shelling of the market in El Fasher, nine killed (resistance committee).", "killed", "resistance committee"),
        ("Nine killed in Goma by a mortar shell (provincial hospital), shops burned.", "killed", "provincial hospital"),
        (
            "M23 shells a camp near Sake, 11 civilians killed (UN peacekeeping mission).",
            "shells",
            "UN peace",
        ),
        ("Drone hits a bus in Nikopol, three passengers wounded (regional governor).", "hits", "regional governor"),
        ("3 Nov, Jolo: raid on a camp; nine militants killed (army).", "killed", "army"),
        ("Police arrested 12 protesters in Lviv (interior ministry).", "arrested", "interior ministry"),
    ],
)
def test_brackets_behind_what_is_told_name_who_says_so(claims: Telling, text: str, word: str, source: str) -> None:
    (found,) = who_says(at(claims(text), word, text))
    assert found.startswith(source)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("15 November, Sake: four killed (soldiers), two wounded (civilians).", "killed"),
        ("Gunmen killed two officials (mayor and deputy) in Sake.", "killed"),
        ("3 Nov, Jolo: one killed (mayor), market burned.", "killed"),
        ("3 Nov, Jolo: 12 killed (army), three wounded (police).", "killed"),
        ("Rebels attacked a post of the PNP (police).", "attacked"),
        ("The rebels shelled the headquarters (interior ministry).", "shelled"),
        ("Gunmen attacked an institution of the state (hospital) on Monday.", "attacked"),
    ],
)
def test_brackets_may_also_tell_who_or_what_it_was(claims: Telling, text: str, word: str) -> None:
    assert who_says(at(claims(text), word, text)) == []


_LANDS = (
    "Incidents in Sudan, in its Darfur region and in the lands around Sudan.\n\n"
    "12 November, El Fasher, Sudan: gunmen abduct two nurses (health ministry).\n\n"
    "13 November, Dembecha, Amhara, Ethiopia: gunmen kill four farmers (interior ministry).\n\n"
    "14 November, Adre, Chad: bandits rob a bus, the vigilance committee said.\n\n"
    "15 November, Adre, Chad: gunmen storm a post (defence ministry)."
)


@pytest.mark.parametrize(
    ("word", "source"),
    [("abduct", "gov-sd"), ("kill", "gov-et"), ("rob", "unidentified-communal-militia-td"), ("storm", "gov-sd")],
)
def test_a_ministry_in_an_entry_is_that_of_the_land_of_the_entry(claims: Telling, word: str, source: str) -> None:
    (said,) = at(claims(_LANDS), word, _LANDS).attribution
    assert said.source.actor_id == source


_RAID = "Gunmen attacked a police post in Jolo on Monday.\n\nThe market stayed closed.\n\n"


@pytest.mark.parametrize(
    ("text", "word", "low"),
    [
        ("The mayor said that nine wounded people were being treated in the town.", "wounded", 9),
        ("At the hospital, some thirty wounded policemen were being treated.", "wounded", 30),
        ("Doctors received 14 injured people by evening.", "injured", 14),
        ("Ambulances carried 11 wounded civilians to the coast.", "wounded", 11),
    ],
)
def test_the_wounded_of_a_deed_that_was_told_before(claims: Telling, text: str, word: str, low: int) -> None:
    claim = at(claims(_RAID + text), word, _RAID + text)
    assert [(c.kind, c.low) for c in claim.counts] == [("wounded", low)]


@pytest.mark.parametrize(
    "before",
    [
        "A bus fell into a ravine near Jolo on Monday.\n\nThe market stayed closed.\n\n",
        "Gunmen attacked a post in Jolo on Monday.\n\nOn Tuesday an earthquake shook the town.\n\n",
        "The army held a parade in Jolo on Monday.\n\nThe market stayed closed.\n\n",
    ],
)
def test_the_hurt_of_accidents_are_no_wounded_of_violence(claims: Telling, before: str) -> None:
    told = claims(before + "Ambulances carried 17 injured people to the hospital.")
    assert not any(c.kind == "wounded" for claim in told for c in claim.counts)


@pytest.mark.parametrize(
    ("text", "word", "low"),
    [
        ("Five elements of the gendarmerie fell on Sunday near Kolda when their vehicle struck a mine.", "fell", 5),
        ("Three soldiers fell near Bannu on Monday when a roadside explosive went off.", "fell", 3),
        ("Four soldiers of the brigade fell under heavy shelling near Pokrovsk on Monday.", "fell", 4),
        ("Rebels captured four elements of the national army near Bria on Monday.", "captured", 4),
    ],
)
def test_soldiers_who_fall_and_elements_of_a_force(claims: Telling, text: str, word: str, low: int) -> None:
    assert [c.low for c in at(claims(text), word, text).counts] == [low]


@pytest.mark.parametrize(
    "text",
    [
        "A soldier fell from the bridge after the explosion on Monday.",
        "Two soldiers fell ill after the blast on Monday.",
        "The number of soldiers fell after the blast on Monday.",
        "Two policemen fell under suspicion after the blast on Monday.",
        "The elements of the plan were killed off in committee.",
    ],
)
def test_other_ways_to_fall(claims: Telling, text: str) -> None:
    assert not any(c.kind == "killed" for claim in claims(text) for c in claim.counts)


@pytest.mark.parametrize(
    "text",
    [
        'The guns fell silent in Sake. "All of Wednesday they fought around the camp," he told the Goma Post.',
        '"They have been fighting around the airport since Monday," said a resident of Tripoli.',
        "Militiamen and soldiers fought around the barracks of El Obeid on Monday.",
    ],
)
def test_fighting_around_a_place(claims: Telling, text: str) -> None:
    word = "fighting" if "fighting" in text else "fought"
    claim = at(claims(text), word, text)
    assert claim.acled is not None
    assert claim.acled.sub_event_type == "Armed clash"


@pytest.mark.parametrize(
    "text",
    [
        '"They fought over the price of bread around the market," said a trader in Orra.',
        '"They fought for the right to vote," said the minister.',
        "The two lawyers fought in court over the house on Monday.",
    ],
)
def test_other_fights(claims: Telling, text: str) -> None:
    assert not any("fought" in text[c.trigger.start : c.trigger.end] for c in claims(text) if c.event_type == "ASSAULT")
