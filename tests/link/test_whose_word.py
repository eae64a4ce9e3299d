"""Whom a source speaks for, end to end: ministries, armies and movements that a text names elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Attribution, Block, BlockKind, Document, Stance

CASES = [
    # "The spokesman" is he of whom the text told whose he is.
    (
        None,
        "The spokesman of the Sudanese Armed Forces said on Monday that the rebel Rapid Support Forces had killed nine "
        "people in El Obeid. The militia's drones bombed a market, the spokesman said in a statement.",
        "bombed",
        "mil-sd",
    ),
    (
        None,
        "Fano fighters in Ethiopia's Amhara ambushed a convoy on Saturday, a spokesman for Fano said. The spokesman, "
        "Abebe Roe, said in a message that three trucks were burnt.",
        "burnt",
        "fano",
    ),
    # "Its spokesman" is that of whoever spoke before him, not of whom he accuses.
    (
        None,
        "The Tigray People's Liberation Front denied on Friday that it had shelled Kobo in Ethiopia. Its spokesman, "
        "Abebe Roe, said that the army's own guns could have fired the shells at Kobo.",
        "fired the shells",
        "tplf",
    ),
    (
        None,
        "Sudan's Rapid Support Forces said on Monday they had taken the base in Babanusa. “Our men are inside,” "
        "spokesman Adil Barra said. He said dozens of soldiers had been captured.",
        "captured",
        "rsf",
    ),
    (
        None,
        "Fighters of the Baloch Liberation Army left the town of Nushki on Saturday, the spokesman of the organisation "
        "said. Three men were killed in the course of the operation, he said.",
        "killed",
        "bla",
    ),
    # The ministry is the one that spoke before.
    (
        None,
        "Warplanes bombed the port of Salif on Yemen's coast on Saturday, killing six dockers, the Houthi-run health "
        "ministry said. Shells killed two more, a ministry spokesman, Anwar Roe, told reporters.",
        "killed two more",
        "houthis",
    ),
    # A paper's name tells nothing against its story, but a capital in it does where the story tells no land.
    (
        "Guinea Coast Press",
        "Soldiers shot a commander in Kumbo in northwestern Cameroon on Monday. Three aides were shot dead in Kumbo, "
        "defence ministry spokesman Serge Roe said.",
        "shot dead",
        "gov-cm",
    ),
    (
        "The Beirut Examiner",
        "The Health Ministry said that Monday's Israeli strike killed seven people.",
        "killed",
        "gov-lb",
    ),
    (
        "The Delhi Examiner",
        "An Indian soldier was killed when Pakistani troops opened fire along the line on Monday, the Army said.",
        "killed",
        "mil-in",
    ),
    (
        None,
        "A member of the Kuki-Chin National Front was killed in a gunfight at Bandarban in Bangladesh, Inter Services "
        "Public Relations (ISPR) said.",
        "killed",
        "mil-bd",
    ),
    # The longest name counts.
    (
        None,
        "The banned Tehreek-i-Taliban Pakistan said in a note that its men had killed nine soldiers in Bannu.",
        "killed",
        "ttp",
    ),
    # Whom somebody heads, in a clause on his name.
    (
        None,
        "Lt. Col. Juan Roe, who heads the city police, said gunmen killed two clerks in Cali, Colombia.",
        "killed",
        "pol-co",
    ),
    (None, "ASP Nan Roe told reporters that gunmen killed two constables in Jos, in Nigeria.", "killed", "pol-ng"),
    # A local office is of the land in which its town lies, wherever it happened.
    (
        None,
        "The governor of Kursk said that a shell fired in Ukraine killed two people near Sumy in Ukraine on Monday.",
        "killed",
        "gov-ru",
    ),
    (
        None,
        "A border unit fired at men on the Syrian side of the fence in Syria, the Mardin Governor's Office said.",
        "fired",
        "gov-tr",
    ),
    (
        None,
        "Rwandan troops killed two people in Gisenyi, Rwanda, on Monday, the police chief of Goma said.",
        "killed",
        "pol-cd",
    ),
    (
        None,
        "Venezuelan troops killed two people in Caracas, Venezuela, on Monday, the mayor of Valencia said.",
        "killed",
        "gov-ve",
    ),
    (
        None,
        "KITWE, Zambia - Gunmen fought near Kolwezi in Congo on Monday, and two miners died in Zambia, the Kolwezi "
        "prosecutor's office said.",
        "died",
        "gov-cd",
    ),
    (
        None,
        "Rwandan troops killed two people in Gisenyi, Rwanda, near Congo, on Monday, a resident of Goma said.",
        "killed",
        "civilians-cd",
    ),
    (
        None,
        "Rwandan troops killed two people in Gisenyi, Rwanda, on Monday, a resident of Springfield said.",
        "killed",
        "civilians-rw",
    ),
    # The army is the one that spoke before.
    (
        None,
        "The Rwandan army said on Monday that its men had killed nine rebels near Goma in Congo. The military added "
        "that two soldiers were wounded in Goma.",
        "wounded",
        "mil-rw",
    ),
    (
        None,
        "The Rwandan army said on Monday that its men had killed nine rebels near Goma in Congo. The Congolese army "
        "said that two soldiers were wounded in Goma.",
        "wounded",
        "mil-cd",
    ),
    (
        None,
        "Kabul says nine people were killed in an air strike in Paktika on Sunday.",
        "killed",
        "gov-af",
    ),
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def first_of(encoder: Encoder, text: str, words: str, publisher: str | None = None) -> Attribution:
    """Who first said what stands at these words."""
    blocks = (Block(0, len(text), BlockKind.BODY),)
    document = Document(id="d", ref="t", text=text, blocks=blocks, published=date(2026, 2, 6), publisher=publisher)
    seen = annotate(document, encoder)
    claims = link(document, seen, code(document, seen), registry=load_registry(), gazetteer=packaged_gazetteer())
    start = text.rindex(words)
    return next(c for c in claims if c.trigger.start < start + len(words) and start < c.trigger.end).attribution[0]


@pytest.mark.parametrize(("publisher", "text", "words", "actor"), CASES)
def test_a_source_speaks_for(encoder: Encoder, publisher: str | None, text: str, words: str, actor: str) -> None:
    assert first_of(encoder, text, words, publisher).source.actor_id == actor


def test_a_movement_that_bears_a_lands_name_boasts_of_its_soldiers_deaths(encoder: Encoder) -> None:
    text = "The Pakistani Taliban movement claimed killing nine soldiers of the Pakistani army in Bannu, Pakistan."
    found = first_of(encoder, text, "killing")
    assert (found.source.actor_id, found.stance, found.interest) == ("ttp", Stance.ASSERTS, "own")


def test_a_spokesman_who_tells_of_an_armys_losses_may_be_either_sides(encoder: Encoder) -> None:
    text = (
        "Gunmen attacked a barracks in Butembo, the Congolese army said on Monday. "
        "“The barracks were struck at noon,” spokesman Serge Roe said."
    )
    assert first_of(encoder, text, "struck").source.actor_id is None


@pytest.mark.parametrize("body", ["the organization", "the charity", "it"])
def test_a_body_that_spoke_is_meant_again(encoder: Encoder, body: str) -> None:
    text = (
        "Five people were killed when shells hit a clinic in Goma, Harbour Aid Goma said on Monday. "
        f"Three others were wounded in Sake, {body} said."
    )
    assert first_of(encoder, text, "wounded").source.name == "Harbour Aid Goma"


@pytest.mark.parametrize(
    ("publisher", "text", "actor"),
    [
        ("Viv Ansanm channel", "Our soldiers killed five policemen in Mirebalais, Haiti, on Tuesday.", "viv-ansanm"),
        ("The Mirebalais Gazette", "Our soldiers killed five gunmen in Mirebalais, Haiti, on Tuesday.", None),
    ],
)
def test_our_soldiers_are_those_of_the_party_whose_outlet_speaks(publisher: str, text: str, actor: str | None) -> None:
    blocks = (Block(0, len(text), BlockKind.BODY),)
    document = Document(
        id="d", ref="d.txt", text=text, blocks=blocks, published=date(2026, 11, 20), publisher=publisher
    )
    seen = annotate(document, Encoder.load(threads=1))
    claims = link(document, seen, code(document, seen), registry=load_registry(), gazetteer=packaged_gazetteer())
    assert {p.actor_id for c in claims for p in c.actors} == {actor}
