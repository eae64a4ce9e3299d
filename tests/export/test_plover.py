"""PLOVER's form: POLECAT's columns, valid codes for the scenario, and its rules at their edges."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.export.made_events import STANDARDS, event, exported, left_out, rows_of
from tests.resolve.making import claim, made

from reportedly.cli import main
from reportedly.export import cells
from reportedly.export.plover import sector_of
from reportedly.export.tables import table
from reportedly.resolve.model import Side, Time

CODES = table("plover")
DAY = "2026-03-02"


@pytest.fixture(scope="module")
def out(scenario_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plover") / "polecat.csv"
    assert main(["export", "--as", "plover", str(file), "--store", str(scenario_store)]) == 0
    return file


def test_columns_and_codes_are_the_standard() -> None:
    if not STANDARDS.exists():
        pytest.skip("the standards are not at hand")
    standard = json.loads(STANDARDS.read_text(encoding="utf-8"))
    assert CODES["columns"] == standard["polecat_columns"]
    assert CODES["contexts"] == standard["plover_contexts"]
    assert CODES["intensity"] == standard["plover_scores"]
    for name, told in standard["plover_events"].items():
        assert (CODES["quad"][name], CODES["modes"][name]) == (told["quad"], told["modes"])
        assert (name in CODES["recipient"]["required"]) == (told["requires_recipient"] == "Yes")


def test_every_row_of_the_scenario_has_valid_codes(out: Path) -> None:
    rows = rows_of(out)
    assert len(rows) >= 15
    assert list(rows[0]) == CODES["columns"]
    assert len(CODES["columns"]) == 40
    sectors = {*CODES["sectors"]["ids"].values(), *CODES["sectors"]["kinds"].values()}
    for row in rows:
        assert row["Quad Code"] == CODES["quad"][row["Event Type"]]
        assert not row["Event Mode"] or row["Event Mode"] in CODES["modes"][row["Event Type"]]
        assert float(row["Intensity"]) in CODES["intensity"].values()
        assert not row["Contexts"] or set(row["Contexts"].split("; ")) <= set(CODES["contexts"])
        assert row["Primary Actor Sector"] in {"", *sectors}
        assert date.fromisoformat(row["Event Date"])
        assert row["Language"] == "en"
        assert row["Source"]
    assert set(left_out(out).values()) <= set(cells.REASONS)


def test_a_mode_has_its_own_intensity(tmp_path: Path) -> None:
    plain = event(made(claim("ASSAULT", by="front", to="army", at="Arvo", on=DAY)), event_id="e1")
    aerial = event(made(claim("ASSAULT", "aerial", by="army", to="front", at="Arvo", on=DAY)), event_id="e2")
    rows, _ = exported("plover", [plain, aerial], tmp_path)
    assert [(row["Event Mode"], row["Intensity"]) for row in rows] == [("", "-9.0"), ("aerial", "-9.5")]


def test_what_plover_would_not_code_is_left_out(tmp_path: Path) -> None:
    told = event(made(claim("AID", by="army", to="residents", at="Arvo", on=DAY)))
    events = {
        "e1": replace(told, targets=()),
        "e2": replace(told, actors=()),
        "e3": replace(told, time=Time(date(2026, 3, 2), date(2026, 3, 8), "week")),
        "e4": replace(told, event_type="STATEMENT"),
    }
    rows, left = exported("plover", [told, *(replace(e, event_id=name) for name, e in events.items())], tmp_path)
    assert len(rows) == 1
    assert left == {"e1": cells.NO_SIDES, "e2": cells.NO_SIDES, "e3": cells.NO_DATE, "e4": cells.NO_TYPE}


@pytest.mark.parametrize(
    ("actor", "kind", "sector"),
    [
        ("mil-ml", "State Forces", "MIL"),
        ("gov-ml", "State Forces", "GOV"),
        ("pol-ml", "State Forces", "COP"),
        ("jnim", "Rebel Groups", "REB"),
        ("unidentified-armed-group-ml", "Political Militias", "UAF"),
        ("unidentified-gang-ml", "Political Militias", "CRM"),
        ("civilians-ml", "Civilians", "CVL"),
        (None, None, None),
    ],
)
def test_sectors(actor: str | None, kind: str | None, sector: str | None) -> None:
    assert sector_of(Side("x", actor, "X", kind, "ML", ())) == sector


def test_parties_that_nobody_knows_are_told_as_worded(tmp_path: Path) -> None:
    told = event(made(claim("ASSAULT", by="men in a pick-up", to="army", at="Arvo", on=DAY)))
    (row,), _ = exported("plover", [told], tmp_path)
    assert (row["Actor Name"], row["Actor Name Raw"]) == ("", "men in a pick-up")
    assert (row["Recipient Name"], row["Recipient Country"]) == ("Military Forces of Mali (2021-)", "MLI")
