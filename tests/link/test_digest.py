"""Entries of digests: whose place and day their heads give, and what is told apart (link/digest.py)."""

from __future__ import annotations

import pytest

from reportedly.link.digest import entries, entry_of
from reportedly.model import Span

DATED = """The Reed Monitor wrote down what it could check.

- ARVO, harbour, 3 Nov. Two boats burned. Nobody was hurt.
- BRISK, 5 Nov (p).

EASTLAND. Dunmere (7 Nov): four dead. Tilla (8-9 Nov): shelling.

Fewer than in the week before.
"""


def heads(text: str) -> list[tuple[str | None, str | None]]:
    return [(_of(text, e.place), _of(text, e.day)) for e in entries(text)]


def _of(text: str, words: Span | None) -> str | None:
    return None if words is None else words.of(text)


def test_entries_are_headed_by_a_place_and_a_day() -> None:
    assert heads(DATED) == [("ARVO", "3 Nov"), ("BRISK", "5 Nov"), ("Dunmere", "7 Nov"), ("Tilla", "8-9 Nov")]


def test_an_entry_ends_with_its_paragraph_or_the_next_head() -> None:
    told = {
        word: entry_of(DATED, DATED.index(word)) for word in ("wrote", "burned", "hurt", "four", "shelling", "Fewer")
    }
    assert told == {"wrote": None, "burned": 0, "hurt": 0, "four": 2, "shelling": 3, "Fewer": None}


@pytest.mark.parametrize(
    "head",
    [
        "Arvo, 6 June.",
        "Arvo, Northern Reach, 6 June:",
        "1. Arvo (Northern Reach), June 6, 07:30.",
        "Petit-Arvo de l'Estrel, 6 June.",
        "ARVO, 5 Jun and 7 Jun (p).",
        "6 June, about 21.00, Arvo, Northern Reach.",
        "6 June, al-Arvo, Northern Reach.",
    ],
)
def test_forms_of_heads(head: str) -> None:
    text = f"{head} Shots were heard.\n\nDunmere, 9 June. A bridge fell.\n"
    (first, _), (second, _) = heads(text)
    assert first is not None
    assert first in head
    assert second == "Dunmere"


@pytest.mark.parametrize(
    ("head", "place", "day"),
    [
        ("3 Nov, Arvo, Northern Reach (c): boats burned.", "Arvo", "3 Nov"),
        ("- 3-4/11 Arvo (N. Reach): boats burned.", "Arvo", "3-4/11"),
        ("Nov 3, Arvo (Reach). Boats burned.", "Arvo", "Nov 3"),
        ("3 Nov | Arvo, Mill St. | Boats burned | none", "Arvo", "3 Nov"),
        ("| 2026-11-03 | Arvo | Boats burned |", "Arvo", "2026-11-03"),
        ("3 November\tArvo\tBoats burned\t2", "Arvo", "3 November"),
        ("3 Nov | Arvo (N), the harbour | Boats burned", "Arvo", "3 Nov"),
        ("3 Nov | Arvo port (XA) | Boats burned", "Arvo", "3 Nov"),
        ("3 Nov: Arvo-Tilla airfield (XA). Hangars burned", "Arvo-Tilla", "3 Nov"),
        ("2) 3.11. Arvo: boats burned.", "Arvo", "3.11."),
        ("• Tue 3 Nov – Arvo – boats burned.", "Arvo", "Tue 3 Nov"),
        ("**Tuesday 3 November** – Arvo: boats burned.", "Arvo", "Tuesday 3 November"),
        ("Arvo | 3 Nov | boats burned", "Arvo", "3 Nov"),
        ("Arvo - 3 Nov - boats burned", "Arvo", "3 Nov"),
        ("3 November: Rebels burn boats at Arvo.", None, "3 November"),
    ],
)
def test_the_day_may_come_first(head: str, place: str | None, day: str) -> None:
    assert heads(f"{head}\n5 Nov, Dunmere: a bridge fell.\n") == [(place, day), ("Dunmere", "5 Nov")]


@pytest.mark.parametrize(
    ("head", "place", "beside"),
    [
        ("6 June, Arvo river, Tilla.", "Arvo", "Tilla"),
        ("6 June, Arvo forest (Tilla).", "Arvo", "Tilla"),
        ("6 June, off Arvo, Tilla.", "Arvo", "Tilla"),
        ("6 June, A12 between Tilla and Arvo.", "Arvo", "Tilla"),
        ("6 June, B4 road, near Arvo.", "Arvo", None),
        ("6 June, north-east of Arvo:", "Arvo", None),
    ],
)
def test_a_head_tells_where_its_place_lies(head: str, place: str, beside: str | None) -> None:
    text = f"{head} Shots were heard.\n\n9 June, Dunmere. A bridge fell.\n"
    first, _ = entries(text)
    assert first.surely
    assert (_of(text, first.place), _of(text, first.beside)) == (place, beside)


def test_a_day_that_is_a_heading_is_that_of_what_stands_below() -> None:
    text = "Friday 6 June\n\nArvo: two killed.\nBrisk (East) – a mill burned.\nCalm since.\n\nSATURDAY 7 JUNE\nNil.\n"
    friday = "Friday 6 June"
    assert heads(text) == [(None, friday), ("Arvo", friday), ("Brisk", friday), (None, "SATURDAY 7 JUNE")]
    assert entry_of(text, text.index("Calm")) == 2


def test_names_alone_head_entries_where_there_are_several() -> None:
    text = "ARVO. Nine died.\n\nBRISK. A mill burned.\n\nDUNMERE. Calm.\n"
    assert heads(text) == [("ARVO", None), ("BRISK", None), ("DUNMERE", None)]
    assert entries("ARVO. Nine died.\n\nA mill burned.\n") == ()


@pytest.mark.parametrize(
    "text",
    [
        "ARVO, Oct 13: The army said on Tuesday that it had left.\n",  # one dateline
        "The army left Arvo on 6 June. It took Brisk on 9 June.\n",
        "Mr. Odra spoke.\n\nDr. Marr wept.\n\nSt. Ives fell.\n\nGen. Lenk left.\n",
        "Friday 6 June\n\nThe army left Arvo.\n\nMr. Odra spoke.\n",  # one day as a heading
        "10.50 Blast in Arvo. A wall fell.\n\n11.05 Two are dead. A third is hurt.\n",  # hours of a live page
        "Ida, 34, was shot on 6 June. Jon, 9, was hurt.\n",
        "Presenter: Nine died.\n\nOur correspondent: A mill burned.\n\nChief: They came at night.\n",
    ],
)
def test_other_texts_have_no_entries(text: str) -> None:
    assert entries(text) == ()


@pytest.mark.parametrize(
    "head",
    ["Arvo, 6 June (A).", "Arvo, 6 June (B: The Orra Mirror):", "Arvo, 6 June (A for the first, B for the second)."],
)
def test_whose_word_an_entry_is_may_stand_in_its_head(head: str) -> None:
    text = f"{head} Shots were heard.\n\nDunmere, 9 June (B: the council). A bridge fell.\n"
    assert heads(text) == [("Arvo", "6 June"), ("Dunmere", "9 June")]


def test_the_line_of_an_agency_heads_no_entry() -> None:
    assert heads("ARVO, 6 June (Tern) - Shots were heard.\n\nDUNMERE, 9 June (Tern) - A bridge fell.\n") == []


@pytest.mark.parametrize("word", ["al-A", "Al A", "A-", "al-Ab ", "A’"])
def test_a_name_without_end_holds_nothing_up(word: str) -> None:
    assert heads(word * 5_000) == []
