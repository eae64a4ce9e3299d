"""What a text tells apart from its story: what came before it, elsewhere, over a week, or in a line of a list."""

from __future__ import annotations

from datetime import date

import pytest
from tests.code.telling import Telling, at, linking

from reportedly.model import Claim, EventType


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


def place(claim: Claim) -> str | None:
    return claim.place.name or claim.place.text if claim.place else None


def first_day(claim: Claim) -> date | None:
    return claim.time.earliest if claim.time else None


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
