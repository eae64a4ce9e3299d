"""A store that can be read but not written, on a medium or in a folder of others."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from tests.store.made import TinyRules, Told, document

from reportedly.cli import main
from reportedly.errors import InputError
from reportedly.store import engine, open_store


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store in a folder that is closed to writing; whoever runs as root may write anyway, so that is played."""
    folder = tmp_path / "a folder? 100%"
    folder.mkdir()
    made = tmp_path / "s.db"
    with open_store(made, rules=TinyRules()) as store:
        store.add(*document(Told("Aba", 1)), tool="test")
    shutil.copy(made, folder / "s.db")
    (folder / "s.db").chmod(0o444)
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):
        monkeypatch.setattr(engine, "_writable", lambda path: folder not in (path, *path.parents))
    yield folder / "s.db"
    folder.chmod(0o755)


def test_it_is_read(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(file) as store:
        assert len(store.events()) == 1
        assert len(store.events(text="rebels")) == 1
    assert main(["events", "--store", str(file)]) == 0
    assert "Aba" in capsys.readouterr().out
    assert main(["export", "--as", "jsonl", str(file.parent.parent / "x.jsonl"), "--store", str(file)]) == 0
    assert [path.name for path in file.parent.iterdir()] == ["s.db"], "nothing was made beside it"


def test_it_is_not_written(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    article = tmp_path / "article.txt"
    article.write_text("KIDAL, Mali, 12 May 2026 - Gunmen killed three soldiers in Kidal on Monday, the army said.\n")
    assert main(["add", str(article), "--store", str(file)]) == 2
    assert "can be read but not written; copy it to where you may write" in capsys.readouterr().err
    with open_store(file, rules=TinyRules()) as store, pytest.raises(InputError, match="not written"):
        store.add(*document(Told("Bol", 1)), tool="test")
    assert file.read_bytes() == before


def test_an_older_one_says_so(file: Path, tmp_path: Path) -> None:
    older = create_engine(f"sqlite:///{tmp_path / 's.db'}")
    with older.begin() as connection:
        connection.execute(text("DELETE FROM migrations WHERE name LIKE 'm004%'"))
    older.dispose()
    file.parent.chmod(0o755)
    file.unlink()
    shutil.copy(tmp_path / "s.db", file)
    with pytest.raises(InputError, match="older version"):
        open_store(file)


def test_what_stands_in_the_log_is_read(file: Path, tmp_path: Path) -> None:
    file.parent.chmod(0o755)
    with open_store(tmp_path / "s.db", rules=TinyRules()) as store:
        store.add(*document(Told("Bol", 1)), tool="test")
        for suffix in ("", "-wal", "-shm"):
            (file.parent / f"s.db{suffix}").unlink(missing_ok=True)
            shutil.copy(tmp_path / f"s.db{suffix}", file.parent)
    with open_store(file) as store:
        assert len(store.events()) == 2
