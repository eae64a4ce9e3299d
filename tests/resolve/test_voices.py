"""Whose word a claim is by what all texts of its event tell."""

from __future__ import annotations

from typing import Any

import pytest
from tests.resolve.making import claim, made

from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.origin import origins
from reportedly.resolve.voices import with_bodies

DAY = "2026-03-02"


def told(said_by: str | None = None, **said: Any) -> dict[str, Any]:
    return claim(**{"by": "front", "to": "civilians", "at": "Arvo", "on": DAY, "said_by": said_by, **said})


def keys(*documents: tuple[LinkedClaim, ...]) -> list[str]:
    found = with_bodies([c for document in documents for c in document])
    return sorted({o.key for o in origins(found)})


@pytest.mark.parametrize(
    ("called", "full"),
    [
        ("the Commission", "the Northern Reed Commission"),
        ("the Guards", "the Reed Coast Guards"),
        ("the Ministry of Health", "the Ministry of Health of the Reeds"),
    ],
)
def test_a_body_called_by_a_common_noun_is_the_one_that_another_text_names_in_full(called: str, full: str) -> None:
    both = made(told(full), publisher="A"), made(told(called, trigger="struck"), publisher="B")
    assert len(keys(*both)) == 1


def test_two_bodies_of_one_noun_stay_two() -> None:
    two = made(told("the Reed Guards"), told("the Mill Guards", trigger="struck"), publisher="A")
    assert len(keys(two, made(told("the Guards", trigger="hit"), publisher="B"))) == 3


@pytest.mark.parametrize("rank", ["Superintendent of Police Jan Odra", "police"])
def test_police_are_those_of_the_land_where_it_happened(rank: str) -> None:
    away = made(told(rank, by=None, to=None, at=None), publisher="B")
    assert "actor:pol-ml" in keys(made(told("a nurse"), publisher="A"), away)


def test_the_outlet_of_a_side_speaks_with_its_word_and_its_interest() -> None:
    words = "Six terrorists were neutralised and two of our brave sentries fell as martyrs"
    bulletin = made(told(by="army", to="front", words=words), publisher="Reed Bulletin")
    army = made(told("army", by="army", to="front", trigger="struck"), publisher="B")
    assert bulletin[0].origin == "official:reed bulletin"
    (voice, _) = with_bodies((*bulletin, *army))
    assert (voice.origin, voice.interest) == ("actor:mil-ml", "own")
    assert keys(bulletin, army) == ["actor:mil-ml"]


def test_whoever_an_outlet_of_a_side_calls_a_foe_is_not_its_side() -> None:
    words = "By the grace of God the apostates of the army were annihilated"
    foe = {**claim(by="front", to="army", at="Arvo", on=DAY, words=words)}
    foe["targets"][0]["text"] = "the apostates of the army"
    (voice, *_) = with_bodies(
        (*made(foe, publisher="Reed Dispatch"), *made(told("army"), told("front"), publisher="B"))
    )
    assert voice.origin == "actor:jnim"


def test_an_officer_whom_the_outlet_of_a_side_cites_speaks_for_that_side() -> None:
    said = told("Second Admiral Jan Odra", by="army", to="front", words="The enemy fled. Second Admiral Jan Odra spoke")
    text = "The terrorists are the enemy of all. Glory to the martyrs."
    assert made(said, publisher="Reed Bulletin", text=text)[0].origin == "official:reed bulletin"
