"""What whole reports hold beside their news: labels, comparisons, talk of deeds, names with a participle."""

from __future__ import annotations

from datetime import date

import pytest
from tests.code.telling import Telling, at, first_day, place

from reportedly.model import Claim, EventType, Modality


def harm(claim: Claim) -> list[tuple[str, int | None]]:
    return [(c.kind, c.low) for c in claim.counts]


def test_those_of_whom_some_suffer_did_nothing(claims: Telling) -> None:
    text = "In 2021, 119 men were killed at a prison in Machala, several of them beheaded."
    beheaded = at(claims(text), "beheaded", text)
    assert beheaded.actors == ()
    assert harm(beheaded) == [("killed", 3)]
    text = "A guard was shot in Orra and two others slashed with knives when men raided a shop."
    assert [p.text for p in at(claims(text), "slashed", text).targets] == ["two others"]


def test_others_who_kill_are_not_killed(claims: Telling) -> None:
    text = "A guard was shot in Orra and two others killed the gunman."
    assert [p.text for p in at(claims(text), "killed", text).actors] == ["two others"]


def test_occupied_land_is_occupied_by_nobody_now(claims: Telling) -> None:
    text = "Its operatives blew up a bridge near Yakymivka in occupied Zaporizhia Oblast on Monday."
    assert all(c.event_type is not EventType.COERCE for c in claims(text))
    text = "Rebels occupied Yakymivka on Monday."
    assert at(claims(text), "occupied", text).event_type is EventType.COERCE


def test_a_settlement_that_is_held_is_no_agreement(claims: Telling) -> None:
    text = "The brigade said that Ukrainian forces still hold the settlement."
    assert all(c.event_type is not EventType.AGREE for c in claims(text))


def test_prisoners_of_war_are_put_to_death_by_no_court(claims: Telling) -> None:
    text = "Russian forces executed five Ukrainian prisoners of war near Huliaipole, the prosecutor said."
    assert at(claims(text), "executed", text).event_type is EventType.ASSAULT
    text = "The state executed two men convicted of murder, the court said."
    assert at(claims(text), "executed", text).event_type is EventType.SANCTION


def test_the_dead_who_are_carried_off_are_not_abducted(claims: Telling) -> None:
    text = "The attackers ambushed a patrol near Satipo and carried off their dead."
    assert all(c.mode != "abduct" for c in claims(text))
    text = "The attackers ambushed a bus near Satipo and carried off two girls."
    assert any(c.mode == "abduct" for c in claims(text))


def test_any_attack_is_none(claims: Telling) -> None:
    text = "The movement has not answered any Israeli attack since the truce."
    assert all(c.event_type is not EventType.ASSAULT for c in claims(text))
    text = "The army denied any attack on the hospital in Orra."
    assert any(c.event_type is EventType.ASSAULT for c in claims(text))


def test_a_release_that_is_talked_about_has_not_come(claims: Telling) -> None:
    text = "The general called off talks on the release of prisoners."
    assert at(claims(text), "release", text).modality is Modality.HYPOTHETICAL
    text = "The general welcomed the release of prisoners on Monday."
    assert at(claims(text), "release", text).modality is Modality.ACTUAL


def test_a_march_against_extortion_extorts_nothing(claims: Telling) -> None:
    text = "Drivers announced a march on Tuesday against extortion."
    assert all("extortion" not in c.trigger.of(text) for c in claims(text))


def test_a_label_lends_neither_place_nor_day(claims: Telling) -> None:
    text = (
        "Two soldiers were hurt by a mine, the army said, in what it called a violation by Cambodia of the accord "
        "signed in Kuala Lumpur last year."
    )
    hurt = at(claims(text), "hurt", text)
    assert place(hurt) != "Kuala Lumpur"
    assert first_day(hurt) is None
    assert not hurt.background


def test_what_it_is_called_tells_where(claims: Telling) -> None:
    text = "Gunmen killed six people in what police called a targeted attack in Jos on Monday."
    assert place(at(claims(text), "killed", text)) == "Jos"


def test_a_place_under_attack_attacks_nobody(claims: Telling) -> None:
    text = "Russia's Belgorod region came under attack from some 30 drones, killing a farm worker."
    attacked = at(claims(text), "under attack", text)
    assert attacked.actors == ()
    assert place(attacked) == "Belgorod Oblast"


def test_where_a_claim_is_dismissed_nobody_fought(claims: Telling) -> None:
    text = "The army said it had killed nine rebels, a charge denied in Kinshasa as a lie."
    assert place(at(claims(text), "killed", text)) is None


def test_the_dead_man_was_not_wounded(claims: Telling) -> None:
    text = "The president said the dead man had been shot in the back at a checkpoint."
    assert harm(at(claims(text), "shot", text)) == []


def test_who_is_on_trial_for_murder_murders_nobody_now(claims: Telling) -> None:
    text = "Gunmen attacked Nasir on Monday. Machar is on trial for murder."
    assert all("murder" not in c.trigger.of(text) for c in claims(text))


def test_vests_that_are_seized_blew_nobody_up(claims: Telling) -> None:
    text = "The Guards said they had killed three men near Khash; explosive vests had been seized."
    acled = at(claims(text), "killed", text).acled
    assert acled is not None
    assert acled.sub_event_type != "Suicide bomb"


def test_what_had_happened_before_lends_its_day_to_its_paragraph_alone(claims: Telling) -> None:
    text = (
        "Police officers were shot dead in Machala on Sunday.\n\n"
        "The gang had seized three jails on Saturday.\n\n"
        "One of the attackers was killed."
    )
    assert first_day(claims(text)[-1]) == date(2026, 11, 15)


def test_a_swap_that_is_to_follow_lies_ahead(claims: Telling) -> None:
    text = "A prisoner swap is to follow before the end of the month, the army said."
    assert at(claims(text), "swap", text).modality is Modality.FUTURE
    text = "A prisoner swap followed at the end of the month, the army said."
    assert at(claims(text), "swap", text).modality is Modality.ACTUAL


def test_a_deadline_is_no_day_of_saying(claims: Telling) -> None:
    text = (
        "The police chief said the victims were teachers.\n\n"
        "A spokesman of the Front warned that all settlers must leave by 1 December."
    )
    assert [c.time for c in claims(text) if "teachers" in text[c.evidence.start : c.evidence.end]] == [None]


def test_a_name_ends_with_its_sentence(claims: Telling) -> None:
    text = (
        "Russia said its forces had taken the village of Novooleksandrivka, about ten miles east of Kupiansk. "
        "Ukraine's General Staff reported fighting there."
    )
    taken = at(claims(text), "taken", text).place
    assert taken is not None
    assert (taken.name, taken.place_id) == ("Novooleksandrivka", None)


def test_a_village_in_a_named_region_is_no_state_abroad(claims: Telling) -> None:
    text = "Somali forces killed a commander in a raid on the village of Basra in the Middle Shabelle region."
    told = at(claims(text), "killed", text).place
    assert told is not None
    assert told.country == "SO"
    text = "Gunmen killed a judge in the city of Basra on Monday."
    told = at(claims(text), "killed", text).place
    assert told is not None
    assert told.country == "IQ"


def test_a_prison_lies_in_the_town_behind_its_name(claims: Telling) -> None:
    text = "In September, 119 inmates were killed at the Litoral penitentiary in Guayaquil, Ecuador."
    told = at(claims(text), "killed", text).place
    assert told is not None
    assert told.country == "EC"


@pytest.mark.parametrize("where", ["on its Telegram channel", "on its channel", "on its YouTube channel"])
def test_where_an_attack_is_claimed_was_not_attacked(claims: Telling, where: str) -> None:
    for claimed in ("claimed", "claimed responsibility for"):
        told = claims(f"The Front {claimed} Tuesday's attack {where} on Friday, saying it had killed nine soldiers.")
        assert [p.text for c in told for p in c.targets] == ["nine soldiers"]
        assert [place(c) for c in told] == [None, None]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Gunmen attacked traders in Baga, Borno State.", "Baga"),
        ("Gunmen attacked traders in Bata, Borno State.", "Bata"),
        ("Gunmen attacked traders in Bama, Borno State.", "Bama"),
    ],
)
def test_a_town_that_no_gazetteer_has_is_no_other_of_its_province(claims: Telling, text: str, town: str | None) -> None:
    attacked = at(claims(text), "attacked", text)
    assert attacked.place is not None
    assert attacked.place.name in (town, None)
    assert attacked.place.country == "NG"


def test_a_channel_can_be_attacked(claims: Telling) -> None:
    text = "Gunmen carried out an attack on a television channel in Homs."
    attack = at(claims(text), "attack", text)
    assert ([p.text for p in attack.targets], place(attack)) == (["a television channel"], "Homs")


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        (
            "The minister said the order for the bomb attack on the bus stop had been given by the group.",
            "attack",
            "actual",
        ),
        ("Turkey's minister has accused the force of having ordered the attack on the bus.", "attack", "actual"),
        ("Who ordered the bombing of the market is not known, police said.", "bombing", "actual"),
        ("The president ordered an attack on the rebels' camp.", "attack", "future"),
        ("The general ordered the attack on Orra to start on Monday.", "attack", "future"),
    ],
)
def test_what_was_ordered_and_is_known_has_happened(claims: Telling, text: str, word: str, modality: str) -> None:
    assert at(claims(text), word, text).modality == Modality(modality)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The ministry accused Armenian troops of shelling Kalbajar.", "Kalbajar"),
        ("Kalbajar was shelled on Friday.", "Kalbajar"),
        ("The rebels bombarded Hama on Friday.", "Ḩamāh"),
    ],
)
def test_what_is_shelled_is_a_town(claims: Telling, text: str, town: str) -> None:
    found = [c for c in claims(text) if c.event_type is EventType.ASSAULT]
    assert [(place(c), c.targets) for c in found] == [(town, ())]


def test_questions_are_no_bombardment(claims: Telling) -> None:
    assert not [c for c in claims("Reporters bombarded Trump with questions.") if c.event_type is EventType.ASSAULT]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Masked men seized a man outside his home in Tbilisi.", "exact"),
        ("A bomb went off outside a mosque in Kabul.", "exact"),
        ("Gunmen shot a man in the nearby village of Dori.", "exact"),
        ("Gunmen shot a man in nearby Dori.", "exact"),
        ("Gunmen shot a man outside Quetta.", "near"),
        ("A blast hit a village nearby Kidal.", "near"),
    ],
)
def test_beside_a_site_of_a_town_is_in_the_town(claims: Telling, text: str, precision: str) -> None:
    assert [c.place.precision for c in claims(text) if c.place] == [precision]


def test_a_capital_is_not_meant_by_an_old_name_that_nobody_knows(claims: Telling) -> None:
    text = "Five men were handed over to Georgian officials at the Enguri bridge, Georgia's security service said."
    assert {c.place.country for c in claims(text) if c.place} <= {"GE", None}
    assert (
        place(at(claims("A bomb killed nine people in Kiev."), "killed", "A bomb killed nine people in Kiev."))
        == "Kyiv"
    )


def test_a_quotation_ends_with_two_apostrophes(claims: Telling) -> None:
    text = (
        "“We buried nine that night,’’ the mayor said.\n\n“Their men shot two herders in Orra.’’ The Front said Roe, "
        "who was 40, was a “fighter” of the movement who responded to its call."
    )
    assert [a.source.text for a in at(claims(text), "shot", text).attribution] == ["the mayor"]


@pytest.mark.parametrize(
    ("told", "deed", "modality"),
    [
        ("Similar attacks targeting convoys are likely across the country.", "targeting", Modality.FUTURE),
        ("The mayor said that an attack was imminent.", "attack", Modality.FUTURE),
        ("The army fenced the mine to protect it from rebel attacks.", "attacks", Modality.HYPOTHETICAL),
        ("There is no evidence that soldiers shot the herders, the judge said.", "shot the", Modality.HYPOTHETICAL),
        ("The judge found evidence that soldiers shot two herders.", "shot two", Modality.ACTUAL),
        ("The attack is likely to have been the work of rebels.", "attack", Modality.ACTUAL),
        ("Rebel attacks targeting convoys killed two drivers.", "killed", Modality.ACTUAL),
    ],
)
def test_what_may_come_has_not_come(claims: Telling, told: str, deed: str, modality: Modality) -> None:
    text = f"Gunmen shot nine people in Orra on Monday. {told}"
    assert {c.modality for c in claims(text) if deed in c.trigger.of(text)} <= {modality}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The ministry of Norland recognised the new government.", EventType.SUPPORT),
        ("The envoy said that Norland would not recognise the assembly of Orra.", EventType.REJECT),
        ("Norland would not recognize the government of Orra, two envoys said.", EventType.REJECT),
        ("The Front does not recognise the result of the vote.", EventType.REJECT),
        ("The party recognised the result of the vote.", EventType.CONCEDE),
    ],
)
def test_what_is_not_recognised_is_rejected(claims: Telling, text: str, type_: EventType) -> None:
    found = at(claims(text), "recogni", text)
    assert (found.event_type, found.modality) == (type_, Modality.ACTUAL)
    assert all(a.stance.value == "asserts" for a in found.attribution)


@pytest.mark.parametrize(
    "text",
    [
        "The junta will not release the prisoners, a mediator said.",
        "Norland would not condemn the raid, a diplomat said.",
    ],
)
def test_what_others_say_will_not_be_is_not_to_come(claims: Telling, text: str) -> None:
    assert all(c.modality is not Modality.FUTURE or c.event_type is EventType.STATEMENT for c in claims(text))


@pytest.mark.parametrize(
    ("text", "word", "doers", "suffering"),
    [
        ("Police in Orra received a threat on Monday.", "threat", [], ["Police"]),
        ("The ministry received threats from rebels to burn the mill.", "threats", ["rebels"], ["The ministry"]),
        ("Roe received a prison sentence of nine years.", "sentence", [], ["Roe"]),
        ("Roe pleaded guilty on Monday.", "guilty", [], ["Roe"]),
        ("A blast killed nine in Orra. Police took four people to hospital.", "took", [], ["four people"]),
        ("A blast killed nine in Orra. Medics took the wounded to the hospital.", "took", [], ["the wounded"]),
    ],
)
def test_to_whom_it_came_did_not_do_it(
    claims: Telling, text: str, word: str, doers: list[str], suffering: list[str]
) -> None:
    found = at(claims(text), word, text)
    assert ([a.text for a in found.actors], [t.text for t in found.targets]) == (doers, suffering)


def test_who_is_resigned_to_it_has_not_resigned(claims: Telling) -> None:
    text = "The mayor seemed resigned to a march of the students."
    assert all(c.mode != "resign" for c in claims(text))
    text = "The minister resigned to run for president."
    assert at(claims(text), "resigned", text).mode == "resign"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("A guard was hit in the area of the abdomen.", None),
        ("Nine men were shot in the area of the market.", "the area of the market"),
    ],
)
def test_a_part_of_the_body_is_no_place(coded: Telling, text: str, where: str | None) -> None:
    (claim,) = coded(text)
    assert (claim.place.text if claim.place else None) == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The army said that rebels based in Bena attacked a bus.", None),
        ("Bombers linked to an insurgency in Tolmin were blamed for killing 33 people.", None),
        ("A gunman who was born in Bena killed nine people on Monday.", None),
        ("He said that the Front was behind the raid, supported by a network of traders based in Bena.", None),
        ("Soldiers based in Bena shot nine people at a market in Orra.", "a market"),
        ("A bomb killed nine people in Bena, where the rebels are based.", "Bena"),
    ],
)
def test_where_the_doers_are_at_home_it_need_not_have_been(coded: Telling, text: str, where: str | None) -> None:
    force = [c for c in coded(text) if c.event_type is EventType.ASSAULT]
    assert [c.place.text if c.place else None for c in force] == [where]
