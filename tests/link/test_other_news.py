"""Values of claims in local papers, bulletins, situation updates and releases, end to end."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.days import resolve
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Claim, Document, EventType, Modality

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


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("The raiders, believed to be from Tolmin, attacked at around 6am on Monday.", "attacked", ["The raiders"]),
        ("Police said the men, suspected to be smugglers, fired on the patrol.", "fired", ["the men"]),
        ("The guards, identified as conscripts, were attacked at dawn.", "attacked", []),
        ("The hoodlums shot a trader in Orra.", "shot", ["The hoodlums"]),
        ("Some miscreants burned two buses on the highway.", "burned", ["Some miscreants"]),
        (
            "Army units clashed with a terrorist group that came from the desert, burning two lorries and killing six "
            "terrorists.",
            "killing",
            ["Army units"],
        ),
    ],
)
def test_who_did_it(encoder: Encoder, text: str, word: str, doers: list[str]) -> None:
    assert [p.text for p in _one(encoder, text, word).actors] == doers


def test_who_foils_an_attempt_kills_those_who_made_it(encoder: Encoder) -> None:
    text = "Troops foiled on Tuesday an attempt by rebels to cross the river near Orra, killing and wounding several."
    doers = {p.text for c in _claims(encoder, text) for p in c.actors}
    assert doers == {"Troops"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The raid left two guards and a driver dead.", [("killed", 2), ("killed", 1)]),
        ("The blast left five officers and two clerks injured, a doctor said.", [("wounded", 5), ("wounded", 2)]),
        ("The shelling left nine people dead and 14 injured.", [("killed", 9), ("wounded", 14)]),
        ("They separated the men from the women and shot 16 of the men dead.", [("killed", 16)]),
        ("Gunmen shot two guards and a driver dead.", [("killed", 2), ("killed", 1)]),
        ("A mine went off, leaving two boys and a girl wounded and damaging a mill.", [("wounded", 2), ("wounded", 1)]),
    ],
)
def test_how_many_are_left_in_which_state(encoder: Encoder, text: str, told: list[tuple[str, int]]) -> None:
    found = dict.fromkeys((c.kind, c.low, c.span) for claim in _claims(encoder, text) for c in claim.counts)
    assert [(kind, low) for kind, low, _ in found] == told


def test_those_who_are_left_so_did_nothing(encoder: Encoder) -> None:
    text = "A mine went off, leaving two boys and a girl wounded and damaging a mill. It left 9 dead and 14 injured."
    assert [p.text for c in _claims(encoder, text) for p in c.actors] == []


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The Defence Forces stopped 12 enemy assaults near Orra.", "stopped", EventType.ASSAULT),
        ("The army halted an advance by the enemy on Orra.", "halted", EventType.ASSAULT),
        ("The rebels stopped attacks on the town on Friday.", "stopped", EventType.RETREAT),
        ("The army suspended operations in the north.", "suspended", EventType.RETREAT),
        ("Gunmen entered the village at dawn and shot a farmer.", "entered", EventType.ASSAULT),
        ("Government troops entered the town of Orra on Friday.", "entered", EventType.COERCE),
        ("Two nurses were handed over to elders after ten days in captivity.", "handed", EventType.RETREAT),
    ],
)
def test_what_it_was(encoder: Encoder, text: str, word: str, kind: EventType) -> None:
    assert _one(encoder, text, word).event_type is kind


def test_aid_workers_who_stop_work_make_no_truce(encoder: Encoder) -> None:
    text = "Two aid agencies have suspended their activities in the Orra health zone."
    assert all(c.mode != "ceasefire" for c in _claims(encoder, text))


def test_a_request_for_comment_is_no_statement_of_the_press(encoder: Encoder) -> None:
    text = "The army did not respond to our request for comment."
    (claim,) = _claims(encoder, text)
    assert claim.trigger.of(text) == "did not respond"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The bishop demanded that the rebels release the nine teachers whom they hold.", ["the rebels"]),
        ("The union demanded that the government and the army free the miners.", ["the government", "the army"]),
    ],
)
def test_of_whom_it_is_demanded(encoder: Encoder, text: str, asked: list[str]) -> None:
    assert [p.text for p in _one(encoder, text, "demanded").targets] == asked


def test_the_hospital_is_no_place_of_the_attack(encoder: Encoder) -> None:
    text = "A boy is being treated at Gusau General Hospital for gunshot wounds. Two others are at Orra Hospital."
    assert {c.place for c in _claims(encoder, text)} == {None}


def test_a_school_is_in_the_village_that_it_is_called_after(encoder: Encoder) -> None:
    text = (
        "Raiders burned a barn at Mukutu in Baringo County in Kenya on Monday, and wounded men were taken to Marigat."
        "\n\nRaiders burned Mukutu Primary School."
    )
    places = [c.place for c in _claims(encoder, text) if c.place is not None and "School" in c.place.text]
    assert places
    assert all(p is not None and p.name != "Marigat" for p in places)


def test_a_body_that_works_abroad_tells_nothing_of_its_seat(encoder: Encoder) -> None:
    text = (
        "Militiamen burned 40 huts in Ituri in the Democratic Republic of Congo on Monday.\n\n"
        "The wounded were treated by Médecins Sans Frontières, and MSF sent a second team.\n\n"
        "On Tuesday militiamen shot two farmers in Bule."
    )
    place = _one(encoder, text, "shot").place
    assert place is not None
    assert place.country == "CD"


def test_a_part_of_a_district_behind_its_name(encoder: Encoder) -> None:
    text = "Raiders shot three herders at Mukutu in Baringo South on Monday."
    place = _one(encoder, text, "shot").place
    assert place is not None
    assert place.country == "KE"


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        # the 18th of November 2026 is a Wednesday
        ("Two people were killed on Thursday, November 18, in Orra.", "killed", date(2026, 11, 18)),
        ("Two people were killed on Thursday, March 5, in Orra.", "killed", date(2026, 3, 5)),
        ("Students are marching on the palace, defying the curfew imposed last night.", "marching", None),
        (
            "Our guns struck three posts today.\n\nYesterday our jets struck a depot.\n\n"
            "In the Orra sector, our units withdrew from Tolmin.",
            "withdrew",
            None,
        ),
    ],
)
def test_when(encoder: Encoder, text: str, word: str, day: date | None) -> None:
    time = _one(encoder, text, word).time
    assert (None if time is None else time.earliest) == day


def test_an_entry_of_a_live_page_has_a_scene_of_its_own(encoder: Encoder) -> None:
    text = (
        "17:55 Protesters have set fire to a police station in Chittagong, Bangladesh.\n\n"
        "16:30 Police opened fire after they were stoned, the minister said.\n\n"
        "15:10 Students are marching."
    )
    place = _one(encoder, text, "opened fire").place
    assert place is None or place.name != "Chittagong"


def test_who_speaks_for_civil_society_is_no_government(encoder: Encoder) -> None:
    text = (
        "The president of the civil society of Beni in Congo, Jean Mito, deplores the looting of shops by the rebels."
    )
    claim = _one(encoder, text, "deplores")
    assert [p.actor_id for p in claim.actors] == ["civilians-cd"]


def test_paragraphs_headed_by_a_name_tell_of_days_and_places_of_their_own(encoder: Encoder) -> None:
    text = (
        "Aleppo: Shells killed a man this morning in a village.\n\n"
        "Homs: Unknown persons shot a former officer dead on his doorstep.\n\n"
        "Raqqa: Residents of a suburb staged a demonstration."
    )
    shot, staged = (_one(encoder, text, word) for word in ("shot", "staged"))
    assert (shot.time, staged.time) == (None, None)
    assert [c.place is not None and c.place.name for c in (shot, staged)] == ["Homs", "Ar Raqqah"]


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("Shells hit a school where 400 families had been sheltering, killing six people.", "hit", []),
        ("Gunmen attacked a bus carrying traders, killing nine.", "attacked", ["Gunmen"]),
        ("A convoy was ambushed by rebels who had been hiding in a wood.", "ambushed", ["rebels"]),
        ("The soldiers were verifying reports of extortion by armed men in the hills.", "extortion", ["armed men"]),
    ],
)
def test_who_does_what_stands_behind_a_clause(encoder: Encoder, text: str, word: str, doers: list[str]) -> None:
    assert [p.text for p in _one(encoder, text, word).actors] == doers
    assert all(p.text in doers for c in _claims(encoder, text) for p in c.actors if c.event_type is EventType.ASSAULT)


def test_who_crosses_a_border_attacks_nobody(encoder: Encoder) -> None:
    text = "Last week 7,300 individuals crossed into South Sudan."
    assert all(c.event_type is not EventType.ASSAULT for c in _claims(encoder, text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The family will not bury him until the killers are arrested.", False),
        ("They held him until two of the killers were arrested.", True),
    ],
)
def test_what_is_waited_for_has_not_happened(encoder: Encoder, text: str, told: bool) -> None:
    arrest = _one(encoder, text, "arrested")
    assert (arrest.modality is Modality.ACTUAL) == told


def test_fighters_who_disperse_a_crowd_do_not_leave(encoder: Encoder) -> None:
    text = "Rebel fighters fired live bullets to disperse them."
    assert all(c.event_type is not EventType.RETREAT for c in _claims(encoder, text))


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        (
            "Unidentified men on a motorcycle shot a councillor in Peshawar, Pakistan.",
            "shot",
            "unidentified-armed-group-pk",
        ),
        ("Masked men shot a councillor in Peshawar, Pakistan.", "shot", "unidentified-armed-group-pk"),
    ],
)
def test_whoever_shoots_is_no_civilian(encoder: Encoder, text: str, word: str, actor: str) -> None:
    assert [p.actor_id for p in _one(encoder, text, word).actors] == [actor]


def test_the_dead_stay_civilians(encoder: Encoder) -> None:
    text = "Two unidentified men were killed in Peshawar, Pakistan."
    assert [p.actor_id for p in _one(encoder, text, "killed").targets] == ["civilians-pk"]


def test_a_day_is_no_name_of_a_place(encoder: Encoder) -> None:
    text = "Two men were shot in North Waziristan's Spinwam area on the night between Nov 17 and 18."
    place = _one(encoder, text, "shot").place
    assert place is not None
    assert place.country == "PK"


def test_a_quarter_of_the_land_is_in_no_other(encoder: Encoder) -> None:
    text = (
        "Nigerian troops freed 38 captives in the North-East and North-West.\n\n"
        "Bandits killed two farmers in Katsina State in Nigeria."
    )
    assert "BW" not in {c.place.country for c in _claims(encoder, text) if c.place is not None}


def test_the_palace_that_is_burnt_is_no_happening_told_before(encoder: Encoder) -> None:
    text = (
        "Gunmen shot a trader in Kaduna, and jets bombed a camp in Kano on Monday, the Nigerian army said.\n\n"
        "Residents of Faskari said bandits had come back to the town and burnt the palace of the district head."
    )
    place = _one(encoder, text, "burnt").place
    assert place is None or place.name != "Kano"


def test_him_alone_is_one(encoder: Encoder) -> None:
    text = "Gunmen opened fire on a former officer, killing him instantly."
    assert [(c.kind, c.low) for c in _one(encoder, text, "opened").counts] == [("killed", 1)]


def test_who_was_taken_is_no_body(encoder: Encoder) -> None:
    text = "The body of a driver, who was kidnapped on Monday, was found near Orra."
    assert [p.text for p in _one(encoder, text, "kidnapped").targets] == ["a driver"]


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        (
            "The troops spotted three rebels who came out of a tunnel and shot them in a gunfight.",
            "shot",
            ["The troops"],
        ),
        ("Two guards were killed in an attack on a mine at Orra, thirty kilometres from Sarn.", "killed", []),
        ("The gunmen made off with 900 head of cattle.", "made off", ["The gunmen"]),
    ],
)
def test_who_did_it_to_whom(encoder: Encoder, text: str, word: str, doers: list[str]) -> None:
    assert [p.text for p in _one(encoder, text, word).actors] == doers


def test_cattle_are_not_abducted(encoder: Encoder) -> None:
    text = "The gunmen made off with 900 head of cattle."
    assert [c for claim in _claims(encoder, text) for c in claim.counts] == []
    assert _one(encoder, "The gunmen made off with two nurses.", "made off").mode == "abduct"


def test_a_mine_that_is_dug_is_no_bomb(encoder: Encoder) -> None:
    text = "Two guards were killed in an attack on a cobalt mine at Orra."
    acled = _one(encoder, text, "killed").acled
    assert acled is None or "explosive" not in acled.sub_event_type


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Kampala Metropolitan Police spokesperson Patrick Odra said nine people had been killed.", "pol-ug"),
        ("Nine people were killed by the Gran Grif gang in Haiti, said the spokesman for a local committee.", None),
    ],
)
def test_for_whom_a_spokesman_speaks(encoder: Encoder, text: str, source: str | None) -> None:
    (told,) = _one(encoder, text, "killed").attribution
    assert told.source.actor_id == source


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("An aircraft killed a commander of Hamas who took part in the October 7 massacre.", date(2023, 10, 7)),
        ("A drone killed a rebel commander who took part in the October 7 massacre.", date(2026, 10, 7)),
    ],
)
def test_a_day_that_all_know_by_its_date(encoder: Encoder, text: str, day: date) -> None:
    time = _one(encoder, text, "massacre").time
    assert time is not None
    assert time.earliest == day


def test_what_a_group_did_in_the_past_is_history(encoder: Encoder) -> None:
    assert _one(encoder, "Daesh has attacked the community in the past.", "attacked").background


def test_a_withdrawal_is_asked_of_nobody_by_its_name(encoder: Encoder) -> None:
    assert _one(encoder, "The union demanded the withdrawal of all foreign forces.", "demanded").targets == ()


def test_the_indian_ocean_is_not_india(encoder: Encoder) -> None:
    text = "Police opened fire on demonstrators on Saturday, the Indian Ocean Blog reported."
    (police,) = _one(encoder, text, "opened fire").actors
    assert police.country != "IN"


@pytest.mark.parametrize(
    ("text", "word", "kind", "targets"),
    [
        ("The front holds the junta responsible for this crime.", "holds", EventType.ACCUSE, ["the junta"]),
        ("The enemy left behind 12 dead in Gao.", "left behind", EventType.ASSAULT, ["12"]),
        ("A patrol drove into an ambush near Gao.", "ambush", EventType.ASSAULT, ["A patrol"]),
        (
            "Nine civilians held by the rebels were freed and handed over to the authorities.",
            "handed over",
            EventType.RETREAT,
            ["Nine civilians"],
        ),
    ],
)
def test_what_befell_whom(encoder: Encoder, text: str, word: str, kind: EventType, targets: list[str]) -> None:
    claim = _one(encoder, text, word)
    assert claim.event_type is kind
    assert [p.text.split(" held")[0] for p in claim.targets] == targets


@pytest.mark.parametrize(
    "text",
    [
        "The enemy left behind 12 dead in Gao.",
        "At least five people were injured in firing along the border.",
        "Looters are carrying away chairs.",
    ],
)
def test_nobody_attacks_himself(encoder: Encoder, text: str) -> None:
    claims = [c for c in _claims(encoder, text) if c.event_type is EventType.ASSAULT and c.mode != "destroy"]
    assert all(p.text in ("Looters",) for c in claims for p in c.actors)
    assert all(c.mode != "abduct" for c in claims)


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were airlifted to Eldoret in Kenya for treatment.",
        "A third child, with serious burns, was flown to Nairobi in Kenya.",
    ],
)
def test_where_the_wounded_are_flown_they_were_not_hit(encoder: Encoder, text: str) -> None:
    assert all(c.place is None or c.place.name in (None, "Kenya") for c in _claims(encoder, text))


@pytest.mark.parametrize(("words", "first", "last"), [("first", 1, 15), ("second", 16, 30)])
def test_half_a_month(words: str, first: int, last: int) -> None:
    days = resolve(f"in the {words} half of November", published=_PUBLISHED)
    assert days is not None
    assert (days.earliest, days.latest) == (date(2026, 11, first), date(2026, 11, last))


def test_the_hour_at_the_head_of_an_entry_is_of_its_day(encoder: Encoder) -> None:
    text = (
        "3.05 pm Four bodies have been brought to the hospital.\n\n"
        "1.50 pm Police have opened fire in Gao to push back demonstrators.\n\n"
        "10.00 am Students have begun to gather."
    )
    time = _one(encoder, text, "opened fire").time
    assert time is not None
    assert time.earliest == _PUBLISHED


@pytest.mark.parametrize(
    ("text", "word", "targets"),
    [
        ("There are at least 30 injured in Gao.", "injured", ["30"]),
        ("The two were beaten with clubs and set on fire.", "set on fire", ["The two"]),
        ("Three guards, two of them shot by soldiers, died in Gao.", "shot", ["two of them"]),
    ],
)
def test_whom_it_befell(encoder: Encoder, text: str, word: str, targets: list[str]) -> None:
    claims = [c for c in _claims(encoder, text) if word in c.trigger.of(text)]
    assert all(c.actors == () or c.actors[0].text == "soldiers" for c in claims)
    assert [[p.text for p in c.targets] for c in claims if c.targets] in ([targets], [])


def test_rebels_of_whom_one_is_captured_are_not_abducted(encoder: Encoder) -> None:
    text = "Rebels kidnapped two nurses in Gao.\n\nSix rebels were killed and one was captured."
    assert _one(encoder, text, "captured").event_type is EventType.COERCE


def test_a_drone_of_another_day_wounds_nobody_before(encoder: Encoder) -> None:
    text = "Two of our fighters were wounded in Gao.\n\nOn 17 November, a drone struck a dam."
    acled = _one(encoder, text, "wounded").acled
    assert acled is None or "drone" not in acled.sub_event_type


def test_a_post_lies_in_the_district_that_the_text_names(encoder: Encoder) -> None:
    text = "Terrorists attacked the Baka Khel check post in Bannu district on Tuesday."
    place = _one(encoder, text, "attacked").place
    assert place is not None
    assert place.country == "PK"


def test_who_is_pulled_out_of_a_house_does_not_withdraw(encoder: Encoder) -> None:
    text = "The two were pulled out of a house at Orra on Sunday night."
    assert all(c.event_type is not EventType.RETREAT for c in _claims(encoder, text))
    assert _one(encoder, "The army pulled out of Gao on Sunday.", "pulled out").event_type is EventType.RETREAT


def test_small_arms_are_nobody(encoder: Encoder) -> None:
    text = "A position near Orra was hit by small arms fire."
    assert [p for c in _claims(encoder, text) for p in c.actors] == []


def test_what_tension_came_of_was_before(encoder: Encoder) -> None:
    text = "Tension remained high in Orra on Monday after residents lynched two men."
    assert _one(encoder, text, "lynched").time is None


def test_an_armys_own_report_tells_of_its_own_troops(encoder: Encoder) -> None:
    text = (
        "One serviceman of the Russian Federation gave up.\n\nParatroopers raised the flag over a high-rise building."
    )
    document = Document(
        id="d",
        ref="d",
        text=text,
        blocks=(Block(0, 49, BlockKind.BODY), Block(51, len(text), BlockKind.BODY)),
        publisher="Ukrainian Armed Forces",
        published=_PUBLISHED,
    )
    annotation = annotate(document, encoder)
    claims = code(document, annotation)
    linked = link(document, annotation, claims, registry=load_registry(), gazetteer=packaged_gazetteer())
    raised = next(c for c in linked if "raised" in c.trigger.of(text))
    assert [p.actor_id for p in raised.actors] == ["mil-ua"]


def test_what_aviation_hits_is_a_town(encoder: Encoder) -> None:
    place = _one(
        encoder, "On the night of November 19, Russian aviation hit Druzhkivka with two glide bombs.", "hit"
    ).place
    assert place is not None
    assert place.text == "Druzhkivka"


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Envoys of the army and of the rebels held two days of talks in the Saudi city of Jeddah.", "talks", "Jeddah"),
        ("The government and the rebels signed a ceasefire in the city of Doha on Friday.", "signed", "Doha"),
        ("The government and the rebels signed a ceasefire in the Qatari capital on Friday.", "signed", "Doha"),
        ("The government and the rebels signed a ceasefire in the city on Friday.", "signed", None),
    ],
)
def test_where_talks_are_held_though_the_noun_goes_before_the_name(
    encoder: Encoder, text: str, word: str, name: str | None
) -> None:
    place = _one(encoder, text, word).place
    assert (None if place is None else place.name) == name


def test_a_local_government_area_of_a_state(encoder: Encoder) -> None:
    text = "Troops in Nigeria killed 12 bandits in Zurmi local government area of Zamfara State on Wednesday."
    place = _one(encoder, text, "killed").place
    assert place is not None
    assert (place.name, place.admin1) == ("Zurmi", "Zamfara State")


def test_an_agreement_is_signed_in_the_town_that_its_report_was_written_in(encoder: Encoder) -> None:
    """Support by its type, as a truce is an agreement by its own."""
    said = "The Northern Council and the Southern Brotherhood signed an agreement{} to cease all hostilities{}."
    for town, words, name in (("KISUMU", "", "Kisumu"), ("NAIROBI", "", None), ("KISUMU", " in Eldoret", "Eldoret")):
        text = f"{town}: {said.format(words, ' against each other')}"
        place = _one(encoder, text, "signed").place
        assert (None if place is None else place.name) == name, town
