"""Who was there and tells of it in words that make no claim: "“They came in seven boats,” said a fisherman".

A witness of a deed is an origin of it even where he tells neither whom it killed nor what was done. His statement
belongs to the last deed that his text tells before it; it gives the event no value. Only people speak so, no body, and
only of what they saw, heard or lived through, or what those who did it did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.resolve.claimants import is_speaker, is_unnamed
from reportedly.resolve.happenings import claims_type
from reportedly.resolve.knowledge import table
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.places import relation
from reportedly.resolve.speaking import is_official

Said = Mapping[str, Any]
STATEMENT = "STATEMENT"
_APART = frozenset(("bar", "apart", "far_apart"))
_PARAGRAPHS = 2  # from the deed to the words of who saw it
_BREAK = re.compile(r"\n\s*\n")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]?")
_NOTHING = re.compile(r"\b(?:nothing|no|not|never|heard of|nobody|none)\b")
_OF_NOTHING = r"(?!\s(?:nothing|nobody|no|none|of)\b)"  # "we heard nothing"
_PEOPLE = (None, "Civilians", "Protesters")


def witnessed(claims: Sequence[Said], text: str, parts: Sequence[object]) -> dict[str, str]:
    """The id of the deed that each testimony is of, by its own; `parts` are the parts of the text that the claims stand
    in: what one entry of a digest tells is not what another's witness saw."""
    told = [n for n, c in enumerate(claims) if c["event_type"] == STATEMENT and _is_testimony(c, text)]
    if not told:
        return {}
    deeds = sorted((n for n, c in enumerate(claims) if _is_deed(c)), key=lambda n: _at(claims[n]))
    found = {}
    for n in told:
        before = [claims[d] for d in deeds if parts[d] == parts[n] and _at(claims[d]) < _at(claims[n])]
        deed = _of(claims[n], before, text)
        if deed is not None:
            found[claims[n]["id"]] = str(deed["id"])
    return found


def told_apart(words: Iterable[LinkedClaim], claims: Sequence[LinkedClaim]) -> list[LinkedClaim]:
    """The testimonies among the words on an event of speakers with a name; of those without one only where the same
    text gives no claim of such a one, who may be he: "residents said that he was shot. “They shouted,” a woman said".
    """
    nameless = {c.document_id for c in claims if is_unnamed(c)}
    told = [c for c in words if c.claim["event_type"] == STATEMENT]
    return [c for c in told if is_speaker(c) or (is_unnamed(c) and c.document_id not in nameless)]


def _of(claim: Said, deeds: Sequence[Said], text: str) -> Said | None:
    """The last deed before it, of those within reach, that may have been where its own words tell."""
    near = [
        d
        for d in deeds
        if len(_BREAK.findall(text, d["evidence"]["end"], claim["evidence"]["start"])) <= _PARAGRAPHS
        and _may_be_at(claim, d)
    ]
    return near[-1] if near else None


def _is_deed(claim: Said) -> bool:
    return (
        claims_type(claim["event_type"], claim["mode"], table("testimony")["deeds"])
        and claim["modality"] == "actual"
        and not claim["background"]
        and not any(link["stance"] == "denies" for link in claim["attribution"])
    )


def _is_testimony(claim: Said, text: str) -> bool:
    chain = claim["attribution"]
    if not chain or claim["background"] or claim["modality"] != "actual" or chain[0]["stance"] != "asserts":
        return False
    source = chain[0]["source"]
    if source["kind"] not in _PEOPLE or is_official(source):
        return False
    sentence = text[claim["evidence"]["start"] : claim["evidence"]["end"]]
    quoted = " ".join(_QUOTED.findall(sentence))
    own, reported = _patterns()
    if own.search(quoted) is not None:
        return True
    return _NOTHING.search(sentence) is None and reported.search(_QUOTED.sub(" ", sentence)) is not None


def _may_be_at(claim: Said, deed: Said) -> bool:
    place = claim["place"]
    return place is None or deed["place"] is None or relation(place, deed["place"])[0] not in _APART


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a witness says of himself or of those who did it, between quotation marks; and what is reported of him."""
    rules = table("testimony")
    lived, acts, doers, signs = ("|".join(rules[name]) for name in ("lived", "acts", "doers", "signs"))
    quoted = (
        rf"\b(?:I|[Ww]e)\b(?:\s(?:had|have|also|all|just|only|then|could|first|suddenly)){{0,2}}\s(?:{lived})\b{_OF_NOTHING}"
        rf"|\b(?:[Tt]hey|[Tt]hese people|[Tt]he (?:\w+ )?(?:{doers}))"
        rf"(?:\s(?:had|also|just|then|first|all)){{0,2}}\s(?:{acts})\b"
        rf"|\b(?:{signs})\b"
    )
    reported = (
        rf"\b(?:he|she|they|who)\s(?:had\s|also\s|first\s|then\s){{0,2}}(?:{lived})\b"
        rf"|\bthat (?:the (?:{doers})|they)\s(?:had\s)?(?:{acts})\b"
    )
    return re.compile(quoted), re.compile(reported)


def _at(claim: Said) -> int:
    return int(claim["trigger"]["start"])
