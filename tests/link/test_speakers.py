"""Whom spokesmen and officials speak for, end to end on short reports."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Claim, Document, EventType, Modality


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def claims_of(text: str, encoder: Encoder, *, publisher: str | None = None) -> list[Claim]:
    blocks = (Block(0, len(text), BlockKind.BODY),)
    document = Document(id="d", ref="t", text=text, blocks=blocks, published=date(2026, 2, 6), publisher=publisher)
    seen = annotate(document, encoder)
    found = link(document, seen, code(document, seen), registry=load_registry(), gazetteer=packaged_gazetteer())
    return [c for c in found if c.event_type is not EventType.STATEMENT]


def test_a_spokesman_speaks_for_the_force_that_did_it(encoder: Encoder) -> None:
    text = (
        "Fighters of the Rapid Support Forces shot down an army plane near Kutum on Monday, spokesman Adil Barra said."
    )
    (claim,) = claims_of(text, encoder)
    source = claim.attribution[0].source
    assert (source.actor_id, claim.attribution[0].interest) == ("rsf", "own")


def test_a_spokesman_named_once_with_his_side_keeps_it(encoder: Encoder) -> None:
    text = (
        "Adil Barra, a spokesman for the Rapid Support Forces, said that they had attacked a base in Kutum on Monday. "
        "Barra said that nine soldiers were killed in the town."
    )
    assert {c.attribution[0].source.actor_id for c in claims_of(text, encoder)} == {"rsf"}


def test_his_men_are_those_of_the_force_that_he_speaks_of(encoder: Encoder) -> None:
    text = (
        "A police commander in Kutum, in Sudan, said on Monday that two of his men were killed at the gate of the bank."
    )
    (claim,) = claims_of(text, encoder)
    assert [p.actor_id for p in claim.targets] == ["pol-sd"]
    assert claim.attribution[0].interest == "against"


def test_the_army_is_no_movement_that_calls_itself_one(encoder: Encoder) -> None:
    text = (
        "The Arakan Army said on Monday that it had shelled a base near Sittwe in Myanmar. "
        "The army attacked a village in the same district on Tuesday."
    )
    second = claims_of(text, encoder)[-1]
    assert [p.actor_id for p in second.actors] == ["mil-mm"]


def test_a_mayor_does_not_speak_for_the_government(encoder: Encoder) -> None:
    text = "Boko Haram fighters killed six farmers near Maiduguri in Nigeria on Monday, the mayor of the town said."
    (claim,) = claims_of(text, encoder)
    assert claim.attribution[0].interest == "none"


def test_an_outlet_that_bears_a_countrys_name_tells_not_where_it_was(encoder: Encoder) -> None:
    text = (
        "GOMA - The M23 movement said that its fighters shot down a drone over Rutshuru on Sunday. (Peru Daily Press)"
    )
    (claim,) = claims_of(text, encoder, publisher="Peru Daily Press")
    assert claim.place is not None
    assert claim.place.country == "CD"


def test_a_village_that_no_gazetteer_has_is_in_the_country_of_the_text(encoder: Encoder) -> None:
    text = "Sudanese soldiers attacked the village of Umm Zarqawa on Monday, the Sudanese army said in Sudan."
    place = claims_of(text, encoder)[0].place
    assert place is not None
    assert (place.name or place.text, place.country, place.precision) == ("Umm Zarqawa", "SD", "unknown")


def test_a_movement_that_calls_itself_an_army_regains_nothing_for_the_state(encoder: Encoder) -> None:
    text = "The Arakan Army captured the town of Mrauk-U in Myanmar on Monday after a battle of two days."
    codes = [c.acled.sub_event_type for c in claims_of(text, encoder) if c.acled and c.mode == "seize"]
    assert codes == ["Non-state actor overtakes territory"]


def test_a_day_earlier_counts_from_the_day_of_the_words(encoder: Encoder) -> None:
    text = "The army said on Thursday that its troops had killed nine rebels near Kutum in Sudan a day earlier."
    (claim,) = claims_of(text, encoder)
    assert claim.time is not None
    assert (claim.time.earliest, claim.time.latest) == (date(2026, 2, 4), date(2026, 2, 4))


def test_what_sort_of_people_is_meant_is_no_news(encoder: Encoder) -> None:
    text = "Fighters who attack convoys are promised a reward in Sudan. Many families left the town after the coup."
    assert all(c.modality is not Modality.ACTUAL or c.background for c in claims_of(text, encoder))


def test_its_fighters_are_not_those_of_who_killed_them(encoder: Encoder) -> None:
    text = "The Sudanese air force hit a convoy of the militia near Kutum on Monday and killed 60 of its fighters."
    targets = [p.actor_id for c in claims_of(text, encoder) for p in c.targets]
    assert "mil-sd" not in targets


def test_a_hospital_that_receives_bodies_tells_of_the_dead(encoder: Encoder) -> None:
    text = (
        "A doctor at the hospital in Kutum, in Sudan, said on Monday that it had received the bodies of 12 civilians."
    )
    (claim,) = claims_of(text, encoder)
    assert [(n.kind, n.low) for n in claim.counts] == [("killed", 12)]


def test_the_rebels_are_the_one_movement_that_the_text_names(encoder: Encoder) -> None:
    text = (
        "Fighters of the Azawad Liberation Front attacked an army base in Kidal in Mali on Monday. "
        "A spokesman for the rebels said on Tuesday that his men had captured the town."
    )
    claims = claims_of(text, encoder)
    assert [p.actor_id for p in claims[-1].actors] == ["fla"]
    assert claims[-1].attribution[0].source.actor_id == "fla"
    assert claims[-1].attribution[0].interest == "own"


def test_behind_tuesdays_attack_is_no_day_of_saying(encoder: Encoder) -> None:
    text = "Boko Haram said on Thursday that it was behind Tuesday's attack on a police post in Maiduguri in Nigeria."
    times = [c.time.earliest for c in claims_of(text, encoder) if c.event_type is EventType.ASSAULT and c.time]
    assert times == [date(2026, 2, 3)]


def test_a_first_name_is_no_movement(encoder: Encoder) -> None:
    text = "The RSF attacked a base in Kutum in Sudan on Monday, spokesman Al-Fateh Barra said in a video."
    (claim,) = claims_of(text, encoder)
    assert claim.attribution[0].source.actor_id == "rsf"


def test_a_person_speaks_for_what_stands_before_the_name(encoder: Encoder) -> None:
    text = "Seven people were killed in Baidoa in Somalia on Friday, the commissioner of police, Abdi Odra, said."
    (claim,) = claims_of(text, encoder)
    assert claim.attribution[0].source.actor_id == "pol-so"


def test_a_movements_military_command_is_no_army(encoder: Encoder) -> None:
    text = (
        "The military command of Harakat al-Shabaab al-Mujahideen said that nine policemen died in an attack in Baidoa."
    )
    (claim,) = claims_of(text, encoder)
    assert claim.attribution[0].source.actor_id == "al-shabaab"


def test_the_rebels_ministry_is_theirs(encoder: Encoder) -> None:
    text = (
        "Huthi officials blamed Washington. Five people were killed in Salif in Yemen on Friday, according to the "
        "rebels' health ministry."
    )
    assert {c.attribution[0].source.actor_id for c in claims_of(text, encoder) if c.attribution} == {"houthis"}


def test_sailors_of_a_cargo_ship_are_no_navy(encoder: Encoder) -> None:
    text = "Two sailors of the cargo ship were wounded by a missile off Hodeidah in Yemen on Friday."
    (claim,) = claims_of(text, encoder)
    assert [p.actor_id for p in claim.targets] == [None]


def test_a_ministry_of_defence_is_its_own_countrys(encoder: Encoder) -> None:
    text = "A source in the Ministry of Defence said that units of the National Army withdrew from Harib in Yemen."
    (claim,) = claims_of(text, encoder)
    assert claim.attribution[0].source.actor_id == "gov-ye"
    assert [p.actor_id for p in claim.actors] == ["mil-ye"]


@pytest.mark.parametrize(
    ("speaker", "body"),
    [
        ("The media centre of the Rapid Support Forces", "rsf"),
        ("The RSF press center", "rsf"),
        ("The operations authority of the Sudanese army", "mil-sd"),
    ],
)
def test_a_press_office_speaks_for_whose_it_is(encoder: Encoder, speaker: str, body: str) -> None:
    (claim,) = claims_of(f"{speaker} said on Monday that nine soldiers were killed near Kutum.", encoder)
    assert claim.attribution[0].source.actor_id == body


def test_its_media_office_is_that_of_whom_the_sentence_tells(encoder: Encoder) -> None:
    (claim,) = claims_of("The Rapid Support Forces captured Kutum on Monday, its media office said.", encoder)
    assert claim.attribution[0].source.actor_id == "rsf"
    text = "Two workers of the Red Crescent were killed in Kutum on Monday, its media office said."
    (claim,) = claims_of(text, encoder)
    assert claim.attribution[0].source.actor_id is None


@pytest.mark.parametrize(
    ("said", "country"),
    [("We have called the Pakistani side twice", None), ("They lay on the Pakistani side", "PK")],
)
def test_the_other_side_whom_one_calls_is_not_where_it_was(encoder: Encoder, said: str, country: str | None) -> None:
    text = f"Shells hit a farm near Shkin on Thursday, a doctor said. “{said},” she said."
    assert {c.place.country for c in claims_of(text, encoder) if c.place is not None} == {country}


@pytest.mark.parametrize(("who", "town"), [("security sources", None), ("officials", None), ("farmers", "Quetta")])
def test_where_officials_are_who_tell_of_it_is_not_where_it_was(encoder: Encoder, who: str, town: str | None) -> None:
    text = (
        "A bomb derailed a passenger train in Pakistan's Balochistan province on Thursday. "
        f"Two {who} in Quetta told the agency that it had killed four soldiers."
    )
    first, *_ = claims_of(text, encoder)
    assert first.place is not None
    assert (first.place.name == "Quetta") is (town is not None)


def test_that_day_is_none_that_lies_ahead_where_it_is_told_as_past(encoder: Encoder) -> None:
    text = (
        "A drone hit a car in Kutum on Tuesday. Teachers will strike on Monday over the attack. "
        "Gunmen killed a shepherd in Nyala on that day."
    )
    days = {c.trigger.of(text): c.time.earliest for c in claims_of(text, encoder) if c.time is not None}
    assert days["killed"] == date(2026, 2, 3)


@pytest.mark.parametrize(
    ("speaker", "body"),
    [
        ("a spokesman for Sudan Railways", None),
        ("a spokeswoman for Sudan Relief", None),
        ("an official of Sudan", "gov-sd"),
        ("a spokesman for Sudan's army", "mil-sd"),
        ("an official in Sudan", "gov-sd"),
    ],
)
def test_who_speaks_for_a_body_with_a_lands_name_does_not_speak_for_the_land(
    encoder: Encoder, speaker: str, body: str | None
) -> None:
    (claim,) = claims_of(f"Gunmen killed two nurses near Kutum on Monday, {speaker} said.", encoder)
    assert claim.attribution[0].source.actor_id == body


@pytest.mark.parametrize(
    ("beside", "body"),
    [
        ("the city's police chief", "pol-sd"),
        ("an army spokesman", "mil-sd"),
        ("a spokeswoman for the Rapid Support Forces", "rsf"),
        ("the health minister", "gov-sd"),
        ("the wife of the city's police chief", None),
        ("a lawyer for the army", None),
        ("a former army officer", None),
        ("a doctor at the military hospital", None),
    ],
)
def test_a_post_that_ends_the_sentence_tells_for_whom_he_speaks(
    encoder: Encoder, beside: str, body: str | None
) -> None:
    (claim,) = claims_of(f"Two nurses were killed in Kutum on Monday, said Adila Barra, {beside}.", encoder)
    assert claim.attribution[0].source.actor_id == body


@pytest.mark.parametrize(
    ("of", "body"),
    [
        ("the parallel government of the RSF", "rsf"),
        ("the Rapid Support Forces", "rsf"),
        ("Sudan", "gov-sd"),
        ("Ukraine", "gov-ua"),
    ],
)
def test_a_ministry_is_of_the_movement_that_rules_by_it(encoder: Encoder, of: str, body: str) -> None:
    (claim,) = claims_of(f"Two nurses were killed in Nyala on Monday, the Ministry of Health of {of} said.", encoder)
    assert claim.attribution[0].source.actor_id == body


@pytest.mark.parametrize(
    ("means", "doer"),
    [
        ("Rockets from Chad", []),
        ("Two mortar shells from Chad", []),
        ("Drones from the Chadian army", ["mil-td"]),
        ("Gunfire from police", ["pol-sd"]),
    ],
)
def test_who_fired_from_a_land_is_not_told(encoder: Encoder, means: str, doer: list[str]) -> None:
    (claim,) = claims_of(f"{means} killed two nurses in Geneina in Sudan on Monday.", encoder)
    assert [p.actor_id for p in claim.actors] == doer


def test_a_movements_military_spokesman_is_no_states(encoder: Encoder) -> None:
    text = (
        "KIDAL - The brave men of the JNIM army took the town of Kidal in Mali on Monday, the military spokesman of "
        "the movement, Colonel Adil Barra, announced. Ten soldiers were killed, the spokesman said."
    )
    assert {c.attribution[0].source.actor_id for c in claims_of(text, encoder)} == {"jnim"}


@pytest.mark.parametrize(
    ("ours", "speaker"),
    [
        ("our positions near Kidal", None),
        ("the positions of the army near Kidal", "mil-ml"),
    ],
)
def test_the_military_spokesman_of_those_who_say_our_is_no_states(
    encoder: Encoder, ours: str, speaker: str | None
) -> None:
    text = f"Fighters shelled {ours} in Mali on Monday. Two huts were burnt, the military spokesman said."
    burnt = next(c for c in claims_of(text, encoder) if "burnt" in c.trigger.of(text))
    assert burnt.attribution[0].source.actor_id == speaker
