"""What words look like and are not: a town that looks like a surname, a talk of war that is no war."""

from __future__ import annotations

from datetime import date

import pytest
from tests.code.telling import PUBLISHED, Telling, at, first_day, place

from reportedly.model import EventType, Stance


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said on Monday that they had captured Mopti, a town on the river.\n\nMopti stands by two rivers.",
        "The army said on Monday that it had captured Mopti.\n\nMopti lies a day's march from the border.",
    ],
)
def test_a_town_that_the_text_shows_is_taken_and_not_detained(claims: Telling, text: str) -> None:
    told = at(claims(text), "captured", text)
    assert (told.mode, place(told), told.counts) == ("seize", "Mopti", ())


def test_a_man_behind_whom_it_stands_who_he_is_is_detained(claims: Telling) -> None:
    text = "The army said on Monday that it had captured Mopti, a commander of the rebels."
    assert at(claims(text), "captured", text).mode == "arrest"


@pytest.mark.parametrize("towns", ["Kupiansk, Rubizhne and Lyman", "Kupiansk and Lyman"])
def test_towns_that_soldiers_held_are_no_detainees(claims: Telling, towns: str) -> None:
    text = f"The marines who held {towns} were relieved on Friday."
    assert not [c for c in claims(text) if c.mode == "arrest"]


@pytest.mark.parametrize(
    "text",
    [
        "Meetings about the fighting, which were held in Accra in May, led nowhere.",
        "The talks about the war, which were held in Accra in May, failed.",
    ],
)
def test_a_clause_is_of_the_noun_with_which_it_agrees(claims: Telling, text: str) -> None:
    assert not [c for c in claims(text) if c.event_type is EventType.ASSAULT]


def test_a_clause_that_agrees_stays(claims: Telling) -> None:
    text = "The attacks, which were carried out in Gao in May, killed nine people."
    assert place(at(claims(text), "killed", text)) == "Gao"


@pytest.mark.parametrize("what", ["Three helicopters", "Two drones", "Balloons"])
def test_what_hangs_in_the_air_hangs_nobody(claims: Telling, what: str) -> None:
    text = f"{what} hung over Gao for an hour on Sunday."
    assert not [c for c in claims(text) if c.event_type is EventType.ASSAULT]


def test_rebels_hang_men(claims: Telling) -> None:
    text = "The rebels hanged two men in Gao on Friday."
    assert at(claims(text), "hanged", text).counts[0].low == 2


@pytest.mark.parametrize(
    ("ministry", "whose"),
    [("The Defence Ministry in Bamako", "mil-ml"), ("The Foreign Ministry in Niamey", "mil-ne")],
)
def test_the_soldiers_are_those_of_the_ministry_in_its_capital(claims: Telling, ministry: str, whose: str) -> None:
    text = f"{ministry} said on Friday that its soldiers had taken Djibo in Burkina Faso."
    assert [a.actor_id for a in at(claims(text), "taken", text).actors] == [whose]


@pytest.mark.parametrize(
    "text",
    [
        "News that jets of the air force bombed a market in Gao on Friday was invented, a spokesman said.",
        "The story that its drones bombed a market in Gao on Friday has been concocted by the enemy, the army said.",
        "The army has rejected as a lie the statement of a rebel movement according to which its drones "
        "bombed a market in Gao on Friday.",
        "The army rejected reports according to which its drones bombed a market in Gao on Friday.",
        "The army rejected the allegation that its pilots had bombed Friday's market in Gao.",
        "The army denied the claim that its pilots had bombed a market in Gao on Friday.",
    ],
)
def test_what_is_said_to_be_made_up_is_denied(claims: Telling, text: str) -> None:
    told = at(claims(text), "bombed", text)
    assert [a.stance for a in told.attribution] == [Stance.DENIES]


def test_a_report_that_was_published_is_not_denied(claims: Telling) -> None:
    text = "The report that jets bombed a market in Gao on Friday was published by a paper, the army said."
    assert Stance.DENIES not in [a.stance for a in at(claims(text), "bombed", text).attribution]


@pytest.mark.parametrize("verb", ["repeated", "made", "took up"])
def test_an_allegation_that_is_made_is_not_denied(claims: Telling, verb: str) -> None:
    text = f"The union {verb} the allegation that army pilots had bombed Friday's market in Gao."
    assert Stance.DENIES not in [a.stance for a in at(claims(text), "bombed", text).attribution]


def test_what_a_report_tells_is_its_publishers(claims: Telling) -> None:
    text = "Police published a report according to which gunmen killed five people in Gao on Sunday."
    assert [a.source.text for a in at(claims(text), "killed", text).attribution] == ["Police"]


def test_the_fighters_are_those_of_the_whole_name(claims: Telling) -> None:
    text = (
        "The rulers of Afghanistan deny that they shelter anybody. A spokesman for the Tehrik-e-Taliban Pakistan "
        "(TTP) told a radio that its fighters had killed nine soldiers in Hangu on Tuesday."
    )
    assert [a.actor_id for a in at(claims(text), "killed", text).actors] == ["ttp"]


@pytest.mark.parametrize(
    "text",
    [
        "After a strike on a police academy in Gao killed 14 people on Friday, patrols were halted.",
        "Since an attack on an army base in Gao killed 12 soldiers on Friday, patrols have ceased.",
    ],
)
def test_what_was_struck_killed_nobody(claims: Telling, text: str) -> None:
    assert at(claims(text), "killed", text).actors == ()


def test_a_name_before_rebels_is_theirs(claims: Telling) -> None:
    text = "Sudan and SPLM-N rebels agreed to a truce in Accra on Monday."
    assert [a.text for a in at(claims(text), "agreed", text).actors] == [
        "Sudan",
        "SPLM-N rebels",
    ]


def test_ground_lost_nowhere_is_no_place_taken(claims: Telling) -> None:
    text = "Jets struck a school in Gao on Friday.\n\nBombs are what the army relies on now that it has lost ground."
    assert not [c for c in claims(text) if c.event_type is EventType.COERCE]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Twelve soldiers died when the base fell on Friday, a paper said.", "Non-state actor overtakes territory"),
        ("Nine rebels died when the camp fell on Friday, a paper said.", "Government regains territory"),
        ("The governor said that the army had lost a town.", "Non-state actor overtakes territory"),
    ],
)
def test_who_was_hurt_when_it_fell_did_not_take_it(coded: Telling, text: str, kind: str) -> None:
    told = next(c for c in coded(text) if c.event_type is EventType.COERCE)
    assert told.acled is not None
    assert told.acled.sub_event_type == kind


def test_what_came_two_days_after_a_raid_is_not_counted_on_from_itself(claims: Telling) -> None:
    text = "Soldiers and herders fought on Sunday in Gao.\n\nThe clash occurred two days after the raid on Kidal."
    assert first_day(at(claims(text), "clash", text)) == date(2026, 11, 15)
    assert first_day(at(claims(text), "raid", text)) == date(2026, 11, 13)


def test_what_has_happened_is_of_no_day_to_come(claims: Telling) -> None:
    text = "Rebels shelled Gao on Thursday.\n\nGunmen shot a judge in Kidal at noon; three days later, people marched."
    assert all(d is None or d <= PUBLISHED for d in map(first_day, claims(text)))


def test_the_same_day_is_of_its_own_part(claims: Telling) -> None:
    text = (
        "Ghana: Police arrested a banker on Tuesday.\n\n"
        "Mali: Fighters raided Kidal, and near Gao gunmen abducted nine traders on the same day."
    )
    assert first_day(at(claims(text), "abducted", text)) is None


def test_the_same_day_is_the_storys_behind_separately(claims: Telling) -> None:
    text = (
        "Rebels raided a camp at Kidal on Friday.\n\n"
        "Separately, near a village in Chad, gunmen abducted a priest on the same day."
    )
    assert first_day(at(claims(text), "abducted", text)) == date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "A fight broke out on Friday in Orsha, on the road to Ghana. Soldiers killed two men.",
        "Nine people were wounded in Orsha on Friday, a nurse said. The bridge to Ghana is closed.",
    ],
)
def test_a_land_to_which_a_road_leads_is_not_where_it_was(claims: Telling, text: str) -> None:
    told = claims(text)
    assert not [c for c in told if c.place and c.place.country == "GH" and "bridge" not in c.place.text]
    assert not [a for c in told for a in c.actors if a.country == "GH"]


@pytest.mark.parametrize("deed", ["shelling at", "bombing in"])
def test_who_was_killed_by_shelling_shelled_nobody(claims: Telling, deed: str) -> None:
    text = f"Gao, 3 June: nine traders were killed by {deed} the Dalo market."
    assert not [a for c in claims(text) for a in c.actors]


def test_a_weapon_of_hours_before_is_another_deeds(coded: Telling) -> None:
    text = (
        "Rebel rockets hit a school in Gao on Friday, killing nine pupils, hours after a drone had hit a lorry in the "
        "north of the town, a nurse said."
    )
    told = [c.acled.sub_event_type for c in coded(text) if c.acled is not None]
    assert told == ["Shelling/artillery/missile attack", "Air/drone strike"]


def test_who_gave_a_town_up_did_not_kill_whom_it_left_dead(claims: Telling) -> None:
    text = "Soldiers withdrew from the base at Kidal on Friday, leaving twelve dead, the rebels said."
    told = at(claims(text), "leaving", text)
    assert (told.actors, [c.low for c in told.counts]) == ((), [12])


def test_who_attacked_killed_whom_it_left_dead(claims: Telling) -> None:
    text = "Soldiers stormed a village near Gao on Friday, leaving nine people dead."
    assert [a.actor_id for c in claims(text) for a in c.actors if c.counts] == ["mil-ml"]


def test_a_claim_of_responsibility_for_some_deeds_is_of_no_day(claims: Telling) -> None:
    text = (
        "Gunmen shot dead a banker in Kidal on Friday.\n\n"
        "Nine judges have been murdered since 2022. For some of the murders a group in Niamey claimed responsibility."
    )
    assert not [c for c in claims(text) if "responsibility" in c.trigger.of(text)]


def test_a_strike_that_is_called_for_has_the_day(claims: Telling) -> None:
    text = "Teachers called for a strike on Thursday."
    assert first_day(at(claims(text), "called", text)) is None


def test_what_is_called_for_on_a_day_is_called_for_then(claims: Telling) -> None:
    text = "The party called on Thursday for the release of its leader."
    assert first_day(at(claims(text), "called", text)) == date(2026, 11, 19)


@pytest.mark.parametrize("hour", ["a quarter past nine", "a quarter to six"])
def test_a_quarter_past_an_hour_is_no_quarter_of_a_town(claims: Telling, hour: str) -> None:
    text = f"Gunmen fired on a bus in Gao at {hour} on Thursday and killed nine people."
    assert not [c for c in claims(text) if c.place is not None and "quarter" in c.place.text]


def test_prisoners_are_not_swapped_where_a_town_was_taken(claims: Telling) -> None:
    text = "Rebels attacked Kidal on Thursday. The army and the rebels exchanged 40 prisoners on Friday."
    assert at(claims(text), "exchanged", text).place is None


@pytest.mark.parametrize(
    "text",
    [
        "Rebels ambushed a column that came to help, killing seven soldiers.",
        "Rebels attacked a patrol which had stopped at a well, killing seven soldiers.",
        "Rebels bombed a lorry that was leaving the depot to fetch fuel, killing seven soldiers.",
    ],
)
def test_who_is_attacked_while_he_does_something_kills_nobody(claims: Telling, text: str) -> None:
    done = [c for c in claims(text) if c.event_type is EventType.ASSAULT]
    assert {a.text for c in done for a in c.actors} == {"Rebels"}
    assert [(k.kind, k.low) for c in done for k in c.counts] == [("killed", 7)]


def test_who_is_attacked_for_an_attack_did_it(claims: Telling) -> None:
    done = claims("Soldiers fought raiders who had attacked the village, killing nine people.")
    assert [{a.text for a in c.actors} for c in done if c.counts] == [{"raiders"}]


@pytest.mark.parametrize("towns", ["Kidal, Menaka and Gao", "Goma and Bukavu", "Uvira"])
@pytest.mark.parametrize("verb", ["held", "have retaken", "recaptured"])
def test_towns_in_the_hands_of_forces_are_nobody(claims: Telling, verb: str, towns: str) -> None:
    done = claims(f"The rebels {verb} {towns}.")
    assert not [t for c in done for t in c.targets]
    assert not [c for c in done if c.mode == "abduct"]


def test_who_stands_before_a_verb_does_it(claims: Telling) -> None:
    first, second = claims("The rebels shelled Bakhmut and the army shelled Toretsk.")
    assert [a.text for a in first.actors] == ["The rebels"]
    assert not first.targets
    assert [a.text for a in second.actors] == ["the army"]


@pytest.mark.parametrize("text", ["Drones hit Orikhiv and shells struck Huliaipole.", "Jets bombed Orikhiv."])
def test_what_weapons_strike_is_a_town_of_the_name(claims: Telling, text: str) -> None:
    first = claims(text)[0]
    assert first.place is not None
    assert first.place.text == "Orikhiv"


def test_gunmen_who_take_people_away_arrest_nobody(claims: Telling) -> None:
    done = claims("About fifteen assailants attacked a camp. They took away five workers.")
    assert [(c.event_type, c.mode) for c in done][1:] == [(EventType.ASSAULT, "abduct")]
    done = claims("Police raided a camp. They took away five workers.")
    assert [c.mode for c in done if c.counts] == ["arrest"]


def test_a_mine_where_somebody_works_is_no_weapon(claims: Telling) -> None:
    (dug,) = claims("Armed men killed a watchman at a mine.")
    assert dug.mode != "explosives"
    (laid,) = claims("A watchman was killed by a mine.")
    assert laid.mode == "explosives"


def test_who_pulls_bodies_out_does_not_withdraw(claims: Telling) -> None:
    done = claims("A neighbour said he had helped to pull the bodies out.")
    assert not [c for c in done if c.event_type is EventType.RETREAT]


def test_what_stands_behind_said_is_of_that_speaker(claims: Telling) -> None:
    text = "India said it had hit nine camps; Islamabad said 31 civilians died and that it had shot down five jets."
    last = claims(text)[-1]
    assert [a.name for a in last.actors] == ["Islamabad"]
    assert [a.source.text for a in last.attribution] == ["Islamabad"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Villagers said soldiers had taken 14 men from their homes and shot them.", "14 men"),
        ("Residents said that rebels stopped a bus, robbed its passengers and killed them.", "its passengers"),
    ],
)
def test_they_are_those_to_whom_the_same_one_did_something_before(claims: Telling, text: str, whom: str) -> None:
    assert [t.name for t in claims(text)[-1].targets] == [whom]


def test_a_rocket_that_hits_a_house_is_nobody(claims: Telling) -> None:
    done = claims("Israel said most rockets had been shot down and that one had hit a house, wounding a woman.")
    assert not [a for c in done for a in c.actors]
