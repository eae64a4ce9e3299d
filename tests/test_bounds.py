"""Texts that run into the bounds of the reader, and how the commands tell of it."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import pytest

from reportedly import parts
from reportedly.annotate import _LONG as ROW
from reportedly.annotate.sentences import LONGEST
from reportedly.bounds import Bound, note, noting, told
from reportedly.cli import main
from reportedly.code.attribution import _CUES
from reportedly.code.triggers import _MOST
from reportedly.model import Document
from reportedly.read import ReadOptions, read_inputs
from reportedly.remarks import of_stored
from reportedly.store import open_store

DEEDS = "The rebels " + " and ".join(f"shelled the village of Orra{n}" for n in range(40)) + "."
SAYINGS = " and ".join(f"the guard {n} said that he knew" for n in range(40)) + "."
ROW_OF_FIGURES = " ".join(map(str, range(30)))
NEWS = "Gunmen killed two soldiers in Gao on Monday, the army said.\n"


def test_the_words_tell_the_bounds_that_there_are() -> None:
    given = {Bound.WORDS: LONGEST, Bound.HAPPENINGS: _MOST, Bound.SAYINGS: _CUES, Bound.ROWS: ROW}
    assert {bound: int(re.findall(r"\d+", bound.value)[0]) for bound in given} == given


def test_nothing_is_noted_where_nobody_asks() -> None:
    note(Bound.WORDS)
    with noting() as made:
        note(Bound.ROLES, 2)
        with noting() as inner:
            note(Bound.ROWS)
    note(Bound.WORDS)
    assert (made, inner) == ([Bound.ROLES] * 2, [Bound.ROWS])
    assert told([]) is None


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_document_has_its_line_and_the_last_line_counts_them(
    jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "deeds.txt").write_text(f"{NEWS}\n{DEEDS}\n\n{ROW_OF_FIGURES}\n", encoding="utf-8")
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "said.txt").write_text(f"{NEWS}\n{SAYINGS}\n", encoding="utf-8")
    assert main(["code", str(tmp_path), "--language", "en", "--jobs", jobs]) == 0
    deeds, said, last = capsys.readouterr().err.splitlines()
    assert "deeds.txt: not read in full" in deeds
    assert "1 with 16 happenings or more" in deeds
    assert "1 of 24 figures" in deeds
    assert "verbs of saying" not in deeds
    assert deeds.endswith("; to have all of it read, break long sentences up")
    assert "said.txt: not read in full" in said
    assert "with 24 verbs of saying or more" in said
    assert "of more than 150 words (cut in pieces)" in said
    assert last.endswith("; 2 not read in full")


@pytest.mark.parametrize("command", ["times", "attributions", "annotate"])
def test_parts_of_a_long_document_are_noted_too(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "WHOLE", 1000)
    monkeypatch.setattr(parts, "PART", 800)
    monkeypatch.setattr(parts, "cores", lambda: 2)
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join([NEWS, ROW_OF_FIGURES] * 20), encoding="utf-8")
    assert main([command, str(path)]) == 0
    in_parts, bounded = capsys.readouterr().err.splitlines()
    assert "read in parts of" in in_parts
    assert "its sentences: 20 of 24 figures" in bounded


def test_an_archive_tells_of_them_in_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for needed in ("fsspec", "pyarrow", "fastwarc"):
        pytest.importorskip(needed, reason="the extra bulk is not installed")
    path, out = tmp_path / "news.jsonl", tmp_path / "out"
    lines = [{"id": "rows", "text": f"{NEWS}\n{ROW_OF_FIGURES}"}, {"id": "news", "text": NEWS}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert main(["bulk", str(path), "--out", str(out), "--jobs", "1"]) == 0
    assert "; 1 not read in full or as a whole, see bounded/" in capsys.readouterr().err
    (file,) = (out / "bounded").iterdir()
    (row,) = map(json.loads, file.read_text("utf-8").splitlines())
    assert row["ref"].endswith("rows")
    assert row["problem"].startswith("not read in full")


def test_a_store_keeps_them_by_any_way_in(tmp_path: Path) -> None:
    for needed in ("fsspec", "pyarrow", "fastwarc"):
        pytest.importorskip(needed, reason="the extra bulk is not installed")
    (tmp_path / "rows.txt").write_text(f"{NEWS}\n{ROW_OF_FIGURES}", encoding="utf-8")
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    assert main(["add", str(tmp_path / "rows.txt"), str(tmp_path / "news.txt"), "--store", str(tmp_path / "a.db")]) == 0
    lines = [{"id": name, "text": (tmp_path / f"{name}.txt").read_text("utf-8")} for name in ("rows", "news")]
    (tmp_path / "all.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert main(["bulk", str(tmp_path / "all.jsonl"), "--out", str(tmp_path / "out"), "--jobs", "1"]) == 0
    assert main(["resolve", str(tmp_path / "out"), "--store", str(tmp_path / "b.db")]) == 0
    for name in ("a.db", "b.db"):
        with open_store(tmp_path / name) as store:
            told = [store.document(one.document_id) or {} for one in store.documents()]
        assert sorted(json.dumps(one["bounds"]) for one in told) == ['{"rows": 1}', "{}"]


def test_a_text_too_long_to_be_found_by_all_its_words_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.store.fulltext.MOST_FOUND", 40)
    path = tmp_path / "long.txt"
    path.write_text(NEWS, encoding="utf-8")
    assert main(["add", str(path), "--store", str(tmp_path / "a.db")]) == 0
    assert "long.txt: events --text finds it by the words of its first 40 characters" in capsys.readouterr().err


def test_what_is_beyond_the_bound_on_a_text_is_kept_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.read.ReadOptions", partial(ReadOptions, max_chars=150))
    text = f"{NEWS}\n{NEWS}\n{NEWS}\n{NEWS}"
    (tmp_path / "news").mkdir()
    for name in ("long", "other"):
        (tmp_path / "news" / f"{name}.txt").write_text(text if name == "long" else NEWS, encoding="utf-8")
    assert main(["code", str(tmp_path / "news"), "--format", "json"]) == 0
    captured = capsys.readouterr()
    told, last = captured.err.splitlines()
    beyond = text.index(" ", 140)
    left = len(text.rstrip()) - beyond - len("\n\n")
    assert f"long.txt: not read in full: only its first {beyond} characters, and {left} are left out; " in told
    assert last.endswith("2 documents, 4 claims; 1 not read in full")
    long, _ = json.loads(captured.out)
    assert long["document"]["text"] == text
    assert len(long["claims"]) == 3
    assert max(claim["evidence"]["end"] for claim in long["claims"]) <= beyond
    assert main(["add", str(tmp_path / "news"), "--store", str(tmp_path / "a.db")]) == 0
    with open_store(tmp_path / "a.db") as store:
        kept = [store.document(one.document_id) or {} for one in store.documents()]
    assert sorted(len(list(of_stored(one))) for one in kept) == [0, 1]
    assert sum(end - start for one in kept for start, end, kind in one["blocks"] if kind == "beyond") == left


@pytest.mark.parametrize(("most", "read"), [(0, ""), (4, "abcd"), (7, "abcd"), (10, "abcd efgh"), (99, "abcd efgh ij")])
def test_a_text_is_cut_before_a_word_where_it_has_some(most: int, read: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("abcd efgh ij", encoding="utf-8")
    (made,) = read_inputs([str(path)], ReadOptions(max_chars=most, language="en"))
    assert isinstance(made, Document)
    assert "".join(made.text[b.start : b.end] for b in made.blocks if b.kind.is_read) == read
    assert "".join(made.text[b.start : b.end] for b in made.blocks) == made.text
