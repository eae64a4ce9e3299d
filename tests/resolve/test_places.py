"""How the places of two claims stand to each other, where one is told as a side of a land."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.resolve.facts import place_names
from reportedly.resolve.places import relation


def land(text: str, name: str = "Mali", admin1: str | None = None) -> dict[str, Any]:
    precision = "country" if admin1 is None else "admin1"
    return _place(text, name, precision, 17.0, -4.0, admin1)


def town(name: str, latitude: float, longitude: float, admin1: str = "Elsewhere") -> dict[str, Any]:
    return _place(name, name, "exact", latitude, longitude, admin1)


def _place(
    text: str, name: str, precision: str, latitude: float, longitude: float, admin1: str | None
) -> dict[str, Any]:
    told = {"text": text, "name": name, "place_id": name, "precision": precision, "country": "ML", "admin1": admin1}
    return {**told, "latitude": latitude, "longitude": longitude}


WEST, EAST, MIDDLE = town("Arvo", 14.4, -11.4), town("Brisk", 16.3, 0.0), town("Dunmere", 16.5, -4.1)


@pytest.mark.parametrize(
    ("told", "other", "how"),
    [
        (land("western Mali"), WEST, "within"),
        (land("Mali's west"), WEST, "within"),
        (land("the west of Mali"), EAST, "far_apart"),
        (land("Mali's far north-east"), WEST, "far_apart"),
        (land("western Mali"), land("Mali's west"), "within"),
        (land("western Mali"), land("the north-west of Mali"), "within"),
        (land("western Mali"), land("eastern Mali"), "far_apart"),
        (land("northern Mali"), MIDDLE, "same_country"),  # half a degree south of the middle: it can be called so
        (land("Mali's western border"), EAST, "same_country"),  # of the border, not of Mali
        (land("central Mali"), EAST, "same_country"),
        (land("Mali"), EAST, "same_country"),
        (land("South Mali", "South Mali"), land("North Mali", "North Mali"), "same_country"),  # names
        (land("the east of Tilla", "Tilla", "Tilla"), town("Brisk", 16.3, 0.0, "Tilla"), "within"),
        (land("the east of Tilla", "Tilla", "Tilla"), town("Arvo", 14.4, -11.4, "Tilla"), "far_apart"),
    ],
)
def test_a_side_of_a_land(told: dict[str, Any], other: dict[str, Any], how: str) -> None:
    assert relation(told, other)[0] == relation(other, told)[0] == how


def test_accents_are_no_other_place() -> None:
    plain, told = (
        {**_place(name, name, precision, 7.9, -72.5, None), "place_id": "7"}
        for name, precision in (("Ménkoro", "exact"), ("Menkoro", "near"))
    )
    assert relation(plain, told)[0] == "same_place"
    assert place_names(plain) == place_names(told) == {"menkoro"}


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        (("BF", "a town, of 3 namesakes the best known"), ("ML", "in Kidal, as the text says"), "same_name"),
        (
            ("BF", "a town, of 3 namesakes the likeliest in a text about BF"),
            ("ML", "in Kidal, as the text says"),
            "bar",
        ),
        (("ML", "a town, of 3 namesakes the likeliest in a text about ML"),) * 2 + ("same_name",),
        (
            ("ML", "a town, of 3 namesakes the likeliest in a text about ML"),
            ("ML", "a town, the one of 3 namesakes in Kidal"),
            "bar",
        ),
    ],
)
def test_namesakes_are_two_places_where_the_texts_tell_which_is_meant(
    first: tuple[str, str], second: tuple[str, str], how: str
) -> None:
    one = {**town("Arvo", 14.4, -11.4), "place_id": "1", "country": first[0], "reason": first[1]}
    two = {**town("Arvo", 16.3, 0.0), "place_id": "2", "country": second[0], "reason": second[1]}
    assert relation(one, two)[0] == relation(two, one)[0] == how


def test_a_town_that_is_only_the_best_known_may_be_the_one_of_another_region() -> None:
    guessed = {**town("Arvo", 14.4, -11.4), "place_id": "1", "reason": "a town, of 3 namesakes the best known"}
    told = village("Arvo")
    assert relation(guessed, told)[0] == relation(told, guessed)[0] == "same_name"
    elsewhere = {**guessed, "reason": f"{guessed['reason']}; West Orra, where the text puts it, is not known"}
    likely = {**guessed, "reason": "a town, of 3 namesakes the likeliest in a text about ML"}
    for other in (elsewhere, likely):
        assert relation(other, told)[0] == relation(told, other)[0] == "bar"


def village(
    name: str, admin1: str = "Tilla", *, country: str = "ML", at: tuple[float, float] = (17.0, -4.0)
) -> dict[str, Any]:
    return {**_place(name, name, "admin1", *at, admin1), "place_id": None, "country": country, "reason": ""}


@pytest.mark.parametrize(
    ("one", "two", "how"),
    [
        (village("Orra"), village("Orra"), "same_name"),
        (village("Orra"), village("Sarn"), "apart"),
        (village("Orra"), village("Sarn", "Elsewhere"), "bar"),
        (village("Orra"), town("Brisk", 16.3, 0.0, "Tilla"), "no_place"),  # it may be a quarter of it
        (village("Orra"), {**town("Brisk", 16.3, 0.0, "Tilla"), "precision": "admin2"}, "no_place"),
        (village("Orra"), land("Tilla", "Tilla", "Tilla"), "within"),
        (village("Orra"), village("Sarn", country="NE", at=(16.0, -3.0)), "perhaps_other_land"),
        (village("Orra"), village("Sarn", country="NE", at=(13.0, 9.0)), "bar"),
        (village("Orra"), {**town("Brisk", 16.3, -3.0), "country": "NE"}, "perhaps_other_land"),
        (village("Orra"), {**land("Niger", "Niger"), "country": "NE"}, "bar"),
    ],
)
def test_a_village_of_which_the_division_is_known(one: dict[str, Any], two: dict[str, Any], how: str) -> None:
    assert relation(one, two)[0] == relation(two, one)[0] == how


@pytest.mark.parametrize(
    ("name", "region", "how"), [("Odra", "Elsewhere", "same_name"), ("Sarn", "Elsewhere", "same_country")]
)
def test_a_village_told_with_its_region_is_one_with_that_of_its_land(name: str, region: str, how: str) -> None:
    here = land("Odra", "Odra") | {"place_id": None}
    there = land(name, name, region) | {"place_id": None}
    assert relation(here, there)[0] == relation(there, here)[0] == how
