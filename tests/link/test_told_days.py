"""On which day a reader takes a happening to be, end to end: words, model and rules."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Document

_PUBLISHED = date(2026, 11, 20)  # a Friday


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def _days(encoder: Encoder, text: str, word: str, published: date = _PUBLISHED) -> tuple[str, str] | None:
    """The first and last day, as month and day, of the claim whose trigger has the word; None where it has none."""
    block = Block(0, len(text), BlockKind.BODY)
    document = Document(id="d", ref="d", text=text, blocks=(block,), published=published)
    annotation = annotate(document, encoder)
    claims = code(document, annotation)
    claims = link(document, annotation, claims, registry=load_registry(), gazetteer=packaged_gazetteer())
    found = next(c for c in claims if word in c.trigger.of(text))
    if found.time is None or found.time.earliest is None or found.time.latest is None:
        return None
    return f"{found.time.earliest:%m-%d}", f"{found.time.latest:%m-%d}"


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Soldiers patrolled Orsha on Thursday, four days after rebels overran the town.", "overran", "11-15"),
        ("The visit comes three days after a convoy was ambushed near Dalo.", "ambushed", "11-17"),
        ("Insurgents released a teacher on Thursday, 40 days after seizing him near Orsha.", "seizing", "10-10"),
        (
            "Gunmen shot dead a judge on Tuesday. Two days after the killing, police arrested a suspect.",
            "arrested",
            "11-19",
        ),
        (
            "The group made peace on Thursday, days after a rival faction killed its founder.",
            "killed",
            "11-12 11-18",
        ),
        (
            "The group made peace on Thursday, weeks after a rival faction killed its founder.",
            "killed",
            "10-08 11-12",
        ),
        (
            "Rebels captured Sarim on Monday, three days before talks. It withdrew a day later.",
            "withdrew",
            "11-17",
        ),
    ],
)
def test_days_are_counted_from_another_happening_of_the_sentence(
    encoder: Encoder, text: str, word: str, days: str
) -> None:
    assert _days(encoder, text, word) == (days.split()[0], days.split()[-1])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two nuns who were abducted from a convent near Tamba were freed on Wednesday, the bishop said.", "abducted"),
        ("The bodies of six fishermen who were killed in the raid were brought ashore on Wednesday.", "killed"),
        ("The funeral of a driver killed by a sniper was held on Thursday in Karan.", "killed"),
        ("Police arrested two men on Thursday over a bombing that killed 12 worshippers in Karan.", "killed"),
        ("The Sixth Division on Wednesday condemned the bombing of a bus that claimed seven lives.", "claimed"),
        ("Abuja, Nov. 20, 2026 (NNB) Troops have killed 34 gunmen in a forest, the army said.", "killed"),
        ("Four people have now died of the blast, a nurse said.", "died"),
        ("Raiders shot four men near Tamba that year, and the mine has been shut since.", "shot"),
    ],
)
def test_the_sentence_has_no_day_of_what_came_before_it(encoder: Encoder, text: str, word: str) -> None:
    assert _days(encoder, text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Last Friday's raid on Orsha killed nine people, the mayor said.", "killed", "11-13"),
        ("A car bomb killed seven people in Dalo on Monday of last week.", "killed", "11-09"),
        ("A car bomb killed seven people in Dalo on Tuesday last week.", "killed", "11-10"),
        ("The town was retaken in the night from Sunday to Monday, an officer said.", "retaken", "11-15 11-16"),
        ("The fishermen were killed overnight Friday to Saturday.", "killed", "11-13 11-14"),
        ("Residents will march on the barracks on Saturday, December 26, the elders said.", "march", "12-26"),
        ("Police said a peace rally would be held on Nov 30.", "rally", "11-30"),
        (
            "A mine killed four farmers on Sunday. One of the wounded died in hospital on Thursday. Nine others were "
            "hurt in the blast.",
            "hurt",
            "11-15",
        ),
    ],
)
def test_words_of_time_are_read_whole(encoder: Encoder, text: str, word: str, days: str) -> None:
    assert _days(encoder, text, word) == (days.split()[0], days.split()[-1])
