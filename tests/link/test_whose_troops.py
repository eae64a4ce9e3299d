"""Whose "its troops" are that a country tells of, wherever they are."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Claim, Document, EventType


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def deeds(text: str, encoder: Encoder) -> list[Claim]:
    document = Document(
        id="d", ref="test", text=text, blocks=(Block(0, len(text), BlockKind.BODY),), published=date(2026, 6, 11)
    )
    seen = annotate(document, encoder)
    claims = link(document, seen, code(document, seen), registry=load_registry(), gazetteer=packaged_gazetteer())
    return [c for c in claims if c.event_type is not EventType.STATEMENT]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Rwanda said Friday its troops have seized Bukavu in eastern Congo.", "mil-rw"),
        ("Rwanda said on Friday that its army had seized Bukavu in eastern Congo.", "mil-rw"),
        ("Ethiopia denied that its troops had crossed into Eritrea.", "mil-et"),
        ("M23 said its fighters had captured Walikale.", "m23"),
    ],
)
def test_the_troops_of_who_tells_it(text: str, doer: str, encoder: Encoder) -> None:
    (claim,) = deeds(text, encoder)
    assert [p.actor_id for p in claim.actors] == [doer]


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Thailand said two of its soldiers were killed at Prasat in Cambodia.", "mil-th"),
        ("Cambodia said Thailand had attacked its soldiers at Prasat.", "mil-kh"),
    ],
)
def test_whose_soldiers_were_hurt(text: str, hurt: str, encoder: Encoder) -> None:
    (claim,) = deeds(text, encoder)
    assert [p.actor_id for p in claim.targets] == [hurt]


def test_the_troops_of_the_country_that_the_sentence_before_is_about(encoder: Encoder) -> None:
    *_, claim = deeds("M23 took Sange on Friday.\n\nBurundi lost two soldiers there. Its navy sank a boat.", encoder)
    assert [p.actor_id for p in claim.actors] == ["mil-bi"]


def test_a_soldier_whom_peacekeepers_tell_of_is_none_of_the_land(encoder: Encoder) -> None:
    text = (
        "United Nations peacekeepers in southern Lebanon said an Israeli drone dropped a grenade near one of their "
        "patrols in Kfar Kila on Wednesday, wounding one soldier."
    )
    (claim,) = deeds(text, encoder)
    assert [p.actor_id for p in claim.targets] == [None]
    text = "The ministry said an Israeli drone fell in Kfar Kila, Lebanon, on Wednesday, wounding one soldier."
    (claim,) = deeds(text, encoder)
    assert [p.actor_id for p in claim.targets if "soldier" in p.text] == ["mil-lb"]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("An Air Force jet hit a house near Tyre in Lebanon, Israel's military said.", "mil-il"),
        ("The navy shelled a pier near Tyre in Lebanon, an Israeli army spokesman said.", "mil-il"),
        ("The Lebanese air force hit a house near Tyre in Lebanon, Israel's military said.", "mil-lb"),
        ("The air force hit a house near Tyre in Lebanon, residents said.", "mil-lb"),
    ],
)
def test_a_branch_is_of_the_army_that_tells_of_it(text: str, whose: str, encoder: Encoder) -> None:
    deed = deeds(text, encoder)[0]
    assert [p.actor_id for p in deed.actors] == [whose]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Turkey's defence ministry said that 12 soldiers had died in a cave in northern Iraq.", "mil-tr"),
        ("France's army said two soldiers had been killed by a mine near Gao in Mali.", "mil-fr"),
        ("Turkey's defence ministry said that 12 Iraqi soldiers had died in a cave in northern Iraq.", "mil-iq"),
        ("Turkey said its jets had killed 12 soldiers in Aleppo in Syria.", "mil-sy"),
    ],
)
def test_soldiers_whose_loss_a_state_tells_abroad_are_its_own(text: str, lost: str, encoder: Encoder) -> None:
    (found,) = deeds(text, encoder)
    assert [t.actor_id for t in found.targets] == [lost]
