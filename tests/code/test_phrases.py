"""What must be found, over many constructions, as the packaged model reads them.

A single phrase may be missed with a new model; many may not: the share below is what a change must keep.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.model import Block, BlockKind, Claim, Document

ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("phrases.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


SILENT = [
    line
    for line in Path(__file__).with_name("silent.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def _claims(text: str, encoder: Encoder) -> tuple[Claim, ...]:
    document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),), language="en")
    return tuple(code(document, annotate(document, encoder)))


def test_phrases_are_found(encoder: Encoder) -> None:
    missed = []
    for types, marked in ROWS:
        start, end = marked.index("["), marked.index("]") - 1
        text = marked.replace("[", "").replace("]", "")
        claims = _claims(text, encoder)
        met = {c.event_type.value for c in claims if c.trigger.start < end and start < c.trigger.end}
        if met.isdisjoint(types.split()):
            missed.append(f"{types}: {marked} {[c.trigger.of(text) for c in claims]}")
    assert len(ROWS) > 250
    assert len(missed) <= 0.16 * len(ROWS), "\n".join(missed)


def test_words_of_violence_elsewhere_stay_silent(encoder: Encoder) -> None:
    told = [(text, [c.trigger.of(text) for c in claims]) for text in SILENT if (claims := _claims(text, encoder))]
    assert len(SILENT) > 50
    assert len(told) <= 0.1 * len(SILENT), told
