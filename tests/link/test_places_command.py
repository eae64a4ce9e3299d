"""`reportedly places`: what it prints and how it ends."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from reportedly.link.place_records import plain_document, read_record
from reportedly.places_cli import add_places_commands

TOWN = "9000001\tTésta\tTesta\tOld Testa\t10.5\t-3.25\tP\tPPL\tML\t\t10\t\t\t\t1200\t\t3\tAfrica/Bamako\t2020-01-01\n"


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    add_places_commands(parser.add_subparsers())
    options = parser.parse_args(["places", *arguments])
    status: int = options.run(options)
    return status


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


def test_import_then_find(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ML.txt").write_text(TOWN, "utf-8")
    assert run("import", str(tmp_path / "ML.txt")) == 0
    assert "1 places" in capsys.readouterr().out
    assert (tmp_path / "home/reportedly/gazetteer.db").is_file()
    for spelling in ("Tésta", "testa", "old testa"):
        assert run("find", spelling, "--format", "json") == 0
        found = json.loads(capsys.readouterr().out)
        assert found[0]["place_id"] == "9000001"
    assert run("find", "Tesza", "--format", "json", "--limit", "3") == 0
    assert "9000001" in [c["place_id"] for c in json.loads(capsys.readouterr().out)]


def test_find_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "Timbuktu") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["score", "name", "kind"]
    assert " ML " in lines[1]
    assert run("find", "Qwertyuiopville") == 0
    assert "no place is known" in capsys.readouterr().out


def test_what_is_wrong_with_a_file_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_text(TOWN + "too\tfew\n", "utf-8")
    good.write_text(TOWN, "utf-8")
    assert run("import", str(bad), str(good)) == 2
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert f"{bad}:2: 2 columns" in captured.err
    assert "1 places" in captured.out
    assert run("find", "Testa", "--gazetteer", str(good)) == 2
    assert "another file" in capsys.readouterr().err


def test_resolve_gives_a_line_for_each_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "in.jsonl"
    text = "Police of Gao, Mali, went to Qwertyville."
    toponyms = [{"start": 10, "end": 13}, {"start": 29, "end": 40}]
    records = [
        {"id": "a", "text": text, "published": "2026-01-02", "toponyms": toponyms},
        {"text": "x", "toponyms": []},
    ]
    broken = ["{", json.dumps({"id": "b", "text": "short", "toponyms": [{"start": 2, "end": 99}]})]
    file.write_text("\n".join([json.dumps(records[0]), *broken, "", json.dumps(records[1])]), "utf-8")
    assert run("resolve", str(file), str(tmp_path / "missing.jsonl")) == 2
    captured = capsys.readouterr()
    first, second = map(json.loads, captured.out.splitlines())
    assert first["ref"] == "a"
    gao, unknown = first["toponyms"]
    assert (gao["start"], gao["end"], gao["name"], gao["country"], gao["precision"]) == (10, 13, "Gao", "ML", "exact")
    assert list(unknown.values())[2:8] == [None] * 6
    assert second == {"ref": f"{file}:5", "toponyms": []}
    assert [line.split(":")[2] for line in captured.err.splitlines()[:2]] == ["2", "3"]
    assert "missing.jsonl" in captured.err


def test_a_record_s_lines_are_its_paragraphs() -> None:
    document = plain_document("r", "One.\n\nTwo three.\n")
    assert [document.text[b.start : b.end] for b in document.blocks] == ["One.", "Two three."]
    assert read_record('{"text": "x"}', where="f:1").toponyms is None


def test_a_village_is_shown_in_its_division_and_at_no_point_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "Walikale", "--format", "json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["admin1"], found["latitude"], found["population"]) == (
        "village",
        "North Kivu",
        None,
        0,
    )
    assert run("find", "Walikale") == 0
    assert capsys.readouterr().out.splitlines()[1].split()[1:8] == [
        "Walikale",
        "village",
        "CD",
        "North",
        "Kivu",
        "–",
        "–",
    ]
