"""The label files that are shipped hold what docs/accuracy.md says: phrases of the text, known types, days in order."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from evaluation.claims import COUNTED, span_of
from evaluation.measure import GOLD
from evaluation.measures.case2021 import LABELS
from evaluation.measures.labelled import labelled_document

from reportedly.model import EventType, Modality, Stance

_FILES = sorted(GOLD.rglob("*.toml"))
_SUB_EVENTS = set(LABELS.values())


def test_each_dispatch_has_labels_and_both_passes() -> None:
    texts = {p.stem for p in GOLD.glob("*.txt")}
    folders = (GOLD, GOLD / "passes" / "a", GOLD / "passes" / "b")
    assert [{p.stem for p in folder.glob("*.toml")} for folder in folders] == [texts] * 3


@pytest.mark.parametrize("path", _FILES, ids=lambda p: str(p.relative_to(GOLD)))
def test_labels_are_legal(path: Path) -> None:
    text = labelled_document(path).text
    wrong = [(label["phrase"], fault) for label in _labels(path) for fault in _faults(label, text)]
    assert not wrong


def _labels(path: Path) -> list[Mapping[str, Any]]:
    labels: list[Mapping[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["claim"]
    return labels


def _faults(label: Mapping[str, Any], text: str) -> list[str]:
    span_of(label["phrase"], text)  # raises ValueError where the phrase does not stand in the text
    lists = [label.get(key, []) for key in ("actor", "target")]
    found = {
        "a phrase of 1 to 6 words": 1 <= len(label["phrase"].split()) <= 6,
        "known types": bool(label["types"]) and set(label["types"]) <= set(EventType),
        "known sub-events": set(label.get("acled", [])) <= _SUB_EVENTS,
        "one party or lists of parties": all(len({type(value) for value in values}) <= 1 for values in lists),
        "days in order": "from" not in label or _day(label, "from") <= _day(label, "to"),
        "a known modality": label.get("modality", "actual") in set(Modality),
        "a known stance": label.get("stance", "asserts") in set(Stance),
        "numbers in order": all(label[kind][0] <= label[kind][1] for kind in COUNTED if kind in label),
    }
    return [name for name, is_so in found.items() if not is_so]


def _day(label: Mapping[str, Any], key: str) -> date:
    return date.fromisoformat(label.get(key, label["from"]))
