"""Which country a document is about: rivers, datelines, its headline, and forces that fight in several lands."""

from __future__ import annotations

import pytest

from reportedly.link.context import document_countries
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Document


def countries(
    text: str, kind: BlockKind = BlockKind.BODY, title: str | None = None, publisher: str | None = None
) -> dict[str, float]:
    blocks = (Block(0, len(text), kind),)
    document = Document(id="d", ref="d", text=text, blocks=blocks, title=title, publisher=publisher, language="en")
    return dict(document_countries(document, load_registry()))


@pytest.mark.parametrize(
    "text",
    [
        "Boats sank in the inner delta of the Niger.",
        "Gunmen crossed the Niger near Odra.",
        "Boats sank on the Niger river.",
        "Shells fell in the Jordan valley.",
        "A ferry sank in the Senegal river.",
    ],
)
def test_a_river_tells_nothing_of_the_land_of_its_name(text: str) -> None:
    assert not countries(text)


@pytest.mark.parametrize(
    "text",
    [
        "A drone from Yemen hit the pier of Orra.",
        "A missile that was launched from Yemen fell into the sea.",
        "Rockets from Lebanon set a field on fire.",
    ],
)
def test_what_a_state_says_came_from_abroad_struck_at_home(text: str) -> None:
    assert set(countries(text, publisher="Israel State Radio")) == {"IL"}
    assert not {"IL"} & set(countries(text, publisher="The Orra Post"))


@pytest.mark.parametrize("text", ["Gunmen fled to Niger.", "Troops of the Niger army fled."])
def test_the_land_with_the_name_of_a_river_tells_of_itself(text: str) -> None:
    assert set(countries(text)) == {"NE"}


@pytest.mark.parametrize(
    ("dateline", "told"),
    [
        ("OLD TOWN, Mali, June 15 -", {"ML"}),
        ("OLD TOWN, Mali (Courier) -", {"ML"}),
        ("ODRA, Central African Republic, June 15 -", {"CF"}),
        ("OLD TOWN, June 15 -", set[str]()),
    ],
)
def test_the_country_in_a_dateline_counts(dateline: str, told: set[str]) -> None:
    assert set(countries(dateline, BlockKind.FURNITURE)) == told


def test_a_country_in_a_dateline_counts_no_more_than_its_capital_would() -> None:
    capital = countries("BAMAKO, June 15 -", BlockKind.FURNITURE)
    assert countries("OLD TOWN, Mali, June 15 -", BlockKind.FURNITURE) == capital
    assert countries("MALI, June 15 -", BlockKind.FURNITURE) == capital


def test_a_headline_above_the_text_counts() -> None:
    assert set(countries("Gunmen killed nine soldiers.", title="Nine soldiers killed in Mali")) == {"ML"}


def test_a_headline_that_is_a_block_counts_once() -> None:
    headline = "Nine soldiers killed in Mali"
    once = countries(headline, BlockKind.TITLE)
    assert countries(headline, BlockKind.TITLE, title=headline) == once


@pytest.mark.parametrize("force", ["Africa Corps", "Wagner"])
def test_a_force_that_fights_in_several_lands_tells_of_none(force: str) -> None:
    assert not countries(f"{force} fighters left Odra.")
    assert set(countries("Boko Haram fighters left Odra.")) == {"NG"}


@pytest.mark.parametrize("goods", ["flour", "trucks", "dollars", "cigarettes"])
def test_goods_tell_nothing_of_where_they_are_sold(goods: str) -> None:
    assert not countries(f"People carried off Malian {goods} from a store near Odra.")
    assert countries("People attacked Malian soldiers near Odra.")


@pytest.mark.parametrize(
    "text",
    [
        "A Russian missile hit Odra; two nurses were killed.",
        "Pakistani air strikes killed nine villagers in Odra.",
        "Israeli troops shot two farmers near Odra.",
        "Turkey bombed the village of Odra.",
    ],
)
def test_whose_arms_strike_does_not_tell_where(text: str) -> None:
    assert max(countries(text).values()) < 1  # too little to take anybody for that land's


@pytest.mark.parametrize("forces", ["Nigerian troops", "Russian air defences", "Turkish police"])
def test_forces_that_are_at_home_tell_where(forces: str) -> None:
    assert max(countries(f"{forces} were in Odra.").values()) >= 2


@pytest.mark.parametrize("text", ["Police in New Jersey shot a man.", "The New Mexico police arrested nine men."])
def test_a_new_land_is_not_the_old_one(text: str) -> None:
    assert not {"JE", "MX"} & set(countries(text))
