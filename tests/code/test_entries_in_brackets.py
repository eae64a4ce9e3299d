"""Entries of a list of incidents: a source in brackets, and a place and day before a colon, have no part in them."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at

from reportedly.model import Claim


def sources(claim: Claim) -> list[str]:
    return [a.source.text for a in claim.attribution]


def parties(claim: Claim) -> list[str]:
    return [p.text for p in (*claim.actors, *claim.targets)]


@pytest.mark.parametrize(
    "text",
    [
        "4-5 April, Lolwa (Ituri, DR Congo): ADF raid, 23 civilians killed (administrator).",
        "18 November, Lolwa (Ituri, DR Congo): ADF fighters attack village, 23 civilians killed (administrator).",
    ],
)
def test_who_says_so_in_brackets_is_not_the_one_killed(text: str, claims: Telling) -> None:
    killed = at(claims(text), "killed", text)
    assert [(n.kind, n.low, n.high) for n in killed.counts] == [("killed", 23, 23)]
    assert [p.text for p in killed.targets] == ["23 civilians"]
    assert sources(killed) == ["administrator"]


def test_who_is_killed_before_one_bracket_and_wounded_before_the_next(claims: Telling) -> None:
    text = "18 November, Odra: ADF raid, 23 civilians killed (civil administrator), 5 wounded (mayor)."
    killed = at(claims(text), "killed", text)
    assert [p.text for p in killed.targets] == ["23 civilians"]
    assert [(n.kind, n.low) for n in killed.counts] == [("killed", 23), ("wounded", 5)]


@pytest.mark.parametrize(
    ("brackets", "told"),
    [
        ("our contact in Zemio", ["our contact in Zemio"]),
        ("Oubangui Rights Centre", ["Oubangui Rights Centre"]),
        ("a woman in Zemio", []),
        ("including our contact in Zemio", []),
    ],
)
def test_contacts_and_bodies_in_brackets_say_so(brackets: str, told: list[str], coded: Telling) -> None:
    text = f"Gunmen attacked Odra on Monday, killing five people ({brackets})."
    (claim,) = coded(text)
    assert sources(claim) == told


@pytest.mark.parametrize(
    "text",
    [
        "11 April, Buni Yadi (Yobe, Nigeria): truck hits explosive device, five killed (police).",
        "18 November, Buni Yadi (Yobe, Nigeria): truck hits explosive device, five killed (police).",
    ],
)
def test_the_place_that_heads_an_entry_has_no_part_in_it(text: str, claims: Telling) -> None:
    told = claims(text)
    assert parties(at(told, "hits", text)) == ["truck"]
    assert parties(at(told, "killed", text)) == ["five"]


def test_who_acts_before_a_colon_does_so(claims: Telling) -> None:
    text = "On 18 November gunmen in Zemio attacked a post: three guards were killed."
    assert parties(at(claims(text), "attacked", text)) == ["gunmen", "a post"]
