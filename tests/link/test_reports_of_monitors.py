"""Values of claims in the reports of monitors, agencies and armies, end to end: words, model, rules and places."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Claim, Document

_PUBLISHED = date(2026, 11, 20)  # a Friday


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def _claims(encoder: Encoder, text: str) -> tuple[Claim, ...]:
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(start, start + len(part), BlockKind.BODY))
        start += len(part) + 2
    document = Document(id="d", ref="d", text=text, blocks=tuple(blocks), published=_PUBLISHED)
    annotation = annotate(document, encoder)
    claims = code(document, annotation)
    return link(document, annotation, claims, registry=load_registry(), gazetteer=packaged_gazetteer())


def _one(encoder: Encoder, text: str, word: str) -> Claim:
    return next(c for c in _claims(encoder, text) if word in c.trigger.of(text))


def _place(claim: Claim) -> str | None:
    return None if claim.place is None else claim.place.name or claim.place.text


def _acled(claim: Claim) -> str | None:
    return None if claim.acled is None else claim.acled.sub_event_type


def test_who_is_taken_to_hospital_was_hit_elsewhere(encoder: Encoder) -> None:
    text = (
        "Gunmen attacked the town of Yako in Burkina Faso on Monday.\n\n"
        "Nurses said at least 20 people were injured and rushed to a hospital in nearby Koudougou.\n\n"
        "Soldiers traded shots with the raiders, killing two of them."
    )
    assert _place(_one(encoder, text, "injured")) == "Yako"
    assert _place(_one(encoder, text, "traded")) == "Yako"


def test_a_limb_suffers_nothing_by_itself(encoder: Encoder) -> None:
    found = _one(encoder, "A Malian policeman was shot in the leg and flown out by helicopter.", "shot")
    assert [t.text for t in found.targets] == ["A Malian policeman"]
    assert _acled(found) == "Armed clash"  # the helicopter struck nobody


def test_a_helicopter_that_strikes_does(encoder: Encoder) -> None:
    found = _one(encoder, "Two herders were killed in a raid by army helicopters near Djibo.", "killed")
    assert _acled(found) == "Air/drone strike"


def test_whom_they_disperse_is_somebody_else(encoder: Encoder) -> None:
    text = "Dozens of students blocked a bridge in Lagos on Monday. Police used tear gas to disperse them."
    found = [t.actor_id for c in _claims(encoder, text) for t in c.targets if t.text == "them"]
    assert found
    assert not any(f and f.startswith("pol-") for f in found)


def test_arms_that_were_seized_hurt_nobody(encoder: Encoder) -> None:
    text = "Three soldiers were wounded near Marawi on Monday. Troops recovered two landmines and a rifle."
    assert _acled(_one(encoder, text, "wounded")) == "Armed clash"


def test_arms_that_were_not_seized_did(encoder: Encoder) -> None:
    text = "Three soldiers were wounded near Marawi on Monday. Two landmines exploded below their lorry."
    assert _acled(_one(encoder, text, "wounded")) == "Remote explosive/landmine/IED"


@pytest.mark.parametrize(
    ("text", "word", "acled"),
    [
        ("Gunmen shot a trader in Jos on Monday. The assailants fled on motorcycles.", "fled", None),
        ("Rebels fled the town of Bria on Monday after troops arrived.", "fled", "Non-violent transfer of territory"),
        ("An army patrol entered the village of Kfar Kila on Monday and withdrew an hour later.", "entered", "Other"),
        ("Rebel forces entered the town of Bria on Monday.", "entered", "Non-violent transfer of territory"),
        ("The military takeover of February 2021 ended a decade of reforms in Myanmar.", "takeover", "Other"),
        ("Airstrikes and artillery shelling went on in Myawaddy.", "shelling", "Shelling/artillery/missile attack"),
    ],
)
def test_sub_events(encoder: Encoder, text: str, word: str, acled: str | None) -> None:
    assert _acled(_one(encoder, text, word)) == acled


def test_the_attack_was_done_with_what_was_told_before(encoder: Encoder) -> None:
    text = "A roadside bomb killed four soldiers near Bosaso on Monday. Al-Shabaab likely carried out the attack."
    assert _one(encoder, text, "attack").mode == "explosives"
    text = "Gunmen shot four traders near Bosaso on Monday. Bandits probably carried out the attack."
    assert _one(encoder, text, "attack").mode is None


def test_who_will_not_do_it_does_not(encoder: Encoder) -> None:
    text = '"Norland has not shelled and will not shell any village," the Norlandic defence ministry said.'
    assert [c.modality.value for c in _claims(encoder, text) if c.event_type == "ASSAULT"] == ["actual"]


def test_what_a_thing_holds_or_carries_is_no_aid(encoder: Encoder) -> None:
    text = "Shells hit a school housing displaced families in Hays on Monday, killing two."
    assert all(c.event_type != "AID" for c in _claims(encoder, text))
    text = "The Red Cross delivered rice to 400 families in Hays on Monday."
    assert any(c.event_type == "AID" for c in _claims(encoder, text))


def test_a_sum_since_then_is_of_no_one_place(encoder: Encoder) -> None:
    text = "A mine killed a boy in Demoso on Monday.\n\nSince the coup, more than 6,000 civilians have been killed."
    assert _place(_claims(encoder, text)[-1]) != "Demoso"


def test_a_partys_name_does_not_lead_away(encoder: Encoder) -> None:
    text = (
        "Troops killed five rebels in the village of Palanas on Monday. The Communist Party of the Philippines said "
        "two of the victims were shot after they had surrendered."
    )
    assert _place(_one(encoder, text, "shot")) == "Palanas"


def test_a_place_in_the_clause_goes_before_its_frame(encoder: Encoder) -> None:
    text = "In Aleppo province, men attacked an army post in the town of Maskanah with guns, leaving one soldier dead."
    assert [_place(c) for c in _claims(encoder, text)] == ["Maskanah"]


def test_soldiers_encounter_rebels(encoder: Encoder) -> None:
    found = _one(encoder, "Troops encountered a dozen rebels near Las Navas on Monday, the army said.", "encountered")
    assert (_acled(found), len(found.actors), len(found.targets)) == ("Armed clash", 1, 1)


def test_a_body_that_nobody_knows_is_not_unidentified(encoder: Encoder) -> None:
    text = "A mine killed two Hadhramaut Rescue Forces fighters in Yemen on Monday."
    assert [t.actor_id for t in _one(encoder, text, "killed").targets] == [None]


def test_parts_headed_by_a_country_are_about_it(encoder: Encoder) -> None:
    text = (
        "Yemen: The Houthis shelled Marib on November 17.\n\n"
        "Syria: ISIS said that its fighters killed a policeman in Raqqa on November 15."
    )
    assert [a.actor_id for a in _one(encoder, text, "killed").actors] == ["islamic-state"]


def test_a_part_headed_by_a_country_has_its_own_days(encoder: Encoder) -> None:
    text = (
        "Yemen: The Houthis shelled Marib on November 17.\n\n"
        "Iraq: Police said that a bomb killed a guard in Kirkuk.\n\n"
        "Lebanon: A drone hit a car in Tyre on November 16."
    )
    assert _one(encoder, text, "killed").time is None


def test_what_was_reported_on_a_day_is_of_no_later_one(encoder: Encoder) -> None:
    text = (
        "Rebels shelled Marib on November 17. Local media reported on November 15 that a bomb had killed four guards "
        "in Ataq."
    )
    found = _one(encoder, text, "killed")
    assert found.time is None or found.time.earliest != date(2026, 11, 17)


def test_paragraphs_of_a_chronicle_lend_each_other_no_day(encoder: Encoder) -> None:
    text = (
        "On 11 November, an airstrike killed nine people in Budalin.\n\n"
        "In Kyaukphyu, shells damaged two clinics.\n\n"
        "A mine killed a farmer in Demoso on 8 November.\n\n"
        "Soldiers detained three nurses in Loikaw on 6 November."
    )
    assert _one(encoder, text, "damaged").time is None


def test_paragraphs_of_a_story_do(encoder: Encoder) -> None:
    text = "An airstrike killed nine people in Budalin on 11 November.\n\nShells damaged two clinics there."
    found = _one(encoder, text, "damaged")
    assert found.time is not None
    assert found.time.earliest == date(2026, 11, 11)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in the first two weeks of the month", date(2026, 11, 1), date(2026, 11, 14)),
        ("since the start of the month", date(2026, 11, 1), date(2026, 11, 20)),
        ("in the second half of last month", date(2026, 10, 16), date(2026, 10, 31)),
    ],
)
def test_parts_of_a_month(text: str, first: date, last: date) -> None:
    from reportedly.link.days import resolve

    found = resolve(text, published=_PUBLISHED)
    assert found is not None
    assert (found.earliest, found.latest) == (first, last)


def _document(text: str, publisher: str) -> Document:
    block = Block(0, len(text), BlockKind.BODY)
    return Document(id="d", ref="d", text=text, blocks=(block,), published=_PUBLISHED, publisher=publisher)


@pytest.mark.parametrize(
    ("publisher", "actor"),
    [("Kachin Independence Army Telegram channel", "kia"), ("Arakan Army", "arakan-army"), ("Delta Post", None)],
)
def test_we_are_the_army_that_publishes(encoder: Encoder, publisher: str, actor: str | None) -> None:
    document = _document("Our forces took the outpost at Hpakant on Monday. We seized 12 rifles.", publisher)
    annotation = annotate(document, encoder)
    claims = code(document, annotation)
    claims = link(document, annotation, claims, registry=load_registry(), gazetteer=packaged_gazetteer())
    assert {a.actor_id for c in claims for a in c.actors} == {actor}
    if actor:
        assert _acled(claims[0]) == "Non-state actor overtakes territory"


def test_who_claims_it_falsely_asserts_it(encoder: Encoder) -> None:
    text = "The army's claim that it has retaken the camp at Namti is a fabrication, rebels said."
    found = _one(encoder, text, "retaken")
    assert [(a.source and a.source.text, a.stance.value) for a in found.attribution] == [
        ("The army", "asserts"),
        ("rebels", "denies"),
    ]


def test_a_source_stands_once(encoder: Encoder) -> None:
    text = "The prosecutor's office said in a statement that seven people died in the shooting in Culiacan."
    assert len(_one(encoder, text, "died").attribution) == 1


def test_what_a_reward_is_for_has_not_happened(encoder: Encoder) -> None:
    text = "Police offered a reward for information leading to the arrest of two gunmen in Cali."
    assert [c.modality.value for c in _claims(encoder, text) if c.mode == "arrest"] == ["hypothetical"]


def test_whose_body_bears_the_marks_tells_nothing(encoder: Encoder) -> None:
    found = _one(encoder, "The corpses of two men bearing signs of torture were left near Mazatlan.", "torture")
    assert not found.actors
    assert not found.attribution


def test_factions_locked_in_a_struggle_are_not_held(encoder: Encoder) -> None:
    text = "Rival factions have been locked in a bloody struggle in Culiacan, where gunmen killed two men on Monday."
    assert all(c.mode != "arrest" for c in _claims(encoder, text))


def test_the_attack_has_the_code_of_that_told_before(encoder: Encoder) -> None:
    text = "Gunmen burst into a bar in Cali and opened fire, killing nine people. The attack happened late on Saturday."
    assert [_acled(c) for c in _claims(encoder, text)] == ["Attack"] * len(_claims(encoder, text))


def test_a_movements_army_is_no_states(encoder: Encoder) -> None:
    text = "The Arakan Army detained 12 villagers near Kyaukphyu on Monday."
    assert _acled(_one(encoder, text, "detained")) == "Abduction/forced disappearance"
    text = "FARC dissidents killed two soldiers in Cauca on Monday."
    assert _acled(_one(encoder, text, "killed")) == "Armed clash"


def test_entries_of_a_list_lend_each_other_no_weapon(encoder: Encoder) -> None:
    text = "1. Nine of our men were wounded near Mansi.\n\n2. Enemy jets bombed Bhamo at noon."
    assert _acled(_one(encoder, text, "wounded")) != "Air/drone strike"


def test_a_town_of_another_name_abroad_is_not_meant(encoder: Encoder) -> None:
    text = (
        "Yemen: shells killed two people in Taiz on Monday. A sniper killed a girl in Al Qahirah district on Tuesday."
    )
    found = _claims(encoder, text)[-1].place
    assert found is None or found.country != "EG"


def test_city_belongs_to_the_name(encoder: Encoder) -> None:
    text = "Two aid warehouses in Al Hodeidah City were looted by armed men on Monday."
    assert _place(_one(encoder, text, "looted")) == "Al Hodeidah City"


def test_who_speaks_as_the_organisation_is_no_government(encoder: Encoder) -> None:
    text = (
        "Watchmen International interviewed nine people who fled the strike on Tyre, it said. Lebanon's government "
        "should investigate the strike, the organisation said."
    )
    sources = [a.source for c in _claims(encoder, text) for a in c.attribution if a.source]
    assert all(s.actor_id is None for s in sources if s.text == "the organisation")


def test_a_minister_is_of_the_country_that_the_text_names(encoder: Encoder) -> None:
    text = (
        "Colombia's Defense Minister Pedro Sanchez blamed dissidents for the bombing of a barracks in Cali, Colombia."
    )
    assert all(a.country != "ES" for c in _claims(encoder, text) for a in c.actors)


@pytest.mark.parametrize("name", ["Al Hodeidah City", "Al Hudaydah City", "Quezon City", "Gaza City", "Kaya Town"])
def test_city_of_a_name_is_read(encoder: Encoder, name: str) -> None:
    text = f"Two aid warehouses in {name} were looted by armed men on 15 November. Armed men burnt a shop in {name}."
    assert "City" not in {_place(c) for c in _claims(encoder, text)}


def test_the_dead_are_counted(encoder: Encoder) -> None:
    for text in (
        "Villagers said rebel fighters had shot dead nine men in Htan Shauk Khan and burned their homes.",
        "Soldiers shot dead at least nine traders near Kaya on Monday.",
    ):
        found = _one(encoder, text, "shot")
        assert [(c.kind, c.low) for c in found.counts] == [("killed", 9)]


def test_part_of_what_was_told_before(encoder: Encoder) -> None:
    text = (
        "The army killed 900 people in Myanmar between April and June 2026. Of these, 514 died in air strikes. "
        "The deadliest strike hit Chaung-U on 6 October and killed 24 people."
    )
    found = _one(encoder, text, "died")
    assert found.time is not None
    assert found.time.text == "between April and June 2026"
    assert _place(found) != "Chaung-U"


def test_what_the_strike_destroyed(encoder: Encoder) -> None:
    text = "The air force bombed Kutkai on Monday, killing a nurse. A church was also damaged."
    assert _acled(_one(encoder, text, "damaged")) == "Air/drone strike"
    text = "Youths looted shops in Kutkai on Monday. A church was also damaged."
    assert _acled(_one(encoder, text, "damaged")) != "Air/drone strike"


def test_a_guard_that_is_an_alliance_of_factions_is_no_states(encoder: Encoder) -> None:
    text = "The National Guard, an alliance of Druze factions, accused Damascus of starting the assault in Syria."
    assert all(a.actor_id != "mil-sy" for c in _claims(encoder, text) for a in c.actors)


def test_an_ethnic_army_is_no_states(encoder: Encoder) -> None:
    found = _one(encoder, "A Myanmar ethnic army took control of the town of Muse on Thursday.", "control")
    assert _acled(found) == "Non-state actor overtakes territory"
    assert [a.actor_id for a in found.actors] == ["unidentified-armed-group-mm"]


def test_a_telephone_says_nothing(encoder: Encoder) -> None:
    text = '"The shops are closed and three people were shot," a resident who asked not to be named told us by phone.'
    assert all(a.source is None or a.source.text != "phone" for c in _claims(encoder, text) for a in c.attribution)


def test_who_flees_across_a_border_attacks_nobody(encoder: Encoder) -> None:
    text = "Some 60 junta soldiers crossed into China and surrendered to the authorities there."
    assert all(c.event_type != "ASSAULT" for c in _claims(encoder, text))


def test_a_month_of_last_year(encoder: Encoder) -> None:
    found = _one(encoder, "The rebels attacked Bria in October last year, killing four people.", "attacked")
    assert found.time is not None
    assert found.time.earliest == date(2025, 10, 1)


def test_what_has_been_done_since_is_of_no_such_day(encoder: Encoder) -> None:
    text = "Norland bombed Damascus in July 2025 and has repeatedly sent troops into Quneitra."
    assert _one(encoder, text, "sent").time is None


def test_those_who_fought_each_other_killed_in_a_clash(encoder: Encoder) -> None:
    text = "At least 13 people were killed on Monday when soldiers and Druze gunmen traded fire in Suwayda, Syria."
    assert _acled(_one(encoder, text, "killed")) == "Armed clash"


def test_strikes_of_a_state_came_from_the_air(encoder: Encoder) -> None:
    assert _acled(_one(encoder, "Israel carried out strikes on Damascus on Monday.", "strikes")) == "Air/drone strike"


def test_a_day_between_subject_and_verb_is_the_verbs(encoder: Encoder) -> None:
    text = "Yemen's Houthi rebels on Monday freed 12 sailors of a cargo ship they sank in the Red Sea in July."
    found = _one(encoder, text, "freed")
    assert found.time is not None
    assert found.time.text == "on Monday"


def test_a_hideout_of_the_islamic_state_is_in_no_such_state(encoder: Encoder) -> None:
    text = "Iraqi jets bombed an Islamic State hideout in the Hamrin mountains on Monday, killing four militants."
    assert all("Islamic" not in (_place(c) or "") for c in _claims(encoder, text))


def test_the_dead_of_a_mass_grave_died_before(encoder: Encoder) -> None:
    text = (
        "A mass grave containing the bodies of 40 Yazidis was exhumed near Sinjar, officials said. Iraqi jets bombed a "
        "hideout in the Hamrin mountains on Monday."
    )
    found = [c for c in _claims(encoder, text) if "Sinjar" in c.evidence.of(text)]
    assert all(c.time is None and _acled(c) != "Air/drone strike" for c in found)


def test_a_building_of_an_entry_is_in_the_town_of_its_head(encoder: Encoder) -> None:
    text = (
        "10 Nov, Kharkiv. Missile strike on apartment block. 12 killed.\n\n"
        "11 Nov, Palkino, Bryansk region. Drone strike on oil depot, two killed."
    )
    found = [c for c in _claims(encoder, text) if "two" in [n.span.of(text) for n in c.counts]]
    assert [c.place.country for c in found if c.place] == ["RU"]


def test_an_entry_may_be_headed_by_what_it_happened_near(encoder: Encoder) -> None:
    text = (
        "2 November, between Ulang and Nasir (South Sudan): Armed youths attacked a barge. Seven people died.\n\n"
        "3 November, near Debre Markos (Ethiopia): Raiders ambushed a convoy. At least eight soldiers were killed.\n\n"
        "5 November, Mogadishu (Somalia): A car bomb killed nine people."
    )
    assert [_place(_one(encoder, text, word)) for word in ("attacked", "ambushed")] == ["Nasir", "Debre Mark’os"]
    assert _place(next(c for c in _claims(encoder, text) if c.counts and c.counts[0].low == 8)) == "Debre Mark’os"


@pytest.mark.parametrize(
    ("site", "town"),
    [
        ("in a village west of Kunduz", "Kunduz"),
        ("on the road north of Kunduz", "Kunduz"),
        ("on a road 20 km south of Kunduz", "Kunduz"),
    ],
)
def test_a_site_lies_by_the_town_that_stands_behind_it(encoder: Encoder, site: str, town: str) -> None:
    text = f"Gunmen shot a teacher {site} on Monday.\n\nA nurse was killed in Herat, Afghanistan, the same day."
    assert _place(_one(encoder, text, "shot")) == town


@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("Seven others were taken to the hospital in Debre Markos", "Dembech’a"),
        ("Seven others were rushed to a hospital in Debre Markos", "Dembech’a"),
        ("Two patients were taken from a hospital in Debre Markos by armed men", "Debre Mark’os"),
    ],
)
def test_the_town_of_the_hospital_to_which_they_were_taken_was_not_hit(encoder: Encoder, words: str, town: str) -> None:
    text = f"A drone bombed Dembecha in Ethiopia on Wednesday.\n\n{words}, a relative said."
    assert _place(_one(encoder, text, words.split()[3])) == town


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("By the grace of God, twenty officers were killed in Kosti on Monday.", []),
        ("Twenty officers were killed by the will of Allah in Kosti on Monday.", []),
        ("Twenty officers were killed by the Army of God in Kosti on Monday.", ["the Army of God"]),
        ("A policeman was killed by Mercy Odra in Kosti on Monday.", ["Mercy Odra"]),
    ],
)
def test_who_thanks_god_names_no_doer(encoder: Encoder, text: str, doers: list[str]) -> None:
    assert [p.text for p in _one(encoder, text, "killed").actors] == doers


@pytest.mark.parametrize(
    ("words", "fight"),
    [
        ("Now they are fighting street by street around the university", True),
        ("They are fighting in the streets of Dilling", True),
        ("They are fighting for their rights in the streets of Dilling", False),
        ("They fought over the name of a street in Dilling", False),
    ],
)
def test_they_fight_in_the_streets_of_a_town(encoder: Encoder, words: str, *, fight: bool) -> None:
    found = _claims(encoder, f"“{words},” said Kuku Odra, a teacher in Dilling.")
    assert any(_acled(c) == "Armed clash" for c in found) is fight


_DIGEST = """SYRIA. Rebels captured Orra on the 14th and got a truce on the 17th. Two men died in Telm.

IRAQ. Ankara lost two soldiers to a bomb at Amedi and the militia lost three fighters to a drone at Khanasor.

LEBANON. Shells wounded nine in Tyre on the 12th.
"""


def test_what_a_digest_tells_of_one_land_has_no_day_and_no_place_from_another(encoder: Encoder) -> None:
    lost = [c for c in _claims(encoder, _DIGEST) if "lost" in c.trigger.of(_DIGEST)]
    assert [c.time for c in lost] == [None] * len(lost)
    assert "Khanasor" in [c.place.name for c in lost if c.place is not None]


def test_a_name_with_small_words_inside_is_found_whole(encoder: Encoder) -> None:
    text = "The police of Deir ez-Zor said that gunmen shot two men in Deir ez-Zor on Monday."
    place = _one(encoder, text, "shot").place
    assert place is not None
    assert place.text == "Deir ez-Zor"
    assert place.country == "SY"
