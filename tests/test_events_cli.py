"""The commands of the store, as a user types them: dispatches in, events out, judgements and their undoing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reportedly.cli import main

FIRST = """---
title: Rebels seize Kidal
publisher: The Gao Courier
published: 2026-05-04
url: https://gaocourier.example/kidal
---

KIDAL - Rebels seized the town of Kidal on Sunday after hours of fighting with the army, residents said.

"At least 12 soldiers were killed," a hospital worker told The Gao Courier.
"""
SECOND = """---
title: Army confirms loss of Kidal
publisher: Sahel Wire
published: 2026-05-05
url: https://sahelwire.example/kidal
---

BAMAKO - Mali's army acknowledged on Tuesday that rebels captured Kidal on Sunday. Seven soldiers were killed, it said.
"""


@pytest.fixture
def store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A store with two dispatches."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "1.md").write_text(FIRST, "utf-8")
    (folder / "2.md").write_text(SECOND, "utf-8")
    name = str(tmp_path / "news.db")
    assert main(["add", str(folder), "--store", name]) == 0
    assert "claims" in capsys.readouterr().out
    return name


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out


def test_events_are_found_by_what_is_asked(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    events = json.loads(asked(capsys, "events", "--store", store, "--format", "json"))
    assert {"event_id", "event_type", "acled", "place", "time", "sides", "killed", "standing", "reason"} <= set(
        events[0]
    )
    taken = [e for e in events if e["acled"] and e["acled"]["sub_event_type"].startswith("Non-state actor")]
    assert [e["place"]["name"] for e in taken] == ["Kidal"]
    assert {c["document"] for c in taken[0]["claims"]} >= {taken[0]["claims"][0]["document"]}
    by_country = asked(capsys, "events", "--store", store, "--country", "Mali", "--format", "jsonl")
    assert taken[0]["event_id"] in by_country
    assert asked(capsys, "events", "--store", store, "--country", "Peru") == "no events\n"
    rows = list(csv.DictReader(io.StringIO(asked(capsys, "events", "--store", store, "--format", "csv"))))
    assert {row["event_id"] for row in rows} == {event["event_id"] for event in events}


def test_a_page_shows_the_words_of_each_claim(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    event = json.loads(asked(capsys, "events", "--store", store, "--type", "COERCE", "--format", "json"))[0]
    page = asked(capsys, "show", event["event_id"][:8], "--store", store)
    assert "Rebels seized the town of Kidal on Sunday" in page
    assert "standing" in page
    assert max(map(len, page.splitlines())) <= 100


def test_what_was_known_before_anything_was_added(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "events", "--store", store, "--as-of", "2020-01-01") == "no events\n"


def test_a_judgement_binds_until_it_is_undone(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    def events() -> list[str]:
        return [e["event_id"] for e in json.loads(asked(capsys, "events", "--store", store, "--format", "json"))]

    before = events()
    said = asked(capsys, "same", *before[:2], "--because", "told twice", "--who", "a test", "--store", store)
    assert "judgement 1" in said
    assert len(events()) == len(before) - 1
    asked(capsys, "undo", "--who", "a test", "--store", store)
    assert sorted(events()) == sorted(before)


def test_who_holds_a_place_and_how_sources_fared(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    held = json.loads(asked(capsys, "control", "Kidal", "--store", store, "--format", "json"))
    assert held
    assert all(one["change"] for one in held)
    sources = json.loads(asked(capsys, "sources", "--store", store, "--format", "json"))
    assert sum(source["claims"] for source in sources) > 0


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["events", "--store", "nowhere.db"], "there is no such store"),
        (["show", "ffffffffffff"], "no event of that id"),
        (["events", "--country", "Atlantis"], "no such country"),
        (["judge", "ffffffffffff", "set", "killed", "--because", "x"], "set takes a FIELD and a VALUE"),
        (["same", "ffffffffffff", "--because", "x"], "one is not two"),
        (["undo", "--who", "a test"], ""),
    ],
)
def test_what_cannot_be_done_is_one_line(
    words: list[str], problem: str, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if "--store" not in words:
        words = [*words, "--store", store]
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("reportedly: ")
    assert captured.err.count("\n") == 1
    assert problem in captured.err
