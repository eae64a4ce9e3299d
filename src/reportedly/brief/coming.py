"""What is announced, threatened or feared: a claim for each matter, the most urgent first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from reportedly.brief.state import Earlier
from reportedly.brief.voices import speaker
from reportedly.brief.wording import wording
from reportedly.code.nouns import load_nouns
from reportedly.resolve.model import Event, LinkedClaim

_COMING = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "CONSULT", "AGREE", "SANCTION", "AID", "THREATEN")
_OWN = ("we", "i", "our", "my")
_REFUSED = re.compile(r"\b(?:will|would|shall) (?:not|never)\b")


def coming(claims: Iterable[LinkedClaim], events: Sequence[Event], earlier: Earlier | None) -> list[LinkedClaim]:
    """The claims of what is to come; of one event, or of one who speaks of one matter in one place, the first alone.

    What was threatened and done in one sentence is left out, and so is what was to come before the last report.
    """
    done: set[tuple[str, str]] = set()
    fitting: list[LinkedClaim] = []
    for claim in claims:
        if _is_done(claim):
            done.add((claim.document_id, claim.evidence))
        elif _is_planned(claim) and not claim.withdrawn:
            fitting.append(claim)
    last = max((c.published for e in events for c in e.claims if c.published), default=None)
    fitting = [c for c in fitting if not (_is_threat(c) and (c.document_id, c.evidence) in done)]
    fitting = [c for c in fitting if not _is_over(c, last)]
    if earlier is not None:
        fitting = [c for c in fitting if c.published is None or c.published >= earlier.as_of.date()]
    event_of = {claim.claim_id: event.event_id for event in events for claim in event.claims}
    found: list[LinkedClaim] = []
    told: set[object] = set()
    for claim in sorted(fitting, key=_urgency):
        marks: set[object] = {" ".join(claim.evidence.split()).casefold(), event_of.get(claim.claim_id, claim.claim_id)}
        marks |= {_matter(claim)} if claim.claim["attribution"] or claim.claim["actors"] else set()
        if told.isdisjoint(marks):
            found.append(claim)
        told |= marks
    return found


def _matter(claim: LinkedClaim) -> tuple[str, ...]:
    """Who is to do what, where: the same threat told on two days is one."""
    said = claim.claim
    parties = said["actors"] or [said["attribution"][0]["source"]]
    who = parties[0]["actor_id"] or parties[0]["text"].lower()
    where = said["place"]["place_id"] or said["place"]["text"] if said["place"] else ""
    return who, said["event_type"], where or claim.claim_id


def _is_over(claim: LinkedClaim, last: date | None) -> bool:
    time = claim.claim["time"]
    latest = date.fromisoformat(time["latest"]) if time and time["latest"] else None
    return latest is not None and last is not None and latest < last and not _is_threat(claim)


def _is_threat(claim: LinkedClaim) -> bool:
    return bool(claim.claim["event_type"] == "THREATEN")


def _is_done(claim: LinkedClaim) -> bool:
    """Whether violence is told as done: a threat in the same sentence is one that was carried out."""
    return bool(claim.claim["event_type"] == "ASSAULT" and claim.claim["modality"] == "actual")


def _is_planned(claim: LinkedClaim) -> bool:
    """Whether the text announces it: who warns of something, or did it to a purpose, has planned nothing."""
    said = claim.claim
    if said["background"] or _names_nobody(claim):
        return False
    if is_ahead(claim):
        return True
    if _is_threat(claim):
        return said["trigger"]["text"].lower().startswith("threaten") or _is_announced(claim)
    return said["event_type"] in _COMING and said["modality"] != "actual" and _is_announced(claim)


def is_ahead(claim: LinkedClaim) -> bool:
    """Whether it is for a day after its report: a strike that was called for Friday."""
    time = claim.claim["time"]
    if not time or not time["earliest"] or claim.published is None:
        return False
    return date.fromisoformat(time["earliest"]) > claim.published


def _names_nobody(claim: LinkedClaim) -> bool:
    """Whether “he said” stands in it, and nothing tells who he is; or “He is to meet …”. “We shall …” is whoever says
    it."""
    chain, pronouns = claim.claim["attribution"], load_nouns().pronoun
    first = claim.evidence.lstrip("\"“‘' ").split(" ", 1)[0].lower()
    if first in pronouns and not (chain and first in _OWN):
        return True
    leaning = bool(chain) and (chain[0]["source"]["text"].lower() in pronouns or first in _OWN)
    return leaning and speaker(claim) is None


def _is_announced(claim: LinkedClaim) -> bool:
    """Whether the words tell of what is to come (“are due to meet”), and not of what could, or will not."""
    words: list[str] = wording()["lowered"]["announcing"]
    text = " ".join(claim.evidence.lower().split())
    return not _REFUSED.search(text) and any(re.search(rf"\b{word}\b", text) for word in words)


def _urgency(claim: LinkedClaim) -> tuple[int, bool, int, str]:
    """Threats first, then violence, then the rest; what is to come before what could; the newest first."""
    said = claim.claim
    violent = 0 if said["event_type"] == "THREATEN" else 1 if said["event_type"] in ("ASSAULT", "MOBILIZE") else 2
    day = claim.published.toordinal() if claim.published else 0
    return violent, said["modality"] == "hypothetical", -day, claim.claim_id
