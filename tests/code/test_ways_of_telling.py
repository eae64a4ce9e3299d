"""Ways in which reports tell of violence, custody and arms, each with its type and the numbers that it carries."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.model import Block, BlockKind, Claim, Document

CASES = [
    ("Guards shot dead three burglars.", "ASSAULT", ("killed", 3)),
    ("Raiders gunned down five herders near Orra.", "ASSAULT", ("killed", 5)),
    ("Seven of our men gave their lives in the defence of Tolmin.", "ASSAULT", ("killed", 7)),
    ("The carcasses were burnt, and the bodies of four women were found dumped in a pit.", "ASSAULT", ("killed", 4)),
    ("Snipers fired into the square, killing a 16-year-old.", "ASSAULT", ("killed", 1)),
    ("The blast killed two 15-year-olds.", "ASSAULT", ("killed", 2)),
    ("Iran executed six prisoners on Monday.", "SANCTION", ("killed", 6)),
    ("A councillor was stabbed in the shoulder.", "ASSAULT", ("wounded", 1)),
    ("Eleven others are still held in Tolmin.", "COERCE", ("detained", 11)),
    ("The senator was being held at a barracks.", "COERCE", ("detained", 1)),
    ("The raiders led 20 passengers into the forest.", "ASSAULT", ("abducted", 20)),
    ("Pirates boarded a Norlandic tanker off Orra.", "COERCE", None),
    ("The junta removed the president.", "COERCE", None),
    ("Hackers broke into the network of a bank.", "COERCE", None),
    ("Soldiers have recovered control of the town.", "COERCE", None),
    ("The commission cancelled the vote.", "COERCE", None),
    ("Former rebels handed in their rifles.", "RETREAT", None),
    ("The villagers have taken to the hills.", "RETREAT", None),
    ("The navy is rebuilding its arsenal.", "MOBILIZE", None),
    ("A detachment was dispatched to Orra.", "MOBILIZE", None),
    ("The clans vowed to take revenge.", "THREATEN", None),
    ("Three others are being treated at a clinic for gunshot wounds, a nurse said.", "ASSAULT", ("wounded", 3)),
    ("Two guards are in hospital with stab wounds.", "ASSAULT", ("wounded", 2)),
    ('The ministry said that 41 rebels had been "put out of action" near the dam.', "ASSAULT", ("killed", 41)),
    ("The sweep led to the neutralisation of 12 insurgents, the army said.", "ASSAULT", ("killed", 12)),
    ("Two of our soldiers paid the supreme price, the general said.", "ASSAULT", ("killed", 2)),
    ("Nine sailors embraced martyrdom in the battle.", "ASSAULT", ("killed", 9)),
    ("The front lost eight men in the battle.", "ASSAULT", ("killed", 8)),
    ("A tractor jumped on a mine near Orra, the general staff announced.", "ASSAULT", None),
    ("The planes hit labourers who were unloading cement.", "ASSAULT", None),
    ("Heavy fighting was under way on Thursday in Orra.", "ASSAULT", None),
    ("After the raid the mayor put the dead at nine.", "ASSAULT", ("killed", 9)),
    ("The toll of the raid is of six dead and nine wounded.", "ASSAULT", ("wounded", 9)),
    ("The union condemned the killing of five teachers in Orra.", "ASSAULT", ("killed", 5)),
    ("The navy and the air force carried out a joint operation against the freighter.", "ASSAULT", None),
    ("Four suspects were picked up on Friday in Orra, police said.", "COERCE", ("detained", 4)),
    ("He said that 50 of them were captured.", "COERCE", ("detained", 50)),
    ("Government troops were back in control of Orra on Sunday.", "COERCE", None),
    ("About 500 students walked to the ministry with placards.", "PROTEST", None),
    ("Two thousand people took part in Thursday's march in Orra.", "PROTEST", None),
    ("Hundreds turned out for a protest in Orra.", "PROTEST", None),
    ("Every truck that carries fuel will be burned, the commander of the front warned.", "THREATEN", None),
    ("Six others are nursing bullet wounds after the ambush.", "ASSAULT", ("wounded", 6)),
    ("The body count reached seven on Friday after the raid.", "ASSAULT", ("killed", 7)),
    ("The number of martyrs of the blast has risen to 15.", "ASSAULT", ("killed", 15)),
    ("The bombing took the lives of eight porters.", "ASSAULT", ("killed", 8)),
    ("The group said it could verify four deaths in the shelling.", "ASSAULT", ("killed", 4)),
    ("Followers of two chiefs fought each other in Orra.", "ASSAULT", None),
    ("The army resorted to firing at the village.", "ASSAULT", None),
    ("The army denied that its aircraft had hit the market.", "ASSAULT", None),
    ("Nine soldiers are in the hands of the rebels.", "COERCE", ("detained", 9)),
    ("Troops re-entered the fort on Monday.", "COERCE", None),
    ("The observers verified the deaths of 14 villagers in Orra.", "ASSAULT", ("killed", 14)),
    ("We have confirmed two civilian deaths in Orra.", "ASSAULT", ("killed", 2)),
    ("Eleven soldiers died in the retreat from Orra.", "ASSAULT", ("killed", 11)),
    ("The raid, in which 30 policemen fell, shook the country.", "ASSAULT", ("killed", 30)),
    ("Three sons of the village gave their lives in the clashes.", "ASSAULT", ("killed", 3)),
    ("The freighter was hit off Orra, its owner said.", "ASSAULT", None),
    ("A suicide bomber struck as recruits queued for their pay.", "ASSAULT", None),
    ("The army repulsed them at the ford.", "ASSAULT", None),
    ("Inmates seized a prison in Orra.", "COERCE", None),
    ("Orra was taken by the rebels in 2021.", "COERCE", None),
    ("The last army lorries had pulled out at nine.", "RETREAT", None),
]

# what looks like one and is none
NONE = [
    ("The hospital treated 30 people with cholera.", "ASSAULT"),
    ("Passengers were picked up by a ferry.", "COERCE"),
    ("The army neutralised the threat of an unexploded bomb.", "ASSAULT"),
    ("Fans walked to the stadium with banners and drums.", "PROTEST"),
    ("Two thousand people took part in Thursday's race in Orra.", "PROTEST"),
    ("Police were searching the nearby farms.", "COERCE"),
    ("A bomb will be set off in the market, police warned.", "THREATEN"),
    ("The two navies carried out a joint operation in the strait.", "ASSAULT"),
    ("The new phone hit the market on Monday.", "ASSAULT"),
    ("It is not true that five marines died.", "ASSAULT"),
    ("The ship was hit by a wave.", "ASSAULT"),
    ("A policeman died on Monday at the age of 92.", "ASSAULT"),
    ("Two soldiers died when their lorry plunged into a ravine.", "ASSAULT"),
    ("The hospital confirmed two deaths from cholera.", "ASSAULT"),
    ("The storm struck as people slept.", "ASSAULT"),
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def claims_of(text: str, encoder: Encoder) -> tuple[Claim, ...]:
    block = Block(0, len(text), BlockKind.BODY)
    document = Document(id="d", ref="d", text=text, blocks=(block,), published=date(2026, 6, 11))
    return code(document, annotate(document, encoder))


@pytest.mark.parametrize(("text", "event_type", "count"), CASES)
def test_what_is_told(text: str, event_type: str, count: tuple[str, int] | None, encoder: Encoder) -> None:
    told = [c for c in claims_of(text, encoder) if c.event_type.value == event_type]
    assert told
    if count is not None:
        assert count in [(n.kind, n.low) for c in told for n in c.counts]


def test_an_age_tells_no_number_of_people(encoder: Encoder) -> None:
    (claim,) = claims_of("The blast killed two 15-year-olds.", encoder)
    assert [t.text for t in claim.targets] == ["two 15-year-olds"]
    assert [(n.low, n.high) for n in claim.counts] == [(2, 2)]


def test_animals_are_no_people(encoder: Encoder) -> None:
    dead = [
        (n.text, n.low) for c in claims_of("Mortar fire killed two oxen and three carters.", encoder) for n in c.counts
    ]
    assert dead == [("three", 3)]
    assert not any(c.counts for c in claims_of("Four goats were killed by mortar fire.", encoder))


def test_a_town_before_a_colon_says_nothing(encoder: Encoder) -> None:
    """Papers of some countries begin a report with its town: "ORRA: Two men were shot"."""
    (claim,) = claims_of("PESHAWAR: Two carters were shot dead on Sunday, the mayor said.", encoder)
    assert [a.source.text for a in claim.attribution] == ["the mayor"]


@pytest.mark.parametrize(("text", "event_type"), NONE)
def test_what_is_not_told(text: str, event_type: str, encoder: Encoder) -> None:
    assert event_type not in [c.event_type.value for c in claims_of(text, encoder)]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was kidnapped in Orra, the chief said.",
        '"No patrol of ours was attacked on that road," the colonel said.',
        "The girls were not abducted, the headmaster said.",
        "The army insists that its planes dropped nothing on Orra.",
    ],
)
def test_what_was_done_to_nobody_is_denied(text: str, encoder: Encoder) -> None:
    (claim,) = (c for c in claims_of(text, encoder) if c.event_type.value == "ASSAULT")
    assert [a.stance.value for a in claim.attribution] == ["denies"]
    assert not claim.counts


def test_two_verbs_with_one_object_are_one_deed(encoder: Encoder) -> None:
    (burnt,) = claims_of("The gunmen intercepted and burned three lorries near Orra.", encoder)
    assert (burnt.event_type.value, burnt.mode) == ("ASSAULT", "destroy")
    (held,) = claims_of("The troops intercepted and arrested two men.", encoder)
    assert [(n.kind, n.low) for n in held.counts] == [("detained", 2)]
    fought = claims_of("Soldiers fought and seized 12 rifles.", encoder)
    assert [c.event_type.value for c in fought] == ["ASSAULT", "COERCE"]


def test_who_was_shot_and_died_is_counted_once(encoder: Encoder) -> None:
    (claim,) = claims_of("The driver was shot in the stomach and died on the way to the clinic.", encoder)
    assert [(n.kind, n.low) for n in claim.counts] == [("killed", 1)]


def test_an_operation_of_the_forces_is_theirs(encoder: Encoder) -> None:
    (claim,) = claims_of("Twelve terrorists were killed in a special operation of the security forces.", encoder)
    assert [p.text for p in claim.actors] == ["the security forces"]
    assert [p.text for p in claim.targets] == ["Twelve terrorists"]


def test_what_it_was_done_with_did_not_do_it(encoder: Encoder) -> None:
    (claim,) = claims_of("Three marchers were injured by truncheons.", encoder)
    assert not claim.actors
    assert claim.mode == "crowd-control"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The morgue received 14 dead and 20 wounded from the clashes.", {("killed", 14), ("wounded", 20)}),
        ("We count 17 dead soldiers and at least 30 rebel fighters in the battle.", {("killed", 17), ("killed", 30)}),
        ("A nurse said the ward had received 31 wounded people after the battle.", {("wounded", 31)}),
        ("The army put its losses at four dead and six injured in the bombing.", {("killed", 4), ("wounded", 6)}),
        ("The clinic took in seven people with gunshot wounds after the attack on the mill.", {("wounded", 7)}),
        ("She counted six dead in the clashes, three from each side.", {("killed", 6)}),
        ("An unknown number were wounded in the raid.", set()),
        ("Police arrested two men in the killing of five farmers.", {("detained", 2)}),
        ("The rebels spoke of the massacre of Norle.", set()),
        ("The families of the nine dead met after the attack.", set()),
        ("The train arrived with 12 dead sheep after the attack.", set()),
    ],
)
def test_dead_and_wounded_by_their_number(text: str, told: set[tuple[str, int]], encoder: Encoder) -> None:
    assert {(n.kind, n.low) for c in claims_of(text, encoder) for n in c.counts} == told
