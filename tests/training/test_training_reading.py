"""Reading corpora, on small ones made for the test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.example import bio, spans_of
from training.segment import sentences_of

from training import corpora

CONLLU = """# sent_id = x-1
# text = Norland's army left.
1-2\tNorland's\t_\t_\t_\t_\t_\t_\t_\t_
1\tNorland\tNorland\tPROPN\tNNP\t_\t3\tnmod:poss\t_\tEntity=(1-organization-new-cf1-2-coref(2-place-new-cf2-1-sgl)
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
3\tarmy\tarmy\tNOUN\tNN\t_\t4\tnsubj\t_\tEntity=1)
4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


def test_conllu_without_ranges_and_with_names(tmp_path: Path) -> None:
    path = tmp_path / "gum.conllu"
    path.write_text(CONLLU, "utf-8")
    [example] = corpora.conllu(path, source="gum")
    assert example.words == ["Norland", "'s", "army", "left", "."]
    assert example.heads == [3, 1, 4, 0, 4]
    assert example.entities["gum"] == ["B-LOC", "O", "O", "O", "O"]


def test_longest_span_stays() -> None:
    tags = bio(5, [(3, 4, "LOC"), (1, 4, "ORG"), (4, 5, "PER")])
    assert tags == ["O", "B-ORG", "I-ORG", "I-ORG", "B-PER"]
    assert spans_of([t or "O" for t in tags]) == {(1, 4, "ORG"), (4, 5, "PER")}


def test_stray_inside_tag_begins_a_span() -> None:
    assert spans_of(["I-LOC", "I-LOC", "B-LOC", "I-PER"]) == {(0, 2, "LOC"), (2, 3, "LOC"), (3, 4, "PER")}


def test_sentences_do_not_break_inside_a_span() -> None:
    text = "Rebels left Gen. Adu Hall. They didn't return.\nNo one did."
    lines = [[text[a:b] for a, b in s] for s in sentences_of(text)]
    assert lines[0] == ["Rebels", "left", "Gen.", "Adu", "Hall", "."]
    assert lines[1] == ["They", "did", "n't", "return", "."]
    assert len(lines) == 3
    start = text.index("Hall")
    assert len(sentences_of(text, [(start, start + 12)])) == 2


def test_re3d_keeps_the_longest_and_drops_vehicles(tmp_path: Path) -> None:
    text = "The Norland army left Ordun."
    spans = [("Organisation", 0, 16), ("Location", 4, 11), ("Vehicle", 17, 21), ("Location", 22, 27)]
    rows = [{"documentId": "d", "type": t, "begin": a, "end": b, "confidence": 1} for t, a, b in spans]
    (tmp_path / "re3d-train-entities.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (tmp_path / "re3d-train-documents.jsonl").write_text(json.dumps({"_id": "d", "text": text}), "utf-8")
    [example] = corpora.re3d(tmp_path, "train")
    assert spans_of([t or "O" for t in example.entities["re3d"]]) == {(0, 3, "ORG"), (4, 5, "LOC")}


def test_other_parts_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(corpora.re3d(tmp_path, "dev"))
