"""Who else is told to be dead, hurt or taken, and in which other words: sentences end to end."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, linking

from reportedly.model import Claim

_RAID = "Gunmen attacked the town of Orra on Sunday. "


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


def harm(claim: Claim) -> list[tuple[str, int | None, int | None]]:
    return [(c.kind, c.low, c.high) for c in claim.counts]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("A shell hit a hut, killing a woman along with her four sons.", "hit", [1, 4]),
        ("A nurse was killed together with two patients when a shell hit the clinic.", "killed", [1, 2]),
        ("A teacher was shot dead with her two daughters in their house.", "shot", [1, 2]),
        ("The chief was shot dead along with four of his guards in the ambush.", "shot", [1, 4]),
        ("Gunmen abducted a priest along with two nuns on Monday.", "abducted", [1, 2]),
        ("The mayor was kidnapped with his driver on Monday.", "kidnapped", [1, 1]),
        ("Police arrested the commander together with six fighters on Monday.", "arrested", [1, 6]),
        ("Two suspects were arrested along with three motorcycles and four rifles.", "arrested", [2]),
        ("Three soldiers were killed in clashes with two militants on Monday.", "killed", [3]),
        ("Police arrested a man with three pistols in his bag.", "arrested", [1]),
        ("The pastor together with 35 others was marched into the bush by gunmen.", "marched", [1, 35]),
        ("A bomb killed a guard and wounded the candidate himself and a bystander.", "killed", [1, 1, 1]),
        ("Two men were shot dead with three rifles in their hands.", "shot", [2]),
    ],
)
def test_those_told_along_with_the_first_share_it(claims: Telling, text: str, word: str, told: list[int]) -> None:
    claim = at(claims(text), word, text)
    assert [c.low for c in claim.counts] == told
    assert len(claim.targets) in (len(told), 1)
    assert not any("guards" in a.text for a in claim.actors)


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Clashes broke out near Jos. The army said the rebel side lost three.", "lost", ("killed", 3, 3)),
        ("Shells fell on the ridge. The PKK said it lost two in the bombing.", "lost", ("killed", 2, 2)),
        (_RAID + "The army killed nine of them and lost five of its own.", "lost", ("killed", 5, 5)),
        (_RAID + "Two of their own fell, a commander said.", "fell", ("killed", 2, 2)),
        ("Gunmen sprayed a shop with bullets; two of the customers did not survive.", "survive", ("killed", 2, 2)),
        ("Two men were killed in the clash. The ministry admitted to one dead.", "dead", ("killed", 1, 1)),
        ('Hezbollah mourned Tabtabai as a "martyr" after the strike.', "mourned", ("killed", 1, 1)),
        (_RAID + "It said 112 others were being treated without anaesthetics.", "treated", ("wounded", 112, 112)),
        ("Twelve people were booked at the central police station.", "booked", ("detained", 12, 12)),
        ("Boko Haram raided the village and made away with two boys.", "made", ("abducted", 2, 2)),
        ("A bomb killed a ward administrator in Mandalay.", "killed", ("killed", 1, 1)),
        ("The blast hurt two passers-by.", "hurt", ("wounded", 2, 2)),
        ("They retook Mobye after three weeks of fighting that cost it 70 dead.", "dead", ("killed", 70, 70)),
        (_RAID + "\n\nThe opposition spoke of nine dead.", "dead", ("killed", 9, 9)),
        ("The attack killed between 20 and 30 people.", "killed", ("killed", 20, 30)),
        ("The blast wounded up to 30 people.", "wounded", ("wounded", None, 30)),
        ("The rebels encircled the base, taking 30 soldiers prisoner.", "taking", ("detained", 30, 30)),
        (_RAID + "Sixteen young men were forcibly enlisted.", "enlisted", ("detained", 16, 16)),
        ("Some 500 people have left their reserve since fighting resumed there.", "left", ("displaced", 500, 500)),
        ("A broadcaster was shot dead in Albay by a gunman.", "dead", ("killed", 1, 1)),
        ("Three members of Los Tiguerones were captured on Monday.", "captured", ("detained", 3, 3)),
        ("The planes bombed the jihadists; scores were neutralised.", "neutralised", ("killed", 40, 99)),
        ("The attack in Orra wounded an American.", "wounded", ("wounded", 1, 1)),
        ("Three aid workers remain in the hands of an armed group.", "remain", ("abducted", 3, 3)),
        ("Two of the nuns remain in captivity, the diocese said.", "remain", ("abducted", 2, 2)),
        (_RAID + "The toll goes up: 27 dead and 44 wounded, doctors said.", "toll", ("killed", 27, 27)),
        (_RAID + "Toll so far: five dead, nine wounded.", "Toll", ("wounded", 9, 9)),
        (_RAID + "He spoke. He left. It was fine.\n\nEleven people were hurt.", "hurt", ("wounded", 11, 11)),
        (_RAID + "Nearly 2,000 people have been rendered homeless.", "rendered", ("displaced", None, 2000)),
        (_RAID + "Guests were brought to safety; medics counted 18 wounded.", "wounded", ("wounded", 18, 18)),
        ("The ambush near Orra cost 14 civilians their lives.", "cost", ("killed", 14, 14)),
        ("Aid groups said shelling of Kadugli had cost 14 civilians their lives.", "cost", ("killed", 14, 14)),
        ("Gunmen shot dead a teacher and a second was wounded.", "wounded", ("wounded", 1, 1)),
        ("A shell killed two drivers, while a third died in the ambulance.", "died", ("killed", 1, 1)),
        (_RAID + "The rebels put their own dead at six.", "dead", ("killed", 6, 6)),
        ("More than 240 people are being held on treason charges.", "held", ("detained", 240, None)),
        (_RAID + "Medics spoke of 11 seriously wounded.", "wounded", ("wounded", 11, 11)),
        (_RAID + "Two bodies were pulled from a collapsed house.", "bodies", ("killed", 2, 2)),
    ],
)
def test_counts_in_other_constructions(claims: Telling, text: str, word: str, told: tuple[str, int, int]) -> None:
    assert told in harm(at(claims(text), word, text))


@pytest.mark.parametrize(
    "text",
    [
        "The party lost three in the vote on Sunday.",
        "The army said after the battle that it had lost two of its tanks.",
        "Cholera carried off a further 60.",
        "A fighter survived the ambush, but two of his friends did not say where he was.",
        "A drone attacked Orra. He spoke. He left. It was fine.\n\nA bus overturned. The road was wet. It was dark. "
        "Eleven people were hurt.",
        "The governor remains in the hands of doctors.",
        "A third of the soldiers were killed in the battle.",
        "Three members of Los Choneros were held and a fourth shot dead.",
        "The rooms were booked at the hotel near the station.",
        "The raiders attacked the village and made away with 300 head of cattle.",
        "Two bodies were pulled from a collapsed house near the river.",
    ],
)
def test_nobody_is_told_dead_or_taken(claims: Telling, text: str) -> None:
    assert not [c for c in claims(text) if c.counts]


def test_an_area_that_is_held_is_where_it_came_from(claims: Telling) -> None:
    text = "The drone was launched from areas held by militias south of Kirkuk."
    assert [c.mode for c in claims(text)] == ["drone"]


@pytest.mark.parametrize(
    ("text", "fought"),
    [
        ("The encounter broke out after police had cordoned off the village.", True),
        ("The encounter left the two ministers smiling.", False),
    ],
)
def test_an_encounter_is_a_fight_where_it_is_one(claims: Telling, text: str, *, fought: bool) -> None:
    assert any("encounter" in c.trigger.of(text) for c in claims(text)) is fought


def test_a_convoy_is_no_aid_for_being_escorted(claims: Telling) -> None:
    text = "An ambush on a supply convoy escorted by the army resulted in 41 deaths."
    assert [c.event_type.value for c in claims(text)] == ["ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Russia has returned 193 servicemen from territory controlled by the Kiev regime.",
        "Hamas handed over the remains of a hostage to the Red Cross late on Wednesday.",
    ],
)
def test_who_is_given_back(claims: Telling, text: str) -> None:
    assert [(c.event_type.value, c.mode) for c in claims(text)] == [("RETREAT", "release")]


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("A railway track was blown up near Sibi.", [("ASSAULT", "destroy")]),
        (_RAID + "Whole hamlets went up in flames.", [("ASSAULT", "firearms"), ("ASSAULT", "destroy")]),
        ("A bus driver was murdered in Orra for refusing to pay extortion.", [("ASSAULT", None)]),
    ],
)
def test_what_is_destroyed_and_refused(claims: Telling, text: str, modes: list[tuple[str, str | None]]) -> None:
    assert [(c.event_type.value, c.mode) for c in claims(text)] == modes
