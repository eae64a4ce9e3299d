"""Entries of which their own maker says that he has not verified them."""

import pytest

from reportedly.resolve.unverified import is_unverified

EXPLAINED = (
    "Key: n.c. = not confirmed by us. What we could not check is marked (u). "
    "A dash means that nobody has been there.\n\n"
)


@pytest.mark.parametrize(
    ("entry", "unverified"),
    [
        ("- 4 May, Orra: shelling of a mill. Unverified.", True),
        ("- 4 May, Orra: shelling of a mill. Awaiting confirmation.", True),
        ("4/5 Orra: shelling of a mill. n.c.", True),
        ("4 May, Orra (u): shelling of a mill.", True),
        ("4 May | Orra | shelling of a mill | -", True),
        ("4 May | Orra | shelling of a mill | 3 dead", False),
        ("- 4 May, Orra: shelling of a mill. Three dead, hospital list seen.", False),
        ("The report on the shelling of a mill could not be verified, a diplomat told the paper on Monday.", False),
    ],
)
def test_an_entry_says_of_itself_that_it_is_not_verified(entry: str, unverified: bool) -> None:
    text = f"{EXPLAINED}{entry}\n"
    assert is_unverified(text, text.index("shelling")) is unverified
