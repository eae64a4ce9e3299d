"""UCDP's form: its columns, valid codes for the scenario, and its rules at their edges."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.export.made_events import STANDARDS, coded, event, exported, left_out, rows_of
from tests.resolve.making import made

from reportedly.cli import main
from reportedly.export import cells
from reportedly.export.tables import country_codes, table
from reportedly.export.ucdp import priogrid_gid
from reportedly.resolve.model import Event, Place, Side, Time

CODES = table("ucdp")


@pytest.fixture(scope="module")
def out(scenario_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("ucdp") / "ged.csv"
    assert main(["export", "--as", "ucdp", str(file), "--store", str(scenario_store)]) == 0
    return file


def test_columns_are_the_standard() -> None:
    if not STANDARDS.exists():
        pytest.skip("the standards are not at hand")
    assert CODES["columns"] == json.loads(STANDARDS.read_text(encoding="utf-8"))["ged_columns"]


def test_every_row_of_the_scenario_has_valid_codes(out: Path) -> None:
    rows = rows_of(out)
    assert len(rows) >= 6
    assert list(rows[0]) == CODES["columns"]
    assert len(CODES["columns"]) == 49
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["type_of_violence"] in "123"
        assert row["where_prec"] in "1234567"
        assert row["date_prec"] in "12345"
        assert row["event_clarity"] in "12"
        low, best, high = (int(row[name]) for name in ("low", "best", "high"))
        assert 0 <= low <= best <= high >= 1
        parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        assert sum(int(row[name]) for name in parts) == best
        assert int(row["id"]) < 2**53
        assert row["dyad_name"] == f"{row['side_a']} - {row['side_b']}"
        assert row["region"] in ("Africa", "Americas", "Asia", "Europe", "Middle East")
        assert row["date_start"] <= row["date_end"]
        assert (
            int(row["number_of_sources"])
            == len(row["source_date"].split("; "))
            == len(row["source_office"].split("; "))
        )
        assert 1 <= int(row["priogrid_gid"]) <= 259_200
        if row["type_of_violence"] == "1":
            assert row["gwnoa"]
        if row["type_of_violence"] == "3":
            assert row["side_b"] == "Civilians"
    assert set(left_out(out).values()) <= set(cells.REASONS)


def test_one_side_has_one_number_in_every_row(out: Path) -> None:
    numbers = {(row[f"side_{s}"], row[f"side_{s}_new_id"]) for row in rows_of(out) for s in "ab"}
    assert len({name for name, _ in numbers}) == len({number for _, number in numbers}) == len(numbers)


MIL, POL, OTHERS = ("mil-ml", "State Forces", "ML"), ("pol-ml", "State Forces", "ML"), ("mil-ne", "State Forces", "NE")
FRONT, MILITIA = ("zfront", "Rebel Groups", "ML"), ("amilitia", "Identity Militias", "ML")
BACKERS = ("zcorps", "External/Other Forces", "RU")
CIVILIANS, UNKNOWN = ("civilians-ml", "Civilians", "ML"), ("unidentified-armed-group-ml", "Political Militias", "ML")


def of(actors: list[Any], targets: list[Any], code: str = "Battles", **said: Any) -> Event:
    told = event(made(coded(code, "Armed clash", **{"killed": 4, **said})))

    def made_sides(known: list[tuple[str, str, str]]) -> tuple[Side, ...]:
        return tuple(Side(i, i, i.upper(), kind, country, (told.claims[0].claim_id,)) for i, kind, country in known)

    return replace(told, actors=made_sides(actors), targets=made_sides(targets))


DYADS = {
    "a group and an army": (of([FRONT], [MIL]), ("1", "Government of Mali", "ZFRONT")),
    "the government is side A whoever began": (of([MIL], [FRONT]), ("1", "Government of Mali", "ZFRONT")),
    "two states": (of([OTHERS], [MIL]), ("1", "Government of Mali", "Government of Niger")),
    "two groups, in one order": (of([MILITIA], [FRONT]), ("2", "AMILITIA", "ZFRONT")),
    "civilians alone": (of([FRONT], [CIVILIANS]), ("3", "ZFRONT", "Civilians")),
    "a state kills civilians": (of([MIL], [CIVILIANS]), ("3", "Government of Mali", "Civilians")),
    "an attack on civilians": (
        of([FRONT], [MIL, CIVILIANS], "Violence against civilians"),
        ("3", "ZFRONT", "Civilians"),
    ),
    "civilians in a battle": (of([FRONT], [MIL, CIVILIANS]), ("1", "Government of Mali", "ZFRONT")),
    "an unidentified group is no side": (of([UNKNOWN], [MIL]), None),
    "the same government twice is one side": (of([MIL], [POL]), None),
    "who backs a side is not the side": (of([FRONT], [BACKERS, MIL]), ("1", "Government of Mali", "ZFRONT")),
    "who is known by another name": (
        of([("jnim", "Rebel Groups", "ML")], [MIL]),
        ("1", "Government of Mali", "JNIM: Group for Support of Islam and Muslims"),
    ),
}


@pytest.mark.parametrize("case", DYADS)
def test_type_of_violence_and_sides(case: str, tmp_path: Path) -> None:
    told, wanted = DYADS[case]
    rows, left = exported("ucdp", [told], tmp_path)
    assert [(row["type_of_violence"], row["side_a"], row["side_b"]) for row in rows] == ([wanted] if wanted else [])
    assert list(left.values()) == ([] if wanted else [cells.NO_SIDES])


@pytest.mark.parametrize(
    ("days", "code"), [(1, "1"), (2, "2"), (6, "2"), (7, "3"), (8, "4"), (31, "4"), (32, "5"), (366, "5"), (367, None)]
)
def test_date_precision(days: int, code: str | None, tmp_path: Path) -> None:
    first = date(2026, 1, 1)
    told = replace(of([FRONT], [MIL]), time=Time(first, date.fromordinal(first.toordinal() + days - 1), "day"))
    rows, left = exported("ucdp", [told], tmp_path)
    assert [row["date_prec"] for row in rows] == ([code] if code else [])
    assert list(left.values()) == ([] if code else [cells.NO_DATE])


PLACES = {"exact": "1", "near": "2", "admin2": "3", "admin1": "4", "country": "6", "unknown": None}


@pytest.mark.parametrize("precision", PLACES)
def test_where_precision(precision: str, tmp_path: Path) -> None:
    told = replace(of([FRONT], [MIL]), place=Place("2453866", "Mali", "ML", None, None, None, precision))
    rows, left = exported("ucdp", [told], tmp_path)
    wanted = PLACES[precision]
    assert [row["where_prec"] for row in rows] == ([wanted] if wanted else [])
    assert list(left.values()) == ([] if wanted else [cells.NO_PLACE])


@pytest.mark.parametrize(("precision", "middle"), [("country", "17.0"), ("admin1", "20.0")])
def test_what_is_told_of_a_country_or_division_is_in_its_middle(precision: str, middle: str, tmp_path: Path) -> None:
    place = Place(None, "A camp in the sand", "ML", "Kidal", None, None, precision)
    (row,), _ = exported("ucdp", [replace(of([FRONT], [MIL]), place=place)], tmp_path)
    assert (row["latitude"], row["where_coordinates"]) == (middle, "A camp in the sand")
    assert row["geom_wkt"].startswith("POINT (")


def test_deaths_by_side(tmp_path: Path) -> None:
    front = coded(by="front", to="army", killed=5, words="The front killed 5 soldiers in Arvo on Monday")
    army = coded(by="army", to="front", killed=3, said_by="army", words="The army said it killed 3 rebels in Arvo")
    told = event(made(front, publisher="A"), made(army, publisher="B"))
    (row,), _ = exported("ucdp", [told], tmp_path)
    assert int(row["deaths_a"]) + int(row["deaths_b"]) + int(row["deaths_unknown"]) == int(row["best"])


def test_no_death_is_left_out(tmp_path: Path) -> None:
    assert list(exported("ucdp", [of([FRONT], [MIL], killed=None)], tmp_path)[1].values()) == [cells.NO_DEATH]
    assert list(exported("ucdp", [of([FRONT], [MIL], killed=0)], tmp_path)[1].values()) == [cells.NO_DEATH]


def test_up_to_so_many_are_none_at_least(tmp_path: Path) -> None:
    (row,), _ = exported("ucdp", [of([FRONT], [MIL], killed=(None, 9))], tmp_path)
    assert (row["low"], row["high"]) == ("0", "9")


def test_cells_of_priogrid() -> None:
    assert priogrid_gid(-90, -180) == 1
    assert priogrid_gid(89.9, 179.9) == priogrid_gid(90, 180) == 360 * 720
    assert priogrid_gid(-55.75, -69.25) == 49_182


def test_countries_have_one_number_each() -> None:
    from reportedly.link.registry import load_registry

    known = [country_codes(code) for code in load_registry().countries]
    assert all(known)
    numbers = [country.gw for country in known if country and country.gw]
    assert len(numbers) == len(set(numbers)) > 190
    isos = [country.iso for country in known if country and country.iso]
    assert len(isos) == len(set(isos)) > 230
