"""What every export shares: whole or not at all, what was left out, bad places."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from reportedly.cli import main

DISPATCH = "KIDAL, Mali, 12 May 2026 - Gunmen killed three soldiers in Kidal on Monday, the army said.\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    article = folder / "article.txt"
    article.write_text(DISPATCH)
    assert main(["add", str(article), "--store", str(folder / "s.db"), "--published", "2026-05-12"]) == 0
    return folder / "s.db"


def test_events_asked_for_are_written(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "events.jsonl"
    assert main(["export", "--as", "jsonl", str(out), "--store", str(store), "--country", "Mali"]) == 0
    events = [json.loads(line) for line in out.read_text().splitlines()]
    assert events
    assert "reportedly: wrote" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["events.jsonl"]


def test_a_place_that_cannot_be_written(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--as", "jsonl", str(tmp_path / "no" / "x.jsonl"), "--store", str(store)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["export", "--as", "jsonl", str(tmp_path), "--store", str(store)]) == 2
    assert "not a file" in capsys.readouterr().err


def test_what_was_left_out_is_told(store: Path, tmp_path: Path) -> None:
    from reportedly.export.export import Export, _whole, run_export
    from reportedly.store import Asked, open_store

    with open_store(store, create=False) as opened:
        export = Export(opened, Asked(), None, tmp_path / "x.jsonl")
        run_export("jsonl", export)
        event = next(iter(opened.each_event(Asked())))
    assert not (tmp_path / "x.jsonl.left-out.csv").exists()
    with _whole(tmp_path / "y.csv", folder=False) as made, made.open("w", newline="") as rows:
        csv.writer(rows).writerow([event.event_id])
    assert (tmp_path / "y.csv").read_text().strip() == event.event_id
