"""What is told again in passing: beside other news, days later, and so by nobody who vouches for it anew."""

from __future__ import annotations

import re

from reportedly.resolve.facts import days_of
from reportedly.resolve.model import LinkedClaim

_ASIDE = re.compile(r",\s(?:which|who|whom|whose|where)\s[^.;:]{0,60}$|\bsince\s[^.,;:]{0,60}$")
_OF_WHOM = re.compile(r"\b(?:who|whom|which|that)\s(?:[\w'’-]+\s){0,4}$")
_AFTER = re.compile(r"\b(?:days?|weeks?|months?)\s(?:after|since)\s[^.,;:]{0,60}\bhad\s$")
_COUNTED = re.compile(r"\b(?:days?|weeks?|months?|years?) after$")
_OLD = 3  # days after which a clause that only tells who or what is meant is no news


def recalls(claim: LinkedClaim, *, named: bool) -> bool:
    """Whether a claim is only recalled: in an outlet's own voice late and beside something else ("the town, which
    rebels took on Friday"), by whomever as who or what is meant ("the engineer who was abducted is free") or from
    which days are counted ("a week after the group had threatened it"), or laid to somebody without a name who "had
    said" so. `named` is whether a speaker with a name says so.
    """
    said = claim.claim
    before = claim.evidence[: max(0, said["trigger"]["start"] - said["evidence"]["start"])]
    days = days_of(said)
    age = (claim.published - days[1]).days if days is not None and claim.published is not None else 0
    one = all((n["high"] or n["low"] or 0) <= 1 for n in said["counts"])
    since = (claim.published - days[0]).days if days is not None and claim.published is not None else 0
    if said["time"] is not None and _COUNTED.search(said["time"]["text"]) is not None:
        return True
    if (since >= _OLD and one and _OF_WHOM.search(before) is not None) or _AFTER.search(before) is not None:
        return True
    if named:
        return False
    if said["attribution"]:
        cue = said["attribution"][0]["cue"]
        told = claim.evidence[: max(0, cue["end"] - said["evidence"]["start"])] if cue else ""
        return "had" in told.split()[-2:]
    return age > 0 and _ASIDE.search(before) is not None and not said["counts"]
