"""Whoever confirms what was told right before is a source of that happening, without its numbers and its doers."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling

from reportedly.model import Claim


def confirmed(told: tuple[Claim, ...], text: str) -> list[tuple[str, str, str]]:
    found = [c for c in told if c.trigger.of(text).startswith("confirmed ")]
    return [(c.event_type.value, c.trigger.of(text), c.attribution[0].source.text) for c in found]


@pytest.mark.parametrize(
    ("text", "event_type", "words", "source"),
    [
        (
            "Bandits killed four farmers near Orra, residents said. The police spokesman confirmed the incident.",
            *("ASSAULT", "confirmed the incident", "The police spokesman"),
        ),
        (
            "Two guards died when a mine blew up under their car, a charity said. The mayor has confirmed the deaths.",
            *("ASSAULT", "confirmed the deaths", "The mayor"),
        ),
        (
            "The army and the Front exchanged 40 prisoners on Monday, a charity said. The Front confirmed the swap.",
            *("RETREAT", "confirmed the swap", "The Front"),
        ),
        (
            "The two states signed a water agreement on Monday, a diplomat said. Its envoy confirmed the signing.",
            *("SUPPORT", "confirmed the signing", "Its envoy"),
        ),
        (
            "Gunmen burned three coaches of the company near Orra, a driver said. Its director, Jan Brun, confirmed the"
            " loss of the coaches.",
            *("ASSAULT", "confirmed the loss", "Its director, Jan Brun"),
        ),
    ],
)
def test_who_confirms_it_is_a_source_of_it(text: str, event_type: str, words: str, source: str, coded: Telling) -> None:
    [(kind, told, who)] = confirmed(coded(text), text)
    assert (kind, told) == (event_type, words)
    assert source.startswith(who)


def test_no_number_and_no_doer_is_laid_to_who_confirms(coded: Telling) -> None:
    text = "Soldiers shot dead four farmers near Orra, residents said. The police confirmed the incident."
    [claim] = [c for c in coded(text) if c.trigger.of(text).startswith("confirmed")]
    assert not claim.counts
    assert not claim.actors
    assert [t.text for t in claim.targets] == ["four farmers"]
    assert claim.reasons[-1].rule == "confirms what is told before"


def test_the_parties_of_an_accord_are_those_of_what_is_confirmed(coded: Telling) -> None:
    text = "Norland and Sudland signed a pact on Monday, a diplomat said. Norland confirmed the signing."
    [claim] = [c for c in coded(text) if c.trigger.of(text).startswith("confirmed")]
    assert claim.actors


@pytest.mark.parametrize(
    "text",
    [
        "Bandits killed four farmers near Orra, residents said. The police could not confirm the incident.",
        "Bandits killed four farmers near Orra, residents said. The police have not confirmed the report.",
        "Bandits killed four farmers near Orra, residents said. The bank confirmed the exchange rate.",
        "Bandits killed four farmers near Orra, residents said. The minister confirmed the signing of a trade deal.",
        "Bandits killed four farmers near Orra, residents said. The police confirmed a deal with the union.",
        "The minister confirmed the incident.",
        "Rebels would attack the town, the mayor said. The army confirmed the report.",
    ],
)
def test_nothing_else_is_confirmed(text: str, coded: Telling) -> None:
    told = confirmed(coded(text), text)
    assert not [t for t in told if t[1] in ("confirmed the incident", "confirmed the report")], told
    assert not [t for t in told if t[1].startswith(("confirmed the signing", "confirmed the exchange"))], told
