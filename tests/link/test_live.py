"""Live pages and datelines: the day and the place that an entry's head or a dateline gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.datelines import written_on
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.live import live_entries
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Document

if TYPE_CHECKING:
    from reportedly.model import Claim

PAGE = """06:10 Good morning from the desk.

07.35 KAYES. Gunmen have burned two buses at the toll gate.

08:20 - MOPTI: A bridge was blown up yesterday, says a reader.

9.05 am Police are beating students behind the stadium.
"""
_PUBLISHED = date(2026, 11, 20)  # a Friday


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def claims_of(
    encoder: Encoder, text: str, dateline: str = "", publisher: str | None = None
) -> tuple[str, tuple[Claim, ...]]:
    whole = dateline + text
    blocks: tuple[Block, ...] = (Block(0, len(dateline), BlockKind.FURNITURE),) if dateline else ()
    blocks += (Block(len(dateline), len(whole), BlockKind.BODY),)
    document = Document(id="d", ref="d", text=whole, blocks=blocks, published=_PUBLISHED, publisher=publisher)
    annotation = annotate(document, encoder)
    coded = code(document, annotation)
    return whole, link(document, annotation, coded, registry=load_registry(), gazetteer=packaged_gazetteer())


def at_word(text: str, claims: tuple[Claim, ...], word: str) -> Claim:
    return next(c for c in claims if word in c.trigger.of(text))


def test_a_live_page_is_read_by_its_hours() -> None:
    told = [(e.hour.of(PAGE), e.place and e.place.of(PAGE)) for e in live_entries(PAGE)]
    assert told == [("06:10", None), ("07.35", "KAYES"), ("08:20", "MOPTI"), ("9.05 am", None)]


@pytest.mark.parametrize(
    "text",
    [
        "At dawn a mill burned.\n\n07:30 was the hour of it.\n\nNobody was hurt.",  # one hour heads nothing
        "3 Nov, Arvo: a mill burned.\n\n4 Nov, Brisk: shots.\n\n07:10 a\n\n08:10 b\n\n09:10 c",  # a digest
    ],
)
def test_other_texts_are_no_live_pages(text: str) -> None:
    assert live_entries(text) == ()


def test_an_entry_is_of_the_day_of_the_page_and_at_its_head(encoder: Encoder) -> None:
    text, claims = claims_of(encoder, PAGE)
    burned, blown = at_word(text, claims, "burned"), at_word(text, claims, "blown")
    assert burned.time is not None
    assert burned.place is not None
    assert (burned.time.earliest, burned.place.name) == (_PUBLISHED, "Kayes")
    assert blown.time is not None
    assert blown.time.earliest == date(2026, 11, 19)


def test_words_of_time_are_read_from_the_day_of_the_dateline(encoder: Encoder) -> None:
    text, claims = claims_of(encoder, "Gunmen burned a mill yesterday and a bus this morning.", "KAYES, Nov 18: ")
    told = at_word(text, claims, "burned").time
    assert told is not None
    assert told.earliest == date(2026, 11, 17)


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("Sarn, Nov 19: ", date(2026, 11, 19)),
        ("SARN, 18 November (Tolmin Wire) - ", date(2026, 11, 18)),
        ("SARN, Nov 2: ", _PUBLISHED),  # too old: a page that was put up again
        ("SARN, Nov 23: ", _PUBLISHED),
        ("SARN (Tolmin Wire) - ", _PUBLISHED),
    ],
)
def test_the_day_of_a_dateline(dateline: str, day: date) -> None:
    blocks = (Block(0, len(dateline), BlockKind.FURNITURE), Block(len(dateline), len(dateline) + 4, BlockKind.BODY))
    document = Document(id="d", ref="d", text=dateline + "News", blocks=blocks, published=_PUBLISHED)
    assert written_on(document).published == day


@pytest.mark.parametrize(
    ("dateline", "publisher", "name"),
    [
        ("Bamako, 20 Nov. 2026 (TWA) – ", "Tolmin Wire", "Bamako"),
        ("BAMAKO (Tolmin Wire) - ", "Tolmin Wire", "Bamako"),
        ("KAYES (Tolmin Wire) - ", "Tolmin Wire", None),  # no capital, and no paper of its own
        ("KAYES, Nov 20: ", "The Kayes Post", "Bamako"),  # that of its country
    ],
)
def test_the_capital_is_that_of_the_dateline(encoder: Encoder, dateline: str, publisher: str, name: str | None) -> None:
    text, claims = claims_of(encoder, "A judge was kidnapped in the capital.", dateline, publisher)
    place = at_word(text, claims, "kidnapped").place
    assert place is not None
    assert place.name == name


def test_a_quarter_of_the_capital_is_no_town_abroad(encoder: Encoder) -> None:
    text = "Police in Mali shot four men in the capital's Boston on Monday, the Malian interior ministry said."
    text, claims = claims_of(encoder, text)
    place = at_word(text, claims, "shot").place
    assert place is not None
    assert (place.name, place.country, place.place_id) == ("Boston", "ML", None)


def place_of(encoder: Encoder, text: str, word: str, *, dateline: str = "", title: str | None = None) -> str | None:
    whole = dateline + text
    blocks: tuple[Block, ...] = (Block(0, len(dateline), BlockKind.FURNITURE),) if dateline else ()
    blocks += (Block(len(dateline), len(whole), BlockKind.BODY),)
    document = Document(id="d", ref="d", text=whole, blocks=blocks, published=_PUBLISHED, title=title)
    annotation = annotate(document, encoder)
    coded = code(document, annotation)
    claims = link(document, annotation, coded, registry=load_registry(), gazetteer=packaged_gazetteer())
    place = at_word(whole, claims, word).place
    return None if place is None else place.name or place.text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Four gunmen laid down their arms before the police here on Thursday.", "Kayes"),
        ('Gunmen shot two men. "We are afraid here," said a baker.', None),
    ],
)
def test_here_is_where_the_report_was_written(encoder: Encoder, text: str, name: str | None) -> None:
    word = "laid" if "laid" in text else "shot"
    assert place_of(encoder, text, word, dateline="KAYES (Tolmin Wire) - ") == name


def test_a_headline_alone_names_the_place(encoder: Encoder) -> None:
    text = "It takes six hours to walk to Kidira. Four men were shot on Monday, says a widow."
    assert place_of(encoder, text, "shot", title="Kidira counts its dead") == "Kidira"


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        # the doer's land is not that of the deed, nor is the hospital or the place of saying
        ("A herder accused Kenya of bombing a well. Kenya has denied it.", "bombing", None),
        ("Two boys were shot by settlers on Monday. They died in a hospital in Nablus.", "shot", None),
        ("Raiders shot two men. The roof of Ibrahim's house burned.", "shot", None),
        ("A guard was shot near Kayes; his employer is in Delhi.", "shot", "Kayes"),
        (
            "Soldiers fell in an ambush near Kayes. Four injured men are stable at Sarn Base Hospital.",
            "injured",
            "Kayes",
        ),
    ],
)
def test_places_of_doers_healers_and_owners_are_none_of_the_deed(
    encoder: Encoder, text: str, word: str, name: str | None
) -> None:
    assert place_of(encoder, text, word) == name


def country_of(encoder: Encoder, text: str, word: str) -> tuple[str | None, str | None] | None:
    whole, claims = claims_of(encoder, text)
    place = at_word(whole, claims, word).place
    return None if place is None else (place.name, place.country)


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        # a village that no gazetteer has, of the one land that the text places its happenings in
        (
            "Nine people were shot dead in western Niger on Friday. The attack took place in the commune of Sarnolli, "
            "near the border with Burkina Faso and Mali.",
            "attack",
            ("Sarnolli", "NE"),
        ),
        ("Maoists blew up a jeep near Sarnolli, District Dantewada, in India on Sunday.", "blew", ("Sarnolli", "IN")),
    ],
)
def test_the_land_of_a_village_that_no_gazetteer_has(
    encoder: Encoder, text: str, word: str, place: tuple[str, str]
) -> None:
    assert country_of(encoder, text, word) == place


def test_a_town_of_the_same_name_abroad_is_another(encoder: Encoder) -> None:
    text = (
        "A grenade killed two people in the border town of Moyale, Ethiopia's Oromia region said on Tuesday. In the "
        "Kenyan town of the same name, a clerk was shot dead."
    )
    assert country_of(encoder, text, "killed") == ("Moyale", "ET")
    assert country_of(encoder, text, "shot") == ("Moyale", "KE")


def test_what_some_call_occupied_is_in_no_one_country(encoder: Encoder) -> None:
    text = "The drone force of the Yemeni army attacked a port in the south of occupied Palestine on Monday."
    whole, claims = claims_of(encoder, text)
    place = at_word(whole, claims, "attacked").place
    assert place is not None
    assert place.country is None
