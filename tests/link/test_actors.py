"""Wordings and the actors they mean: a table that reads as the specification."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

import pytest

from reportedly.link import link_actors
from reportedly.link.actors import abroad, leading, link_actor
from reportedly.link.registry import load_registry
from reportedly.model import (
    Attribution,
    Block,
    BlockKind,
    Claim,
    Document,
    EventType,
    Modality,
    Party,
    PlaceRef,
    Span,
    TimeRef,
)

REGISTRY = load_registry()
DAY = date(2026, 3, 1)
MALI, NONE = {"ML": 9.0, "RU": 3.0}, dict[str, float]()


def link_id(
    text: str, countries: Mapping[str, float] = NONE, on: date | None = DAY, name: str | None = None
) -> str | None:
    found = link_actor(text, name=name, registry=REGISTRY, on=on, countries=countries)
    return found.id if found else None


@pytest.mark.parametrize(
    ("text", "countries", "actor"),
    [
        # names, aliases, abbreviations, also in other languages and spellings
        ("Boko Haram", NONE, "boko-haram"),
        ("Rapid Support Forces (RSF)", NONE, "rsf"),
        ("the RSF", {"SD": 1.0}, "rsf"),
        ("Front de libération de l’Azawad", NONE, "fla"),
        ("Hezbollah fighters", NONE, "hezbollah"),
        ("sponsored khwarij of Fitna al-Hindustan", {"PK": 1.0}, "bla"),
        ("khwarij", {"PK": 1.0}, "ttp"),
        ("Hizbullah", NONE, "hezbollah"),
        ("a spokesman for the Rapid Support Forces", NONE, "rsf"),
        ("members of Boko Haram", NONE, "boko-haram"),
        ("US Central Command", NONE, "mil-us"),
        ("the Israel Defense Forces", NONE, "mil-il"),
        ("Iran's Revolutionary Guards", NONE, "irgc"),
        ("Houthi-run health ministry", NONE, "houthis"),
        ("FARDC", NONE, "mil-cd"),
        ("the Ground Force of the Islamic Revolution Guards Corps", NONE, "irgc"),
        ("the Air Force of the Libyan National Army", NONE, "lna"),
        ("the navy of the Sri Lankan armed forces", NONE, "mil-lk"),
        ("the army of the Government of National Accord", NONE, None),
        ("agents of the Malian prosecutor's office", NONE, "gov-ml"),
        ("agents of the police", {"ML": 1.0}, "pol-ml"),
        ("two agents", {"ML": 1.0}, None),
        # countries with a common word
        ("Malian soldiers", NONE, "mil-ml"),
        ("the Malian army's 3rd Regiment", NONE, "mil-ml"),
        ("Russian Defence Ministry", NONE, "gov-ru"),
        ("Russia's Defense Ministry", NONE, "gov-ru"),
        ("Mali's Moscow-backed military junta", NONE, "gov-ml"),
        ("police in Nigeria", NONE, "pol-ng"),
        ("Ukrainian forces", NONE, "mil-ua"),
        ("Ethiopian officials", NONE, "gov-et"),
        ("Kenyan protesters", NONE, "protesters-ke"),
        ("12 Palestinians", NONE, "civilians-ps"),
        ("the U.S. ambassador to the United Nations", NONE, "gov-us"),
        # what stands for a government
        ("the Kremlin", NONE, "gov-ru"),
        ("Moscow", NONE, "gov-ru"),
        ("the Élysée", NONE, "gov-fr"),
        ("Washington", NONE, "gov-us"),
        ("Israel", NONE, "gov-il"),
        # people in office
        ("Kremlin spokesman Dmitry Peskov", NONE, "gov-ru"),
        ("Peskov", {"RU": 2.0}, "gov-ru"),
        ("UN Secretary-General António Guterres", NONE, "un"),
        # common words, with what the document is about
        ("rebels", MALI, "unidentified-armed-group-ml"),
        ("suspected gunmen", MALI, "unidentified-armed-group-ml"),
        ("protesters", MALI, "protesters-ml"),
        ("villagers", MALI, "civilians-ml"),
        ("hundreds of farmers", MALI, "civilians-ml"),
        ("police", MALI, "pol-ml"),
        ("the army", MALI, "mil-ml"),
        ("army spokesman Colonel Adama Sy", MALI, "mil-ml"),
        ("rebel forces", MALI, "unidentified-armed-group-ml"),
        ("government forces", MALI, "mil-ml"),
        ("the junta", {"ML": 3.0, "RU": 3.0}, "gov-ml"),
        ("senior officials", MALI, "gov-ml"),
        ("Al-Qaeda-linked militants", MALI, "jnim"),
        ("Tuareg separatists", MALI, "fla"),
        # the country tells between two
        ("al-Shabaab", {"MZ": 3.0}, "is-mozambique"),
        ("al-Shabaab", {"SO": 3.0}, "al-shabaab"),
        ("Islamic State", {"MZ": 3.0}, "is-mozambique"),
        ("ADF", {"CM": 3.0}, "adf-ambazonia"),
        ("Congolese troops", NONE, "mil-cd"),
        ("Congolese troops", {"CG": 5.0}, "mil-cg"),
    ],
)
def test_links(text: str, countries: Mapping[str, float], actor: str) -> None:
    assert link_id(text, countries) == actor


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("gunmen", {"ML": 3.0, "NE": 2.9}),  # about neither more than the other
        ("police", NONE),
        ("us", {"US": 3.0}),
        ("it", MALI),
        ("northern Mali", MALI),
        ("former president Hamid Karzai", NONE),
        ("the former Malian prime minister", NONE),
        ("Bashar al-Assad", NONE),  # out of office on the day
        ("the Free Coast Army", MALI),  # a name that nobody has registered
        ("Lodra Watch Mali", MALI),  # and one that ends in a land
        ("a resistance official", MALI),
        ("a company spokesman", MALI),
        ("Bakary Sidd, 27, from Senegal", MALI),
        ("a nearby girls' school", MALI),
        ("Hamas hostages", {"PS": 1.0}),
        ("the commander", MALI),
        ("Russian oligarch Oleg Simonov", NONE),
        ("an analyst", MALI),
        ("", MALI),
    ],
)
def test_abstains(text: str, countries: Mapping[str, float]) -> None:
    assert link_id(text, countries) is None


@pytest.mark.parametrize(
    ("text", "on", "actor"),
    [
        ("Wagner", date(2022, 6, 1), "wagner"),
        ("Russian mercenaries", date(2022, 6, 1), "wagner"),
        ("Russian mercenaries", date(2026, 3, 1), "africa-corps"),
        ("Taliban", date(2019, 1, 1), "taliban"),
        ("Taliban", date(2024, 1, 1), "gov-af"),
        ("FARC", date(2010, 1, 1), "farc"),
        ("Tuareg rebels", date(2013, 1, 1), "mnla"),
        ("Africa Corps", date(2019, 1, 1), None),  # it did not exist
        ("Wagner fighters", date(2026, 3, 1), "wagner"),  # told as history
        ("President Ashraf Ghani", date(2020, 1, 1), "gov-af"),
    ],
)
def test_is_dated(text: str, on: date, actor: str | None) -> None:
    assert link_id(text, {"ML": 1.0, "CO": 1.0}, on) == actor


def test_the_documents_name_helps() -> None:
    assert link_id("it", MALI, name="Russia's Defense Ministry") == "gov-ru"
    assert link_id("the ministry", MALI, name="Russia's Defense Ministry") == "gov-ru"


def test_gives_score_reason_and_kind() -> None:
    found = link_actor("gunmen", name=None, registry=REGISTRY, on=DAY, countries=MALI)
    assert found is not None
    assert found.name == "Unidentified Armed Group (Mali)"
    assert (found.kind, found.country) == ("Political Militias", "ML")
    assert 0 < found.score < 0.8
    assert "gunmen" in found.reason
    assert link_actor("gunmen", registry=REGISTRY, on=DAY, countries=MALI, kind="State Forces") is None


def test_soldiers_abroad_are_external() -> None:
    found = link_actor("French troops", registry=REGISTRY, on=DAY, countries=NONE)
    assert found is not None
    assert abroad(found, country="ML").kind == "External/Other Forces"
    assert abroad(found, country="FR").kind == "State Forces"
    assert abroad(found, country=None).kind == "State Forces"


def test_leading() -> None:
    assert leading({}) is None
    assert leading({"ML": 1.0}) == "ML"
    assert leading({"ML": 3.0, "NE": 2.0}) == "ML"
    assert leading({"ML": 3.0, "NE": 2.5}) is None


TEXT = "Soldiers in Mali shot two farmers near Diabaly, the army said. Police arrested Hamadi Cissé."


def party(text: str, name: str | None = None) -> Party:
    at = TEXT.index(text)
    return Party(Span(at, at + len(text)), text, name=name)


def document(text: str = TEXT) -> Document:
    return Document("d", "d", text, (Block(0, len(text), BlockKind.BODY),), published=DAY)


claim = partial(
    Claim, id="c", event_type=EventType.ASSAULT, mode=None, contexts=(), acled=None, trigger=Span(17, 21),
    evidence=Span(0, 62), actors=(), targets=(), place=None, time=None, attribution=(), modality=Modality.ACTUAL,
    hedged=False, background=False, counts=(),
)  # fmt: skip


def test_fills_claims_and_changes_none() -> None:
    before = claim(
        actors=(party("Soldiers"),),
        targets=(party("two farmers"),),
        attribution=(Attribution(party("the army"), None),),
    )
    (after,) = link_actors(document(), (before,), registry=REGISTRY)
    assert before.actors[0].actor_id is None
    assert (after.actors[0].actor_id, after.actors[0].country) == ("mil-ml", "ML")
    assert after.targets[0].name == "Civilians (Mali)"
    assert after.attribution[0].source.actor_id == "mil-ml"
    assert after.attribution[0].interest == "against"
    assert {r.field for r in after.reasons} == {"actors", "targets", "attribution.source", "attribution.interest"}


def test_keeps_the_name_of_whom_it_cannot_link() -> None:
    (after,) = link_actors(document(), (claim(targets=(party("Hamadi Cissé", "Hamadi Cissé"),)),))
    assert (after.targets[0].actor_id, after.targets[0].name) == (None, "Hamadi Cissé")


def test_the_place_tells_whose_police() -> None:
    text = "Police fired at the crowd near the market."
    found = Party(Span(0, 6), "Police")
    place = PlaceRef(Span(31, 41), "the market", country="KE")
    told = document(text)
    (after,) = link_actors(told, (claim(actors=(found,), place=place),))
    assert after.actors[0].actor_id == "pol-ke"
    (after,) = link_actors(told, (claim(actors=(found,)),))
    assert after.actors[0].actor_id is None


def test_who_tells_of_it_is_of_the_country_where_it_happened() -> None:
    medics = Attribution(Party(Span(0, 6), "Medics"), None)
    place = PlaceRef(Span(31, 41), "the market", country="KE", precision="exact")
    told = document("Medics told Mali's radio that Mali's jets hit the market.")
    (after,) = link_actors(told, (claim(attribution=(medics,), place=place),))
    assert after.attribution[0].source.actor_id == "civilians-ke"
    (after,) = link_actors(told, (claim(attribution=(medics,)),))
    assert after.attribution[0].source.actor_id == "civilians-ml"


def test_a_pronoun_keeps_the_documents_name() -> None:
    it = Party(Span(0, 2), "It", name="The Kremlin")
    (after,) = link_actors(document("It said so."), (claim(actors=(it,)),))
    assert (after.actors[0].actor_id, after.actors[0].name) == ("gov-ru", "The Kremlin")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("the Ministry of Defence of the Russian Federation", "gov-ru"),
        ("the Ministry of Foreign Affairs of Azerbaijan", "gov-az"),
        ("the Press Service of the Ministry of Defence of Azerbaijan", "gov-az"),
        ("the Chief of the General Staff of the Armed Forces of Russia", "mil-ru"),
        ("soldiers of the army of Chad", "mil-td"),
        ("the governor of Russia's Belgorod region", "gov-ru"),
        ("authorities in neighbouring Tajikistan", "gov-tj"),
        ("gunmen in southern Thailand", "unidentified-armed-group-th"),
        ("the Ministry of Defence", "gov-ml"),
        ("the police of the Northern Province", "pol-ml"),
    ],
)
def test_a_states_body_is_of_the_state_that_is_named_behind_it(text: str, actor: str) -> None:
    assert link_id(text, MALI) == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("officers of the National Security Service of Armenia", "sec-am"),
        ("the Armenian National Security Service", "sec-am"),
        ("the State Security Service of Georgia", "sec-ge"),
        ("Russia's FSB", "fsb"),
        ("the FSB of Russia", "fsb"),
        ("the Shan State Army", None),
    ],
)
def test_a_states_service_is_no_others_of_its_name(text: str, actor: str | None) -> None:
    assert link_id(text, {"ML": 9.0}) == actor


def test_without_a_day_nobody_knows_which_of_two_it_was() -> None:
    assert link_id("the Taliban", {"AF": 1.0}, None) is None
    assert link_id("FARC", {"CO": 1.0}, date(2010, 1, 1)) == "farc"
    assert link_id("JNIM", MALI, None) == "jnim"


def test_who_did_it_is_named_for_the_day_it_was_done() -> None:
    text = "The Taliban took Kunduz in 2015, the Taliban said."
    then = TimeRef(Span(27, 31), "2015", date(2015, 1, 1), date(2015, 12, 31), "year")
    doer, teller = Party(Span(0, 11), "The Taliban"), Party(Span(33, 44), "the Taliban")
    before = claim(actors=(doer,), attribution=(Attribution(teller, None),), time=then)
    (after,) = link_actors(document(text), (before,), registry=REGISTRY)
    assert after.actors[0].actor_id == "taliban"
    assert after.attribution[0].source.actor_id == "gov-af"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("nine Kenya-bound migrants", "civilians-ml"),
        ("a Dutch-Turkish gunman", "unidentified-armed-group-ml"),
        ("Afghan-Pakistani troops", None),
        ("the ministry's antitrust division", "gov-ml"),
        ("the Third Division", "mil-ml"),
        ("the Syrian commander for the Islamic State", "is-sahel"),
        ("a Syrian commander", "mil-sy"),
        ("two lorries taken near Homs, Syria", None),
        ("Brussels airport", None),
        ("Brussels", "eu"),
    ],
)
def test_a_land_that_is_named_need_not_be_its_own(text: str, actor: str | None) -> None:
    assert link_id(text, MALI) == actor


@pytest.mark.parametrize(
    "text",
    [
        "American manufacturer General Motors",
        "the vice president and chairman of Norvik Motors",
        "the president of the firm",
        "Air France",
        "a foreign government",
        "New Jersey State Police",
        "the New Mexico police",
        "Dan Roe and Jan Odra — both from Mali",
    ],
)
def test_a_firm_and_another_land_are_no_state_of_the_text(text: str) -> None:
    found = link_actor(text, registry=load_registry(), on=date(2026, 6, 1), countries={"ML": 1.0})
    assert found is None or found.id not in ("gov-ml", "mil-us", "gov-us", "gov-fr", "pol-je", "pol-mx", "gov-je")


@pytest.mark.parametrize("text", ["Air Force jets", "the foreign minister", "the government", "the vice president"])
def test_a_state_of_the_text_is_so_for_all_that(text: str) -> None:
    found = link_actor(text, registry=load_registry(), on=date(2026, 6, 1), countries={"ML": 1.0})
    assert found is not None
    assert found.country == "ML"
