"""ACLED's form: its columns, valid codes for the scenario, its rules at their edges, and notes that only quote."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.export.made_events import DAY, STANDARDS, coded, event, exported, left_out, rows_of
from tests.resolve.making import made

from reportedly.cli import main
from reportedly.export import cells
from reportedly.export.tables import table
from reportedly.resolve.model import Event, Place, Side, Time
from reportedly.store import open_store

CODES = table("acled")


@pytest.fixture(scope="module")
def out(scenario_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("acled") / "acled.csv"
    assert main(["export", "--as", "acled", str(file), "--store", str(scenario_store)]) == 0
    return file


def test_columns_and_codes_are_the_standard() -> None:
    if not STANDARDS.exists():
        pytest.skip("the standards are not at hand")
    standard = json.loads(STANDARDS.read_text(encoding="utf-8"))
    assert CODES["columns"] == standard["acled_columns"]
    pairs = [[kind, sub] for kind, subs in CODES["sub_events"].items() for sub in subs]
    assert sorted(pairs) == sorted(standard["acled_sub_events"])
    kinds = sorted(CODES["inter"].values())
    codes = {10 * kind for kind in kinds} | {10 * low + high for low in kinds for high in kinds if low <= high}
    assert codes == set(standard["acled_interaction_codes"])


def test_every_row_of_the_scenario_has_valid_codes(out: Path) -> None:
    rows = rows_of(out)
    assert len(rows) >= 12
    assert list(rows[0]) == CODES["columns"]
    assert len(CODES["columns"]) == 31
    assert len({row["event_id_cnty"] for row in rows}) == len(rows)
    for row in rows:
        assert row["sub_event_type"] in CODES["sub_events"][row["event_type"]]
        assert row["disorder_type"] in CODES["disorder"].values()
        first, second = int(row["inter1"]), int(row["inter2"])
        assert first in CODES["inter"].values()
        assert int(row["interaction"]) == (10 * min(first, second) + max(first, second) if second else 10 * first)
        assert bool(row["actor2"]) == bool(second)
        assert row["time_precision"] in "123"
        assert row["geo_precision"] in "123"
        assert date.fromisoformat(row["event_date"]).year == int(row["year"])
        assert int(row["fatalities"]) >= 0
        assert row["civilian_targeting"] in ("", "Civilian targeting")
        assert re.fullmatch("[A-Z]{3}[0-9]+", row["event_id_cnty"])
        assert row["iso"].isdigit()
        assert all((row["region"], row["country"], row["location"], row["source"], row["notes"], row["timestamp"]))
        if row["event_type"] == "Violence against civilians":
            assert (second, row["civilian_targeting"]) == (7, "Civilian targeting")
        if row["event_type"] == "Battles":
            assert {first, second} <= {1, 2, 3, 4, 8}
        if row["event_type"] == "Protests":
            assert first == 6
            assert "crowd size=" in row["tags"]


def test_all_events_are_rows_or_left_out_with_a_reason(out: Path, scenario_store: Path) -> None:
    with open_store(scenario_store, create=False) as store:
        assert len(rows_of(out)) + len(left_out(out)) == store.count_events()
    assert set(left_out(out).values()) <= set(cells.REASONS)


def test_the_same_store_gives_the_same_bytes(out: Path, scenario_store: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.csv"
    assert main(["export", "--as", "acled", str(again), "--store", str(scenario_store)]) == 0
    assert again.read_bytes() == out.read_bytes()


def test_a_note_has_no_name_and_no_number_that_its_spans_have_not(out: Path, scenario_store: Path) -> None:
    lines = out.with_name(out.name + ".spans.jsonl").read_text(encoding="utf-8").splitlines()
    notes = [json.loads(line) for line in lines]
    assert [note["notes"] for note in notes] == [row["notes"] for row in rows_of(out)]
    words = tomllib.loads(Path("src/reportedly/data/export/notes.toml").read_text(encoding="utf-8"))["words"]
    fixed = set(re.findall(r"\w+", " ".join(words.values()))) | {"According"}
    with open_store(scenario_store, create=False) as store:
        texts = {p["document"]: store.text(p["document"]) or "" for note in notes for p in note["pieces"]}
    for note in notes:
        assert re.match("(On|Between|In) ", note["notes"])
        said: set[str] = set()
        for piece in note["pieces"]:
            there = " ".join(texts[piece["document"]][piece["start"] : piece["end"]].split())
            if piece["as"] != "date":
                assert there.lower() == piece["text"].lower()
            said |= set(re.findall(r"\w+", piece["text"]))
        for word in re.findall(r"\w+", note["notes"]):
            assert word in said | fixed or word.lower() in {w.lower() for w in said if not w[0].isdigit()}


def test_a_note_tells_who_says_so(out: Path) -> None:
    notes = {row["location"]: row["notes"] for row in rows_of(out) if row["sub_event_type"] == "Armed clash"}
    assert notes["Butembo"].startswith(
        "On 10 June 2026, M23 rebels attacked army barracks in the eastern Congolese city"
    )
    assert ", according to the army." in notes["Butembo"]


def one(tmp_path: Path, told: Event) -> dict[str, str]:
    (row,), left = exported("acled", [told], tmp_path)
    assert not left
    return row


FATALITIES = {
    "a word for a number": ([coded(killed="dozens")], "12"),
    "no mention": ([coded()], "0"),
    "the lowest of conflicting figures": ([coded(killed=9), coded(killed=4)], "4"),
}


@pytest.mark.parametrize("case", FATALITIES)
def test_fatalities(case: str, tmp_path: Path) -> None:
    claims, wanted = FATALITIES[case]
    told = event(*(made(said, publisher=f"Paper {n}") for n, said in enumerate(claims)))
    assert one(tmp_path, told)["fatalities"] == wanted


DATES = {
    "a day": (Time(date(2026, 3, 2), date(2026, 3, 2), "day"), ("2026-03-02", "1")),
    "a week": (Time(date(2026, 3, 2), date(2026, 3, 8), "week"), ("2026-03-05", "2")),
    "a month": (Time(date(2026, 3, 1), date(2026, 3, 31), "month"), ("2026-03-16", "3")),
    "a year": (Time(date(2026, 1, 1), date(2026, 12, 31), "year"), None),
    "no day": (None, None),
}


@pytest.mark.parametrize("case", DATES)
def test_time_precision(case: str, tmp_path: Path) -> None:
    time, wanted = DATES[case]
    rows, left = exported("acled", [replace(event(made(coded())), time=time)], tmp_path)
    assert [(row["event_date"], row["time_precision"]) for row in rows] == ([wanted] if wanted else [])
    assert list(left.values()) == ([] if wanted else [cells.NO_DATE])


PLACES = {"exact": "1", "near": "2", "admin2": "2", "admin1": "3", "country": None, "unknown": None}


@pytest.mark.parametrize("precision", PLACES)
def test_geo_precision(precision: str, tmp_path: Path) -> None:
    place = Place("1001", "Arvo", "ML", "Northern", 16.27, -0.04, precision)
    rows, left = exported("acled", [replace(event(made(coded())), place=place)], tmp_path)
    wanted = PLACES[precision]
    assert [row["geo_precision"] for row in rows] == ([wanted] if wanted else [])
    assert list(left.values()) == ([] if wanted else [cells.NO_PLACE])


def sides(told: Event, actors: list[tuple[str, str, str]], targets: list[tuple[str, str, str]]) -> Event:
    def of(known: list[tuple[str, str, str]]) -> tuple[Side, ...]:
        return tuple(Side(i, i, i.upper(), kind, country, (told.claims[0].claim_id,)) for i, kind, country in known)

    return replace(told, actors=of(actors), targets=of(targets))


MIL, ABROAD = ("mil-ml", "State Forces", "ML"), ("mil-ne", "State Forces", "NE")
FRONT, CIVILIANS = ("jnim", "Rebel Groups", "ML"), ("civilians-ml", "Civilians", "ML")
BACKERS = ("zcorps", "External/Other Forces", "RU")
SIDES: dict[str, tuple[dict[str, Any], list[Any], list[Any], tuple[str, str, str]]] = {
    "a group and an army": ({}, [FRONT], [MIL], ("2", "1", "12")),
    "an army abroad is an external force": ({}, [ABROAD], [FRONT], ("8", "2", "28")),
    "two on one side fought each other": ({}, [FRONT, MIL], [], ("2", "1", "12")),
    "whoever is not known is an unidentified group": ({}, [], [MIL], ("3", "1", "13")),
    "civilians do not fight battles": ({}, [CIVILIANS], [MIL], ("3", "1", "13")),
    "an attack on whoever it was is on civilians": (
        {"event_type": "Violence against civilians", "sub_event": "Attack"},
        [FRONT],
        [],
        ("2", "7", "27"),
    ),
    "who overtakes a town is no government": (
        {"sub_event": "Non-state actor overtakes territory"},
        [MIL, FRONT],
        [],
        ("2", "1", "12"),
    ),
    "who backs a side comes after it": ({}, [FRONT], [BACKERS, MIL], ("2", "1", "12")),
    "an agreement has two parties": (
        {"event_type": "Strategic developments", "sub_event": "Agreement"},
        [FRONT, MIL],
        [],
        ("2", "1", "12"),
    ),
    "a bomb may hit nobody": (
        {"event_type": "Explosions/Remote violence", "sub_event": "Remote explosive/landmine/IED"},
        [],
        [],
        ("3", "0", "30"),
    ),
    "whoever demonstrates is a protester": (
        {"event_type": "Protests", "sub_event": "Peaceful protest"},
        [CIVILIANS],
        [],
        ("6", "0", "60"),
    ),
}


@pytest.mark.parametrize("case", SIDES)
def test_interaction_codes(case: str, tmp_path: Path) -> None:
    code, actors, targets, wanted = SIDES[case]
    row = one(tmp_path, sides(event(made(coded(**code))), actors, targets))
    assert (row["inter1"], row["inter2"], row["interaction"]) == wanted


def test_what_acled_would_not_code_is_left_out(tmp_path: Path) -> None:
    known = event(made(coded()))
    events = {
        "e1": replace(known, acled=None),
        "e2": replace(known, standing=None),
        "e3": replace(known, review="rejected"),
        "e4": event(made(coded(modality="future"))),
        "e5": sides(known, [], []),
        "e6": sides(event(made(coded("Strategic developments", "Other"))), [], []),
        "e7": event(made(coded(said_by="army", stance="denies"))),
    }
    rows, left = exported("acled", [replace(told, event_id=name) for name, told in events.items()], tmp_path)
    assert not rows
    assert left == {
        "e1": cells.NO_TYPE,
        "e2": cells.WITHDRAWN,
        "e3": cells.WITHDRAWN,
        "e4": cells.UNREAL,
        "e5": cells.NO_SIDES,
        "e6": cells.NO_SIDES,
        "e7": cells.UNREAL,
    }


def test_nothing_in_a_cell_is_run_or_breaks_a_line(tmp_path: Path) -> None:
    place = Place("1001", "=HYPERLINK(1)\r\n+1\x07", "ML", "-North\tern", -6.5, -0.04, "exact")
    row = one(tmp_path, replace(event(made(coded(), publisher="@The Herald; Daily")), place=place))
    assert row["location"] == "'=HYPERLINK(1) +1\ufffd"
    assert row["admin1"] == "'-North ern"
    assert row["latitude"] == "-6.5"
    assert row["source"] == "'@The Herald, Daily"


def test_the_publishers_that_are_known_give_the_scale(tmp_path: Path) -> None:
    told = event(made(coded(killed=2), publisher="Reuters"), made(coded(killed=2), publisher="A paper"))
    assert one(tmp_path, told)["source_scale"] == "International"
    assert one(tmp_path, event(made(coded(), publisher="A paper")))["source_scale"] == ""


def test_a_doubtful_claim_in_the_own_voice_is_quoted_as_it_stands(tmp_path: Path) -> None:
    words = "The front attacked Arvo on Monday and army posts burned"
    hedged = coded(words=words) | {"hedged": True}
    assert one(tmp_path, event(made(hedged)))["notes"] == f"On 2 March 2026: “{words}.”"
    assert one(tmp_path, event(made(coded(words=words))))["notes"] == (
        "On 2 March 2026, the front attacked Arvo and army posts burned."
    )
    assert DAY == "2026-03-02"
