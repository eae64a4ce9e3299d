"""Sites that no gazetteer has, located in the town of their story; all incidents are invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reportedly.link.gazetteer import Gazetteer, open_gazetteer
from reportedly.link.place_mentions import is_site
from reportedly.link.places import link_places
from reportedly.model import Block, BlockKind, Claim, Document, EventType, Modality, PlaceRef, Span


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def claim_at(text: str, words: str) -> Claim:
    """A claim that happened at these words, told right before them."""
    start = text.index(words)
    span = Span(start, start + len(words))
    return Claim(
        id=words, event_type=EventType.ASSAULT, mode=None, contexts=(), acled=None, trigger=Span(start, start + 1),
        evidence=Span(0, len(text)), actors=(), targets=(), place=PlaceRef(span, words), time=None, attribution=(),
        modality=Modality.ACTUAL, hedged=False, background=False, counts=(), reasons=(),
    )  # fmt: skip


def places(
    gazetteer: Gazetteer,
    text: str,
    *words: str,
    publisher: str = "",
    named: tuple[str, ...] = (),
    about: Mapping[str, float] | None = None,
) -> list[PlaceRef]:
    blocks = [Block(text.index(line), text.index(line) + len(line), BlockKind.BODY) for line in text.split("\n")]
    document = Document(id="d", ref="d", text=text, blocks=tuple(blocks), publisher=publisher)
    others = [Span(text.index(n), text.index(n) + len(n)) for n in named]
    linked = link_places(document, [claim_at(text, w) for w in words], gazetteer, named=others, about=about)
    return [c.place for c in linked if c.place is not None]


def test_a_street_is_in_the_town_where_the_story_was_before(gazetteer: Gazetteer) -> None:
    text = "Looters broke into a store in Gao, Mali.\nA guard was beaten on Qwerty Street. Later Kidal saw looting too."
    _, street, _ = places(gazetteer, text, "Gao", "Qwerty Street", "Kidal")
    assert (street.name, street.text, street.country, street.precision) == ("Gao", "Qwerty Street", "ML", "near")
    assert "where all told before it was" in (street.reason or "")


def test_between_two_towns_a_site_stays_untold(gazetteer: Gazetteer) -> None:
    text = "Looters broke into stores in Gao and in Kidal, Mali.\nA guard was beaten on Qwerty Street."
    *_, street = places(gazetteer, text, "Gao", "Kidal", "Qwerty Street")
    assert street.place_id is None


def test_a_town_named_beside_a_site_goes_before_that_of_the_story(gazetteer: Gazetteer) -> None:
    text = "Looters broke into a store in Gao, Mali.\nPolice in Kidal said a bakery in Qwerty Street was robbed too."
    assert places(gazetteer, text, "Gao", "Qwerty Street", named=("Kidal",))[1].name == "Kidal"


@pytest.mark.parametrize(("about", "name"), [({"ML": 8.0, "RU": 4.5}, None), ({"RU": 8.0, "ML": 4.5}, "Moscow")])
def test_no_site_is_in_the_capital_of_a_land_that_the_text_is_less_about(
    gazetteer: Gazetteer, about: dict[str, float], name: str | None
) -> None:
    text = "A guard was beaten on Qwerty Street, a union said.\nThe junta turned to Moscow for help."
    (site,) = places(gazetteer, text, "Qwerty Street", named=("Moscow",), about=about)
    assert (site.name if site.place_id else None) == name


def test_a_local_story_is_in_the_town_of_its_dateline(gazetteer: Gazetteer) -> None:
    text = "GAO: A guard was beaten on Qwerty Street, police in Mali said."
    (street,) = places(gazetteer, text, "Qwerty Street")
    assert (street.name, street.precision) == ("Gao", "near")
    assert "where the story was written" in (street.reason or "")


def test_a_town_named_farther_on_is_not_where_a_local_story_began(gazetteer: Gazetteer) -> None:
    text = "GAO: A guard was beaten on Qwerty Street, police in Mali said.\nHe was born in Kidal."
    assert places(gazetteer, text, "Qwerty Street", named=("Kidal",))[0].name == "Gao"


def test_the_site_told_of_again_is_where_it_was(gazetteer: Gazetteer) -> None:
    text = (
        "GAO: A guard was beaten on Qwerty bridge, police in Mali said.\n"
        "The governor was in Kidal. Boys were beaten on Qwerty bridge again."
    )
    first = claim_at(text, "Qwerty bridge")
    start = text.rindex("Qwerty bridge")
    second = replace(
        first, id="again", trigger=Span(start, start + 1), place=PlaceRef(Span(start, start + 13), "bridge")
    )
    blocks = [Block(text.index(line), text.index(line) + len(line), BlockKind.BODY) for line in text.split("\n")]
    document = Document(id="d", ref="d", text=text, blocks=tuple(blocks))
    kidal = Span(text.index("Kidal"), text.index("Kidal") + 5)
    linked = link_places(document, [first, second], gazetteer, named=[kidal])
    assert [c.place.name for c in linked if c.place] == ["Gao", "Gao"]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("BAMAKO: A guard was beaten on Qwerty Street, police in Mali said.", ""),
        ("GAO (Sahel Wire) - A guard was beaten on Qwerty Street, police in Mali said.", "Sahel Wire"),
    ],
)
def test_a_capital_and_an_agency_write_of_the_whole_country(gazetteer: Gazetteer, text: str, publisher: str) -> None:
    assert places(gazetteer, text, "Qwerty Street", publisher=publisher)[0].place_id is None


def test_what_is_no_part_of_a_town_stays_where_it_is(gazetteer: Gazetteer) -> None:
    text = "Looters broke into a store in Gao, Mali.\nA guard was beaten in Qwertyville."
    assert places(gazetteer, text, "Gao", "Qwertyville")[1].place_id is None


def test_what_an_unknown_village_lies_in_need_be_told_once(gazetteer: Gazetteer) -> None:
    text = (
        "Raiders burned Qwertyville.\nAbout 40 huts of Qwertyville, in the Kidal region of Mali, are gone, elders say."
    )
    (place,) = places(gazetteer, text, "Qwertyville")
    assert (place.name, place.admin1, place.precision) == ("Qwertyville", "Kidal", "admin1")


@pytest.mark.parametrize(
    "words", ["Harbour Road", "the police station", "the Old Mill quarter", "pavilion B", "the Tolmin bridge"]
)
def test_streets_and_buildings_are_sites(words: str) -> None:
    assert is_site(words)


@pytest.mark.parametrize(
    "words",
    ["the road", "the bridge", "the crossing", "Sarn", "the hills", "the Sarn power station", "Sarn National Park"],
)
def test_roads_between_towns_and_land_are_none(words: str) -> None:
    assert not is_site(words)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A shop in Adam Street was burned, police in Yemen said.", "Aden"),
        ("ADEN: A shop in Adam Street was burned, police in Yemen said.", "Aden"),
        ("TAIZ (Tide Wire) - A shop in Adam Street was burned, police in Yemen said.", None),
    ],
)
def test_a_copy_from_elsewhere_is_not_of_the_papers_town(gazetteer: Gazetteer, text: str, name: str | None) -> None:
    (street,) = places(gazetteer, text, "Adam Street", publisher="The Aden Ledger")
    assert (street.name if street.place_id else None) == name


def test_what_is_called_after_another_city_is_not_in_the_towns_of_the_story(gazetteer: Gazetteer) -> None:
    text = "Looters broke into a store in Aden, Yemen.\nStudents were beaten at {}."
    for site, name in (("Taiz University", None), ("Qwerty University", "Aden")):
        found = places(gazetteer, text.format(site), "Aden", site)[1]
        assert (found.name if found.place_id else None) == name, site


def test_the_capital_of_a_region_is_the_only_large_town_of_the_text(gazetteer: Gazetteer) -> None:
    text = "GAO: Lorries left for Ansongo in Mali.\nShops in the regional capital were looted."
    assert places(gazetteer, text, "Ansongo", "the regional capital")[1].name == "Gao"
    text = "GAO: Lorries left for Sikasso in Mali.\nShops in the regional capital were looted."
    assert places(gazetteer, text, "Sikasso", "the regional capital")[1].name != "Gao"
    text = "BAMAKO: Lorries left for Ansongo in Mali.\nShops in the regional capital were looted."
    assert places(gazetteer, text, "Ansongo", "the regional capital")[1].place_id is None
    text = "SIKASSO, Mali (NNA) - Men from Mopti burnt a bus in the regional capital. Sikasso is calm."
    assert places(gazetteer, text, "the regional capital", named=("Mopti", "Sikasso"))[0].name == "Sikasso"
    text = "SIKASSO, Mali (NNA) - Men from Mopti burnt a bus in the regional capital."
    assert places(gazetteer, text, "the regional capital", named=("Mopti",))[0].place_id is None


def test_a_church_is_in_no_village_that_is_called_as_it_is(gazetteer: Gazetteer) -> None:
    text = "Gunmen burnt huts in Gao, Mali.\nThey broke into the Sacred Heart church."
    _, church = places(gazetteer, text, "Gao", "the Sacred Heart church", named=("Sacred Heart",))
    assert (church.name, church.country) == ("Gao", "ML")
    text = "They broke into the Sacred Heart church, a priest said."
    (church,) = places(gazetteer, text, "the Sacred Heart church", named=("Sacred Heart",))
    assert (church.name, church.place_id) == (None, None)
    text = "A bomb hit the Al-Noor mosque in Kirkuk."
    (mosque,) = places(gazetteer, text, "the Al-Noor mosque", named=("Al-Noor", "Kirkuk"))
    assert (mosque.name, mosque.country) == ("Kirkuk", "IQ")


def test_a_church_may_have_the_names_of_two(gazetteer: Gazetteer) -> None:
    text = "Gunmen burnt huts in Gao, Mali.\nThey broke into the Cherubim and Seraphim church."
    words = "the Cherubim and Seraphim church"
    _, church = places(gazetteer, text, "Gao", words, named=("Cherubim",))
    assert church.name == "Gao"


def test_no_site_is_in_a_town_that_a_road_leads_to_or_that_it_is_outside_of(gazetteer: Gazetteer) -> None:
    text = "A shell fell in Qwertyville on Friday, near the Gao road. Monks died in the Qwerty monastery."
    (monastery,) = places(gazetteer, text, "the Qwerty monastery", named=("Gao",))
    assert monastery.place_id is None
    text = "Gunmen broke into a farm outside Gao, Mali. A man died in the Qwerty monastery."
    _, monastery = places(gazetteer, text, "a farm outside Gao", "the Qwerty monastery")
    assert monastery.place_id is None
    text = "Gunmen broke into a shop in Gao, Mali. A man died in the Qwerty monastery."
    _, monastery = places(gazetteer, text, "a shop in Gao", "the Qwerty monastery")
    assert monastery.name == "Gao"


def test_a_stop_is_in_the_town_of_the_dateline_whatever_is_told_behind_it(gazetteer: Gazetteer) -> None:
    text = (
        "KIDAL - Gunmen shot a man at the Camel bus stop on Saturday, police said.\n"
        "Later, rebels burned a car in Menaka, a clerk told this paper."
    )
    told, named = ("the Camel bus stop", "Menaka"), ("Camel", "Menaka")
    stop, town = places(gazetteer, text, *told, named=named, about={"ML": 1.0}, publisher="Kidal Post")
    assert (stop.name, stop.precision, town.name) == ("Kidal", "near", "Ménaka")
    stop, _ = places(gazetteer, text, *told, named=named, about={"ML": 1.0}, publisher="The Courier")
    assert stop.name != "Kidal"
    come = text.replace("KIDAL - ", "KIDAL - Women have come here from Menaka. ")
    stop, _ = places(gazetteer, come, *told, named=named, about={"ML": 1.0}, publisher="Kidal Post")
    assert stop.name != "Kidal"
