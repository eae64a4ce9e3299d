"""Who is blamed for a deed, who suffers it and whose land it was in has not done it, and who attacks is no civilian."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at


@pytest.mark.parametrize(
    ("text", "word", "blamed"),
    [
        ("Rebels blamed for massacre in Ituri village", "blamed", "Rebels"),
        ("General accused of torture in Minsk", "accused", "General"),
        ("Opposition leader sentenced to 10 years in Minsk", "sentenced", "Opposition leader"),
        ("A teenager faces a murder charge over the attack in Gao.", "faces", "A teenager"),
        ("The two officers stood trial in Gao on Sunday.", "trial", "The two officers"),
    ],
)
def test_who_is_blamed_blames_nobody(text: str, word: str, blamed: str, claims: Telling) -> None:
    claim = at(claims(text), word, text)
    assert [p.text for p in claim.targets] == [blamed]
    assert claim.actors == ()


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Rebels blamed for raid on Gao market", True),
        ("The Reed Front was blamed for the raid on Gao.", True),
        ("The raid on Gao was blamed on the Reed Front.", True),
        ("The raid on Gao was blamed on the Reed Front by the army.", False),
        ("The army blamed the Reed Front for the raid on Gao.", False),
    ],
)
def test_what_somebody_is_blamed_for_by_nobody_is_no_fact(text: str, hedged: bool, claims: Telling) -> None:
    claim = at(claims(text), "raid", text)
    assert claim.actors
    assert claim.hedged is hedged
    assert all(p.source.text not in ("Rebels", "The Reed Front") for p in claim.attribution)


@pytest.mark.parametrize(
    "text",
    [
        "The losses suffered by government troops in Gao were heavy.",
        "The casualties being suffered by government troops are rising, a doctor said.",
    ],
)
def test_who_suffers_losses_inflicted_none(text: str, claims: Telling) -> None:
    claim = at(claims(text), "suffered", text)
    assert ([p.text for p in claim.actors], [p.text for p in claim.targets]) == ([], ["government troops"])


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("The blast was Kenya's deadliest bombing in a decade.", "bombing", []),
        ("France's worst terror attack in years killed 12 people.", "killed", []),
        ("Police sought a youth over the Queen's Gate attack.", "attack", []),
        ("He was blamed for the A7 coach bombing.", "bombing", []),
        ("The Chadian conflict started in 1965.", "conflict", []),
        ("It was Ethiopia's worst attack on Eritrea since the war.", "attack", ["Ethiopia"]),
        ("It was Israel's deadliest strike on Gaza in months.", "strike", ["Israel"]),
        ("Boko Haram's deadliest attack killed 200 people.", "killed", ["Boko Haram"]),
        ("A grenade detonated in a shop after a call by a man in a mask.", "detonated", []),
        ("A grenade was detonated in a shop by a man in a mask.", "detonated", ["a man"]),
    ],
)
def test_where_it_was_did_nothing(text: str, word: str, doers: list[str], claims: Telling) -> None:
    found = [c for c in claims(text) if word in c.trigger.of(text)]
    assert [p.text for c in found for p in c.actors if p.text != "He"] == doers


def test_no_country_is_deported(claims: Telling) -> None:
    text = "Nobody said if it had to do with Kenya's deportation in May of some 80 herders to Sudan."
    found = [c for c in claims(text) if "deportation" in c.trigger.of(text)]
    assert {p.text for c in found for p in c.actors} == {"Kenya"}
    assert all(p.text != "Kenya" for c in found for p in c.targets)


def test_which_is_no_person(claims: Telling) -> None:
    text = "Jan Odra, chairman of Reed, the movement's youth league, which Mali has banned, spoke in Gao."
    assert [p.text for p in at(claims(text), "banned", text).targets] == ["the movement's youth league"]


@pytest.mark.parametrize(
    "text",
    [
        "Two men threw a bomb into a shop in Gao.",
        "A student stabbed two guards in Lyon on Sunday.",
        "Men linked to the Reed Front killed a chief in Mandera.",
    ],
)
def test_who_attacks_is_no_civilian(text: str, claims: Telling) -> None:
    (claim,) = (c for c in claims(text) if c.event_type.value == "ASSAULT")
    assert claim.actors
    assert all(p.kind != "Civilians" for p in claim.actors)


def test_of_two_who_bear_a_surname_none_is_meant(claims: Telling) -> None:
    text = "Karl Odra spoke on Sunday. Jan Odra was shot dead on Monday. Odra had stabbed a guard with a knife."
    (doer,) = at(claims(text), "stabbed", text).actors
    assert doer.name in (None, "Odra")
    alone = "Jan Odra was arrested on Monday. Odra had stabbed a guard with a knife."
    assert [p.name for p in at(claims(alone), "stabbed", alone).actors] == ["Jan Odra"]


def test_he_is_no_office(claims: Telling) -> None:
    text = "The Lyon prosecutor's office confirmed on Sunday that a man was held. He is accused of murder."
    assert [p.name for p in at(claims(text), "accused", text).targets] != ["The Lyon prosecutor"]


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        ("Hundreds marched in Gao to demand justice.", []),
        ("Youths rallied in Gao, demanding the arrest of the attackers.", []),
        ("Hundreds marched against the governor in Gao.", ["the governor"]),
    ],
)
def test_what_a_march_demands_is_nobody(text: str, harmed: list[str], claims: Telling) -> None:
    (claim,) = (c for c in claims(text) if c.event_type.value == "PROTEST")
    assert [p.text for p in claim.targets] == harmed


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A baker was arrested after a bomb went off at the mall in Gao.", "bomb"),
        ("Police named two women as the suspects in Friday's attack at Gao market.", "attack"),
        ("Two men were arrested over the attack in Gao.", "attack"),
    ],
)
def test_who_is_held_for_it_did_not_suffer_it(text: str, word: str, claims: Telling) -> None:
    assert all("baker" not in p.text and "men" not in p.text for p in at(claims(text), word, text).targets)


def test_who_is_taken_and_beaten_suffers_both(claims: Telling) -> None:
    text = "Two journalists were detained and beaten in Minsk."
    assert [p.text for p in at(claims(text), "beaten", text).targets] == ["Two journalists"]


def test_what_goes_off_is_no_body(claims: Telling) -> None:
    text = "The agency is looking into the case. The mine was dug out in Gao before it could detonate."
    assert at(claims(text), "detonate", text).actors == ()
    shot = "The army said a drone was flown by the Reed Front. It was shot down on Sunday."
    assert at(claims(shot), "shot", shot).targets == ()


def test_the_opposition_is_no_senate(claims: Telling) -> None:
    text = "He wants to close the opposition-led Senate. He blamed the opposition for the raid in Gao."
    assert [p.name for p in at(claims(text), "blamed", text).targets] in ([None], ["the opposition"])


def test_nobody_protests_for_what_is_protested(claims: Telling) -> None:
    text = "It was a loud protest of Odra's decree in Gao."
    assert at(claims(text), "protest", text).actors == ()


@pytest.mark.parametrize(
    "text",
    [
        "Police have yet to say who carried out the attack in Gao.",
        "Officials have yet to confirm that nine soldiers were killed in Gao.",
    ],
)
def test_who_has_yet_to_say_so_has_not(text: str, claims: Telling) -> None:
    (claim,) = (c for c in claims(text) if c.event_type.value == "ASSAULT")
    assert [p.stance.value for p in claim.attribution] == ["declines"]


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("The Assistant Secretary of State for Regional Affairs condemned the raid in Gao, Mali.", "condemned", "US"),
        ("Boston Nigerian community leader Karim Odra condemned the raid in Gao.", "condemned", "NG"),
    ],
)
def test_of_which_land_who_condemns_is(text: str, word: str, country: str, claims: Telling) -> None:
    (doer,) = at(claims(text), word, text).actors
    assert doer.country == country
    assert (doer.kind == "Civilians") is (country == "NG")


def test_a_station_is_no_king(claims: Telling) -> None:
    text = "A bomb exploded at Queen's Gate station in London on Monday."
    assert all(p.actor_id is None for p in at(claims(text), "exploded", text).targets)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Odra told reporters on Sunday that they had killed nine soldiers in Gao.", "killed"),
        ("Odra told clerks they wanted to set off a mine in Gao.", "set"),
    ],
)
def test_who_is_told_of_a_deed_did_not_do_it(text: str, word: str, claims: Telling) -> None:
    assert all(p.name is None for p in at(claims(text), word, text).actors)


def test_nor_does_what_follows_tell_of_who_was_told(claims: Telling) -> None:
    text = "Odra told clerks that the plan was off. They had stabbed a guard in Gao."
    assert all(p.name is None for p in at(claims(text), "stabbed", text).actors)


def test_of_who_tells_and_who_is_told_nobody_knows_who_suffers(claims: Telling) -> None:
    text = "The soldiers told villagers in Gao they would be shot."
    assert all(p.name is None for p in at(claims(text), "shot", text).targets)
    done = "The soldiers told villagers in Gao that they had shot two men."
    assert [p.name for p in at(claims(done), "shot", done).actors] == ["The soldiers"]


def test_he_of_a_clause_that_comes_first_is_told_behind_it(claims: Telling) -> None:
    text = "The minister Karl Roe spoke on Sunday. If he is found guilty in Gao, Jan Odra might be hanged."
    assert [p.name for p in at(claims(text), "guilty", text).targets] == ["Jan Odra"]


def test_she_is_who_was_she_before(claims: Telling) -> None:
    text = (
        "Spokeswoman Mara Odra told reporters that ten farmers were killed in Gao. Two nurses and a girl were "
        "among the dead, she said. She blamed the Reed Front for the raid."
    )
    assert [p.name for p in at(claims(text), "blamed", text).actors] == ["Spokeswoman Mara Odra"]


@pytest.mark.parametrize(
    ("text", "word", "harmed"),
    [
        ("They read the letters of Karim Odra, who was killed in 2015 by a sniper.", "killed", "Karim Odra"),
        ("Odra's extradition came after a judge in Gao had agreed to it.", "extradition", "Odra"),
        ("Odra's acquittal was welcomed in Gao.", "acquittal", "Odra"),
    ],
)
def test_whose_it_is_suffers_it(text: str, word: str, harmed: str, claims: Telling) -> None:
    claim = at(claims(text), word, text)
    assert [p.text for p in claim.targets] == [harmed]
    assert all("Odra" not in p.text for p in claim.actors)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gunmen shot at an embassy convoy near Basra, Iraq.", "shot"),
        ("Robbers killed MIT police officer Jan Odra in Boston.", "killed"),
    ],
)
def test_whom_a_land_does_not_own(text: str, word: str, claims: Telling) -> None:
    assert all(p.country in (None, "US") for p in at(claims(text), word, text).targets)


@pytest.mark.parametrize("what", ["demonstration", "rally", "vigil", "press conference"])
def test_who_holds_a_rally_abducts_nobody(what: str, claims: Telling) -> None:
    assert all(c.mode != "abduct" for c in claims(f"The group held a {what} outside the court in Gao in February."))


@pytest.mark.parametrize(
    ("text", "word", "harmed"),
    [
        ("The family of a guard killed by rebels in Gao protested on Sunday.", "killed", "a guard"),
        ("Relatives of the journalist shot dead by police in Gao asked for help.", "shot", "the journalist"),
        ("The minister met the families of the soldiers killed in an ambush in Gao.", "killed", "the soldiers"),
        ("A lawyer for the students arrested by police in Lagos spoke on Sunday.", "arrested", "the students"),
        ("The friends of Odra, who was killed in Gao, spoke on Sunday.", "killed", "Odra"),
        ("The brother of the governor, killed by rebels in Gao, was buried.", "killed", "The brother of the governor"),
        ("Families killed by shelling in Gao were buried on Sunday.", "killed", "Families"),
    ],
)
def test_whose_family_it_is_was_killed(text: str, word: str, harmed: str, claims: Telling) -> None:
    (target,) = at(claims(text), word, text).targets
    assert target.text.startswith(harmed)


@pytest.mark.parametrize(
    ("text", "word", "harmed"),
    [
        ("The army freed 12 hostages in a raid near Gao.", "raid", []),
        ("The bodies of nine people were found in a mass grave in Gao.", "found", ["The bodies of nine people"]),
    ],
)
def test_who_is_freed_or_found_is_told_so(text: str, word: str, harmed: list[str], claims: Telling) -> None:
    assert [p.text for p in at(claims(text), word, text).targets] == harmed


@pytest.mark.parametrize(
    ("text", "doer", "hedged"),
    [
        ("Prosecutors charged him with killing two guards in Gao.", "him", False),
        ("He was charged with killing two guards in Gao.", "He", True),
        ("A man charged with killing two guards in Gao fled.", "A man", True),
        ("He was arrested for killing two guards in Gao.", "He", True),
        ("He was convicted of killing two guards in Gao.", "He", False),
        ("Police suspect the Front of killing two guards in Gao.", "the Front", True),
        ("The army congratulated troops on killing two rebels in Gao.", "troops", False),
    ],
)
def test_who_is_charged_is_said_to_have_done_it(text: str, doer: str, hedged: bool, claims: Telling) -> None:
    claim = at(claims(text), "killing", text)
    assert [p.text for p in claim.actors] == [doer]
    assert claim.hedged is hedged


def test_the_murder_over_which_somebody_is_held_was_one(claims: Telling) -> None:
    text = "A man was arrested over the murder of a guard in Gao."
    assert all(not c.hedged for c in claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "The court cleared him of killing two guards in Gao.",
        "The court cleared the general of killing two guards in Gao.",
        "The army stopped rebels from attacking Gao.",
    ],
)
def test_who_is_cleared_or_stopped_did_nothing(text: str, claims: Telling) -> None:
    assert all(c.event_type.value != "ASSAULT" for c in claims(text))


def test_a_mayors_son_is_no_government(claims: Telling) -> None:
    text = "Gunmen shot dead the mayor's son in Lagos."
    assert all(p.kind != "State Forces" for p in at(claims(text), "shot", text).targets)


@pytest.mark.parametrize("who", ["Government supporters", "Hamas sympathisers", "Government critics"])
def test_who_is_for_or_against_it_is_not_it(who: str, claims: Telling) -> None:
    text = f"{who} attacked journalists in Nairobi."
    (doer,) = at(claims(text), "attacked", text).actors
    assert doer.kind in (None, "Rioters", "Protesters")


def test_the_group_is_not_the_state_that_it_fights(claims: Telling) -> None:
    text = "The group has fought the Malian state since 2012. The group has attacked farmers in Gao."
    assert all(p.name != "the Malian state" for p in at(claims(text), "attacked", text).actors)
    assert all(not (p.actor_id or "").startswith("gov-") for p in at(claims(text), "attacked", text).actors)
