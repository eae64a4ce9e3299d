"""Who did it by the whole of a name, no speaker for what he adds, and the town of somebody with an office in it."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, linking


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking("Sahel Watchers")


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            "Soldiers killed 58 people in Solenzo, Sahel Watchers said.\n\nThe killings followed an attack by the "
            "Group for the Support of Islam and Muslims (JNIM) on the base there, in which 21 soldiers died.",
            "jnim",
        ),
        ("The Union for Peace in the Central African Republic (UPC) attacked a post in Bambari.", "upc-car"),
        ("The Resistance Movement for Change attacked a post in Bambari.", None),
    ],
)
def test_the_whole_name_tells_who_did_it(text: str, doer: str | None, claims: Telling) -> None:
    attacks = [c for c in claims(text) if text[c.trigger.start : c.trigger.end].startswith("attack")]
    assert [p.actor_id for c in attacks for p in c.actors] == [doer]


def test_who_adds_it_did_not_do_it(claims: Telling) -> None:
    text = (
        "A drone strike on a market in Bure, Ethiopia, killed seven people on Tuesday, two residents said.\n\nA second "
        "strike an hour later hit a lorry with the wounded on it, one of the residents added, killing its driver."
    )
    hit = next(c for c in claims(text) if text[c.trigger.start : c.trigger.end] == "hit")
    assert hit.actors == ()


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Gunmen killed the police chief of Celaya on Friday, prosecutors said.", "Celaya"),
        ("Gunmen abducted the deputy mayor of Djibo on Friday, police said.", "Djibo"),
        ("The army chief of Mali was killed in Bamako on Friday.", "Bamako"),
    ],
)
def test_who_has_an_office_in_a_town_was_harmed_there(text: str, town: str, claims: Telling) -> None:
    (claim,) = claims(text)
    assert claim.place is not None
    assert claim.place.name == town


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army has cleared the extremist group from Finote Selam, the command said.", "COERCE"),
        ("Police cleared protesters from a square in Jos.", "ASSAULT"),
        ("Volunteers cleared debris from a street in Jos.", "AID"),
    ],
)
def test_fighters_are_cleared_from_a_town(text: str, kind: str, claims: Telling) -> None:
    assert [c.event_type.value for c in claims(text)] == [kind]


def test_an_unknown_town_is_in_the_country_that_heads_its_part(claims: Telling) -> None:
    text = (
        "Somalia: A drone strike near Kunyo Barrow killed two militants on Tuesday.\n\n"
        "Sudan: Gunmen killed nine people in Dabra on Friday."
    )
    places = [c.place for c in claims(text) if c.place is not None]
    assert [(p.name, p.country) for p in places] == [("Kunyo Barrow", "SO"), ("Dabra", "SD")]


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Settlers torched four cars in the village of Duma, south of Nablus, the village council said.", "PS"),
        ("Shells hit the town of Duma, near Damascus, on Friday.", "SY"),
    ],
)
def test_the_small_town_beside_the_one_that_is_told(text: str, land: str, claims: Telling) -> None:
    assert {c.place.country for c in claims(text) if c.place is not None} == {land}


def test_the_palestinian_health_ministry_is_none_of_gaza(claims: Telling) -> None:
    text = "Israeli forces shot dead two men in Nablus on Tuesday, the Palestinian health ministry said."
    assert [a.source.actor_id for c in claims(text) for a in c.attribution] == ["gov-ps"]


@pytest.mark.parametrize(
    ("text", "word", "dated"),
    [
        ("The bombing killed four people in Gao and police arrested a suspect on Monday.", "killed", False),
        ("Four soldiers were killed near Gao, and the army sent helicopters on Tuesday.", "killed", False),
        ("Gunmen attacked a post in Gao and fled, and troops found their car on Monday.", "attacked", False),
        ("Two people were killed in Gao and three were wounded on Monday, police said.", "killed", True),
        ("Gunmen attacked a post in Gao and burned two cars on Monday.", "attacked", True),
        ("The bombing killed four people in Gao on Monday and police arrested a suspect.", "arrested", True),
    ],
)
def test_the_day_of_a_joined_clause_is_its_own(text: str, word: str, dated: bool, claims: Telling) -> None:
    told = {text[c.trigger.start : c.trigger.end]: c.time for c in claims(text)}
    assert (told[word] is not None) == dated


def test_a_country_leads_what_is_told_of_its_people(claims: Telling) -> None:
    text = "The generals have lost Goundam to rebels. In Niger worshippers were mown down in front of their mosque."
    mown = next(c for c in claims(text) if "mown" in text[c.trigger.start : c.trigger.end])
    assert mown.place is not None
    assert mown.place.country == "NE"


def test_the_town_whose_whole_name_is_told(claims: Telling) -> None:
    (claim,) = claims("A grenade killed one man in Isabela City on Saturday, the Philippine police said.")
    assert claim.place is not None
    assert claim.place.name == "City of Isabela"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed nine people in Gao town, Mali, on Friday.", "Gao"),
        ("The Tigray capital, Mekelle, was bombed on Friday.", "Mekelle"),
        ("Gunmen attacked the Rakhine town, Ann, on Friday in Myanmar.", "Ann"),
    ],
)
def test_the_name_before_the_word_for_a_town(text: str, name: str, claims: Telling) -> None:
    (claim,) = claims(text)
    assert claim.place is not None
    assert claim.place.name == name


@pytest.mark.parametrize("where", ["at an office Christmas party", "at an Eid market"])
def test_a_feast_is_no_village_of_its_name(where: str, claims: Telling) -> None:
    text = f"A clerk opened fire {where} on Friday, killing one person, police said."
    told = claims(text)
    assert {c.place.country for c in told if c.place is not None} <= {None}
    assert {a.source.actor_id for c in told for a in c.attribution} == {None}


@pytest.mark.parametrize(
    ("who", "party"),
    [
        ("Anti-Taliban fighters", None),
        ("The anti-Houthi coalition", None),
        ("The counter-ISIL coalition", "inherent-resolve"),
        ("Anti-balaka fighters", "anti-balaka"),
    ],
)
def test_who_is_against_a_movement_is_not_the_movement(who: str, party: str | None, claims: Telling) -> None:
    found = claims(f"{who} attacked a base near Orra on Sunday.")
    assert {p.actor_id for c in found for p in c.actors} == {party}
