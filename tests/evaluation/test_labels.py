"""The project's own label files keep to the form of docs/accuracy.md."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from evaluation.claims import COUNTED, FIELDS, span_of
from evaluation.measure import GOLD
from evaluation.measures.case2021 import LABELS
from evaluation.measures.labelled import labelled_document

from reportedly.model import EventType, Modality, Stance

_FILES = sorted(p.relative_to(GOLD).as_posix() for p in GOLD.rglob("*.toml"))
_KEYS = {
    "phrase", "types", "acled", "actor", "target", "place", "from", "to", "source", "via", "stance", "modality",
    "hedged", "background", *COUNTED, "optional", "again",
}  # fmt: skip
_WORDS = 6


def _labels(name: str) -> tuple[Path, list[dict[str, Any]]]:
    path = GOLD / name
    return path, tomllib.loads(path.read_text(encoding="utf-8"))["claim"]


@pytest.mark.parametrize("name", _FILES)
def test_every_phrase_stands_in_its_text(name: str) -> None:
    path, labels = _labels(name)
    text = labelled_document(path).text
    for label in labels:
        assert span_of(label["phrase"], text)
        assert 1 <= len(label["phrase"].split()) <= _WORDS


@pytest.mark.parametrize("name", _FILES)
def test_every_value_is_one_that_the_form_knows(name: str) -> None:
    for label in _labels(name)[1]:
        assert label.keys() <= _KEYS
        assert set(label["types"]) <= {t.value for t in EventType}
        assert label["types"]
        assert set(label.get("acled", [])) <= set(LABELS.values())
        assert label.get("modality", "actual") in {m.value for m in Modality}
        assert label.get("stance", "asserts") in {s.value for s in Stance}
        if "from" in label:
            assert date.fromisoformat(label["from"]) <= date.fromisoformat(label.get("to", label["from"]))
        for kind in COUNTED:
            low, high = label.get(kind, (0, 0))
            assert 0 <= low <= high


def test_the_form_holds_every_field_that_is_compared() -> None:
    named = {"type": "types", "dates": "from"}
    assert {named.get(f, f) for f in FIELDS} <= _KEYS
