"""Turns of phrase of agencies and papers of Africa and South Asia, end to end: words, model, rules and places."""

from __future__ import annotations

from datetime import date

import pytest
from tests.code.telling import Telling, at


def test_a_party_that_disputes_a_figure_speaks_for_itself(claims: Telling) -> None:
    text = "Monitors in Mali said 31 villagers had been shot dead, a toll the ministry dismissed as inflated."
    told = claims(text)
    assert [a.source.text for a in at(told, "shot", text).attribution] == ["Monitors in Mali"]
    denial = next(c for c in told if c.attribution[0].stance == "denies")
    assert [a.source.text for a in denial.attribution] == ["the ministry"]


def test_who_is_admitted_to_a_hospital_owns_to_nothing(claims: Telling) -> None:
    text = "Nine people were killed in the shelling and 14 admitted to hospital with wounds, the mayor of Gao said."
    assert {a.source.text for c in claims(text) for a in c.attribution} == {"the mayor of Gao"}


def test_what_is_imposed_beside_a_deployment_is_not_done_by_the_troops(claims: Telling) -> None:
    text = "The army was deployed in Nairobi and a curfew imposed from 7 p.m."
    assert not at(claims(text), "imposed", text).actors
    text = "Soldiers entered the town and looted shops in Gao."
    assert [a.text for a in at(claims(text), "looted", text).actors] == ["Soldiers"]


@pytest.mark.parametrize(
    ("text", "word", "sub_event"),
    [
        ("Gunmen invaded a village in Zamfara in Nigeria and shot at residents.", "invaded", "Attack"),
        ("Rebels invaded an army base in Borno in Nigeria.", "invaded", "Armed clash"),
        ("A bomber rammed a police truck near Quetta in Pakistan.", "rammed", None),
        ("Militants fired on a police van near Quetta in Pakistan.", "fired", "Armed clash"),
        ("A paratrooper attained martyrdom in Kashmir, India said.", "martyrdom", "Armed clash"),
        ("Eleven khwarij were sent to hell in Bannu, Pakistan's army said.", "sent to hell", "Armed clash"),
        ("Soldiers chased the raiders, six of whom were killed near Gao in Mali.", "killed", "Armed clash"),
        ("Troops fought the militants for an hour, and nine of them were killed near Bannu.", "killed", "Armed clash"),
        ("Herders spoke of the villagers, six of whom were killed near Gao in Mali.", "killed", "Attack"),
    ],
)
def test_the_sides_of_a_fight(claims: Telling, text: str, word: str, sub_event: str | None) -> None:
    claim = at(claims(text), word, text)
    if sub_event is not None:
        assert claim.acled is not None
        assert claim.acled.sub_event_type == sub_event


def test_grenades_that_were_found_hurt_nobody_elsewhere(claims: Telling) -> None:
    found = "Police in Srinagar seized two grenades from a driver's car.\n\n"
    text = f"{found}In Bastar, five rebels were killed by the forces on Saturday, India's police said."
    acled = at(claims(text), "killed", text).acled
    assert acled is not None
    assert acled.sub_event_type == "Armed clash"
    text = "Men threw two grenades at a bar in Bujumbura in Burundi. Three people were killed on Saturday."
    acled = at(claims(text), "killed", text).acled
    assert acled is not None
    assert acled.sub_event_type == "Grenade"


def test_men_that_an_army_lost_are_its_own(claims: Telling) -> None:
    text = "Rebels attacked a post near Gao in Mali. The army admitted losing seven men in the fighting."
    losing = at(claims(text), "losing", text)
    assert [p.actor_id for p in losing.targets] == ["mil-ml"]
    assert losing.acled is not None
    assert losing.acled.sub_event_type == "Armed clash"


def test_them_is_not_whoever_did_it(claims: Telling) -> None:
    text = "The raiders surprised the villagers near Gao in Mali at dawn and shot them."
    assert [p.name for p in at(claims(text), "shot", text).targets] == ["the villagers"]


def test_sums_and_labels_are_nobody(claims: Telling) -> None:
    text = "The kidnappers in Kaduna in Nigeria demanded N30m from the families."
    assert all("N30m" not in p.text for p in at(claims(text), "demanded", text).targets)
    text = "India rejected the charge as baseless and absurd."
    assert not at(claims(text), "rejected", text).targets


def test_a_unit_is_no_place(claims: Telling) -> None:
    text = "In Babanusa in Sudan, rebels shelled positions around the base of the 22nd Infantry Division."
    place = at(claims(text), "shelled", text).place
    assert place is not None
    assert place.name != "Infantry"


def test_a_place_before_the_speaker_is_where_it_was(claims: Telling) -> None:
    text = "In Gao, the governor said two traders had been shot dead by bandits. Mali has seen many such attacks."
    place = at(claims(text), "shot", text).place
    assert place is not None
    assert place.text == "Gao"
    text = "In Geneva, the agency said two traders had been shot dead by bandits. Mali has seen many such attacks."
    place = at(claims(text), "shot", text).place
    assert place is None or "Geneva" not in place.text


def test_where_several_days_are_told_another_town_has_its_own(claims: Telling) -> None:
    first = "Gunmen shot dead nine traders in Gao in Mali on Monday, the mayor said on Wednesday.\n\n"
    text = f"{first}In Mopti, raiders burnt a mill and stole 40 cows, residents said."
    assert at(claims(text), "burnt", text).time is None
    text = f"{first}The raiders burnt a mill and stole 40 cows, residents said."
    time = at(claims(text), "burnt", text).time
    assert time is not None
    assert time.earliest == date(2026, 11, 16)


def test_since_a_day_is_no_day_of_the_story(claims: Telling) -> None:
    text = (
        "Police shot at protesters in Kisumu in Kenya on Thursday. The party said 40 people had been killed since "
        "Monday. Protesters burnt a bank."
    )
    time = at(claims(text), "burnt", text).time
    assert time is not None
    assert time.earliest == date(2026, 11, 19)


def test_those_of_another_place_are_told_beside(claims: Telling) -> None:
    text = "Nine people were shot dead in the capital and three in the western city of Pokhara, police in Nepal said."
    place = at(claims(text), "shot", text).place
    assert place is None or place.name != "Pokhara"


def test_how_many_are_held(claims: Telling) -> None:
    text = "Activists in Kampala in Uganda put the number of detainees at 140."
    claim = at(claims(text), "number of detainees", text)
    assert [(c.kind, c.low) for c in claim.counts] == [("detained", 140)]
    text = "The number of detainees in Uganda is a secret."
    assert all(not c.counts for c in claims(text))


def test_rebels_who_have_entered_a_town_after_a_fight_hold_it(claims: Telling) -> None:
    text = "The M23 rebel group has entered Uvira in Congo after days of fighting, the governor said."
    claim = at(claims(text), "entered", text)
    assert (claim.event_type, claim.mode) == ("COERCE", "seize")


def test_a_minister_leaves_office_at_no_scene(claims: Telling) -> None:
    text = "Protesters burnt a bank in Kisumu on Monday. The interior minister of Kenya resigned."
    place = at(claims(text), "resigned", text).place
    assert place is None or place.name == "Kenya"


def test_gunmen_of_another_land_are_its_own(claims: Telling) -> None:
    text = (
        "Benin's army said on Thursday that it had lost two men near Karimama in Benin.\n\n"
        "In neighbouring Niger, gunmen shot dead 22 herders on Monday, residents said."
    )
    shot = at(claims(text), "shot", text)
    assert [p.actor_id for p in shot.actors] == ["unidentified-armed-group-ne"]


def test_from_one_day_of_a_month_to_another(claims: Telling) -> None:
    text = "Troops shot dead six rebels in Mali between Nov 12 and 14, the army said."
    time = at(claims(text), "shot", text).time
    assert time is not None
    assert (time.earliest, time.latest) == (date(2026, 11, 12), date(2026, 11, 14))
    text = "Rebels shelled Gao in Mali on Nov 12 and 14 people were killed, the army said."
    time = at(claims(text), "shelled", text).time
    assert time is not None
    assert time.latest == date(2026, 11, 12)


def test_overnight_on_a_day_is_no_night_before_the_report(claims: Telling) -> None:
    text = "Raiders beheaded four farmers overnight on Monday in Chiure in Mozambique, a bishop said."
    time = at(claims(text), "beheaded", text).time
    assert time is not None
    assert time.earliest == date(2026, 11, 16)


def test_others_are_of_the_side_told_beside_them(claims: Telling) -> None:
    text = "In Bannu in Pakistan, four militants were killed while two others were wounded."
    acled = at(claims(text), "wounded", text).acled
    assert acled is not None
    assert acled.sub_event_type == "Armed clash"
    text = "In Bannu in Pakistan, four farmers were killed while two others were wounded."
    acled = at(claims(text), "wounded", text).acled
    assert acled is not None
    assert acled.sub_event_type == "Attack"


def test_whom_somebody_accuses_did_what_follows(claims: Telling) -> None:
    text = "Villagers in Narok in Kenya accused the officers, saying they had shot two boys."
    assert [p.name for p in at(claims(text), "shot", text).actors] == ["the officers"]


def test_sound_grenades_and_crude_bombs(claims: Telling) -> None:
    text = "Soldiers threw sound grenades at a crowd in Gopalganj in Bangladesh. Two people died of bullet wounds."
    acled = at(claims(text), "died", text).acled
    assert acled is not None
    assert acled.sub_event_type != "Grenade"
    text = "Witnesses in Gopalganj in Bangladesh said that party men had attacked a rally, blasting crude bombs."
    assert {a.source.text for c in claims(text) for a in c.attribution} == {"Witnesses in Gopalganj in Bangladesh"}


def test_the_attack_is_of_the_kind_that_was_told(claims: Telling) -> None:
    text = (
        "Raiders beheaded six villagers near Chiure in Mozambique on Monday.\n\n"
        "The attack took place in Nacocha, the bishop said."
    )
    acled = at(claims(text), "attack", text).acled
    assert acled is not None
    assert acled.sub_event_type == "Attack"


def test_what_officials_said_at_the_time_has_a_day_of_its_own(claims: Telling) -> None:
    text = (
        "Mortars hit Mogadishu in Somalia on Sunday and wounded two men. In October gunmen attacked a prison there. "
        "All seven gunmen were killed, officials said at the time."
    )
    time = at(claims(text), "killed", text).time
    assert time is None or time.earliest != date(2026, 11, 15)


def test_the_town_of_a_dateline_does_nothing(claims: Telling) -> None:
    text = "AMAMBAI, Mato Grosso do Sul - Gunmen in six pickups attacked a camp of herders before dawn on Sunday."
    assert [p.text for p in at(claims(text), "attacked", text).actors] == ["Gunmen"]


def test_what_had_been_before_lends_no_day(claims: Telling) -> None:
    text = (
        "Helicopters bombed Nasir in South Sudan on Tuesday. The army said the gunships struck fighters who had "
        "attacked a barge on Sunday."
    )
    time = at(claims(text), "struck", text).time
    assert time is not None
    assert time.earliest == date(2026, 11, 17)
    time = at(claims(text), "attacked", text).time
    assert time is not None
    assert time.earliest == date(2026, 11, 15)


def test_a_body_that_lies_in_state_was_not_found(claims: Telling) -> None:
    text = "Police in Kenya shot at mourners near a hall where the body of a premier was lying in state."
    assert all("lying" not in c.trigger.of(text) for c in claims(text))


def test_restraint_that_is_shown_says_nothing(claims: Telling) -> None:
    text = "Kenya's minister defended the officers, saying they had shown great restraint when a mob burnt a bank."
    assert {a.source.text for c in claims(text) for a in c.attribution} <= {"Kenya's minister"}


def test_who_was_reported_killed_killed_nobody(claims: Telling) -> None:
    text = "Seven soldiers were reported killed near Gao in Mali and two lorries destroyed."
    claim = at(claims(text), "killed", text)
    assert ([p.text for p in claim.actors], [p.text for p in claim.targets]) == ([], ["Seven soldiers"])


def test_a_great_city_is_no_small_town_of_its_name(claims: Telling) -> None:
    text = (
        "Gunmen raided a village near Bishnupur in Manipur, India, on Monday and killed six people. Police in Dhaka "
        "shot dead a worker on Tuesday."
    )
    place = at(claims(text), "shot", text).place
    assert place is not None
    assert (place.name, place.country) == ("Dhaka", "BD")


def test_a_town_that_is_near_another_is_itself_though_its_land_is_not_named(claims: Telling) -> None:
    text = (
        "The roads of Burkina Faso were quiet. In Timbuktu, 22 people wounded in the fighting at Goundam were treated. "
        "Two men were killed in Djibo."
    )
    place = at(claims(text), "wounded", text).place
    assert place is not None
    assert (place.name, place.country) == ("Goundam", "ML")


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers died in a clash on the Chad-Sudan border.",
        "Troops exchanged fire along the border between India and Pakistan on Monday.",
    ],
)
def test_the_border_of_two_countries_is_on_no_side_of_it(claims: Telling, text: str) -> None:
    place = claims(text)[0].place
    assert place is not None
    assert (place.name, place.country) == (None, None)


def test_border_fighting_is_in_no_town_of_the_story(claims: Telling) -> None:
    text = (
        "About 300 people gathered in Bishkek on Friday to demand the release of a blogger held over his criticism of "
        "the response to this week's border fighting."
    )
    assert at(claims(text), "fighting", text).place is None


def test_who_fires_on_a_side_fires_at_nobody_there(claims: Telling) -> None:
    text = "The shots were fired into the air by unknown men on the Tajik side near Batken, the service said."
    assert at(claims(text), "fired", text).targets == ()


def test_the_second_half_of_a_name_belongs_to_it(claims: Telling) -> None:
    text = (
        "Four bodies were found in Batken, in Kyrgyzstan. Mortar shells hit a school in Ak-Sai overnight but nobody "
        "was inside, the Batken governor's office said."
    )
    place = at(claims(text), "hit", text).place
    assert place is not None
    assert (place.name or "").startswith("Ak-S")


def test_a_foiled_attempt_was_where_it_was_aimed(claims: Telling) -> None:
    text = (
        "The Syrian army thwarted an attempt by militia groups to infiltrate toward the town of Deir Hafer, inflicting "
        "heavy losses on them, a source said."
    )
    claim = at(claims(text), "thwarted", text)
    assert claim.place is not None
    assert claim.place.country == "SY"
    assert claim.place.precision in ("exact", "near")
    assert not {p.actor_id for p in claim.targets} & {p.actor_id for p in claim.actors}
