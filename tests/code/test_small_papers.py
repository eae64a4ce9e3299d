"""Turns of phrase of ministries, state agencies and small papers, end to end: words, model, rules and links."""

from __future__ import annotations

from datetime import date

import pytest
from tests.code.telling import PUBLISHED, Telling, at, place

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.model import Block, BlockKind, Claim, Document


def counts(claim: Claim) -> list[tuple[str, int | None]]:
    return [(c.kind, c.low) for c in claim.counts]


def test_a_weapon_used_against_somebody_is_an_attack(claims: Telling) -> None:
    text = "The army used a drone against a civilian bus near Kalbajar on Monday."
    found = at(claims(text), "used", text)
    assert (found.event_type, found.mode) == ("ASSAULT", "drone")


def test_a_drone_used_against_pests_is_none(claims: Telling) -> None:
    assert not claims("The firm used a drone against locusts near Sumy on Monday.")


def test_who_became_martyrs_were_killed(claims: Telling) -> None:
    text = "Three servicemen became martyrs on Monday while they held the post near Kalbajar."
    assert counts(at(claims(text), "became", text)) == [("killed", 3)]


def test_people_who_enter_a_building_take_it_for_nobody(claims: Telling) -> None:
    text = "Two masked men walked into the town hall of Karaj on Monday and shot the mayor dead."
    assert [c.event_type for c in claims(text)] == ["ASSAULT"]
    text = "Two unknown persons entered the building in Karaj on Monday and fired twenty shots."
    assert [c.event_type for c in claims(text)] == ["ASSAULT"]


def test_soldiers_who_fall_back_do_not_die(claims: Telling) -> None:
    text = "Armenia acknowledged that its soldiers had fallen back towards the village of Tegh after a battle."
    assert [c.event_type for c in claims(text)] == ["RETREAT"]


def test_who_goes_on_with_while_is_still_the_speaker(claims: Telling) -> None:
    text = "Baku said three of its own men had been killed near Tegh, while claiming that 20 Armenian men died."
    died = at(claims(text), "died", text)
    assert [a.source.text for a in died.attribution] == ["Baku"]
    assert [t.actor_id for t in at(claims(text), "killed", text).targets] == ["gov-az"]


def test_all_that_a_long_war_did_is_history(claims: Telling) -> None:
    text = "More than 40,000 people were killed in the four-decade conflict."
    assert at(claims(text), "killed", text).background
    text = "Six people were killed near Gao on Monday in the ten-year-old conflict."
    assert not at(claims(text), "killed", text).background


def test_nobody_who_says_it_did_it_is_no_body_told_of_before(claims: Telling) -> None:
    text = "A bomb killed four in Gao, the governor's office said. Nobody has said it was behind the explosion."
    assert not at(claims(text), "explosion", text).actors


def test_it_is_clarified_that_no_such_strike_was_carried_out(claims: Telling) -> None:
    assert not claims("It is clarified that no such strike was carried out near Lahe by the Indian Army.")


def test_a_side_that_has_its_dead_is_no_place(claims: Telling) -> None:
    text = "Troops attacked the posts near Tegh on Monday. The Armenian side has six killed and 15 wounded."
    assert place(at(claims(text), "killed", text)) == "Tegh"


def test_who_was_spotted_somewhere_was_hit_there(claims: Telling) -> None:
    text = (
        "Within the operation launched following the attack in Yüksekova, eight terrorists who were detected in a cave "
        "in the Çukurca district of Hakkari on 19 November 2026 were neutralised."
    )
    found = at(claims(text), "neutralised", text)
    assert place(found) == "Çukurca"
    assert found.time is not None
    assert found.time.earliest == date(2026, 11, 19)


def test_who_has_been_hiding_since_a_day_was_not_hit_on_it(claims: Telling) -> None:
    text = "Police killed three gunmen who had been hiding in a house in Quetta since Monday."
    found = at(claims(text), "killed", text)
    assert place(found) == "Quetta"
    assert found.time is None


def test_the_name_before_a_district_is_its_own_and_that_behind_it_what_it_lies_in(claims: Telling) -> None:
    text = "Eight people were killed in the Miran Shah district of North Waziristan on Monday."
    assert place(at(claims(text), "killed", text)) == "Miran Shah"
    text = "Eight people were killed in the Donbas city of Pokrovsk on Monday."
    assert place(at(claims(text), "killed", text)) == "Pokrovsk"


def test_a_building_is_in_the_town_that_is_named_before_its_kind(claims: Telling) -> None:
    text = "Three people were wounded in a shooting in the Quetta municipality building on Monday."
    assert place(at(claims(text), "wounded", text)) == "Quetta"


def test_a_town_beside_which_something_else_was_found_is_not_the_storys(claims: Telling) -> None:
    text = (
        "Two persons fired twenty shots in Gegharkunik Province on Monday. One of the staff died. "
        "Investigators have found a burnt car near the village of Vardenik."
    )
    assert place(at(claims(text), "fired", text)) == "Gegharkunik"


def test_the_mountains_of_a_name_are_those_of_its_division(claims: Telling) -> None:
    text = "Kurdish militants killed three soldiers in the mountains of Hakkari on Monday, Turkey's army said."
    found = at(claims(text), "killed", text)
    assert found.place is not None
    assert found.place.precision == "admin1"


def test_a_vehicle_that_blows_up_on_a_mine_was_not_cleared(claims: Telling) -> None:
    text = "A vehicle of sappers blew up on a mine near Kalbajar on Friday."
    found = at(claims(text), "blew up", text)
    assert found.acled is not None
    assert found.acled.sub_event_type == "Remote explosive/landmine/IED"


def test_it_behind_adding_is_who_adds(claims: Telling) -> None:
    text = "Russia launched 78 drones overnight, Ukraine's air force said, adding that it had downed 61 of the drones."
    assert [a.actor_id for a in at(claims(text), "downed", text).actors] == ["mil-ua"]


def test_what_an_attack_was_on_is_no_body_that_speaks(claims: Telling) -> None:
    text = "The FSB said it had detained a woman who filmed the oil depot in Bryansk before the drone attack on it."
    attack = at(claims(text), "attack", text)
    assert [t.actor_id for t in attack.targets] in ([], [None])
    assert attack.attribution[0].stance == "asserts"


def test_a_group_strike_with_precision_weapons_stops_no_work(claims: Telling) -> None:
    text = "The army launched a group strike with high-precision weapons on a deployment point in Kharkiv on Monday."
    assert at(claims(text), "strike", text).event_type == "ASSAULT"
    text = "Nurses launched a strike in Lagos on Monday over pay."
    assert at(claims(text), "strike", text).event_type == "PROTEST"


def test_the_town_is_none_that_another_only_lies_beside(claims: Telling) -> None:
    text = (
        "Russia said on Thursday its forces had captured the settlement of Rodynske, north of the city of Pokrovsk.\n\n"
        "Ukraine's military denied losing the town."
    )
    assert place(at(claims(text), "losing", text)) == "Rodynske"


@pytest.mark.parametrize(
    "text",
    [
        "Information spread by the governor about an alleged shelling of Shebekino is untrue.",
        "Reports of a drone strike on the market in Goma are false.",
        "Claims that the army shelled Goma are baseless.",
    ],
)
def test_what_a_text_itself_calls_false_is_no_claim(claims: Telling, text: str) -> None:
    assert not claims(text)


def test_what_somebody_calls_false_is_denied(claims: Telling) -> None:
    text = "Rumours about an attack on Goma are untrue, the mayor said."
    assert at(claims(text), "attack", text).attribution[0].stance == "denies"


def test_a_lent_name_stands_in_no_name_of_an_outlet() -> None:
    head = "publisher: The Taiz Post"
    text = f"{head}\n\nA shell hit the girls' school in the east of Taiz on Tuesday. The shell was fired at noon."
    block = Block(len(head) + 2, len(text), BlockKind.BODY)
    document = Document(id="d", ref="d.txt", text=text, blocks=(block,), published=PUBLISHED)
    found = code(document, annotate(document, Encoder.load(threads=1)))
    assert all(c.place is None or c.place.span.start > len(head) for c in found)
