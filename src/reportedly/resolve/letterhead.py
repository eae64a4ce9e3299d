"""Who issues a text, by the line at its head: "Press release of the Coast Front", "Ministry of Defence. Statement 7".

A communiqué that an outlet prints as it came is its issuer's word, whatever the outlet is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from reportedly.link.actors import link_actor
from reportedly.link.registry import Registry
from reportedly.read.layout import FRONT
from reportedly.resolve.knowledge import words
from reportedly.resolve.unnamed import any_of

_BRANCHES = ("gov-", "mil-", "pol-", "sec-")
_LONGEST = 160  # characters of the line
_HEAD = 600  # characters in which the headline and the line below it stand
_NUMBER = re.compile(r"(?i)\b(?:no\.?|number|nr\.?)?\s*\d[\d/.:-]*(?:\s\w+\s\d{4})?")
_VERB = re.compile(r"[.!?]\s+\w+\s+\w+\s+\w+|\b(?:was|were|is|are|has|have|had|said|will)\b")
_PARTS = re.compile(r"[,;:–—|-]\s|\.\s|\.$")


def issuer(
    text: str, land: str | None, registry: Registry, *, title: str | None = None, cues: Iterable[int] = ()
) -> str | None:
    """The id of the actor that the line at the head of a text, below its headline, names as its issuer; None where none
    is named. `land` is the country that the text tells of; `cues` are where its verbs of saying begin: a line with one
    of them is a sentence."""
    line = next((line for line in _lines(text) if line != title), "")
    if not line or len(line) >= _LONGEST:
        return None
    informs = _informs().match(line)
    if informs is not None:
        return _actor(informs[1], land, registry)
    begin = text.index(line)
    if _VERB.search(line) or any(begin <= cue < begin + len(line) for cue in cues):
        return None
    told = _paper().sub(" ", _NUMBER.sub(" ", line))
    is_paper = _paper().search(line) is not None
    parts = [part.strip() for part in _PARTS.split(told) if part.strip()]
    if not parts or not (is_paper or any(_office().search(part) for part in parts)):
        return None
    return next((a for part in parts if (a := _actor(part, land, registry)) is not None), None)


def _lines(text: str) -> list[str]:
    """The first lines of what a text says, behind its front matter."""
    head = FRONT.match(text)
    begin = head.end() if head is not None else 0
    return [line.strip() for line in text[begin : begin + _HEAD].split("\n") if line.strip()]


def _actor(wording: str, land: str | None, registry: Registry) -> str | None:
    link = link_actor(wording, registry=registry, on=None, countries={land: 1.0} if land else {})
    known = link is not None and (link.id in registry.actors or link.id.startswith(_BRANCHES))
    return link.id if link is not None and known else None


@cache
def _paper() -> re.Pattern[str]:
    kinds = "|".join(map(re.escape, sorted(words("origins", "letterheads"))))
    return re.compile(rf"(?i)\b(?:{kinds})\b(?:\s(?:of|by|from|issued by)\b)?(?:\sthe\b)?")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('issuing')}", re.IGNORECASE)


@cache
def _informs() -> re.Pattern[str]:
    return re.compile(
        r"(?:The\s)?([A-Z][^.:]{3,90}?)\s(?:informs?|announces?|declares?|communicates?|notif(?:y|ies))\b"
        r"[^.]*\b(?:following|opinion|the people of)\b"
    )
