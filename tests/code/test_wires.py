"""Turns of phrase of the big agencies, end to end: words, model, rules and places."""

from __future__ import annotations

from datetime import date

import pytest
from tests.code.telling import PUBLISHED, Telling, at, linking, place

from reportedly.model import Claim, Modality


def days(claim: Claim) -> tuple[date | None, date | None]:
    return (claim.time.earliest, claim.time.latest) if claim.time else (None, None)


def test_nobody_calls_a_states_command_or_a_unions_force_the_group(claims: Telling) -> None:
    text = (
        "Al-Shabaab overran a base on Sunday. US Africa Command said it had carried out an air strike near Jilib. "
        "The group captured the town of Jowhar in March."
    )
    assert [a.actor_id for a in at(claims(text), "captured", text).actors] == ["al-shabaab"]


def test_the_group_is_the_fighters_told_of_where_none_is_named(claims: Telling) -> None:
    text = "Gunmen attacked a village near Gao on Friday. Two herders who had been abducted by the group escaped."
    assert [a.kind for a in at(claims(text), "abducted", text).actors] == ["Political Militias"]


def test_its_forces_are_those_of_the_body_that_a_spokesman_speaks_for(claims: Telling) -> None:
    text = (
        "Ethiopia's army said on Tuesday it had killed 80 men. Dawit Roe, a spokesperson for Fano, told reporters that "
        "its forces had captured the town of Lalibela on Saturday."
    )
    assert [a.actor_id for a in at(claims(text), "captured", text).actors] == ["fano"]


def test_the_militants_are_those_of_the_one_movement_named_before(claims: Telling) -> None:
    text = "Fighters from JNIM attacked a camp near Gao on Friday, the army said. The militants killed nine soldiers."
    assert [a.actor_id for a in at(claims(text), "killed", text).actors] == ["jnim"]
    text = "Gunmen attacked Gao on Friday. JNIM has fought there for years. The militants killed nine soldiers."
    assert [a.actor_id for a in at(claims(text), "killed", text).actors] == ["unidentified-armed-group-ml"]


def test_what_was_said_a_week_before_the_attack_is_not_of_its_day(claims: Telling) -> None:
    text = (
        "Militants stormed a base in Jowhar on Sunday.\n\n"
        "The attack comes a week after the army said it had killed two commanders near Jilib."
    )
    assert days(at(claims(text), "killed", text)) == (None, None)


def test_what_the_war_has_done_is_of_no_day_of_the_story(claims: Telling) -> None:
    text = (
        "A drone hit a market in El Obeid on Monday.\n\nIt killed six people.\n\n"
        "The war has killed tens of thousands and uprooted some 12 million people."
    )
    assert days(at(claims(text), "uprooted", text)) == (None, None)


def test_further_west_the_story_turns_to_another_day(claims: Telling) -> None:
    text = (
        "Shelling killed 14 people in El Obeid on Wednesday.\n\nFurther west, the army said it had repelled an assault "
        "on Babanusa. Nine soldiers died in the fighting, which started at dawn on Tuesday."
    )
    assert days(at(claims(text), "repelled", text)) == (date(2026, 11, 17), date(2026, 11, 17))


def test_since_the_start_of_the_year(claims: Telling) -> None:
    text = "Rebels have killed 40 people near Gao since the start of the year, and burned a mill in March."
    assert days(at(claims(text), "killed", text)) == (date(2026, 1, 1), PUBLISHED)
    text = "Rebels have killed 40 people near Gao since the beginning of November."
    assert days(at(claims(text), "killed", text)) == (date(2026, 11, 1), PUBLISHED)


def test_what_they_call_it_lies_where_they_bombed_it(claims: Telling) -> None:
    text = "Pakistani jets bombed what the military described as militant hideouts in Afghanistan's Paktika province."
    assert place(at(claims(text), "bombed", text)) == "Paktika"
    text = "Turkish drones struck what the ministry said was a depot near Duhok on Friday, killing two people."
    assert place(at(claims(text), "struck", text)) == "Dihok"


def test_a_happening_in_another_province_was_not_in_the_storys_only_town(claims: Telling) -> None:
    text = (
        "Militants ambushed a convoy in northwestern Pakistan on Tuesday, killing eight soldiers.\n\n"
        "The attack happened in Kurram, a district in Khyber Pakhtunkhwa province.\n\n"
        "A roadside bomb exploded in the southwestern city of Quetta on Wednesday, killing an officer."
    )
    assert place(at(claims(text), "ambushed", text)) == "Pakistan"


@pytest.mark.parametrize(
    "sentence",
    [
        "Moscow denies deliberately targeting civilians.",
        "Moscow, which denies targeting civilians, did not comment.",
        "Russia has repeatedly denied targeting civilians.",
        "Russia says it does not target civilians.",
        "Russia said it targets only military sites.",
        "Russia has never targeted hospitals, its ambassador said.",
    ],
)
def test_who_never_strikes_civilians_speaks_of_no_one_deed(claims: Telling, sentence: str) -> None:
    text = f"A drone struck a school in Kharkiv on Friday, killing two people. {sentence}"
    said = next(c for c in claims(text) if "target" in c.trigger.of(text))
    assert said.background
    assert place(said) != "Kharkiv"
    assert days(said) == (None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army denied that it had targeted civilians.",
        "The army denied bombing civilians in Sagaing on Friday.",
        "Drones targeted hospitals in Mandalay.",
        "The army did not target civilians, it said.",
    ],
)
def test_who_did_not_strike_civilians_speaks_of_the_day(claims: Telling, sentence: str) -> None:
    text = f"An air strike killed 12 people in Sagaing on Friday. {sentence}"
    said = next(c for c in claims(text) if c.evidence.of(text) == sentence and c.event_type == "ASSAULT")
    assert not said.background


def test_a_saying_is_no_armys_deed(claims: Telling) -> None:
    text = 'Troops left Lalibela on Friday. "An army that loves its people does not fight among them," he said.'
    assert all(c.background for c in claims(text) if "fight" in c.trigger.of(text))


def test_a_seat_that_denies_something_is_not_where_it_was(claims: Telling) -> None:
    text = "Moscow, which denies that it shelled the village on Friday, did not comment."
    assert place(at(claims(text), "shelled", text)) != "Moscow"
    text = "In Goma, which the M23 took in January, gunmen killed two men on Friday."
    assert place(at(claims(text), "took", text)) == "Goma"


def test_a_year_on_the_noun_of_a_war_makes_history(claims: Telling) -> None:
    for text in (
        "The fighting in 2020 killed 6,000 people.",
        "It was the deadliest attack since a bombing in 2014 that killed 150 people.",
        "It held until the conflict of May 2025, in which 16 civilians died in Poonch when shells hit the town.",
    ):
        told = [c for c in claims(text) if c.event_type == "ASSAULT"]
        assert told
        assert all(c.background for c in told)
    text = "The fighting on Tuesday killed 60 people."
    assert not at(claims(text), "killed", text).background


def test_an_ally_is_no_branch_of_a_movement(claims: Telling) -> None:
    text = "An Israeli strike killed 13 people near Sidon in Lebanon on Tuesday. Hamas said the victims were teenagers."
    assert "hamas" in {a.source.actor_id for c in claims(text) for a in c.attribution}
    text = "Shells fell on Gaza on Friday, killing two people. Hezbollah said it had fired rockets at Haifa."
    assert {a.source.actor_id for c in claims(text) for a in c.attribution} == {"hezbollah"}


@pytest.mark.parametrize(
    ("sentence", "word", "day"),
    [
        ("On Wednesday, a drone strike on a car in Tyre killed one person, the ministry said.", "killed", 18),
        ("Also Tuesday, an Indian worker was kidnapped in Dosso, the local prefect said.", "kidnapped", 17),
        ("Late on Monday, gunmen burned a mill in Gao, said the mayor.", "burned", 16),
    ],
)
def test_a_day_before_all_else_is_that_of_what_is_told(claims: Telling, sentence: str, word: str, day: int) -> None:
    assert days(at(claims(sentence), word, sentence)) == (date(2026, 11, day), date(2026, 11, day))


def test_a_day_before_who_says_it_is_that_of_saying(claims: Telling) -> None:
    text = "On Friday, the army said that rebels had killed nine men near Gao."
    assert days(at(claims(text), "killed", text)) == (None, None)


def test_hours_later_is_no_day_of_all_that_is_said(claims: Telling) -> None:
    text = (
        "A strike killed 13 people near Sidon on Tuesday.\n\nHours later, jets pounded buildings in Tyre after the "
        "military warned residents to leave.\n\nLebanon's army has accused Israel of breaking the truce."
    )
    assert days(at(claims(text), "accused", text)) == (None, None)


def test_what_they_met_to_do_was_for_the_day_on_which_they_met(claims: Telling) -> None:
    text = "On Thursday, President Zelenskiy met U.S. envoy Keith Kellogg in Kyiv to discuss a truce."
    assert days(at(claims(text), "discuss", text)) == (date(2026, 11, 19), date(2026, 11, 19))


def test_what_comes_a_day_after_an_attack_was_not_where_the_attack_was(claims: Telling) -> None:
    text = (
        "Pakistani forces bombed a home in Khost overnight, a spokesman said. The strikes came a day after a suicide "
        "attack on a headquarters in the Pakistani city of Peshawar killed three men."
    )
    told = claims(text)
    assert place(at(told, "strikes", text)) != "Peshawar"
    assert days(at(told, "suicide attack", text)) == (None, None)


def test_what_they_frequently_do_is_history(claims: Telling) -> None:
    text = "A bomb killed nine in Mogadishu on Friday. Al Shabaab frequently stages bomb attacks in Mogadishu."
    assert at(claims(text), "attacks", text).background


def test_a_gold_mine_does_not_go_off(claims: Telling) -> None:
    text = "Militia fighters killed 32 people in an attack on a gold mine in Ituri on Wednesday."
    acled = at(claims(text), "killed", text).acled
    assert acled is not None
    assert acled.sub_event_type == "Attack"
    text = "Two soldiers were killed by a mine near Goma on Wednesday."
    acled = at(claims(text), "killed", text).acled
    assert acled is not None
    assert acled.sub_event_type == "Remote explosive/landmine/IED"


def test_who_raids_a_site_censors_nothing(claims: Telling) -> None:
    text = "CODECO fighters raided the site near Bunia on Wednesday evening."
    assert at(claims(text), "raided", text).event_type == "ASSAULT"


def test_a_governments_troops_are_its_army(claims: Telling) -> None:
    text = "Russia's defence ministry said that its troops had seized the village of Novopavlivka in Ukraine."
    assert [a.actor_id for a in at(claims(text), "seized", text).actors] == ["mil-ru"]
    text = "The government of Mali said that nine of its workers had been killed near Gao."
    assert all(t.actor_id != "mil-ml" for t in at(claims(text), "killed", text).targets)


def test_the_military_is_that_of_the_land_that_was_told(claims: Telling) -> None:
    text = (
        "A strike killed nine people near Sidon in Lebanon on Tuesday. The Israeli military said it had hit a depot. "
        "Jets pounded buildings in Tyre after the military warned residents to leave."
    )
    assert [a.actor_id for a in at(claims(text), "warned", text).actors] == ["mil-il"]


def test_a_grenade_that_others_threw_is_not_the_soldiers(claims: Telling) -> None:
    text = (
        "A grenade attack on an office in Adigrat left four people injured on Monday. A report by the commission in "
        "August said soldiers had killed 27 civilians near Lalibela."
    )
    killed = at(claims(text), "killed", text)
    assert killed.acled is not None
    assert killed.acled.sub_event_type == "Attack"
    assert days(killed) == (None, None)  # and what was said in August was not on Monday
    text = "A grenade was thrown at a cafe in Adigrat on Monday. The attack wounded four people."
    assert {c.acled.sub_event_type for c in claims(text) if c.acled} == {"Grenade"}


def test_where_somebody_was_killed_is_told_of_the_same_night(claims: Telling) -> None:
    text = (
        "A strike killed nine people in Kherson on Thursday. Air defences destroyed 54 drones overnight, including 12 "
        "over the Bryansk region, where one man was shot dead, the governor said."
    )
    assert days(at(claims(text), "shot dead", text)) == (date(2026, 11, 19), date(2026, 11, 20))


def test_the_group_that_is_blamed_is_the_armed_one(claims: Telling) -> None:
    text = (
        "ISIL has carried out attacks in Turkey. In Syria, troops and the US-led coalition arrested a man in Damascus. "
        "An attack blamed on the group killed two soldiers in Palmyra on Friday."
    )
    assert [a.actor_id for a in at(claims(text), "killed", text).actors] == ["islamic-state"]


def sub_event(claim: Claim) -> str | None:
    return claim.acled.sub_event_type if claim.acled else None


def test_no_crowd_is_met_with_aircraft(claims: Telling) -> None:
    text = (
        "In Kirkuk, police fired into the air to break up a protest by teachers on Friday.\n\n"
        "Turkish jets bombed positions of the PKK near Amedi."
    )
    told = claims(text)
    assert sub_event(at(told, "bombed", text)) == "Air/drone strike"
    assert sub_event(at(told, "fired", text)) == "Protest with intervention"


def test_those_captured_are_of_those_killed_beside_them(claims: Telling) -> None:
    text = "ISWAP said it had killed 30 soldiers near Damboa and captured four."
    assert sub_event(at(claims(text), "captured", text)) == "Armed clash"
    text = "Police said they had killed two robbers in Kano and arrested four."
    assert sub_event(at(claims(text), "arrested", text)) == "Arrests"


def test_the_dead_blame_nobody(claims: Telling) -> None:
    text = "A district official confirmed that three civilians had died but blamed the militants."
    assert [a.text for a in at(claims(text), "blamed", text).actors] == ["A district official"]


def test_who_launched_them_is_not_where_they_fell(claims: Telling) -> None:
    text = "Ukraine's air force said it had downed 71 of the 96 drones launched by Moscow overnight."
    assert place(at(claims(text), "launched", text)) is None


def test_strikes_on_which_somebody_seldom_comments_are_of_no_day(claims: Telling) -> None:
    text = "A drone killed two men in Kharkiv on Monday. Kyiv seldom comments on attacks inside Russia."
    told = at(claims(text), "attacks", text)
    assert told.background
    assert days(told) == (None, None)


def test_what_is_behind_an_attack_is_guessed_and_not_the_attack(claims: Telling) -> None:
    text = "Gunmen killed a trader in Bannu on Monday. Police said a land dispute might be behind the attack."
    assert at(claims(text), "attack", text).modality is Modality.ACTUAL
    text = "Police said the next target might be a school. An attack might follow."
    assert all(c.modality is not Modality.ACTUAL for c in claims(text) if "attack" in c.trigger.of(text).lower())


def test_sides_between_whom_fighting_broke_out_are_told_with_its_verb(claims: Telling) -> None:
    text = "Fighting broke out in Tripoli overnight between the 444 Brigade and the Special Deterrence Force."
    assert [a.actor_id for a in at(claims(text), "ighting", text).actors] == ["444-brigade", "rada"]


def test_a_place_kills_nobody(claims: Telling) -> None:
    text = "They were jailed over the 2016 bombing in Baghdad's Karrada district, which killed more than 320 people."
    assert all(not c.actors for c in claims(text) if c.event_type.value == "ASSAULT")


def test_a_way_on_which_somebody_was_hit_is_no_visit(claims: Telling) -> None:
    text = (
        "The officers were travelling to El Tambo when their truck was hit by an explosive device and then sprayed "
        "with bullets."
    )
    told = claims(text)
    assert all(c.event_type.value != "CONSULT" for c in told)
    assert not at(told, "sprayed", text).actors


def test_a_leader_lost_days_before_was_lost_elsewhere(claims: Telling) -> None:
    text = (
        "The blast happened near Bannu on Tuesday, days after the Pakistani Taliban lost one of its commanders in a "
        "drone strike."
    )
    assert place(at(claims(text), "lost", text)) != "Bannu"
    assert place(at(claims(text), "blast", text)) == "Bannu"


def test_what_is_named_by_its_day_in_passing_is_left_with_its_paragraph(claims: Telling) -> None:
    text = (
        "Troops killed 23 fighters in an operation near Bannu on Wednesday. Two men wounded in Tuesday's attack died "
        "in hospital.\n\nTraders burned a police post.\n\nResidents said shells hit two houses during the operation."
    )
    wednesday = (date(2026, 11, 18), date(2026, 11, 18))
    told = claims(text)
    assert [days(at(told, word, text)) for word in ("burned", "hit")] == [wednesday, wednesday]


def test_who_says_so_on_a_day_is_told_though_the_parse_goes_astray(claims: Telling) -> None:
    text = (
        "Four minors were among seven people killed when the air force bombed a camp of FARC dissidents in Guaviare on "
        "Thursday, ombudswoman Iris Roe said on Sunday."
    )
    assert {a.source.text for c in claims(text) for a in c.attribution} == {"ombudswoman Iris Roe"}


def test_what_was_hit_killed_nobody(claims: Telling) -> None:
    text = "Police in Turbat arrested a man on Friday over last month's bombing of a court that killed five people."
    told = claims(text)
    killed = at(told, "killed", text)
    assert not killed.actors
    assert days(killed) == (date(2026, 10, 1), date(2026, 10, 31))
    assert days(at(told, "arrested", text)) == (date(2026, 11, 20), date(2026, 11, 20))
    text = "An attack by gunmen that killed five people shook Turbat."
    assert [a.kind for a in at(claims(text), "killed", text).actors] == ["Political Militias"]


def test_weapons_are_not_whom_somebody_attacks(claims: Telling) -> None:
    text = "Government factions attacked with tanks and drones, the SDF said."
    assert not at(claims(text), "attacked", text).targets


def test_those_who_do_so_have_done_nothing_yet(claims: Telling) -> None:
    text = "Those who recruit minors must answer for it, she said."
    assert all(c.modality is not Modality.ACTUAL for c in claims(text) if c.event_type.value == "MOBILIZE")


def test_the_group_is_the_one_that_the_text_has_named(claims: Telling) -> None:
    text = (
        "The Balochistan Liberation Army said it had shot 14 men near Mach. Officials counted 11 bodies. Pakistan "
        "blames India. New Delhi says nothing. Roads were shut. Shops were closed. In March 2025, the group hijacked a "
        "train."
    )
    assert [a.actor_id for a in at(claims(text), "hijacked", text).actors] == ["bla"]


def test_they_are_the_force_that_a_spokeswoman_speaks_for(claims: Telling) -> None:
    text = (
        "A spokeswoman for the Ukrainian eastern command said on Monday that the line held. They had repelled 14 "
        "assaults in the past day, she added."
    )
    assert [a.actor_id for a in at(claims(text), "repelled", text).actors] == ["mil-ua"]


def test_a_roadside_bomb_is_of_no_demonstration(claims: Telling) -> None:
    text = (
        "A roadside bomb wounded four gendarmes near Kumbo on Sunday.\n\nMore than 6,500 people have died there since "
        "2017, when protests by lawyers turned into a revolt."
    )
    told = claims(text)
    assert sub_event(at(told, "wounded", text)) == "Remote explosive/landmine/IED"
    assert sub_event(at(told, "died", text)) != "Remote explosive/landmine/IED"


def test_a_sentence_goes_on_with_the_old_story_before_it(claims: Telling) -> None:
    text = (
        "Gunmen shot dead 11 people near Mach on Wednesday.\n\nIn March 2025, gunmen hijacked a train there. A two-day "
        "siege left 31 people dead, the military said.\n\nA bomb wounded two soldiers."
    )
    told = claims(text)
    left = at(told, "left", text)
    assert left.background
    assert days(left) == (date(2025, 3, 1), date(2025, 3, 31))
    assert not at(told, "wounded", text).background
    text = (
        "In March 2025, gunmen hijacked a train near Mach. The attack on Wednesday left 31 people dead, the army said."
    )
    assert not at(claims(text), "left", text).background


def test_he_who_says_what_he_thinks_is_one_source(claims: Telling) -> None:
    text = "Jo Roe, the mayor of Gao, defended the bombing. He said that he regretted the deaths."
    assert [len(c.attribution) for c in claims(text) if "regretted" in c.trigger.of(text)] == [1]


def test_the_day_of_a_deed_is_not_that_of_all_that_is_said(claims: Telling) -> None:
    text = (
        "Five people were killed in clashes in Gao on Monday night, each side said, accusing the other.\n\nFrance "
        "warned that its patience was running out."
    )
    assert days(at(claims(text), "running", text)) == (None, None)


def test_those_whom_a_states_strikes_killed_died_from_the_air(claims: Telling) -> None:
    text = "Israeli strikes killed at least 11 people in Gaza on Friday, medics said."
    assert sub_event(at(claims(text), "killed", text)) == "Air/drone strike"
    text = "A rebel strike killed nine people in Gao."
    assert sub_event(at(claims(text), "killed", text)) == "Attack"


def test_they_who_were_charged_are_those_arrested(claims: Telling) -> None:
    text = "Police in Gao arrested two traders on Monday. They were charged with murder on Friday."
    told = claims(text)
    assert [t.kind for t in at(told, "charged", text).targets] == ["Civilians"]


def test_what_has_come_together_since_a_war_broke_out_is_history(claims: Telling) -> None:
    text = "More than 260 people have been killed and 60,000 displaced since violence broke out in Manipur in May 2023."
    assert at(claims(text), "killed", text).background


def test_an_army_denies_in_its_own_voice() -> None:
    text = (
        "The Defence Headquarters has seen reports on Nigeria. There was no massacre at Damboa. Our troops were not "
        "overrun. No soldier was killed. The terrorists fled."
    )
    denied = {
        c.trigger.of(text): [(a.source.text, a.source.actor_id, a.stance.value) for a in c.attribution]
        for c in linking("Defence Headquarters Nigeria")(text)
        if c.event_type.value in ("ASSAULT", "COERCE")
    }
    own = [("Defence Headquarters", "mil-ng", "denies")]
    assert denied == {"massacre": own, "overrun": own}
    told = linking("Lake Gazette")(text)  # a paper denies nothing
    assert all(c.event_type.value not in ("ASSAULT", "COERCE") for c in told)


def test_what_a_state_denies_that_it_does_is_no_deed_of_the_day(claims: Telling) -> None:
    text = "A drone killed two people in Kherson on Wednesday. Russia denies that it targets civilians."
    assert at(claims(text), "targets", text).background
    text = "A drone killed two people in Kherson on Wednesday. Russia denies that it targeted the market."
    assert not any(c.background for c in claims(text))


def test_soldiers_who_capture_soldiers_arrest_nobody(claims: Telling) -> None:
    text = "Ukrainian troops captured three Russian soldiers near Kherson."
    assert sub_event(at(claims(text), "captured", text)) == "Armed clash"
    text = "Police captured three robbers in Kherson."
    assert sub_event(at(claims(text), "captured", text)) == "Arrests"
