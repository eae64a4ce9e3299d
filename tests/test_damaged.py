"""A package with a file that is damaged says so in one line, however many processes find it so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import pytest

MODEL = "data/model/tokenizer.json"
PLACES = "data/places/gazetteer.bin"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package: links to its files, but for the model and the places, which are copies."""
    package = tmp_path / "reportedly"
    (package / "data").mkdir(parents=True)
    with as_file(files("reportedly")) as here:
        copied = {here / "data" / "model", here / "data" / "places"}
        for path in [*here.iterdir(), *(here / "data").iterdir()]:
            to = package / path.relative_to(here)
            if path in copied:
                shutil.copytree(path, to)
            elif path != here / "data":
                to.symlink_to(path)
    return package


def coded(package: Path, jobs: str = "1") -> tuple[int, list[str]]:
    """Codes three articles with that package; gives the exit code, and stderr in lines."""
    articles = [package.parent / f"{n}.txt" for n in range(3)]
    for n, article in enumerate(articles):
        article.write_text(f"KIDAL, Mali - Gunmen killed {n + 2} soldiers in Kidal on Monday, the army said.\n")
    command = [sys.executable, "-m", "reportedly", "code", *map(str, articles), "--jobs", jobs, "--format", "csv"]
    environment = {**os.environ, "PYTHONPATH": str(package.parent)}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stderr.splitlines()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_damaged_model(package: Path, jobs: str) -> None:
    (package / MODEL).write_bytes(b"{}")
    status, lines = coded(package, jobs)
    assert status == 2
    assert lines == ["reportedly: the model's tokenizer.json is damaged (its checksum differs); reinstall reportedly"]


@pytest.mark.parametrize("how", ["cut", "head", "blocks", "emptied"])
def test_damaged_places(package: Path, how: str) -> None:
    whole = (package / PLACES).read_bytes()
    changed = bytearray(whole)
    for at in range(200_000 if how == "blocks" else 500, len(whole), 1000):
        changed[at] ^= 1
    cut = {"cut": whole[: len(whole) // 2], "emptied": b""}
    (package / PLACES).write_bytes(cut.get(how, bytes(changed)))
    status, lines = coded(package, "2" if how == "blocks" else "1")
    assert status == 2
    assert len(lines) == 1
    assert "gazetteer.bin: " in lines[0]
    assert lines[0].endswith("; install it again")
