"""Claims' places linked in their document; all incidents are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.link import with_home
from reportedly.link.gazetteer import Gazetteer, open_gazetteer
from reportedly.link.gazetteer_place import Kind
from reportedly.link.place_choice import choose_places
from reportedly.link.place_mentions import read_mention
from reportedly.link.place_seats import land_of_outlet, town_of_paper
from reportedly.link.place_sites import land_of_dateline
from reportedly.link.place_surroundings import in_country, story_country
from reportedly.link.places import link_places
from reportedly.model import Block, BlockKind, Claim, Document, EventType, Modality, Party, PlaceRef, Reason, Span


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def a_claim(place: Span) -> Claim:
    """An attack at these characters."""
    return Claim(
        id="c",
        event_type=EventType.ASSAULT,
        mode=None,
        contexts=(),
        acled=None,
        trigger=Span(0, 1),
        evidence=place,
        actors=(),
        targets=(),
        place=PlaceRef(place, "x"),
        time=None,
        attribution=(),
        modality=Modality.ACTUAL,
        hedged=False,
        background=False,
        counts=(),
        reasons=(),
    )


def link(
    gazetteer: Gazetteer,
    text: str,
    words: str,
    *,
    name: str | None = None,
    country: str | None = None,
    rule: str | None = None,
    named: tuple[str, ...] = (),
) -> PlaceRef:
    span = Span(text.index(words), text.index(words) + len(words))
    claim = replace(
        a_claim(span),
        evidence=Span(0, len(text)),
        actors=(Party(Span(0, 1), "x", country=country),),
        place=PlaceRef(span, words, name=name),
        reasons=(Reason("place", rule, span),) if rule else (),
    )
    document = Document(id="d", ref="d", text=text, blocks=())
    others = [Span(text.index(other), text.index(other) + len(other)) for other in named]
    seats = {"ML": ("Bamako",)}
    pair = (claim, replace(claim, place=None))
    linked, without = link_places(document, pair, gazetteer, named=others, capitals=seats)
    assert without.place is None
    assert linked.place is not None
    return linked.place


def test_a_place_is_filled_from_its_words(gazetteer: Gazetteer) -> None:
    place = link(gazetteer, "Raiders burned two trucks in Ansongo, Mali, on Friday.", "Ansongo")
    assert (place.name, place.country, place.precision) == ("Ansongo", "ML", "exact")
    assert place.place_id is not None
    assert place.latitude == pytest.approx(15.66, abs=0.1)
    assert place.reason


def test_a_description_takes_the_name_that_the_document_gives(gazetteer: Gazetteer) -> None:
    text = "Shells hit the capital. Bamako, Mali's seat of government, has two million people."
    place = link(gazetteer, text, "the capital", name="Bamako")
    assert (place.name, place.country, place.precision) == ("Bamako", "ML", "exact")
    assert "the document gives the name Bamako" in (place.reason or "")


def test_nearness_is_read_from_the_words(gazetteer: Gazetteer) -> None:
    text = "A mine went off on a road about 40 kilometres south of Gao in Mali."
    assert link(gazetteer, text, "a road about 40 kilometres south of Gao", name="Gao").precision == "near"
    assert link(gazetteer, text, "Gao").precision == "near"


def test_a_border_is_placed_in_the_country_that_is_spoken_of(gazetteer: Gazetteer) -> None:
    text = "In Mali, Malian troops searched villages along the border with Niger."
    place = link(gazetteer, text, "the border with Niger", name="Niger")
    assert (place.country, place.precision) == ("ML", "country")
    assert "which side is not told" in (place.reason or "")


def test_without_a_name_or_a_known_one_nothing_is_filled(gazetteer: Gazetteer) -> None:
    nameless = link(gazetteer, "They attacked a village at dawn.", "a village")
    assert (nameless.place_id, nameless.reason) == (None, "no place is named")
    unknown = link(gazetteer, "They attacked Qwertyville at dawn.", "Qwertyville")
    assert (unknown.latitude, unknown.reason) == (None, "no place of that name is known")
    assert unknown.precision == "unknown"


def test_an_unknown_village_lies_in_what_the_text_says(gazetteer: Gazetteer) -> None:
    place = link(gazetteer, "They burned Qwertyville, in the Kidal region of Mali, at dawn.", "Qwertyville")
    assert (place.country, place.admin1, place.precision) == ("ML", "Kidal", "admin1")
    assert "no place of that name is known" in (place.reason or "")


def test_an_unknown_village_is_of_the_country_whose_town_it_is_called(gazetteer: Gazetteer) -> None:
    for words in ("southern Malian village of Qwertyville", "Malian market town of Qwertyville"):
        text = f"They shelled the {words}. Niger and Chad sent doctors to Niger's border and to Chad's."
        place = link(gazetteer, text, "Qwertyville")
        assert (place.name, place.country, place.precision) == ("Qwertyville", "ML", "unknown"), words
    for words in ("Malian troops in the village of Qwertyville", "Malian jets over Qwertyville"):
        assert link(gazetteer, f"They shelled {words}.", "Qwertyville").country is None, words


def test_an_unknown_village_is_in_the_country_of_all_towns_that_are_named(gazetteer: Gazetteer) -> None:
    text = "They burned Qwertyville. Lorries from Gao, Ansongo and Niamey stood still."
    assert link(gazetteer, text, "Qwertyville", named=("Gao", "Ansongo")).country == "ML"
    assert link(gazetteer, text, "Qwertyville", named=("Gao", "Niamey")).country is None
    assert link(gazetteer, text, "Qwertyville", named=("Gao",)).country is None


def test_a_local_paper_tells_of_its_own_country_where_its_text_names_none() -> None:
    assert story_country({"ML": 1.0}, [], home="ML") == (None, "ML")
    assert story_country({"ML": 1.0, "NE": 0.5}, [], home="ML") == (None, None)
    assert story_country({}, [], home=None) == (None, None)


def test_a_place_lies_in_the_division_that_its_name_goes_on_with(gazetteer: Gazetteer) -> None:
    for text, words, name in (
        ("They hid in the Qorva Forest of Kidal Region, Mali.", "the Qorva Forest of Kidal Region", "Qorva Forest"),
        ("They entered the town of Qorva in the northern region of Kidal in Mali.", "the town of Qorva", "Qorva"),
    ):
        place = link(gazetteer, text, words)
        assert (place.name, place.country, place.admin1) == (name, "ML", "Kidal"), text
    text = "They burned the Qorva Hall of Fame in Gao, Mali."
    assert link(gazetteer, text, "the Qorva Hall of Fame").name == "Gao"


def test_a_division_of_several_words_is_one() -> None:
    text = "They raided a market in Qorva Local Government Area."
    at = text.index("Qorva")
    found = read_mention(text, at, len(text) - 1)
    assert (found.name, found.kind) == ("Qorva", Kind.DIVISION)


def test_an_unknown_street_or_district_is_in_the_town_that_it_is_told_of(gazetteer: Gazetteer) -> None:
    for words, name in (("Qwerty Street in Gao", "Qwerty Street"), ("Gao's Qwerty district", "Qwerty")):
        place = link(gazetteer, f"A shell hit {words}, in Mali, at dawn.", words, name=name)
        assert (place.name, place.country, place.precision) == ("Gao", "ML", "exact"), words
    village = link(gazetteer, "They burned the village of Qwerty in Gao, Mali.", "the village of Qwerty", name="Qwerty")
    assert village.name != "Gao" or village.precision != "exact"


def test_a_capital_is_known_by_its_country(gazetteer: Gazetteer) -> None:
    text = "Shells hit the Malian capital. The provincial capital was quiet."
    place = link(gazetteer, text, "the Malian capital")
    assert (place.name, place.country, place.precision) == ("Bamako", "ML", "exact")
    assert link(gazetteer, text, "The provincial capital").place_id is None
    disputed = link(gazetteer, "Shells hit the Libyan capital.", "the Libyan capital")
    assert (disputed.name, disputed.country) == ("Tripoli", "LY")


def test_a_large_town_tells_which_country_a_text_is_in(gazetteer: Gazetteer) -> None:
    text = "A Burkinabe officer said that raiders had burned a shop in Ansongo. Trade with Gao stopped."
    assert link(gazetteer, text, "Ansongo", named=("Gao",)).country == "ML"


def test_a_paper_named_after_a_town_tells_of_its_country(gazetteer: Gazetteer) -> None:
    document = Document(id="d", ref="d", text="", blocks=(), publisher="The Gao Courier")
    paper = town_of_paper(document, gazetteer)
    assert paper is not None
    assert paper.country == "ML"
    assert town_of_paper(replace(document, publisher="Frontline Courier"), gazetteer) is None


def test_the_parties_countries_tell(gazetteer: Gazetteer) -> None:
    text = "They attacked a bakery in Hyderabad."
    assert link(gazetteer, text, "Hyderabad").country == "IN"
    assert link(gazetteer, text, "Hyderabad", country="PK").country in ("PK", "IN")


def test_no_namesake_is_meant_that_lies_where_neither_the_parties_nor_the_towns_are(gazetteer: Gazetteer) -> None:
    """Jaíba is the best known of its name, and in Brazil."""
    text = "They attacked a camp at Jaiba."
    assert link(gazetteer, text, "Jaiba").country == "BR"
    assert link(gazetteer, text, "Jaiba", country="BR").country == "BR"
    assert link(gazetteer, text, "Jaiba", country="CD").place_id is None
    towns = "They attacked a camp at Jaiba. The wounded are in Kinshasa and in Lubumbashi."
    assert link(gazetteer, towns, "Jaiba", named=("Kinshasa", "Lubumbashi")).country != "BR"


def test_a_city_that_goes_without_saying_is_meant_whoever_the_parties_are(gazetteer: Gazetteer) -> None:
    assert link(gazetteer, "They met in Paris.", "Paris", country="ML").country == "FR"


def test_a_town_is_shown_by_its_name(gazetteer: Gazetteer) -> None:
    town = "the northern Malian town of Gao"
    assert link(gazetteer, f"Shells hit {town}.", town, name="Gao").text == "Gao"
    assert link(gazetteer, "Shells hit a market in Gao, Mali.", "a market", name="Gao").text == "a market"


def test_the_place_of_the_whole_story_is_near(gazetteer: Gazetteer) -> None:
    text = "Mali: shells hit Gao. Two men died."
    assert link(gazetteer, text, "Gao").precision == "exact"
    lent = link(gazetteer, text, "Gao", rule="the only place that the document tells of")
    assert lent.precision == "near"
    assert (lent.reason or "").startswith("the only place that the document tells of; ")


@pytest.mark.parametrize(
    ("text", "words", "country", "precision"),
    [
        ("A mine went off in Kenya's Turkana County on Sunday.", "Kenya's Turkana County", "KE", "admin1"),
        ("Cattle were taken at Fenqarro, in Ethiopia's Afar region.", "Fenqarro", "ET", "admin1"),
        ("A school in Fenqarro village in Ubrek township, Kachin state, burnt down.", "Fenqarro", "MM", "admin1"),
        ("Goats were stolen in Fenqarro, Ubrek zone of the Amhara region.", "Fenqarro", "ET", "admin1"),
        ("Soldiers combed the Fenqarro hills of Ghazni province.", "the Fenqarro hills", "AF", "admin1"),
        ("A drone fell on the Fenqarro airbase in the Rostov region.", "the Fenqarro airbase", "RU", "admin1"),
        ("They burnt a bus in Fenqarro, in the department of Chocó.", "Fenqarro", "CO", "admin1"),
        ("They burnt a bus in Fenqarro, a hamlet in the north of Chocó department.", "Fenqarro", "CO", "admin1"),
        ("In Katsina state in the north, they burnt down a mosque in Fenqarro.", "Fenqarro", "NG", "admin1"),
        ("Meanwhile, in the northern state of Katsina, they burnt Fenqarro.", "Fenqarro", "NG", "admin1"),
    ],
)
def test_a_place_that_is_not_known_lies_in_what_the_text_puts_it_in(
    gazetteer: Gazetteer, text: str, words: str, country: str, precision: str
) -> None:
    place = link(gazetteer, text, words)
    assert (place.country, place.precision) == (country, precision)
    assert "Turkana" in (place.name or "") or place.name == "Fenqarro"


def test_a_place_that_is_not_known_is_near_the_town_that_the_text_puts_it_beside(gazetteer: Gazetteer) -> None:
    near = link(gazetteer, "Shells fell on Fenqarro, a village east of Gao, on Friday.", "Fenqarro")
    assert (near.name, near.country, near.precision, near.place_id) == ("Fenqarro", "ML", "near", None)
    assert near.latitude == pytest.approx(16.27, abs=0.1)
    assert near.reason is not None
    assert near.reason.startswith("east of Gao")
    far = link(gazetteer, "Shells fell on Fenqarro, 190 km east of Gao, on Friday.", "Fenqarro")
    assert far.latitude is None


@pytest.mark.parametrize(
    "text",
    [
        "Drones flew over Fenqarro, Norway's Defence Ministry said.",
        "A crowd marched in Fenqarro, in support of Mali.",
        "In Katsina state, they burnt a mosque. A school in Fenqarro burnt down too.",
        "In Katsina state a school burnt down and another in Fenqarro.",
    ],
)
def test_what_is_only_named_beside_it_holds_no_place(gazetteer: Gazetteer, text: str) -> None:
    assert link(gazetteer, text, "Fenqarro").precision == "unknown"


@pytest.mark.parametrize(
    "words",
    [
        "the rebel-held Malian town of Gao",
        "the Songhai-majority city of Gao",
        "Mali's river port of Gao",
        "the Songhai town of Gao",
    ],
)
def test_a_word_for_whose_a_town_is_is_not_its_name(gazetteer: Gazetteer, words: str) -> None:
    place = link(gazetteer, f"They shelled {words}, in Mali.", words)
    assert (place.name, place.country) == ("Gao", "ML")


def test_an_unknown_village_keeps_its_name_beside_the_town_told_with_it(gazetteer: Gazetteer) -> None:
    text = "They burned barns at Qwertyville (Ansongo), in Mali."
    place = link(gazetteer, text, "Qwertyville", named=("Ansongo",))
    assert (place.name, place.place_id, place.country) == ("Qwertyville", None, "ML")


@pytest.mark.parametrize(
    "name", ["Complexo da Qwerta", "Villa de los Qwertos", "Deir el Qwerty", "Qwerty al-Sharqi", "Bocas do Qwerto"]
)
def test_an_unknown_name_keeps_the_small_words_in_it(gazetteer: Gazetteer, name: str) -> None:
    assert link(gazetteer, f"In Mali, they raided {name} at dawn.", f"{name}").name == name


def test_what_follows_a_name_is_none_of_it(gazetteer: Gazetteer) -> None:
    assert link(gazetteer, "In Mali, Qwertyville as Tuareg fighters left.", "Qwertyville").name == "Qwertyville"


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("a camp near Mali's border with Niger", "Mali", "ML"),
        ("a camp near Mali's long southern border with Niger", "Niger", "ML"),
        ("the Malian border with Niger", "Niger", "ML"),
        ("Niger's frontier with Mali", "Niger", "NE"),
        ("the border between Mali and Niger", "Mali", "NE"),
    ],
)
def test_whose_border_it_is_tells_the_side(gazetteer: Gazetteer, words: str, name: str, country: str) -> None:
    text = f"Soldiers from Niamey, in Niger, went through the district. Gunmen then raided {words}, they said."
    place = link(gazetteer, text, words, name=name)
    assert (place.country, place.precision) == (country, "country")


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off at a post of Atalaya, in the west of Cúcuta, in the evening.",
        "A bomb went off in Atalaya, a quarter west of Cucuta, in the evening.",
        "A bomb went off in Atalaya, a poor quarter in Cucuta, in the evening.",
    ],
)
def test_a_quarter_is_no_town_abroad(gazetteer: Gazetteer, text: str) -> None:
    place = link(gazetteer, text, "Atalaya", named=("Cúcuta" if "Cúcuta" in text else "Cucuta",))
    assert (place.name, place.country, place.place_id) == ("Atalaya", "CO", None)


@pytest.mark.parametrize(
    ("text", "words", "kinds"),
    [
        ("Gunmen from Niger shot at a boat on the Niger river, they said.", "Niger river", {"unknown"}),
        ("A barge was shelled on the Senegal River.", "Senegal River", {"unknown"}),
        ("A ferry was hit on the Atbara river in Sudan.", "Atbara river", {"unknown", "country"}),
        ("Troops shelled the Jordan Valley.", "Jordan Valley", {"unknown"}),
        ("In Niger, gunmen shot at a boat near Dosso.", "Niger", {"country"}),
    ],
)
def test_a_river_is_not_the_land_of_its_name(gazetteer: Gazetteer, text: str, words: str, kinds: set[str]) -> None:
    place = link(gazetteer, text, words, named=("Niger",) if text.startswith("Gunmen") else ())
    assert place.precision in kinds
    assert (place.place_id is None) or place.name in ("Niger River", "Senegal River", "Jordan Valley", "Niger")


@pytest.mark.parametrize(
    ("where", "country"),
    [
        ("Qwertyville, in the inner delta of the Niger,", None),
        ("Qwertyville, in western Niger,", "NE"),
    ],
)
def test_a_village_on_a_river_is_not_in_the_land_of_its_name(
    gazetteer: Gazetteer, where: str, country: str | None
) -> None:
    assert link(gazetteer, f"They burned {where} at dawn. Mali sent troops.", "Qwertyville").country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Shells hit Houla in southern Lebanon. Syria sent troops.", "LB"),
        ("Shells hit Houla in Syria. Lebanon sent troops.", "SY"),
    ],
)
def test_a_namesake_is_in_the_land_that_the_text_puts_it_in(gazetteer: Gazetteer, text: str, country: str) -> None:
    assert link(gazetteer, text, "Houla").country == country


def test_of_two_namesakes_the_one_by_the_town_is_meant(gazetteer: Gazetteer) -> None:
    text = "Shells fell on Debre Birhan, a town 130 km north-east of Addis Ababa, in Ethiopia. Shots rang near Sendafa."
    place = link(gazetteer, text + " Sendafa lies outside Addis Ababa.", "Debre Birhan", named=("Addis Ababa",))
    assert (place.country, place.precision) == ("ET", "exact")
    for words in ("Kati, near Bamako", "Kati, a town outside Bamako"):
        place = link(gazetteer, f"Blasts shook {words}.", "Kati", named=("Bamako",))
        assert (place.name, place.country) == ("Kati", "ML")
        assert place.reason


def test_a_village_beside_another_land_is_not_put_into_the_land_of_the_text(gazetteer: Gazetteer) -> None:
    text = "Gunmen killed four men in Ansongo, Mali. Hours before, others had raided a Chadian post at Qwertyville."
    assert link(gazetteer, text, "Qwertyville", named=("Ansongo",)).country is None


def test_a_town_of_a_land_that_news_tells_of_beside_another(gazetteer: Gazetteer) -> None:
    text = "Israel's army raided a shop at Huwara. Israeli officers said that two men were killed."
    assert link(gazetteer, text, "Huwara").country == "PS"


@pytest.mark.parametrize(
    "who", ["Somali police said", "Somali state media reported", "Somali officials said on Monday"]
)
def test_who_says_so_behind_a_town_is_no_region(gazetteer: Gazetteer, who: str) -> None:
    assert link(gazetteer, f"Six people were killed in a car bomb in Baidoa, {who}.", "Baidoa").country == "SO"


@pytest.mark.parametrize("region", ["Somali region", "Somali Region of Ethiopia", "Somali"])
def test_a_region_by_the_name_of_a_people_is_one(gazetteer: Gazetteer, region: str) -> None:
    assert link(gazetteer, f"Six people were killed in Jijiga, {region}, on Monday.", "Jijiga").admin1 == "Somali"


def test_whose_a_place_is_is_no_name_of_it(gazetteer: Gazetteer) -> None:
    text = "Two men were killed in Brazil's largest Indigenous reserve."
    assert link(gazetteer, text, "Brazil's largest Indigenous reserve").name == "Brazil"


@pytest.mark.parametrize(
    ("publisher", "land"),
    [
        ("Voice of Casamance", "SN"),
        ("Guayas Hoy", "EC"),
        ("El Oro Diario", "EC"),
        ("Highlands Mail", None),
        ("Southern Dawn", None),
        ("Delta Post", None),
        ("The Trujillo Mercury", None),
        ("El Faro de Culiac\u00e1n", None),
    ],
)
def test_an_outlet_of_a_region_tells_of_its_land(gazetteer: Gazetteer, publisher: str, land: str | None) -> None:
    document = Document(id="d", ref="d", text="", blocks=(), publisher=publisher)
    assert land_of_outlet(document, gazetteer, (), {}) == land


def test_a_province_in_an_outlets_name_tells_nothing_where_the_text_tells_its_land(gazetteer: Gazetteer) -> None:
    document = Document(id="d", ref="d", text="Bamako", blocks=(), publisher="Guayas Hoy")
    assert land_of_outlet(document, gazetteer, (), {"PE": 1.0}) is None
    assert land_of_outlet(document, gazetteer, (Span(0, 6),), {}) is None


def test_a_district_of_the_country_is_in_no_town(gazetteer: Gazetteer) -> None:
    """It has the name of a village of its own, and lies in the land that is called after the town."""
    for words in ("Bandarban's Qorva upazila", "Qorva upazila in Bandarban"):
        place = link(gazetteer, f"They were seized in {words}, in Bangladesh.", words)
        assert (place.name, place.country, place.precision, place.latitude) == ("Qorva", "BD", "admin1", None), words
    place = link(gazetteer, "They were seized in the Qorva district of Gao, Mali.", "the Qorva district")
    assert place.country == "ML"


def test_what_a_place_lies_in_is_told_in_brackets(gazetteer: Gazetteer) -> None:
    for words in ("(region of Kidal)", "(in the region of Kidal)", ", region of Kidal,"):
        place = link(gazetteer, f"A herder was killed at Qorva {words} on Friday.".replace(" ,", ","), "Qorva")
        assert (place.name, place.country, place.admin1) == ("Qorva", "ML", "Kidal"), words
    assert link(gazetteer, "A herder was killed at Qorva (a friend of Kidal) on Friday.", "Qorva").country is None


def test_articles_within_a_name_are_of_it(gazetteer: Gazetteer) -> None:
    for name in ("Qorva esh Sheikh", "Qorva ez Zor", "Qorva en Nau"):
        assert link(gazetteer, f"A convoy was attacked near {name} in Sudan.", name).name == name


def test_a_state_that_has_the_name_of_a_country(gazetteer: Gazetteer) -> None:
    text = "Police in Nigeria said that bandits had killed six farmers in neighbouring Niger state on Monday."
    place = link(gazetteer, text, "neighbouring Niger state")
    assert (place.name, place.country) == ("Niger State", "NG")
    place = link(gazetteer, "Nigeria's army said that it had shelled a camp in Niger on Monday.", "Niger")
    assert (place.country, place.precision) == ("NE", "country")


def test_a_city_abroad_is_not_meant_by_another_of_its_names(gazetteer: Gazetteer) -> None:
    """Macapá is Makapa to some: a text on other lands that names no Brazil means a village of its own."""
    text = "Guyana said that men from Venezuela had fired on its boat at {}."
    assert link(gazetteer, text.format("Makapa"), "Makapa").place_id is None
    assert link(gazetteer, text.format("Macapá"), "Macapá").country == "BR"
    assert link(gazetteer, "In Brazil, men fired on a boat at Makapa.", "Makapa").country == "BR"


def test_the_only_land_that_a_text_speaks_of(gazetteer: Gazetteer) -> None:
    assert story_country({"ML": 2.5}, [], home="NE") == ("ML", None)
    assert story_country({"ML": 1.5}, [], home="ML") == (None, "ML")
    assert story_country({"ML": 1.5}, [], home=None) == (None, None)
    (gao,) = choose_places([Span(0, 3)], text="Gao, Mali", gazetteer=gazetteer)
    assert gao is not None
    assert story_country({"ML": 1.5}, [gao]) == (None, "ML")
    assert story_country({"NE": 1.5}, [gao]) == (None, None)


def test_towns_speak_against_the_land_that_is_named_most(gazetteer: Gazetteer) -> None:
    """Its forces strike abroad, or people fled from it: what no gazetteer has is where the towns are."""
    text = "Niger's jets hit Gao and Ansongo in Mali, Niger said, from a base at Maradi."
    towns = [Span(text.index(n), text.index(n) + len(n)) for n in ("Gao", "Ansongo", "Maradi")]
    chosen = choose_places(towns, text=text, gazetteer=gazetteer)
    assert story_country({"NE": 8.0}, chosen) == (None, None)
    assert story_country({"NE": 8.0}, chosen[1:]) == ("NE", None)
    assert story_country({"NE": 8.0}, chosen[1:], home="ML") == (None, None)
    assert story_country({"NE": 8.0}, chosen[2:], dated="NE") == ("NE", None)
    assert story_country({"NE": 8.0}, chosen[:1], trusted=[], home="ML") == (None, None)


def test_a_bare_name_is_the_capital_of_a_land_that_the_text_is_not_about(gazetteer: Gazetteer) -> None:
    """And not the state that lies elsewhere; in a text on the land it may be either."""
    text = "Congo and Rwanda signed an agreement in {} on Friday."
    assert link(gazetteer, text.format("Washington"), "Washington").admin1 == "District of Columbia"
    text = "Police in the United States seized rifles in Oregon and in Washington state on Friday."
    assert link(gazetteer, text, "Washington state", named=("Oregon",)).admin1 == "Washington"


def test_a_district_and_its_town_are_one_place(gazetteer: Gazetteer) -> None:
    """Of a text that names no country; a district is no city abroad that has its name beside its own."""
    place = link(gazetteer, "Eleven people were killed at Qorva, in Djugu territory, on Sunday.", "Qorva")
    assert (place.name, place.country) == ("Qorva", "CD")
    assert (
        link(gazetteer, "Ten people were killed in Mambasa territory on Sunday.", "Mambasa territory").country is None
    )
    assert link(gazetteer, "Ten people were killed in Kenya's Mambasa on Sunday.", "Mambasa").country == "KE"


def test_a_namesake_is_the_one_beside_the_town_that_the_text_names(gazetteer: Gazetteer) -> None:
    """However small that town is, and though the text gives the land of both."""
    place = link(gazetteer, "A guard was shot in El Hamma, a small town north of Tozeur, in Tunisia.", "El Hamma")
    assert (place.country, place.admin1) == ("TN", "Tozeur Governorate")
    place = link(gazetteer, "A guard was shot in El Hamma, a town near Gabes, in Tunisia.", "El Hamma")
    assert (place.country, place.admin1) == ("TN", "Gab\u00e8s Governorate")


def test_no_namesake_is_meant_that_is_far_from_the_town_named(gazetteer: Gazetteer) -> None:
    place = link(gazetteer, "Gunmen raided San Antonio, a hamlet near Corinto in Colombia.", "San Antonio")
    assert place.place_id is None
    assert (place.admin1, place.precision) == ("Cauca Department", "near")


def test_another_place_of_a_name_is_not_the_first(gazetteer: Gazetteer) -> None:
    text = "A guard was shot in El Hamma, a small town north of Tozeur, in Tunisia. In another El Hamma police fired."
    assert link(gazetteer, text, "El Hamma").admin1 == "Tozeur Governorate"
    place = link(gazetteer, text, "another El Hamma", name="El Hamma", named=("El Hamma",))
    assert place.admin1 == "Gab\u00e8s Governorate"


def test_letters_of_a_country_behind_a_name(gazetteer: Gazetteer) -> None:
    """By ISO, where no state of another country is meant that has such a town."""
    assert link(gazetteer, "A blast shook Tiraspol (MD) on Sunday.", "Tiraspol").country == "MD"
    assert link(gazetteer, "A man was shot in Baltimore (MD) on Sunday.", "Baltimore").country == "US"
    assert link(gazetteer, "Drones fell on Qorva airfield (TN) and in Gabes.", "Qorva").country != "TN"
    assert link(gazetteer, "Drones fell on Qorva airfield (UA) on Sunday.", "Qorva").country == "UA"


def test_a_village_on_no_list_of_towns_lies_in_its_division(gazetteer: Gazetteer) -> None:
    village = link(gazetteer, "Gunmen attacked Gossi on Thursday, killing nine people.", "Gossi")
    assert (village.country, village.admin1, village.precision, village.place_id) == (
        "ML",
        "Tombouctou",
        "admin1",
        None,
    )


def test_a_village_stands_closer_where_the_text_says_beside_what(gazetteer: Gazetteer) -> None:
    text = "Mali's army was attacked at Gossi, 20 km from the town of Hombori."
    assert link(gazetteer, text, "Gossi", named=("Hombori",)).precision == "near"


def test_forces_of_another_land_strike_in_a_village(gazetteer: Gazetteer) -> None:
    village = link(gazetteer, "An Israeli strike on Khiam killed nine people, Israel said.", "Khiam")
    assert (village.name, village.country) == ("Khiam", "LB")


def test_a_village_of_that_name_abroad_is_not_meant(gazetteer: Gazetteer) -> None:
    text = "Kenya's police said that gunmen had shot two Kenyans at Walikale."
    assert link(gazetteer, text, "Walikale").country != "CD"


@pytest.mark.parametrize(
    ("town", "land"),
    [("BUNIA", "CD"), ("NAIROBI", None), ("ORRA", None), ("ORRA, Mali", "ML"), ("BUNIA, Uganda", "UG")],
)
def test_a_dateline_that_is_no_capital_tells_of_its_land(gazetteer: Gazetteer, town: str, land: str | None) -> None:
    text = f"{town}, 20 November (CNP) - Gunmen attacked a convoy at Mangusu on Thursday, an officer said."
    document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),))
    assert land_of_dateline(document, gazetteer) == land


@pytest.mark.parametrize(
    ("town", "paper", "lands"),
    [
        ("JAFFNA", "Jaffna Sentinel", {"IN": 2.0, "LK": 5.0}),
        ("JAFFNA", "Chennai Sentinel", {"IN": 2.0}),
        ("CHENNAI", "Jaffna Sentinel", {"IN": 2.0}),
        ("COLOMBO", "Colombo Sentinel", {"IN": 2.0}),  # from a capital a paper writes on other lands too
    ],
)
def test_a_local_paper_that_writes_from_home_is_of_its_land(
    gazetteer: Gazetteer, town: str, paper: str, lands: dict[str, float]
) -> None:
    text = f"{town}, 20 November - The navy arrested 11 Indian fishermen off Orra."
    document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),), publisher=paper)
    assert with_home({"IN": 2.0}, document, gazetteer) == lands
    assert with_home({}, document, gazetteer) == {}


def test_a_namesake_is_not_meant_where_the_text_puts_the_name_into_another_region(gazetteer: Gazetteer) -> None:
    for words in (
        "Shells hit Bure, in the Afar region, on Friday.",
        "Shells hit Bure, on the old road to Assab in the Afar region, on Friday.",
    ):
        place = link(gazetteer, words, "Bure")
        assert (place.name, place.admin1, place.precision, place.place_id) == ("Bure", "Āfar", "admin1", None), words
    here = link(gazetteer, "In Ethiopia, shells hit Bure, on the road to Assab, on Friday.", "Bure")
    assert here.admin1 == "Amhara"


def test_the_reason_tells_that_what_a_town_is_put_into_is_not_known(gazetteer: Gazetteer) -> None:
    place = link(gazetteer, "Shells hit Bure in West Orra on Friday.", "Bure")
    assert place.reason is not None
    assert place.reason.endswith("West Orra, where the text puts it, is not known")


@pytest.mark.parametrize("text", ["Chad's rocket attack on Gao killed two.", "Chad's jets over Gao killed two."])
def test_no_place_lies_in_the_land_that_strikes_it(gazetteer: Gazetteer, text: str) -> None:
    assert link(gazetteer, text, "Gao").country != "TD"
    assert link(gazetteer, "Mali's northern city of Gao was shelled.", "Gao").country == "ML"


@pytest.mark.parametrize(
    "words",
    [
        "the base of the American instructors at Menaka",
        "the U.S. base in Menaka",
        "the town of Menaka from the Algerian mercenaries",
        "a Nigerian peacekeepers' camp near Menaka",
    ],
)
def test_whose_troops_are_at_a_place_is_not_where_it_lies(gazetteer: Gazetteer, words: str) -> None:
    place = link(gazetteer, f"Gunmen in Mali attacked {words} on Friday.", words, name="Menaka")
    assert (place.name, place.country) == ("Ménaka", "ML")


@pytest.mark.parametrize("words", ["the Algerian town of Menaka", "Menaka, on the Algerian side"])
def test_what_lies_in_a_land_by_its_adjective_does(gazetteer: Gazetteer, words: str) -> None:
    place = link(gazetteer, f"Gunmen from Mali attacked {words} on Friday.", words, name="Menaka")
    assert (place.country, place.place_id) == ("DZ", None)


def test_a_name_goes_on_behind_its_hyphen(gazetteer: Gazetteer) -> None:
    text = "A mine went off near Porto-Novo in Benin on Friday."
    assert link(gazetteer, text, "near Porto-Novo", name="Porto").name == "Porto-Novo"


def test_who_speaks_behind_a_place_is_none_of_what_it_lies_in(gazetteer: Gazetteer) -> None:
    text = "A bomb went off in front of Ansongo's school, Mayor Ada Victoria Orra said."
    assert read_mention(text, text.index("Ansongo"), text.index("'s")).within == ()
    assert link(gazetteer, text, "front of Ansongo's school", name="Ansongo").country == "ML"


@pytest.mark.parametrize("words", ["the Sabtang orphanage", "the San Vicente home"])
def test_a_house_is_in_no_village_that_has_its_name_for_a_second_one(gazetteer: Gazetteer, words: str) -> None:
    text = f"In the Philippines, gunmen broke into {words} on Friday."
    name = link(gazetteer, text, words).name
    assert name == ("Sabtang" if "Sabtang" in words else "San Vicente")


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Two men were deported to Chad, a lawyer said.", None),
        ("Two men were taken by soldiers to Chad, a lawyer said.", None),
        ("Rockets fired from afar fell in Chad, a lawyer said.", "TD"),
    ],
)
def test_where_somebody_was_taken_to_is_not_where_it_was(gazetteer: Gazetteer, text: str, land: str | None) -> None:
    span = Span(text.index("Chad"), text.index("Chad") + 4)
    claim = replace(a_claim(span), evidence=Span(0, len(text)))
    (linked,) = link_places(Document(id="d", ref="d", text=text, blocks=()), [claim], gazetteer)
    assert (linked.place and linked.place.country) == land


def test_a_land_named_in_passing_is_not_where_the_story_is(gazetteer: Gazetteer) -> None:
    text = "Gunmen shot a man in Gao, Mali. A boy died. Troops of Chad had fled."
    gao, chad = (Span(text.index(n), text.index(n) + len(n)) for n in ("Gao", "Chad"))
    passing = replace(a_claim(chad), reasons=(Reason("place", "the country that the document is about", chad),))
    document = Document(id="d", ref="d", text=text, blocks=())
    told, lent = link_places(document, [a_claim(gao), passing], gazetteer, about={"TD": 4.0, "ML": 1.0})
    assert told.place is not None
    assert lent.place is None


def test_who_fights_there_does_not_tell_the_land_of_a_name_that_is_a_town_abroad(gazetteer: Gazetteer) -> None:
    text = "Fighters of the Red Valley Front lay in wait near Ansongo. Shells of the Front hit Kiryat Shmona."
    at = text.index("Ansongo")
    mention = read_mention(text, at, at + len("Ansongo"))
    ref = PlaceRef(Span(at, at + len("Ansongo")), "Ansongo")
    lands = ("TD", None)
    assert in_country(ref, text, mention, gazetteer, lands, {"TD": 4.0}, set()).country is None
    assert in_country(ref, text, mention, gazetteer, lands, {"TD": 4.0}, {"TD"}).country == "TD"
    town = text.index("Kiryat")
    ref = PlaceRef(Span(town, town + len("Kiryat Shmona")), "Kiryat Shmona")
    mention = read_mention(text, ref.span.start, ref.span.end)
    assert in_country(ref, text, mention, gazetteer, ("LB", None), {"LB": 4.0}, {"LB"}).country is None


def test_in_a_text_that_names_no_land_the_towns_tell_which_namesake_is_not_meant(gazetteer: Gazetteer) -> None:
    text = "Riders burnt a shop in Bamako and shot a guard at Kandy."
    assert link(gazetteer, text, "Kandy").country is not None
    assert link(gazetteer, text, "Kandy", named=("Bamako",)).country is None


def test_a_name_is_looked_up_whole_where_a_part_of_it_is_another_place(gazetteer: Gazetteer) -> None:
    text = "Gunmen raided Ain Defla on Friday."
    assert link(gazetteer, text, "Ain").name == "Ain Defla"
    assert link(gazetteer, "Gunmen raided Gao Market on Friday in Mali.", "Gao").name == "Gao"


@pytest.mark.parametrize(
    ("words", "found"),
    [("on Lake Placid", False), ("across Lake Placid", False), ("in Lake Placid, New York", True)],
)
def test_a_lake_is_no_town_that_is_called_after_one(gazetteer: Gazetteer, words: str, found: bool) -> None:
    name = words.split(" ", 1)[1].partition(",")[0]
    place = link(gazetteer, f"Gunmen burnt boats {words} on Friday.", name)
    assert (place.place_id is not None) == found
    assert link(gazetteer, "Gunmen burnt boats on Lake Chad.", "Lake Chad").latitude is not None
