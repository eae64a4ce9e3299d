"""Roles and names, compared word for word."""

from __future__ import annotations

from pathlib import Path

from evaluation.counters import Found, Overlap
from evaluation.measure import Tools
from evaluation.measures import entities, roles
from training.example import Roles

from reportedly.annotate.annotation import Argument, Frame
from reportedly.annotate.encoder import Analysis

_WORDS = ["Rebels", "ended", "their", "siege", "of", "Orra"]
_GOLD = [
    ("d-0001", _WORDS, [Roles(1, "end.01", [(0, 1, "ARG0"), (2, 6, "ARG1")]), Roles(3, "siege.01", [(2, 3, "ARG0")])])
]


def _framed(*frames: Frame) -> Analysis:
    return Analysis((), (), (), (), (), (), frames)


def test_arguments_are_compared_by_predicate_words_and_label() -> None:
    ended = Frame(1, "end.01", (Argument(0, 1, "ARG0"), Argument(2, 4, "ARG1")))
    siege = Frame(3, None, (Argument(2, 3, "ARG0"), Argument(4, 6, "ARGM-LOC")))
    tags = {"d-0001": (_WORDS, ["NOUN", "VERB", "PRON", "NOUN", "ADP", "PROPN"])}
    result = roles.result_of("d", _GOLD, [_framed(ended, siege)], [_framed(ended)], tags)
    assert result.counts["arguments F1"] == Found(2, 1, 2)
    assert result.counts["core F1"] == Found(2, 1, 1)
    assert result.counts["nouns alone F1"] == Found(1, 0, 1)
    assert result.counts["rolesets F1"] == Found(1, 1, 1)
    assert result.counts["predicates F1, found"] == Found(1, 1, 0)
    assert result.counts["arguments F1, found predicates"] == Found(1, 2, 1)
    assert [f.figure for f in result.failures] == ["arguments F1", "nouns alone F1"]


def test_names_are_compared_exactly_and_by_overlap() -> None:
    gold = {(0, 2, "ORG"), (5, 6, "LOC")}
    ours = {(0, 1, "ORG"), (5, 6, "LOC"), (3, 4, "PER")}
    result = entities.result_of("d", "uner", [(_WORDS, gold)], [(ours, {(0, 2, "ORG"), (2, 3, "WEAPON")})])
    assert result.counts["F1"] == Found(1, 1, 2)
    assert result.counts["overlap F1"] == Overlap(2, 3, 2, 2)
    assert result.counts["merged F1"] == Found(1, 1, 0)
    assert result.counts["LOC F1"] == Found(1)
    (failure,) = result.failures
    assert (failure.expected, failure.got) == ("ORG Rebels ended", "ORG Rebels; PER siege")


def test_uner_is_read_by_document(tmp_path: Path) -> None:
    (tmp_path / "ner").mkdir()
    lines = [
        "# newdoc id = a", "# text = Orra fell", "1\tOrra\tB-LOC\t-\t-", "2\tfell\tO\t-\t-", "",
        "# newdoc id = b", "1\t#\tO\t-\t-", "2\tIda\tB-PER\t-\t-", "3\tKron\tI-PER\t-\t-", "",
    ]  # fmt: skip
    (tmp_path / "ner" / "uner-ewt-dev.iob2").write_text("\n".join(lines), encoding="utf-8")
    tools = Tools(tmp_path, tmp_path)
    assert list(entities.uner(tools)) == [
        ("a", [(["Orra", "fell"], {(0, 1, "LOC")})]),
        ("b", [(["#", "Ida", "Kron"], {(1, 3, "PER")})]),
    ]
