"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.read.days import find_day, parse_day

THIRD = date(2025, 3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-03",
        "2025-03-03T23:10:00Z",
        "2025-03-03T10:15:00.250+02:00",
        "2025-03-03 10:15:00",
        "3 March 2025",
        "March 3, 2025",
        "Mar. 3, 2025",
        "3rd of March 2025",
        "Mon, 03 Mar 2025 10:15:00 GMT",
        " 3  March\n2025 ",
        "2025/03/03",
    ],
)
def test_parse_day(text: str) -> None:
    assert parse_day(text) == THIRD


@pytest.mark.parametrize(
    "text", ["", "soon", "2025", "March 2025", "03/04/2025", "2025-02-30", "3 March 2025 and later", "9" * 5000]
)
def test_no_day_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date; write it as YYYY-MM-DD") as caught:
        parse_day(text)
    assert len(str(caught.value)) < 120


def test_find_day_passes_over_impossible_ones() -> None:
    assert find_day("31 February 2025, that is 3 March 2025") == THIRD
    assert find_day("on March 3 the year before") is None
    assert find_day("call 2025-03-0312") is None
    assert find_day("March 3, 20259:15 AM") == THIRD
