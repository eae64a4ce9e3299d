"""Times that are read against another told before them."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.link.days import resolve
from reportedly.link.times_back import Earlier, read_back
from reportedly.model import Span

_PUBLISHED = date(2026, 4, 28)


@pytest.mark.parametrize(
    ("text", "first", "words", "expected"),
    [
        ("They met in May 2024. Since then six have died", "in May 2024", "Since then", "2024-05-01 2026-04-28"),
        ("The war of 2020-22 ended. Six have died since", "2020-22", "since", "2022-01-01 2026-04-28"),
        ("Rebels rose in 2019. Orra fell that June", "in 2019", "that June", "2019-06-01 2019-06-30"),
        ("It fell in May 2022, two years later", "in May 2022", "two years later", "2024-01-01 2024-12-31"),
        ("It fell in May 2022, nine days later", "in May 2022", "nine days later", "2022-05-10 2022-06-09"),
        ("It fell in May 2022. They left six months later", "in May 2022", "six months later", "2022-11-01 2022-11-30"),
        ("It fell on Monday. They left six months later", "on Monday", "six months later", None),
        ("It fell in May 2022.\nThey left six months later", "in May 2022", "six months later", None),
        ("A bomb of July 2021, on Christmas Eve", "July 2021", "on Christmas Eve", "2021-12-24 2021-12-24"),
        ("Born in 2019. It fell in June of that year", "in 2019", "in June of that year", "2019-06-01 2019-06-30"),
        ("Rebels rose in 2019. Orra fell later that year", "in 2019", "later that year", "2019-01-01 2019-12-31"),
        ("Rebels rose in 2019. Orra fell the same year", "in 2019", "the same year", "2019-01-01 2019-12-31"),
        ("It fell on Monday. Orra fell in June of that year", "on Monday", "in June of that year", None),
        ("It fell on Monday. Orra fell that June", "on Monday", "that June", None),
        ("It fell in June 2022. They rose six months earlier", "in June 2022", "six months earlier", None),
        ("Six have died since. They met in May 2024", "in May 2024", "since", None),
    ],
)  # fmt: skip
def test_words_that_point_back(text: str, first: str, words: str, expected: str | None) -> None:
    at = Span(text.index(first), text.index(first) + len(first))
    days = resolve(first, published=_PUBLISHED)
    assert days is not None
    span = Span(text.index(words), text.index(words) + len(words))
    found = read_back(span, [Earlier(at, days)], text=text, published=_PUBLISHED)
    assert (None if found is None else f"{found.earliest} {found.latest}") == expected
