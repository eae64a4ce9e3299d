"""Arrests and abductions in the course of a deed: in the raid, at the march or in the fight that a text tells of."""

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
# Verbs that follow each other: "surrounded the town, looted shops and shot"; nothing between them that begins a clause.
_LINKED = re.compile(
    r"(?!.*\b(?:who|whom|that|which|while|when|where|after|before|because|since|following|over|for|against)\b)"
    r"[^.;:]*(?:,|\band|\bthen)(?: (?:and|then|also|later|\w+ly))* ",
    re.IGNORECASE | re.DOTALL,
)
_SUSPECTS = r"\bsuspects?\b"
_WHOSE = r"(?:the|an?|this|that|his|her|its|their|last|\w+['’]s) (?:[\w-]+ ){0,2}?"

Said = Mapping[str, Any]


def courses_of(claims: Sequence[Said], text: str) -> dict[str, tuple[str, ...]]:
    """The kinds of happening that those who were taken can be a part of besides its own, by what their document tells
    before them, by the ids of the claims; none for any other claim, and for an arrest or an abduction that the text
    sets apart: one of suspects, one with a place or a day of its own, or one of which it tells first.

    What was seized is so a part of the arrests that are told before it, and who is taken or shut in a part of the blows
    that the same sentence tells of the same doers.
    """
    found: dict[str, tuple[str, ...]] = {}
    news = sorted((c for c in claims if not c["background"] and c["modality"] == "actual"), key=_at)
    apart = {"arrests": False, "abductions": False}
    for claim in (c for c in news if _is(c, "arrests") or _is(c, "abductions")):
        sort = "arrests" if _is(claim, "arrests") else "abductions"
        deeds = [d for d in news if _is(d, "deeds") and _at(d) < _at(claim)]
        here = _leads_to(claim, deeds, text)
        if here is None:
            here = not (apart[sort] or _is_apart(claim, text))
            apart[sort] = apart[sort] or not here
        kinds = sorted({kind for deed in deeds for kind in kinds_of(deed)})
        if here and kinds:
            found[claim["id"]] = tuple(kinds)
    for claim in (c for c in claims if c["id"] not in found and _is(c, "steps") and c["modality"] == "actual"):
        kinds = sorted({kind for deed in claims if _is_one_course(claim, deed, text) for kind in kinds_of(deed)})
        if kinds:
            found[claim["id"]] = tuple(kinds)
    for claim in (c for c in news if _is_of_goods(c)):
        arrests = [a for a in news if _is(a, "arrests") and _at(a) < _at(claim)]
        if arrests and (arrests[-1]["evidence"] == claim["evidence"] or not _is_apart(claim, text)):
            found[claim["id"]] = tuple(sorted(kinds_of(arrests[-1])))
    return found


def _leads_to(claim: Said, deeds: Sequence[Said], text: str) -> bool | None:
    """Whether a deed of the claim's own sentence leads to it ("broke up a march and arrested nine"), and was not after
    it or over it; None where the sentence tells of no deed before it."""
    here = [d for d in deeds if d["evidence"] == claim["evidence"]]
    if not here:
        return None
    last = here[-1]
    spans = ((last["trigger"]["end"], _at(claim)), (claim["evidence"]["start"], _at(last)))
    return not any(_APART.search(text, *span) for span in spans)


def _is_one_course(claim: Said, deed: Said, text: str) -> bool:
    """Whether one sentence tells of both as of what the same people did, one thing after the other: "rounded up the men
    and shot them", "blew up the bridge, cutting the road"."""
    if not _is(deed, "blows") or claim["evidence"] != deed["evidence"] or claim["background"] != deed["background"]:
        return False
    if deed["modality"] != "actual" or any(_differ(claim[field], deed[field]) for field in ("place", "time")):
        return False
    doers = [{(p["start"], p["end"]) for p in c["actors"]} for c in (claim, deed)]
    if not doers[0] & doers[1]:
        return False
    first, second = sorted((claim, deed), key=_at)
    return _LINKED.fullmatch(text[first["trigger"]["end"] : _at(second)]) is not None


def _differ(one: Said | None, two: Said | None) -> bool:
    return one is not None and two is not None and one["text"] != two["text"]


def _is_apart(claim: Said, text: str) -> bool:
    """Whether its sentence tells where or when it was, or for what deed."""
    start, end = claim["evidence"]["start"], claim["evidence"]["end"]
    told = (claim[field] for field in ("place", "time"))
    if any(value is not None and start <= value["start"] < end for value in told):
        return True
    return any(found.end() != claim["trigger"]["end"] for found in _deed_told().finditer(text, start, end))


@cache
def _deed_told() -> re.Pattern[str]:
    """ "Over the killing of a judge", "in connection with Monday's bombing"; but not "for looting and assault"."""
    nouns = sorted({lemma for pos, lemma in load_ontology().senses if pos == "noun" and " " not in lemma})
    told = rf"\b(?:over|for|in|of|behind|with|to) {_WHOSE}(?:{'|'.join(map(re.escape, nouns))})s?\b"
    return re.compile(f"{_SUSPECTS}|{told}", re.IGNORECASE)


def _is(claim: Said, role: str) -> bool:
    return claims_type(claim["event_type"], claim["mode"], table("happenings")["roles"][role])


def _is_of_goods(claim: Said) -> bool:
    goods = (claim["acled"] or {}).get("sub_event_type") in table("happenings")["choice"]["goods"]
    return bool(goods) and claim["mode"] == "seize"


def _at(claim: Said) -> int:
    return int(claim["trigger"]["start"])
