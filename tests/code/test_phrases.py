"""What must be found, over many constructions, as the packaged model reads them.

A single phrase may be missed with a new model; many may not: the share below is what a change must keep.
"""

from __future__ import annotations

from pathlib import Path

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.model import Block, BlockKind, Document

ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("phrases.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_phrases_are_found() -> None:
    encoder = Encoder.load(threads=1)
    missed = []
    for types, marked in ROWS:
        start, end = marked.index("["), marked.index("]") - 1
        text = marked.replace("[", "").replace("]", "")
        document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),), language="en")
        claims = code(document, annotate(document, encoder))
        met = {c.event_type.value for c in claims if c.trigger.start < end and start < c.trigger.end}
        if met.isdisjoint(types.split()):
            missed.append(f"{types}: {marked} {[c.trigger.of(text) for c in claims]}")
    assert len(ROWS) > 250
    assert len(missed) <= 0.16 * len(ROWS), "\n".join(missed)
