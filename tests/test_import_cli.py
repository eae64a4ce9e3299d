"""The command import: the same store out of the file, or one line that says what is wrong, and nothing."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from reportedly.cli import main

DISPATCH = "KIDAL, Mali, 12 May 2026 - Gunmen killed three soldiers in Kidal on Monday, the army said.\n"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("import")
    (folder / "article.txt").write_text(DISPATCH)
    store = str(folder / "s.db")
    assert main(["add", str(folder / "article.txt"), "--store", store, "--published", "2026-05-12"]) == 0
    assert main(["export", "--as", "jsonl", str(folder / "all.jsonl"), "--store", store]) == 0
    return folder / "all.jsonl"


def test_the_same_bytes_come_again(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = str(tmp_path / "new.db")
    assert main(["import", str(file), "--store", store]) == 0
    assert "reportedly: 1 document, 1 claim, 1 event into" in capsys.readouterr().err
    assert main(["export", "--as", "jsonl", str(tmp_path / "again.jsonl"), "--store", store]) == 0
    assert (tmp_path / "again.jsonl").read_bytes() == file.read_bytes()
    assert main(["import", str(file), "--store", store]) == 2
    assert "not empty" in capsys.readouterr().err


def test_standard_input(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    assert main(["import", "-", "--store", str(tmp_path / "new.db")]) == 0


def test_a_bad_file_leaves_no_store(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(file.read_bytes().replace(b"three soldiers", b"seven soldiers", 1))
    assert main(["import", str(bad), "--store", str(tmp_path / "new.db")]) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert f"{bad}, line " in told
    assert [path.name for path in tmp_path.iterdir()] == ["bad.jsonl"]


def test_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (tmp_path / "none.jsonl", tmp_path):
        assert main(["import", str(name), "--store", str(tmp_path / "new.db")]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
