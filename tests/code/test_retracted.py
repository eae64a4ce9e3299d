"""What an outlet takes back of what it reported, end to end: words, model and rules."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling

from reportedly.code.retracted import opening_name


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "An earlier report by this newspaper said that two boys had been abducted in Orra. We withdraw the report.",
            "An earlier report by this newspaper",
        ),
        (
            "The Sarn Mirror withdraws its earlier story that bandits had abducted 23 of them in Orra.",
            "The Sarn Mirror",
        ),
        ("On Friday we reported that armed men had killed 12 pupils near Orra. That was wrong.", "we"),
        ("The Mirror reported on Friday that gunmen had abducted five men in Orra. This was wrong.", "The Mirror"),
        (
            "An item in Friday's Mirror said five men had been killed in Orra. This was wrong.",
            "An item in Friday's Mirror",
        ),
        (
            "The Mirror quoted a man as saying that rebels had burned a mill in Orra. We withdraw the report.",
            "The Mirror",
        ),
        ("Correction: we reported on Friday that gunmen had kidnapped a priest in Orra. We take it back.", "we"),
    ],
)
def test_what_an_outlet_takes_back_it_denies(printed: Telling, text: str, source: str) -> None:
    found = [c for c in printed(text) if c.event_type != "STATEMENT"]
    assert len(found) == 1
    assert [(a.source.text, a.stance.value) for c in found for a in c.attribution] == [(source, "denies")]


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew its troops from Orra, an earlier report said. The rebels said that the claim was false.",
        '"We said in March that the army killed five farmers near Orra," the governor said. "It was wrong to do so."',
        "Rebels attacked its post near Orra on Friday and killed five soldiers. The claim was false, the army said.",
        "The UN said in its report that the army killed five farmers near Orra. The army said the report was wrong.",
        "Soldiers attacked the mirror works at Orra. The mirror reported five dead. This was wrong, the army said.",
        "The army killed five farmers near Orra, this newspaper reported on Friday. The farmers were buried there.",
    ],
)
def test_others_do_not_take_it_back(printed: Telling, text: str) -> None:
    found = [c for c in printed(text) if c.event_type in ("ASSAULT", "RETREAT")]
    assert found
    denied = {a.source.text for c in found for a in c.attribution if a.stance.value != "asserts"}
    assert denied <= {"The rebels", "the army"}  # who say so of others' word


def test_an_outlet_may_call_itself_by_the_opening_of_its_name() -> None:
    assert opening_name("La Gaceta del Norte") == "La Gaceta"
    assert opening_name("The Courier of Odra") == "The Courier"
    assert opening_name("The Sarn Mirror") == ""


def test_a_paragraph_that_begs_the_readers_pardon_is_read(printed: Telling) -> None:
    text = "The Mirror said that rebels had abducted six men in Orra. We withdraw it and apologise to our readers."
    found = [c for c in printed(text) if c.event_type == "ASSAULT"]
    assert [a.stance.value for c in found for a in c.attribution] == ["denies"]
