"""What an outlet said and took back in another text: "an earlier report of ours said that … We withdraw it"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from reportedly.code.retracted import opening_name, short_name
from reportedly.letters import bare
from reportedly.resolve.knowledge import table
from reportedly.resolve.model import LinkedClaim


def taken_back(claims: Sequence[LinkedClaim]) -> tuple[LinkedClaim, ...]:
    """The claims of an event, those withdrawn that their own outlet takes back, then or later, in another text.

    A newer text of the same page takes back what it no longer says (store/withdrawal.py); a correction on a page of its
    own, or a notice of an agency, does so in words. Numbers that it does not take back stand.
    """
    notices = [c for c in claims if is_notice(c) and c.publisher]
    if not notices:
        return tuple(claims)
    return tuple(replace(c, withdrawn=True) if _is_meant(c, notices) else c for c in claims)


@lru_cache(maxsize=4096)
def is_notice(claim: LinkedClaim) -> bool:
    """Whether its outlet says by it that it takes back what it reported."""
    chain = claim.claim["attribution"]
    if not chain or chain[0]["stance"] != "denies" or chain[0]["cue"] is None:
        return False
    called = chain[0]["source"]["text"].lower().removeprefix("the ")
    outlet = claim.publisher or ""
    names = {name.lower().removeprefix("the ") for name in (outlet, short_name(outlet), opening_name(outlet))}
    own = (called in names and called != "") or _own().fullmatch(called) is not None
    return own and _cue().search(chain[0]["cue"]["text"].lower()) is not None


def is_of_own_report(claim: LinkedClaim) -> bool:
    """Whether what says otherwise is an outlet's own report, of which it tells: "in a first version of this article we
    announced six deaths". It denies nobody's account but its own."""
    chain = claim.claim["attribution"]
    return bool(chain) and _report().search(chain[0]["source"]["text"].lower()) is not None


@cache
def _report() -> re.Pattern[str]:
    return re.compile(str(table("retracted")["report"]))


@cache
def _own() -> re.Pattern[str]:
    return re.compile(str(table("retracted")["own"]))


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(str(table("retracted")["cue"]))


def _is_meant(claim: LinkedClaim, notices: Iterable[LinkedClaim]) -> bool:
    if claim.publisher is None or claim.withdrawn or is_notice(claim):
        return False
    return any(
        are_of_one_outlet(n, claim)
        and n.document_id != claim.document_id
        and (n.published is None or claim.published is None or n.published >= claim.published)
        and n.claim["event_type"] == claim.claim["event_type"]
        and _has_number(n, claim)
        for n in notices
    )


def are_of_one_outlet(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether one outlet published both, however the name is written."""
    return bare(one.publisher or "").lower() == bare(two.publisher or "").lower()


def _has_number(notice: LinkedClaim, claim: LinkedClaim) -> bool:
    """Whether the notice takes back a number of the claim ("30" is "at least 30"), or what happened as such."""
    told, back = ({(c["kind"], c["low"] or c["high"]) for c in each.claim["counts"]} for each in (claim, notice))
    return not told or not back or bool(told & back)
