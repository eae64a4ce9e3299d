"""Plain text and Markdown: what is title, body and furniture, and that offsets are those of the text."""

# ruff: noqa: E501 (example texts are as long as they are)

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reportedly.model import BlockKind
from reportedly.read.classify import Found
from reportedly.read.text import read_text

LEAD = "Rebels of the Northern Front seized the town of Lomaro on Sunday, the army said in a statement."
MORE = "At least 12 soldiers were killed, a spokesman told reporters in the capital."


def kinds(text: str, found: Found, kind: BlockKind = BlockKind.BODY) -> list[str]:
    return [text[block.start : block.end] for block in found.blocks if block.kind is kind]


def shown(text: str, found: Found) -> list[str]:
    """Body blocks without their masked characters."""
    hidden = {at for span in found.masked for at in range(span.start, span.end)}
    return [
        "".join(text[at] for at in range(block.start, block.end) if at not in hidden)
        for block in found.blocks
        if block.kind is BlockKind.BODY
    ]


def test_markdown_article() -> None:
    text = f"""

# Rebels seize Lomaro after two days of shelling

March 3, 2025

**Harbour Post / Telegram**

{LEAD}

**Related article:** [Army sends more men to the north](#)

{MORE}

*AFP contributed reporting.*

Original url:

<https://harbourpost.example/2025/03/03/lomaro>"""
    found = read_text(text)
    assert kinds(text, found, BlockKind.TITLE) == ["Rebels seize Lomaro after two days of shelling"]
    assert kinds(text, found) == [LEAD, MORE]
    assert found.title == "Rebels seize Lomaro after two days of shelling"
    assert found.published == date(2025, 3, 3)
    assert found.url == "https://harbourpost.example/2025/03/03/lomaro"
    assert found.publisher is None
    assert list(found.agencies) == ["AFP"]


def test_plain_text_with_a_dateline() -> None:
    text = f"Rebels seize Lomaro\n\nBy Jane Otieno\n\nLOMARO, March 3 (Reuters) - {LEAD}\n\n{MORE}\n\nReporting by Jane Otieno"
    found = read_text(text)
    assert found.title == "Rebels seize Lomaro"
    assert found.published is None
    assert kinds(text, found) == [LEAD, MORE]
    assert list(found.agencies) == ["Reuters"]


def test_a_dateline_with_its_year_gives_the_day() -> None:
    assert read_text(f"KISAN, March 3, 2025 — {LEAD}").published == date(2025, 3, 3)


def test_header_lines() -> None:
    text = f"Title: Rebels seize Lomaro\nSource: The Harbour Post\nDate: 3 March 2025\n\n{LEAD}\n"
    found = read_text(text)
    assert (found.title, found.publisher, found.published) == (
        "Rebels seize Lomaro",
        "The Harbour Post",
        date(2025, 3, 3),
    )
    assert kinds(text, found) == [LEAD]


def test_front_matter_says_when_it_was_fetched() -> None:
    def fetched(told: str) -> datetime | None:
        return read_text(f"---\ntitle: Town falls\nfetched: {told}\n---\n\nThe town fell on Sunday, they said.").fetched

    assert fetched("2026-05-03T10:00:00+02:00") == fetched("Sun, 03 May 2026 08:00:00 GMT")
    assert fetched("2026-05-03") == datetime(2026, 5, 3, tzinfo=UTC)
    assert fetched("yesterday") is fetched("0001-01-01") is None


def test_front_matter() -> None:
    text = f'---\ntitle: "Rebels seize Lomaro"\ndate: 2025-03-03\nsource: The Harbour Post\nurl: https://a.example/b\n---\n\n{LEAD}\n'
    found = read_text(text)
    assert (found.title, found.publisher, found.published) == (
        "Rebels seize Lomaro",
        "The Harbour Post",
        date(2025, 3, 3),
    )
    assert found.url == "https://a.example/b"
    assert kinds(text, found) == [LEAD]


def test_address_on_the_first_line() -> None:
    found = read_text(f"https://harbourpost.example/a\n{LEAD}")
    assert found.url == "https://harbourpost.example/a"
    assert found.title is None


def test_sentence_over_a_blank_line_is_one_block() -> None:
    text = f"{LEAD}\n\nThe governor sent the question on to military\n\nauthorities in the capital.\n\n{MORE}"
    found = read_text(text)
    assert kinds(text, found)[1] == "The governor sent the question on to military\n\nauthorities in the capital."
    assert len(kinds(text, found)) == 3


def test_advertisement_in_mid_sentence_is_masked() -> None:
    text = f"{LEAD}\n\nRockets fell on the\n\nAdvertisement\n\nroad to the capital.\n\n{MORE}"
    found = read_text(text)
    assert "".join(shown(text, found)[1].split()) == "Rocketsfellontheroadtothecapital."


def test_finished_sentence_and_list_items_stay_apart() -> None:
    text = f"{LEAD}\n\nthe next one.\n\nThe army said that\n\n- it left the town;\n- it held the bridge.\n"
    assert len(kinds(text, read_text(text))) == 5


def test_inline_marks_are_masked() -> None:
    text = (
        'The **Northern *Front*** took [the *town*](https://a.example/b_(c) "t") of `Lomaro`,[1] said _Le Port_ '
        "<https://x.example>, and 5 * 3 * 2 is snake_case_name."
    )
    found = read_text(text)
    assert " ".join(shown(text, found)[0].split()) == (
        "The Northern Front took the town of Lomaro, said Le Port , and 5 * 3 * 2 is snake_case_name."
    )


def test_wrapped_lines_are_one_paragraph_and_meant_breaks_are_not() -> None:
    wrapped = "Rebels of the Northern Front seized the town of\nLomaro on Sunday, the army said in a statement\nwithout giving details."
    assert kinds(wrapped, read_text(wrapped)) == [wrapped]
    lines = f"{LEAD} {MORE}\nThe army left.\n{MORE} {LEAD}"
    assert len(kinds(lines, read_text(lines))) == 3


def test_header_lines_above_a_wrapped_paragraph() -> None:
    text = f"Rebels seize town\nBy JANE OTIENO\nMarch 3, 2025\n\n{LEAD}"
    found = read_text(text)
    assert found.title == "Rebels seize town"
    assert found.published == date(2025, 3, 3)
    assert kinds(text, found) == [LEAD]


def test_lists_quotes_tables_and_code() -> None:
    text = f"{LEAD}\n\n- It left the town.\n- It holds the bridge.\n\n> The army said:\n> it was over.\n\n| a | b |\n|---|---|\n\n```\nx = 1\n```\n"
    found = read_text(text)
    assert [" ".join(part.split()) for part in shown(text, found)] == [
        LEAD,
        "It left the town.",
        "It holds the bridge.",
        "The army said: it was over.",
    ]


def test_captions() -> None:
    text = f"# Rebels seize Lomaro\n\n![A tank](a.jpg)\n\n*A tank on the bridge.*\n\n{LEAD}\n\nSoldiers on the bridge. (AP Photo/Omar Sadiq)\n\n{MORE}"
    found = read_text(text)
    assert len(kinds(text, found, BlockKind.CAPTION)) == 3
    assert kinds(text, found) == [LEAD, MORE]


def test_section_headings() -> None:
    text = f"# Rebels seize Lomaro\n\n{LEAD}\n\n## Background\n\n{MORE}\n\n## Army recaptures bridge north of Kisan\n\n{MORE}\n\n## What do the rebels want now?\n\n{MORE}"
    found = read_text(text)
    assert kinds(text, found, BlockKind.TITLE) == ["Rebels seize Lomaro", "Army recaptures bridge north of Kisan"]


def test_a_headline_that_begins_like_furniture() -> None:
    assert read_text(f"Watch: Rebels seize the town of Lomaro\n\n{LEAD}\n\n{MORE}").title is not None
    assert read_text(f"{LEAD}\n\n{MORE}").title is None


def test_updated_is_not_published() -> None:
    assert read_text(f"# Rebels seize Lomaro\n\nUpdated 3:14 PM EST, March 3, 2025\n\n{LEAD}").published is None


def test_day_in_the_body_is_not_published() -> None:
    assert read_text(f"{LEAD}\n\n{MORE}\n\n{LEAD}\n\nMarch 3, 2024\n\n{MORE}").published is None


def test_prose_keeps_every_character() -> None:
    text = "By Jane Otieno\n\n**Bold** words\nhere\n\n- an item"
    found = read_text(text, prose=True)
    assert kinds(text, found) == ["By Jane Otieno", "**Bold** words\nhere", "- an item"]
    assert found.masked == []


@pytest.mark.parametrize(
    "text",
    [
        "[]()" * 60 + "x",  # links that are also marks: it took twice as long for each
        "a " + "\n" * 100_000 + "a",  # these took the square of their length: minutes
        "# " + LEAD + " " * 100_000 + "#x",
        "- " * 100_000 + "x",
        '"' * 100_000,
    ],
)
def test_texts_made_to_keep_patterns_busy_are_read(text: str) -> None:
    assert read_text(text).blocks[-1].end <= len(text)


@pytest.mark.parametrize(
    ("between", "whole"),
    [("\n\n", True), ("\n\n- ", False), ("\n\n 12. ", False), ("\n\n* \n", False), ("\n\n \n", True)],
)
def test_a_sentence_goes_on_behind_blank_lines_but_not_as_an_item(between: str, *, whole: bool) -> None:
    text = f"{LEAD}\n\nThe men who had held the bridge{between}fled to the hills in the north of the valley."
    found = read_text(text)
    assert (len(kinds(text, found)) == 2) is whole
