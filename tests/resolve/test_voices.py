"""Whose word a claim is by what all texts of its event tell."""

from __future__ import annotations

from typing import Any

import pytest
from tests.resolve.making import claim, made

from reportedly.resolve.facts import is_denial
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.origin import origins
from reportedly.resolve.voices import with_bodies

DAY = "2026-03-02"


def told(said_by: str | None = None, **said: Any) -> dict[str, Any]:
    return claim(**{"by": "front", "to": "civilians", "at": "Arvo", "on": DAY, "said_by": said_by, **said})


def keys(*documents: tuple[LinkedClaim, ...]) -> list[str]:
    found = with_bodies([c for document in documents for c in document])
    return sorted({o.key for o in origins(found)})


@pytest.mark.parametrize(
    ("called", "full"),
    [
        ("the Commission", "the Northern Reed Commission"),
        ("the Guards", "the Reed Coast Guards"),
        ("the Ministry of Health", "the Ministry of Health of the Reeds"),
    ],
)
def test_a_body_called_by_a_common_noun_is_the_one_that_another_text_names_in_full(called: str, full: str) -> None:
    both = made(told(full), publisher="A"), made(told(called, trigger="struck"), publisher="B")
    assert len(keys(*both)) == 1


def test_two_bodies_of_one_noun_stay_two() -> None:
    two = made(told("the Reed Guards"), told("the Mill Guards", trigger="struck"), publisher="A")
    assert len(keys(two, made(told("the Guards", trigger="hit"), publisher="B"))) == 3


@pytest.mark.parametrize("noun", ["the military", "the army", "the defence ministry", "the foreign minister", "police"])
def test_who_says_so_together_with_others_is_the_body_that_other_texts_name(noun: str) -> None:
    body = {"police": "police", "the defence ministry": "Mali", "the foreign minister": "Mali"}.get(noun, "army")
    named = made(told(body, trigger="struck"), publisher="A")
    assert len(keys(named, made(told(f"a nurse and {noun}"), publisher="B"))) == 2


@pytest.mark.parametrize(
    ("publisher", "noun", "number"),
    [
        ("B", "the defense minister", 1),
        ("B", "the Ministry of National Defence", 1),
        ("B", "the health minister", 2),
        ("B", "a minister", 2),
        ("Chad State Radio", "the foreign ministry", 2),
    ],
)
def test_a_minister_of_no_land_is_that_of_the_land_whose_government_speaks(
    publisher: str, noun: str, number: int
) -> None:
    named = made(told("Mali", trigger="struck"), publisher="A")
    assert len(keys(named, made(told(noun), publisher=publisher))) == number


@pytest.mark.parametrize("rank", ["Superintendent of Police Jan Odra", "police"])
def test_police_are_those_of_the_land_where_it_happened(rank: str) -> None:
    away = made(told(rank, by=None, to=None, at=None), publisher="B")
    assert "actor:pol-ml" in keys(made(told("a nurse"), publisher="A"), away)


def test_the_outlet_of_a_side_speaks_with_its_word_and_its_interest() -> None:
    words = "Six terrorists were neutralised and two of our brave sentries fell as martyrs"
    bulletin = made(told(by="army", to="front", words=words), publisher="Reed Bulletin")
    army = made(told("army", by="army", to="front", trigger="struck"), publisher="B")
    assert bulletin[0].origin == "official:reed bulletin"
    (voice, _) = with_bodies((*bulletin, *army))
    assert (voice.origin, voice.interest) == ("actor:mil-ml", "own")
    assert keys(bulletin, army) == ["actor:mil-ml"]


def test_whoever_an_outlet_of_a_side_calls_a_foe_is_not_its_side() -> None:
    words = "By the grace of God the apostates of the army were annihilated"
    foe = {**claim(by="front", to="army", at="Arvo", on=DAY, words=words)}
    foe["targets"][0]["text"] = "the apostates of the army"
    (voice, *_) = with_bodies(
        (*made(foe, publisher="Reed Dispatch"), *made(told("army"), told("front"), publisher="B"))
    )
    assert voice.origin == "actor:jnim"


def test_an_officer_whom_the_outlet_of_a_side_cites_speaks_for_that_side() -> None:
    said = told("Second Marshal Jan Odra", by="army", to="front", words="The enemy fled. Second Marshal Jan Odra spoke")
    text = "The terrorists are the enemy of all. Glory to the martyrs."
    assert made(said, publisher="Reed Bulletin", text=text)[0].origin == "official:reed bulletin"


def test_who_heads_a_force_that_is_called_a_force_alone_speaks_for_the_one_told_of() -> None:
    head = told("the force's chief of staff", by="front", to="army", trigger="hit")
    assert keys(made(told("army", by="front", to="army"), publisher="A"), made(head, publisher="B")) == ["actor:mil-ml"]


def test_a_threat_is_one_whoever_tells_of_it() -> None:
    ahead = claim("THREATEN", by="front", at="Arvo", on=DAY)
    warned = claim("THREATEN", at="Arvo", on=DAY, said_by="police", trigger="warned")
    assert keys(made(ahead, publisher="A"), made(warned, publisher="B")) == ["actor:jnim"]


def test_a_plan_is_no_origin_of_what_came_of_it() -> None:
    plan = made(told(modality="future"), publisher="A")
    assert keys(plan, made(told("a nurse"), publisher="B")) == ["name:b"]
    assert keys(plan) == ["name:a"]


@pytest.mark.parametrize(("one", "two", "number"), [("a miller", "the miller", 1), ("a witness", "a witness", 2)])
def test_one_of_a_trade_whom_two_outlets_cite_is_one(one: str, two: str, number: int) -> None:
    assert (
        len(keys_of(made(told(one), publisher="Reed"), made(told(two, trigger="struck"), publisher="Mill"))) == number
    )


def keys_of(*documents: tuple[LinkedClaim, ...]) -> list[str]:
    return [o.key for o in origins(with_bodies([c for document in documents for c in document]))]


def test_an_outlet_is_known_by_a_part_of_its_name_behind_via() -> None:
    wire = made(told("a nurse"), publisher="Reed Press Agency")
    taken = made(told(trigger="struck", words="A bomb hit the mill (via Reed)"), publisher="Mill Live")
    assert keys_of(wire, taken) == ["name:reed press"]


def test_who_says_that_none_of_his_did_it_denies_it() -> None:
    said = told(by="nobody of ours", to=None)
    assert is_denial(said)
    assert not is_denial(told())


def test_a_judiciary_is_one_by_its_press_office_and_its_outlet() -> None:
    one = made(told("the press office of the judiciary"), publisher="A")
    two = made(told("the judiciary's Reed News", trigger="struck"), publisher="B")
    assert len(keys_of(one, two)) == 1


def test_a_relative_is_no_officer_whom_the_text_names_later() -> None:
    kin = told("his sister", trigger="took")
    assert len(keys_of(made(kin, told("Colonel Jan Odra", trigger="struck"), publisher="Mill"))) == 2


@pytest.mark.parametrize(("land", "armies"), [("NE", ["actor:mil-ne"]), ("CR", [])])
def test_a_land_that_keeps_no_army_is_given_none(land: str, armies: list[str]) -> None:
    said = told("the army", by=None, to=None)
    said["place"] = {**said["place"], "country": land}
    assert [key for key in keys(made(said, publisher="A")) if key.startswith("actor:mil-")] == armies


@pytest.mark.parametrize(
    ("named", "armies"), [("", ["actor:mil-ml"]), ("soldiers of Norland", ["actor:mil-ml", "actor:mil-no"])]
)
def test_the_army_of_a_land_that_nobody_names_is_that_of_where_it_happened(named: str, armies: list[str]) -> None:
    away = told("army", trigger="struck")
    away["attribution"][0]["source"] |= {"actor_id": "mil-no", "country": "NO", "text": "the military"}
    if named:
        away["actors"] = [{**away["attribution"][0]["source"], "text": named}]
    here = told("army")
    here["attribution"][0]["source"]["text"] = "Mali's army"
    assert keys(made(here, publisher="A"), made(away, publisher="B")) == armies


def test_police_of_a_text_that_tells_of_several_lands_are_those_of_the_event() -> None:
    abroad = told("a nurse", trigger="struck", at="Arvo abroad")
    text = made(told("police", by=None, to=None, at=None), abroad, told("a nurse", trigger="hit"), publisher="B")
    assert "actor:pol-ml" in keys(made(told("the mayor"), told("a cook", trigger="stormed"), publisher="A"), text)


def test_an_outlet_that_takes_a_side_speaks_for_the_force_that_it_cites() -> None:
    cited = told("lna", by="lna", to="front", trigger="purged")
    own = told(by=None, to=None, trigger="fled", words="The enemy fled before our fighters and left its arms behind")
    bulletin = made(own, cited, publisher="Reed Dispatch")
    other = made(told("front", trigger="left"), publisher="B")
    (voice, *_) = with_bodies((*bulletin, *other))
    assert voice.origin == "actor:lna"


def test_a_minister_of_no_land_is_the_one_of_the_land_that_others_name() -> None:
    theirs = made(told("Mali", by="army", to="front"), publisher="A")
    abroad = made(told("the defence minister", by="army", to="front", trigger="struck"), publisher="B")
    assert keys(theirs, abroad) == ["actor:gov-ml"]
    named = made(told("Niger", by="army", to="front", trigger="hit"), publisher="C")
    assert keys(theirs, abroad, named) == ["actor:gov-ml", "actor:gov-ne"]


def test_whom_an_outlet_tells_of_as_put_out_of_action_is_not_its_side() -> None:
    words = "On our side one soldier fell, and 17 elements were put out of action"
    desk = made(told(by=None, to="front", trigger="put out of action", words=words), publisher="Operation Reed Desk")
    front = made(told("front", by="army", trigger="hit"), publisher="B")
    assert desk[0].origin == "side:operation reed desk"
    assert len(keys(desk, front)) == 2


def test_an_outlet_with_soldiers_of_its_own_is_of_the_army_that_speaks_and_does_it() -> None:
    words = "Our units beat them off, and six elements were put out of action"
    own = told(by="army", to="front", trigger="put out of action", words=words)
    desk = made(own, publisher="Operation Reed Desk")
    army = made(told("army", by="army", to="front", trigger="hit"), publisher="B")
    assert keys(desk, army) == ["actor:mil-ml"]
    assert keys(desk, made(told("Niger", by="army", to="front", trigger="hit"), publisher="B")) != ["actor:gov-ne"]
