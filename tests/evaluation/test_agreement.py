"""Agreement of two labellers: counted in both directions, and what one leaves uncounted counts for neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.agreement import agreement, main, sentence_around
from evaluation.bootstrap import total
from evaluation.counters import Counter

from reportedly.model import Span

_TEXT = "Mayor shot in Tessal\n\nGunmen shot the mayor of Tessal on Monday. The police blamed a gang and sent 40 men.\n"
_HEAD = '[document]\nfile = "../tessal.txt"\npublished = "2026-03-03"\n'
_SHOT = '[[claim]]\nphrase = "Gunmen shot"\ntypes = ["ASSAULT"]\nacled = ["Attack"]\nactor = ["Gunmen"]\n{}\n'
_BLAMED = '[[claim]]\nphrase = "police blamed"\ntypes = ["ACCUSE"]\nactor = ["The police"]\ntarget = ["a gang"]\n{}\n'
_SENT = '[[claim]]\nphrase = "sent 40 men"\ntypes = ["MOBILIZE"]\nactor = ["The police"]\n{}\n'


def _counted(folder: Path, one: str, other: str) -> dict[str, Counter]:
    (folder / "tessal.txt").write_text(_TEXT, encoding="utf-8")
    for name, labels in (("a", one), ("b", other)):
        (folder / name).mkdir()
        (folder / name / "tessal.toml").write_text(_HEAD + labels, encoding="utf-8")
    (result,) = agreement(folder / "a", folder / "b")
    return dict(result.counts)


def test_a_pass_agrees_with_itself(tmp_path: Path) -> None:
    labels = _SHOT.format('target = ["the mayor of Tessal"]\nkilled = [1, 1]') + _BLAMED.format("hedged = true")
    counts = _counted(tmp_path, labels, labels)
    assert {name: c.value for name, c in counts.items() if c.items} == {
        name: 1.0 for name, c in counts.items() if c.items
    }


def test_what_one_pass_alone_has_is_missed_and_extra(tmp_path: Path) -> None:
    found = _counted(tmp_path, _SHOT.format("") + _BLAMED.format(""), _SHOT.format(""))["found F1"]
    assert (found.numbers["hits"], found.numbers["missed"], found.numbers["extra"]) == (2, 1, 1)


@pytest.mark.parametrize("left_out", ["optional = true", "again = true"])
def test_what_one_pass_leaves_uncounted_is_no_disagreement(tmp_path: Path, left_out: str) -> None:
    counts = _counted(tmp_path, _SHOT.format("") + _SENT.format(left_out), _SHOT.format("") + _SENT.format(""))
    assert total([counts["found F1"]]).value == 1.0


def test_an_uncounted_claim_that_the_other_lacks_is_no_disagreement(tmp_path: Path) -> None:
    assert (
        _counted(tmp_path, _SHOT.format("") + _SENT.format("optional = true"), _SHOT.format(""))["found F1"].value == 1
    )


def test_values_that_differ_are_counted_by_field(tmp_path: Path) -> None:
    one = _SHOT.format('target = ["the mayor of Tessal"]\nplace = ["Tessal"]')
    other = _SHOT.format('place = ["Tessal"]\nmodality = "future"')
    counts = _counted(tmp_path, one, other)
    assert [counts[f].value for f in ("type", "place", "modality", "target", "whole F1")] == [1, 1, 0, 0, 0]


def test_folders_of_different_documents_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path / "a"), str(tmp_path / "b")])
    assert stopped.value.code == 2
    assert "do not label the same documents" in capsys.readouterr().err


def test_a_sentence_ends_at_its_full_stop() -> None:
    start = _TEXT.index("blamed")
    sentence = sentence_around(_TEXT, Span(start, start + 6))
    assert _TEXT[sentence.start : sentence.end].strip() == "The police blamed a gang and sent 40 men."
