"""Namesakes told apart by their text, with the package's own gazetteer; all incidents are invented."""

from __future__ import annotations

import pytest

from reportedly.link.gazetteer import Gazetteer, open_gazetteer
from reportedly.link.gazetteer_place import Kind
from reportedly.link.place_choice import PlaceChoice, choose_places
from reportedly.link.place_context import _known_cues, context_in
from reportedly.link.place_mentions import Relation, part_of, read_mention
from reportedly.model import Span


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def choose(gazetteer: Gazetteer, text: str, *names: str) -> list[PlaceChoice | None]:
    spans = [Span(text.index(n), text.index(n) + len(n)) for n in names]
    return choose_places(spans, text=text, gazetteer=gazetteer)


def where(choice: PlaceChoice | None) -> tuple[str | None, str | None, str]:
    assert choice is not None
    return choice.place.country, choice.place.admin1, choice.precision


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The barn in Paris, Texas, burned down.", "Paris", ("US", "Texas", "exact")),
        ("The barn in Paris, Ky., burned down.", "Paris", ("US", "Kentucky", "exact")),
        ("The barn in Paris, Tenn., burned down.", "Paris", ("US", "Tennessee", "exact")),
        ("A strike closed the museums of Paris on Monday.", "Paris", ("FR", "Île-de-France", "exact")),
        ("Sheriffs in Moscow, Idaho, said so.", "Moscow", ("US", "Idaho", "exact")),
        ("A fire in London, Ontario, hurt two.", "London", ("CA", "Ontario", "exact")),
        ("A fire in London hurt two.", "London", ("GB", "England", "exact")),
        ("Gunmen held the governor of Kidal, in Mali, for an hour.", "Kidal", ("ML", "Kidal", "exact")),
        ("Gunmen roam the Kidal region of Mali.", "Kidal", ("ML", "Kidal", "admin1")),
        ("Troops in Mali's Kidal Region left.", "Kidal Region", ("ML", "Kidal", "admin1")),
        ("A convoy stopped near Gao, in Mali.", "Gao", ("ML", "Gao", "near")),
        ("Men were seen on the river above Gao, in Mali.", "Gao", ("ML", "Gao", "near")),
        ("A convoy stopped 30 km (19 miles) north of Gao, in Mali.", "Gao", ("ML", "Gao", "near")),
        ("Shells fell outside the northern town of Gao in Mali.", "Gao", ("ML", "Gao", "near")),
        ("Shells fell on Gao airport in Mali.", "Gao", ("ML", "Gao", "near")),
        ("A bomb went off in the town of Carmen, Cotabato province.", "Carmen", ("PH", "Soccsksargen", "near")),
        ("The mayor of Beni, in eastern Congo, fled.", "Beni", ("CD", "North Kivu", "exact")),
        ("Mexico sent its navy.", "Mexico", ("MX", None, "country")),
        ("Trade with China fell.", "China", ("CN", None, "country")),
        ("In Georgia, the Tbilisi parliament met; Georgian police watched.", "Georgia", ("GE", None, "country")),
        ("In Georgia, Atlanta's mayor spoke; Alabama and Florida followed.", "Georgia", ("US", "Georgia", "admin1")),
        ("Rain fell in Rochester, New York, on Monday.", "New York", ("US", "New York", "admin1")),
        ("The shop in New York was closed.", "New York", ("US", "New York", "exact")),
        ("Fighting spread in Tripoli, and the Lebanese army went to Beirut.", "Tripoli", ("LB", "Liban-Nord", "exact")),
        ("Libyan militias fought in Tripoli and Misrata.", "Tripoli", ("LY", "Tripoli", "exact")),
        ("Gunmen took a doctor in Petion-Ville, Haiti.", "Petion-Ville", ("HT", "Ouest", "exact")),
    ],
)
def test_the_text_tells_which_is_meant(
    gazetteer: Gazetteer, text: str, name: str, expected: tuple[str, str | None, str]
) -> None:
    (choice,) = choose(gazetteer, text, name)
    assert where(choice) == expected


def test_a_name_told_once_is_told_everywhere(gazetteer: Gazetteer) -> None:
    text = "Paris, Texas, has a new mill. Paris is proud of it."
    spans = [Span(0, 5), Span(text.rindex("Paris"), text.rindex("Paris") + 5)]
    first, second = choose_places(spans, text=text, gazetteer=gazetteer)
    assert where(first)[1] == where(second)[1] == "Texas"


def test_a_local_paper_speaks_of_its_own_state(gazetteer: Gazetteer) -> None:
    text = "Deputies of Bourbon County and Lexington police met in Paris. Frankfort pays; Kentucky has no say."
    bourbon, lexington, paris, frankfort = choose(gazetteer, text, "Bourbon County", "Lexington", "Paris", "Frankfort")
    assert {where(c)[1] for c in (bourbon, lexington, paris, frankfort)} == {"Kentucky"}
    assert where(bourbon)[2] == "admin2"


def test_parts_and_borders_are_no_pins(gazetteer: Gazetteer) -> None:
    (north,) = choose(gazetteer, "Clashes were reported in northern Mali.", "Mali")
    assert where(north) == ("ML", None, "country")
    assert north is not None
    assert "northern part" in north.reason
    (whole,) = choose(gazetteer, "Clashes were reported in Northern Mali.", "Northern Mali")
    assert where(whole) == ("ML", None, "country")
    (border,) = choose(gazetteer, "A post at the border with Niger was burned.", "Niger")
    assert border is not None
    assert "border" in border.reason


def test_names_of_parts_stay_names(gazetteer: Gazetteer) -> None:
    korea, sudan = choose(gazetteer, "North Korea and South Sudan signed.", "North Korea", "South Sudan")
    assert (where(korea)[0], where(sudan)[0]) == ("KP", "SS")


def test_it_abstains_where_nothing_tells(gazetteer: Gazetteer) -> None:
    unknown, twin = choose(gazetteer, "He came from Qwertyville by way of San José.", "Qwertyville", "San José")
    assert unknown is None
    assert twin is None or twin.place.population > 100_000
    (chance,) = choose(gazetteer, "In Ukraine, police of Kyiv and Lviv went to Suba.", "Suba")
    assert chance is None


def test_what_the_caller_knows_counts(gazetteer: Gazetteer) -> None:
    text = "Two were hurt in Hyderabad."
    span = [Span(text.index("Hyd"), text.index("Hyd") + 9)]
    (alone,) = choose_places(span, text=text, gazetteer=gazetteer)
    (known,) = choose_places(span, text=text, gazetteer=gazetteer, known={"PK": 3.0})
    assert where(alone)[0] == "IN"
    assert where(known)[0] == "PK"


def test_it_is_deterministic_and_keeps_the_order(gazetteer: Gazetteer) -> None:
    text = "From Springfield to Portland, through Salem and Columbia, in Oregon."
    names = ("Columbia", "Springfield", "Salem", "Portland", "Oregon")
    first = choose(gazetteer, text, *names)
    assert first == choose(gazetteer, text, *names)
    assert where(first[2])[1] == "Oregon"
    assert first[4] is not None
    assert first[4].start == text.index("Oregon")
    assert choose_places([], text=text, gazetteer=gazetteer) == []


def test_mentions_are_read_with_their_words() -> None:
    text = "near the village of Bamba, Gao Region, and Bamba's mosque"
    first = read_mention(text, 20, 25)
    assert (first.name, first.relation, first.within) == ("Bamba", Relation.NEAR, ("Gao Region",))
    assert first.kind is Kind.TOWN
    second = read_mention(text, 27, 37)
    assert (second.name, second.full, second.kind) == ("Gao", "Gao Region", Kind.DIVISION)
    assert read_mention(text, 43, 48).relation is Relation.FACILITY
    assert part_of("Northern Mali") == ("Northern", "Mali")
    assert part_of("Northampton") == ("", "Northampton")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # small towns that have the name only besides another, in a country that is named in passing
        ("The airport of Tarfa was shut. Sirte and Benghazi stayed open, Libya said. Turkey watched.", "Tarfa"),
        # no namesake lies where the text says, and all are abroad
        ("A tram in Alekseyevka in Rivne Region burned. Ukraine blamed Russia. Russia denied it.", "Alekseyevka"),
        # a division abroad whose name alone speaks for its country
        ("Officers shut the road at São Domingos. Guinea-Bissau is calm, and Portugal is watching.", "São Domingos"),
    ],
)  # fmt: skip
def test_a_namesake_where_the_story_is_not_is_no_answer(gazetteer: Gazetteer, text: str, name: str) -> None:
    (found,) = choose(gazetteer, text, name)
    assert found is None


def test_a_division_is_not_told_by_a_part_of_a_towns_name(gazetteer: Gazetteer) -> None:
    assert not context_in("the bridge of San Pedro Sula", gazetteer).countries
    assert set(context_in("the bridge of Amhara", gazetteer).countries) == {"ET"}
    assert set(context_in("Virginia and the Kurdistan Front", gazetteer).countries) >= {"US"}


def test_no_long_row_of_capitals_is_remembered(gazetteer: Gazetteer) -> None:
    kept = _known_cues.cache_info().currsize
    assert context_in("MALI " + "AND CHAD " * 1000, gazetteer).countries.keys() == {"ML", "TD"}
    assert _known_cues.cache_info().currsize == kept


def test_of_a_town_and_its_province_in_another_spelling_the_bare_name_is_the_town(gazetteer: Gazetteer) -> None:
    (found,) = choose(gazetteer, "A mine blew up in Hodeidah, Yemen's port.", "Hodeidah")
    assert found is not None
    assert found.precision == "exact"


def test_a_state_by_its_form_alone_is_no_town(gazetteer: Gazetteer) -> None:
    """There are towns called Republic and Union; a minister's "the Republic" is none of them."""
    assert choose(gazetteer, "Whoever steals a bell steals it from the Republic.", "Republic") == [None]
    assert choose(gazetteer, "Whoever steals a bell steals it from the Republic.", "the Republic") == [None]
    (choice,) = choose(gazetteer, "The bell of Republic, Missouri, was stolen.", "Republic")
    assert where(choice) == ("US", "Missouri", "exact")


def test_a_namesake_beside_a_town_is_told_by_it(gazetteer: Gazetteer) -> None:
    (choice,) = choose(gazetteer, "A barn burned down in Santa Rosa, a village south of Manila.", "Santa Rosa")
    assert where(choice) == ("PH", "Calabarzon", "exact")
    assert choice is not None
    assert choice.reason.endswith(" namesakes by Manila")


@pytest.mark.parametrize("text", ["They left Rud on Friday.", "In Mali, troops left Rud on Friday."])
def test_a_short_name_is_no_town_abroad_that_has_it_besides_its_own(gazetteer: Gazetteer, text: str) -> None:
    assert choose(gazetteer, text, "Rud") == [None]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Two men were shot in Jenin on Monday.", "Jenin", "PS"),  # a village in Poland has the name for its main one
        ("Israeli troops shot two men in Jenin on Monday.", "Jenin", "PS"),
        ("Gunmen held the market of Beni. The government of Congo sent police.", "Beni", "CD"),  # Bolivia has a Beni
        ("Guards fled Hays. The government of Yemen sent others.", "Hays", "YE"),  # of how many people is not known
        ("Guards fled Lere. The government of Mali sent others.", "Lere", "ML"),
        ("A police car burned in Palmyra.", "Palmyra", "SY"),
        ("A police car burned in Palmyra, New York.", "Palmyra", "US"),
        ("Gunmen closed a bridge in Matamoros, Mexico.", "Matamoros", "MX"),
        ("Shells fell on Kobani.", "Kobani", "SY"),
        ("Shells fell on Ber, in Mali.", "Ber", "ML"),
        ("Workers left the plant at In Amenas, Algeria said.", "In Amenas", "DZ"),
        ("The airport of Kufra was shut, Libya said. Turkey watched.", "Kufra", "LY"),
    ],
)
def test_a_name_of_the_news_is_where_the_news_means(gazetteer: Gazetteer, text: str, name: str, country: str) -> None:
    (choice,) = choose(gazetteer, text, name)
    assert choice is not None
    assert choice.place.country == country


def test_an_unknown_number_of_people_makes_no_town_of_a_chance_namesake(gazetteer: Gazetteer) -> None:
    assert choose(gazetteer, "They met in Solhan on Friday.", "Solhan") == [None]


@pytest.mark.parametrize(("text", "name"), [("Russian drones hit Lvov.", "Lvov"), ("Russia struck Kiev.", "Kiev")])
def test_a_town_is_found_by_another_of_its_names(gazetteer: Gazetteer, text: str, name: str) -> None:
    (choice,) = choose(gazetteer, text, name)
    assert choice is not None
    assert choice.place.country == "UA"


@pytest.mark.parametrize(
    ("text", "names", "division"),
    [
        ("Rebels seized Luvungi in South Kivu.", ("Luvungi", "South Kivu"), "South Kivu"),
        ("Rebels seized Luvungi near Walikale in North Kivu.", ("Luvungi", "Walikale", "North Kivu"), "North Kivu"),
        ("A strike hit Yohmor in Lebanon.", ("Yohmor", "Lebanon"), None),  # Nabatieh's or the Bekaa's
        ("An explosion hit Torkham in Pakistan.", ("Torkham", "Pakistan"), "Khyber Pakhtunkhwa"),
        ("Pakistan closed Torkham to trucks of Afghanistan.", ("Torkham", "Pakistan", "Afghanistan"), None),
    ],
)
def test_a_village_name_of_two_divisions_is_put_into_one_only_where_the_text_tells_which(
    gazetteer: Gazetteer, text: str, names: tuple[str, ...], division: str | None
) -> None:
    village = choose(gazetteer, text, *names)[0]
    assert (village and village.place.admin1) == division


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells hit Surobi in Paktika on Monday.", "Paktika"),
        ("Shells hit Surobi, a remote district of Afghanistan's southeastern Paktika province.", "Paktika"),
        ("Shells hit Surobi (Paktika) on Monday.", "Paktika"),
        ("Shells hit Surobi, a district of Kabul province, in Afghanistan.", "Kabul"),
        ("Shells hit Surobi in Afghanistan on Monday.", "Kabul"),
    ],
)
def test_a_namesake_spelt_otherwise_is_in_the_province_that_is_told(
    gazetteer: Gazetteer, text: str, expected: str
) -> None:
    (choice,) = choose(gazetteer, text, "Surobi")
    assert where(choice)[:2] == ("AF", expected)


def test_a_name_so_told_apart_once_means_the_same_further_on(gazetteer: Gazetteer) -> None:
    text = "Shells hit Surobi in Paktika, Afghanistan, on Monday. A girl was hurt in Surobi, a doctor said."
    spans = [Span(at, at + 6) for at in (text.index("Surobi"), text.rindex("Surobi"))]
    assert [where(c)[1] for c in choose_places(spans, text=text, gazetteer=gazetteer)] == ["Paktika", "Paktika"]


def test_a_name_says_nothing_about_itself_by_whatever_sort_it_is_called(gazetteer: Gazetteer) -> None:
    text = (
        "Raiders killed 16 people near the South Sudanese town of Bor. Three bodies were found, the Bor County "
        "commissioner said. A team in Bor treated 14 people in South Sudan."
    )
    spans = [Span(at, at + 3) for at in (text.index("Bor."), text.index("Bor County"), text.index("Bor treated"))]
    _, county, last = choose_places(spans, text=text, gazetteer=gazetteer)
    assert (where(last)[0], county) == ("SS", None)


def test_a_saints_crossing_is_no_parish_abroad(gazetteer: Gazetteer) -> None:
    text = "In Ethiopia a bomb fell on guests who waited at the Saint Michael crossing."
    assert choose(gazetteer, text, "Saint Michael") == [None]
    assert where(choose(gazetteer, "In Barbados a fire burned in Saint Michael.", "Saint Michael")[0])[0] == "BB"


def test_south_sudan_is_no_part_of_sudan(gazetteer: Gazetteer) -> None:
    text = (
        "Youths attacked a barge at Nasir (South Sudan). Drones hit El Obeid (Sudan), Kosti (Sudan) and Rabak (Sudan)."
    )
    assert where(choose(gazetteer, text, "Nasir", "El Obeid", "Kosti", "Rabak")[0])[0] == "SS"


@pytest.mark.parametrize(
    ("head", "admin1"),
    [
        ("Kherson region. ", "Kherson"),
        ("Odesa Region: ", "Odessa"),
        ("- Poltava oblast. ", "Poltava"),
        ("Lviv region. ", None),
    ],
)
def test_the_region_that_heads_a_paragraph_tells_namesakes_apart(
    gazetteer: Gazetteer, head: str, admin1: str | None
) -> None:
    text = f"Ukrainian officials gave the day's tally.\n\n{head}Shells hit a mill in Oleksandrivka.\n"
    (choice,) = choose(gazetteer, text, "Oleksandrivka")
    assert (None if choice is None else choice.place.admin1) == admin1


def test_a_city_is_not_called_by_a_name_that_others_of_its_land_have_for_their_own(gazetteer: Gazetteer) -> None:
    assert choose(gazetteer, "Ukraine. Shells hit a mill in Oleksandrivka.", "Oleksandrivka") == [None]
