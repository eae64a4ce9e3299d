"""Types and sub-events over many wordings, as the packaged model reads them.

A single sentence may slip with a new model; many may not: the shares below are what a change must keep.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.model import Block, BlockKind, Claim, Document, EventType

ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("wordings.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def coded() -> dict[str, list[Claim]]:
    encoder = Encoder.load(threads=1)
    found = {}
    for _, _, text in ROWS:
        document = Document(
            id="d",
            ref="d",
            text=text,
            blocks=(Block(0, len(text), BlockKind.BODY),),
            title=None,
            publisher=None,
            published=None,
            language="en",
        )
        claims = code(document, annotate(document, encoder))
        found[text] = [c for c in claims if c.event_type is not EventType.STATEMENT]
    return found


def wrong_types(coded: dict[str, list[Claim]]) -> list[str]:
    wrong = []
    for wanted, _, text in ROWS:
        event_type, _, mode = wanted.partition(" ")
        told = {(c.event_type.value, c.mode) for c in coded[text]}
        if event_type not in ("", "-") and not any(t == event_type and mode in ("", m) for t, m in told):
            wrong.append(f"{wanted}: {text} {sorted(map(str, told))}")
    return wrong


def test_types(coded: dict[str, list[Claim]]) -> None:
    asked = sum(wanted not in ("", "-") for wanted, _, _ in ROWS)
    wrong = wrong_types(coded)
    assert len(wrong) <= 0.08 * asked, "\n".join(wrong)


def test_what_is_no_event(coded: dict[str, list[Claim]]) -> None:
    texts = [text for wanted, _, text in ROWS if wanted == "-"]
    wrong = [f"{text} {[c.event_type.value for c in coded[text]]}" for text in texts if coded[text]]
    assert len(texts) > 30
    assert len(wrong) <= 0.15 * len(texts), "\n".join(wrong)


def test_sub_events(coded: dict[str, list[Claim]]) -> None:
    asked = [(sub_event, text) for _, sub_event, text in ROWS if sub_event not in ("", "-")]
    told = {text: next((c.acled.sub_event_type for c in claims if c.acled), None) for text, claims in coded.items()}
    wrong = [f"{sub_event}: {text} {told[text]}" for sub_event, text in asked if told[text] != sub_event]
    assert len(wrong) <= 0.08 * len(asked), "\n".join(wrong)
