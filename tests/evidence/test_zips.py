"""A zip that can be written in one way: read by Python's reader, and byte by byte by ours."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.evidence.zips import NotAsWrittenError, ZipWriter, is_plain, walk

NAMES = st.from_regex(r"[a-z0-9._-]{1,12}(/[a-z0-9._-]{1,12}){0,3}", fullmatch=True).filter(is_plain)


def written(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    writer = ZipWriter(out)
    for name, content in files.items():
        writer.add(name, content)
    writer.close()
    return out.getvalue()


@given(st.dictionaries(NAMES, st.binary(max_size=50), max_size=5))
def test_what_goes_in_comes_out(files: dict[str, bytes]) -> None:
    made = written(files)
    assert [(e.name, e.size, e.sound) for e in walk(io.BytesIO(made))] == [(n, len(c), True) for n, c in files.items()]
    with zipfile.ZipFile(io.BytesIO(made)) as read:
        assert {name: read.read(name) for name in read.namelist()} == files


@pytest.mark.parametrize("change", ["flip", "drop", "double"])
def test_no_byte_is_idle(change: str) -> None:
    made = written({"a/b.txt": b"some words", "a/c": b"", "a/d.txt": b"others"})
    before = [(e.name, e.sha256) for e in walk(io.BytesIO(made))]
    for at in range(len(made)):
        middle = {"flip": bytes([made[at] ^ 0x20]), "drop": b"", "double": made[at : at + 1] * 2}[change]
        try:
            found = walk(io.BytesIO(made[:at] + middle + made[at + 1 :]))
        except NotAsWrittenError:
            continue
        assert not all(e.sound for e in found) or [(e.name, e.sha256) for e in found] != before


@pytest.mark.parametrize(
    "name", ["", "/a", "a//b", "../a", "a/../b", "a/.", ".", "..", "a b", "a\\b", "ä", "a\n", "a/", "x" * 251]
)
def test_names_that_no_zip_of_ours_has(name: str) -> None:
    assert not is_plain(name)
    with pytest.raises(ValueError, match="cannot be in an evidence pack"):
        ZipWriter(io.BytesIO()).add(name, b"")


def test_more_files_than_can_be_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.evidence.zips.MOST_FILES", 3)
    with pytest.raises(InputError, match="ask for fewer"):
        written({f"a/{n}": b"" for n in range(4)})
    monkeypatch.setattr("reportedly.evidence.zips.MOST_FILES", 4)
    made = written({f"a/{n}": b"" for n in range(4)})
    monkeypatch.setattr("reportedly.evidence.zips.MOST_FILES", 3)
    with pytest.raises(NotAsWrittenError, match="more than 3 files"):
        walk(io.BytesIO(made))


def test_very_many_files() -> None:
    made = written({f"a/{n}": b"" for n in range(66_000)})
    with zipfile.ZipFile(io.BytesIO(made)) as read:
        assert len(read.namelist()) == 66_000


def test_files_behind_four_gigabytes(tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    with path.open("wb") as out:
        writer = ZipWriter(out)
        writer.add("a/x", b"first")
        writer._at = out.seek(5 << 30)  # a hole, which takes no room
        writer.add("a/y", b"second")
        writer.close()
    with zipfile.ZipFile(path) as read:
        assert [read.read(name) for name in read.namelist()] == [b"first", b"second"]
