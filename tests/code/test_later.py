"""Which deaths are told to have come after the blow."""

from __future__ import annotations

import pytest

from reportedly.code.later import is_later_death


@pytest.mark.parametrize(
    ("trigger", "sentence", "later"),
    [
        ("succumbing to her injuries", "The toll rose to four, with one more nurse succumbing to her injuries.", True),
        ("died", "A corporal who had lain in intensive care since the blast at Orra died today.", True),
        ("died", "Two men who had been in an intensive care ward died on Friday.", True),
        ("died", "Two men died on Friday and five are in intensive care.", False),
        ("died", "Five are in intensive care, and two died on the spot.", False),
        ("killed", "A corporal who had lain in intensive care since May was killed when a shell hit the ward.", False),
    ],
)
def test_a_death_of_wounds_is_of_a_later_day(trigger: str, sentence: str, later: bool) -> None:
    assert is_later_death(trigger, sentence) is later
