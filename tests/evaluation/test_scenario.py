"""The scenario's own files, and the measure where the commands fail or are not there."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from evaluation.__main__ import main
from evaluation.events import TOLLS, told_claims
from evaluation.measure import MORE_SCENARIOS, SCENARIO, NotMeasuredError
from evaluation.measures import scenario

from reportedly.model import Document
from reportedly.read import ReadOptions, read_inputs

FILES = sorted((SCENARIO / "dispatches").iterdir())
TEXTS = {f.name: f.read_text(encoding="utf-8") for f in FILES}
STANDINGS = {"disputed", "admitted", "corroborated", "reported", "claimed"}


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [d for d in read_inputs([str(SCENARIO / "dispatches")], ReadOptions()) if isinstance(d, Document)]


def test_all_dispatches_are_read_and_say_who_published_them_when(documents: list[Document]) -> None:
    assert len(documents) == len(FILES) >= 45
    assert all(d.url and d.published and d.title for d in documents)
    assert len({d.publisher for d in documents}) >= 10
    assert all(d.text == TEXTS[Path(d.ref).name] for d in documents)
    assert len({d.id for d in documents}) == len(documents)


def test_dispatches_come_in_order_and_two_pages_change(documents: list[Document]) -> None:
    days = [d.published for d in documents if d.published]
    assert days == sorted(days)
    assert (days[-1] - days[0]).days == 9
    assert Counter(Counter(d.url for d in documents).values()) == {1: 53, 2: 2}


@pytest.mark.parametrize("folder", [SCENARIO, *MORE_SCENARIOS.values()])
def test_phrases_stand_once_each_and_no_two_claims_have_the_same_words(folder: Path) -> None:
    texts = {f.name: f.read_text(encoding="utf-8") for f in sorted((folder / "dispatches").iterdir())}
    truth = tomllib.loads((folder / "truth.toml").read_text(encoding="utf-8"))
    claims = told_claims(truth, texts)
    assert len({(c.document, c.start) for c in claims}) == len(claims)
    for event in truth["event"]:
        for claim in event["claims"]:
            assert texts[claim["document"]].count(claim["phrase"]) == 1, claim


@pytest.mark.parametrize("folder", [SCENARIO, MORE_SCENARIOS["scenario2"]])
def test_the_truth_is_whole(folder: Path) -> None:
    truth = tomllib.loads((folder / "truth.toml").read_text(encoding="utf-8"))
    current = [e for e in truth["event"] if not e.get("background")]
    assert len(current) >= 14
    assert {s for e in current for s in e.get("standing", ())} == STANDINGS
    for event in current:
        assert ("standing" in event) == ("origins" in event), event["id"]
        for toll in (event[kind] for kind in TOLLS if kind in event):
            assert toll.keys() == {"low", "best", "high"}
    assert any(c.get("withdrawn") for e in current for c in e["claims"])


def test_without_the_commands_nothing_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(scenario, "_run", lambda *arguments: CompletedProcess(arguments, 2, "", "invalid choice"))
    with pytest.raises(NotMeasuredError):
        scenario.events_of(SCENARIO / "dispatches")
    assert main(["scenario"]) == 0
    assert "scenario: not measured: reportedly has no commands" in capsys.readouterr().err


def test_another_scenario_may_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenario", "--scenario", str(tmp_path)]) == 0
    assert f"scenario: not measured: {tmp_path / 'dispatches'} is missing" in capsys.readouterr().err


def test_with_another_encoder_nothing_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenario", "--model", str(tmp_path)]) == 0
    assert "no other encoder" in capsys.readouterr().err


def test_a_command_that_fails_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*arguments: str) -> CompletedProcess[str]:
        failed = "--help" not in arguments
        return CompletedProcess(arguments, int(failed), "", "the disk is full")

    monkeypatch.setattr(scenario, "_run", run)
    with pytest.raises(RuntimeError, match="reportedly add ended with 1: the disk is full"):
        scenario.events_of(SCENARIO / "dispatches")


def test_the_folder_is_added_and_the_events_of_that_store_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def run(*arguments: str) -> CompletedProcess[str]:
        asked.append(arguments)
        return CompletedProcess(arguments, 0, "[]", "")

    monkeypatch.setattr(scenario, "_run", run)
    found: list[dict[str, Any]] = scenario.events_of(Path("dispatches"))
    added, listed = (a for a in asked if "--help" not in a)
    assert found == []
    assert added[:2] == ("add", "dispatches")
    assert added[added.index("--store") + 1] == listed[listed.index("--store") + 1]
