"""Sentences of invented dispatches."""

from __future__ import annotations

import pytest

from reportedly.annotate.sentences import LONGEST, split_sentences
from reportedly.model import Block, BlockKind, Document, Span


def document(*paragraphs: str, kind: BlockKind = BlockKind.BODY, masked: tuple[Span, ...] = ()) -> Document:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), kind))
        at += len(paragraph) + 2
    return Document("d", "d", "\n\n".join(paragraphs), tuple(blocks), masked=masked)


def sentences(*paragraphs: str, kind: BlockKind = BlockKind.BODY) -> list[str]:
    doc = document(*paragraphs, kind=kind)
    return [doc.text[s.start : s.end] for s in split_sentences(doc)]


@pytest.mark.parametrize(
    "text",
    [
        "The town fell.|The army left.",
        "Gen. Amar Dole and Lt. Col. P. Sen met in St. Orlo.|They left at 5 p.m.|The talks failed.",
        "It was sold to Ostra Inc. in May.|Nobody knew.",
        "Troops of the U.S. Army came.|They came from the U.S.|The base is new.",
        "“Stop!” he said.|Nobody did.",
        "“Who fired?” Minister Ador asked on Monday.|“We will find out.”|He left.",
        "“Who fired?”|The minister said nothing.",
        "He said: “We won.|They ran.”|The army denied it.",
        "“We hold it.”|The army did not answer.",
        "Twelve died (eight of them soldiers).|(Two are missing.)|More may follow.",
        "Brigade No. 7 withdrew at approx. noon.|eBel, a website, had the story.",
        "He waited ... and left.|Nobody came...|The road was cut.",
        "The march ended; the police left: nobody was hurt.",
        "The town was lost in 2019.[3]|It was retaken.",
        "1. The truce begins on Monday.|It ends in May.",
        "Prices rose 2.5 percent.|3 soldiers died.",
        "J. K. Orlu and M. Dass spoke.|A third did not.",
        "Is it over?|is it?",
    ],
)
def test_boundaries(text: str) -> None:
    assert sentences(text.replace("|", " ")) == text.split("|")


def test_a_missing_space_joins_no_sentences() -> None:
    assert sentences("The army fled.The rebels came.") == ["The army fled.", "The rebels came."]
    assert sentences("The army fled...The rebels came.") == ["The army fled...", "The rebels came."]


@pytest.mark.parametrize(
    "text",
    [
        "Read it here: http://orra.example/a|http://orra.example/b|https://orra.example/c",
        "See more.|www.orra.example|Rebels took the town.",
        "Write to desk@orra.example|The town is calm.",
        "(see plan.pdf)|- map.jpg|- roads.doc",
        "<< File: roads.doc >>|They left.",
        "Ida Kron <ida@orra.example>|The town is calm.",
        "Ida Kron <ida@orra.example> wrote that the town was calm.",
        "From: ida@orra.example|Subject: the town.",
        "It rained all day :)|Now it is dry.",
        "Ida Kron|03/14/2026 08:02 PM|The town is calm.",
        "He wrote on 03/14/2026 08:02 PM|The town is calm.",
        "The town is calm.|Best regards,|Ida Kron",
        "The town is calm.|Thanks, Ida.",
        "“Thanks, Mister Kron,” she said.",
        "The town is calm|-----|Ida Kron writes for the desk.",
        "It fell.|... The army left.",
        "It fell...|The army left.",
        "They left (who would not?) and the town fell.",
        "They left. )|The town fell.",
        "He paused … and went on.",
    ],
)
def test_lines_that_were_run_together_part_where_they_plainly_end(text: str) -> None:
    assert sentences(text.replace("|", " ")) == text.split("|")


def test_a_wide_gap_is_a_paragraph_that_was_joined() -> None:
    assert sentences('they burned the post of the f.l.n.    "we saw it," he said.') == [
        "they burned the post of the f.l.n.",
        '"we saw it," he said.',
    ]


def test_sentences_stay_in_their_paragraph() -> None:
    assert sentences("The army left", "The rebels came") == ["The army left", "The rebels came"]


def test_a_block_may_break_a_sentence_over_a_blank_line() -> None:
    assert sentences("The army left the\n\ntown. It fell.") == ["The army left the\n\ntown.", "It fell."]


def test_a_headline_is_one_sentence_unless_it_plainly_has_more() -> None:
    assert len(sentences("Mali-style Coup? No, Says U.S. In Talks vs. Junta", kind=BlockKind.TITLE)) == 2
    assert len(sentences("U.S. The Loser as Gen. Dole Quits", kind=BlockKind.TITLE)) == 1


def test_captions_and_furniture_are_skipped() -> None:
    assert sentences("A photo of the town.", kind=BlockKind.CAPTION) == []
    assert sentences("Subscribe now.", kind=BlockKind.FURNITURE) == []


def test_paragraph_is_the_index_of_the_block() -> None:
    doc = document("One fell. Two fell.", "Three fell.")
    assert [s.paragraph for s in split_sentences(doc)] == [0, 0, 1]


def test_masked_characters_do_not_hide_an_ending() -> None:
    doc = document("**The town fell.** The army left.", masked=(Span(0, 2), Span(16, 18)))
    assert [doc.text[s.start : s.end] for s in split_sentences(doc)] == ["The town fell.", "The army left."]


def test_a_sentence_over_the_bound_is_cut_where_it_parts_best() -> None:
    clause = "the troops went on and on " * 12
    doc = document(f"{clause}; {clause}; {clause}.")
    found = split_sentences(doc)
    assert len(found) == 2
    assert all(len(s.words) <= LONGEST for s in found)
    assert doc.text[found[0].end - 1] == ";"


def test_a_long_run_without_any_mark_is_still_bounded() -> None:
    found = split_sentences(document("word " * 1000))
    assert max(len(s.words) for s in found) == LONGEST
    assert sum(len(s.words) for s in found) == 1000


def test_empty_document_has_no_sentence() -> None:
    assert split_sentences(document("")) == []


@pytest.mark.parametrize("mark", ["…", "!”", ". ", "[1]."])
def test_a_row_of_marks_loses_no_word(mark: str) -> None:
    """Of each mark the whole rest of the row was looked through."""
    text = "The army said " + mark * 5_000 + " it left."
    found = split_sentences(document(text))
    assert text[found[-1].words[-2][0] :] == "left."
    assert "".join(text[a:b] for s in found for a, b in s.words) == text.replace(" ", "")


def test_a_sentence_ends_behind_the_numbers_of_six_footnotes() -> None:
    assert len(sentences("The town fell.[1][2][3][4][5][6] The army left.")) == 2
