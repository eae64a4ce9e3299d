"""Arrests made in the course of a deed: in the raid, at the march or in the fight that their text tells of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.code.ontology import load_ontology
from reportedly.resolve.happenings import claims_type, kinds_of
from reportedly.resolve.knowledge import table

# "Fled after", "rallied against", "burnt lorries over": what the arrest came before, or what it was about.
_APART = re.compile(
    r"\b(?:after|against|because|before|over|since|following|demand\w*|denounc\w*|condemn\w*)\b", re.IGNORECASE
)
_SUSPECTS = r"\bsuspects?\b"
_WHOSE = r"(?:(?:the|an?|this|that|his|her|its|their|last|\w+day['’]s) )?(?:[\w-]+ ){0,2}?"


def course_of(claim: Mapping[str, Any], claims: Sequence[Mapping[str, Any]], text: str) -> tuple[str, ...]:
    """The kinds of happening that an arrest can be a part of besides its own, by what its document tells before it; ()
    for any other claim, and for an arrest that its text sets apart: one of suspects, one with a place or a day of its
    own, or one of which it tells first."""
    if not _is_arrest(claim) or claim["background"] or claim["modality"] != "actual":
        return ()
    deeds = [d for d in claims if _is_deed(d) and _at(d) < _at(claim)]
    here = [d for d in deeds if d["evidence"] == claim["evidence"]]
    if here:
        last = max(here, key=_at)
        if _APART.search(text, last["trigger"]["end"], _at(claim)) or _APART.search(
            text, claim["evidence"]["start"], last["trigger"]["start"]
        ):
            return ()
    elif _is_apart(claim, text) or any(_is_apart(a, text) for a in claims if _is_arrest(a) and _at(a) < _at(claim)):
        return ()
    return tuple(sorted({kind for deed in deeds for kind in kinds_of(deed)}))


def _is_apart(arrest: Mapping[str, Any], text: str) -> bool:
    """Whether its sentence tells where or when it was made, or for what deed."""
    start, end = arrest["evidence"]["start"], arrest["evidence"]["end"]
    told = (arrest[field] for field in ("place", "time"))
    own = any(value is not None and start <= value["start"] < end for value in told)
    return own or _deed_told().search(text, start, end) is not None


@cache
def _deed_told() -> re.Pattern[str]:
    """ "Over the killing of a judge", "in connection with Monday's bombing"."""
    nouns = sorted({lemma for pos, lemma in load_ontology().senses if pos == "noun" and " " not in lemma})
    told = rf"\b(?:over|for|in|of|behind|with|to) {_WHOSE}(?:{'|'.join(map(re.escape, nouns))})s?\b"
    return re.compile(f"{_SUSPECTS}|{told}", re.IGNORECASE)


def _is_arrest(claim: Mapping[str, Any]) -> bool:
    return claims_type(claim["event_type"], claim["mode"], table("happenings")["roles"]["taken"])


def _is_deed(claim: Mapping[str, Any]) -> bool:
    deed = claims_type(claim["event_type"], claim["mode"], table("happenings")["roles"]["deeds"])
    return deed and not claim["background"] and claim["modality"] == "actual"


def _at(claim: Mapping[str, Any]) -> int:
    return int(claim["trigger"]["start"])
