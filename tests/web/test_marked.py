"""Text under marks that overlap loses no character and no mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.web.marked import Mark, range_told, segments

TEXT = "Gunmen killed three soldiers near Ordun on Monday."
spans = st.tuples(st.integers(-3, len(TEXT) + 3), st.integers(-3, len(TEXT) + 3))


@given(st.lists(spans, max_size=8), st.integers(0, 20))
def test_nothing_is_lost(pairs: list[tuple[int, int]], offset: int) -> None:
    marks = [Mark(start, end, "who", "x", str(i)) for i, (start, end) in enumerate(pairs)]
    made = segments(TEXT, marks, offset=offset)
    assert "".join(part.text for part in made) == TEXT
    for mark in marks:
        inside = offset <= mark.start < mark.end <= offset + len(TEXT)
        under = "".join(part.text for part in made if mark in part.marks)
        assert under == (TEXT[mark.start - offset : mark.end - offset] if inside else "")


def test_ranges_in_words() -> None:
    assert range_told({"low": 12, "high": 12, "text": "12"}) == "12"
    assert range_told({"low": 12, "high": None, "text": "at least 12"}) == "12 or more"
    assert range_told({"low": None, "high": 40, "text": "up to 40"}) == "up to 40"
    assert range_told({"low": 7, "high": 1200, "text": "x"}) == "7 to 1,200"
    assert range_told({"low": None, "high": None, "text": "many"}) == "many"
