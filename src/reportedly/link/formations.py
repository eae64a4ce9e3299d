"""Formations of an army, by their number: "the 6th Infantry Division", "the army's Third Brigade", "7 Division"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.link.actor_words import party_words
from reportedly.link.mention import Item

_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?|[ivx]{1,5}")
_LONGEST = 3  # words between the number and the formation: "the 36th separate marine brigade"
_COUNTRY = frozenset(("country", "adjective"))


def formation_in(words: Sequence[Item]) -> Item | None:
    """The formation that a wording names by its number and nothing but an army or a country before it, as a common
    word of that army; None where the number is somebody else's ("the group's 5th Brigade"), or counts.

    "General Officer Commanding 7 Division" is of it, whatever stands before "commanding".
    """
    last = words[-1] if words else None
    if last is None or last.key not in party_words().formations or last.entries:
        return None
    at = next((i for i in range(len(words) - 2, max(-1, len(words) - 3 - _LONGEST), -1) if _is_number(words[i])), None)
    if at is None:
        return None
    named = last.text[:1].isupper() or any(w.text[:1].isupper() for w in words[at:-1])
    ahead = words[:at]
    commanded = [i for i, w in enumerate(ahead) if w.key == "commanding"]
    ahead = ahead[commanded[-1] + 1 :] if commanded else ahead
    if not all(_is_of_an_army(w) for w in ahead) or any(w.entries for w in words[at:]):
        return None
    counted = not (named or (words[at].text[-1:].isalpha() and words[at].text[:1].isdigit()))  # "second division"
    return None if counted else last._replace(classes=("mil",))


def _is_number(item: Item) -> bool:
    return item.key in party_words().ordinals or _NUMBER.fullmatch(item.key) is not None


def _is_of_an_army(item: Item) -> bool:
    of_country = bool(item.entries) and all(e.what in _COUNTRY for e in item.entries)
    return item.key in ("the", "a") or of_country or item.classes == ("mil",)
