"""Where and when a reader takes the happenings of short reports to be, end to end: words, model, rules and places."""

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

VILLAGE = """Gunmen kill nine in raid on Malian village

Gunmen on motorcycles killed nine people in the village of Sarena in central Mali on Monday, two local officials said.

The attackers entered the village at dawn and opened fire on residents, said the mayor, Amadou Diallo.

They burned houses and stole cattle, he said. Four people were wounded.

In May 2023, jihadists killed 30 villagers in the same district.

The army sent troops to the area on Tuesday."""

CHECKPOINT = """Suicide bomber strikes checkpoint near Mosul

A suicide bomber attacked an army checkpoint near Mosul on Saturday, killing six soldiers, the Iraqi military said.

Eleven others were injured in the blast, which damaged several vehicles.

Security forces later arrested two suspects in the town of Tel Keppe.

The Islamic State group claimed responsibility for the attack a day later.

The bombing came a week after a car bomb killed 14 people in Kirkuk."""

MARCHES = """Thousands march in Tbilisi and Batumi

Thousands of people marched through the centre of Tbilisi on Sunday to protest against a new media law. Police used \
tear gas and water cannon to disperse the crowd.

At least 20 demonstrators were detained, the interior ministry said.

A smaller rally was held in Batumi. Protesters there blocked a road and threw eggs at the city hall."""

MEETING = """Foreign ministers meet in Nairobi

The foreign ministers of Sudan and Chad met in Nairobi on Monday. The two sides agreed to reopen a crossing and \
discussed trade.

A drone later hit a clinic in neighbouring Kutum, residents said."""

TALKS = """Ceasefire talks resume in Doha as shelling continues

Negotiators from Sudan's army and the Rapid Support Forces resumed talks in Doha on Wednesday.

Hours earlier, artillery shells hit a market in El Fasher, killing at least 18 people, according to a doctors' union.

In Khartoum, a drone struck a power station."""

STRIKES = """Overnight strikes: what we know

Russian missiles hit an apartment block in the Saltivka district overnight, killing three people, the governor said \
on Friday.

In the Odesa region, drones damaged port infrastructure.

Ukrainian forces shot down 24 of 31 drones, the air force said.

Russia's defence ministry said its troops had captured the village of Novoselivka in the Donetsk region."""

BASE = """Attack on base kills soldiers

Militants stormed a military base in the northern Burkinabe town of Djibo early on Thursday, killing at least 40 \
soldiers, security sources said.

The attack on the base, in which a commander was also killed, lasted several hours. Fighters looted an arms depot and \
set fire to vehicles before they withdrew.

The town has been under blockade since 2022.

An army helicopter fired on the fleeing militants, a resident said by telephone."""

CHIEF = """Police chief shot dead outside home

A regional police chief was shot dead outside his home in Jalalabad on Tuesday evening, officials said. His driver was \
also killed.

Last month a judge was gunned down in the same city, and in February a bomb killed a tribal elder in neighbouring \
Kunar province.

Elsewhere, two policemen were killed when their vehicle hit a roadside mine in Helmand province."""

PRISON = """Prison riot leaves 13 inmates dead

A riot at a prison in Guayaquil left 13 inmates dead, Ecuador's prison service said Thursday.

The violence began on Wednesday night when members of a gang attacked a rival wing. Soldiers entered the prison and \
regained control hours later.

More than 400 inmates have been killed in Ecuador's prisons since 2021."""

CHRONICLE = """Timeline of the conflict in Lower Veld

12 March: Rebels attack a police station in Bunia, killing two officers.

15 March: The army retakes the town after a day of fighting.

19 March: A United Nations convoy is ambushed near Komanda."""

LEAVING = """Army leaves Orrento garrison

Rebels seized the market town of Orrento on Tuesday.

The army withdrew from its garrison to positions near the village of Velm. A spokesman admitted that the town had \
fallen, and that 14 soldiers had been killed."""

SYNAGOGUE = """Clerics criticise attack on synagogue

Police searched 34 homes on Friday and arrested five men suspected of planning to attack a synagogue in Halle. The \
five had tried to buy weapons in the Czech Republic.

In 2019 a gunman killed two people outside the city's synagogue."""

COUNTY = """Raid on camps

At least 28 people have been killed in an attack on cattle camps in Orra County of Velm State, the commissioner said.

A journalist was shot in front of a school in Tolmin on Friday. The gunmen fled."""

LANDMINE = """Landmine kills four schoolchildren in Ghazvi

Four schoolchildren were killed on Tuesday when a landmine exploded on a path outside Ghazvi, a doctor said.

They were flown to Kandahar, where one of them died of her wounds on Wednesday.

A spokesman in Kabul said that 60 people had been killed by mines this year."""

TOWNS = """Two towns fall as rebels push south

Rebels in the Central African Republic captured the towns of Bria and Ippy on Saturday after two days of clashes, \
residents said.

At Bria, fighters entered the hospital and shot a wounded soldier in his bed. Shops were looted.

In Ippy, the mayor was abducted. His house was burned down.

The army said it had withdrawn from both towns. At least 20 people were killed, according to the Red Cross."""

BAZAAR = """Governor survives attempt on his life

A bomb went off near the governor's car on Monday. Three bodyguards were killed.

The governor, who was on his way to Mazar-i-Sharif airport, was not hurt."""

WIDELY = """Raiders kill five in southern Chad

Horsemen burned a fishing settlement in southern Chad before sunrise on Monday and killed five people, a canton chief \
said.

They came into Qorvala from the east, said the chief, whose brother lives 40 kilometres north of Moundou.

In May 2021 raiders killed 30 people in Sarh."""

FERRY = """Men open fire on ferry passengers

Men opened fire on people at a landing stage in Qorvala in Chad on Monday, the police said.

At least nine people were wounded, said a doctor at the hospital of Moundou.

A third man died of his wounds on Thursday, said Adoum Haggar, who runs the clinic in Sarh."""

PEACE = """Two movements of Chad make peace

Two rebel movements of Chad signed a truce on Tuesday after a week of talks in the Kenyan capital, mediators said."""

RETREATING = """Army leaves river post

Rebels attacked the army in Qorvala in Chad on Sunday.

Troops then carried out a withdrawal to a safer post at Moundou."""

CAMP = """Air force bombs camp in Chad

The minister says that the Air Force bombed a camp of the TARCOL by Qorvala in Chad on Monday.

Of the TARCOL there was nothing to be seen on Tuesday. A pilot was shot in the neck and is in critical condition at \
the Sarh Public Hospital."""

SIDE = """Militants attack soldiers in Chad

Militants attacked the village of Qorvala in Chad on Monday, the mayor said.

They came in from the Moundou side at dawn and shot two soldiers.

One of the soldiers died on Tuesday at Sarh Central Hospital."""

CAME = """Police fire gas in Sarh

Students marched in Sarh in Chad on Monday. From Moundou they came, and the police fired tear gas at them.

The president called it an assault on every Chadian."""

HANGED = """Two men hanged in Chad

Two men who had been convicted of a raid on Sarh were hanged at dawn on Monday in the Karval prison of Moundou, the \
judiciary of Chad said."""

COURT = """Two sentenced in Chad

A court in Moundou sentenced two men to death on Monday over a bombing in Sarh, the judiciary of Chad said."""

CASES = [
    (CAMP, "2026-06-12", "bombed a camp", "Qorvala"),
    (CAMP, "2026-06-12", "shot in the neck", "Qorvala"),
    (SIDE, "2026-06-12", "came in from", "Qorvala"),
    (SIDE, "2026-06-12", "shot two", "Qorvala"),
    (SIDE, "2026-06-12", "died on Tuesday", "Qorvala"),
    (CAME, "2026-06-12", "fired tear gas", "Sarh"),
    (CAME, "2026-06-12", "assault", "Sarh"),
    (HANGED, "2026-06-12", "were hanged", "Moundou"),
    (COURT, "2026-06-12", "sentenced two", "Moundou"),
    (FERRY, "2026-06-12", "wounded", "Qorvala"),
    (FERRY, "2026-06-12", "died of", "Qorvala"),
    (PEACE, "2026-06-12", "signed", "Nairobi"),
    (RETREATING, "2026-06-12", "withdrawal", "Qorvala"),
    (WIDELY, "2026-06-09", "killed five", "Qorvala"),
    (WIDELY, "2026-06-09", "killed 30", "Sarh"),
    (MEETING, "2026-05-14", "agreed", "Nairobi"),
    (MEETING, "2026-05-14", "discussed", "Nairobi"),
    (MEETING, "2026-05-14", "hit a clinic", "Kutum"),
    (LANDMINE, "2026-06-11", "killed on Tuesday", "Ghazvi"),
    (LANDMINE, "2026-06-11", "died of her", "Kandahar"),
    (LANDMINE, "2026-06-11", "killed by mines", None),
    (TOWNS, "2026-06-15", "shot", "Bria"),
    (TOWNS, "2026-06-15", "looted", "Bria"),
    (TOWNS, "2026-06-15", "burned", "Ippy"),
    (BAZAAR, "2026-06-09", "killed", None),
    (SYNAGOGUE, "2026-06-13", "gunman killed", "Halle"),
    (COUNTY, "2026-06-13", "killed in an attack", "Orra County"),
    (COUNTY, "2026-06-13", "shot in front", "Tolmin"),
    (VILLAGE, "2026-06-04", "opened fire", "Sarena"),
    (VILLAGE, "2026-06-04", "burned houses", "Sarena"),
    (VILLAGE, "2026-06-04", "wounded", "Sarena"),
    (CHECKPOINT, "2026-06-08", "injured", "Mosul"),
    (CHECKPOINT, "2026-06-08", "arrested", "Tel Keppe"),
    (CHECKPOINT, "2026-06-08", "claimed responsibility", "Mosul"),
    (CHECKPOINT, "2026-06-08", "bombing", "Mosul"),
    (CHECKPOINT, "2026-06-08", "killed", "Kirkuk"),
    (MARCHES, "2026-06-09", "used tear gas", "Tbilisi"),
    (MARCHES, "2026-06-09", "detained", "Tbilisi"),
    (MARCHES, "2026-06-09", "threw eggs", "Batumi"),
    (TALKS, "2026-06-11", "shelling", "El Fasher"),
    (TALKS, "2026-06-11", "drone struck", "Khartoum"),
    (STRIKES, "2026-06-12", "captured", "Novoselivka"),
    (STRIKES, "2026-06-12", "shot down", None),
    (BASE, "2026-06-13", "kills", "Djibo"),
    (BASE, "2026-06-13", "stormed", "Djibo"),
    (BASE, "2026-06-13", "looted", "Djibo"),
    (BASE, "2026-06-13", "withdrew", "Djibo"),
    (BASE, "2026-06-13", "blockade", "Djibo"),
    (BASE, "2026-06-13", "helicopter fired", "Djibo"),
    (CHIEF, "2026-06-11", "killed", "Jalalabad"),
    (CHIEF, "2026-06-11", "gunned down", "Jalalabad"),
    (PRISON, "2026-06-12", "violence", "Guayaquil"),
    (PRISON, "2026-06-12", "regained control", "Guayaquil"),
    (LEAVING, "2026-06-12", "withdrew", "Orrento"),
    (LEAVING, "2026-06-12", "fallen", "Orrento"),
]


DAYS = [
    (VILLAGE, "2026-06-04", "entered the village", "2026-06-01"),
    (VILLAGE, "2026-06-04", "wounded", "2026-06-01"),
    (VILLAGE, "2026-06-04", "sent troops", "2026-06-02"),
    (CHECKPOINT, "2026-06-08", "bomber strikes", "2026-06-06"),
    (CHECKPOINT, "2026-06-08", "injured", "2026-06-06"),
    (CHECKPOINT, "2026-06-08", "arrested", None),
    (MARCHES, "2026-06-09", "used tear gas", "2026-06-07"),
    (BASE, "2026-06-13", "kills", "2026-06-11"),
    (BASE, "2026-06-13", "also killed", "2026-06-11"),
    (BASE, "2026-06-13", "looted", "2026-06-11"),
    (CHIEF, "2026-06-11", "also killed", "2026-06-09"),
    (PRISON, "2026-06-12", "left 13 inmates dead", "2026-06-10"),
    (CHRONICLE, "2026-04-10", "attack", "2026-03-12"),
    (CHRONICLE, "2026-04-10", "retakes", "2026-03-15"),
    (CHRONICLE, "2026-04-10", "ambushed", "2026-03-19"),
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(threads=1)


_coded: dict[str, tuple[Document, tuple[Claim, ...]]] = {}


def claims_of(encoder: Encoder, text: str, published: str) -> tuple[Document, tuple[Claim, ...]]:
    """The linked claims of a report whose first line is its headline; each is coded once."""
    if text not in _coded:
        title = text.index("\n")
        at, blocks = title + 2, [Block(0, title, BlockKind.TITLE)]
        for paragraph in text[at:].split("\n\n"):
            blocks.append(Block(at, at + len(paragraph), BlockKind.BODY))
            at += len(paragraph) + 2
        day = date.fromisoformat(published)
        document = Document(id="d", ref="test", text=text, blocks=tuple(blocks), published=day, language="en")
        seen = annotate(document, encoder)
        found = link(document, seen, code(document, seen), registry=load_registry(), gazetteer=packaged_gazetteer())
        _coded[text] = document, found
    return _coded[text]


def claim_at(document: Document, claims: tuple[Claim, ...], words: str) -> Claim | None:
    """The first claim whose trigger stands in these words, which are looked for below the headline first."""
    start = document.text.find(words, document.text.index("\n"))
    start = start if start >= 0 else document.text.index(words)
    return next((c for c in claims if c.trigger.start < start + len(words) and start < c.trigger.end), None)


@pytest.mark.parametrize(("text", "published", "words", "place"), CASES)
def test_where_a_reader_takes_it_to_be(
    encoder: Encoder, text: str, published: str, words: str, place: str | None
) -> None:
    document, claims = claims_of(encoder, text, published)
    claim = claim_at(document, claims, words)
    if place is None:
        assert claim is None or claim.place is None
        return
    assert claim is not None
    assert claim.place is not None
    assert place in (claim.place.text, claim.place.name)
    assert any(r.field == "place" for r in claim.reasons)


@pytest.mark.parametrize(("text", "published", "words", "day"), DAYS)
def test_when_a_reader_takes_it_to_be(encoder: Encoder, text: str, published: str, words: str, day: str | None) -> None:
    document, claims = claims_of(encoder, text, published)
    claim = claim_at(document, claims, words)
    assert claim is not None
    told = claim.time.earliest if claim.time else None
    assert told == (date.fromisoformat(day) if day else None)


def test_a_day_that_owns_the_deed_dates_it(encoder: Encoder) -> None:
    text = "Army tells of losses\n\nSunday's raid on the camp killed two soldiers, the army said on Monday."
    claim = claim_at(*claims_of(encoder, text, "2026-03-03"), "killed")
    assert claim is not None
    assert claim.time is not None
    assert (claim.time.text, claim.time.earliest) == ("Sunday", date(2026, 3, 1))


def test_a_protest_against_a_country_is_not_there(encoder: Encoder) -> None:
    text = "Anger in Lomé\n\nHundreds shouted slogans against Ghana outside a hotel in Lomé on Monday."
    claim = claim_at(*claims_of(encoder, text, "2026-03-03"), "shouted")
    assert claim is not None
    assert claim.place is None or "Ghana" not in (claim.place.text, claim.place.name)


def test_since_the_middle_of_a_month(encoder: Encoder) -> None:
    text = (
        "Police widen their sweep\n\nPolice have detained 38 people since mid-August in a sweep of Leon, a lawyer said."
    )
    claim = claim_at(*claims_of(encoder, text, "2025-09-04"), "detained")
    assert claim is not None
    assert claim.time is not None
    assert (claim.time.earliest, claim.time.latest) == (date(2025, 8, 11), date(2025, 9, 4))


TWO_VOICES = """Shelling in two countries

Shelling wounded four people in Kherson on Friday, the governor said, while drones struck a depot in Belgorod, \
according to the Russian defence ministry.

Gunmen killed six farmers near Jos on Friday, police said, as troops searched a forest in Zamfara."""


def test_what_another_says_beside_it_is_a_happening_of_its_own(encoder: Encoder) -> None:
    document, claims = claims_of(encoder, TWO_VOICES, "2026-08-12")
    told = {
        words: (claim.place and claim.place.text, [a.source.text for a in claim.attribution], claim.counts != ())
        for words in ("wounded", "drones struck", "killed")
        if (claim := claim_at(document, claims, words)) is not None
    }
    assert told == {
        "wounded": ("Kherson", ["the governor"], True),
        "drones struck": ("Belgorod", ["the Russian defence ministry"], False),
        "killed": ("Jos", ["police"], True),
    }


def test_an_effort_to_bring_about_a_deal_is_no_deal(encoder: Encoder) -> None:
    text = "Truce talks\n\nEnvoys stepped up efforts to revive a ceasefire deal between Israel and Hamas."
    claim = claim_at(*claims_of(encoder, text, "2026-03-03"), "deal")
    assert claim is not None
    assert claim.modality is Modality.ATTEMPTED


def test_what_is_shot_down_is_not_arrested(encoder: Encoder) -> None:
    text = "Rockets fired\n\nThe rebels fired two rockets. One was intercepted, the army said."
    _, claims = claims_of(encoder, text, "2026-03-03")
    assert not any(c.event_type is EventType.COERCE for c in claims)


def test_the_wounded_who_are_brought_in_are_counted(encoder: Encoder) -> None:
    text = "Clinic full\n\nHospital director Ada Brun said 23 wounded people had been brought in."
    claim = claim_at(*claims_of(encoder, text, "2026-03-03"), "brought")
    assert claim is not None
    assert [(c.kind, c.low) for c in claim.counts] == [("wounded", 23)]


def told_in(encoder: Encoder, text: str, words: str, published: str = "2026-03-03") -> Claim:
    claim = claim_at(*claims_of(encoder, f"News\n\n{text}", published), words)
    assert claim is not None
    return claim


def test_a_name_for_what_is_told_is_no_second_happening(encoder: Encoder) -> None:
    text = "Drones struck a depot in Orel overnight, the service said, in what would be the third attack this month."
    _, claims = claims_of(encoder, f"News\n\n{text}", "2026-03-03")
    assert [c.modality for c in claims if c.event_type is EventType.ASSAULT] == [Modality.ACTUAL]


def test_a_number_of_killed_and_wounded_is_no_number_of_killed(encoder: Encoder) -> None:
    assert (
        told_in(encoder, "At least 40 people were killed and wounded in the shelling of Orel.", "killed").counts == ()
    )


def test_who_issued_a_statement_says_what_it_tells(encoder: Encoder) -> None:
    text = "According to a statement issued by the Defence Ministry, troops killed nine men in Orel on Monday."
    assert [a.source.text for a in told_in(encoder, text, "killed").attribution] == ["the Defence Ministry"]


def test_a_witness_with_a_clause_of_his_own_is_the_source_and_no_victim(encoder: Encoder) -> None:
    text = (
        "Fighters rode into Darul Jamal, near the border, late on Thursday, shooting men and burning houses, "
        "Malam Bukar, who fled with his wife and three children, said by phone."
    )
    claim = told_in(encoder, text, "shooting")
    assert [a.source.text for a in claim.attribution] == ["Malam Bukar"]
    assert claim.targets[0].name != "Malam Bukar"
    assert claim.place is not None
    assert claim.place.text == "Darul Jamal"


def test_bombs_from_aircraft_are_an_air_strike(encoder: Encoder) -> None:
    assert told_in(encoder, "A Russian glide bomb hit a house in Sumy on Monday.", "hit").mode == "aerial"


def test_a_bomb_that_did_not_go_off_is_no_denial(encoder: Encoder) -> None:
    text = "The mayor spoke of three bombs, one of which did not explode."
    assert claim_at(*claims_of(encoder, f"News\n\n{text}", "2026-03-03"), "explode") is None


def test_another_storys_day_is_not_lent_back(encoder: Encoder) -> None:
    text = (
        "Soldiers killed nine gunmen in the Mir Ali area, the army said.\n\n"
        "Separately, a policeman was killed in Bannu late on Friday, police said."
    )
    document, claims = claims_of(encoder, f"Nine gunmen killed\n\n{text}", "2026-08-15")
    first = claim_at(document, claims, "killed nine")
    assert first is not None
    assert first.time is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "NAIROBI, June 9 (Lakes Wire) - Chad and a rebel movement agreed on a truce on Tuesday, Kenya's {} said.",
            True,
        ),
        (
            "NAIROBI, June 9 (Lakes Wire) - Chad and a rebel movement agreed on a truce on Tuesday, Chad's {} said.",
            False,
        ),
        (
            "NAIROBI, June 9 (Lakes Wire) - Kenya and a rebel movement agreed on a truce on Tuesday, Kenya's {} said.",
            False,
        ),
    ],
)
def test_a_deal_was_struck_where_its_host_speaks(encoder: Encoder, text: str, place: bool) -> None:
    story = text.format("foreign ministry")
    head = story.index("- ") + 2
    blocks = (Block(0, head - 2, BlockKind.FURNITURE), Block(head, len(story), BlockKind.BODY))
    document = Document(id="d", ref="test", text=story, blocks=blocks, published=date(2026, 6, 9), language="en")
    seen = annotate(document, encoder)
    claims = link(document, seen, code(document, seen), registry=load_registry(), gazetteer=packaged_gazetteer())
    deals = [c for c in claims if c.event_type is EventType.AGREE]
    assert deals
    assert [c.place is not None and c.place.name == "Nairobi" for c in deals] == [place] * len(deals)
