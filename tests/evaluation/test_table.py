"""The table, the pages of failures and the command, on tiny results."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluation.__main__ import ROOT, main
from evaluation.counters import Right
from evaluation.failures import page, write_pages
from evaluation.measure import Failure, Measure, Result, Tools, corpus_hash
from evaluation.measures import measures
from evaluation.table import lines_of, rows_of, targets

_RESULTS = [
    Result("one", {"lemmas": Right(1, 2)}, (Failure("lemmas", "They fled <home>.", "flee", "fled"),)),
    Result("two", {"lemmas": Right(2, 2), "tags": Right(1, 1)}),
]


def test_a_row_has_the_figure_of_the_sums() -> None:
    lemmas, tags = rows_of("words", _RESULTS, {"lemmas": 0.8})
    assert (lemmas.value, lemmas.documents, lemmas.items, lemmas.is_met) == (0.75, 2, 4, False)
    assert lemmas.low == 0.5
    assert lemmas.high == 1
    assert (tags.low, tags.is_met) == (None, None)


def test_the_table_is_aligned_and_shows_targets() -> None:
    head, lemmas, tags = lines_of(rows_of("words", _RESULTS, {"lemmas": 0.8, "tags": 1.0}))
    assert head.index("target") == lemmas.index("0.800") - 1
    assert lemmas.endswith("below")
    assert tags.endswith("met")


def test_a_page_shows_the_worst_failures_first_and_no_markup_of_texts() -> None:
    failures = tuple(Failure("lemmas", f"text {i}", "a", "b", weight=i) for i in range(5))
    shown = page("words", [_RESULTS[0], Result("three", {}, failures)], most=2)
    assert shown.index("text 4") < shown.index("text 3")
    assert "text 2" not in shown
    assert "2 of 6" in shown
    assert "They fled &lt;home&gt;." in page("words", _RESULTS)


def test_pages_are_written_with_an_index(tmp_path: Path) -> None:
    written = write_pages(tmp_path / "pages", {"words": _RESULTS})
    assert [p.name for p in written] == ["words.html", "index.html"]
    assert "words.html" in written[1].read_text(encoding="utf-8")


def test_a_missing_corpus_is_told_and_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["case2021", "--corpora", str(tmp_path)]) == 0
    assert "case2021: not measured: " in capsys.readouterr().err


def test_a_tiny_corpus_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        "id\tEventSnippet\tSubType",
        "1\tPolice arrested twelve students in Tolmin on Monday.\tARREST",
        "2\tA flood swept away the bridge at Orra.\tNATURAL_DISASTER",
    ]
    (tmp_path / "typing").mkdir()
    (tmp_path / "typing" / "case2021-dev.tsv").write_text("\n".join(rows), encoding="utf-8")
    assert main(["case2021", "--corpora", str(tmp_path), "--json", "--failures", str(tmp_path / "pages")]) == 0
    (first, second) = json.loads(capsys.readouterr().out)
    assert (first["figure"], first["value"], first["documents"], first["met"]) == ("weighted F1", 1.0, 1, True)
    assert second["figure"] == "accuracy"


def test_a_model_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["examples", "--model", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_without_labels_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gold", "--gold", str(tmp_path)]) == 0
    assert f"gold: not measured: {tmp_path} holds nothing" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--every", "--jobs", "--most"])
def test_numbers_count_from_one(option: str) -> None:
    with pytest.raises(SystemExit):
        main(["gold", option, "0"])


def test_an_unknown_measure_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nonsense"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_pages_that_quote_corpora_stay_out_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["case2021", "--failures", str(ROOT / "docs" / "failures")]) == 2
    assert "outside the project" in capsys.readouterr().err


def test_a_part_of_a_corpus_is_each_so_manieth_document() -> None:
    tools = Tools(Path("a"), Path("b"), every=3)
    assert list(tools.chosen(range(7))) == [0, 3, 6]


def test_a_corpus_hash_changes_with_any_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("a")
    before = corpus_hash([tmp_path / "folder"])
    assert before == corpus_hash([tmp_path / "folder"])
    (tmp_path / "folder" / "b.txt").write_text("")
    assert before != corpus_hash([tmp_path / "folder"])


def test_notes_beside_a_corpus_are_no_part_of_its_hash(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("a")
    before = corpus_hash([tmp_path / "folder"])
    (tmp_path / "folder" / "README.md").write_text("What the figures are now.")
    assert before == corpus_hash([tmp_path / "folder"])


def test_each_measure_names_where_its_files_are() -> None:
    for measure in measures().values():
        assert isinstance(measure, Measure)
        assert all(Tools(Path("c"), Path("a")).path(need) for need in measure.needs)


@pytest.mark.parametrize("name", sorted(measures()))
def test_each_measure_is_documented(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")


def test_targets_are_shares() -> None:
    assert all(0 < value <= 1 for figures in targets().values() for value in figures.values())
