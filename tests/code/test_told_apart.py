"""What a text tells apart from its story: what came before it, elsewhere, over a week, or in a line of a list."""

from __future__ import annotations

from datetime import date

import pytest
from tests.code.telling import Telling, at, first_day, place

from reportedly.model import EventType


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gunmen shot a trader in Gao.\n\nThe march followed the deaths of two men in Timbuktu on Tuesday.", "march"),
        ("The attack follows the killing of four traders in Timbuktu on Tuesday.", "attack"),
        ("The strike came after rebels took Timbuktu on Tuesday.", "strike"),
    ],
)
def test_what_followed_a_deed_is_not_of_its_day(claims: Telling, text: str, word: str) -> None:
    assert first_day(at(claims(text), word, text)) is None


def test_what_it_followed_keeps_its_day_and_place(claims: Telling) -> None:
    text = "The attack follows the killing of four traders in Timbuktu on Tuesday."
    told = at(claims(text), "killing", text)
    assert (place(told), first_day(told)) == ("Timbuktu", date(2026, 11, 17))


def test_a_shooting_came_after_an_argument_at_one_place(claims: Telling) -> None:
    text = "The shooting came after an argument at a bar in Timbuktu on Tuesday."
    assert first_day(at(claims(text), "shooting", text)) == date(2026, 11, 17)


def test_attackers_who_followed_a_bus_were_there(claims: Telling) -> None:
    text = "The attackers followed the bus to Gao on Tuesday and opened fire."
    assert first_day(at(claims(text), "opened fire", text)) == date(2026, 11, 17)


def test_what_a_week_was_full_of_is_of_no_one_day(claims: Telling) -> None:
    text = (
        "Hundreds marched in Gao on Thursday.\n\n"
        "The march comes at the end of a week in which six policemen were killed in an ambush."
    )
    told = at(claims(text), "killed", text)
    assert (place(told), first_day(told)) in ((None, None), ("Mali", None))


def test_a_day_counted_back_is_not_that_of_the_next_sentence(claims: Telling) -> None:
    text = (
        "The army killed four militants near Gao on Tuesday. The men belonged to the team that killed six policemen a "
        "day earlier. One soldier died, it said."
    )
    told = claims(text)
    assert first_day(at(told, "died", text)) == date(2026, 11, 17)
    assert first_day(next(c for c in told if any(n.low == 6 for n in c.counts))) == date(2026, 11, 16)


def test_an_hour_and_a_whole_date_are_one_time(claims: Telling) -> None:
    text = "At about 11 p.m. on Tuesday 17 November, soldiers raided a hamlet near Gao. Four people were killed."
    assert first_day(at(claims(text), "killed", text)) == date(2026, 11, 17)


def test_the_evening_of_a_line_is_that_of_the_day_at_its_head(claims: Telling) -> None:
    text = (
        "Nov 16: Gunmen kill six policemen near Gao.\nNov 17: The army shells a valley. At night four men are killed "
        "in Timbuktu.\nNov 18: Two armed men are killed at Mopti."
    )
    killed = [c for c in claims(text) if "killed" in c.trigger.of(text)]
    assert first_day(killed[0]) == date(2026, 11, 17)


def test_a_town_of_elsewhere_is_not_that_of_what_was_told_before(claims: Telling) -> None:
    text = (
        "Police denied on Wednesday that a shepherd had been killed by shells.\n\n"
        "Elsewhere in the province, border guards shot two men dead in Gao on Wednesday."
    )
    assert place(at(claims(text), "killed", text)) != "Gao"


def test_who_is_arrested_over_a_killing_killed_nobody_then(claims: Telling) -> None:
    text = "A guard was shot in Gao on Friday.\n\nFive people had been arrested over the judge's killing."
    told = claims(text)
    arrested = at(told, "arrested", text)
    assert [n.kind for n in arrested.counts] == ["detained"]
    assert [p.text for p in arrested.targets] == ["Five people"]
    assert first_day(at(told, "killing", text)) != date(2026, 11, 20)


def test_who_was_arrested_is_charged_on_a_day_of_its_own(claims: Telling) -> None:
    text = "Six men arrested after the protest in Gao were charged on Monday."
    assert first_day(at(claims(text), "arrested", text)) is None


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("The Front has carried out a string of attacks on army bases around Gao this year.", True),
        ("Gunmen have carried out a series of attacks on mosques in Gao in recent months.", True),
        ("Gunmen have carried out a number of attacks on mosques in Gao since January.", True),
        ("The strike was the latest in a string of attacks on schools in northern Nigeria.", True),
        ("The Front has launched a series of attacks on army bases in Gao on Friday, killing nine soldiers.", False),
        ("The Front has launched a wave of attacks overnight.", False),
        ("The Front launched a series of attacks on Friday.", False),
    ],
)
def test_a_row_of_attacks_over_months_is_history(claims: Telling, text: str, background: bool) -> None:
    assert at(claims(text), "attacks", text).background == background


def test_many_such_attacks_are_history(claims: Telling) -> None:
    text = "The group has carried out many such attacks in the province."
    assert at(claims(text), "attacks", text).background
    text = "Gunmen have carried out three attacks in the city since Friday."
    assert not at(claims(text), "attacks", text).background


def test_a_checkpoint_of_a_guard_is_in_no_place_called_so(claims: Telling) -> None:
    text = "Gunmen attacked a post of the Border Guard near Gao."
    assert place(at(claims(text), "attacked", text)) == "Gao"


def test_where_the_wounded_recover_they_were_not_shot(claims: Telling) -> None:
    text = "A trader was shot in Gao and is recovering in Timbuktu."
    assert place(at(claims(text), "shot", text)) == "Gao"


def test_members_of_organised_crime_are_killed(claims: Telling) -> None:
    text = "Seven members of organised crime were killed in Gao."
    assert [n.low for n in at(claims(text), "killed", text).counts] == [7]


def test_harm_is_of_the_shells_and_not_of_those_who_speak_of_them(claims: Telling) -> None:
    text = "Mali summoned the ambassador on Thursday over shells that hit Gao on Wednesday night and killed a girl."
    told = at(claims(text), "killed", text)
    assert (told.actors, first_day(told)) == ((), date(2026, 11, 18))


def test_those_held_since_an_attack_were_freed(claims: Telling) -> None:
    text = "Three soldiers held since the attack on Gao were freed on Sunday."
    told = claims(text)
    assert at(told, "freed", text).event_type is EventType.RETREAT
    assert first_day(at(told, "attack", text)) is None
    text = "Three soldiers held since the raid near Gao were handed over to the Red Cross on Sunday."
    assert at(claims(text), "handed", text).event_type is EventType.RETREAT


def test_where_shells_are_fired_from_they_do_not_fall(claims: Telling) -> None:
    text = "A shell that had been fired from rebel positions in Gao killed two men in Timbuktu on Sunday."
    assert place(at(claims(text), "killed", text)) == "Timbuktu"
    text = "Shells hit a house in Timbuktu on Sunday. They were fired from a base in Gao, the army said."
    assert "Gao" not in [place(c) for c in claims(text)]
    text = "Gunmen opened fire from a house in Gao, killing two."
    assert place(at(claims(text), "opened fire", text)) == "Gao"


def test_the_united_states_is_one_of_which_is_said_it(claims: Telling) -> None:
    text = "Hamas said that ten people had been killed. The United States says it bombed a camp."
    assert [a.actor_id for a in at(claims(text), "bombed", text).actors] == ["gov-us"]


@pytest.mark.parametrize(
    "text",
    [
        "The strikes on Gao, on the Niger border, came on Sunday.",
        "Warplanes launched four strikes on the river port of Gao in Mali on Sunday.",
    ],
)
def test_a_town_is_told_before_that_in_which_it_lies(claims: Telling, text: str) -> None:
    assert place(at(claims(text), "strikes", text)) == "Gao"


def test_sheep_are_no_casualties_and_martyrs_are(claims: Telling) -> None:
    text = "Three men were killed by a mine in Gao. Eleven sheep died too."
    assert [c.trigger.of(text) for c in claims(text) if "died" in c.trigger.of(text)] == []
    text = "They condemned the raid in Gao, which claimed ten martyrs."
    assert [(n.kind, n.low) for c in claims(text) for n in c.counts] == [("killed", 10)]


def test_what_is_further_south_is_not_where_the_rest_was(claims: Telling) -> None:
    text = (
        "The number of people killed in air strikes on a harbour rose to ten on Friday, the ministry said.\n\n"
        "In Gao, further south, the toll of Tuesday's shelling rose to six."
    )
    assert [place(c) for c in claims(text)].count("Gao") == 2


def test_what_a_raid_avenges_was_before_it(claims: Telling) -> None:
    text = "Police said the attack on Yampu hamlet was revenge for the killing of a man at a funeral in Gao last week."
    told = claims(text)
    assert (place(at(told, "attack", text)), first_day(at(told, "attack", text))) == ("Yampu", None)
    assert (place(at(told, "killing", text)), first_day(at(told, "killing", text))) == ("Gao", date(2026, 11, 9))


def test_what_was_put_up_after_sundays_massacre_is_of_another_day(claims: Telling) -> None:
    text = "The roadblock at Gao was put up after Sunday's massacre at Timbuktu, in which seven people died."
    told = claims(text)
    assert first_day(at(told, "put up", text)) is None
    assert first_day(at(told, "died", text)) == date(2026, 11, 15)


def test_bodies_found_are_not_of_a_day_told_later(claims: Telling) -> None:
    text = (
        "The number of dead in Sunday's attack on Gao has climbed to seven after three bodies were found in a creek, "
        "the mayor said.\n\nOn Monday night, gunmen shot a driver near Timbuktu."
    )
    assert first_day(at(claims(text), "bodies", text)) != date(2026, 11, 16)


def test_a_mine_with_a_name_is_no_weapon(claims: Telling) -> None:
    text = "Two guards were shot dead at the Gao mine on Monday."
    assert at(claims(text), "shot", text).mode != "explosives"
    text = "A mine killed two guards in Gao on Monday."
    assert at(claims(text), "killed", text).mode == "explosives"


def test_an_abbreviation_is_no_state_of_america(claims: Telling) -> None:
    text = "Three men were abducted on Mt Sisa on Monday."
    assert place(at(claims(text), "abducted", text)) != "Montana"


def test_whose_camp_it_is_is_not_where(claims: Telling) -> None:
    text = "The air force bombed a camp of the Comandos de la Frontera on Wednesday, killing 11 of its members."
    told = at(claims(text), "bombed", text).place
    assert told is None or told.name is None


@pytest.mark.parametrize(
    "text",
    [
        "A doctor said that gunmen killed nine people in Gao on Tuesday, not six as the army claimed.",
        "A doctor said that nine traders were shot in Gao on Tuesday, and not nine fighters as the army said.",
        "A doctor said that nine people were killed in Gao on Tuesday, rather than six as the army announced.",
    ],
)
def test_whose_number_is_put_right_does_not_say_the_other(claims: Telling, text: str) -> None:
    for claim in claims(text):
        assert [a.source.text for a in claim.attribution] == ["A doctor"]


@pytest.mark.parametrize(
    "text",
    [
        "As the army said, gunmen killed nine people in Gao on Tuesday.",
        "Gunmen killed nine people in Gao on Tuesday, as the army said.",
        "Gunmen killed nine people in Gao, who were not armed, as the army said.",
    ],
)
def test_what_is_told_as_somebody_said_he_says(claims: Telling, text: str) -> None:
    assert "the army" in [a.source.text for a in at(claims(text), "killed", text).attribution]


def test_an_express_is_derailed_and_is_no_place(claims: Telling) -> None:
    text = "A bomb derailed five coaches of the Orra Express near Gao on Tuesday."
    told = at(claims(text), "derailed", text)
    assert (told.event_type, place(told)) == (EventType.ASSAULT, "Gao")
    text = "Gunmen attacked the Orra Express near Gao on Tuesday."
    assert place(at(claims(text), "attacked", text)) == "Gao"


@pytest.mark.parametrize(
    "text", ["A storm derailed five coaches near Gao on Tuesday.", "The express derailed near Gao."]
)
def test_no_attack_derails_a_train_by_itself(claims: Telling, text: str) -> None:
    assert not [c for c in claims(text) if c.event_type is EventType.ASSAULT]
