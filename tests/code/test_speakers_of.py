"""Who is cited for a happening, as the packaged model reads it: late, inverted, apposed and in datelines."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.model import Block, BlockKind, Claim, Document, Stance

CASES = [
    # A participle says which ones speak.
    ("Shells fell on the camp after rebels attacked it at dusk, herders contacted by radio said.", "fell", "herders"),
    # A comma that a parse hangs on the opening words is no bar.
    (
        "A few hours later, at the ford which locals here call the Step, a mine tore through a patrol car, and two "
        "guards lost their lives, the Ministry of Transport says.",
        "lost their lives",
        "the Ministry of Transport",
    ),
    # A body that stands beside what it is to the one spoken of.
    (
        "Two masked men killed a school inspector in Orra at about 9 p.m., his union, the National Teachers' League "
        "(NTL), said in a statement.",
        "killed",
        "the National Teachers' League",
    ),
    # Datelines are nobody's name.
    (
        "Tolmin, Oct. 3, 2026 (NPA) The Harbour Guard in Sarn says it has arrested six smugglers.",
        "arrested",
        "The Harbour Guard in Sarn",
    ),
    ("Orra: Two men were shot dead in the market, according to the rector.", "shot dead", "the rector"),
    # Each "according to" has its own speaker.
    (
        "Sunday's raid on Orra cost the lives of 12 men according to the authorities and 40 according to the rebels.",
        "cost the lives",
        "the authorities",
    ),
    ("Just after nine, by the account of a nurse, a hooded man shot a porter in Orra.", "shot", "a nurse"),
    ('A priest messages: "They bombed the school in Orra."', "bombed", "A priest"),
    # What a happening followed is no part of what is said of it.
    (
        "Raiders burned a mill near Orra, the mayor said, just hours after a bombing in Sarn killed six people.",
        "killed",
        None,
    ),
    # Nobody says so who only adds to a toll, and "it" is nobody.
    ("Two more died in Orra, raising the number of dead to nine, the rector confirmed.", "died", "the rector"),
    (
        "The rector said it was too early to say whether it was linked to the blast, in which six were wounded.",
        "wounded",
        "The rector",
    ),
    ("Orra (3 Nov): a brawl between smugglers, two porters confirmed killed.", "killed", None),
    ("The rector mocked the navy's claim of having killed 20 rebels in Orra.", "killed", "the navy"),
    (
        "The monitors of the front in Orra on Tuesday claimed to have killed nine.",
        "killed",
        "The monitors of the front in Orra",
    ),
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def claim_at(encoder: Encoder, text: str, words: str) -> Claim:
    document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),), language="en")
    start = text.rindex(words)
    claims = code(document, annotate(document, encoder))
    return next(c for c in claims if c.trigger.start < start + len(words) and start < c.trigger.end)


@pytest.mark.parametrize(("text", "words", "source"), CASES)
def test_each_happening_has_its_speaker(encoder: Encoder, text: str, words: str, source: str | None) -> None:
    chain = claim_at(encoder, text, words).attribution
    assert (chain[0].source.text if chain else None) == source


def test_an_army_that_tells_of_fighters_shot_tells_no_loss_of_its_own(encoder: Encoder) -> None:
    text = "Six fighters were shot dead near Orra, the army said."
    assert claim_at(encoder, text, "shot dead").attribution[0].stance is Stance.ASSERTS


def test_a_medic_owns_to_no_loss(encoder: Encoder) -> None:
    text = "A colonel survived a blast that killed three of his guards near Orra, a medic said."
    assert claim_at(encoder, text, "killed").attribution[0].stance is Stance.ASSERTS


@pytest.mark.parametrize(
    "text",
    [
        "The raids in Odra and Gao demonstrate the cruelty of the regime.",
        "The use of nerve gas by the Front in Odra shows its contempt for the law.",
        "The shelter that such men provide will aid in denying the group a haven.",
        "A raid in Gao claimed by the Front killed two. It only underscores the need for efforts to help the army.",
    ],
)
def test_neither_a_deed_nor_a_thing_speaks(encoder: Encoder, text: str) -> None:
    document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),), language="en")
    speakers = {a.source.text for c in code(document, annotate(document, encoder)) for a in c.attribution}
    assert speakers <= {"the Front"}


def test_who_holds_a_post_does_not_say_so(encoder: Encoder) -> None:
    text = "Troops maintained their defensive positions against the rebels near Orra, the palace said."
    assert [a.source.text for a in claim_at(encoder, text, "maintained").attribution] == ["the palace"]
    spoken = "The army maintained that it had killed nine rebels near Orra."
    assert [a.source.text for a in claim_at(encoder, spoken, "killed").attribution] == ["The army"]


def test_where_a_video_is_from_is_no_source(encoder: Encoder) -> None:
    text = "A video from Aleppo shows soldiers shooting two men."
    assert claim_at(encoder, text, "shooting").attribution[0].source.text == "A video from Aleppo"
    told = "A statement from Moscow said that nine soldiers were killed."
    assert claim_at(encoder, told, "killed").attribution[0].source.text == "Moscow"


def _speakers(encoder: Encoder, *paragraphs: str) -> dict[str, list[str]]:
    """The speakers of each happening, by its trigger."""
    text, blocks, at = "\n\n".join(paragraphs), [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), BlockKind.BODY))
        at += len(paragraph) + 2
    document = Document(id="d", ref="d", text=text, blocks=tuple(blocks), language="en")
    return {
        c.trigger.of(text).split()[-1]: [a.source.text for a in c.attribution]
        for c in code(document, annotate(document, encoder))
    }


def test_a_statement_in_the_first_person_goes_on_over_its_paragraphs(encoder: Encoder) -> None:
    opened = ("The envoy Jan Brun said:", "I am appalled. The army has shelled Orra.")
    told = _speakers(encoder, *opened, "Rebels have killed nine people there.")
    assert told["shelled"] == told["killed"] == ["The envoy Jan Brun"]
    for other in (
        "Rebels have killed nine people there, the mayor said.",
        "Brun spoke as rebels killed nine people there.",
        "“Rebels have killed nine people there.”",
    ):
        assert _speakers(encoder, *opened, other)["killed"] != ["The envoy Jan Brun"]
    nobody = ("The envoy Jan Brun said:", "The army has shelled Orra.", "Rebels have killed nine people there.")
    assert _speakers(encoder, *nobody)["killed"] == []
