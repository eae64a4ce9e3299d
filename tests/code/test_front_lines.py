"""Sentences of a war of drones and lines, and their likes elsewhere: what they tell, and what they do not."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Claim, Document, EventType

PUBLISHED = date(2026, 6, 11)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def deeds(text: str, encoder: Encoder) -> list[Claim]:
    document = Document(
        id="d", ref="test", text=text, blocks=(Block(0, len(text), BlockKind.BODY),), published=PUBLISHED
    )
    seen = annotate(document, encoder)
    claims = link(document, seen, code(document, seen), registry=load_registry(), gazetteer=packaged_gazetteer())
    return [c for c in claims if c.event_type is not EventType.STATEMENT]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A drone hit a grocery store in Nikopol on Monday.", ("ASSAULT", "drone")),
        ("Two missiles hit the road to the port at dawn.", ("ASSAULT", "heavy-weapons")),
        ("A drone flew into a bakery van in Nikopol on Monday.", ("ASSAULT", "drone")),
        ("A rocket flew into the dining hall of a school in Nikopol.", ("ASSAULT", "heavy-weapons")),
        ("The defenders of the bridge were withdrawn to the second line on Sunday.", ("RETREAT", "withdraw")),
        ("Ethiopian troops pushed the Eritreans out of Badme in May.", ("COERCE", "seize")),
        ("Twelve villagers were forcibly transferred to Sudan, the priest said.", ("COERCE", "deport")),
        ("The rebels took two teachers with them as they left the village.", ("ASSAULT", "abduct")),
        ("The rebels gave the governor three days to hand over the bridge.", ("THREATEN", "relations")),
        ("Protesters hurled smoke bombs at the guards of the palace.", ("PROTEST", "riot")),
        ("Execution of 3 POWs filmed near Siversk.", ("ASSAULT", None)),
        ("Gunmen killed two men in the heart of Nairobi on Friday.", ("ASSAULT", "firearms")),
        ("With a heavy heart we tell you that two of our drivers were killed on Monday.", ("ASSAULT", None)),
        ("The army fired six 120-mm mortar rounds from the hill at the camp.", ("ASSAULT", "heavy-weapons")),
        ("Rebels occupied the town of Sake on Monday.", ("COERCE", "seize")),
    ],
)
def test_what_is_told(text: str, told: tuple[str, str | None], encoder: Encoder) -> None:
    assert told in {(c.event_type.value, c.mode) for c in deeds(text, encoder)}


@pytest.mark.parametrize(
    "text",
    [
        "The new phone hit stores on Friday.",
        "The drone flew into Romanian airspace at night.",
        "Soldiers took their families with them when they moved to the new base.",
        "The court gave the ministry thirty days to release the papers.",
        "The judge gave the driver life.",
        "The director died of a heart attack at home.",
        "Shops in occupied Tokmak (occupied) opened again on Monday.",
        "Troops pushed the broken truck out of the river.",
    ],
)
def test_what_is_not(text: str, encoder: Encoder) -> None:
    assert not deeds(text, encoder)


def test_a_court_that_gives_life_kills_nobody(encoder: Encoder) -> None:
    told = deeds("A court in Kyiv gave a soldier life for shooting a prisoner.", encoder)
    assert [c.mode for c in told] == ["firearms"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("A car was blown up in Lomonosov street in Melitopol on Monday.", "Melitopol"),
        ("A grenade went off on Donetsk avenue in Kherson on Monday.", "Kherson"),
        ("MELITOPOL, June 10 - A bomb went off in Pushkin street on Monday and wounded two.", "Melitopol"),
        ("Troops entered Orikhiv along the main street on Monday.", "Orikhiv"),
    ],
)
def test_a_street_lies_in_the_town_that_is_told(text: str, town: str, encoder: Encoder) -> None:
    places = [c.place for c in deeds(text, encoder) if c.place is not None]
    assert [p.name for p in places[:1]] == [town]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("In the Huliaipole direction, our defenders repelled nine assaults on Monday.", "Hulyaypole"),
        ("On the Pokrovsk axis, the enemy attacked on Monday.", "Pokrovsk"),
    ],
)
def test_a_direction_of_a_communique_is_where_they_fight(text: str, town: str, encoder: Encoder) -> None:
    (claim,) = deeds(text, encoder)
    assert claim.place is not None
    assert claim.place.name == town


def test_another_direction_is_no_place(encoder: Encoder) -> None:
    told = deeds("Gunmen fired in the other direction and killed a guard.", encoder)
    assert {c.place for c in told} == {None}


def test_a_movement_that_is_called_banned_is_not_banned_now(encoder: Encoder) -> None:
    (claim,) = deeds("Police in Kazan detained five members of the Front (banned in Russia) on Monday.", encoder)
    assert (claim.event_type.value, claim.mode) == ("COERCE", "arrest")
    assert deeds("The government banned the party on Monday.", encoder)


def test_who_calls_a_strike_a_bloody_act_calls_for_none(encoder: Encoder) -> None:
    (claim,) = deeds('A spokesman called the strike "a bloody act of intimidation".', encoder)
    assert claim.event_type is EventType.ACCUSE


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("Troops captured Lyman, a town that has changed hands twice since the full-scale invasion.", ["captured"]),
        ("The town has changed hands three times since the war began.", []),
        ("Since Russia's full-scale invasion, trains have been late.", []),
        ("Rebels have attacked the mine twice since Monday.", ["attacked"]),
        ("The army invaded on Thursday and shelled Tokmak.", ["invaded", "shelled"]),
    ],
)
def test_what_everybody_knows_of_is_recalled(text: str, news: list[str], encoder: Encoder) -> None:
    told = [c.trigger.of(text) for c in deeds(text, encoder) if not c.background]
    assert [words.split()[-1] for words in told] == news


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Gunmen killed two guards in Sake in the first week of May.", (date(2026, 5, 1), date(2026, 5, 7))),
        ("Gunmen killed two guards in Sake in the second week of May.", (date(2026, 5, 8), date(2026, 5, 14))),
        ("Gunmen killed two guards in Sake in the fourth week of May.", (date(2026, 5, 22), date(2026, 5, 28))),
        ("In the attack, the third in a month, two guards were killed in Sake.", None),
    ],
)
def test_weeks_of_a_month(text: str, days: tuple[date, date] | None, encoder: Encoder) -> None:
    *_, claim = deeds(text, encoder)
    assert (claim.time and (claim.time.earliest, claim.time.latest)) == days
