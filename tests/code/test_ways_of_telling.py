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
