"""The accuracy gate itself, on tiny gold."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.counters import Found, Right
from evaluation.floors import Floor, Pinned, pinned_of, read_floors, written
from evaluation.gate import _some, main
from evaluation.measure import Result
from evaluation.table import rows_of

_TEXT = "Rebels seized the town of Orra on Friday, the army said. Soldiers killed two men in Tolmin on Sunday.\n"
_LABELS = """
[document]
published = "2026-04-28"

[[claim]]
phrase = "seized the town"
types = ["COERCE", "ASSAULT"]
acled = ["Non-state actor overtakes territory", "Non-violent transfer of territory", "Armed clash"]
actor = ["Rebels"]
target = []
place = ["Orra"]
source = ["the army"]
"""


def _pinned(*, corpus: str = "a", every: int = 1, **values: float) -> Pinned:
    return Pinned(every, corpus, 3, "", {name: Floor(value, 100) for name, value in values.items()})


def test_a_floor_leaves_room_for_answers_that_tip() -> None:
    assert Floor(0.9, 20).least == pytest.approx(0.8, abs=2e-4)
    assert Floor(0.9, 20_000).least == pytest.approx(0.897, abs=2e-4)


def test_a_figure_below_its_floor_is_a_problem() -> None:
    assert _pinned(found=0.9).problems(_pinned(found=0.885)) == []
    (line,) = _pinned(found=0.9).problems(_pinned(found=0.87))
    assert line == "found is 0.870, and was 0.900 of 100"


def test_a_figure_that_vanished_is_a_problem() -> None:
    assert len(_pinned(found=0.9, source=0.5).problems(_pinned(found=0.9))) == 1


@pytest.mark.parametrize("other", [_pinned(corpus="b", found=1.0), _pinned(every=2, found=1.0)])
def test_figures_of_another_corpus_are_a_problem_and_raise_nothing(other: Pinned) -> None:
    (line,) = _pinned(found=0.9).problems(other)
    assert "corpus" in line
    with pytest.raises(ValueError, match="another"):
        _pinned(found=0.9).raised(other)


def test_raising_takes_the_higher_of_each_figure() -> None:
    raised = _pinned(found=0.9, typed=0.8).raised(_pinned(found=0.89, typed=0.85, whole=0.5))
    assert {name: floor.value for name, floor in raised.floors.items()} == {"found": 0.9, "typed": 0.85, "whole": 0.5}


def test_floors_are_written_and_read_again(tmp_path: Path) -> None:
    results = [Result("one", {"found F1": Found(2, 1, 0), "via": Right()})]
    pinned = {"gold": pinned_of(rows_of("gold", results, {}), every=2, corpus="abc", reason='so "it" is')}
    path = tmp_path / "floors.toml"
    path.write_text(written(pinned), encoding="utf-8")
    assert read_floors(path) == pinned
    assert pinned["gold"].floors == {"found F1": Floor(0.8, 3)}


def test_no_floors_are_no_file(tmp_path: Path) -> None:
    assert read_floors(tmp_path / "floors.toml") == {}


@pytest.fixture
def gold(tmp_path: Path) -> list[str]:
    """One labelled dispatch of ours, and the options of a gate that has it alone."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "orra.txt").write_text(_TEXT, encoding="utf-8")
    (tmp_path / "gold" / "orra.toml").write_text(_LABELS, encoding="utf-8")
    return ["gold", "--gold", str(tmp_path / "gold"), "--floors", str(tmp_path / "floors.toml")]


def test_the_gate_passes_what_it_raised_and_stops_what_fell(gold: list[str], tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    assert main([*gold, "--raise"]) == 0
    assert main(gold) == 0
    pinned = read_floors(path)
    (found,) = (f for n, f in pinned["gold"].floors.items() if n == "found F1")
    assert found.items == 1
    assert found.value == pytest.approx(2 / 3, abs=1e-4)  # one claim is labelled, and two are told
    before = pinned["gold"]
    higher = Pinned(1, before.corpus, 1, "", {"found F1": Floor(1.0, 1000)})
    path.write_text(written({"gold": higher}), encoding="utf-8")
    assert main(gold) == 1
    assert main([*gold, "--raise"]) == 1
    assert read_floors(path)["gold"].floors["found F1"] == Floor(1.0, 1000)
    assert main([*gold, "--lower", "a label was wrong"]) == 0
    assert read_floors(path)["gold"].reason == "a label was wrong"
    assert main(gold) == 0


def test_the_gate_stops_where_the_labels_changed(gold: list[str], tmp_path: Path) -> None:
    assert main([*gold, "--raise"]) == 0
    labels = tmp_path / "gold" / "orra.toml"
    labels.write_text(labels.read_text(encoding="utf-8") + "hedged = true\n", encoding="utf-8")
    assert main(gold) == 1
    assert main([*gold, "--raise"]) == 1


def test_a_missing_corpus_is_skipped_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text(written({"case2021": _pinned(accuracy=0.9)}), encoding="utf-8")
    assert main(["--corpora", str(tmp_path), "--floors", str(floors)]) == 0
    assert "case2021: skipped: " in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [["nonsense"], ["--lower", "a reason"], ["gold", "--lower", " "]])
def test_lowering_wants_measures_and_a_reason(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(wrong) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_some_theatres_stand_for_all_and_the_newest_is_among_them() -> None:
    theatres = [f"scenario{number}" for number in range(2, 9)]
    assert _some(["gold", "scenario", *theatres, "plover"], 3) == [
        "gold", "scenario", "scenario2", "scenario5", "scenario8", "plover",
    ]  # fmt: skip
    assert _some(["gold", *theatres], 1) == ["gold", *theatres]


def test_none_of_the_theatres_is_no_part_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--each", "0"])
    assert ended.value.code == 2
    assert "from 1 on" in capsys.readouterr().err


def test_of_measures_that_are_named_none_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenario2", "--each", "3"]) == 2
    assert "--each is for all measures" in capsys.readouterr().err
