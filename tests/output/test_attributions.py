"""Attributions as lines of JSON and as a table."""

from __future__ import annotations

import json

from reportedly.code.attribution_list import Listed
from reportedly.model import Block, BlockKind, Document, Span, Stance
from reportedly.output.attributions import AttributionTable, attributions_line
from reportedly.output.text import columns

TEXT = "The bridge is lost, the army denied, state radio said. \x1b[31m"
MADE = Document(id="d", ref="radio.txt", text=TEXT, blocks=(Block(0, len(TEXT), BlockKind.BODY),))


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


INNER = Listed(
    source=span("the army"),
    cue=span("denied"),
    content=span("The bridge is lost"),
    parts=(span("The bridge is lost"),),
    stance=Stance.DENIES,
    rule="deny: trailing cue",
)
OUTER = Listed(
    source=span("state radio"),
    cue=span("said"),
    content=span("The bridge is lost, the army denied"),
    parts=(span("The bridge is lost, the army denied"),),
    stance=Stance.ASSERTS,
    rule="say: trailing cue",
    nested=(INNER,),
)


def test_a_line_holds_the_text_that_the_offsets_count() -> None:
    line = attributions_line(MADE, [OUTER])
    assert line.endswith("}\n")
    assert line.count("\n") == 1
    value = json.loads(line)
    assert (value["ref"], value["text"]) == ("radio.txt", TEXT)
    (one,) = value["attributions"]
    assert one["source"] == {"start": TEXT.index("state"), "end": TEXT.index("state") + 11}
    assert one["nested"][0]["stance"] == "denies"
    assert one["nested"][0]["nested"] == []


def test_what_is_not_there_is_null() -> None:
    none = Listed(source=None, cue=None, content=None, parts=(), stance=Stance.ASSERTS, rule="r")
    (one,) = json.loads(attributions_line(MADE, [none]))["attributions"]
    assert one == {"source": None, "cue": None, "content": None, "parts": [], "stance": "asserts", "nested": []}


def test_the_table_has_nested_ones_below() -> None:
    table = AttributionTable(width=80)
    lines = table.document(MADE, [OUTER]).splitlines()
    assert lines[0] == "radio.txt · 2 attributions"
    rows = [line for line in lines if line.startswith(("state radio", "· the army"))]
    assert [row.split("  ")[0] for row in rows] == ["state radio", "· the army"]
    assert "denied (denies)" in rows[1]
    assert max(map(columns, lines)) <= 80


def test_a_document_without_any_says_so() -> None:
    assert AttributionTable(width=60).document(MADE, []) == "radio.txt · no attributions found\n"


def test_nothing_of_the_text_reaches_the_terminal_unclean() -> None:
    odd = Listed(span("\x1b[31m"), None, None, (), Stance.ASSERTS, "r")
    assert "\x1b" not in AttributionTable(width=80).document(MADE, [odd])


def test_headings_stand_above_their_columns() -> None:
    for width in (60, 100, 140):
        heading, rule = AttributionTable(width=width).document(MADE, [OUTER]).splitlines()[2:4]
        assert len(rule) == width
        assert [rule[heading.index(name) - 1 : heading.index(name) + 1] for name in ("with", "what")] == [" ─"] * 2
