"""Lines without a full stop whose break was lost: where a sentence ends in mails and pages that were run together.

So end a rule of dashes and the line before it, an address before another one, the name of a file in a list, a smile,
the day and hour of a message's head, and the closing of a letter. News has none of these within a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.annotate.words import Rules

ADDRESS = re.compile(r"(?:https?|ftp)://|www\.|[^@\s]+@")
SMILE = re.compile(r"[:;=]-?[)(DP]\Z")
_FILE = re.compile(r"\w\.[A-Za-z]{3,4}\Z")
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\Z")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\Z")
HALVES = frozenset({"AM", "PM", "am", "pm"})
_RULE = re.compile(r"([=_*~-])\1{4,}\Z")
_SHORTEST = 5  # characters of a rule and of a day: "-----", "1/2/24"
_LETTER = 4  # words that the closing of a letter has at most: "With best regards,"


def past_line(words: Sequence[str], spans: Sequence[tuple[int, int]], rules: Rules, first: int, i: int) -> int:
    """Past word `i` of a sentence that began with word `first`, if a line plainly ends with it; else 0."""
    past = i + 1
    if past >= len(words):
        return 0
    word, following = words[i], words[past]
    ends_none = word not in HALVES if word.isalnum() else len(word) == 1 and word not in (">", ")", ",")
    ends_none = ends_none or (word == "," and i - first >= _LETTER)
    if ends_none and (len(following) < _SHORTEST or following.isalnum()):
        return 0  # nearly always
    capital = following[0].isupper()
    if _RULE.match(word) or _RULE.match(following):
        return past if spans[past][0] > spans[i][1] else 0
    if _DAY.match(following) and _is_clock(words, past + 1):
        return past if not word.islower() or ADDRESS.match(word) else 0
    if word == ">" and i > first and ADDRESS.match(words[i - 1]):
        return past if capital else 0
    if ADDRESS.match(word):
        return past if ADDRESS.match(following) or (capital and (i == first or _opens(words, rules, past))) else 0
    if _ends_file(words, i):
        return past if following == "-" or (capital and word == ">>") else 0
    if SMILE.match(word):
        return past if capital else 0
    if i - first >= 2 and _DAY.match(words[i - 2]) and _is_clock(words, i - 1):
        return past
    if word == "," and capital and words[first].isalpha() and 0 < i - first < _LETTER:
        closes = words[i - 1].lower() in rules.closings and words[past + 1 : past + 2] != ["."]
        return past if closes else 0  # but "Thanks, Kim."
    return 0


def _ends_file(words: Sequence[str], i: int) -> bool:
    """Whether word `i` is the name of a file, or what closes around one: "(see plan.pdf)"."""
    return bool(_FILE.search(words[i])) or (words[i] in (")", ">>") and i > 0 and bool(_FILE.search(words[i - 1])))


def _is_clock(words: Sequence[str], i: int) -> bool:
    """Whether word `i` and the next are an hour: "03:48 PM"."""
    return i + 1 < len(words) and bool(_CLOCK.match(words[i])) and words[i + 1] in HALVES


def _opens(words: Sequence[str], rules: Rules, i: int) -> bool:
    """Whether a capitalised word after an address begins a sentence or the line of a head: "Subject:"."""
    return words[i].lower() in rules.starters or words[i + 1 : i + 2] == [":"]
