"""The packaged gazetteer agrees with the tables beside it, which are well formed."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from reportedly.link.gazetteer import Gazetteer, open_gazetteer
from reportedly.link.gazetteer_dump import read_dump
from reportedly.link.gazetteer_names import fold
from reportedly.link.gazetteer_place import Kind, kilometres
from reportedly.link.gazetteer_store import Store


def table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("reportedly").joinpath(f"data/places/{name}.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def on_earth(at: list[float]) -> bool:
    return len(at) == 2 and -90 <= at[0] <= 90 and -180 <= at[1] <= 180


def test_every_country_is_there_by_all_its_names(gazetteer: Gazetteer) -> None:
    for code, country in table("countries").items():
        place = gazetteer.country(code)
        assert place is not None, code
        assert on_earth(country["at"]), code
        latitude, longitude = country["at"]
        assert kilometres(latitude, longitude, place.latitude, place.longitude) < 1, code
        for name in country.get("names", ()):
            assert place in gazetteer.named(name), name


def test_every_division_s_names_lead_to_it(gazetteer: Gazetteer) -> None:
    for country, divisions in table("divisions").items():
        for code, division in divisions.items():
            assert set(division) <= {"names", "at"}, (country, code)
            for name in division.get("names", ()):
                found = [p for p in gazetteer.named(name) if p.kind is Kind.DIVISION and p.country == country]
                assert found, (country, code, name)


def test_every_area_is_there(gazetteer: Gazetteer) -> None:
    for group in table("regions").values():
        for name, area in group.items():
            assert area["size"] in ("world", "country", "admin1", "admin2", "exact"), name
            assert on_earth(area["at"]), name
            assert gazetteer.named(name), name
            for other in area.get("names", ()):
                assert gazetteer.named(other), other


def test_towns_that_lists_lack_are_where_the_table_says(gazetteer: Gazetteer) -> None:
    for country, towns in table("towns").items():
        for name, (latitude, longitude, *_) in towns.items():
            near = [p for p in gazetteer.named(name) if p.country == country and p.kind is Kind.TOWN]
            assert any(kilometres(latitude, longitude, p.latitude, p.longitude) < 10 for p in near), name


def test_cues_tell_of_one_country_only(gazetteer: Gazetteer) -> None:
    cues = gazetteer.cues
    assert (cues["mali"], cues["malian"], cues["niger"]) == ("ML", "~ML", "NE")
    assert cues["texas"].startswith("US:")
    assert "georgia" not in cues
    assert "congo" not in cues


def test_spellings_of_the_news_find_their_towns(gazetteer: Gazetteer) -> None:
    for country, towns in table("spellings").items():
        for name, (known, number) in towns.items():
            assert str(number) in [place.id for place in gazetteer.named(known)], known
            found = [place for place in gazetteer.named(name) if place.id == str(number)]
            assert [(place.country, place.name) for place in found] == [(country, name)], name


def test_namesakes_of_a_spelling_are_found_too(gazetteer: Gazetteer) -> None:
    assert {"IQ", "JP"} <= {place.country for place in gazetteer.named("Koya")}


def test_villages_that_lists_lack_lie_in_their_divisions(gazetteer: Gazetteer) -> None:
    for country, divisions in table("villages").items():
        spelt: dict[str, list[str]] = {}
        for division, villages in divisions.items():
            for spelling in {fold(s) for village in villages for s in village.split("|")}:
                spelt.setdefault(spelling, []).append(division)
        for spelling, lies in spelt.items():
            found = [p for p in gazetteer.named(spelling) if p.kind is Kind.VILLAGE and p.country == country]
            assert [(p.admin1, p.precision, p.id) for p in found] == [(d, "admin1", None) for d in lies], spelling


def test_a_village_is_found_by_each_spelling_under_the_first(gazetteer: Gazetteer) -> None:
    assert {p.name for spelt in ("Kitshanga", "Kitchanga") for p in gazetteer.named(spelt)} == {"Kitshanga"}


def test_a_village_that_the_user_has_taken_in_is_where_he_has_it(tmp_path: Path) -> None:
    dump = tmp_path / "CD.txt"
    row = ["900000001", "Walikale", "Walikale", "", "-1.42", "28.03", "P", "PPL", "CD", "", "11"]
    dump.write_text("\t".join([*row, "", "", "", "0", "", "0", "Africa/Lubumbashi", "2026-01-01"]) + "\n", "utf-8")
    own = tmp_path / "own.db"
    Store(own, create=True).add(read_dump(dump))
    assert [(p.kind, p.id) for p in open_gazetteer(own).named("Walikale")] == [(Kind.TOWN, "900000001")]
