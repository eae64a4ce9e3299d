"""Who is told to say so, and how, over the ways in which agencies, state media, monitors and radios attribute.

A single passage may slip with a new model; many may not.
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
    for line in Path(__file__).with_name("speakers.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def coded() -> dict[str, list[Claim]]:
    """The claims of each passage whose trigger meets its bracketed words; a statement only where nothing else does."""
    encoder, found = Encoder.load(threads=1), {}
    for kind, _, _, _, passage in ROWS:
        first, past = passage.index("["), passage.index("]") - 1
        text = passage.replace("[", "").replace("]", "")
        document = Document(
            id="d",
            ref="d",
            text=text,
            blocks=(Block(0, len(text), BlockKind(kind)),),
            title=None,
            publisher=None,
            published=None,
            language="en",
        )
        claims = [
            c for c in code(document, annotate(document, encoder)) if c.trigger.start < past and first < c.trigger.end
        ]
        found[passage] = [c for c in claims if c.event_type is not EventType.STATEMENT] or claims
    return found


def _said_by(claim: Claim, wanted: str, via: str) -> bool:
    """Whether a claim is laid to one of the wanted speakers, and was passed on by `via`, where that is given."""
    chain = [f"{a.source.name or ''} / {a.source.text}".lower() for a in claim.attribution]
    if via and not any(via.lower() in passed for passed in chain[1:]):
        return False
    for speaker in wanted.lower().split("|"):
        if speaker.strip() == "-":
            right = not chain
        elif "&" in speaker:
            right = all(part.strip() in " ".join(chain) for part in speaker.split("&"))
        else:
            right = bool(chain) and speaker.strip() in chain[0]
        if right:
            return True
    return False


def _stance(claim: Claim) -> str:
    return claim.attribution[0].stance.value if claim.attribution else "asserts"


def test_speakers(coded: dict[str, list[Claim]]) -> None:
    wrong = [
        f"{wanted}: {passage}"
        for _, wanted, _, via, passage in ROWS
        if not any(_said_by(c, wanted, via) for c in coded[passage])
    ]
    assert len(ROWS) > 200
    assert len(wrong) <= 0.03 * len(ROWS), "\n".join(wrong)


def test_stances(coded: dict[str, list[Claim]]) -> None:
    wrong = [
        f"{wanted}: {passage}"
        for _, _, wanted, _, passage in ROWS
        if not any(_stance(c) in wanted.split("|") for c in coded[passage])
    ]
    assert len(wrong) <= 0.03 * len(ROWS), "\n".join(wrong)
