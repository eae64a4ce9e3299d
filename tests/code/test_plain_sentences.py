"""Plain sentences of the news, end to end: what each tells, and the near misses beside it."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, linking

from reportedly.model import Claim


@pytest.fixture(scope="module")
def linked() -> Telling:
    return linking("Orra Post")


def of(claims: tuple[Claim, ...], kind: str) -> list[Claim]:
    return [c for c in claims if c.event_type.value == kind]


@pytest.mark.parametrize(
    "text",
    [
        "An explosion in Kaduna was caused by an accident, officials said.",
        "Twelve people died in the explosion in Aleppo, which was caused by a gas leak.",
        "A leak triggered the explosion that killed nine people in Karachi.",
        "The blast that wounded six people in Lahore was due to faulty wiring, police said.",
    ],
)
def test_a_blast_that_was_a_mishap_is_no_attack(text: str, linked: Telling) -> None:
    assert not of(linked(text), "ASSAULT")


@pytest.mark.parametrize(
    "text",
    [
        "The explosion that killed four people at a bus stop in Mogadishu was no accident, police said.",
        "An explosion killed four people in Mogadishu, and officials were looking for its cause.",
        "A bomb exploded beside a gas cylinder in Quetta, killing three.",
    ],
)
def test_a_blast_that_was_none_is(text: str, linked: Telling) -> None:
    assert of(linked(text), "ASSAULT")


@pytest.mark.parametrize(
    ("text", "doer", "hedged"),
    [
        ("The attack on the barracks in Gao was the work of JNIM, a colonel said.", "jnim", False),
        ("Officials said the ambush near Baidoa was the work of al-Shabab.", "al-shabaab", False),
        ("The attack near Bunia was believed to be the handiwork of the ADF.", "adf", True),
        ("The bombing of a post in Gao bore all the hallmarks of JNIM.", "jnim", True),
        ("The raid near Bunia carried the signature of the ADF, police said.", "adf", True),
    ],
)
def test_whose_work_it_was(text: str, doer: str, hedged: bool, linked: Telling) -> None:
    (claim,) = of(linked(text), "ASSAULT")
    assert ([p.actor_id for p in claim.actors], claim.hedged) == ([doer], hedged)


@pytest.mark.parametrize(
    "text",
    [
        "The attack on the barracks in Gao was not the work of JNIM, a colonel said.",
        "The killing of a trader in Cali had the hallmarks of an execution.",
    ],
)
def test_whose_work_it_was_not(text: str, linked: Telling) -> None:
    claims = of(linked(text), "ASSAULT")
    assert len(claims) < 2
    assert not any(c.actors for c in claims)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The army on one side and M23 on the other clashed near Sake.", {"mil-cd", "m23"}),
        ("A battle that pitted Hezbollah against the Israeli army raged in Khiam.", {"hezbollah", "mil-il"}),
        ("Clashes pitting JNIM against the army resumed near Djibo.", {"jnim", "mil-bf"}),
    ],
)
def test_both_sides_of_a_fight(text: str, parties: set[str], linked: Telling) -> None:
    (claim,) = of(linked(text), "ASSAULT")
    assert {p.actor_id for p in (*claim.actors, *claim.targets)} == parties


def test_a_strike_that_pits_people_is_no_fight(linked: Telling) -> None:
    assert not of(linked("The strike pitted teachers against the government in Nairobi."), "ASSAULT")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army dismissed reports of a massacre in Bankass as lies.", "ASSAULT"),
        ("The army dismissed as fabricated claims of killings of villagers in Bankass.", "ASSAULT"),
        ("The movement dismissed as propaganda claims that its fighters had fled Sake.", "RETREAT"),
        ("The governor described reports of fighting in Sake as false.", "ASSAULT"),
        ("The government rejected claims of a siege of Djibo.", "COERCE"),
    ],
)
def test_what_is_laid_aside_as_false_is_denied(text: str, kind: str, linked: Telling) -> None:
    (claim,) = (c for c in linked(text) if c.event_type.value != "REJECT")
    assert (claim.event_type.value, [a.stance.value for a in claim.attribution]) == (kind, ["denies"])


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Russia captured Bakhmut.", "UA"),
        ("Rwanda seized Goma, officials said.", "CD"),
        ("Israeli jets bombed Baalbek.", "LB"),
        ("Turkish drones hit Qamishli.", "SY"),
        ("Russia captured Lyman on Monday.", "UA"),
        ("Police arrested two men in Tyre in Israel.", "IL"),
    ],
)
def test_a_town_of_the_land_that_is_fought_in(text: str, country: str | None, linked: Telling) -> None:
    (claim,) = linked(text)
    assert claim.place is not None
    assert claim.place.country == country


@pytest.mark.parametrize(
    ("text", "doer", "whom"),
    [
        ("Soldiers killed six rebels near Sake after the rebels attacked a convoy.", "the rebels", "a convoy"),
        ("Soldiers killed two men in Jos after they attacked a checkpoint.", "they", "a checkpoint"),
        ("Guards killed two raiders as militants attacked a base in Gao.", "militants", "a base"),
        ("Nine people were killed in Jos when gunmen attacked a church.", "gunmen", "Nine people"),
        ("Gunmen killed nine people in Jos when they attacked a church.", "Gunmen", "nine people"),
    ],
)
def test_who_did_the_deed_that_others_answered(text: str, doer: str, whom: str, linked: Telling) -> None:
    claim = next(c for c in linked(text) if text[c.trigger.start : c.trigger.end].startswith("attack"))
    assert [p.name or p.text for p in claim.actors][:1] == [doer] or [p.text for p in claim.actors] == [doer]
    assert [p.text for p in claim.targets] == [whom]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("A mob lynched two men in Les Cayes after police freed them.", "freed", None),
        ("Police arrested four men in Cali after they robbed a bank.", "robbed", None),
        ("Bandits raided a village in Katsina before soldiers shot them.", "shot", "Bandits"),
    ],
)
def test_a_pronoun_of_either_is_of_neither(text: str, word: str, name: str | None, linked: Telling) -> None:
    claim = next(c for c in linked(text) if word in text[c.trigger.start : c.trigger.end])
    told = [p for p in (*claim.actors, *claim.targets) if p.text in ("they", "them")]
    assert [p.name for p in told] == [name]


@pytest.mark.parametrize(
    ("text", "loser", "stance"),
    [
        ("Ukraine lost 20 soldiers near Kupiansk, Russia said.", "mil-ua", "asserts"),
        ("Russia lost 1,200 troops in a day, Ukraine's general staff said.", "mil-ru", "asserts"),
        ("The brigade lost three soldiers near Toretsk, its commander said.", "mil-ua", "admits"),
        ("The army's 15 Corps lost nine men in Rathedaung, its spokesman said.", "mil-mm", "admits"),
        ("The army said it had lost nine men near Djibo.", "mil-bf", "admits"),
        ("The army lost nine men near Djibo, its opponents said.", "mil-bf", "asserts"),
    ],
)
def test_whose_men_were_lost_and_who_owns_to_it(text: str, loser: str, stance: str, linked: Telling) -> None:
    (claim,) = of(linked(text), "ASSAULT")
    assert [p.actor_id for p in claim.targets] == [loser]
    assert [a.stance.value for a in claim.attribution] == [stance]
    assert claim.place is None or claim.place.country == loser[-2:].upper()


def test_players_are_no_losses(linked: Telling) -> None:
    assert not of(linked("The club lost three players to injury, its manager said."), "ASSAULT")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Protesters held a sit-in outside the parliament in Beirut.", "held a sit-in"),
        ("Police broke up a sit-in in Khartoum.", "Police broke up a sit-in"),
        ("Gunmen attacked a half-built post in Gao.", "attacked"),
    ],
)
def test_a_word_with_a_hyphen_is_whole(text: str, words: str, linked: Telling) -> None:
    (claim,) = linked(text)
    assert text[claim.trigger.start : claim.trigger.end] == words


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Residents marched in Nairobi against the new tax.", "protesters-ke"),
        ("Activists rallied in Nairobi on Sunday.", "protesters-ke"),
        ("Farmers blocked a road in Lima.", "protesters-pe"),
        ("Teachers went on strike in Harare.", "civilians-zw"),
    ],
)
def test_who_protests_is_a_protester(text: str, party: str, linked: Telling) -> None:
    (claim,) = of(linked(text), "PROTEST")
    assert [p.actor_id for p in claim.actors] == [party]


def test_activists_who_speak_protest_nothing(linked: Telling) -> None:
    (claim,) = linked("Police killed four people in Lagos, activists said.")
    assert [a.source.kind for a in claim.attribution] == ["Civilians"]


def test_to_end_a_protest_by_force_gives_way_to_nobody(linked: Telling) -> None:
    assert not of(linked("Police in Tunis used tear gas to end a sit-in by students."), "CONCEDE")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Fourteen soldiers of the enemy were killed near Bakhmut, the army said.", [None]),
        ("The enemy lost 14 soldiers near Bakhmut, Ukraine's army said.", [None]),
        ("The army killed 20 enemy fighters near Gao.", ["mil-ml", "unidentified-armed-group-ml"]),
        ("Israeli enemy forces shelled Baalbek.", ["mil-il"]),
    ],
)
def test_enemy_troops_are_not_the_lands_own(text: str, parties: list[str | None], linked: Telling) -> None:
    (claim,) = of(linked(text), "ASSAULT")
    assert [p.actor_id for p in (*claim.actors, *claim.targets)] == parties


def test_what_is_discussed_has_not_happened(linked: Telling) -> None:
    text = "Thai and Cambodian officers met to discuss the withdrawal of heavy weapons."
    (claim,) = of(linked(text), "RETREAT")
    assert claim.modality.value == "hypothetical"


def test_what_it_is_called_is_no_call(linked: Telling) -> None:
    called = linked("Herders killed ten farmers in Benue State in what police called a reprisal for stolen cattle.")
    assert not of(called, "REQUEST")
    assert of(linked("The bishop called for a ceasefire in Goma."), "REQUEST")


@pytest.mark.parametrize(
    ("text", "government"),
    [
        (
            "Talks between the government and the ELN resumed in Caracas, the Colombian peace commissioner said.",
            "gov-co",
        ),
        ("Talks between the government and rebels began in Juba, South Sudan's information minister said.", "gov-ss"),
    ],
)
def test_who_talks_abroad_is_not_of_that_land(text: str, government: str, linked: Telling) -> None:
    (claim,) = of(linked(text), "CONSULT")
    assert claim.actors[0].actor_id == government


@pytest.mark.parametrize(
    "text",
    [
        "The bodies of nine villagers were taken to a hospital in Bunia after the attack.",
        "The bodies of two guards were flown to a hospital in Goma.",
    ],
)
def test_bodies_in_a_hospital_are_no_wounded(text: str, linked: Telling) -> None:
    assert not any(count.kind == "wounded" for c in linked(text) for count in c.counts)


def test_a_bus_that_fails_to_stop_refuses_nobody(linked: Telling) -> None:
    text = "Soldiers opened fire on a bus that failed to stop at a checkpoint in Beni, killing four passengers."
    assert not of(linked(text), "REJECT")


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Gunmen shot the president of Burkina Faso's teachers' union in Kaya.", None),
        ("Gunmen shot the president of the Malian Football Federation in Kati.", None),
        ("Gunmen shot the president of Burkina Faso's transitional parliament in Kaya.", "gov-bf"),
        ("Gunmen shot the minister of defence of Mali in Kati.", "gov-ml"),
    ],
)
def test_the_head_of_a_society_is_no_states(text: str, party: str | None, linked: Telling) -> None:
    (claim,) = of(linked(text), "ASSAULT")
    assert [p.actor_id for p in claim.targets] == [party]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a post on the river above Gao on Monday.",
        "Our units on the river above Gao threw back a raid on Monday.",
        "Rebels attacked a post in the hills below Gao on Monday.",
    ],
)
def test_above_a_town_is_near_it(text: str, linked: Telling) -> None:
    places = {(c.place.name, c.place.precision) for c in of(linked(text), "ASSAULT") if c.place is not None}
    assert places == {("Gao", "near")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The rebels gave their account of a clash with soldiers near Gao.", True),
        ("The army gave details of an ambush near Gao on Monday.", True),
        ("Officers gave their version of a battle with rebels near Gao.", True),
        ("The army gave no account of a clash near Gao.", False),
        ("A professor gave an account of battles near Gao.", False),
    ],
)
def test_who_gives_an_account_of_a_fight_tells_of_it(text: str, told: bool, linked: Telling) -> None:
    assert bool(of(linked(text), "ASSAULT")) is told


@pytest.mark.parametrize("came", ["had come", "travelled"])
def test_the_same_city_is_not_where_a_patient_is_from(came: str, linked: Telling) -> None:
    text = (
        f"Rebels shelled the clinic in Gao. A patient who {came} from Menaka died. A driver was shot in the same city."
    )
    places = {c.place.name for c in of(linked(text), "ASSAULT") if c.place is not None}
    assert places == {"Gao"}


def test_a_town_that_one_had_reached_is_not_the_town_that_fell(linked: Telling) -> None:
    text = (
        "Rebels have seized a town in Mali's north.\n\nThe rebels said they took control of Kidal on Saturday.\n\n"
        '"We saved nothing," said a corporal who had reached the town of Gao on foot.'
    )
    assert {c.place.name for c in of(linked(text), "COERCE") if c.place is not None} == {"Kidal"}


def test_who_is_brought_dead_is_not_wounded(linked: Telling) -> None:
    text = "Two men were brought dead to the hospital of Gao with bullets in the chest on Monday, its director said."
    counts = [(n.kind, n.low) for c in of(linked(text), "ASSAULT") for n in c.counts]
    assert counts == [("killed", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels used a temple as a shield near Gao on Monday.",
        "The army announced a pause in strikes on Gao.",
        "The army was drilled for ambushes.",
        "Farmers near Gao grow rape and wheat.",
    ],
)
def test_what_only_has_the_words_of_violence_is_none(text: str, linked: Telling) -> None:
    assert not of(linked(text), "ASSAULT")


@pytest.mark.parametrize(
    "text",
    [
        "The rebels used villagers as human shields near Gao on Monday.",
        "The rebels resumed attacks on Gao after a pause.",
        "A woman reported a rape in a field near Gao on Monday.",
        "Two men were brought wounded to the hospital of Gao on Monday, its director said.",
    ],
)
def test_what_has_them_of_a_deed_is_one(text: str, linked: Telling) -> None:
    assert of(linked(text), "ASSAULT")


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The army announced the kidnapping of a judge near Gao on Monday.", []),
        ("Mali's army said the four were free. It had announced their abduction on Friday.", []),
        ("Mali's army announced a raid on a camp near Gao on Monday.", ["mil-ml"]),
    ],
)
def test_who_announces_a_crime_has_not_done_it(text: str, doers: list[str], linked: Telling) -> None:
    (claim,) = of(linked(text), "ASSAULT")
    assert [p.actor_id for p in claim.actors] == doers


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A rights group said nine people, and not 23, were killed in Gao on Monday.", [9]),
        ("A rights group said nine people, not six, were killed in Gao on Monday.", [9]),
        ("Gunmen killed nine soldiers and six civilians in Gao on Monday.", [9, 6]),
        ("Nine soldiers and not only six civilians were killed in Gao on Monday.", [9, 6]),
    ],
)
def test_a_number_that_it_was_not_is_none(text: str, killed: list[int], linked: Telling) -> None:
    assert [n.low for c in of(linked(text), "ASSAULT") for n in c.counts] == killed


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Two men were taken from a taxi near Gao on Tuesday and have not been seen since.", True),
        ("Dr Jan Odra, a surgeon, was taken from her car at Gao on Tuesday morning.", True),
        ("A boy was taken from his car to hospital in Gao on Tuesday.", False),
        ("A man was taken from the wreck of his car in Gao on Tuesday.", False),
        ("A laptop was taken from her car in Gao on Tuesday.", False),
    ],
)
def test_who_is_taken_from_a_car_is_abducted(text: str, taken: bool, linked: Telling) -> None:
    assert any(c.mode == "abduct" for c in of(linked(text), "ASSAULT")) is taken
