"""The commands of the store, as a user types them: dispatches in, events out, judgements and their undoing."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest

from reportedly.cli import main, parser
from reportedly.errors import InputError
from reportedly.events_cli import _events
from reportedly.resolve.model import Event
from reportedly.store import Asked, Store, open_store

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
THIRD = """---
title: Shells fall on Gao
publisher: Sahel Wire
published: 2026-05-09
url: https://sahelwire.example/gao
---

GAO - Rebels shelled the town of Gao on Friday, wounding three civilians, a doctor said.
"""


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with dispatches on two happenings, and the store that they were added to."""
    folder = tmp_path_factory.mktemp("added")
    (folder / "news").mkdir()
    for number, told in enumerate((FIRST, SECOND, THIRD), 1):
        (folder / "news" / f"{number}.md").write_text(told, "utf-8")
    with redirect_stdout(io.StringIO()) as said:
        assert main(["add", str(folder / "news"), "--store", str(folder / "news.db")]) == 0
    assert "claims" in said.getvalue()
    return folder


@pytest.fixture
def store(added: Path, tmp_path: Path) -> str:
    """A copy of that store, beside one of the dispatches."""
    shutil.copytree(added, tmp_path, dirs_exist_ok=True)
    return str(tmp_path / "news.db")


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


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_events_are_printed_as_they_are_read(store: str, form: str) -> None:
    """There may be very many, and whoever reads the first need not wait for the last."""
    options = parser().parse_args(["events", "--store", store, "--format", form])
    with open_store(store) as opened:
        number, taken = len(opened.events()), 0

        class Counting:
            def each_event(self, asked: Asked, as_of: datetime | None) -> Iterator[Event]:
                nonlocal taken
                for event in opened.each_event(asked, as_of):
                    taken += 1
                    yield event

        lines = iter(_events(options, cast("Store", Counting())))
        first = next(lines)
        if form == "csv":  # the heading
            first += next(lines)
        assert (taken, number) == (1, 2)
        whole = first + "".join(lines)
    told = list(csv.DictReader(io.StringIO(whole))) if form == "csv" else whole
    if form != "csv":
        told = json.loads(whole) if form == "json" else [json.loads(line) for line in whole.splitlines()]
    assert len(told) == number


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
    names = [source["name"] for source in sources]
    assert "The Gao Courier" in names  # what residents told it is its own reporting
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["events", "--store", "nowhere.db"], "there is no such store"),
        (["show", "ffffffffffff"], "no event of that id"),
        (["events", "--country", "Atlantis"], "no such country"),
        (["events", "--type", "ASSULT"], "no such type; take one of"),
        (["judge", "ffffffffffff", "set", "killed", "--because", "x"], "set takes a FIELD and a VALUE"),
        (["same", "ffffffffffff", "--because", "x"], "one is not two"),
        (["undo", "--who", "a test"], ""),
        (["events", "--since", "2026-05-10", "--until", "2026-05-01"], "later than"),
        (["show", "EVENT", "--as-of", "2020-01-01"], "nothing was known of it on 2020-01-01"),
        *(
            (["judge", "EVENT", "set", *words, "--because", "x", "--who", "a test"], problem)
            for *words, problem in (
                ("killed", "twelve", "'twelve' is no number of people; write it in digits"),
                ("killed", "-3", "no number of people"),
                ("killed", "true", "no number of people"),
                ("killed", "NaN", "no number of people"),
                ("killed", "", "no number of people"),
                ("killed", '{"low": 1}', "no number of people"),
                ("killed", "9" * 5000, "no number of people"),
                ("time", "tomorrow", "no day; write it as YYYY-MM-DD"),
                ("place", " ", "no place"),
                ("event_type", "FOO", "take one of AGREE"),
                ("mode", "seized", "take one of"),
                ("standing", "disputed", "no field to set; take one of event_type"),
            )
        ),
    ],
)
def test_what_cannot_be_done_is_one_line(
    words: list[str], problem: str, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if "--store" not in words:
        words = [*words, "--store", store]
    if "EVENT" in words:
        words[1] = json.loads(asked(capsys, "events", "--store", store, "--format", "json"))[0]["event_id"]
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("reportedly: ")
    assert captured.err.count("\n") == 1
    assert problem in captured.err


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["events", "--as-of", "nonsense"], "is no time"),
        (["events", "--as-of", "0001-01-01T00:00+14:00"], "is no time that the calendar has"),
        (["events", "--country", ""], "it is blank"),
        (["events", "--limit", "0"], "is no number"),
        (["events", "--limit", "9" * 5000], "invalid"),
        (["events", "--standing", "\x1b[31mred"], "invalid choice"),
        (["show", " "], "it is blank"),
        (["judge", "ffffffffffff", "confirm", "--because", ""], "it is blank"),
        (["add", "news", "--store", ""], "it is blank"),
        (["add", "news", "--store", ":memory:"], "is kept nowhere; name a file"),
        (["undo", "\x1b[31mred\u202e"], "is no number"),
    ],
)
def test_a_wrong_option_is_one_line(words: list[str], problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.isprintable() or said.strip("\n").isprintable()
    assert problem in said


def test_a_value_that_suits_its_field_is_set(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    event = json.loads(asked(capsys, "events", "--store", store, "--type", "COERCE", "--format", "json"))[0]["event_id"]
    for words in (("killed", "9"), ("time", "2026-05-02"), ("place", "Kidal"), ("event_type", "retreat")):
        asked(capsys, "judge", event, "set", *words, "--because", "a list", "--who", "a test", "--store", store)
    now = json.loads(asked(capsys, "show", event, "--store", store, "--format", "json"))
    assert (now["killed"]["best"], now["time"]["earliest"], now["event_type"]) == (9, "2026-05-02", "RETREAT")
    asked(capsys, "undo", "--who", "a test", "--store", store)  # without a reason too


def test_a_page_names_claims_as_commands_take_them(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    event = json.loads(asked(capsys, "events", "--store", store, "--type", "COERCE", "--format", "json"))[0]["event_id"]
    page = asked(capsys, "show", event, "--store", store).split()
    told = [page[i + 1] for i, word in enumerate(page) if word == "claim" and len(page[i + 1]) == 16]
    assert len(set(told)) > 1
    asked(capsys, "different", *told[:2], "--because", "two towns", "--who", "a test", "--store", store)


def test_a_limit_that_no_database_takes_is_no_limit(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    every = asked(capsys, "events", "--store", store)
    assert asked(capsys, "events", "--store", store, "--limit", "9" * 30) == every


def test_a_store_that_fails_in_the_midst_is_one_line(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise InputError(ref="news.db", problem="the disk is full", remedy="make room")

    monkeypatch.setattr("reportedly.store.Store.add", full)
    assert main(["add", str(tmp_path / "news"), "--store", store]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said == ["reportedly: news.db: the disk is full; make room", "reportedly: added 0 documents; 1 input failed"]


def test_what_is_added_twice_is_known(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(tmp_path / "news"), "--store", store]) == 0
    captured = capsys.readouterr()
    assert captured.out.count("known already") == 3
    assert captured.err == "reportedly: added 0 documents, 0 claims; 3 known already\n"


@pytest.mark.parametrize("name", ["x" * 5000, "no/such/folder/x.db"])
def test_a_store_that_cannot_be(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["events"], ["add", "news"]):
        assert main([*words, "--store", name]) == 2
        assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("words", [("export", "--as", "jsonl"), ("brief", "--out")])
def test_no_output_takes_the_place_of_the_store(
    store: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(store).read_bytes()
    assert main([*words, store, "--store", store]) == 2
    assert "that is the store itself" in capsys.readouterr().err
    assert Path(store).read_bytes() == before


def test_a_brief_takes_no_name_of_another_form(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "--out", str(tmp_path / "mali.docx"), "--store", store]) == 2
    assert ".docx; end it with .md, .html or .pdf" in capsys.readouterr().err
    assert not (tmp_path / "mali.docx").exists()


def test_what_stands_after_an_option_joins_the_list(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "events", "--store", store, "--format", "jsonl").splitlines()
    first, second = (json.loads(line)["event_id"] for line in found[:2])
    assert main(["different", first, "--because", "two towns", "--store", store, second]) == 0
    with pytest.raises(SystemExit):
        main(["events", "--store", store, first])
    assert f"unrecognized arguments: {first}" in capsys.readouterr().err
