"""What is told again in passing: beside other news, days later, and so by nobody who vouches for it anew."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from reportedly.code.ontology import load_ontology
from reportedly.resolve.facts import days_of
from reportedly.resolve.knowledge import words
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.unnamed import any_of, saw, single

_ASIDE = re.compile(r",\s(?:which|who|whom|whose|where)\s[^.;:]{0,60}$|\bsince\s[^.,;:]{0,60}$")
_OF_WHOM = re.compile(r"\b(?:who|whom|whose|which|that)\s(?:[\w'’-]+\s){0,4}$")
_HAD = re.compile(r",\s(?:which|who|whom|where)\s[^.;:,]{0,60}\bhad\s$")  # ", where four had died on Monday, he said"
_THOSE = re.compile(r"\b(?:those|these|the (?:people|men|women|victims|dead))\s$")  # "the names of those killed"
_THAT = re.compile(r"^\s*(?:(?:on|in|at|late|early)\s[\w ]{1,30}\s)?that\s")
_AFTER = re.compile(r"\b(?:days?|weeks?|months?)\s(?:after|since)\s[^.,;:]{0,60}\bhad\s$")
_ON_THE_DAY = re.compile(
    r"\bon the (?:same )?(?:day|evening|night|morning) (?:that|when|on which)\s(?:[\w'’-]+\s){0,5}$"
)
_MEANT = re.compile(r"^(?:[Tt]he|[Tt]hose|[Tt]hese)\s")
_COUNTED = re.compile(r"\b(?:days?|weeks?|months?|years?) after$")
_CLAUSE = re.compile(
    r"(?:\b(?:who|whom|whose|which|where|since|whether)|^When"
    r"|\b(?:minutes|hours|days|weeks|months|an? (?:hour|day|week|month)) (?:after|before))\s"
    r"(?:(?!\bsaid\b)[^,;:.“”\"])*$"
)
_REFERS = re.compile(
    r"\b(?:[Aa]fter|since|[Ff]ollow(?:ing|s|ed)|over|about|against|with|protesting"
    r"|(?:respon[sd]\w*|reacti(?:on|ng)) to"
    r"|(?:[Ss]urvivors?|[Vv]ictims?|[Ww]itness(?:es)?) of"
    r"|(?:reprisals?|revenge|retaliat\w+|vengeance|aveng\w+|punish\w*|payback)(?: (?:for|to|against))?)\s"
    r"(?:the|this|that|these|those|an?|its|their|his|her|[\w ]{1,20}['’]s)\s(?:[\w-]+\s){0,3}$"
)
_OWN = re.compile(r"\b(?:[Oo]ur|[Ww]e|us)\b")
_BEHIND = 60  # characters from "a day after" to the happening that it names
_LATE = 3  # days after which an outlet that tells it again, with nobody's word and no new number, has it of others
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
        behind = said["trigger"]["start"] - said["time"]["end"]  # the day of another happening is no such time
        if 0 < behind <= _BEHIND:
            return True
    meant = since >= _OLD and one and _OF_WHOM.search(_told(claim, before)) is not None
    if (meant and not _vouches(claim, before)) or _AFTER.search(before) is not None:
        return True
    if not said["attribution"] and _ON_THE_DAY.search(before) is not None:
        return True
    if age > 0 and not said["counts"] and _HAD.search(before) is not None:
        return True
    if named:
        return False
    if said["attribution"]:
        cue = next(
            (link["cue"] for link in reversed(said["attribution"]) if link["cue"]), None
        )  # "said he had counted"
        told = claim.evidence[: max(0, cue["end"] - said["evidence"]["start"])] if cue else ""
        return "had" in told.split()[-2:]
    aside = _ASIDE.search(before) is not None or _THOSE.search(before) is not None
    return age > 0 and aside and not said["counts"]


def _told(claim: LinkedClaim, before: str) -> str:
    """What stands before a happening without the "that" of who says so: "the mayor said that raiders [attacked]"."""
    said, cut = claim.claim, 0
    for link in said["attribution"]:
        if link["cue"] is not None:
            end = link["cue"]["end"] - said["evidence"]["start"]
            cut = max(cut, end) if end <= len(before) else cut
    return _THAT.sub("", before[cut:])


def passes(claim: LinkedClaim, last: date | None, numbers: Collection[tuple[str, int]]) -> bool:
    """Whether an outlet's own voice (or a speaker without a name) only refers to what is known already, on a later day
    than `last`, the event's: as that after which something else came, by the noun that names it ("after last week's
    raid"), or to react to it ("condemns the killing").

    Not so where it tells of its own work ("our team", "has collected the names"), or gives a number that is none of
    `numbers`, those of the others: kind of harm and low.
    """
    said = claim.claim
    if claim.unverified:
        return True
    if is_comment(claim) or _is_of_media(said["attribution"]) or (not said["attribution"] and _is_digest(claim)):
        return not saw(claim)
    if claim.published is None or last is None or claim.published <= last:
        return False
    if any((n["kind"], n["low"]) not in numbers for n in said["counts"] if n["low"] is not None):
        return False
    start = said["trigger"]["start"] - said["evidence"]["start"]
    before = claim.evidence[: max(0, start)]
    refers = _is_noun(said["trigger"]["text"]) and _REFERS.search(before) is not None
    refers = refers or _reacting().search(f"{before}{said['trigger']['text']}") is not None or _is_meant(claim)
    late = (claim.published - last).days >= _LATE and not saw(claim) and _is_paper(claim)
    if not refers and (said["attribution"] or (not late and _CLAUSE.search(before) is None)):
        return False
    return not _vouches(claim, before)


def _is_meant(claim: LinkedClaim) -> bool:
    """Whether a participle right behind somebody only tells who he is: "the driver shot there will be buried"."""
    start, trigger = claim.claim["trigger"]["start"], claim.claim["trigger"]["text"].lower()
    if trigger.split()[0] not in words("origins", "done_to"):
        return False
    told = (p for p in claim.claim["targets"] if 0 < start - p["end"] <= 1)
    return any(_MEANT.match(p["text"]) is not None for p in told) and _OWN.search(claim.evidence) is None


def is_comment(claim: LinkedClaim) -> bool:
    """Whether an opinion piece tells it, by the address of its page: it argues from what others told."""
    path = urlsplit(claim.url or "").path.lower()
    return not words("origins", "comment").isdisjoint(re.split(r"[/_.]", path))


def _is_of_media(chain: Sequence[Mapping[str, Any]]) -> bool:
    """Whether an outlet lays it to media that it does not name, as lists of incidents do: "nine killed (media)"."""
    told = [link["source"]["text"].lower().removeprefix("the ") for link in chain]
    return bool(told) and all(text in words("origins", "media") for text in told)


def _is_digest(claim: LinkedClaim) -> bool:
    """Whether the outlet, by its name, gathers what others told: "Odra Digest", "Conflict Digest", "The Morning
    Briefing"; no "Conflict Brief" nor "Conflict Watch Digest", which a monitor may write of its own."""
    if not claim.origin.startswith(("name:", "host:")):
        return False
    told = [w.lower() for w in (claim.publisher or "").split()]
    makers = words("origins", "looking_into")
    if told and told[-1] in words("origins", "digests"):  # "conflict" is what it gathers about
        makers -= words("origins", "happens")
    return not words("origins", "gathering").isdisjoint(told) and makers.isdisjoint(told)


def _is_paper(claim: LinkedClaim) -> bool:
    """Whether the own voice is that of an outlet that passes news on, and of no party, monitor or charity."""
    told = {w.lower() for name in (claim.publisher or "", *claim.agencies) for w in name.split()}
    return claim.origin.startswith(("name:", "source:", "host:")) and words("origins", "looking_into").isdisjoint(told)


def _vouches(claim: LinkedClaim, before: str) -> bool:
    """Whether what stands before a happening tells how it is known: by the outlet's own work ("our team", "the doctors
    of Aid have received"), or by a verb of finding out ("confirmed the release")."""
    itself = (name.removeprefix("The ") for name in (claim.publisher, *claim.agencies) if name)
    return bool(_OWN.search(before) or _vouching().search(before)) or any(name in before for name in itself)


def _is_noun(trigger: str) -> bool:
    return single(trigger.split()[-1].lower()) in _nouns() or single(trigger.split()[0].lower()) in _nouns()


@cache
def _nouns() -> frozenset[str]:
    """The nouns that name a happening."""
    return frozenset(lemma for pos, lemma in load_ontology().senses if pos == "noun")


@cache
def _reacting() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('reacting')}\b[^,;:.]{{0,60}}$")


@cache
def _vouching() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('vouching')}\b[^,;:.]{{0,60}}$", re.IGNORECASE)
