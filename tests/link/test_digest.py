"""Entries of digests: whose place and day their heads give, and what is told apart (link/digest.py)."""

from __future__ import annotations

import pytest

from reportedly.link.digest import entries, entry_of

DATED = """The Reed Monitor wrote down what it could check.

- ARVO, harbour, 3 Nov. Two boats burned. Nobody was hurt.
- BRISK, 5 Nov (p).

EASTLAND. Dunmere (7 Nov): four dead. Tilla (8-9 Nov): shelling.

Fewer than in the week before.
"""


def heads(text: str) -> list[tuple[str, str | None]]:
    return [(e.place.of(text), e.day.of(text) if e.day else None) for e in entries(text)]


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
    ],
)
def test_forms_of_heads(head: str) -> None:
    text = f"{head} Shots were heard.\n\nDunmere, 9 June. A bridge fell.\n"
    assert [e.place.of(text) for e in entries(text)][1] == "Dunmere"
    assert entries(text)[0].place.of(text) in head


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
        "Ida, 34, was shot on 6 June. Jon, 9, was hurt.\n",
    ],
)
def test_other_texts_have_no_entries(text: str) -> None:
    assert entries(text) == ()
