"""Hostile text is made harmless, and columns are counted as a terminal counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.output.text import clean, columns, cut, harmless, pad, wrap


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("a plain line", "a plain line"),
        ("two\n lines\tand a tab", "two lines and a tab"),
        ("\x1b[2Jgone", "\ufffd[2Jgone"),
        ("\x9b31mred", "\ufffd31mred"),
        ("title\x07bell", "title\ufffdbell"),
        ("abc\u202etxt.exe", "abc\ufffdtxt.exe"),
        ("lone \udc80 byte", "lone \ufffd byte"),
        ("soft\u00adhyphen", "softhyphen"),
        ("Bamako\u00a0said", "Bamako said"),
        ("Goïta 北京 دمشق", "Goïta 北京 دمشق"),
    ],
)
def test_clean(text: str, harmless: str) -> None:
    assert clean(text) == harmless


@given(st.text())
def test_nothing_harmful_is_left(text: str) -> None:
    left = clean(text)
    assert all(char.isprintable() or char in "\u200c\u200d" for char in left)
    left.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "number"),
    [("abc", 3), ("北京", 4), ("Goi\u0308ta", 5), ("ﾊﾛｰ", 3), ("\uff0c\u3002", 4), ("क्\u200dष", 2), ("", 0)],
)
def test_columns(text: str, number: int) -> None:
    assert columns(text) == number


@given(st.text(), st.integers(min_value=3, max_value=40))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    text = clean(text)
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(), st.integers(min_value=3, max_value=40))
def test_cut_fits(text: str, width: int) -> None:
    assert columns(cut(clean(text), width)) <= width


def test_wrap_breaks_between_words_and_marks_what_is_left_out() -> None:
    assert wrap("the ministry of defence", 12) == ["the ministry", "of defence"]
    assert wrap("the ministry of defence", 12, lines=1) == ["the ministr…"]
    assert wrap("counterinsurgency", 10) == ["counterins", "urgency"]
    assert wrap("counter-terrorism", 14) == ["counter-", "terrorism"]
    assert wrap("", 10) == [""]


def test_pad_counts_columns() -> None:
    assert pad("北京", 6) == "北京  "


def test_what_keeps_its_lines_is_made_harmless_too() -> None:
    assert harmless("a\tb  c\n\x1b[31m\u202e\x9b é\u200d") == "a\tb  c\n\ufffd[31m\ufffd\ufffd é\u200d"
