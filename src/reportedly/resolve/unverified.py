"""Entries of a list that its maker says he has not verified: he has entered what others told, and adds no word of his.

A monitor's entry says so in words ("unverified", "awaiting confirmation"), or by a mark that the text explains: "n.v. =
not verified by us", "what we could not check is marked (n)", "a dash means that nobody has been there".
"""

from __future__ import annotations

import re
from functools import lru_cache

_LINE = re.compile(
    r"^\s*(?:[-•*–]\s|\d{1,2}[\s./-](?:\d{1,2}\b|[A-Z][a-z]{2})|[A-Z][a-z]{2,8}\s\d{1,2}\b|[^|\n]+\|[^|\n]+\||[^\n,.;]{2,40},[^\n.;]{2,40}[.:(])"
)
_LONGEST = 400  # characters of an entry that can say so of itself
_NOT = r"(?:\b(?:not|no|nobody|cannot|could\snot|un)\b|n['’]t\b|\bun(?=verified|confirmed))"
_SAYS = re.compile(
    r"\bunverified\b|\bunconfirmed\b|\bnot\s(?:yet\s)?(?:been\s)?(?:independently\s)?(?:verified|confirmed|corroborated)\b"
    r"|\b(?:awaiting|pending|subject\sto)\s(?:verification|confirmation|review)\b|(?:^|[.;|:])\s*pending\b"
    r"|\bcould\snot\s(?:be\s)?(?:independently\s)?(?:verify|verified|confirm|confirmed|check|checked)\b|\bunder\sverification\b"
    r"|\bno\s(?:second|other|independent)\ssource\b|\bsee\s(?:the\s)?next\s\w+",
    re.IGNORECASE,
)
_CHECKED = r"(?:verif|confirm|check|corroborat|seen|there)"
_EQUALS = re.compile(
    rf"(?:^|[\s(“\"])(?P<mark>[^\s(“\"”)]{{1,6}})[”\"]?\)?\s?(?:=|\bmeans\b|\bstands\sfor\b)\s?[^.;\n]{{0,40}}{_NOT}[^.;\n]{{0,30}}{_CHECKED}",
    re.IGNORECASE,
)
_BRACKETS = re.compile(rf"{_NOT}\s?[^.;,(\n]{{0,40}}\((?P<mark>\S{{1,4}})\)", re.IGNORECASE)
_DASH = re.compile(rf"\bdash(?:es)?\s(?:means?|stands?\sfor|marks?)\b[^.;\n]{{0,60}}{_NOT}", re.IGNORECASE)
_ENDS_IN_DASH = re.compile(r"[|;,:]\s*[-–—]\s*$")


@lru_cache(maxsize=4)
def _marks(text: str) -> tuple[frozenset[str], bool]:
    """The marks that a text explains so, and whether a dash is one."""
    found = {m["mark"] for p in (_EQUALS, _BRACKETS) for m in p.finditer(text)}
    return frozenset(m for m in found if m.lower() not in ("it", "this", "that", "which")), bool(_DASH.search(text))


def is_unverified(text: str, start: int) -> bool:
    """Whether the character at `start` stands in an entry of a list, one line, that says of itself that it is not
    verified."""
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    line = text[begin : end if end >= 0 else len(text)]
    if len(line) > _LONGEST or not _LINE.match(line):
        return False
    if _SAYS.search(line):
        return True
    marks, dash = _marks(text)
    told = any(re.search(rf"(?<![\w.]){re.escape(m)}(?![\w])", line) for m in marks)
    return told or (dash and _ENDS_IN_DASH.search(line) is not None)
